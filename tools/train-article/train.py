#!/usr/bin/env python3
"""Trains the judgement of segments: which of them belong to the article.

    train.py --corpus DIR --rows PROGRAM --out src/article/article.model [--day 20261122]

PROGRAM is the built example `article_rows`, which measures segments and scores texts; nothing is measured twice, here and in the engine.

Two judgements: the first sees a segment and its place, the second also what the first said about the segments around it. All figures
are from outside the fold: pages of one domain are on one side of a split. For each fold that is left out, the second judgement learns from
first scores that no page of the left-out fold and no page of the scored page's own fold went into.
The same corpus, versions (requirements.txt) and machine architecture give the same bytes.
"""

import argparse
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

import lightgbm
import numpy

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from checksum import fnv  # noqa: E402
from truth import label, read_labels, read_truth, words

FOLDS = 5
LABELS = pathlib.Path(__file__).parent / "labels.jsonl"
EVEN = 800
STEP = 10
LEAF = 255
FIRST_TREES = 70
SECOND_TREES = 70
SETTINGS = dict(
    objective="binary",
    num_leaves=12,
    learning_rate=0.12,
    min_data_in_leaf=15,
    feature_fraction=0.4,
    bagging_fraction=0.8,
    bagging_freq=1,
    lambda_l2=5.0,
    max_bin=63,
    seed=7,
    deterministic=True,
    force_row_wise=True,
    num_threads=2,
    verbose=-1,
)
# A labelled piece of a page counts as much as this many segments of a page that is known as a whole.
PIECE = 3.0


class Forest:
    """A trained forest with the rounding that the engine sees."""

    def __init__(self, rows, labels, weights, trees):
        data = lightgbm.Dataset(rows, labels, weight=weights, params={"max_bin": SETTINGS["max_bin"], "verbose": -1})
        self.model = lightgbm.train(SETTINGS, data, trees)
        self.trees = [tree["tree_structure"] for tree in self.model.dump_model()["tree_info"]]

    def score(self, rows):
        leaves = self.model.predict(rows, pred_leaf=True).reshape(len(rows), -1)
        total = numpy.zeros(len(rows), dtype=numpy.int64)
        for column, tree in enumerate(self.trees):
            values = {}
            collect(tree, values)
            table = numpy.array([values[leaf] for leaf in range(len(values))])
            total += table[leaves[:, column]]
        return numpy.clip(EVEN + total // STEP, 0, 2 * EVEN)

    def encode(self):
        return struct.pack("<H", len(self.trees)) + b"".join(map(encode, self.trees))


def thousandths(value):
    return max(-32768, min(32767, round(value * 1000)))


def collect(node, values):
    if "leaf_value" in node:
        values[node.get("leaf_index", 0)] = thousandths(node["leaf_value"])
    else:
        collect(node["left_child"], values)
        collect(node["right_child"], values)


def encode(node):
    if "leaf_value" in node:
        return struct.pack("<Bh", LEAF, thousandths(node["leaf_value"]))
    assert node["decision_type"] == "<=" and node["split_feature"] < LEAF
    threshold = max(0, min(65535, int(node["threshold"])))
    return struct.pack("<BH", node["split_feature"], threshold) + encode(node["left_child"]) + encode(node["right_child"])


class Corpus:
    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.scratch = tempfile.TemporaryDirectory()
        self.names = self.run("names").decode().split()
        lines, self.rows = self.measure()
        segments = [json.loads(line) for line in lines.decode("utf-8").splitlines()]
        self.pages = [segment[0] for segment in segments]
        self.folds = numpy.array([zlib.crc32(segment[1].encode()) % FOLDS for segment in segments])
        truth = read_truth(folder) | read_labels(LABELS)
        self.labels = numpy.full(len(segments), -1)
        self.weights = numpy.zeros(len(segments))
        begin = 0
        while begin < len(segments):
            end = begin
            while end < len(segments) and self.pages[end] == self.pages[begin]:
                end += 1
            texts = [segment[3] for segment in segments[begin:end]]
            page = truth[self.pages[begin]]
            for at, value in enumerate(label(page, texts, [segment[2] for segment in segments[begin:end]])):
                length = min(200, max(1, len(words(texts[at]))))
                self.weights[begin + at] = length**0.5 if "body" in page or "yes" in page else PIECE * max(3, length) ** 0.5
                if value is not None:
                    self.labels[begin + at] = value
            begin = end
        self.known = self.labels >= 0

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, stdout=subprocess.PIPE).stdout

    def measure(self, scores=None):
        numbers = f"{self.scratch.name}/numbers"
        extra = [] if scores is None else [self.write(scores)]
        lines = self.run("rows", self.folder, LABELS, numbers, *extra)
        flat = numpy.fromfile(numbers, dtype="<u2")
        count = lines.count(b"\n") if scores is None else len(self.pages)
        return lines, flat.reshape(count, -1)

    def write(self, scores):
        path = f"{self.scratch.name}/scores"
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(f"{page}\t{score}\n" for page, score in zip(self.pages, scores))
        return path

    def figures(self, scores):
        values = self.run("figures", self.folder, self.write(scores)).decode().split()
        return "body P {} R {} F1 {} · segments P {} R {} F {}".format(*values)

    def fit(self, rows, left_out, trees):
        chosen = self.known & ~numpy.isin(self.folds, left_out)
        return Forest(rows[chosen], self.labels[chosen], self.weights[chosen], trees)


