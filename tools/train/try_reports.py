"""Tries what readers' reports do to the model: honest ones, and poisoned ones among them.

    try_reports.py --folds FOLDER [--rows FOLDER] [--engine FILE] [--work FOLDER]

FOLDER holds the models of the folds that train.py --folds wrote: each report is looked at by the one that did not see its publisher.

Some publishers are taken out of the rows; reports are made of their blocks, as their readers would have made them, and go through
`clearcolumn learn`. What is left is judged in folds by compare.py. Two trials:

1. 160 honest reports (blocks that were missed; other matter that the model would have taken), and the same with 40 poisoned ones: ordinary
   matter reported as missed sign-ups, and sign-ups reported as wrong, from twenty sites. No figure may leave its interval because of the 40.
2. 100 honest reports of paid blocks, which the model misses most, from publishers that no labelled page is of any more.
"""
import argparse
import hashlib
import json
import lzma
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from compare import held_out
from rows import CLASSES, FOLDS, PackedRows, Rows, catalogue_hash

HERE = Path(__file__).parent
HONEST, POISONED, OF_A_KIND = 160, 40, 100
POISONED_SITES = 20


def write_without(file: PackedRows, kept: np.ndarray, path: Path) -> None:
    """Writes a file of rows with some of its pages only."""
    head = json.loads(json.dumps(file.head))
    rows = np.repeat(kept, [page["rows"] for page in file.head["pages"]])
    head["pages"] = [page for page, keep in zip(file.head["pages"], kept) if keep]
    streams = []
    for column in head["columns"]:
        numbers = file.numbers(column["holds"])[rows]
        planes = b"".join(((numbers >> (8 * byte)) & 255).astype(np.uint8).tobytes() for byte in range(column["width"]))
        streams.append(lzma.compress(planes, preset=1))
        column["length"] = len(streams[-1])
    text = json.dumps(head).encode()
    path.write_bytes(b"CCR1" + len(text).to_bytes(4, "little") + text + b"".join(streams))


def subset(folder: Path, without: set[int], out: Path) -> None:
    """The rows without the pages of some publishers."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for path in sorted(folder.glob("*.rows")):
        file = PackedRows(path)
        write_without(file, np.array([page["publisher"] not in without for page in file.head["pages"]]), out / path.name)


class Reporter:
    """Makes reports of rows."""

    def __init__(self, rows: Rows):
        self.rows, self.catalogue = rows, catalogue_hash(rows.catalogue)

    def report(self, row: int, complaint: str, name: str, site: str) -> str:
        mark = hashlib.sha256(self.rows.values[row].tobytes()).hexdigest()[:16]
        return json.dumps({
            "version": 2, "id": f"{complaint}-{row}-{site}", "day": "2026-11-26", "extension": "trial", "engine": "trial", "model": "trial",
            "complaint": complaint, "site": site,
            "block": {"class": name, "kind": None, "confidence": 0.5, "evidence": [], "overlay": False, "fingerprint": mark},
            "example": {"catalogue": self.catalogue, "values": [round(float(value), 6) for value in self.rows.values[row]], "without": [], "fingerprint": mark},
        })

    def site(self, row: int) -> str:
        return f"{self.rows.publishers[row]}.example"


def learn(engine: Path, model: Path, rows: Path, lines: list[str], out: Path) -> Path:
    """Gives reports, as a file, to `clearcolumn learn`."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    given = out / "reports.jsonl"
    given.write_text("\n".join(lines) + "\n")
    said = subprocess.run([engine, "learn", given, "--rows", rows, "--model", model, "--out", out], check=True, capture_output=True, text=True).stdout
    print(said.splitlines()[0])
    reasons: dict[str, int] = {}
    for line in (out / "outcomes.jsonl").open():
        reason = json.loads(line)["refused"]
        if reason:
            reason = reason if "highest" not in reason else "a measurement is above the highest on any saved page"
            reason = " ".join(word for word in reason.split() if not any(letter.isdigit() for letter in word))
            reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in sorted(reasons.items()):
        print(f"  refused {count}: {reason}")
    return out / "reported.jsonl"


def compare(rows: Path, reports: Path) -> dict:
    out = reports.with_suffix(".figures.json")
    subprocess.run([sys.executable, HERE / "compare.py", "--rows", rows, "--reports", reports, "--json", out], check=True)
    return json.loads(out.read_text())


