#!/usr/bin/env python3
"""Writes the text that trafilatura finds on each page with article truth, one JSON object a line.

    trafilatura_texts.py CORPUS TEXTS [--precision]
"""
import argparse
import gzip
import json
import pathlib

import trafilatura


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("--precision", action="store_true", help="trafilatura's own precision mode")
    arguments = parser.parse_args()
    with open(arguments.corpus / "articles.jsonl", encoding="utf-8") as truth, open(arguments.texts, "w", encoding="utf-8") as output:
        for line in truth:
            page = json.loads(line)["id"]
            html = gzip.decompress((arguments.corpus / "pages" / f"{page}.html.gz").read_bytes()).decode("utf-8")
            text = trafilatura.extract(html, include_comments=False, favor_precision=arguments.precision) or ""
            print(json.dumps({"id": page, "text": text}), file=output)


if __name__ == "__main__":
    main()
