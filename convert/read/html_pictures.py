"""The pictures of a page's article: what they show and where they lie."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from convert.findings import Finding, make_finding
from convert.model import Span
from convert.read.draft import Piece
from convert.read.html_blocks import Block, Page

SMALLEST = 32
"""Pixels of a side below which a picture counts visitors or keeps distance."""

SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
"""Where the address of a picture stands; a page that loads late has another picture under ``src``."""

INSIDE = ("data:image/png", "data:image/jpeg", "data:image/svg")
"""How an address begins that holds the picture itself."""
SHORTEST = 1000
"""Characters of such an address; shorter ones keep the place of a picture that loads late."""

UNNAMED = "without a name"
LONGEST_NAME = 80
"""Characters of a name that a finding shows."""


def picture_in(figure: HtmlElement | None) -> tuple[str, str]:
    """Return the path and the alternative text of the one picture in *figure*; elsewhere it has no path."""
    pictures = [] if figure is None else list(figure.iter("img"))
    if len(pictures) != 1:
        return "", ""
    address = _address(pictures[0])
    return "" if _is_elsewhere(address) else address, _shown(pictures[0])


def place_pictures(
    page: Page, kept: Sequence[int], pieces: Sequence[Piece]
) -> tuple[list[Piece], list[Finding]]:
    """Return *pieces* and the pictures between the blocks *kept*, and a finding for each that lies elsewhere.

    A picture has no words in the text of a page, so that its place is empty: behind the block that it is in.
    """
    known = {piece.target for piece in pieces}
    found, findings = list(pieces), []
    for picture, place in _pictures(page, kept):
        address = _address(picture)
        if address in known:
            continue
        known |= {address} - {""}
        if address and not _is_elsewhere(address):
            found.append(_piece(page, picture, address, place))
            continue
        name = address.rpartition("/")[2] or _shown(picture)
        code = "remote-picture" if address else "picture-left-out"
        findings.append(make_finding(code, place, place, name=name[:LONGEST_NAME] or UNNAMED))
    return sorted(found, key=lambda piece: (piece.span.start, piece.span.end)), findings


def _pictures(page: Page, kept: Sequence[int]) -> Iterator[tuple[HtmlElement, int]]:
    """Yield the pictures between the blocks *kept*, with their places."""
    starts = [block.span.start for block in page.blocks]
    chosen = set(kept[:-1])
    for picture in page.root.iter("img"):
        place = page.extents[picture].start
        before = bisect_right(starts, place) - 1
        if before >= 0 and place == starts[before] and not _holds(page.blocks[before], picture):
            before -= 1  # the block begins behind it
        if before in chosen and not _is_small(picture):
            yield picture, max(place, page.blocks[before].span.end)


def _holds(block: Block, picture: HtmlElement) -> bool:
    return any(element is block.context.block for element in picture.iterancestors())


def _piece(page: Page, picture: HtmlElement, address: str, place: int) -> Piece:
    return Piece(Span(place, place), (), 1, 0, "figure", label=_shown(picture), target=address)


def _shown(picture: HtmlElement) -> str:
    return " ".join((picture.get("alt") or "").split())


def _address(picture: HtmlElement) -> str:
    """Return the address of *picture* without what is asked of its server; of bytes in the page all of it."""
    for name in SOURCES:
        address = (picture.get(name) or "").strip()
        if address and not address.startswith("data:"):
            try:
                return urlsplit(address)._replace(query="", fragment="").geturl()
            except ValueError:
                return ""
    inside = (picture.get("src") or "").strip()
    return inside if inside.startswith(INSIDE) and len(inside) >= SHORTEST else ""


def _is_elsewhere(address: str) -> bool:
    """Tell whether *address* names what a server has: a page's own paths begin at its root."""
    return not address.startswith(INSIDE) and ("//" in address or address.startswith("/"))


def _is_small(picture: HtmlElement) -> bool:
    sides = (picture.get("width") or "", picture.get("height") or "")
    return any(side.isdigit() and int(side) < SMALLEST for side in sides)
