"""Notes stay on the page of their marks: the one way in which WeasyPrint moves a note away is taken out.

Where the first line of a paragraph fits on a page and the second does not, WeasyPrint 70.0 carries over notes
of lines above, to make room for the second. Here the paragraph begins on the next page instead. The condition
is replaced in the text of the function.
"""

import inspect
from collections.abc import Callable
from typing import Any

from convert.write.pdf_patch import patch

MOVES = "report = not context.in_column and can_break_now and not could_break_before"
STAYS = "report = False"


def keep_notes() -> bool:
    """Change WeasyPrint's layout of lines; False where that was not tested."""
    return patch("layout.block", "_linebox_layout", _staying)


def _staying(layout: Callable[..., Any]) -> Callable[..., Any]:
    made: dict[str, Callable[..., Any]] = {}
    source = inspect.getsource(layout).replace(MOVES, STAYS)
    exec(compile(source, inspect.getfile(layout), "exec"), layout.__globals__, made)
    return made[layout.__name__]
