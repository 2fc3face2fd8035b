"""One article through all stages; the only module that knows two of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from convert.assets import load_pictures
from convert.assets.picture import Picture
from convert.check import check
from convert.codes import EMBARGOES
from convert.corrections import NONE, load_corrections
from convert.errors import ProofError
from convert.job import Job, Made, Terms
from convert.model import Article
from convert.parse import parse
from convert.placed import Placed, place_findings, stops
from convert.products import MARKED, PRINT, find_product, kind_of
from convert.read import read
from convert.read.draft import Draft
from convert.render import render
from convert.render.rendering import Rendering, Written
from convert.settings import Settings
from convert.source import Source, decode_source, read_source


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
    pictures: tuple[Picture, ...] = ()
    """The pictures that its editions set."""
    assets: dict[str, str] = {}
    """Files that it names, by their paths below the source's folder, with their digests."""


def parse_article(job: Job, settings: Settings, today: datetime.date | None = None) -> Parsed:
    """Take one article from its source to the checked model; SourceError where the source cannot be read.

    Without *today* no date of it is in the future.
    """
    source = load_source(job, settings)
    draft = read(source, changes=settings.changes)
    source = show_source(source, draft)
    given, digest = load_corrections(Path(job.path)) if job.data is None else (NONE, None)
    article = parse(draft, settings, given)
    folder = Path(job.path).parent if job.data is None else None
    loaded = load_pictures(article, source, folder, settings.limits)
    noticed = draft.findings + loaded.findings + check(article, settings, today)
    return Parsed(
        source=source,
        article=article,
        findings=place_findings(noticed, source, settings),
        corrections=digest,
        pictures=loaded.pictures,
        assets=loaded.files,
    )


def make_article(job: Job, terms: Terms) -> Made:
    """Take one article from its source to the proven bytes of its editions; nothing is written.

    Raises ConvertError: what cannot be read, made, or proved to hold the words of the article.
    """
    parsed = parse_article(job, terms.settings, terms.today)
    made = Made(sha256=parsed.source.sha256, corrections=parsed.corrections, findings=parsed.findings)
    if stops(made.findings, terms.strict) or not job.editions:
        return made
    made = set_article(parsed, job, terms)
    held = terms.settings.embargoed and any(each.code in EMBARGOES for each in parsed.findings)
    return replace(made, corrections=parsed.corrections, assets=parsed.assets, embargoed=held)


def set_article(parsed: Parsed, job: Job, terms: Terms) -> Made:
    """Make the editions of an article that nothing stops: render, pre-flight, write, prove."""
    # The engines behind these take a second to load: not before there is something for them to do.
    from convert.render.scripts import lacking, machine_faces
    from convert.write import load_writer
    from convert.write.fittings import fitting_findings

    article, source, settings = parsed.article, parsed.source, terms.settings
    renderings = {name: render_product(parsed, name, terms) for name in job.editions}
    noticed = {
        name: place_findings(lacking(article, (rendering,)), source, settings)
        for name, rendering in renderings.items()
    }
    if any(stops(found, terms.strict) for found in noticed.values()):
        return Made(sha256=source.sha256, findings=parsed.findings, noticed=noticed)
    printed = {name: each for name, each in renderings.items() if each.edition == "pdf"}
    written = {name: load_writer(kind_of(name))(rendering) for name, rendering in printed.items()}
    pages = prove_written(article, printed, written, job.path)
    others = number_others(parsed, renderings, pages.get(PRINT) or job.pages, terms)
    written |= {name: load_writer(kind_of(name))(rendering) for name, rendering in others.items()}
    prove_written(article, others, written, job.path)
    for name, each in written.items():
        fitted = tuple(fitting_findings(each.fittings, article))
        noticed[name] += place_findings(fitted, source, settings)
    return Made(
        sha256=source.sha256,
        findings=parsed.findings,
        noticed=noticed,
        contents={name: each.content for name, each in written.items()},
        pages=pages,
        dated_by_epoch=is_undated(article),
        machine_faces=machine_faces(face for each in renderings.values() for face in each.faces),
    )


def number_others(
    parsed: Parsed, renderings: dict[str, Rendering], pages: tuple[int, ...], terms: Terms
) -> dict[str, Rendering]:
    """Return those of *renderings* that are not printed; e-book and Word document mark the *pages* of print.

    Where nothing tells of pages, the print edition is laid out for them alone.
    """
    from convert.render.print_pages import number_pages

    others = {name: each for name, each in renderings.items() if each.edition != "pdf"}
    marked = {name: each for name, each in others.items() if each.edition in MARKED}
    if not marked or not terms.settings.print_pages:
        return others
    known = pages or lay_pages(parsed, terms)
    numbered = {
        name: number_pages(each, parsed.article, known, terms.settings) for name, each in marked.items()
    }
    return others | numbered


def lay_pages(parsed: Parsed, terms: Terms) -> tuple[int, ...]:
    """Return the page map of the print edition, which is not kept; none where a face is missing."""
    from convert.prove import prove_print
    from convert.render.scripts import lacking
    from convert.write import load_writer

    rendering = render_product(parsed, PRINT, terms)
    if lacking(parsed.article, (rendering,)):
        return ()
    written = load_writer(PRINT)(rendering)
    return prove_print(parsed.article, rendering, written.content, written.divisions)


def render_product(parsed: Parsed, name: str, terms: Terms) -> Rendering:
    """Return the rendering of the product *name* of an article; a PDF with what it carries along."""
    from convert.render.attach import attach
    from convert.render.sheet import fold_pages, lay_on_sheet

    article, product = parsed.article, find_product(name, terms.settings)
    settings = product.choose(terms.settings)
    rendering = render(article, product.edition, settings, epoch=terms.epoch, pictures=parsed.pictures)
    if product.kind == "press":
        return lay_on_sheet(rendering, settings.press)
    if product.kind == "booklet":
        return fold_pages(rendering, settings.booklet)
    return attach(rendering, article, parsed.source.text) if settings.attachments else rendering


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
