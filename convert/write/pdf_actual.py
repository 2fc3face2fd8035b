"""The words of scripts whose glyphs do not tell them: each line carries its text as ``/ActualText``.

WeasyPrint notes for each glyph the characters that it first stood for. Where letters are reordered, joined or
split (Arabic, the scripts of India and its neighbours), one glyph stands for other characters elsewhere, and
some for none. What draws a line is changed.

Where anything runs from right to left, every line carries its text: what reads a page by places would take
words of two directions in another order. So does a line in which a glyph stands for something else than
where it was first drawn.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch
from convert.write.pdf_rtl import indent_from_right
from convert.write.pdf_stands import note_meanings, says_other

SHAPED = re.compile(
    "[\u0530-\u109f\u1200-\u137f\u1680-\u1cff\u2d00-\u2d2f\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""Scripts that are shaped: Armenian to Burmese, Ethiopic, Ogham to Vedic, and their later blocks."""
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Scripts that run from right to left."""
ACCENTED = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
"""Greek."""
APART = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
"""Accents that no composed letter has, which are drawn apart and raised; joiners, marks of direction and of a
variant, which are not drawn."""
EVERY_LINE: ContextVar[bool] = ContextVar("EVERY_LINE", default=False)
"""Whether each line of the document that is being drawn carries its text."""
NOTHING = "\u200b"
"""What a glyph stands for that is only a part of the sign before it."""


@contextlib.contextmanager
def telling(markup: str) -> Iterator[None]:
    """Let the lines of the document that is drawn inside, made of *markup*, carry their texts."""
    patch("draw.text", "draw_first_line", _telling)
    patch("pdf", "build_fonts_dictionary", _naming)
    note_meanings()
    indent_from_right()
    token = EVERY_LINE.set(FROM_RIGHT.search(markup) is not None)
    try:
        yield
    finally:
        EVERY_LINE.reset(token)


def _telling(draw: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(draw)
    def draw_first_line(stream: Any, box: Any, *rest: Any, **more: Any) -> Any:
        # The text is looked at before its line: asking for that here costs one shaping more.
        shaped = EVERY_LINE.get() or _is_shaped(box.pango_layout.text, box.style)
        words = line_text(box) if shaped else ""
        at = len(stream.stream)
        drawn = draw(stream, box, *rest, **more)
        if says_other(stream._fonts):
            words = line_text(box)
        elif not EVERY_LINE.get() and not _is_shaped(words, box.style):
            return drawn
        if words.strip():
            # What a glyph stands for is known when it has been drawn: the mark goes in before it.
            inside = stream.stream[at:]
            del stream.stream[at:]
            stream.begin_marked_content("Span", actual_text(words))
            stream.stream += inside
            stream.end_marked_content()
        return drawn

    return draw_first_line


def _is_shaped(words: str, style: Any) -> bool:
    """Tell whether glyphs do not tell *words*: Greek small capitals stand without their accents."""
    if SHAPED.search(words) or APART.search(words):
        return True
    return bool(style["font_variant_caps"] != "normal" and ACCENTED.search(words))


def line_text(box: Any) -> str:
    """Return the text of the first line of the layout of *box*."""
    line, _ = box.pango_layout.get_first_line()
    data = box.pango_layout.text.encode()
    return str(data[line.start_index : line.start_index + line.length].decode())


def actual_text(words: str) -> Any:
    """Return the property list that says that what follows reads *words*."""
    import pydyf

    return pydyf.Dictionary({"ActualText": pydyf.String(words)})


def _naming(build: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(build)
    def build_fonts_dictionary(pdf: Any, fonts: dict[Any, Any], *rest: Any, **more: Any) -> Any:
        # PDF/UA-1, 7.21.7, and PDF/A-3a, 6.2.11.7: each glyph stands for something.
        for font in fonts.values():
            font.to_unicode |= {glyph: NOTHING for glyph, words in font.to_unicode.items() if not words}
        return build(pdf, fonts, *rest, **more)

    return build_fonts_dictionary
