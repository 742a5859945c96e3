#!/usr/bin/env python3
"""Trains the weights that judge what a page is for.

    train.py --corpus DIR --rows PROGRAM --out src/article/purpose/purpose.model

PROGRAM is the built example `purpose_rows`, which measures pages as the engine does. Learned from: the written pages (`structures.py`), and
saved pages of the corpus by the kind that their labels name. The written test pages (tests/purposes) have no part in it.

A logistic regression over steps: each measurement is cut at a few of its own quantiles, and every step above zero has a weight for each
purpose. The steps that say most are kept and fitted again. Figures are from outside the fold: written pages of one structure, and saved pages
of one domain, are on one side of a split. The same pages and versions (requirements.txt) give the same bytes.
"""

import argparse
import collections
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy
from sklearn.linear_model import LogisticRegression

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from checksum import fnv  # noqa: E402
from pages import write_all

HERE = pathlib.Path(__file__).parent
PURPOSES = ["signup", "account", "checkout", "gate", "application", "search", "shop", "list", "article", "other"]
PROTECTED = range(5)
ARTICLE = PURPOSES.index("article")
FOLDS = 5
# What speaks for every protected purpose beforehand, in hundredths: a checkout that is taken for an article may lose a part, an article taken
# for a checkout only keeps its clutter.
CAUTION = 15
# How strongly weights are held near zero, and how many steps are kept.
STRENGTH = 0.07
STEPS = 300
# What the written pages of one purpose weigh together, and the written articles, which are of more kinds; a saved article, another saved page.
WRITTEN, WRITTEN_ARTICLES, SAVED_ARTICLE, SAVED = 130.0, 260.0, 1.0, 1.0
QUANTILES, FEW = (0.2, 0.4, 0.6, 0.8, 0.93), (0.4, 0.75)
# Letters below which a saved article was saved without its text, and above which a page of another kind has an article's worth of it.
SAVED_WITHOUT_TEXT, AS_LONG_AS_AN_ARTICLE, LONG_LIST = 200, 700, 5_000
LABELS = ["labels.jsonl", "labels-sign-ups.jsonl", "labels-set-aside.jsonl"]


