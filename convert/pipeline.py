"""One article through all stages; the only module that knows two of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from convert.check import check
from convert.corrections import NONE, load_corrections
from convert.errors import ProofError
from convert.model import Article
from convert.parse import parse
from convert.placed import Placed, place_findings, stops
from convert.products import find_product, kind_of
from convert.read import read
from convert.read.draft import Draft
from convert.render import render
from convert.render.rendering import Rendering, Written
from convert.settings import Settings
from convert.source import SUFFIXES, Source, decode_source, read_source

SOURCE_SUFFIXES = tuple(SUFFIXES)
"""How the files end that are taken as sources when a folder is walked."""


class Job(Struct, frozen=True, kw_only=True):
    """One source and the editions that are wanted of it."""

    path: str
    """Path of the source as its user gave it; ``-`` for standard input."""
    name: str
    """Path of its editions below the folder of each edition, without suffix."""
    editions: tuple[str, ...] = ()
    """Products, by their names, in the order in which they are made."""
    data: bytes | None = None
    """The bytes themselves, where they do not lie in a file."""
    file_name: str = ""
    """What a file with those bytes would be called; its suffix tells the kind of input."""


class Terms(Struct, frozen=True, kw_only=True):
    """What all articles of a run share."""

    settings: Settings
    """The house's choices."""
    strict: bool = False
    """Whether a warning stops an edition as an error does."""
    epoch: int | None = None
    """SOURCE_DATE_EPOCH: seconds since 1970 that date an article without a date."""


class Parsed(Struct, frozen=True, kw_only=True):
    """An article and what was noticed about it."""

    source: Source
    """Its source."""
    article: Article
    """The model."""
    findings: tuple[Placed, ...]
    """What the check says, as heavy as the house wants it."""
    corrections: str | None = None
    """Digest of the corrections beside the source; None where there are none."""


class Made(Struct, frozen=True, kw_only=True):
    """What came of an article before anything is written to a disk."""

    sha256: str
    """Digest of the source that was read."""
    corrections: str | None = None
    """Digest of the corrections beside it; None where there are none."""
    findings: tuple[Placed, ...]
    """What was noticed."""
    contents: dict[str, bytes] = {}
    """The editions, by product; none where a finding stopped them."""
    pages: dict[str, tuple[int, ...]] = {}
    """By product, of what is printed: for each page the offset in the source at which it begins."""
    dated_by_epoch: bool = False
    """Whether the article has no date of its own."""
    machine_faces: dict[str, str] = {}
    """Faces of the machine that print needed, by family and weight, with the digests of their files."""


def parse_article(job: Job, settings: Settings) -> Parsed:
    """Take one article from its source to the checked model; SourceError where the source cannot be read."""
    source = load_source(job, settings)
    draft = read(source, changes=settings.changes)
    source = show_source(source, draft)
    given, digest = load_corrections(Path(job.path)) if job.data is None else (NONE, None)
    article = parse(draft, settings, given)
    findings = place_findings(draft.findings + check(article, settings), source, settings)
    return Parsed(source=source, article=article, findings=findings, corrections=digest)


def make_article(job: Job, terms: Terms) -> Made:
    """Take one article from its source to the proven bytes of its editions; nothing is written.

    Raises ConvertError: what cannot be read, made, or proved to hold the words of the article.
    """
    parsed = parse_article(job, terms.settings)
    made = Made(sha256=parsed.source.sha256, corrections=parsed.corrections, findings=parsed.findings)
    if stops(made.findings, terms.strict) or not job.editions:
        return made
    return replace(set_article(parsed, job, terms), corrections=parsed.corrections)


