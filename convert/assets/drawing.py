"""SVG: only what draws is kept; nothing that runs, is fetched, or grows without end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from convert.assets.picture import Drawn, Unfit

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
XML = "{http://www.w3.org/XML/1998/namespace}"

DRAWS = frozenset(
    """svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title
    desc linearGradient radialGradient stop pattern clipPath mask marker style""".split()
)
"""Elements that draw, or say how, and that every engine knows."""
SHOWS = {
    "foreignObject": "it holds text that only a browser can set (foreignObject)",
    "image": "it holds a picture of its own",
    "feImage": "it holds a picture of its own",
}
"""Elements without which something would be missing, and how that is said."""
OUTSIDE = re.compile(
    r"@import|@font-face|url\(\s*[\"']?\s*(?!#)|\\|expression\s*\(|javascript:", re.IGNORECASE
)
"""What in a style could lead out of the picture; an escape could hide it."""

FILTER = re.compile(r"(?<![\w-])filter\s*:[^;]*;?", re.IGNORECASE)
"""Effects, which no engine for print knows; what has one that is not there is not drawn at all."""

MOST_ELEMENTS = 20_000
"""Elements that are drawn, those that ``use`` repeats counted each time; a map of a country has thousands."""
DEEPEST = 100
"""Elements inside each other."""

LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels of each unit, 96 to the inch."""
LARGEST = 20_000
"""Pixels of a side: the numbers of a drawing may be of any size, its sides need not."""

SIMPLER = "Save it as plain SVG, with text as paths, or as PNG."


def load_drawing(data: bytes) -> Drawn:
    """Return the SVG *data* with nothing but what draws; Unfit where that would not be the whole picture."""
    root = _parse(data)
    width, height = _size(root)
    _clean(root)
    _count(root)
    root.attrib.update({"width": f"{width:g}", "height": f"{height:g}"})
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return Drawn("svg", etree.tostring(root, encoding="utf-8"), round(width), round(height))


def _parse(data: bytes) -> etree._Element:
    """Return the root of *data*; no entity is resolved, nothing is loaded."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    if (
        b"<!ENTITY" in data
        or "<!ENTITY".encode("utf-16-le") in data
        or "<!ENTITY".encode("utf-16-be") in data
    ):
        raise Unfit("bad-picture", "it defines entities, which no drawing needs", SIMPLER)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit("bad-picture", f"it is no XML: {error}", "Save it anew.") from error
    if root.tag != f"{{{SVG}}}svg":
        raise Unfit("bad-picture", "its root is no svg of that name space", "Save it anew.")
    return root


def _size(root: etree._Element) -> tuple[float, float]:
    """Return width and height in pixels; one that is missing, or a share, follows from the ``viewBox``."""
    width, height = (_pixels(root.get(side)) for side in ("width", "height"))
    box = [_pixels(part) for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())][2:4]
    ratio = box[0] / box[1] if len(box) == 2 and all(box) else 0.0
    if width and height:
        pass
    elif ratio and width:
        height = width / ratio
    elif ratio:
        width, height = (height * ratio, height) if height else (box[0], box[1])
    else:
        raise Unfit("bad-picture", "it does not say how large it is", "Give its svg element a viewBox.")
    larger = max(width, height) / LARGEST
    return (width / larger, height / larger) if larger > 1 else (width, height)


def _pixels(length: str | None) -> float:
    match = LENGTH.fullmatch(length or "")
    return float(match[1]) * PIXELS[match[2].lower()] if match else 0.0


def _clean(root: etree._Element) -> None:
    """Take out of the tree below *root* what does not draw; Unfit for what would be missing."""
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element)
        if name.namespace == SVG and name.localname in SHOWS:
            raise Unfit("bad-picture", SHOWS[name.localname], SIMPLER)
        if name.namespace == SVG and name.localname == "a":
            element.tag = f"{{{SVG}}}g"
        elif name.namespace != SVG or name.localname not in DRAWS:
            _remove(element)
            continue
        if name.localname == "style" and OUTSIDE.search(element.text or ""):
            raise Unfit("bad-picture", "its style leads out of it", SIMPLER)
        for attribute, value in list(element.attrib.items()):
            _clean_attribute(element, str(attribute), str(value))


def _remove(element: etree._Element) -> None:
    """Take *element* out, the words behind it not."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_attribute(element: etree._Element, attribute: str, value: str) -> None:
    if attribute in ("href", XLINK) and value.startswith("#"):
        return
    if attribute in ("href", XLINK) and etree.QName(element).localname == "use":
        raise Unfit("bad-picture", "it draws on another file", SIMPLER)
    if _is_needless(attribute):
        del element.attrib[attribute]
    elif OUTSIDE.search(value):
        raise Unfit("bad-picture", "its style leads out of it", SIMPLER)
    elif attribute == "style":
        element.set("style", FILTER.sub("", value))


def _is_needless(attribute: str) -> bool:
    """Tell whether *attribute* runs something, leads away, or is a remark of the program that drew."""
    foreign = attribute.startswith("{") and not attribute.startswith(XML)
    away = attribute in ("href", "filter", f"{XML}base")
    return foreign or away or attribute.lower().startswith("on")


def _count(root: etree._Element) -> None:
    """Refuse a drawing that repeats itself without end, or into millions."""
    named = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    sizes: dict[etree._Element, int] = {}

    def size(element: etree._Element, around: tuple[etree._Element, ...]) -> int:
        if element in around or len(around) > DEEPEST:
            raise Unfit("bad-picture", "its elements hold each other", SIMPLER)
        if element not in sizes:
            inner = (size(each, (*around, element)) for each in _drawn(element, named))
            sizes[element] = 1 + sum(inner)
        return sizes[element]

    if size(root, ()) > MOST_ELEMENTS:
        raise Unfit("bad-picture", f"it draws more than {MOST_ELEMENTS:,} elements", SIMPLER)


def _drawn(element: etree._Element, named: dict[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield what is drawn with *element*: what it holds, what it uses, what it is filled and cut with."""
    yield from element.iterchildren(etree.Element)
    for attribute, value in element.attrib.items():
        text = str(value)
        names = [text[1:]] if attribute in ("href", XLINK) else re.findall(r"url\(\s*[\"']?#([^\"')]+)", text)
        yield from (named[name] for name in names if name in named)
