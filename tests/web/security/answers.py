"""What is wrong with an answer: its headers, its cookies, and what a browser would run in it."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
UNSAFE = ("unsafe-inline", "unsafe-eval", "data: 'self' *", "http:", "https:")
LINKS = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}
RUN = re.compile(r"^\s*(javascript|vbscript|data\s*:\s*text/html)", re.IGNORECASE)
INERT = {"application/json", "application/ld+json"}
FOREIGN = re.compile(r"^\s*(https?:)?//")


def header_faults(answer, *, is_embedded=False):
    """Headers that lack or say too little."""
    found = [name for name, value in HEADERS.items() if answer.get(name) != value]
    policy = answer.get("Content-Security-Policy", "")
    ancestors = "frame-ancestors *" if is_embedded else "frame-ancestors 'none'"
    found += [word for word in ("default-src 'self'", "object-src 'none'") if word not in policy]
    found += [word for word in UNSAFE if word in policy]
    if ancestors not in policy:
        found.append(f"no {ancestors}: {policy}")
    if answer.get("X-Frame-Options", "") != ("" if is_embedded else "DENY"):
        found.append(f"X-Frame-Options: {answer.get('X-Frame-Options', '')}")
    return found


def content_faults(answer):
    """What a browser would run, by the kind of content."""
    kind = answer.get("Content-Type", "")
    if kind.startswith("text/html"):
        return html_faults(answer.content.decode())
    if kind.startswith("image/svg"):
        return svg_faults(answer.content)
    return []


class Reader(HTMLParser):
    """Notes every place where a page would run something of its own."""

    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        """One element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and not is_fine(given)):
            self.faults.append(f"inline {tag}")
        if tag in {"iframe", "object", "embed", "base"}:
            self.faults.append(tag)
        for name, value in given.items():
            self.faults += attribute_faults(tag, name, value)


def is_fine(script):
    """Whether a script is a file of this site, or no script."""
    own = script.get("src", "").startswith("/static/")
    return own or script.get("type") in INERT


def attribute_faults(tag, name, value):
    """Whether an attribute is a style, a handler, or leads to a script or to a foreign part."""
    if name == "style" or name.startswith("on"):
        return [f"{tag} {name}={value[:60]}"]
    if name in LINKS and RUN.match(value):
        return [f"{tag} {name}={value[:60]}"]
    is_part = name in {"src", "data", "poster"} or (tag, name) == ("link", "href")
    return [f"{tag} from {value[:60]}"] if is_part and FOREIGN.match(value) else []


def html_faults(text):
    """Everything in a page that the policy would have to stop."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.faults


def svg_faults(content):
    """The same of a picture; it must be well formed, too."""
    faults = []
    for element in ET.fromstring(content).iter():  # noqa: S314  (our own answer)
        tag = element.tag.rpartition("}")[2]
        if tag in {"script", "style", "foreignObject"}:
            faults.append(tag)
        for name, value in element.attrib.items():
            faults += attribute_faults(tag, name.rpartition("}")[2], value)
    return faults
