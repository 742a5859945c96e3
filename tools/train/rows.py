"""Reads what `clearcolumn rows` wrote: measurements with what the labels say of them."""
import json
import lzma
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from export import fnv

CLASSES = ("newsletter", "sponsored")
# The kind of sponsored blocks that has a forest of its own.
LEADS = "leads"
FOLDS = 5
# Signals that speak for clutter, and the places of a measurement that are outside the block itself.
EVIDENCE = {"email-field", "newsletter-words", "delivery-words", "subscribe-button", "invitation-words", "confirmation-words", "incentive-words",
            "consent-words", "sponsored-label", "partner-heading", "lead-words", "lead-disclosure", "newsletter-marking", "mailing-service",
            "sponsored-marking", "recommendation-widget", "lead-list"}
ELSEWHERE = ("just before", "just after", "beside", "names around", "names before", "labels around")
EASY_KEPT = 8
# How much a row of a written fragment counts beside a row of a saved page, for each class. Chosen on held-out pages, November 2026: at the
# same number of harmed pages, sign-ups are found as often or more often with fragments, paid matter less often. Leads as sign-ups.
WRITTEN_WEIGHT = {"newsletter": 0.2, "sponsored": 0.0, LEADS: 0.2}


UNIT, NEUTRAL, UNLABELLED, WRITTEN, OF_LEADS = 1, 2, 4, 8, 16


def catalogue_hash(catalogue: list) -> str:
    return f"{fnv(chr(10).join(f'{signal}/{name}' for signal, name in catalogue).encode()):08x}"


class PackedRows:
    """One file of rows, in the form that src/corpus/packed.rs describes."""

    def __init__(self, path: Path):
        self.path, self.bytes = path, path.read_bytes()
        length = int.from_bytes(self.bytes[4:8], "little")
        if self.bytes[:4] != b"CCR1":
            raise SystemExit(f"{path}: it is no file of rows; make it anew with `clearcolumn rows`")
        self.head = json.loads(self.bytes[8:8 + length])
        self.count = sum(page["rows"] for page in self.head["pages"])
        self.columns, begin = {}, 8 + length
        for column in self.head["columns"]:
            self.columns[column["holds"]] = (begin, column)
            begin += column["length"]

    def numbers(self, holds: str) -> np.ndarray:
        begin, column = self.columns[holds]
        planes = np.frombuffer(lzma.decompress(self.bytes[begin:begin + column["length"]]), np.uint8).reshape(column["width"], self.count)
        return sum(planes[byte].astype(np.uint32) << (8 * byte) for byte in range(column["width"]))

    def shares(self, holds: str) -> np.ndarray:
        stepped = self.columns[holds][1]["stepped"]
        return (self.numbers(holds) / (self.head["steps"] if stepped else 1.0)).astype(np.float32)

    def fill(self, values: np.ndarray) -> None:
        """Writes the measurements of all rows."""
        for holds in self.columns:
            if holds.isdigit():
                values[:, int(holds)] = self.shares(holds)
        for itself, over, under in self.head["quotients"]:
            over, under = self.numbers(str(over)), self.numbers(str(under))
            values[:, itself] = np.divide(over, under, out=np.zeros(self.count), where=under > 0)

    def of_pages(self, name: str) -> np.ndarray:
        """Something of its page for every row."""
        pages = np.array([(page[name], page["rows"]) for page in self.head["pages"]], int).reshape(-1, 2)
        return np.repeat(pages[:, 0], pages[:, 1])


