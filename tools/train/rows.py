"""Reads what `clearcolumn rows` wrote: measurements, targets and the catalogue of names."""
import hashlib
import json
from pathlib import Path

import numpy as np

CLASSES = ("newsletter", "sponsored")
FOLDS = 5


def fold_of(domain: str) -> int:
    """The fold of a publisher. All pages of one registrable domain share it; the same domain always gets the same one."""
    return hashlib.sha256(domain.encode()).digest()[0] % FOLDS


class Rows:
    """All training rows of a corpus."""

    def __init__(self, folder: Path):
        self.catalogue = json.loads((folder / "catalogue.json").read_text())
        self.targets = [json.loads(line) for line in (folder / "targets.jsonl").open()]
        self.values = np.fromfile(folder / "rows.f32", dtype="<f4").reshape(len(self.targets), len(self.catalogue))
        self.weights = self._weights()
        self.folds = np.array([fold_of(target["domain"]) for target in self.targets])

    def labels(self, name: str) -> np.ndarray:
        """1 where a row is (part of) a block of the class."""
        return np.array([target["class"] == name for target in self.targets], dtype=np.int8)

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
