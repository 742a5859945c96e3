"""Which segments of a page belong to its article, as far as the truth of the corpus says.

Whole texts (`body`) are laid along the page's segments: long ones by their shingles, short ones between their neighbours. Loose pieces
(`with`, `without`) label the segments that hold them; all others of such a page stay unknown.
"""

import json
import re

WORD = re.compile(r"\w+")
# Words from which a segment is recognised by its own shingles.
LONG = 7
SHINGLE = 4
# The part of a long segment's shingles that the text must hold.
SHARED = 0.6


def read_truth(corpus):
    """The truth by page."""
    with open(f"{corpus}/articles.jsonl", encoding="utf-8") as lines:
        return {line["id"]: line for line in map(json.loads, lines)}


def read_labels(path):
    """Pages whose segments were read one by one: ranges that belong to the article, ranges of which a careful reader could not say."""
    with open(path, encoding="utf-8") as lines:
        return {line["id"]: line for line in map(json.loads, lines)}


def words(text):
    return WORD.findall(text)


def label(truth, texts, hidden):
    """One value a segment: 1 belongs to the article, 0 does not, None unknown."""
    if "yes" in truth:
        return label_read(truth, len(texts))
    if "body" in truth:
        return label_whole(truth["body"], texts, hidden)
    return label_pieces(truth.get("with") or [], truth.get("without") or [], texts)


def label_read(truth, count):
    if truth["count"] != count:
        raise SystemExit(f"{truth['id']} has {count} segments and was read with {truth['count']}: read it again, or leave it out of labels.jsonl")
    labels = [0] * count
    for value, ranges in ((1, truth["yes"]), (None, truth["unknown"])):
        for first, last in ranges:
            labels[first : last + 1] = [value] * (last + 1 - first)
    return labels


def label_whole(body, texts, hidden):
    body = words(body)
    places = {}
    for at in range(len(body) - SHINGLE + 1):
        places.setdefault(tuple(body[at : at + SHINGLE]), []).append(at)
    segments = [words(text) for text in texts]
    labels = [0] * len(texts)
    reach = [None] * len(texts)  # where in the body a recognised segment begins and ends
    used = set()
    # What is shown first, then the longest, so that a copy, teaser or caption that repeats a piece of the text does not take its place.
    for index in sorted(range(len(texts)), key=lambda index: (hidden[index], -len(segments[index]))):
        segment = segments[index]
        if len(segment) < LONG:
            continue
        shingles = [tuple(segment[at : at + SHINGLE]) for at in range(len(segment) - SHINGLE + 1)]
        # A shingle counts as often as the text holds it, so that a second copy of the article on the page is none.
        free = [[place for place in places.get(shingle, []) if place not in used][:1] for shingle in shingles]
        found = [place for places_of_one in free for place in places_of_one]
        if len(found) < SHARED * len(shingles):
            continue
        first, last = min(found), max(found) + SHINGLE
        used.update(found)
        labels[index] = 1
        reach[index] = (first, last)
    # Short ones must stand in the body between the neighbours that were recognised.
    for index, segment in enumerate(segments):
        if not segment or len(segment) >= LONG:
            continue
        before = next((reach[at][1] for at in range(index - 1, -1, -1) if reach[at]), None)
        after = next((reach[at][0] for at in range(index + 1, len(texts)) if reach[at]), None)
        begin = before if before is not None else max(0, (after or 0) - 40)
        end = after if after is not None else min(len(body), (before or 0) + 40)
        if before is None and after is None:
            continue
        for at in range(max(0, begin - 1), min(len(body), end + 1) - len(segment) + 1):
            if body[at : at + len(segment)] == segment:
                labels[index] = 1
                reach[index] = (at, at + len(segment))
                break
    return labels


def squeeze(text):
    return " ".join(text.split())


def label_pieces(wanted, unwanted, texts):
    texts = [squeeze(text) for text in texts]
    labels = [None] * len(texts)
    for piece in map(squeeze, unwanted):
        for index, text in enumerate(texts):
            if piece in text:
                labels[index] = 0
    for piece in map(squeeze, wanted):
        holders = [index for index, text in enumerate(texts) if piece in text]
        if holders:
            # Where several hold it, the longest is the paragraph and the others are teasers or repetitions of it.
            labels[max(holders, key=lambda index: len(texts[index]))] = 1
    return labels
