"""Prints a saved page as an outline to be read when it is labelled: every element that shows something, with its index.

    outline.py PAGE …

PAGE is an HTML file, compressed where its name ends in .gz. What reads it is in tools/train/requirements.txt.

An element is named by its index in document order, as `document.querySelectorAll('*')` gives them. Indentation is nesting. Elements that
hold the same and nothing more stand on one line, from the outermost to the innermost. Nothing is left out for what it says: long texts and
long runs of like siblings are cut in the middle whatever they hold, so that the whole page can be read.
"""
import gzip
import re
import sys

from selectolax.lexbor import LexborHTMLParser

# Letters of a text that are printed from its beginning and from its end.
TEXT_HEAD, TEXT_TAIL = 80, 30
# Siblings of the same shape in a row that are printed in full before the rest is cut.
ALIKE_HEAD = 4
NAMES = 38
MENU_HEAD = 3
MENU = {"li", "a", "tr", "option", "p"}
INLINE = {"a", "b", "strong", "em", "i", "span", "u", "small", "sup", "sub", "mark", "code", "time"}
SHORT = {"id": "#", "class": "."}
SKIPPED = {"head", "style", "script", "link", "meta", "template", "path", "g", "circle", "rect", "use", "defs", "polygon", "source", "col", "br"}
SHOWN = {"input", "textarea", "select", "button", "iframe", "img", "video", "audio", "object", "embed", "svg", "form"}


def own_text(element) -> str:
    parts, child = [], element.child
    while child is not None:
        if child.tag == "-text":
            parts.append(child.text_content or "")
        child = child.next
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


def cut(text: str, head: int, tail: int = 0) -> str:
    return text if len(text) <= head + tail + 10 else f"{text[:head]} [...{len(text) - head - tail}...] {text[len(text) - tail:] if tail else ''}"


class Outline:
    def __init__(self, html: str):
        self.elements = LexborHTMLParser(html).css("*")
        self.index = {element.mem_id: at for at, element in enumerate(self.elements)}
        self.shape_of: dict[int, tuple] = {}
        self.shows_of: dict[int, bool] = {}

    def children(self, element) -> list:
        found, child = [], element.child
        while child is not None:
            if child.mem_id in self.index and child.tag not in SKIPPED:
                found.append(child)
            child = child.next
        return found

    def shows(self, element) -> bool:
        """Whether an element has anything to see, or a name that a script may have filled."""
        key = element.mem_id
        if key not in self.shows_of:
            named = bool(element.attributes.get("id") or element.attributes.get("class"))
            self.shows_of[key] = bool(own_text(element)) or element.tag in SHOWN or any(self.shows(child) for child in self.children(element)) or (named and not self.children(element))
        return self.shows_of[key]

    def line(self, element, bare: bool = False) -> str:
        attributes = element.attributes
        wanted = ("id", "class") if element.tag not in SHOWN | {"a"} else ("id", "class", "name", "type", "placeholder", "value", "alt")
        names = "" if bare else "".join(f" {SHORT.get(name, name + '=')}{cut(str(attributes[name]), NAMES)}" for name in wanted if attributes.get(name))
        for name in ("role", "aria-label", "hidden", "data-widget-id"):
            if name in attributes and not bare:
                names += f" {name}={cut(str(attributes[name] or ''), 30)}"
        if "sponsored" in (attributes.get("rel") or ""):
            names += " rel=sponsored"
        address = attributes.get("href") or attributes.get("src") or attributes.get("action") or ""
        address = re.sub(r"^https?://(www\.)?", "", address)
        address = f" -> {address[:24]}{'…' + address[-10:] if len(address) > 36 else address[24:]}" if address and not address.startswith("data:") else ""
        return f"{self.index[element.mem_id]}:{element.tag}{names}{address}"

    def shape(self, element) -> tuple:
        key = element.mem_id
        if key not in self.shape_of:
            self.shape_of[key] = (element.tag, tuple(sorted({child.tag for child in self.children(element) if self.shows(child)})))
        return self.shape_of[key]

    def write(self, element, depth: int, out: list[str]) -> None:
        parts = [self.line(element)]
        text = own_text(element)
        children = [child for child in self.children(element) if self.shows(child)]
        while not text and len(children) == 1:
            parts.append(self.line(children[0], bare=len(parts) > 2 and children[0].tag not in SHOWN))
            text = own_text(children[0])
            children = [child for child in self.children(children[0]) if self.shows(child)]
        if element.tag == "svg":
            children = []
        out.append(" " * depth + " > ".join(parts) + (f" | {cut(text, TEXT_HEAD, TEXT_TAIL)}" if text else ""))
        inner = set(INLINE) >= {child.tag for child in children} and text
        if inner and all(not self.children(child) for child in children):
            # A paragraph with links in it: its links on one line.
            out.extend([" " * (depth + 1) + " · ".join(self.line(child, bare=True) + f" | {cut(own_text(child), 40)}" for child in children[:6])] if children else [])
            return
        at = 0
        while at < len(children):
            run = at
            while run < len(children) and self.shape(children[run]) == self.shape(children[at]):
                run += 1
            head = ALIKE_HEAD if children[at].tag not in MENU else MENU_HEAD
            shown = head if run - at > head + 2 else run - at
            for child in children[at:at + shown]:
                self.write(child, depth + 1, out)
            rest = [f"{self.index[child.mem_id]} {cut(self.whole(child), 45)}" for child in children[at + shown:run]]
            if rest:
                # The rest of a long run: the beginning of each text, so that the odd one out is still seen.
                out.append(" " * (depth + 1) + "~more like these: " + " · ".join(rest[:40]) + (f" · and {len(rest) - 40} more" if len(rest) > 40 else ""))
            at = run

    def whole(self, element) -> str:
        return re.sub(r"\s+", " ", element.text(separator=" ")).strip()


def outline(path: str) -> str:
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        page = Outline(file.read())
    out: list[str] = []
    body = next((element for element in page.elements if element.tag == "body"), page.elements[0])
    page.write(body, 0, out)
    return "\n".join(out)


if __name__ == "__main__":
    if not sys.argv[1:]:
        raise SystemExit(__doc__)
    sys.setrecursionlimit(10_000)
    for path in sys.argv[1:]:
        print(f"=== {path}")
        print(outline(path))
