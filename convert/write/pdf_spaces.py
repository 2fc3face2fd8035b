"""Lines that fit but for the space at their end: WeasyPrint 70.0 leaves such a line with one word on it.

It happens where the space stands before emphasis, a link or the mark of a note.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch

WRAPS = frozenset({"normal", "pre-line"})
"""Values of ``white-space`` under which a space at the end of a line is dropped."""


def keep_together() -> bool:
    """Change WeasyPrint's splitting of a line; False where that was not tested."""
    return patch("layout.inline", "split_first_line", _keeping_together)


def _keeping_together(split: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(split)
    def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **more: Any) -> Any:
        line = split(text, style, context, width, *rest, **more)
        if width is None or not _is_lone_word(text, line[1], line[2]) or style["white_space"] not in WRAPS:
            return line
        _, _, resume, bare, *_ = split(text.rstrip(" "), style, context, width, *rest, **more)
        if resume is not None or bare > width:
            return line
        # The words fit: with room for their space too, the line is taken whole.
        return split(text, style, context, width + style["font_size"], *rest, **more)

    return split_first_line


def _is_lone_word(text: str, length: int, resume: int | None) -> bool:
    """Tell whether a line of *length* bytes is the first word of a *text* that ends in a space."""
    first, space, more = text.rstrip(" ").partition(" ")
    return (
        resume is not None and text.endswith(" ") and bool(space and more) and length <= len(first.encode())
    )
