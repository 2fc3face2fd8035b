"""What the theme's tokens mean to a Word document: faces, colours, lengths in points."""

from typing import Any

from msgspec import Struct

from convert.errors import EditionError

TYPEWRITER = "Courier New"
"""Face of listings: every machine that runs Word has it."""


WIDEST = 31
"""Ems of text that make a line of 69 characters."""


class Theme(Struct, frozen=True, kw_only=True):
    """The tokens that Word's styles are made from; lengths in points."""

    face: dict[str, str]
    """Families by use: text, sans, code."""
    colour: dict[str, str]
    """Colours by use, as six hexadecimal digits."""
    size: dict[str, float]
    """Sizes by use: note, small, body, section, deck, title."""
    line: dict[str, float]
    """Lines by use: note, body, title."""
    justified: bool
    """Whether running text is justified."""
    bold_title: bool
    """Whether the headline is bold."""
    hyphens: bool
    """Whether Word hyphenates."""
    bullet: str
    """The mark of an unnumbered list."""
    width: float
    """Width of the paper."""
    height: float
    """Height of the paper."""
    measure: float
    """Width of the text column."""
    side: float
    """Width of the column at the left of it."""
    outer: float
    """Left of that column; on a right page, where pages mirror each other."""
    inner: float
    """Right of the text."""
    mirror: bool
    """Whether left and right pages mirror each other."""
    top: float
    """Above the text."""
    foot: float
    """Below the text."""

    def ems(self, number: float) -> float:
        """Return *number* ems of body text in points."""
        return number * self.size["body"]

    def lines(self, number: float) -> float:
        """Return *number* lines of body text in points."""
        return number * self.line["body"]


def _column(page: dict[str, Any], body: float) -> float:
    """Return the width of the text: a document that is to be edited has one column, none too wide to read."""
    return float(page["measure"] if page["columns"] == 1 else min(page["measure"], WIDEST * body))


def read_theme(tokens: dict[str, Any]) -> Theme:
    """Return the theme that *tokens* describe. Raises EditionError where one is missing."""
    try:
        page = tokens["page"]
        left, right = ("inner", "outer") if tokens["form"]["labels"] == "above" else ("outer", "inner")
        measure = _column(page, tokens["size"]["body"])
        return Theme(
            face={"code": TYPEWRITER, **tokens["face"]},
            colour={name: value.removeprefix("#").upper() for name, value in tokens["colour"].items()},
            size=tokens["size"],
            line=tokens["line"],
            justified=tokens["text"]["align"] == "justify",
            bold_title=tokens["form"]["title"] == "bold",
            hyphens=tokens["text"]["hyphens"] == "auto",
            bullet=tokens["text"]["bullet"],
            width=page["width"],
            height=page["height"],
            measure=measure,
            side=page["full"] - measure,
            outer=page[left],
            inner=page[right],
            mirror=page["mirror"],
            top=page["top"],
            foot=page["foot"],
        )
    except KeyError as error:
        raise EditionError(
            f"the theme has no token {error.args[0]}", remedy="Add it to the theme, or name another theme."
        ) from error
