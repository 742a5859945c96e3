"""Trains the judgement of blocks and writes the model that the engine reads.

    train.py ROWS MODEL [--folds FOLDER]

ROWS is the folder that `clearcolumn rows` wrote; MODEL is the file to write (src/model/clutter.model). With --folds, five further models
are written to FOLDER, each trained without one fold of publishers, for `clearcolumn score --models FOLDER`.
The same rows give the same bytes: fixed seeds, a fixed number of threads.
"""
import argparse
from pathlib import Path

import lightgbm
import numpy as np

from calibrate import calibrate
from export import write_model
from rows import CLASSES, FOLDS, Rows

PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.09,
    "feature_fraction": 0.25,
    "data_sample_strategy": "goss",
    "top_rate": 0.1,
    "other_rate": 0.1,
    "min_data_in_leaf": 15,
    "min_sum_hessian_in_leaf": 0.5,
    "lambda_l2": 2.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "seed": 20261122,
    "verbose": -1,
}
TREES = {"newsletter": 170, "sponsored": 170}
TREES_OF_CHOICE = 30
MOST_FEATURES = 220


def fit(rows: Rows, name: str, chosen: np.ndarray, features: list[int], trees: int) -> lightgbm.Booster:
    labels = rows.labels(name)
    data = lightgbm.Dataset(rows.values[chosen][:, features], labels[chosen], weight=rows.weights[chosen], free_raw_data=True)
    return lightgbm.train(PARAMETERS, data, num_boost_round=trees)


def choose_features(rows: Rows, chosen: np.ndarray) -> list[int]:
    """The measurements that carry the most gain over both classes: a split can name 255 of them."""
    every = list(range(len(rows.catalogue)))
    gain = np.zeros(len(every))
    for name in CLASSES:
        part = fit(rows, name, chosen, every, TREES_OF_CHOICE).feature_importance("gain")
        gain += part / part.sum()
    best = np.argsort(-gain, kind="stable")[:MOST_FEATURES]
    return sorted(int(at) for at in best if gain[at] > 0)


def train(rows: Rows, chosen: np.ndarray, calibration: dict, path: Path) -> dict[str, np.ndarray]:
    """Fits both classes on the chosen rows, writes the model, and gives the scores of all rows."""
    features = choose_features(rows, chosen)
    boosters = {name: fit(rows, name, chosen, features, TREES[name]) for name in CLASSES}
    medians = np.median(rows.values[chosen][:, features], axis=0)
    write_model(path, rows.catalogue, features, medians, [(boosters[name], calibration[name]) for name in CLASSES])
    return {name: boosters[name].predict(rows.values[:, features], raw_score=True) for name in CLASSES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--folds", type=Path, help="also write one model a fold here")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows)
    plain = {name: (1.0, 0.0) for name in CLASSES}
    scores = {name: np.zeros(len(rows.targets)) for name in CLASSES}
    folder = arguments.folds or arguments.model.parent
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        outside = train(rows, rows.folds != fold, plain, folder / f"fold-{fold}.model")
        for name in CLASSES:
            scores[name][rows.folds == fold] = outside[name][rows.folds == fold]
        print(f"fold {fold}: {int((rows.folds == fold).sum())} rows held out")
    # How sure a score is shows on pages as readers meet them.
    saved = ~rows.written
    calibration = {name: calibrate(scores[name][saved], rows.labels(name)[saved], rows.weights[saved]) for name in CLASSES}
    print("calibration", calibration)
    np.save(folder / "held-out.npy", np.stack([scores[name] for name in CLASSES]))
    train(rows, np.ones(len(rows.targets), dtype=bool), calibration, arguments.model)
    print(f"{arguments.model}: {arguments.model.stat().st_size} bytes")


if __name__ == "__main__":
    main()
