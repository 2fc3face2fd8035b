"""Is a text wrapped at a column, and which of its lines flow into each other?"""

import itertools

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import DRAWN

WIDEST_COLUMN = 110
"""No text is wrapped further out; typewriters, mail and editors wrap at 60 to 80 columns."""

NARROWEST_COLUMN = 40
"""Shorter lines are verse or lists, not wrapped prose."""

FEWEST_BREAKS = 4
"""Line ends at which the next word would not have fitted that it takes before a text is called wrapped."""

NATURAL_SHARE = 0.6
"""Share of those among the ends of lines of some length; addresses and lists of titles stay well below."""

UNBREAKABLE = 30
"""Characters of a word for whose sake a line crosses the column: an address."""

NEARLY = 0.75
"""Share of the column from which a line in the middle of a sentence was broken somewhat early."""

INDENT = 2
"""Columns by which the first line of a paragraph is set in."""

MARK = lazy_regex(r"(?:[•▪■□‣◦○●·*+–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
"""What stands before an item of a list."""

CLOSED = lazy_regex(r"[.!?…:;。！？][\"'”’»)\]\d]*$")
"""How a line ends that can be the last of its paragraph."""


class TextLine(Struct, frozen=True):
    """One line without the white space around it."""

    span: Span
    """Place in the source."""
    indent: int
    """Columns of white space before it."""

    @property
    def edge(self) -> int:
        """The column at which it ends."""
        return self.indent + self.span.end - self.span.start


def wrap_column(text: str, blocks: list[list[TextLine]]) -> int | None:
    """Return the column at which the lines of *text* are wrapped, or None where each line stands for itself.

    A wrapped line ends where the next word would have crossed the column: the column is the one for which
    that holds most often. Short lines say nothing for it or against it, lines that cross it speak against.
    """
    natural = [0] * (WIDEST_COLUMN + 2)
    edges = [0] * (WIDEST_COLUMN + 2)
    for line, following in (pair for block in blocks for pair in itertools.pairwise(block)):
        if line.edge > WIDEST_COLUMN:
            edges[-1] += not _is_unbreakable(text, line)
            continue
        edges[line.edge] += 1
        # For each column from here on the line would be full, until the next word would have fitted.
        natural[line.edge] += 1
        natural[min(line.edge + 1 + _first_word(text, following), WIDEST_COLUMN + 1)] -= 1
    full = list(itertools.accumulate(natural))
    column = max(range(NARROWEST_COLUMN, WIDEST_COLUMN + 1), key=lambda at: full[at] - sum(edges[at + 1 :]))
    long = sum(edges[column // 2 + 1 :])
    return column if full[column] >= max(FEWEST_BREAKS, NATURAL_SHARE * long) else None


def flows(text: str, run: list[TextLine], following: TextLine, column: int, is_prose: bool) -> bool:
    """Tell whether *following* goes on where the last line of *run* ended.

    It does where that line is full, or stops in the middle of a sentence. *is_prose* says whether the block
    has full lines at all, so that it is no list of titles.
    """
    line, words = run[-1], following.span.cut(text)
    if DRAWN.fullmatch(words) or DRAWN.fullmatch(line.span.cut(text)):
        return False
    if _begins_paragraph(text, run, following) or (MARK.match(words) and MARK.match(run[0].span.cut(text))):
        return False
    if is_full(text, line, following, column):
        return True
    if words[:1].islower():
        return line.edge > column // 2 or (len(run) > 1 and line.indent == following.indent)
    early = min(line.edge, following.edge) > NEARLY * column
    return is_prose and early and not CLOSED.search(line.span.cut(text))


def is_full(text: str, line: TextLine, following: TextLine, column: int) -> bool:
    """Tell whether the first word of *following* would not have fitted on *line*."""
    return line.edge + 1 + _first_word(text, following) > column


def _begins_paragraph(text: str, run: list[TextLine], following: TextLine) -> bool:
    """Tell whether *following* is set in, behind lines that are not and a sentence that has ended."""
    base = run[-1].indent
    settled = len(run) > 1 and (run[-2].indent == base or run[0].indent >= base + INDENT)
    return settled and following.indent >= base + INDENT and bool(CLOSED.search(run[-1].span.cut(text)))


def _first_word(text: str, line: TextLine) -> int:
    end = text.find(" ", line.span.start, line.span.end)
    return (end if end >= 0 else line.span.end) - line.span.start


def _is_unbreakable(text: str, line: TextLine) -> bool:
    """Tell whether a long word made *line* cross every column."""
    rest = line.edge - max(map(len, line.span.cut(text).split()), default=0)
    return rest <= WIDEST_COLUMN - UNBREAKABLE
