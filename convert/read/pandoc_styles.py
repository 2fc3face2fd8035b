"""What the named styles of word processors mean: Word's own, pandoc's, and those of Octavo's editions."""

from typing import Any

from msgspec import Struct

from convert.read.draft import Known, Styled

LAST = " Last"
"""Behind the name of a style whose paragraph ends its part of the article."""


class Meaning(Struct, frozen=True):
    """What a style says of its paragraphs."""

    known: Known | None = None
    styled: Styled | None = None
    level: int = 0
    own: bool = False
    """Whether the words are the edition's own, which no article has."""


STYLES: dict[str, Meaning] = {
    "Title": Meaning("title"),
    "Title Long": Meaning("title"),
    "Subtitle": Meaning("subtitle"),
    "Masthead": Meaning(styled="publisher"),
    "Parent": Meaning(styled="parent"),
    "Series": Meaning(styled="series"),
    "Number": Meaning(styled="number"),
    "Kicker": Meaning(styled="kicker"),
    "Deck": Meaning(styled="deck"),
    "Author": Meaning(styled="author"),
    "Contributor": Meaning(styled="contributor"),
    "Date": Meaning(styled="date"),
    "Key Points": Meaning(styled="key_points"),
    "Key Points Number": Meaning(styled="key_points"),
    "Abstract": Meaning(styled="abstract"),
    "Key Points Heading": Meaning(own=True),
    "Label": Meaning(own=True),
    "Body Text": Meaning("paragraph"),
    "First Paragraph": Meaning("paragraph"),
    "After Table": Meaning("paragraph"),
    "Minor Heading": Meaning("heading", level=6),
    "Quote": Meaning("quote", level=1),
    "Intense Quote": Meaning("quote", level=1),
    "Block Text": Meaning("quote", level=1),
    "Pull Quote": Meaning(styled="pullquote"),
    "Question": Meaning(styled="question"),
    "Answer": Meaning(styled="answer"),
    "Verse": Meaning("verse"),
    "Source Code": Meaning("code"),
    "Caption": Meaning("figure"),
    "caption": Meaning("figure"),
    "Image Caption": Meaning("figure"),
    "Scene Break": Meaning("rule"),
    "Note": Meaning("note"),
    "Reference": Meaning(styled="reference"),
    "Bibliography": Meaning(styled="reference"),
    "Remark": Meaning(styled="remark"),
    "Biography": Meaning(styled="biography"),
    "Contact": Meaning(styled="contact"),
    "Citation": Meaning(styled="citation"),
    "Rights": Meaning(styled="rights"),
}
"""Meaning of a paragraph style; of what is not here the rules make what they can."""

TYPED = "HTML Preformatted"
"""The paragraph style of what our editions set as it was typed."""

NAME = "Author Name"
CREDIT = "Credit"
NUMBER = "Heading Number"
SPEAKER = "Speaker"
NOTE_LABEL = "Note Label"
NOTE_MARK = "footnote reference"
"""Character styles that say what their words are."""

SIGNS = frozenset((NAME, NUMBER, NOTE_LABEL, "Key Points Heading", "Scene Break"))
"""Styles that no program has by itself: a document with all of them is ours, whoever saved it last."""


def meaning(style: str) -> Meaning | None:
    """Return what the paragraph style *style* means, or None."""
    return STYLES.get(style.removesuffix(LAST))


def style_of(node: dict[str, Any]) -> str:
    """Return the named style of the inline *node*."""
    return dict(node["c"][0][2]).get("custom-style", "") if node["t"] == "Span" else ""
