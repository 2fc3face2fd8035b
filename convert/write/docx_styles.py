"""Word's styles as data: layouts/docx/styles.toml, checked and typed; its values name the theme's tokens."""

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from convert.errors import EditionError
from convert.paths import layouts


class ParagraphStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph style; None is what the style below says."""

    name: str
    """As the style pane shows it."""
    based: str | None = None
    """The style below."""
    following: str | None = None
    """Style of the paragraph that Enter brings; None: the same."""
    face: str | None = None
    """Token of its face."""
    size: str | None = None
    """Token of its size."""
    line: str | float | None = None
    """Token of its line, or lines of body text."""
    exact: bool | None = None
    """Whether the line is held where the face's own is larger."""
    colour: str | None = None
    """Token of its colour."""
    bold: bool | Literal["title"] | None = None
    """Whether it is bold; "title": as the theme has its headline."""
    italic: bool | None = None
    small_caps: bool | None = None
    figures: Literal["lining", "oldStyle"] | None = None
    tracking: float | None = None
    """Space between letters, in hundredths of an em."""
    before: float | None = None
    """Space above, in lines of body text."""
    after: float | None = None
    """Space below, in lines of body text."""
    first: float | None = None
    """Indent of the first line, in ems of body text; a negative one hangs."""
    left: float | None = None
    """Indent at the left, in ems of body text."""
    right: float | None = None
    """Indent at the right, in ems of body text."""
    out: bool | None = None
    """Whether it starts at the left edge of the side column."""
    boxed: bool = False
    """Whether it stands on the tinted ground that is as wide as side column and text."""
    last: float | None = None
    """Space below, in lines of body text, where it is the last of its part of the article."""
    side: bool = False
    """Whether it stands in the side column, beside the paragraph that follows."""
    running: bool = False
    """Whether it is set as running text: justified where the theme says so."""
    align: Literal["left", "right", "center"] | None = None
    hyphens: bool | None = None
    """False: never hyphenated."""
    keep_next: bool | None = None
    """Whether it stays on the page of the paragraph that follows."""
    keep_lines: bool | None = None
    """Whether it stays on one page."""
    together: bool | None = None
    """Whether the space between two paragraphs of this style is left out."""
    outline: int | None = None
    """Level in the navigation pane, from 1."""
    edge: Literal["top", "bottom", "left"] | None = None
    """Side at which a rule stands."""
    edge_colour: str = "accent"
    """Token of the rule's colour."""
    edge_width: float = 0.5
    """Thickness of the rule, in points."""
    edge_space: float = 6
    """Distance of the rule from the text, in points."""
    list: Literal["bullet", "number"] | None = None
    """Kind of list that the style makes."""
    level: int = 1
    """Level of that list, from 1."""
    tab: bool = False
    """Whether a tab sets what follows it at the right edge."""

    @property
    def closing(self) -> "ParagraphStyle":
        """The style of a paragraph of this kind that ends its part of the article."""
        return ParagraphStyle(name=f"{self.name} Last", based=self.name, after=self.last)


class CharacterStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A character style; None is what the paragraph says."""

    name: str
    """As the style pane shows it."""
    based: str = "Default Paragraph Font"
    """The style below."""
    face: str | None = None
    """Token of its face."""
    size: str | None = None
    """Token of its size."""
    colour: str | None = None
    """Token of its colour."""
    bold: bool | None = None
    italic: bool | None = None
    small_caps: bool | None = None
    raised: bool | None = None
    figures: Literal["lining", "oldStyle"] | None = None


class Styles(Struct, frozen=True, forbid_unknown_fields=True):
    """All styles of the layout, a style after the one that it is based on."""

    paragraph: tuple[ParagraphStyle, ...]
    character: tuple[CharacterStyle, ...]


@cache
def load_styles() -> Styles:
    """Return the styles of the Word layout; EditionError where the file does not hold what it should."""
    file = layouts() / "docx" / "styles.toml"
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Styles)
    except (OSError, msgspec.DecodeError) as error:
        raise EditionError(
            f"the styles of the Word layout cannot be read: {error}",
            place=str(file),
            remedy="Mend that file.",
        ) from error
