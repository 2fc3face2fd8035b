"""Indents of lines from right to left: WeasyPrint 70.0 only makes the first line shorter."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch


def indent_from_right() -> bool:
    """Change WeasyPrint's alignment of a line; False where that was not tested."""
    return patch("layout.inline", "text_align", _indenting)


def _indenting(align: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(align)
    def text_align(context: Any, line: Any, *rest: Any, **more: Any) -> Any:
        offset = align(context, line, *rest, **more)
        return offset + line.text_indent if line.style["direction"] == "rtl" else offset

    return text_align
