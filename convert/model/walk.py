"""Ways through an article: plain text of its parts, and the order in which a reader meets them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from convert.model.article import Article
from convert.model.blocks import (
    Answer,
    Block,
    Code,
    Figure,
    Heading,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Question,
    Quote,
    Rule,
    Table,
    Verse,
)
from convert.model.inlines import CodeSpan, Inline, Line, LineBreak, NoteMark, Text
from convert.model.matter import Note
from convert.model.spans import Span


class Words(Struct, frozen=True):
    """One stretch of an article's text, as the reading order meets it."""

    part: str
    """Which part of the article: ``title``, ``author``, ``paragraph``, ``citation``."""
    line: Line
    """The text; a bare string of the metadata is one ``Text`` without a place."""


def text_line(text: str | None) -> Line:
    """Return *text* as a line without a place in the source; empty where there is none."""
    return (Text(text, Span(0, 0)),) if text else ()


def plain(line: Line) -> str:
    """Return the characters of *line*: no marks of notes, a line break as a newline."""
    if len(line) == 1 and type(line[0]) is Text:
        return line[0].text  # as most lines are
    return "".join(_plain(inline) for inline in line)


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | CodeSpan():
            return inline.text
        case LineBreak():
            return "\n"
        case NoteMark():
            return ""
        case _:
            return plain(inline.content)


def note_marks(line: Line) -> Iterator[NoteMark]:
    """Yield the note marks of *line*, in order."""
    for inline in line:
        match inline:
            case NoteMark():
                yield inline
            case Text() | CodeSpan() | LineBreak():
                pass
            case _:
                yield from note_marks(inline.content)


def block_lines(block: Block) -> Iterator[Words]:
    """Yield the text of *block* in reading order."""
    part = block.__struct_config__.tag
    match block:
        case Heading():
            number = _opening(f"{block.number} ", block.span) if block.number else ()
            yield Words("heading", number + block.content)
        case Question() | Answer():
            speaker = _opening(f"{block.speaker}: ", block.span) if block.speaker else ()
            yield Words(str(part), speaker + block.content)
        case Paragraph() | PullQuote():
            yield Words(str(part), block.content)
        case Quote():
            yield from blocks_lines(block.blocks)
        case List():
            for item in block.items:
                yield from blocks_lines(item.blocks)
        case Verse():
            yield from (Words("verse", line) for line in block.lines)
        case Code() | Preformatted():
            yield Words(str(part), (Text(block.text, block.span),))
        case Table():
            if block.caption:
                yield Words("caption", block.caption)
            yield from (Words("cell", cell) for row in block.rows for cell in row.cells)
        case Figure():
            yield from (Words("caption", line) for line in (block.caption, block.credit) if line)
        case Rule():
            pass


def _opening(text: str, block: Span) -> Line:
    """Return what a block opens with and holds apart from its words: a number, the name of a speaker."""
    return (Text(text, Span(block.start, min(block.start + len(text), block.end))),)


def blocks_lines(blocks: tuple[Block, ...]) -> Iterator[Words]:
    """Yield the text of *blocks* in reading order."""
    for block in blocks:
        yield from block_lines(block)


def body_blocks(article: Article) -> Iterator[Block]:
    """Yield the blocks that a reader meets from the summary to the end of the body."""
    if article.summary:
        yield from article.summary.blocks
    yield from article.body


def figures(article: Article) -> Iterator[Figure]:
    """Yield the figures that editions set, in reading order, those inside quotations and lists too."""
    yield from _figures_in(body_blocks(article))


def _figures_in(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Quote():
                yield from _figures_in(block.blocks)
            case List():
                for item in block.items:
                    yield from _figures_in(item.blocks)


def marked_notes(article: Article) -> tuple[Note, ...]:
    """Return the notes that a mark in the text leads to, in the order of their first marks."""
    by_id = {note.id: note for note in article.notes}
    order: dict[str, Note] = {}
    for words in blocks_lines(tuple(body_blocks(article))):
        for mark in note_marks(words.line):
            if mark.note in by_id:
                order.setdefault(mark.note, by_id[mark.note])
    return tuple(order.values())


def loose_notes(article: Article) -> tuple[Note, ...]:
    """Return the notes that no mark leads to; editions set them as a list after the body."""
    marked = {note.id for note in marked_notes(article)}
    return tuple(note for note in article.notes if note.id not in marked)


def head_words(article: Article) -> Iterator[Words]:
    """Yield masthead, kicker, title, deck and by-line; the date is set in the language's own form."""
    head, publisher = article.head, article.publisher
    yield Words("series", head.series)
    yield Words("number", head.number)
    yield Words("publisher", text_line(publisher.name if publisher else None))
    yield Words("parent", text_line(publisher.parent if publisher else None))
    yield Words("kicker", head.kicker)
    yield Words("title", head.title)
    yield Words("subtitle", head.subtitle)
    yield Words("deck", head.deck)
    for author in article.authors:
        yield Words("author", text_line(author.name))
        yield Words("credit", author.credit)
    yield from (Words("contributor", text_line(person.name)) for person in article.contributors)


def note_words(note: Note) -> Iterator[Words]:
    """Yield the text of *note*, without its label."""
    yield from blocks_lines(note.blocks)


def end_words(article: Article) -> Iterator[Words]:
    """Yield what follows the body, from loose notes and references to citation and rights."""
    for note in loose_notes(article):
        yield Words("label", text_line(note.label))
        yield from note_words(note)
    yield from (Words("reference", entry.content) for entry in article.references)
    yield from (Words("remark", remark.content) for remark in article.remarks)
    yield from (Words("biography", life.content) for life in article.biographies)
    yield from (Words("contact", contact.content) for contact in article.contacts)
    if article.citation:
        yield Words("citation", article.citation.content)
    yield from (Words("rights", rights.content) for rights in article.rights)


def reading_order(article: Article) -> Iterator[Words]:
    """Yield all text of *article* in the order in which every edition sets it.

    The bodies of marked notes are not in it: print sets them at the foot of a page, an e-book behind the
    text. ``marked_notes`` gives them.
    """
    yield from (words for words in head_words(article) if words.line)
    yield from blocks_lines(tuple(body_blocks(article)))
    yield from end_words(article)