def evaluate(corpus):
    """Scores of every segment from outside its fold, by both judgements."""
    apart = {}  # without the two folds: their scores
    for one in range(FOLDS):
        for other in range(one, FOLDS):
            scores = corpus.fit(corpus.rows, [one, other], FIRST_TREES).score(corpus.rows)
            apart[one, other] = apart[other, one] = scores
    first = numpy.choose(corpus.folds, [apart[fold, fold] for fold in range(FOLDS)])
    print("first judgement  ", corpus.figures(first), flush=True)
    second = numpy.zeros(len(first), dtype=numpy.int64)
    for fold in range(FOLDS):
        scores = numpy.choose(corpus.folds, [apart[fold, other] for other in range(FOLDS)])
        rows = corpus.measure(scores)[1]
        test = corpus.folds == fold
        second[test] = corpus.fit(rows, [fold], SECOND_TREES).score(rows[test])
    print("second judgement ", corpus.figures(second), flush=True)
    return first, second


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--rows", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--day", default="20261122")
    parser.add_argument("--seed", type=int, default=SETTINGS["seed"], help="another seed shows how far retraining alone moves the figures")
    parser.add_argument("--scores", help="where to keep the scores from outside the fold")
    arguments = parser.parse_args()
    SETTINGS["seed"] = arguments.seed
    corpus = Corpus(arguments.corpus, arguments.rows)
    print(f"{len(corpus.pages)} segments, {int(corpus.known.sum())} with a label, {corpus.rows.shape[1]} measurements", flush=True)
    first, second = evaluate(corpus)
    if arguments.scores:
        with open(arguments.scores, "w", encoding="utf-8") as out:
            out.writelines(f"{page}\t{one}\t{other}\n" for page, one, other in zip(corpus.pages, first, second))
    # The weights for new pages learn from all pages; the second judgement learns from first scores from outside the fold.
    rows = corpus.measure(first)[1]
    forests = [corpus.fit(corpus.rows, [], FIRST_TREES), corpus.fit(rows, [], SECOND_TREES)]
    body = b"CCA1" + struct.pack("<HI", 1, fnv("\n".join(corpus.names).encode())) + arguments.day.encode("ascii") + bytes([len(forests)])
    body += b"".join(forest.encode() for forest in forests)
    data = body + struct.pack("<I", fnv(body))
    pathlib.Path(arguments.out).write_bytes(data)
    print(f"{arguments.out}: {len(data)} bytes, {len(zlib.compress(data, 9))} compressed")


if __name__ == "__main__":
    main()