def poisoned(rows: Rows, scores: np.ndarray, arguments: argparse.Namespace) -> bool:
    random = np.random.default_rng(2026)
    readers = set(rows.publishers[(rows.folds == 4) & ~rows.written].tolist())
    left, model = arguments.work / "rows-clean", arguments.folds / "fold-4.model"
    subset(arguments.rows, readers, left)
    theirs = (rows.folds == 4) & ~rows.written & rows.taught
    reporter = Reporter(rows)
    best = scores.max(axis=1)
    units = np.flatnonzero(theirs & rows.unit & (rows.classes >= 0))
    # What the model would hide first of what is no clutter, one of each page.
    matter = np.flatnonzero(theirs & (rows.classes < 0) & (rows.share == 0) & ~rows.neutral)
    wrong = matter[np.argsort(-best[matter])]
    wrong = wrong[np.sort(np.unique(rows.pages[wrong], return_index=True)[1])]
    missed = units[np.argsort(best[units])]
    half = HONEST // 2
    honest = [reporter.report(row, "missed", CLASSES[rows.classes[row]], reporter.site(row)) for row in missed[:half]]
    honest += [reporter.report(row, "wrong", CLASSES[int(scores[row].argmax())], reporter.site(row)) for row in wrong[:half]]
    sites = [f"poison-{number}.example" for number in range(POISONED_SITES)]
    ordinary = random.choice(np.setdiff1d(matter, wrong[:half]), POISONED // 2, replace=False)
    sure = missed[-POISONED // 2:]
    poison = [reporter.report(row, "missed", "newsletter", sites[at % POISONED_SITES]) for at, row in enumerate(ordinary)]
    poison += [reporter.report(row, "wrong", CLASSES[rows.classes[row]], sites[at % POISONED_SITES]) for at, row in enumerate(sure)]
    print(f"1. {len(honest)} honest reports, then the same with {len(poison)} poisoned ones", flush=True)
    clean = compare(left, learn(arguments.engine, model, left, honest, arguments.work / "honest"))
    both = compare(left, learn(arguments.engine, model, left, honest + poison, arguments.work / "mixed"))
    holds = True
    for name, value in clean["with"].items():
        low, high = clean["intervals_with"][name]
        inside = low <= both["with"][name] <= high
        holds &= inside
        print(f"  {name}: no reports {clean['without'][name]:.4f}, honest {value:.4f} [{low:.4f}, {high:.4f}], with the poisoned {both['with'][name]:.4f}"
              f"{'' if inside else '  OUTSIDE'}")
    return holds


def of_a_kind(rows: Rows, arguments: argparse.Namespace) -> bool:
    paid = rows.unit & (rows.classes == CLASSES.index("sponsored")) & ~rows.written
    publishers = np.random.default_rng(2026).permutation(np.unique(rows.publishers[paid]))
    chosen, count = set(), 0
    for publisher in publishers:
        if count >= OF_A_KIND:
            break
        chosen.add(int(publisher))
        count += min(3, int((paid & (rows.publishers == publisher)).sum()))
    left = arguments.work / "rows-less"
    subset(arguments.rows, chosen, left)
    reporter = Reporter(rows)
    reported = [row for publisher in sorted(chosen) for row in np.flatnonzero(paid & (rows.publishers == publisher))[:3]][:OF_A_KIND]
    print(f"2. {len(reported)} honest reports of paid blocks of {len(chosen)} publishers", flush=True)
    learned = []
    for fold in range(FOLDS):
        lines = [reporter.report(row, "missed", "sponsored", reporter.site(row)) for row in reported if rows.folds[row] == fold]
        learned.append(learn(arguments.engine, arguments.folds / f"fold-{fold}.model", left, lines, arguments.work / f"kind-{fold}"))
    joined = arguments.work / "kind.jsonl"
    joined.write_text("".join(path.read_text() for path in learned))
    figures = compare(left, joined)
    before, after = (1 - figures[name]["sponsored_found"] for name in ("without", "with"))
    harm = [figures[name]["harmed_pages"] for name in ("without", "with")]
    print(f"  sponsored missed: {before:.4f} without, {after:.4f} with the reports; pages harmed: {harm[0]:.4f}, {harm[1]:.4f}")
    return after < before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, required=True, help="the models of the folds, as train.py --folds wrote them")
    parser.add_argument("--rows", type=Path, default=HERE / "rows")
    parser.add_argument("--engine", type=Path, default=Path("target/release/clearcolumn"), help="the command line tool, built in release mode")
    parser.add_argument("--work", type=Path, default=Path("target/try-reports"), help="where rows and reports are put")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    rows = Rows(arguments.rows, None)
    scores = held_out(rows, {"without": ~rows.reported}, [4])["without"]
    holds = poisoned(rows, scores, arguments)
    lowers = of_a_kind(rows, arguments)
    print(f"the poisoned reports move no figure out of its interval: {holds}; the honest ones lower the miss: {lowers}")
    sys.exit(0 if holds and lowers else 1)


if __name__ == "__main__":
    main()
