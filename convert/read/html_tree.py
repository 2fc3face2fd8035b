"""HTML text -> tree: one parser, fed so that it drops nothing."""

import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from convert.lazy_regex import lazy_regex

DEEPEST = 400
"""Open elements; at 2,048 the parser drops what lies deeper, and everything behind it."""

TAG = lazy_regex(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>[^<>]*)>|<!--.*?(?:-->|\Z)", re.DOTALL
)
"""A tag or a comment; ``<`` or ``>`` in an attribute only makes the count of open elements inexact."""

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split()
)
CLOSED_BY_NEXT = frozenset("p li td th tr option tbody thead tfoot colgroup".split())
"""Elements that the parser closes before the next of their kind; left open they do not nest."""

OUTERMOST = frozenset(("html", "body"))
"""Their end tags are taken out: what stands behind them would be dropped, and pages go on behind them."""

RAW = lazy_regex(r"<(script|style|textarea|title)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
"""Elements in which the parser sees no tags."""

SCRIPT = lazy_regex(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
"""What a browser reads and nobody else."""

UNFINISHED = lazy_regex(r"</?[a-zA-Z][^<>]*\Z")
"""The tag within which a page was cut off; the parser takes what comes behind it for a part of it."""

UNSAFE = dict.fromkeys((0, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)
"""NUL and lone surrogates end the parser's reading without a word."""

DECLARATION = lazy_regex(r"\s*<\?xml[^<>]*\?>")
"""An XML declaration, with which the parser refuses text that is already decoded."""

LAST = "\U000f0c7a"
"""A private sign behind the last character: where the tree does not end with it, something was dropped."""


def parse_tree(text: str) -> tuple[HtmlElement, int]:
    """Return the tree of the page or fragment *text*, and how many tags it is poorer by.

    Tags that lie too deep are left out, what they hold is kept; a page on which the parser gives up is read
    as the words between its tags.
    """
    text = text.removeprefix("\ufeff").translate(UNSAFE).replace(LAST, "\ufffd")
    declaration = DECLARATION.match(text)
    if declaration:
        text = _open_sections(text[declaration.end() :])
    text, cut = UNFINISHED.subn("", text)
    flat, lost = flatten(text)
    lost += cut
    tree = _parse(flat)
    if tree is not None:
        return tree, lost
    bare, lost = TAG.subn("\n", SCRIPT.sub("\n", text))
    tree = _parse("<p>" + html.escape(bare))
    return (tree if tree is not None else document_fromstring("<p></p>")), lost


def _parse(text: str) -> HtmlElement | None:
    """Return the tree of *text*, or None where the parser has not read it to its end."""
    parser = HTMLParser(huge_tree=True, remove_comments=False, remove_pis=False, encoding="utf-8")
    try:
        data = f"{text}<p>{LAST}</p>".encode()
        tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    ends = [element for element in tree.iter("p") if element.text == LAST]
    if not ends:
        return None
    parent = ends[-1].getparent()
    if parent is None:
        return None
    parent.remove(ends[-1])
    return tree


def _open_sections(text: str) -> str:
    """Return the XHTML *text* with its CDATA sections as ordinary text."""
    first, *rest = text.split("<![CDATA[")
    parts = [first]
    for part in rest:
        inner, end, behind = part.partition("]]>")
        parts += [html.escape(inner, quote=False), behind] if end else ["<![CDATA[", part]
    return "".join(parts)


def flatten(text: str) -> tuple[str, int]:
    """Return *text* without the tags that lie deeper than DEEPEST, and how many those are."""
    parts, place, count = [], 0, 0
    for start, end, deep in _surplus(text):
        parts.append(text[place:start])
        place = end
        count += deep
    return "".join((*parts, text[place:])), count


def _surplus(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the tags to take out, and whether that is because they lie too deep."""
    depth = 0
    raw = [match.span() for match in RAW.finditer(text)]
    inside = 0
    for match in TAG.finditer(text):
        while inside < len(raw) and raw[inside][1] <= match.start():
            inside += 1
        in_raw = inside < len(raw) and raw[inside][0] < match.start()
        name = (match["name"] or "").lower()
        if in_raw or not name or name in VOID or name in CLOSED_BY_NEXT or match["rest"].endswith("/"):
            continue
        if name in OUTERMOST:
            if match["end"]:
                yield *match.span(), False
            continue
        depth += -1 if match["end"] else 1
        if depth >= DEEPEST + (0 if match["end"] else 1):
            yield *match.span(), True
        depth = max(depth, 0)
