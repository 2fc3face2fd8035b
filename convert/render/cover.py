"""The cover: the head of an article alone on a page, in the same layouts for print and for e-books."""

import re
import unicodedata
from math import ceil
from typing import Any

from lxml import etree
from msgspec import structs

from convert.glyphs import without_glyph
from convert.model import Article, Line
from convert.model.walk import plain
from convert.render.advances import word_width
from convert.render.balance import Headline, break_line
from convert.render.even_lines import PHRASES, fit_lines
from convert.render.phrases import split_phrases
from convert.render.rendering import Document, Face
from convert.render.script import parse_markup
from convert.render.theme import Tokens, page_geometry

OPENING = "cover"
"""The opening whose first page is a cover."""
SIZE = 450.0, 720.0
"""Width and height of an e-book's cover, in points: 1 to 1.6, as shops ask for."""
MARGIN = 42.0
"""Around its words, in points."""
STEPS = (1.0, 0.87, 0.76, 0.66, 0.57, 0.5, 0.43, 0.37)
"""Sizes of a title, as shares of the largest."""
HEAD, MIDDLE = 0.22, 0.55
"""Shares of the height that the masthead and the headline have."""
TITLE_SHARE = 0.8
"""Share of the headline's height that the title may fill; a subtitle needs some."""
LEADING, DEEP_LEADING = 1.1, 1.4
"""From line to line of the title, in sizes; of scripts whose faces are deeper than the theme's."""
SAFETY = 0.98
"""Share of the width that is used: kerning is not measured."""
FOOT_SHARE = 0.9
"""Share of a line that names and posts fill: the word behind does not fit."""
TAG = re.compile(r"<[^>]*>")
VOID = frozenset(("meta", "br", "wbr"))
"""Elements of a cover that hold nothing."""


def cover_tokens(tokens: Tokens) -> Tokens:
    """Return *tokens* of a theme for a page that is the cover of an e-book."""
    width, height = SIZE
    page = tokens["page"] | {"width": width, "height": height, "columns": 1, "mirror": False}
    page |= {"top": MARGIN, "bottom": MARGIN, "inner": MARGIN, "outer": MARGIN, "measure": width - 2 * MARGIN}
    page |= page_geometry(page, tokens["line"]["body"], "above")
    form = tokens["form"] | {"opening": OPENING, "labels": "above", "contents": False}
    return with_steps(tokens | {"page": page, "form": form})


def with_steps(tokens: Tokens) -> Tokens:
    """Return *tokens* with what follows from those of the cover: the sizes of a title, and heights."""
    cover, lines = tokens["cover"], tokens["page"]["lines"]
    line = tokens["line"]["body"]
    heights = {"head": round(lines * HEAD) * line, "middle": round(lines * MIDDLE) * line}
    leading = DEEP_LEADING if tokens["scripts"]["own"] else LEADING
    sizes = [round(cover["title"] * share, 1) for share in STEPS]
    return tokens | {"cover": cover | heights | {"sizes": sizes, "leading": leading}}


def make_room(tokens: Tokens, article: Article, faces: tuple[Face, ...]) -> Tokens:
    """Return *tokens* with a lower headline where the foot of the cover needs more than is left below it.

    A cover is one page: long posts of several authors would run over onto a second.
    """
    if tokens["form"]["opening"] != OPENING:
        return tokens
    cover, line = tokens["cover"], tokens["line"]["body"]
    left = tokens["page"]["lines"] * line - cover["head"] - cover["middle"]
    short = ceil(max(0.0, _foot(tokens, article, faces) - left) / line)
    return (
        tokens | {"cover": cover | {"middle": max(line, cover["middle"] - short * line)}} if short else tokens
    )


def _foot(tokens: Tokens, article: Article, faces: tuple[Face, ...]) -> float:
    """Return about how high the names and dates below the headline stand, in points."""
    cover, line = tokens["cover"], tokens["line"]["body"]
    width = word_width(faces, tokens["face"]["sans"])
    measure = tokens["page"]["full"] * FOOT_SHARE / cover["names"]
    posts = [f"{each.name}, {plain(each.credit)}" if each.credit else each.name for each in article.authors]
    apart = any(each.credit for each in article.authors)
    said = posts if apart else [", ".join(posts)] if posts else []
    names = [*said, *(each.name for each in article.contributors)]
    rows = sum(ceil(sum(width(f"{word} ") for word in each.split()) / measure) for each in names)
    dates = max(1, len(article.dates)) * cover["small"] * 1.4 + line / 2
    return float(line + rows * cover["names"] * 1.3 + dates)


def cover_title(title: Line, tokens: Tokens, faces: tuple[Face, ...], language: str = "") -> Headline:
    """Return *title* at the largest size that a cover of *tokens* holds, over lines of like length.

    In a *language* without spaces they end between phrases. One that the author broke stays so. One of a word
    that no line holds, or of such a language that is not known, is broken by the engine.
    """
    sizes, phrases = tuple(tokens["cover"]["sizes"]), split_phrases(plain(title), language)
    joint = PHRASES if phrases else " "
    text = joint.join(phrases) or plain(title)
    leading = tokens["cover"]["leading"]
    room = tokens["page"]["full"] * SAFETY, tokens["cover"]["middle"] * TITLE_SHARE / leading
    bare = word_width(faces, tokens["face"]["text"])
    widths = [bare(word) for word in (phrases or text.split())]
    unspaced = not phrases and " " not in text and any(map(_is_wide, text))
    if "\n" in text or max(widths, default=0.0) * sizes[-1] > room[0] or unspaced:
        step = next((n for n, size in enumerate(sizes) if _area(widths, size, room) <= 1), len(sizes) - 1)
        return Headline(title, f"step-{step}")
    found = fit_lines(text, room, sizes, lambda line: bare(line.replace(PHRASES, "")), 1.0, joint)
    return Headline(break_line(title, found.ends, phrases), f"step-{found.step}")


def _is_wide(character: str) -> bool:
    """Tell whether *character* is of a script that sets no spaces, and all of one width."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def _area(widths: list[float], size: float, room: tuple[float, float]) -> float:
    """Return how much of *room* words take that may be broken anywhere."""
    return ceil(sum(widths) * size / room[0]) * size / room[1]


def drop_unset(document: Document, faces: tuple[Face, ...]) -> tuple[Document, str]:
    """Return the cover *document* without the lines that none of *faces* can set, and their characters.

    The title page says those words, and the alternative text of the cover does.
    """
    missing = without_glyph(TAG.sub("", document.markup), (face.path for face in faces))
    if not missing:
        return document, ""
    root: Any = parse_markup(document.markup, document.name)
    for line in [each for each in root.iter("p", "h1") if missing.intersection("".join(each.itertext()))]:
        line.getparent().remove(line)
    for element in root.iter():
        if element.tag not in VOID:
            element.text = element.text or ""  # HTML knows no empty element written as one tag
    markup = etree.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return structs.replace(document, markup=markup), "".join(sorted(missing))
