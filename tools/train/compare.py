"""Shows what a model gains and what it breaks when it also learns from readers' reports.

    compare.py --rows FOLDER --reports FILE [--json FILE]

For each fold of publishers two first passes are fitted without it, one with the reports and one without; reports of sites of the fold are
held out as well. All figures are of held-out rows, at the score at which one page in fifty is harmed without the reports: what is found of
the whole blocks, the share of pages on which something is taken that is none, and how much more of the held-out reports come out as
their readers said. Intervals come from drawing publishers with replacement (src/corpus/interval.rs does the same).
"""
import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import lightgbm
import numpy as np

from calibrate import calibrate
from rows import CLASSES, FOLDS, Rows
from train import PARAMETERS, TREES, choose_features

HARMED = 0.02
# Log-odds below which no level hides: the eager one begins at a chance of one in four.
LEAST_SCORE = -1.1
DRAWS = 1000


def fit(rows: Rows, name: str, chosen: np.ndarray, features: list[int]) -> lightgbm.Booster:
    chosen = np.flatnonzero(chosen & rows.taught & (rows.weights_for(name) > 0))
    data = lightgbm.Dataset(rows.values[np.ix_(chosen, features)], rows.labels(name)[chosen], weight=rows.weights_for(name)[chosen])
    return lightgbm.train(PARAMETERS, data, num_boost_round=TREES[0])


def held_out(rows: Rows, sets: dict[str, np.ndarray], folds: list[int]) -> dict[str, np.ndarray]:
    """Scores of the rows of each fold by first passes that learned from some set of rows of the other folds."""
    scores = {name: np.full((rows.count, len(CLASSES)), -np.inf) for name in sets}
    for fold in folds:
        outside = np.flatnonzero((rows.folds == fold) & (rows.taught | rows.reported))
        # The same measurements for all, chosen without any report, so that only what is learned differs.
        features = choose_features(rows, (rows.folds != fold) & ~rows.reported)
        values = rows.values[np.ix_(outside, features)]
        work = [(name, at) for name in sets for at in range(len(CLASSES))]
        with ThreadPoolExecutor(2) as pool:
            boosters = list(pool.map(lambda job: fit(rows, CLASSES[job[1]], sets[job[0]] & (rows.folds != fold), features), work))
        for (name, at), booster in zip(work, boosters):
            scores[name][outside, at] = booster.predict(values, raw_score=True)
        print(f"fold {fold} judged", flush=True)
    # As train.py does it: how sure a score is shows on held-out pages. Reports hold blocks far more often than pages do.
    saved = rows.learned_by_second() & ~rows.written & np.isin(rows.folds, folds)
    for judged in scores.values():
        for at, name in enumerate(CLASSES):
            slope, offset = calibrate(judged[saved, at], rows.labels(name)[saved], rows.weights[saved])
            judged[:, at] = slope * judged[:, at] + offset
    return scores


class Judged:
    """What scores come to on saved pages, publisher by publisher."""

    def __init__(self, rows: Rows, scored: np.ndarray, thresholds: list[float] | None, scores: np.ndarray):
        self.rows, self.scores, self.scored = rows, scores, scored
        wrong = scored & (rows.classes < 0) & ~rows.neutral
        worst = np.full((rows.pages.max() + 1, len(CLASSES)), -np.inf)
        np.maximum.at(worst, rows.pages[wrong], scores[wrong])
        self.seen = np.unique(rows.pages[scored])
        self.worst = worst[self.seen]
        rank = int(HARMED * len(self.seen) / len(CLASSES))
        self.thresholds = thresholds or [max(LEAST_SCORE, float(np.sort(self.worst[:, at])[::-1][rank])) for at in range(len(CLASSES))]
        self.units = [np.flatnonzero(scored & rows.unit & (rows.classes == at)) for at in range(len(CLASSES))]
        self.found = [scores[self.units[at], at] > self.thresholds[at] for at in range(len(CLASSES))]
        self.harmed = (self.worst > self.thresholds).any(axis=1)

    def figures(self) -> dict[str, float]:
        return {f"{name}_found": float(self.found[at].mean()) for at, name in enumerate(CLASSES)} | {"harmed_pages": float(self.harmed.mean())}

    def intervals(self) -> dict[str, list[float]]:
        publishers, first = np.unique(self.rows.publishers[self.scored], return_inverse=True)[0], {}
        number = np.full(self.rows.publishers.max() + 1, -1)
        number[publishers] = np.arange(len(publishers))
        page_publisher = np.full(self.rows.pages.max() + 1, 0)
        page_publisher[self.rows.pages[self.scored]] = number[self.rows.publishers[self.scored]]
        random = np.random.default_rng(2026)
        times = np.stack([np.bincount(random.integers(len(publishers), size=len(publishers)), minlength=len(publishers)) for _ in range(DRAWS)])
        for at, name in enumerate(CLASSES):
            owner = number[self.rows.publishers[self.units[at]]]
            first[f"{name}_found"] = (times[:, owner] @ self.found[at]) / np.maximum(times[:, owner].sum(axis=1), 1)
        owner = page_publisher[self.seen]
        first["harmed_pages"] = (times[:, owner] @ self.harmed) / times[:, owner].sum(axis=1)
        return {name: [float(bound) for bound in np.quantile(values, (0.025, 0.975))] for name, values in first.items()}


def as_said(rows: Rows, chosen: np.ndarray, scores: np.ndarray, thresholds: list[float]) -> np.ndarray:
    """Whether reported blocks come out as their readers said."""
    taken = (scores[chosen] > thresholds).any(axis=1)
    return np.where(rows.classes[chosen] >= 0, taken, ~taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, default=Path(__file__).parent / "rows")
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    arguments = parser.parse_args()
    rows = Rows(arguments.rows, None, arguments.reports)
    if not rows.reported.any():
        raise SystemExit(f"{arguments.reports}: no report is in it")
    every = np.ones(rows.count, bool)
    scores = held_out(rows, {"without": ~rows.reported, "with": every}, [fold for fold in range(FOLDS) if (rows.folds[:rows.placed] == fold).any()])
    scored = rows.learned_by_second() & ~rows.written
    without = Judged(rows, scored, None, scores["without"])
    after = Judged(rows, scored, without.thresholds, scores["with"])
    bounds = without.intervals()
    print("held-out pages: without the reports [interval], with them")
    for name, value in without.figures().items():
        low, high = bounds[name]
        print(f"  {name}: {value:.4f} [{low:.4f}, {high:.4f}], {after.figures()[name]:.4f}")
    for at, name in enumerate(CLASSES):
        gained, lost = (after.found[at] & ~without.found[at]).sum(), (without.found[at] & ~after.found[at]).sum()
        print(f"  {name}: {gained} blocks found that were missed, {lost} lost that were found")
    newly = without.seen[after.harmed & ~without.harmed]
    print(f"  pages harmed that were not: {len(newly)}, that are no more: {int((without.harmed & ~after.harmed).sum())}")
    reported = np.flatnonzero(rows.reported)
    before, now = (as_said(rows, reported, scores[name], without.thresholds) for name in ("without", "with"))
    print(f"held-out reports that come out as their readers said: {int(before.sum())} of {len(reported)} without, {int(now.sum())} with")
    if arguments.json:
        arguments.json.write_text(json.dumps({"without": without.figures(), "intervals": bounds, "with": after.figures(),
                                              "intervals_with": after.intervals(),
                                              "reports": [len(reported), int(before.sum()), int(now.sum())]}))


if __name__ == "__main__":
    main()
