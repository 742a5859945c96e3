"""Reads what `clearcolumn rows` wrote: measurements, targets and the catalogue of names."""
import hashlib
import json
from pathlib import Path

import numpy as np

CLASSES = ("newsletter", "sponsored")
FOLDS = 5
# Signals that speak for clutter, and the places of a measurement that are outside the block itself.
EVIDENCE = {"email-field", "newsletter-words", "delivery-words", "subscribe-button", "invitation-words", "confirmation-words", "incentive-words",
            "consent-words", "sponsored-label", "partner-heading", "lead-words", "lead-disclosure", "newsletter-marking", "mailing-service",
            "sponsored-marking", "recommendation-widget", "lead-list"}
ELSEWHERE = ("just before", "just after", "beside", "names around", "names before", "labels around")
EASY_KEPT = 8
# How much a row of a written fragment counts beside a row of a saved page. Chosen on held-out pages, November 2026.
WRITTEN_WEIGHT = float(__import__("os").environ.get("WW", "1.0"))


def fold_of(domain: str) -> int:
    """The fold of a publisher. All pages of one registrable domain share it; the same domain always gets the same one."""
    return hashlib.sha256(domain.encode()).digest()[0] % FOLDS


class Rows:
    """All training rows of a corpus."""

    def __init__(self, folder: Path):
        self.catalogue = json.loads((folder / "catalogue.json").read_text())
        self.targets = [json.loads(line) for line in (folder / "targets.jsonl").open()]
        self.values = np.fromfile(folder / "rows.f32", dtype="<f4").reshape(len(self.targets), len(self.catalogue))
        self._thin_out()
        self.weights = self._weights()
        self.written = np.array([target["written"] for target in self.targets])
        self.weights[self.written] *= WRITTEN_WEIGHT
        self.folds = np.array([fold_of(target["domain"]) for target in self.targets])

    def _thin_out(self) -> None:
        """Drops all but one in EASY_KEPT of the rows without any evidence of clutter; those that stay count for the others."""
        telling = [at for at, (signal, name) in enumerate(self.catalogue) if signal in EVIDENCE and not any(place in name for place in ELSEWHERE)]
        easy = (self.values[:, telling] > 0).sum(axis=1) == 0
        easy &= np.array([target["class"] is None and target["share"] <= 0.05 and not target["neutral"] for target in self.targets])
        number = np.cumsum(easy)
        keep = ~easy | (number % EASY_KEPT == 0)
        self.multiplicity = np.where(easy, EASY_KEPT, 1)[keep].astype(float)
        self.values = self.values[keep]
        self.targets = [target for target, kept in zip(self.targets, keep) if kept]

    def labels(self, name: str) -> np.ndarray:
        """1 where a row is (part of) a block of the class."""
        return np.array([target["class"] == name for target in self.targets], dtype=np.int8)

    def _weights(self) -> np.ndarray:
        """How much each row counts. A part of a block counts little, so that the model learns whole units; a row that holds a block
        and something else counts double, because taking it is harm."""
        weights = self.multiplicity.copy()
        for at, target in enumerate(self.targets):
            if target["class"] is not None and not target["unit"]:
                weights[at] = 0.4 if target["share"] > 0.8 else 0.05
            elif target["class"] is None and target["share"] > 0.05:
                weights[at] = 2.0
        return weights
