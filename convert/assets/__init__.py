"""Article -> its pictures: found beside the source or in it, brought into one form; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from convert.assets.picture import INSIDE, SUFFIXES, Loaded, Picture, Unfit, name_of, says_something
from convert.findings import Finding, make_finding
from convert.model import Article, Figure
from convert.model.walk import figures
from convert.settings import Limits
from convert.source import Source


def load_pictures(article: Article, source: Source, folder: Path | None, limits: Limits) -> Loaded:
    """Return the pictures of *article*, from the *folder* in which its *source* lies, or out of that itself.

    *folder* is None where the source is no file. What is missing, lies elsewhere, or is no picture that an
    edition can hold is a finding.
    """
    wanted = [figure for figure in figures(article) if figure.target]
    if not wanted:
        return Loaded()
    # Loaded here: most articles have no pictures, and the libraries take a while.
    from convert.assets.forms import bring_into_form
    from convert.assets.places import Store

    store = Store(source, folder, limits.picture_bytes)
    pictures: dict[str, Picture] = {}
    refused: dict[str, Unfit] = {}
    for target in dict.fromkeys(figure.target or "" for figure in wanted):
        try:
            drawn = bring_into_form(store.read(target), limits.picture_pixels)
        except Unfit as unfit:
            refused[target] = unfit
            continue
        name = f"{len(pictures) + 1}.{SUFFIXES[drawn.kind]}"
        pictures[target] = Picture(
            target=target,
            name=name,
            kind=drawn.kind,
            content=drawn.content,
            width=drawn.width,
            height=drawn.height,
        )
    findings = tuple(_findings(wanted, refused))
    if source.kind == "html":
        findings = tuple(_of_a_page(finding, alone=not any(store.files.values())) for finding in findings)
    return Loaded(tuple(pictures.values()), findings, dict(sorted(store.files.items())))


def _findings(wanted: list[Figure], refused: dict[str, Unfit]) -> Iterator[Finding]:
    """Yield what is the matter with each of the figures *wanted*."""
    for figure in wanted:
        target = figure.target or ""
        start, end, name = figure.span.start, figure.span.end, name_of(target)
        unfit = refused.get(target)
        if unfit:
            yield make_finding(unfit.code, start, end, name=name, reason=unfit.reason, remedy=unfit.remedy)
        elif not says_something(figure.alternative, target):
            yield make_finding("missing-alternative", start, end, name=name)


def _of_a_page(finding: Finding, *, alone: bool) -> Finding:
    """Return *finding*, about a web page, as a warning where no picture of an article need be lost.

    That is so for a page that was saved *alone*, without any of its files, and for what stands inside a page
    itself: mostly the blur that keeps the place of a picture which loads late.
    """
    inside = finding.code == "bad-picture" and INSIDE in finding.sentence
    missing = finding.code == "missing-picture" and alone
    return replace(finding, severity="warning") if inside or missing else finding
