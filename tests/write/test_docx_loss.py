"""What pandoc loses is found: each loss that it is known for, planted into what it made."""

import msgspec
import pytest
from lxml import etree

from convert.errors import EditionError
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write.docx_loss import check_loss
from convert.write.docx_names import DOCUMENT, FOOTNOTES, w
from convert.write.docx_package import read_parts
from convert.write.docx_pandoc import convert_fragment
from convert.write.docx_reference import make_reference
from tests.everything import everything


@pytest.fixture(scope="module")
def rendering() -> Rendering:
    """Return the rendering of an article that has everything."""
    return render(everything(), "docx", Settings())


@pytest.fixture(scope="module")
def converted(rendering: Rendering) -> dict[str, bytes]:
    """Return what pandoc makes of it."""
    reference = make_reference(msgspec.json.encode(rendering.tokens), "en")
    return read_parts(convert_fragment(rendering.documents[0].markup, reference))


@pytest.fixture
def parts(converted: dict[str, bytes]) -> tuple[etree._Element, etree._Element]:
    """Return document and notes, to be damaged."""
    return etree.fromstring(converted[DOCUMENT]), etree.fromstring(converted[FOOTNOTES])


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def with_text(root: etree._Element, kind: str, text: str) -> etree._Element:
    """Return the last element *kind* that holds *text*."""
    return [one for one in root.iter(w(kind)) if text in "".join(one.itertext())][-1]


def test_what_pandoc_made_is_whole(
    rendering: Rendering, parts: tuple[etree._Element, etree._Element]
) -> None:
    check_loss(rendering, *parts)


@pytest.mark.parametrize("text", ["The cost is real.", "Queues are chosen.", "Skerrin & Sons", "CC BY", "By"])
def test_a_lost_stretch_of_text_is_found(
    rendering: Rendering, parts: tuple[etree._Element, etree._Element], text: str
) -> None:
    remove(with_text(parts[0], "r", text))
    with pytest.raises(EditionError, match="the text parts at"):
        check_loss(rendering, *parts)


def test_a_lost_note_is_found(rendering: Rendering, parts: tuple[etree._Element, etree._Element]) -> None:
    remove(with_text(parts[1], "footnote", "Interview"))
    with pytest.raises(EditionError, match="4 notes went in, 3 came out"):
        check_loss(rendering, *parts)


def test_a_note_that_stands_twice_is_found(
    rendering: Rendering, parts: tuple[etree._Element, etree._Element]
) -> None:
    parts[1].append(etree.fromstring(etree.tostring(with_text(parts[1], "footnote", "Interview"))))
    with pytest.raises(EditionError, match="4 notes went in, 5 came out"):
        check_loss(rendering, *parts)


def test_two_paragraphs_run_into_one_are_found(
    rendering: Rendering, parts: tuple[etree._Element, etree._Element]
) -> None:
    second = with_text(parts[0], "p", "The cost is real.")
    first = second.getprevious()
    assert first is not None
    first.extend(list(second)[1:])
    remove(second)
    with pytest.raises(EditionError, match="paragraphs went in"):
        check_loss(rendering, *parts)


def test_a_table_that_became_paragraphs_is_found(
    rendering: Rendering, parts: tuple[etree._Element, etree._Element]
) -> None:
    table = next(parts[0].iter(w("tbl")))
    parent = table.getparent()
    assert parent is not None
    for place, one in enumerate(list(table.iter(w("p")))):
        parent.insert(parent.index(table) + place, one)
    remove(table)
    with pytest.raises(EditionError, match="2 tables went in, 1 came out"):
        check_loss(rendering, *parts)
