"""Tags that WeasyPrint leaves out: notes as Note, the language of words in another one, none for nothing."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pydyf

from convert.write.pdf_patch import patch

HOLDERS = frozenset(("/Span", "/NonStruct", "/Div"))
"""Tags that say nothing by themselves: an element of these that holds nothing is none."""
GENERATED = "::"
"""In the name of a box that a style sheet makes of an element: the element itself has one of its own."""


def tag_more() -> bool:
    """Change WeasyPrint's building of tags; False where that was not tested."""
    return patch("pdf.tags", "_build_box_tree", _saying_more)


def _saying_more(build: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(build)
    def build_box_tree(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, parent, pdf, *rest):
            if not element["K"] and element["S"] in HOLDERS:
                _forget(element, pdf)
                continue
            source = getattr(box, "element", None)
            if source is not None and GENERATED in box.element_tag:
                element["S"] = "/Span" if element["S"] == "/Link" else element["S"]
            elif source is not None:
                _say_more(element, source)
            yield element

    return build_box_tree


def _forget(element: Any, pdf: Any) -> None:
    """Take the structure element, to which nothing leads, out of *pdf* again if it was the last to come."""
    if pdf.objects[-1] is element:
        pdf.objects.pop()


def _say_more(element: Any, source: Any) -> None:
    """Add to the structure element what the element of the markup, *source*, says."""
    if source.get("data-tag"):
        element["S"] = f"/{source.get('data-tag')}"
    language = source.get("lang")
    if language and element["S"] != "/Art":
        element["Lang"] = pydyf.String(language)
    note = source.get("data-note")
    if note and element["S"] in ("/Span", "/Div"):
        element["S"] = "/Note"
        element["ID"] = pydyf.String(note)


def name_notes(elements: list[Any], root: Any) -> None:
    """Name each note, and list the names (PDF/UA-1, 7.9); a note over two pages is two elements."""
    names: dict[str, Any] = {}
    for element in elements:
        if element["S"] == "/Note":
            name = element["ID"].string
            parts = sum(known.partition(" ")[0] == name for known in names)
            element["ID"] = pydyf.String(f"{name} {parts + 1}" if parts else name)
            names[element["ID"].string] = element.reference
    if names:
        listed = [item for name in sorted(names) for item in (pydyf.String(name), names[name])]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(listed)})
