"""What is mended in WeasyPrint's tag tree before the PDF is written, through its public ``finisher``.

Each repair is for a fault of WeasyPrint 70.0 that its own tracker knows: links around other elements, headers
without a scope (2508), running matter tagged as text (1836).
"""

from typing import Any

import pydyf

from convert.write.pdf_streams import drop_empty_strings, steady_ends
from convert.write.pdf_tags import name_notes

Objects = dict[bytes, Any]


def finish(document: Any, pdf: Any) -> None:
    """Mend the tag tree of *pdf*, the pydyf file of *document*, in place."""
    objects = {item.reference: item for item in pdf.objects if hasattr(item, "reference")}
    elements = [item for item in pdf.objects if _is_element(item)]
    root = objects[pdf.catalog["StructTreeRoot"]]
    name_notes(elements, root)
    mend_links(elements, objects, root)
    mend_headers(elements, objects)
    mark_running_matter(pdf, objects, root)
    drop_empty_strings(pdf)
    steady_ends(pdf)


def _is_element(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


def mend_links(elements: list[Any], objects: Objects, root: Any) -> None:
    """Give a link's annotation to its Link element where WeasyPrint gave it to an element inside the link."""
    numbers = objects[root["ParentTree"]]["Nums"]
    places = {number: at for at, number in enumerate(numbers) if isinstance(number, int) and at % 2 == 0}
    for element in elements:
        owner = None if element["S"] == "/Form" else _link_around(element, objects)
        if owner is None or owner is element:
            continue
        for kid in [kid for kid in element.get("K", []) if _is_annotation(kid, objects)]:
            element["K"].remove(kid)
            owner["K"].append(kid)
            annotation = objects[objects[kid]["Obj"]]
            numbers[places[annotation["StructParent"]] + 1] = owner.reference


def _is_annotation(kid: Any, objects: Objects) -> bool:
    target = None if isinstance(kid, int) else objects.get(kid)
    return isinstance(target, dict) and target.get("Type") == "/OBJR"


def _link_around(element: Any, objects: Objects) -> Any | None:
    while element["S"] not in ("/Link", "/Document"):
        element = objects[element["P"]]
    return element if element["S"] == "/Link" else None


def mend_headers(elements: list[Any], objects: Objects) -> None:
    """Say of each header cell whether it heads a column or a row."""
    for element in elements:
        if element["S"] == "/TH":
            section = objects[objects[element["P"]]["P"]]
            element["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"


def mark_running_matter(pdf: Any, objects: Objects, root: Any) -> None:
    """Mark as artefacts what stands on a page but not in the tag tree: running heads and folios."""
    tagged: dict[bytes, set[int]] = {}
    _collect_content(objects[root["K"][0]], objects, tagged, None)
    for reference in pdf.page_references:
        stream = objects[objects[reference]["Contents"]].stream
        for at, item in enumerate(stream):
            properties = stream[at - 1]
            if (
                item == b"BDC"
                and "MCID" in properties
                and properties["MCID"] not in tagged.get(reference, ())
            ):
                stream[at - 2 : at] = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _collect_content(element: Any, objects: Objects, tagged: dict[bytes, set[int]], page: Any) -> None:
    page = element.get("Pg", page)
    for kid in element.get("K", []):
        if isinstance(kid, int):
            tagged.setdefault(page, set()).add(kid)
        elif _is_element(objects.get(kid)):
            _collect_content(objects[kid], objects, tagged, page)