class Rows:
    def __init__(self, program):
        self.program = program
        self.names = self.run("names")[0][0:]

    def run(self, *arguments):
        out = subprocess.run([self.program, *arguments], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
        return [line.split("\t")[0 if arguments[0] != "names" else 1 :] for line in out.splitlines()]


def of_written(rows):
    with tempfile.TemporaryDirectory() as folder:
        pages = {}
        for name, structure, purpose, source in write_all():
            path = pathlib.Path(folder, f"{name}.html")
            path.write_text(source, encoding="utf-8")
            pages[str(path)] = (structure, PURPOSES.index(purpose))
        lines = rows.run("files", *sorted(pages))
    return [(pages[line[0]], list(map(int, line[1:]))) for line in lines]


def of_corpus(rows, corpus):
    index = {entry["id"]: entry for entry in map(json.loads, open(corpus / "index.jsonl", encoding="utf-8"))}
    kinds = {}
    for path in [corpus / "labels.jsonl"] + [HERE.parent / "train" / name for name in LABELS]:
        for entry in map(json.loads, open(path, encoding="utf-8")):
            kinds.setdefault(entry["id"], entry["kind"])
    found = []
    letters = rows.names.index("letters of the article")
    for line in rows.run("corpus", str(corpus)):
        values = list(map(int, line[1:]))
        purpose = purpose_of(kinds.get(line[0], ""), values[letters])
        found.append((line[0], (index[line[0]]["domain"], purpose and PURPOSES.index(purpose)), values))
    return found


def purpose_of(kind, letters):
    """What a saved page is for by the kind that its reader noted; none where that does not say it."""
    if kind in ("article", "recipe", "docs"):
        return "article" if letters >= SAVED_WITHOUT_TEXT else None
    if kind in ("list", "home"):
        return "list" if letters < LONG_LIST else None
    if kind in ("shop", "product"):
        return "shop"
    return "other" if kind == "other" and letters < AS_LONG_AS_AN_ARTICLE else None


class Encoder:
    """Cuts measurements into steps."""

    def __init__(self, values):
        self.steps = []
        for column in range(values.shape[1]):
            given = values[:, column][values[:, column] > 0]
            if len(given) < 8:
                continue
            cuts = numpy.quantile(given, QUANTILES if given.max() > 60 else FEW)
            self.steps += [(column, cut) for cut in sorted({0} | {int(cut) for cut in cuts if cut < given.max()})]

    def __call__(self, values):
        columns, cuts = zip(*self.steps)
        return (values[:, list(columns)] > numpy.array(cuts)).astype(numpy.float64)


def fit(steps, purposes, weights):
    return LogisticRegression(C=STRENGTH, max_iter=300).fit(steps, purposes, sample_weight=weights)


def train(encoder, values, purposes, weights):
    """Fits, keeps the steps that say most, and fits again: the encoder that is left, and the model rounded as the engine sees it."""
    steps = encoder(values)
    model = fit(steps, purposes, weights)
    says = numpy.ptp(model.coef_, axis=0) * steps.std(axis=0)
    kept = sorted(numpy.argsort(-says, kind="stable")[:STEPS])
    left = Encoder.__new__(Encoder)
    left.steps = [encoder.steps[at] for at in kept]
    model = fit(left(values), purposes, weights)
    added = numpy.clip(numpy.rint(model.coef_ * 100), -127, 127).astype(int)
    begin = numpy.rint(model.intercept_ * 100).astype(int)
    begin[list(PROTECTED)] += CAUTION
    return left, begin, added


def judge(trained, values):
    encoder, begin, added = trained
    return numpy.argmax(begin + encoder(values) @ added.T, axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--rows", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="no figures from outside the fold")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows)
    written = of_written(rows)
    saved = [(about, values) for _, about, values in of_corpus(rows, arguments.corpus) if about[1] is not None]
    values = numpy.array([values for _, values in written + saved])
    purposes = numpy.array([about[1] for about, _ in written + saved])
    is_written = numpy.arange(len(values)) < len(written)
    counts = collections.Counter(about[1] for about, _ in written)
    weights = numpy.array([(WRITTEN_ARTICLES if about[1] == ARTICLE else WRITTEN) / counts[about[1]] for about, _ in written] + [SAVED_ARTICLE if about[1] == ARTICLE else SAVED for about, _ in saved])
    encoder = Encoder(values)
    print(f"{len(written)} written and {len(saved)} saved pages, {values.shape[1]} measurements, {len(encoder.steps)} steps", flush=True)
    if not arguments.quick:
        folds = numpy.array([zlib.crc32(about[0].encode()) % FOLDS for about, _ in written + saved])
        judged = numpy.zeros(len(values), dtype=int)
        for fold in range(FOLDS):
            learned, test = folds != fold, folds == fold
            judged[test] = judge(train(encoder, values[learned], purposes[learned], weights[learned]), values[test])
        right = judged == purposes
        articles = ~is_written & (purposes == ARTICLE)
        print(f"outside the fold: written {right[is_written].mean():.3f}, saved articles {right[articles].mean():.4f}, of these taken for a protected purpose {numpy.isin(judged[articles], PROTECTED).sum()}")
        for purpose in range(len(PURPOSES)):
            of = collections.Counter(PURPOSES[at] for at in judged[is_written & (purposes == purpose)])
            print(f"  {PURPOSES[purpose]}: {', '.join(f'{name} {count}' for name, count in of.most_common())}")
    encoder, begin, added = train(encoder, values, purposes, weights)
    body = b"CCP2" + struct.pack("<HI", len(rows.names), fnv("\n".join(rows.names).encode()))
    body += struct.pack(f"<{len(PURPOSES)}h", *begin)
    for at, (column, cut) in enumerate(encoder.steps):
        body += struct.pack(f"<BH{len(PURPOSES)}b", column, cut, *added[:, at])
    data = body + struct.pack("<I", fnv(body))
    arguments.out.write_bytes(data)
    print(f"{arguments.out}: {len(data)} bytes, {len(zlib.compress(data, 9))} compressed")


if __name__ == "__main__":
    main()
