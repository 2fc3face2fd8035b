"""An article with every kind of block, inline and end matter, for tests that ask whether all of it is set."""

import msgspec

from convert.model import (
    Answer,
    Article,
    Code,
    CodeSpan,
    Contributor,
    Date,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Preformatted,
    PullQuote,
    Question,
    Quote,
    Reference,
    Row,
    Rule,
    SmallCaps,
    Strong,
    Superscript,
    Table,
    Text,
    Verse,
)
from tests.made import FILLER, NOWHERE, brief, line, mark, note, paragraph


def everything() -> Article:
    """Return the brief with the parts that it lacks."""
    article = brief()
    return msgspec.structs.replace(
        article,
        body=article.body + BLOCKS,
        notes=(*article.notes, note(4, "Said twice."), note(9, "Nothing leads here.")),
        references=(
            Reference(line("Ruiz, Ana. ", Emphasis(line("Slow Water"), NOWHERE), ". 2018."), NOWHERE),
        ),
        contributors=(Contributor("Lea Sol", "trl"), Contributor("Max Orr", "edt")),
        dates=(*article.dates, Date("updated", "2019-04", "April 2019", NOWHERE)),
    )


def row(*cells: str, head: bool = False) -> Row:
    """Return a row of a table."""
    return Row(tuple(line(cell) for cell in cells), NOWHERE, head)


INNER = List(
    True,
    (Item((paragraph("First a."),), NOWHERE, "(a)"), Item((paragraph("Then b."),), NOWHERE, "(b)")),
    NOWHERE,
)
BLOCKS = (
    Heading(3, line("A Heading ", Emphasis(line("Too Deep"), NOWHERE), mark(4)), NOWHERE),
    paragraph(
        "Again",
        mark(4),
        " and ",
        SmallCaps(line("nato"), NOWHERE),
        " H",
        Superscript(line("2"), NOWHERE),
        " in ",
        Foreign("el", line("Αθήνα ", Strong(line("και πάλι"), NOWHERE)), NOWHERE),
        " and, ",
        Link("https://example.org/fr", line("by ", Foreign("fr", line("mer"), NOWHERE)), NOWHERE),
        ".",
    ),
    paragraph(
        CodeSpan("a < b & c", NOWHERE),
        " ",
        Strong(line("both ", Emphasis(line("at once"), NOWHERE)), NOWHERE),
        "]]>",
    ),
    List(
        False,
        (
            Item((paragraph("Outer."), INNER, paragraph("After.")), NOWHERE, "•"),
            Item((paragraph("Last, with a mark.", mark(2)),), NOWHERE, "•"),
        ),
        NOWHERE,
    ),
    PullQuote(line("The queue is the policy."), NOWHERE),
    Quote(
        (paragraph("One."), paragraph("Two.", mark(1)), Verse((line("In"), line("verse")), NOWHERE)), NOWHERE
    ),
    Question(line("Why wait?"), NOWHERE, "Q"),
    Answer(line("Because of paper."), NOWHERE, "Harbor"),
    Verse((line("The ships stand still,"), line("the paper walks.")), NOWHERE),
    Code("def berth(ship):\n    return None  # <full> & closed", NOWHERE),
    Preformatted("Port      Days\nAnsgar      19", NOWHERE),
    Table(
        (
            row("Port", "Days", head=True),
            row("Ansgar", "19"),
            row("The two of the north"),
            row("Skerrin & Sons", "5.5"),
            row("", "24.5"),
        ),
        NOWHERE,
        line("Waiting, 2019"),
    ),
    Table((row("Two tables", "in a row"),), NOWHERE),
    Figure(None, "A crane", NOWHERE, line("The crane that stands."), line("Photo: Lea Sol")),
    Rule(NOWHERE),
    paragraph(
        "A break",
        LineBreak(NOWHERE),
        "in a line. ",
        Link("javascript:alert(1)", line("Not live"), NOWHERE),
        ".",
    ),
    paragraph(Text("Arabic: مرحبا بالعالم. Hebrew: שלום. Long: " + "x" * 120, NOWHERE)),
    paragraph(FILLER),
)
