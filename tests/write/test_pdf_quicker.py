"""Shorter ways through WeasyPrint: the same values, the same lines, the same bytes."""

from typing import Any

import pytest

from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write.pdf import write
from convert.write.pdf_compose import prepare
from convert.write.pdf_engine import load_engine
from tests.write.test_pdf_note_heights import annotated

RULES = """
body { direction: rtl; margin-inline-start: 3px; letter-spacing: 1px; width: calc(50% + 1px) }
p { padding-left: 2px; padding-inline-end: 4px; inline-size: 90%; text-decoration: underline; page: other }
em { float: left; position: relative; font-size: 80%; line-height: calc(1em + 2px); display: block }
"""
"""What is told physically and logically, what decorates, what is counted, what has a way of its own."""
MARKUP = "<html lang=en><body><div><p>One <em>two</em> <span>three</span></p><table><tr><td>4</table></div>"


@pytest.fixture
def document() -> Rendering:
    """An article with notes in two columns."""
    return render(annotated(), "pdf", Settings(theme="report"))


def values(engine: Any) -> list[dict[str, str]]:
    """Return all computed values of all elements of a small document, written out: colours are objects."""
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.document import Document

    html = engine.weasyprint.HTML(string=MARKUP, url_fetcher=engine.fetcher)
    rules = [engine.style, engine.weasyprint.CSS(string=RULES, font_config=engine.fonts)]
    options = {**engine.weasyprint.DEFAULT_OPTIONS, "stylesheets": rules}
    context = Document._build_layout_context(html, engine.fonts, {}, {}, options)
    styles = [context.style_for(element) for element in html.etree_element.iter()]
    return [{key: written(style[key]) for key in sorted(INITIAL_VALUES)} for style in styles]


def written(value: Any) -> str:
    """Return *value* as text; what is counted as it stands in a style sheet."""
    return str(value.serialize()) if hasattr(value, "serialize") else repr(value)


def test_computed_values_are_the_same(document: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = load_engine(document.style, document.faces)
    from weasyprint.css import ComputedStyle

    ours = values(engine)
    changed: Any = ComputedStyle.__missing__
    monkeypatch.setattr(ComputedStyle, "__missing__", changed.__wrapped__)
    assert values(engine) == ours
    assert any(each["margin_right"] == "Dimension(value=3.0, unit='px')" for each in ours)


def test_most_values_that_no_rule_tells_take_the_shorter_way(
    document: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load_engine(document.style, document.faces)
    from weasyprint.css import ComputedStyle

    asked: dict[bool, int] = {True: 0, False: 0}
    changed: Any = ComputedStyle.__missing__
    by_itself = changed.__wrapped__
    counted = changed.__closure__[changed.__code__.co_freevars.index("compute")]

    def count(style: Any, key: str) -> Any:
        asked[key in style.cascaded] += 1
        return by_itself(style, key)

    monkeypatch.setattr(counted, "cell_contents", count)
    total = sum(len(each) for each in values(engine))
    assert sum(asked.values()) * 2 < total


def test_known_lines_are_set_once_and_the_file_is_the_same(
    document: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    shaped: list[str] = []
    first_line = Layout.get_first_line

    def counted(layout: Any) -> Any:
        shaped.append(layout.text)
        return first_line(layout)

    monkeypatch.setattr(Layout, "get_first_line", counted)
    ours = write(document).content
    ours_shaped = len(shaped)
    shaped.clear()
    from convert.write.pdf_spaces import _keeping_together

    keeping: Any = inline.split_first_line
    monkeypatch.setattr(inline, "split_first_line", _keeping_together(keeping.__wrapped__.__wrapped__))
    assert write(document).content == ours
    assert ours_shaped < 0.9 * len(shaped)


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029"])
def test_a_line_that_ends_otherwise_is_left_to_the_engine(end: str, document: Rendering) -> None:
    engine = load_engine(document.style, document.faces)
    markup = f"<html lang=en><body><pre>one{end}two\nthree  \n\nfour\n</pre></body>"
    html = engine.weasyprint.HTML(string=markup, url_fetcher=engine.fetcher)
    from weasyprint.layout import inline

    from convert.write.pdf_lines import line_boxes, texts_of

    keeping: Any = inline.split_first_line

    def told() -> list[Any]:
        pages = html.render(font_config=engine.fonts, stylesheets=[engine.style]).pages
        lines = [line for page in pages for _, line in line_boxes(page._page_box)]
        return [(box.text, box.width, box.height, box.baseline) for line in lines for box in texts_of(line)]

    ours = told()
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(inline, "split_first_line", keeping.__wrapped__.__wrapped__)
        assert told() == ours
    assert len(ours) >= 3


def test_composed_paragraphs_are_among_the_lines(document: Rendering) -> None:
    engine = load_engine(document.style, document.faces)
    assert prepare(engine, document).paragraphs


def test_a_justified_line_is_set_up_once_for_drawing_and_the_file_is_the_same(
    document: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = write(document).content
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    made: list[str] = []
    set_up = Layout.set_text

    def counted(layout: Any, text: str, justify: bool = False) -> None:
        made.append(text)
        set_up(layout, text, justify)

    monkeypatch.setattr(Layout, "set_text", counted)
    assert write(document).content == ours
    ours_made = len(made)
    made.clear()
    noting: Any = inline.create_layout
    monkeypatch.setattr(inline, "create_layout", noting.__wrapped__)
    assert write(document).content == ours
    assert ours_made < 0.9 * len(made)


def test_a_justified_line_below_a_rule_is_the_same(
    document: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load_engine(document.style, document.faces)
    from weasyprint.layout import inline

    words = "<u>one two</u> three <s>four</s>&nbsp;five " * 20
    rules = "p { width: 9em; text-align: justify; word-spacing: 1px } em { letter-spacing: 1px }"
    markup = f"<html lang=en><style>{rules}</style><p>{words}<em>six seven</em> <b> </b>{words}"

    def drawn() -> Any:
        html = engine.weasyprint.HTML(string=markup, url_fetcher=engine.fetcher)
        return html.write_pdf(font_config=engine.fonts, stylesheets=[engine.style])

    ours = drawn()
    noting: Any = inline.create_layout
    monkeypatch.setattr(inline, "create_layout", noting.__wrapped__)
    assert drawn() == ours


def test_a_line_of_plain_letters_is_shaped_once_for_drawing(
    document: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    from convert.write import pdf_actual

    asked: list[str] = []
    monkeypatch.setattr(pdf_actual, "line_text", lambda box: asked.append(box.text) or box.text)
    write(document)
    assert not asked
