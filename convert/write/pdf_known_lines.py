"""Lines that are known beforehand are shaped once while pages are laid out, and not twice.

WeasyPrint 70.0 lets Pango set a draft of the text, looks where its first line ends, and sets that line again.
Where text keeps its line ends (``white-space: pre``) the first of them tells the same before Pango is asked:
so stand the lines of composed paragraphs.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch

OTHER_ENDS = frozenset("\r\u2028\u2029")
"""What ends a line for Pango besides the newline."""


def take_known_lines() -> bool:
    """Change WeasyPrint's splitting of a line; False where that was not tested."""
    return patch("layout.inline", "split_first_line", _taking)


def _taking(split: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint.text.ffi import FROM_UNITS, pango
    from weasyprint.text.line_break import create_layout, line_size

    @wraps(split)
    def split_first_line(
        text: str, style: Any, context: Any, width: Any, spacing: Any, *rest: Any, **more: Any
    ) -> Any:
        first, newline, _ = text.partition("\n")
        if not first or not newline or style["white_space"] != "pre" or not OTHER_ENDS.isdisjoint(first):
            return split(text, style, context, width, spacing, *rest, **more)
        layout = create_layout(first, style, context, width, spacing)
        line, _ = layout.get_first_line()
        size = line_size(line, style)
        baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        length = line.length
        layout.deactivate()
        return layout, length, len(first.encode()) + 1, *size, baseline

    return split_first_line