class Rows:
    """All rows of a folder: those that are learned from (`taught`), and those that are only neighbours of others."""

    def __init__(self, folder: Path, engine: Path | None, reports: Path | None = None):
        self.folder, self.engine = folder, engine
        reports = reports or folder / "reported.jsonl"
        examples = [json.loads(line) for line in reports.open()] if reports.exists() else []
        files = [PackedRows(path) for path in sorted(folder.glob("*.rows"))]
        if not files:
            raise SystemExit(f"{folder}: there is no file of rows in it; make them with `clearcolumn rows --corpus CORPUS --out {folder}`")
        head = files[0].head
        for file in files:
            if file.head["catalogue"] != head["catalogue"]:
                raise SystemExit(f"{file.path}: it has other measurements than {files[0].path}; make all files anew with `clearcolumn rows`")
        self.catalogue, self.first_pass = head["catalogue"], head["first_pass"]
        # Rows that have a page around them; those of reports come after, each alone.
        self.placed = sum(file.count for file in files)
        self.count = self.placed + len(examples)
        self.values = np.zeros((self.count, self.first_pass), np.float32, order="F")
        begin = 0
        for file in files:
            file.fill(self.values[begin:begin + file.count])
            begin += file.count
        for at, example in enumerate(examples):
            if example["catalogue"] != catalogue_hash(self.catalogue):
                raise SystemExit(f"{reports}, line {at + 1}: its measurements are not those of the rows; give its reports to `clearcolumn learn` again")
            for measurement, value in example["values"].items():
                self.values[self.placed + at, int(measurement)] = value

        def joined(part, reported):
            return np.concatenate([*(part(file) for file in files), np.array([reported(example) for example in examples], int)])

        self.reported = np.arange(self.count) >= self.placed
        self.reported_weights = np.array([example["weight"] for example in examples])
        self.classes = joined(lambda file: file.numbers("class").astype(int), lambda example: CLASSES.index(example["class"]) + 1 if example["class"] else 0) - 1
        self.share = joined(lambda file: file.shares("share"), lambda example: 1 if example["class"] else 0)
        flags = joined(lambda file: file.numbers("flags").astype(int), lambda example: UNIT if example["class"] else 0)
        self.unit, self.neutral, self.unlabelled, self.written, self.leads = (
            (flags & flag) > 0 for flag in (UNIT, NEUTRAL, UNLABELLED, WRITTEN, OF_LEADS))
        self.folds = joined(lambda file: file.of_pages("fold"), lambda example: example["fold"])
        self.for_sign_ups = joined(lambda file: np.full(file.count, file.path.stem == "sign-ups"), lambda example: False).astype(bool)
        # Fragments that only the forest of leads learns from: what looks like a list of leads and stays, and what looks like that and goes.
        self.for_leads = joined(lambda file: np.full(file.count, file.path.stem == "leads"), lambda example: False).astype(bool)
        self.given = joined(lambda file: np.full(file.count, file.path.stem == "given"), lambda example: False).astype(bool)
        sizes = [page["rows"] for file in files for page in file.head["pages"]] + [1] * len(examples)
        self.pages = np.repeat(np.arange(len(sizes)), sizes)
        # Of reports, each is a publisher of its own.
        self.publishers = joined(lambda file: file.of_pages("publisher"), lambda example: 0)
        self.publishers[self.placed:] = self.publishers[:self.placed].max(initial=0) + 1 + np.arange(len(examples))
        self.weights = self._weights()
        self.taught = ~self.unlabelled & ~self.for_leads
        self._thin_out()

    def _thin_out(self) -> None:
        """Learns from one in EASY_KEPT of the rows without any evidence of clutter only, which counts for the others."""
        telling = [at for at, (signal, name) in enumerate(self.catalogue[:self.first_pass])
                   if signal in EVIDENCE and not any(place in name for place in ELSEWHERE)]
        easy = (self.values[:, telling] > 0).sum(axis=1) == 0
        easy &= (self.classes < 0) & (self.share <= 0.05) & ~self.neutral & self.taught & ~self.reported
        self.taught &= ~easy | (np.cumsum(easy) % EASY_KEPT == 0)
        self.weights[easy] *= EASY_KEPT

    def taught_for(self, name: str) -> np.ndarray:
        """The rows that a class, or leads, is learned from."""
        return self.taught | (self.for_leads & ~self.unlabelled) if name == LEADS else self.taught

    def labels(self, name: str) -> np.ndarray:
        """1 where a row is (part of) a block of the class, or a list of leads."""
        if name == LEADS:
            return self.leads.astype(np.int8)
        return (self.classes == CLASSES.index(name)).astype(np.int8)

    def weights_for(self, name: str) -> np.ndarray:
        """How much each row counts for a class, or for leads."""
        other = self.for_sign_ups if name != "newsletter" else np.zeros(self.count, bool)
        if name == LEADS:
            # A report of paid matter does not say whether it is a list of leads.
            other = other | (self.reported & (self.classes == CLASSES.index("sponsored")))
        return np.where(self.written, WRITTEN_WEIGHT[name], 1.0) * np.where(other, 0.0, self.weights)

    def learned_by_second(self) -> np.ndarray:
        """Rows that the second pass learns from: a report says nothing of what stands around its block."""
        return self.taught & ~self.reported

    def _weights(self) -> np.ndarray:
        """How much each row counts. A part of a block counts little, so that the model learns whole units; a row that holds a block
        and something else counts double, because taking it is harm."""
        weights = np.ones(self.count)
        weights[(self.classes < 0) & (self.share > 0.05)] = 2.0
        part = (self.classes >= 0) & ~self.unit
        weights[part] = np.where(self.share[part] > 0.8, 0.4, 0.05)
        weights[self.placed:] = self.reported_weights
        return weights

    def surroundings(self, scores: np.ndarray) -> np.ndarray:
        """The measurements of the second pass. The engine itself takes them, so that trainer and engine cannot differ."""
        with tempfile.TemporaryDirectory() as folder:
            given, taken = Path(folder) / "scores", Path(folder) / "surroundings"
            scores[:self.placed].astype("<f4").tofile(given)
            try:
                subprocess.run([self.engine, "surroundings", "--rows", self.folder, "--scores", given, "--out", taken], check=True)
            except FileNotFoundError:
                raise SystemExit(f"{self.engine}: it is not there; cargo build --release") from None
            except subprocess.CalledProcessError:
                raise SystemExit("the engine refuses these rows; its message is above") from None
            placed = np.fromfile(taken, dtype="<f4").reshape(self.placed, -1)
        return np.concatenate([placed, np.zeros((self.count - self.placed, placed.shape[1]), np.float32)])
