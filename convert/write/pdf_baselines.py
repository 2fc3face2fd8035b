"""A line that holds a sign of another face is as high as every other.

WeasyPrint 70.0 puts the words of a run in the middle of their line, whatever faces they need: with an arrow,
or a Chinese word, which some other face draws, their baseline moves, the line grows by that, and the grid
would leave a whole line empty below it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch


def keep_baselines() -> bool:
    """Change WeasyPrint's making of a run of text; False where that was not tested."""
    return patch("layout.inline", "split_text_box", _on_one_baseline)


def _on_one_baseline(split: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint.text.line_break import strut

    @wraps(split)
    def split_text_box(*given: Any, **more: Any) -> Any:
        box, *rest = split(*given, **more)
        if box is not None and box.style["line_height"] != "normal":
            # As it is in a line without words, which only the first face of the style decides.
            box.baseline = strut(box.style)[1]
        return (box, *rest)

    return split_text_box
