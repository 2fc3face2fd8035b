"""Articles made by hand, for tests of the stages behind the parser; their spans point nowhere."""

from convert.model import (
    Article,
    Author,
    Biography,
    Block,
    Citation,
    Contact,
    Date,
    Emphasis,
    Head,
    Heading,
    Inline,
    Item,
    Line,
    Link,
    List,
    Note,
    NoteMark,
    Paragraph,
    Publisher,
    Quote,
    Remark,
    Rights,
    SourceFacts,
    Span,
    Strong,
    Summary,
    Text,
)

NOWHERE = Span(0, 0)


def line(*parts: str | Inline) -> Line:
    """Return a line of plain strings and other inlines."""
    return tuple(Text(part, NOWHERE) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    """Return a paragraph of plain strings and other inlines."""
    return Paragraph(line(*parts), NOWHERE)


def mark(number: int) -> NoteMark:
    """Return the mark of note *number*."""
    return NoteMark(f"note-{number}", str(number), NOWHERE)


def note(number: int, *parts: str | Inline) -> Note:
    """Return note *number*."""
    return Note(f"note-{number}", str(number), (paragraph(*parts),), NOWHERE)


def bullets(*texts: str, ordered: bool = False) -> List:
    """Return a list of one paragraph an item."""
    return List(ordered, tuple(Item((paragraph(text),), NOWHERE, "•") for text in texts), NOWHERE)


FACTS = SourceFacts(name="quay.txt", kind="text", encoding="utf-8", sha256="0" * 64, length=0)

FILLER = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin and the clerks have hung a chart of every berth. Nobody had come to argue about the chart. They "
    "had come because the queue outside the breakwater was longer than it had been in any April since the "
    "new cranes were bought, and because the cranes, which had cost a great deal, stood still for most of "
    "the week."
)


def brief() -> Article:
    """Return an article with every part that the first editions know."""
    body: tuple[Block, ...] = (
        paragraph("Ports fail in their offices long before they fail at the quay.", mark(1), " ", FILLER),
        paragraph("The cost is real."),
        Heading(1, line("The Bottleneck"), NOWHERE, "1."),
        paragraph(FILLER, " It took 50–60 days in 2014.", mark(2)),
        Heading(2, line("What the Clerks Know"), NOWHERE, "1.1"),
        paragraph("A report, ", Emphasis(line("Slow Water"), NOWHERE), ", is plain about it:"),
        Quote(
            (paragraph("No ship was ever delayed by the sea for as long as it was delayed by paper."),),
            NOWHERE,
        ),
        paragraph(FILLER, " ", FILLER),
        bullets("Publish the queue.", "Pay the night clerks.", "Let the forms go at sea."),
        Heading(1, line("What Should Be Done"), NOWHERE),
        bullets("First the queue.", "Then the forms.", ordered=True),
        paragraph("More is at ", Link("https://example.org/a", line("the board’s page"), NOWHERE), "."),
        paragraph(
            "“The chart,” said one clerk, “is ", Strong(line("not"), NOWHERE), " the harbour.”", mark(3)
        ),
        paragraph(FILLER, " ", FILLER, " ", FILLER),
    )
    return Article(
        head=Head(
            series=line("Policy Notes"),
            number=line("No. 14"),
            kicker=line("Commentary"),
            title=line("Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"),
            deck=line("Cranes are cheap. Clerks are not, and the queue knows it."),
        ),
        language="en",
        source=FACTS,
        publisher=Publisher("Harbor Institute for Trade", "Lakeside University"),
        authors=(
            Author(
                name="Ana Ruiz",
                given="Ana",
                family="Ruiz",
                role="Senior Fellow",
                affiliation="Energy Programme",
                credit=line("Senior Fellow, Energy Programme"),
                handle="@aruiz",
            ),
            Author(name="Tom de la Cruz", given="Tom", family="de la Cruz", particles="de la"),
        ),
        dates=(Date("published", "2019-03-03", "March 3, 2019", NOWHERE),),
        summary=Summary(
            "key_points", (bullets("Queues are chosen.", "Night shifts pay for themselves."),), NOWHERE
        ),
        body=body,
        notes=(
            note(1, "Harbour Board, ", Emphasis(line("Minutes"), NOWHERE), ", 4 April 2018."),
            note(
                2,
                "See ",
                Link("https://example.org/long/path?x=1", line("https://example.org/long/path?x=1"), NOWHERE),
            ),
            note(3, "Interview with the author."),
        ),
        remarks=(
            Remark("editors_note", line("Editor’s note: An earlier version gave the wrong year."), NOWHERE),
        ),
        biographies=(
            Biography(line("Ana Ruiz (@aruiz) is a senior fellow at the Harbor Institute."), (0,), NOWHERE),
            Biography(line("Tom de la Cruz writes about quays."), (1,), NOWHERE),
        ),
        contacts=(Contact(line("For more information: please contact the press office"), NOWHERE),),
        citation=Citation(
            line("Ruiz, Ana and Tom de la Cruz. “Why Ports Fail Before Ships Do.” Harbor Institute, 2019."),
            NOWHERE,
        ),
        rights=(Rights(line("© 2019 Harbor Institute. CC BY 4.0."), NOWHERE, "CC BY 4.0"),),
        keywords=("ports", "trade"),
    )
