"""A justified line is set up for drawing when it is drawn, and not once more before.

WeasyPrint 70.0 makes a layout of Pango for each run of a justified line to note by how much its spaces are
widened, and takes it down at once: what draws the line sets it up anew. Here the note alone is made.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch


def note_spacing() -> bool:
    """Change how WeasyPrint notes the spaces of justified lines; False where that was not tested."""
    # The module of the lines makes layouts for this alone; what measures text has its own name for it.
    return patch("layout.inline", "create_layout", _noting)


def _noting(create: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint.text.line_break import Layout

    @wraps(create)
    def create_layout(text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any) -> Any:
        if style["text_decoration_line"] != "none":
            # Its lines above, below and through need the metrics of the face before it is set up.
            return create(text, style, context, max_width, justification_spacing)
        layout = Layout.__new__(Layout)
        layout.text, layout.justification_spacing, layout.max_width = text, justification_spacing, max_width
        layout.first_line_direction = 0
        # What is taken down again before anybody asks for it.
        layout.style = layout.language = layout.layout = None
        return layout

    return create_layout
