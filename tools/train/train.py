"""Trains the judgement of blocks and writes the model that the engine reads.

    train.py MODEL [--rows FOLDER] [--reports FILE] [--folds FOLDER] [--engine FILE]

MODEL is the file to write (src/model/clutter.model). The rows are those of tools/train/rows, or of another folder that `clearcolumn rows`
wrote; they hold numbers only, so no corpus is needed. With --folds, five further models
are written to FOLDER, each trained without one fold of publishers, for `clearcolumn score --models FOLDER`.

The model has two passes. The second sees what the first says of the parts, wrappers and neighbours of a block, so the first must be asked
about pages that it was not trained on: within every training set, each fold is scored by a first pass that was fitted to the others.
Beside them stands a forest for lists of leads (decision 0025).
The same rows give the same bytes: fixed seeds, a fixed number of threads.
"""
import argparse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import lightgbm
import numpy as np

from calibrate import calibrate, reliability
from export import BALANCED, LEVELS, write_model
from rows import CLASSES, FOLDS, LEADS, Rows

PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.07,
    "feature_fraction": 0.25,
    "min_data_in_leaf": 15,
    "min_sum_hessian_in_leaf": 0.5,
    "lambda_l2": 2.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    # With one thread a fit takes as long on a busy machine as on an idle one; the fits of both classes run side by side.
    "num_threads": 1,
    "verbose": -1,
}
# Seeds of the fits whose mean is taken. A third gains less than two runs differ (November 2026).
SEEDS = range(20261122, 20261124)
# The second pass only corrects the first, by few measurements: larger trees, or those of the first pass once more, made it worse on
# held-out pages (November 2026).
CORRECTION = PARAMETERS | {"num_leaves": 8, "learning_rate": 0.06, "feature_fraction": 0.5, "min_data_in_leaf": 40, "lambda_l2": 20.0}
# Trees of each class in the first and in the second pass.
TREES = (220, 50)
TREES_OF_CHOICE = 30
# The forest of leads learns from few pages and from what was written for it.
OF_LEADS = PARAMETERS | {"num_leaves": 8}
TREES_OF_LEADS = 60
# Saved pages on which something else that speaks of reports may score above the threshold of the balanced level, before the safety rules.
WRONG_PAGES_OF_LEADS = 0
# As in src/verdict/leads.rs.
MOST_LETTERS_OF_LEADS = 1500
MOST_FEATURES = 220


class Forest:
    """Several fits that differ by their seed only, and their mean: two fits of one kind disagree on many more blocks than a learner of
    few examples can afford (Breiman, "Bagging Predictors", 1996; decision 0005 has what it gains)."""

    def __init__(self, parameters: dict, trees: int, values: np.ndarray, labels: np.ndarray, weights: np.ndarray, begin: np.ndarray | None = None):
        def fit(seed: int) -> lightgbm.Booster:
            data = lightgbm.Dataset(values, labels, weight=weights, init_score=begin)
            return lightgbm.train(parameters | {"seed": seed}, data, num_boost_round=trees)

        self.boosters = [fit(seed) for seed in SEEDS]

    def predict(self, values: np.ndarray) -> np.ndarray:
        return sum(booster.predict(values, raw_score=True) for booster in self.boosters) / len(self.boosters)


def fit(rows: Rows, name: str, chosen: np.ndarray, features: list[int], trees: int, parameters: dict = PARAMETERS) -> Forest:
    chosen = np.flatnonzero(chosen & rows.taught_for(name))
    return Forest(parameters, trees, rows.values[np.ix_(chosen, features)], rows.labels(name)[chosen], rows.weights_for(name)[chosen])


def fit_both(rows: Rows, chosen: np.ndarray, features: list[int], trees: int) -> list[Forest]:
    with ThreadPoolExecutor(len(CLASSES)) as pool:
        return list(pool.map(lambda name: fit(rows, name, chosen, features, trees), CLASSES))


def choose_features(rows: Rows, chosen: np.ndarray) -> list[int]:
    """The measurements that carry the most gain over both classes: a split can name 254, those of the second pass among them."""
    every = list(range(rows.first_pass))
    gain = np.zeros(len(every))
    for forest in fit_both(rows, chosen, every, TREES_OF_CHOICE):
        part = sum(booster.feature_importance("gain") for booster in forest.boosters)
        gain += part / part.sum()
    best = np.argsort(-gain, kind="stable")[:MOST_FEATURES]
    return sorted(int(at) for at in best if gain[at] > 0)


class FirstPass:
    """The first pass fitted without some folds, and its scores of the rows of those folds."""

    def __init__(self, rows: Rows, without: set[int], features: list[int] | None = None):
        chosen = ~np.isin(rows.folds, list(without))
        self.features = features or choose_features(rows, chosen)
        self.forests = fit_both(rows, chosen, self.features, TREES[0])
        self.scores = np.zeros((len(chosen), len(CLASSES)))
        if without:
            used = rows.values[np.ix_(np.flatnonzero(~chosen), self.features)]
            self.scores[~chosen] = np.stack([forest.predict(used) for forest in self.forests], axis=1)


class Trainer:
    """Fits first passes once for every set of folds that is left out."""

    def __init__(self, rows: Rows):
        self.rows = rows
        self.first: dict[frozenset, FirstPass] = {}

    def first_pass(self, without: set[int], features: list[int] | None = None) -> FirstPass:
        key = frozenset(without)
        if key not in self.first:
            self.first[key] = FirstPass(self.rows, without, features)
        return self.first[key]


