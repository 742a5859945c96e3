"""Compares kinds of models on the first pass, each with the same number of settings tried.

    kinds.py ROWS [--given]

Linear (logistic regression), boosted trees, and a small network learn from the same rows; each fold of publishers is scored by models that
did not see it. Printed for each class and setting: the share of whole blocks that score above the third, seventh and thirteenth worst page,
that is, what would be found if 2, 6 and 12 pages were harmed. With --given only the pages that the corpus itself has labels of are
scored, while all are learned from.
"""
import argparse
from pathlib import Path

import lightgbm
import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

from rows import CLASSES, FOLDS, Rows
from train import PARAMETERS, TREES

HARMED = (2, 6, 12)


def squashed(values: np.ndarray) -> np.ndarray:
    """Counts and lengths on a scale that linear models and networks can use."""
    return np.sign(values) * np.log1p(np.abs(values))


class Linear:
    settings = ({"alpha": 1e-5}, {"alpha": 1e-4}, {"alpha": 1e-3})

    def __init__(self, rows, chosen, name, alpha):
        values = squashed(rows.values[chosen])
        self.mean, self.deviation = values.mean(axis=0), values.std(axis=0) + 1e-6
        self.model = SGDClassifier("log_loss", alpha=alpha, max_iter=20, tol=None, average=True, random_state=7)
        self.model.fit((values - self.mean) / self.deviation, rows.labels(name)[chosen], sample_weight=rows.weights_for(name)[chosen])

    def score(self, values):
        return self.model.decision_function((squashed(values) - self.mean) / self.deviation)


class Network:
    settings = ({"hidden": (24,), "alpha": 1e-3}, {"hidden": (24,), "alpha": 1e-1}, {"hidden": (48, 12), "alpha": 1e-2})

    def __init__(self, rows, chosen, name, hidden, alpha):
        # The network takes no weights of rows: those that hardly count are left out, those that count for many are drawn more often.
        random = np.random.default_rng(7)
        weights = rows.weights_for(name)[chosen]
        drawn = random.choice(chosen, size=len(chosen), p=weights / weights.sum())
        values = squashed(rows.values[drawn])
        self.mean, self.deviation = values.mean(axis=0), values.std(axis=0) + 1e-6
        self.model = MLPClassifier(hidden, alpha=alpha, batch_size=256, learning_rate_init=1e-3, max_iter=8, random_state=7)
        self.model.fit((values - self.mean) / self.deviation, rows.labels(name)[drawn])

    def score(self, values):
        return self.model.predict_proba(((squashed(values) - self.mean) / self.deviation))[:, 1]


class Boosted:
    settings = ({}, {"num_leaves": 31, "learning_rate": 0.05}, {"feature_fraction": 0.1})

    def __init__(self, rows, chosen, name, **changed):
        data = lightgbm.Dataset(rows.values[chosen], rows.labels(name)[chosen], weight=rows.weights_for(name)[chosen])
        self.model = lightgbm.train(PARAMETERS | changed, data, num_boost_round=TREES[0])

    def score(self, values):
        return self.model.predict(values, raw_score=True)


def found(rows: Rows, name: str, scored: np.ndarray, scores: np.ndarray) -> list[float]:
    """The share of whole blocks above the worst wrong candidate of all but so many pages."""
    worst = np.full(rows.pages.max() + 1, -np.inf)
    wrong = scored & (rows.classes < 0) & ~rows.neutral
    np.maximum.at(worst, rows.pages[wrong], scores[wrong])
    ranked = sorted(worst, reverse=True)
    units = scored & rows.unit & (rows.labels(name) == 1)
    return [round(float((scores[units] > ranked[harmed]).mean()), 3) for harmed in HARMED]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--given", action="store_true")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows, None)
    scored = ~rows.unlabelled & ~rows.written
    if arguments.given:
        scored &= rows.given
    for kind in (Linear, Boosted, Network):
        for settings in kind.settings:
            for name in CLASSES:
                scores = np.zeros(rows.count)
                for fold in range(FOLDS):
                    chosen = np.flatnonzero((rows.folds != fold) & rows.taught & (rows.weights_for(name) > 0))
                    held_out = np.flatnonzero((rows.folds == fold) & scored)
                    scores[held_out] = kind(rows, chosen, name, **settings).score(rows.values[held_out])
                print(kind.__name__, settings, name, found(rows, name, scored, scores), flush=True)


if __name__ == "__main__":
    main()