def set_article(parsed: Parsed, job: Job, terms: Terms) -> Made:
    """Make the editions of an article that nothing stops: render, pre-flight, write, prove."""
    # The engines behind these take a second to load: not before there is something for them to do.
    from convert.render.scripts import lacking, machine_faces
    from convert.write import load_writer
    from convert.write.fittings import fitting_findings

    article, source, settings = parsed.article, parsed.source, terms.settings
    renderings = {name: render_product(parsed, name, terms) for name in job.editions}
    findings = parsed.findings + place_findings(lacking(article, renderings.values()), source, settings)
    if stops(findings, terms.strict):
        return Made(sha256=source.sha256, findings=findings)
    written = {name: load_writer(kind_of(name))(rendering) for name, rendering in renderings.items()}
    # What is printed twice is fitted twice, mostly in the same places.
    fitted = (found for each in written.values() for found in fitting_findings(each.fittings, article))
    findings += place_findings(tuple(dict.fromkeys(fitted)), source, settings)
    pages = prove_written(article, renderings, written, job.path)
    return Made(
        sha256=source.sha256,
        findings=findings,
        contents={name: each.content for name, each in written.items()},
        pages=pages,
        dated_by_epoch=is_undated(article),
        machine_faces=machine_faces(face for name in pages for face in renderings[name].faces),
    )


def render_product(parsed: Parsed, name: str, terms: Terms) -> Rendering:
    """Return the rendering of the product *name* of an article; a PDF with what it carries along."""
    from convert.render.attach import attach
    from convert.render.sheet import fold_pages, lay_on_sheet

    article, product = parsed.article, find_product(name, terms.settings)
    settings = product.choose(terms.settings)
    rendering = render(article, product.edition, settings, epoch=terms.epoch)
    if product.kind == "press":
        return lay_on_sheet(rendering, settings.press)
    if product.kind == "booklet":
        return fold_pages(rendering, settings.booklet)
    carries = settings.attachments and product.kind == "pdf"
    return attach(rendering, article, parsed.source.text) if carries else rendering


def prove_written(
    article: Article, renderings: dict[str, Rendering], written: dict[str, Written], path: str
) -> dict[str, tuple[int, ...]]:
    """Read what was written of *renderings* back; return the page map of each product that is printed.

    Raises ProofError where one does not say what *article* says.
    """
    from convert.prove import prove, prove_print

    pages: dict[str, tuple[int, ...]] = {}
    for name, rendering in renderings.items():
        content, divisions = written[name].content, written[name].divisions
        refuse_faults(prove(article, rendering, content, divisions), path)
        if rendering.edition == "pdf":
            pages[name] = prove_print(article, rendering, content, divisions)
    return pages


def prove_standing(parsed: Parsed, job: Job, terms: Terms, contents: dict[str, bytes]) -> None:
    """Read the products *contents* back and raise ProofError where one does not say what its article says."""
    from convert.prove import prove

    for name, content in contents.items():
        rendering = render_product(parsed, name, terms)
        refuse_faults(prove(parsed.article, rendering, content), job.path)


def load_source(job: Job, settings: Settings) -> Source:
    """Return the source of *job*, from its file or from the bytes that it carries."""
    kind, encoding = settings.kind or "", settings.encoding or ""
    if job.data is not None:
        return decode_source(job.data, job.file_name, place=job.path, kind=kind, encoding=encoding)
    limit = settings.limits.source_bytes
    return read_source(Path(job.path), limit=limit, kind=kind, encoding=encoding)


def show_source(source: Source, draft: Draft) -> Source:
    """Return *source* with the text that places count: the reader's, in paragraphs, where it made one."""
    if draft.text == source.text:
        return source
    starts = tuple(piece.span.start for piece in draft.pieces)
    # Before the first paragraph is still the first one.
    return replace(source, text=draft.text, lines=(0, *starts[1:]), unit="paragraph")


def is_undated(article: Article) -> bool:
    """Tell whether the editions of *article* cannot be dated by what it says."""
    return not any(date.role in ("published", "updated") for date in article.dates)


def refuse_faults(faults: tuple[Any, ...], path: str) -> None:
    """Raise ProofError where an edition does not say what the article says."""
    if faults:
        first = faults[0]
        raise ProofError(
            f"the {first.edition} does not say what the article says: {first.where}: {first.sentence}",
            place=path,
            excerpt=f"should read: {first.expected}",
            remedy=f"It reads: {first.found}. This is a fault of a layout or of Octavo, not of the text.",
        )