class SecondPass:
    """Both passes fitted without some folds, and the scores of the rows of those folds."""

    def __init__(self, trainer: Trainer, without: set[int]):
        rows, self.catalogue = trainer.rows, trainer.rows.catalogue
        chosen = ~np.isin(rows.folds, list(without))
        self.first = trainer.first_pass(without)
        # Training rows are scored by a first pass that did not learn from them, held-out rows by the one that ships with this model.
        scores = np.where(chosen[:, None], 0.0, self.first.scores) if without else np.zeros((len(chosen), len(CLASSES)))
        for fold in set(range(FOLDS)) - without:
            own = rows.folds == fold
            scores[own] = trainer.first_pass(without | {fold}, self.first.features if without else None).scores[own]
        values = rows.surroundings(scores)
        taught = np.flatnonzero(chosen & rows.learned_by_second())
        self.forests = []
        self.scores = scores.copy()
        for at, name in enumerate(CLASSES):
            labels, weights = rows.labels(name)[taught], rows.weights_for(name)[taught]
            self.forests.append(Forest(CORRECTION, TREES[1], values[taught], labels, weights, begin=scores[taught, at]))
            self.scores[~chosen, at] += self.forests[at].predict(values[~chosen]) if without else 0.0
        self.leads = fit(rows, LEADS, chosen, self.first.features, TREES_OF_LEADS, OF_LEADS)
        self.leads_scores = self.leads.predict(rows.values[np.ix_(np.flatnonzero(~chosen), self.first.features)]) if without else None
        self.features = list(range(rows.first_pass, rows.first_pass + values.shape[1]))
        self.medians = np.concatenate([np.median(rows.values[taught], axis=0), np.median(values[taught], axis=0)])

    def write(self, path: Path, calibration: dict) -> None:
        plain = (1.0, 0.0)
        write_model(path, self.catalogue, self.medians,
                    [(forest.boosters, self.first.features, plain) for forest in self.first.forests]
                    + [(forest.boosters, self.features, calibration[name]) for forest, name in zip(self.forests, CLASSES)]
                    + [(self.leads.boosters, self.first.features, calibration[LEADS])])


def calibrate_leads(rows: Rows, scores: np.ndarray, saved: np.ndarray, threshold: float) -> tuple[float, float]:
    """Slope and offset at which what speaks of reports twice or discloses, outside the article, and is no paid matter, scores above the threshold on
    WRONG_PAGES_OF_LEADS saved pages. That is nearly what the engine asks this forest about (src/verdict/leads.rs); with lists of leads on six
    pages there is no curve to fit."""
    def measured(signal: str, name: str) -> np.ndarray:
        return rows.values[:, rows.catalogue.index([signal, name])]

    asked = (measured("lead-words", "lead") > 1) | (measured("lead-disclosure", "lead_disclosure") > 0)
    asked &= (measured("block-shape", "letters") <= MOST_LETTERS_OF_LEADS) & (measured("inside-article", "letters of the article") == 0)
    wrong = asked & saved & (rows.classes < 0) & (rows.share < 0.5) & ~rows.neutral & (rows.weights_for(LEADS) > 0)
    highest = sorted((scores[wrong & (rows.pages == page)].max() for page in np.unique(rows.pages[wrong])), reverse=True)
    bound = highest[WRONG_PAGES_OF_LEADS] if len(highest) > WRONG_PAGES_OF_LEADS else 0.0
    return 1.0, float(np.log(threshold / (1 - threshold)) - bound)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--rows", type=Path, default=Path(__file__).parent / "rows", help="the folder of rows; tools/train/rows where it is left out")
    parser.add_argument("--reports", type=Path, help="what `clearcolumn learn` wrote; reported.jsonl among the rows where it is left out")
    parser.add_argument("--folds", type=Path, help="also write one model a fold here")
    parser.add_argument("--engine", type=Path, default=Path("target/release/clearcolumn"), help="the command line tool, built in release mode")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows, arguments.engine, arguments.reports)
    # Asked now, and not after minutes of fitting: whether the engine is there, and the rows are of its measurements.
    rows.surroundings(np.zeros((rows.count, len(CLASSES))))
    trainer = Trainer(rows)
    scores, leads_scores = np.zeros((rows.count, len(CLASSES))), np.zeros(rows.count)
    held_out = []
    for fold in range(FOLDS):
        held_out.append(SecondPass(trainer, {fold}))
        outside = rows.folds == fold
        scores[outside], leads_scores[outside] = held_out[fold].scores[outside], held_out[fold].leads_scores
        print(f"fold {fold}: {int(outside.sum())} rows held out", flush=True)
    # How sure a score is shows on pages as readers meet them.
    saved = rows.taught & ~rows.written & ~rows.reported
    calibration = {name: calibrate(scores[saved, at], rows.labels(name)[saved], rows.weights[saved]) for at, name in enumerate(CLASSES)}
    calibration[LEADS] = calibrate_leads(rows, leads_scores, saved, LEVELS[CLASSES.index("sponsored")][BALANCED])
    print("calibration", calibration)
    for at, name in enumerate(CLASSES):
        error, table = reliability(scores[saved, at], rows.labels(name)[saved], rows.weights[saved], rows.folds[saved])
        print(f"{name}: expected calibration error {error:.4f}; said, true, share of rows")
        for said, true, share in table:
            print(f"  {said:.2f} {true:.2f} {share:.5f}")
    if arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        for fold, model in enumerate(held_out):
            model.write(arguments.folds / f"fold-{fold}.model", calibration)
        np.save(arguments.folds / "held-out.npy", scores)
    SecondPass(trainer, set()).write(arguments.model, calibration)
    print(f"{arguments.model}: {arguments.model.stat().st_size} bytes")


if __name__ == "__main__":
    main()
