"""Words in the letters of another script: print says their language, for machines that read it aloud."""

import re

from fontTools import unicodedata as unicode_data
from lxml import etree

LANGUAGES = {
    "Armn": "hy",
    "Geor": "ka",
    "Grek": "el",
    "Hang": "ko",
    "Hebr": "he",
    "Hira": "ja",
    "Kana": "ja",
    "Khmr": "km",
    "Laoo": "lo",
    "Mymr": "my",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thai": "th",
}
"""Scripts that next to everybody who uses them writes one language in; of others only the script is said."""
HAN = ("Hani", "Hira", "Kana", "Hang", "Bopo")
"""Scripts that stand beside each other in one language."""
OTHER = re.compile(r"[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
"""A character of a script that is not Latin."""
RUN = re.compile(rf"{OTHER.pattern}(?:[\s\d.,;:!?()\"'’-]*{OTHER.pattern})*")
SHORTEST = 3
"""Letters that are words; fewer are the sign of a formula."""


def languages_in(markup: str, script: str) -> frozenset[str]:
    """Return the languages of the words in *markup* in the letters of another script than *script*."""
    return frozenset(tag for run in RUN.findall(markup) if (tag := language_of(run, script)))


def tell_languages(body: etree._Element, script: str) -> None:
    """Put the words in *body* in the letters of another script than *script* into elements of theirs."""
    for element in list(body.iter()):
        _wrap_text(element, script)
        if element is not body:
            _wrap_tail(element, script)


def language_of(words: str, script: str) -> str:
    """Return the language of *words* as a tag; empty where they are in *script*, or hardly words."""
    scripts = [unicode_data.script(character) for character in words if character.isalpha()]
    other = next((one for one in scripts if one in ("Hira", "Kana")), scripts[0] if scripts else script)
    if len(scripts) < SHORTEST or other == script or (other in HAN and script in HAN):
        return ""
    return LANGUAGES.get(other, f"und-{other}")


def _wrap_text(element: etree._Element, script: str) -> None:
    first, spans = _cut(element.text or "", script)
    if spans:
        element.text = first
        element[:0] = spans


def _wrap_tail(element: etree._Element, script: str) -> None:
    first, spans = _cut(element.tail or "", script)
    if spans:
        element.tail = first
        for span in reversed(spans):
            element.addnext(span)


def _cut(text: str, script: str) -> tuple[str, list[etree._Element]]:
    """Return *text* before the first words of another script, and an element for each such words."""
    first, spans = "", list[etree._Element]()
    at = 0
    for run in RUN.finditer(text):
        tag = language_of(run[0], script)
        if tag:
            if spans:
                spans[-1].tail = text[at : run.start()]
            else:
                first = text[: run.start()]
            spans.append(etree.Element("span", lang=tag))
            spans[-1].text = run[0]
            at = run.end()
    if spans:
        spans[-1].tail = text[at:]
    return first, spans
