"""Accessibility metadata (EPUB Accessibility 1.1), computed from what the documents really hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from convert.write.epub_pages import Page, tagged, typed


class Access(Struct, frozen=True):
    """What a reader who depends on it is told about an e-book; no claim of conformance is among it."""

    modes: tuple[str, ...]
    """``accessMode``: senses that the content itself asks for; a cover is no content."""
    sufficient: tuple[str, ...]
    """``accessModeSufficient``: sets of modes, each enough to read everything."""
    features: tuple[str, ...]
    """``accessibilityFeature``, in the order of the vocabulary's groups."""
    hazards: tuple[str, ...]
    """``accessibilityHazard``; nothing that moves, flashes or sounds is ever set."""
    summary: str
    """``accessibilitySummary``, in the language of the labels."""


def find_access(pages: tuple[Page, ...], labels: Mapping[str, str]) -> Access:
    """Return what *pages* offer; *labels* holds the sentences of the summary, ``access_…`` by key."""
    pictures = [image for page in pages for image in page_pictures(page)]
    described = all(picture.get("alt") for picture in pictures)
    textual = "textual" if described else "textual,visual"
    features = tuple(_features(pages, bool(pictures) and described))
    return Access(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=(textual,),
        features=features,
        hazards=("none",),
        summary=" ".join(_sentences(pages, features, labels, has_pictures=bool(pictures))),
    )


def page_pictures(page: Page) -> list[Any]:
    """Return the pictures in the text of *page*; a cover is none."""
    return [image for image in tagged(page, "img") if image.get("role") != "doc-cover"]


def _features(pages: tuple[Page, ...], described: bool) -> Iterator[str]:
    if any(tagged(page, "h2", "h3", "h4", "h5", "h6") for page in pages):
        yield "structuralNavigation"
    yield "tableOfContents"
    yield "readingOrder"
    if any(_roles(page) for page in pages):
        yield "ARIA"
    if any(_pagebreaks(page) for page in pages):
        yield "pageBreakMarkers"
        yield "pageNavigation"
    yield "displayTransformability"
    if described:
        yield "alternativeText"
    yield "unlocked"


def _roles(page: Page) -> bool:
    return any(
        e.get("role", "").startswith("doc-") and e.get("role") != "doc-cover" for e in page.root.iter()
    )


def _pagebreaks(page: Page) -> bool:
    return typed(page, "pagebreak") is not None


def _sentences(
    pages: tuple[Page, ...], features: tuple[str, ...], labels: Mapping[str, str], *, has_pictures: bool
) -> Iterator[str]:
    yield labels["access_words" if has_pictures else "access_text"]
    if "structuralNavigation" in features:
        yield labels["access_headings"]
    if any(typed(page, "noteref") is not None for page in pages):
        yield labels["access_notes"]
    if "pageNavigation" in features:
        yield labels["access_pages"]
    if "alternativeText" in features:
        yield labels["access_images"]
