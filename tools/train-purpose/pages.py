"""Writes the pages that the purposes are learned from: some ninety structures, each in several languages and dresses.

Every structure is modelled on how a kind of system builds such a page; which of header, footer, side column, sign-up strip, class names,
labels and form elements it comes with is drawn by lot. Some words are replaced by others that mean nothing to the word lists, because no
list knows every word that a page may use. The same seed gives the same pages.
"""

import json
import random

from words import FILLERS, PHRASES, SCRIPTS_WITHOUT_SPACES, phrases

STRUCTURES = []


def structure(purpose, slug, weight=1):
    def register(function):
        STRUCTURES.append((function.__name__, purpose, slug.split(), function, weight))
        return function

    return register


class Writer:
    """Words, texts and parts of one page."""

    def __init__(self, language, seed):
        self.lot = random.Random(seed)
        self.language = language
        self.known = phrases(language)
        self.unknown = self.lot.choice([0, 0, 0.2, 0.4, 0.6])
        self.hidden = {key for key in self.known if self.lot.random() < self.unknown}
        self.words = FILLERS[language].split()
        self.classes = self.lot.choice(["telling", "telling", "hashed", "none"])
        self.labels = self.lot.choice(["for", "around", "placeholder", "aria"])
        self.mail_type = self.lot.choice(["email", "email", "text"])
        self.tokens = self.lot.random() < 0.5
        self.number = 0

    def chance(self, share):
        return self.lot.random() < share

    def pick(self, *options):
        return self.lot.choice(options)

    def join(self, words):
        return ("" if self.language in SCRIPTS_WITHOUT_SPACES else " ").join(words)

    def some(self, low, high):
        text = self.join(self.lot.choice(self.words) for _ in range(self.lot.randint(low, high)))
        return text[:1].upper() + text[1:]

    def __getitem__(self, key):
        return self.some(1, 3) if key in self.hidden else self.known[key]

    def sentence(self, *keys):
        words = [self.lot.choice(self.words) for _ in range(self.lot.randint(9, 18))]
        for key in keys:
            words.insert(self.lot.randint(1, len(words)), self[key].lower())
        stop = "。" if self.language in ("ja", "zh") else "."
        text = self.join(words)
        return text[:1].upper() + text[1:] + stop

    def text(self, low, high, *keys):
        return " ".join(self.sentence(*([self.lot.choice(keys)] if keys and self.chance(0.6) else [])) for _ in range(self.lot.randint(low, high)))

    def paragraphs(self, low, high, *keys):
        return "".join(f"<p>{self.text(2, 5, *keys)}</p>\n" for _ in range(self.lot.randint(low, high)))

    def cls(self, name):
        if self.classes == "none":
            return ""
        if self.classes == "hashed":
            return f' class="{self.pick("css-", "sc-", "_")}{abs(hash_of(name)) % 99991:x}"'
        return f' class="{name}"'

    def field(self, key, kind="text", name=None, token="", **more):
        self.number += 1
        name = name or key
        id = f"f{self.number}"
        text = self[key] if key in self.known else key
        if kind == "email":
            kind, token = self.mail_type, token or "email"
            name = self.pick("email", "mail", "e-mail", "EMAIL") if name == key else name
        extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
        auto = f' autocomplete="{token}"' if token and self.tokens else ""
        base = f'type="{kind}" name="{name}" id="{id}"{auto}{extra}'
        if self.labels == "around":
            return f"<label>{text} <input {base}></label>\n"
        if self.labels == "placeholder":
            return f'<div{self.cls("field")}><input {base} placeholder="{text}"></div>\n'
        if self.labels == "aria":
            return f'<input {base} aria-label="{text}" placeholder="{text}">\n'
        return f'<p><label for="{id}">{text}</label><input {base}></p>\n'

    def box(self, text, checked=False, kind="checkbox", name="c"):
        return f'<label{self.cls("check")}><input type="{kind}" name="{name}"{" checked" if checked else ""}> {text}</label>\n'

    def select(self, label, *options):
        return f"<label>{label} <select>{''.join(f'<option>{option}</option>' for option in options)}</select></label>\n"

    def button(self, key, kind="submit"):
        text = self[key] if key in self.known else key
        return self.pick(
            f'<button type="{kind}"{self.cls("btn btn-primary")}>{text}</button>\n',
            f'<button{self.cls("button")}><span>{text}</span></button>\n',
            f'<input type="submit" value="{text}">\n',
        )

    def link(self, text, href="#"):
        return f'<a href="{href if href != "#" else "/" + str(self.lot.randint(1, 999))}">{text}</a>'

    def form(self, body, name="form"):
        action = self.pick("", ' action="/go"', f' action="/{name}" method="post"')
        if self.chance(0.06):
            return f'<div{self.cls(name)}>{body}</div>\n'
        return f'<form{action}{self.cls(name)}>\n{body}</form>\n'

    def heading(self, text, level=1):
        if level == 1 and self.chance(0.15):
            level = 2
        return f"<h{level}>{text}</h{level}>\n"

    def strip(self):
        """A sign-up as it stands on pages that exist for something else."""
        lead = self.pick(f"<h3>{self['newsletter'].capitalize()}</h3>", f"<p>{self.sentence('newsletter')}</p>")
        return f'<div{self.cls("newsletter-signup")}>{lead}<form>{self.field("email", "email")}{self.button("subscribe")}</form></div>\n'

    def log_in(self):
        return f'<form{self.cls("login")}><input name="user" placeholder="{self["email"]}"><input type="password" name="pass" placeholder="{self["password"]}"><button>{self["login"]}</button></form>'

    def price(self):
        number = self.lot.randint(3, 900)
        return {
            "en": f"£{number}.50", "cs": f"{number} Kč", "pl": f"{number},90 zł", "sv": f"{number} kr", "hu": f"{number} 900 Ft", "ru": f"{number} ₽",
            "tr": f"{number},00 TL", "ja": f"¥{number}00", "zh": f"¥{number}", "ko": f"{number}00원",
        }.get(self.language, self.pick(f"{number},90 €", f"€ {number},00"))

    def date(self):
        day = f"{self.lot.randint(1, 28)}.{self.lot.randint(1, 12)}.2026"
        return self.pick(f"<time>{day}</time>", f'<span{self.cls("date")}>{day}</span>', day)

    def menu(self, count=6):
        links = [self.link(self[key]) for key in ("home", "about", "contact", "events", "archive", "products")]
        links += [self.link(self.some(1, 2)) for _ in range(count)]
        self.lot.shuffle(links)
        return "".join(f"<li>{link}</li>" for link in links[:count])

    def side(self):
        """A column beside the page's own matter."""
        parts = [
            lambda: self.strip(),
            lambda: f"<h3>{self['latest']}</h3><ul>{''.join('<li>' + self.link(self.some(4, 8)) + '</li>' for _ in range(5))}</ul>",
            lambda: f"<h3>{self.some(2, 3)}</h3><p>{self.text(1, 2)}</p>",
            lambda: self.log_in(),
        ]
        body = "".join(part() for part in self.lot.sample(parts, self.lot.randint(1, 2)))
        return self.pick(f"<aside>{body}</aside>", f'<div{self.cls("sidebar")}>{body}</div>')

    def furnish(self, body, purpose):
        """What any page may have: buttons to share, a choice of languages, tables for layout, a calendar, a trail of links."""
        if self.chance(0.25):
            body += "<div>" + "".join(f"<button>{self.pick(self['share'], self.some(1, 1), 'Facebook', 'X')}</button>" for _ in range(self.lot.randint(2, 6))) + "</div>"
        if self.chance(0.15):
            body = self.select("", "English", "Deutsch", "日本語") + body
        if self.chance(0.12):
            body += "<table>" + "".join(f"<tr>{''.join(f'<td>{self.pick(str(7 * row + day), self.link(str(7 * row + day)))}</td>' for day in range(7))}</tr>" for row in range(5)) + "</table>"
        if self.chance(0.2):
            body = f"<ol>{''.join(f'<li>{self.link(self.some(1, 2))}</li>' for _ in range(3))}</ol>" + body
        if self.chance(0.2):
            body = f'<table width="760"><tr><td colspan="2">{self.some(2, 3)}</td></tr><tr><td width="160">{self.link(self.some(1, 2))}<br>{self.link(self.some(1, 2))}</td><td>{body}</td></tr></table>'
        if purpose != "article" and self.chance(0.1):
            body += f"<p>{self.text(2, 4)}</p>"
        return body

    def page(self, purpose, slugs, structure, body, title=None, bare=None, type=None, heading_in_title=True):
        bare = self.chance(0.3) if bare is None else bare
        site = self.some(2, 3)
        title = f"{title} – {site}" if title else site
        head, foot = "", ""
        if not bare:
            head = self.pick(
                f'<header><a href="/">{site}</a><nav><ul>{self.menu(self.lot.randint(4, 12))}</ul></nav></header>',
                f'<div id="header"><a href="/">{site}</a></div><div id="menu"><ul>{self.menu(self.lot.randint(3, 9))}</ul></div>',
                f'<header><a href="/">{site}</a>{self.log_in() if self.chance(0.3) else ""}<form role="search"><input type="search" name="q" placeholder="{self["search"]}"></form></header><nav>{self.menu(5)}</nav>',
                f'<div{self.cls("top")}><a href="/">{site}</a></div>',
            )
            foot = self.pick(
                f"<footer>{self.strip() if self.chance(0.4) else ''}<ul>{self.menu(5)}</ul><p>© {site}</p></footer>",
                f'<div id="footer"><p>© {site} · {self.link(self["privacy"])} · {self.link(self["contact"])}</p>{self.strip() if self.chance(0.3) else ""}</div>',
                f"<footer>{self.link(self['privacy'])}</footer>",
            )
            if self.chance(0.35):
                body = f"<div>{body}</div>{self.side()}"
        elif self.chance(0.5):
            foot = f"<p><small>{self.link(self['privacy'])} · {self.link(self['contact'])}</small></p>"
        body = self.furnish(body, purpose)
        main = self.pick(f"<main>{body}</main>", f'<div id="content">{body}</div>', f'<div><div{self.cls("container")}>{body}</div></div>')
        cookie = f'<div class="cookie-banner" role="dialog">{self.sentence()}<button>OK</button></div>' if self.chance(0.15) else ""
        slug = self.pick(*slugs, *slugs, str(self.lot.randint(100, 99999)), "x/" + hex(self.lot.randint(4096, 99999))[2:])
        kind = f'<meta property="og:type" content="{type}">' if type and self.chance(0.6) else ""
        head_line = json.dumps({"address": f"https://{self.pick('www.', '')}site{self.lot.randint(1, 999)}.example/{slug}", "purpose": purpose, "structure": structure})
        return f'<!-- {head_line} -->\n<!DOCTYPE html><html lang="{self.language}"><head><title>{title}</title>{kind}</head><body>\n{head}\n{main}\n{foot}\n{cookie}</body></html>\n'


def hash_of(text):
    value = 7
    for character in text:
        value = value * 31 + ord(character)
    return value


def write_all(languages_each=14):
    """Every page: name, structure, purpose, source."""
    import structures  # noqa: F401  registers them

    languages = list(PHRASES)
    for number, (name, purpose, slugs, function, weight) in enumerate(STRUCTURES):
        lot = random.Random(1000 + number)
        order = [language for _ in range(weight) for language in lot.sample(languages, languages_each)]
        for at, language in enumerate(order):
            writer = Writer(language, number * 100 + at)
            body = function(writer)
            options = {}
            if isinstance(body, tuple):
                body, options = body
            yield f"{name}-{at}-{language}", name, purpose, writer.page(purpose, slugs, name, body, **options)
