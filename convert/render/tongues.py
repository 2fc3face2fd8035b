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
    """Say of each element in *body* that is all in the letters of another script than *script* its language.

    Of the text the model says it; what is left are names and the like, which are plain strings there.
    """
    for element in body.iterdescendants():
        if element.get("lang") or element.xpath("ancestor::span[@lang] or descendant::*[@lang]"):
            continue
        words = "".join(map(str, element.itertext()))
        tag = language_of(words, script)
        if tag and not any(unicode_data.script(c) == script for c in words if c.isalpha()):
            element.set("lang", tag)


def language_of(words: str, script: str) -> str:
    """Return the language of *words* as a tag; empty where they are in *script*, or hardly words."""
    scripts = [unicode_data.script(character) for character in words if character.isalpha()]
    other = next((one for one in scripts if one in ("Hira", "Kana")), scripts[0] if scripts else script)
    if len(scripts) < SHORTEST or other in (script, "Latn") or (other in HAN and script in HAN):
        return ""
    return LANGUAGES.get(other, f"und-{other}")
