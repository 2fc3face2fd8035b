"""Indents of lines from right to left: WeasyPrint 70.0 only makes the first line shorter.

Its alignment is wrapped here, in the one version for which that was tried; any other aligns as it does.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from convert.write.pdf_grid import TESTED


@cache
def wrap_alignment() -> bool:
    """Wrap WeasyPrint's alignment of a line, once; False where this is another version than was tested."""
    import weasyprint
    from weasyprint.layout import inline

    if weasyprint.__version__ != TESTED:
        return False
    inline.text_align = _indenting(inline.text_align)
    return True


def _indenting(align: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(align)
    def text_align(context: Any, line: Any, *rest: Any, **more: Any) -> Any:
        offset = align(context, line, *rest, **more)
        return offset + line.text_indent if line.style["direction"] == "rtl" else offset

    return text_align
