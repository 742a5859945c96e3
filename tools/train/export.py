"""Writes boosted trees in the form that src/model/trees.rs reads (its head describes the bytes)."""
import struct
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1]))
from checksum import fnv  # noqa: E402

VERSION = 2
LEAF = 255
TRAINED = b"20261127"
# Confidence from which a block is hidden at the levels careful, balanced and eager, for each class. Read off held-out folds: balanced is
# the lowest, by tenths, at which no more than one page in a hundred loses anything outside a label, and no less than 95 of a hundred blocks
# that go are clutter by the strict count (26 November 2026).
BALANCED = 1
LEVELS = ((0.9, 0.6, 0.4), (0.8, 0.5, 0.3))


def floor32(value: float) -> float:
    """The largest 32-bit number that is not above the value, so that `x <= value` decides the same in both widths."""
    narrow = np.float32(value)
    return float(np.nextafter(narrow, np.float32(-np.inf))) if float(narrow) > value else float(narrow)


def splits(node: dict, found: dict) -> None:
    if "split_feature" in node:
        found.setdefault(node["split_feature"], set()).add(floor32(node["threshold"]))
        splits(node["left_child"], found)
        splits(node["right_child"], found)


def leaves(node: dict) -> list[float]:
    if "split_feature" not in node:
        return [node["leaf_value"]]
    return leaves(node["left_child"]) + leaves(node["right_child"])


def step_of(tree: dict) -> bytes:
    """The upper half of the 32-bit number that one step of a leaf of this tree is worth, rounded up: 127 steps reach its largest leaf. Trees differ
    too much for one step to fit all: the first ones have leaves of 3, half of all leaves are below 0.02."""
    largest = max(abs(leaf) for leaf in leaves(tree))
    number = int.from_bytes(struct.pack("<f", largest / 127), "little")
    return struct.pack("<H", (number + 0xFFFF) >> 16)


def write_tree(node: dict, features: list[int], places: dict, thresholds: dict, step: float) -> bytes:
    if "split_feature" not in node:
        return struct.pack("<Bb", LEAF, round(node["leaf_value"] / step) if step else 0)
    measurement = features[node["split_feature"]]
    assert node["decision_type"] == "<="
    at = thresholds[measurement].index(floor32(node["threshold"]))
    return (struct.pack("<BB", places[measurement], at)
            + write_tree(node["left_child"], features, places, thresholds, step)
            + write_tree(node["right_child"], features, places, thresholds, step))


def write_model(path: Path, catalogue: list, medians: np.ndarray, forests: list) -> None:
    """Writes forests: the first pass, the second, then leads. Each is the mean of some boosters, with the measurements that their features stand
    for and its calibration."""
    dumps = [[tree["tree_structure"] for booster in boosters for tree in booster.dump_model()["tree_info"]] for boosters, _, _ in forests]
    found: dict = {}
    for trees, (_, features, _) in zip(dumps, forests):
        own: dict = {}
        for tree in trees:
            splits(tree, own)
        for feature, values in own.items():
            found.setdefault(features[feature], set()).update(values)
    order = sorted(found)
    assert len(order) < LEAF, "a split can name 254 measurements"
    thresholds = {measurement: sorted(found[measurement]) for measurement in order}
    assert all(len(values) < 256 for values in thresholds.values()), "a split can name 256 thresholds of a measurement"
    places = {measurement: at for at, measurement in enumerate(order)}
    names = "\n".join(f"{signal}/{name}" for signal, name in catalogue).encode()
    out = b"CCM1" + struct.pack("<HIHBB", VERSION, fnv(names), len(catalogue), len(order), len(forests)) + TRAINED
    out += b"".join(struct.pack("<H", measurement) for measurement in order)
    out += b"".join(struct.pack("<f", medians[measurement]) for measurement in order)
    for measurement in order:
        out += struct.pack(f"<B{len(thresholds[measurement])}f", len(thresholds[measurement]), *thresholds[measurement])
    # The forest of leads is held to the levels of sponsored matter.
    for trees, (boosters, features, (slope, offset)), levels in zip(dumps, forests, (*LEVELS, *LEVELS, LEVELS[1])):
        out += struct.pack("<fffffff", 0.0, 1 / len(boosters), slope, offset, *levels) + struct.pack("<H", len(trees))
        for tree in trees:
            step = step_of(tree)
            out += step + write_tree(tree, features, places, thresholds, struct.unpack("<f", bytes(2) + step)[0])
    path.write_bytes(out + struct.pack("<I", fnv(out)))
