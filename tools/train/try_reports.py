"""Tries what readers' reports do to the model: honest ones, and poisoned ones among them.

    try_reports.py --folds FOLDER [--rows FOLDER] [--engine FILE] [--work FOLDER]

FOLDER holds the models of the folds that train.py --folds wrote: each report is looked at by the one that did not see its publisher.

Some publishers are taken out of the rows; reports are made of their blocks, as their readers would have made them, and go through
`clearcolumn learn`. What is left is judged in folds by compare.py. Two trials:

1. 160 honest reports (blocks that were missed; other matter that the model would have taken), and the same with 40 poisoned ones: ordinary
   matter reported as missed sign-ups, and blocks reported as wrong, from twenty sites; first any matter and the surest blocks, then what
   is so near to honest reports that the model has no doubt. No figure may leave its interval because of the 40.
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
HONEST, HONEST_MISSED, POISONED, OF_A_KIND = 160, 60, 40, 100
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


def poisoned(rows: Rows, arguments: argparse.Namespace) -> bool:
    scores = held_out(rows, {"without": ~rows.reported}, [4])["without"]
    random = np.random.default_rng(2026)
    theirs = (rows.folds == 4) & ~rows.written & rows.taught
    left, model = arguments.work / "rows-clean", arguments.folds / "fold-4.model"
    subset(arguments.rows, set(rows.publishers[theirs].tolist()), left)
    reporter = Reporter(rows)
    best = scores.max(axis=1)
    units = np.flatnonzero(theirs & rows.unit & (rows.classes >= 0))
    units = units[np.argsort(best[units])]
    matter = np.flatnonzero(theirs & (rows.classes < 0) & (rows.share == 0) & ~rows.neutral)
    matter = matter[np.argsort(-best[matter])]
    # What readers meet: blocks that the model found least, and other matter that it would hide first.
    missed, wrong = units[:HONEST_MISSED], matter[:HONEST - HONEST_MISSED]
    honest = [reporter.report(row, "missed", CLASSES[rows.classes[row]], reporter.site(row)) for row in missed]
    honest += [reporter.report(row, "wrong", CLASSES[int(scores[row].argmax())], reporter.site(row)) for row in wrong]
    print(f"1. {len(honest)} honest reports, then the same with {POISONED} poisoned ones", flush=True)
    clean = compare(left, learn(arguments.engine, model, left, honest, arguments.work / "honest"))
    half, holds = POISONED // 2, True
    attacks = {
        "by somebody who reports the surest": (random.choice(matter[len(wrong):], half, replace=False), units[-half:]),
        # What is nearest to what honest readers report.
        "by somebody who knows the model": (matter[len(wrong):len(wrong) + half], units[HONEST_MISSED:HONEST_MISSED + half]),
    }
    for name, (ordinary, sure) in attacks.items():
        sites = [f"poison-{at % POISONED_SITES}.example" for at in range(half)]
        poison = [reporter.report(row, "missed", "newsletter", site) for row, site in zip(ordinary, sites)]
        poison += [reporter.report(row, "wrong", CLASSES[rows.classes[row]], site) for row, site in zip(sure, sites)]
        print(f"poisoned {name}", flush=True)
        both = compare(left, learn(arguments.engine, model, left, honest + poison, arguments.work / "mixed"))
        for figure, value in clean["with"].items():
            low, high = clean["intervals_with"][figure]
            inside = low <= both["with"][figure] <= high
            holds &= inside
            print(f"  {figure}: no reports {clean['without'][figure]:.4f}, honest {value:.4f} [{low:.4f}, {high:.4f}], "
                  f"with the poisoned {both['with'][figure]:.4f}{'' if inside else '  OUTSIDE'}", flush=True)
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
    parser.add_argument("--only", choices=("poisoned", "kind"), help="one of the two trials")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    rows = Rows(arguments.rows, None)
    trials = {"poisoned": poisoned, "kind": of_a_kind}
    chosen = [name for name in trials if arguments.only in (None, name)]
    held = {name: trials[name](rows, arguments) for name in chosen}
    if "poisoned" in held:
        print(f"the poisoned reports move no figure out of its interval: {held['poisoned']}")
    if "kind" in held:
        print(f"the honest ones lower the miss: {held['kind']}")
    sys.exit(0 if all(held.values()) else 1)


if __name__ == "__main__":
    main()
