"""The pictures of a page's article: what they show and where they lie; no edition sets them yet."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from convert.findings import Finding, make_finding
from convert.read.html_blocks import Page

SMALLEST = 32
"""Pixels of a side below which a picture counts visitors or keeps distance."""

SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
"""Where the address of a picture stands; a page that loads late has another picture under ``src``."""

UNNAMED = "without a name"


def picture_in(figure: HtmlElement | None) -> tuple[str, str]:
    """Return the path and the alternative text of the one picture in *figure*; elsewhere it has no path."""
    pictures = [] if figure is None else list(figure.iter("img"))
    if len(pictures) != 1:
        return "", ""
    address = _address(pictures[0])
    return "" if "//" in address else address, " ".join((pictures[0].get("alt") or "").split())


def left_out(page: Page, kept: Sequence[int]) -> Iterator[Finding]:
    """Yield a finding for each picture between the blocks *kept*; each address once."""
    starts = [block.span.start for block in page.blocks]
    chosen, seen = set(kept[:-1]), set()
    for picture in page.root.iter("img"):
        place = page.extents[picture].start
        before = bisect_right(starts, place) - 1
        name = _address(picture).rpartition("/")[2] or " ".join((picture.get("alt") or "").split())
        if before in chosen and name not in seen and not _is_small(picture):
            seen.add(name)
            yield make_finding("picture-left-out", place, place, name=name[:80] or UNNAMED)


def _address(picture: HtmlElement) -> str:
    """Return the address of *picture* without what is asked of its server; bytes in the page have none."""
    for name in SOURCES:
        address = (picture.get(name) or "").strip()
        if address and not address.startswith("data:"):
            try:
                return urlsplit(address)._replace(query="", fragment="").geturl()
            except ValueError:
                return ""
    return ""


def _is_small(picture: HtmlElement) -> bool:
    sides = (picture.get("width") or "", picture.get("height") or "")
    return any(side.isdigit() and int(side) < SMALLEST for side in sides)
