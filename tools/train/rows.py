"""Reads what `clearcolumn rows` wrote: measurements, targets, places and the catalogue of names."""
import hashlib
import json
import subprocess
import tempfile
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
# How much a row of a written fragment counts beside a row of a saved page, for each class. Chosen on held-out pages, November 2026: at the
# same number of harmed pages, sign-ups are found as often or more often with fragments, paid matter less often.
WRITTEN_WEIGHT = {"newsletter": 0.2, "sponsored": 0.0}


def fold_of(domain: str) -> int:
    """The fold of a publisher. All pages of one registrable domain share it; the same domain always gets the same one."""
    return hashlib.sha256(domain.encode()).digest()[0] % FOLDS


class Rows:
    """All rows of a corpus: those that are learned from (`taught`), and those that are only neighbours of others."""

    def __init__(self, folder: Path, engine: Path):
        self.folder, self.engine = folder, engine
        catalogue = json.loads((folder / "catalogue.json").read_text())
        self.catalogue, self.first_pass = catalogue["measurements"], catalogue["first_pass"]
        self.targets = [json.loads(line) for line in (folder / "targets.jsonl").open()]
        self.values = np.fromfile(folder / "rows.f32", dtype="<f4").reshape(len(self.targets), self.first_pass)
        self.written = np.array([target["written"] for target in self.targets])
        self.weights = self._weights()
        self.taught = np.array([not target["unlabelled"] for target in self.targets])
        self._thin_out()
        self.folds = np.array([fold_of(target["domain"]) for target in self.targets])
        self.classes = np.array([CLASSES.index(target["class"]) if target["class"] else -1 for target in self.targets])

    def _thin_out(self) -> None:
        """Learns from one in EASY_KEPT of the rows without any evidence of clutter only, which counts for the others."""
        telling = [at for at, (signal, name) in enumerate(self.catalogue[:self.first_pass])
                   if signal in EVIDENCE and not any(place in name for place in ELSEWHERE)]
        easy = (self.values[:, telling] > 0).sum(axis=1) == 0
        easy &= np.array([target["class"] is None and target["share"] <= 0.05 and not target["neutral"] for target in self.targets])
        easy &= self.taught
        self.taught &= ~easy | (np.cumsum(easy) % EASY_KEPT == 0)
        self.weights[easy] *= EASY_KEPT

    def labels(self, name: str) -> np.ndarray:
        """1 where a row is (part of) a block of the class."""
        return (self.classes == CLASSES.index(name)).astype(np.int8)

    def weights_for(self, name: str) -> np.ndarray:
        """How much each row counts for a class."""
        return np.where(self.written, WRITTEN_WEIGHT[name], 1.0) * self.weights

    def _weights(self) -> np.ndarray:
        """How much each row counts. A part of a block counts little, so that the model learns whole units; a row that holds a block
        and something else counts double, because taking it is harm."""
        weights = np.ones(len(self.targets))
        for at, target in enumerate(self.targets):
            if target["class"] is not None and not target["unit"]:
                weights[at] = 0.4 if target["share"] > 0.8 else 0.05
            elif target["class"] is None and target["share"] > 0.05:
                weights[at] = 2.0
        return weights

    def surroundings(self, scores: np.ndarray) -> np.ndarray:
        """The measurements of the second pass. The engine itself takes them, so that trainer and engine cannot differ."""
        with tempfile.TemporaryDirectory() as folder:
            given, taken = Path(folder) / "scores", Path(folder) / "surroundings"
            scores.astype("<f4").tofile(given)
            subprocess.run([self.engine, "surroundings", "--rows", self.folder, "--scores", given, "--out", taken], check=True)
            return np.fromfile(taken, dtype="<f4").reshape(len(self.targets), -1)
