"""The outline of an article, one line a fact, for cases that people read."""

from collections.abc import Iterator

from convert.model import (
    Answer,
    Article,
    Block,
    Code,
    Figure,
    Foreign,
    Heading,
    Line,
    Link,
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
from convert.model.walk import blocks_lines, body_blocks, end_words, marked_notes, note_words, plain

WORDS = 8
"""Words of a text that its line shows."""


def outline(article: Article, text: str = "") -> list[str]:
    """Return the facts of *article*; *text* is its source, for what no edition sets."""
    lines = (*_head(article), *_body(article), *_end(article), *_rest(article, text))
    return [line.rstrip().replace("\u00a0", " ") for line in lines]


def wording(article: Article) -> list[str]:
    """Return every paragraph of *article* in full, with its links and foreign words, for cases."""
    notes = (words for note in marked_notes(article) for words in note_words(note))
    told: list[str] = []
    for words in (*blocks_lines(tuple(body_blocks(article))), *notes, *end_words(article)):
        told.append(f"text: {plain(words.line)}".replace("\u00a0", " "))
        told += (f"link: {plain(link.content)} <{link.target}>" for link in _links(words.line))
        told += (f"foreign {run.language}: {start(run.content)}" for run in _foreign(words.line))
    return told


def _links(line: Line) -> Iterator[Link]:
    for inline in line:
        if isinstance(inline, Link):
            yield inline
        yield from _links(getattr(inline, "content", ()))


def _foreign(line: Line) -> Iterator[Foreign]:
    for inline in line:
        if isinstance(inline, Foreign):
            yield inline
        yield from _foreign(getattr(inline, "content", ()))


def start(line: Line | str) -> str:
    words = (line if isinstance(line, str) else plain(line)).split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def _head(article: Article) -> Iterator[str]:
    head = article.head
    for name in ("series", "number", "kicker", "title", "subtitle", "deck"):
        if getattr(head, name):
            yield f"{name}: {plain(getattr(head, name))}"
    if article.publisher:
        yield f"publisher: {article.publisher.name}"
        if article.publisher.parent:
            yield f"parent: {article.publisher.parent}"
    for author in article.authors:
        facts = (author.name, author.role, author.affiliation, author.handle)
        yield f"author: {' | '.join(fact for fact in facts if fact)}"
        if author.family:
            yield f"filed: {author.file_as}"
        if author.organisation:
            yield f"organisation: {author.name}"
    yield from (f"contributor {person.relator}: {person.name}" for person in article.contributors)
    yield from (f"date {date.role}: {date.iso}" for date in article.dates)
    if article.dateline:
        yield f"dateline: {article.dateline}"
    yield f"language: {article.language}"
    if article.summary:
        yield f"summary: {article.summary.kind}"
        for block in article.summary.blocks:
            yield from (f"summary {line}" for line in _block(block))


def _body(article: Article) -> Iterator[str]:
    for block in article.body:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            number = f"{block.number} " if block.number else ""
            yield f"heading {block.level}: {number}{plain(block.content)}"
        case Paragraph():
            yield f"paragraph: {start(block.content)}"
        case PullQuote():
            yield f"pull quote: {start(block.content)}"
        case Question() | Answer():
            kind = "question" if isinstance(block, Question) else "answer"
            yield f"{kind}{f' {block.speaker}' if block.speaker else ''}: {start(block.content)}"
        case Quote():
            for inner in block.blocks:
                yield from (f"quote {line}" for line in _block(inner))
        case List():
            for item in block.items:
                kind = "numbered item" if block.ordered else "item"
                for at, inner in enumerate(item.blocks):
                    yield from (
                        line if at else f"{kind}: {line.partition(': ')[2]}" for line in _block(inner)
                    )
        case Verse():
            yield f"verse: {len(block.lines)} lines"
        case Code() | Preformatted():
            yield f"{'code' if isinstance(block, Code) else 'preformatted'}: {start(block.text)}"
        case Table():
            yield f"table: {len(block.rows)} rows"
        case Figure():
            yield f"figure: {block.target or 'lost'} | {start(block.caption)} | {start(block.credit)}"
        case Rule():
            yield "break"


def _end(article: Article) -> Iterator[str]:
    for note in article.notes:
        words = " ".join(line.partition(": ")[2] for block in note.blocks for line in _block(block))
        yield f"note {note.label}: {start(words)}"
    yield from (f"reference: {start(entry.content)}" for entry in article.references)
    yield from (f"{remark.kind}: {start(remark.content)}" for remark in article.remarks)
    for life in article.biographies:
        names = ", ".join(article.authors[at].name for at in life.authors)
        yield f"biography of {names}: {start(life.content)}"
    yield from (f"contact: {start(contact.content)}" for contact in article.contacts)
    if article.citation:
        yield f"citation: {start(article.citation.content)}"
    yield from (
        f"rights: {start(rights.content)} | {rights.licence or 'no licence'}" for rights in article.rights
    )
    yield from (f"keyword: {keyword}" for keyword in article.keywords)
    yield from (f"identifier: {identifier}" for identifier in article.identifiers)


def _rest(article: Article, text: str) -> Iterator[str]:
    yield from (f"furniture: {start(dropped.span.cut(text))}" for dropped in article.furniture)
    yield from (f"dropped: {start(dropped.span.cut(text))}" for dropped in article.dropped)
    for proof in article.evidence:
        if proof.confidence == "uncertain":
            yield f"uncertain {proof.field}: {start(proof.value)}"
        yield from (f"rival {proof.field}: {start(rival.value)}" for rival in proof.rivals)
