"""A source in mark-up that somebody wrote: what its marks say outranks what rules guess from words."""

from convert.model.walk import plain
from convert.parse.cited import title_key
from convert.parse.desk import Desk

RULE = "marked"

KINDS = frozenset({"markdown", "rst", "org", "latex"})
"""Sources that hold an article and nothing of a page around it."""

WRITTEN = KINDS | {"docx", "odt", "rtf"}
"""Sources whose headings somebody has marked; of a web page its own reader weighs which is the title."""

OWN = frozenset({"item", "quote", "code", "preformatted", "table", "figure", "rule"})
"""What is a part of the body, whatever its words are."""


SET_APART = frozenset({"title", "code", "preformatted", "table", "figure", "rule"})
"""What a web page marks and no rule for lines needs to see; a list or quotation can be of the page around."""


def keep_marked(desk: Desk) -> None:
    """Keep lists, quotations and their like for the body; headings too, where the title is known."""
    if desk.kind not in KINDS:
        desk.kept.update(index for index, piece in enumerate(desk.pieces) if piece.known in SET_APART)
        return
    title = title_key(plain(desk.found.title))
    for index, piece in enumerate(desk.pieces):
        repeats = piece.known == "heading" and bool(title) and title_key(desk.words(index)) == title
        if repeats and desk.title_at is None:
            desk.title_at = index
            desk.claim(desk.take(index).span, "title", RULE)
        elif piece.known in OWN or (piece.known == "heading" and title):
            desk.kept.add(index)


def release_headings(desk: Desk) -> None:
    """Give the headings back: what the words of some announce, such as notes, is for later rules."""
    desk.kept -= {index for index in desk.kept if desk.pieces[index].known == "heading"}


def release_marked(desk: Desk) -> None:
    """Give back all that was kept."""
    desk.kept.clear()
