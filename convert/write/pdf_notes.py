"""Notes stay on the page of their marks: the one way in which WeasyPrint moves a note away is taken out.

Where the first line of a paragraph fits on a page and the second does not, WeasyPrint 70.0 carries over notes
of lines above, to make room for the second. Here the paragraph begins on the next page instead. The condition
is replaced in the text of the function, in the one version for which that was tried.
"""

import inspect
from functools import cache

from convert.write.pdf_grid import TESTED

MOVES = "report = not context.in_column and can_break_now and not could_break_before"
STAYS = "report = False"


@cache
def keep_notes() -> bool:
    """Change WeasyPrint's layout of lines, once; False where this is another version than the one tested."""
    import weasyprint
    from weasyprint.layout import block

    source = inspect.getsource(block._linebox_layout)
    if weasyprint.__version__ != TESTED or source.count(MOVES) != 1:
        return False
    exec(compile(source.replace(MOVES, STAYS), block.__file__, "exec"), block.__dict__)
    return True
