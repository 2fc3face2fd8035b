"""The words of an edition, read out of its finished markup: what the proof holds the edition to."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from lxml import etree
from msgspec import Struct

from convert.errors import EditionError
from convert.render.rendering import Document, Fragment, Grid, Heads, NoteText, Running, Script

Kind = Literal["article", "own", "mark"]

BLOCKS = frozenset(
    """article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html
    li nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)
"""Elements at whose ends a line of text ends."""
BREAK = "\u200b"
"""Where a layout lets a word go on in the next line: the proof knows the place, the text is not changed."""
OUR_BREAKS = ("balance", "phrase")
"""Line ends that print chose: in the place of a space, or where there is none."""
SPACE = re.compile(r"[ \t\n\r\f]+")


class State(Struct, frozen=True):
    """What the elements around a text say of it."""

    kind: Kind = "article"
    """Whose words these are."""
    note: str = ""
    """For a mark: which note."""
    literal: bool = False
    """Whether white space stands as it is."""


def extract_script(documents: Iterable[Document]) -> Script:
    """Return the words of *documents* in reading order; EditionError where one is not well-formed."""
    roots = [parse_markup(document.markup, document.name) for document in documents]
    notes: list[NoteText] = []
    main = [part for root in roots for part in tidy(_walk(root, State(), notes))]
    first, odd, even = (_running(roots, pages) for pages in ({"first"}, {"other", "odd"}, {"other", "even"}))
    running = Running(first, odd, None if even == odd else even, tuple(_heads(roots)))
    return Script(tuple(main), tuple(notes), running, tuple(_grids(roots)), tuple(_pictures(roots)))


def parse_markup(markup: str, name: str) -> etree._Element:
    """Return the root element of *markup*; a fragment is wrapped in one.

    lxml's HTML parser drops text in silence (behind a surrogate, below 255 levels); its XML parser refuses.
    """
    whole = markup.lstrip().startswith(("<?xml", "<!DOCTYPE", "<html"))
    text = markup if whole else f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(text.strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise EditionError(
            f"the layout of {name} gives markup that is not well-formed: {error}",
            remedy="Close every element, and quote every attribute, in layouts/.",
        ) from error


def _walk(element: etree._Element, state: State, notes: list[NoteText]) -> Iterator[Fragment]:
    name = etree.QName(element).localname
    if name in ("head", "style", "script") or element.get("data-running"):
        return
    if element.get("data-note"):
        notes.append(_note(element, notes))
        return
    inner = _inner_state(element, name, state)
    if name == "br":
        kinds = (BREAK if kind == "phrase" else " " for kind in _classes(element) if kind in OUR_BREAKS)
        yield Fragment(next(kinds, "\n"), state.kind, state.note)
    if name == "wbr":
        yield Fragment(BREAK, state.kind, state.note)
    # The lines of a footnote are spans: a block would end the paragraph that its mark stands in.
    is_block = name in BLOCKS or "line" in _classes(element)
    if is_block:
        yield Fragment("\n", "article")
    yield from _content(element, inner, notes)
    if element.get("data-page"):
        yield Fragment(f" {{page:{element.get('data-page')}}}", "own")
    if is_block:
        yield Fragment("\n", "article")


def _content(element: etree._Element, state: State, notes: list[NoteText]) -> Iterator[Fragment]:
    yield from _text(element.text, state)
    for child in element:
        yield from _walk(child, state, notes)
        yield from _text(child.tail, state)


def _text(text: str | None, state: State) -> Iterator[Fragment]:
    if text:
        shown = text if state.literal else SPACE.sub(" ", text)
        yield Fragment(shown, state.kind, state.note)


def _inner_state(element: etree._Element, name: str, state: State) -> State:
    literal = state.literal or name == "pre"
    note = element.get("data-mark")
    if note:
        return State("mark", note, literal)
    return State("own" if "own" in _classes(element) else state.kind, state.note, literal)


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _note(element: etree._Element, notes: list[NoteText]) -> NoteText:
    label = next((e for e in element.iter("{*}a", "{*}span") if {"own", "label"} <= set(_classes(e))), None)
    text = "".join(str(part) for part in label.itertext()) if label is not None else ""
    parts = []
    if label is not None:
        label.attrib["data-running"] = "label"  # told apart from the words of the note, and passed over
    parts = tidy(_content(element, State(), notes))
    return NoteText(str(element.get("data-note")), text.strip(), tuple(parts))


def _grids(roots: list[etree._Element]) -> Iterator[Grid]:
    """Yield the tables that have a head and a body."""
    for table in (table for root in roots for table in root.iter("{*}table")):
        head, body = table.find("{*}thead"), table.find("{*}tbody")
        if head is not None and body is not None:
            yield Grid(_words_of(head), _words_of(body))


def _pictures(roots: list[etree._Element]) -> Iterator[str]:
    """Yield the alternative texts of the pictures in the text."""
    for image in (image for root in roots for image in root.iter("{*}img")):
        if image.get("role") != "doc-cover":
            yield SPACE.sub(" ", image.get("alt") or "").strip()


def _words_of(element: etree._Element) -> str:
    return "".join(fragment.text for fragment in tidy(_walk(element, State(), [])))


def _heads(roots: list[etree._Element]) -> Iterator[Heads]:
    """Yield what running heads say from each place on that changes them."""
    for element in (element for root in roots for element in root.iter("{*}h1", "{*}h2")):
        if element.get("data-left") is not None:
            yield Heads(
                element.get("id") or "", element.get("data-left") or "", element.get("data-right") or ""
            )


def _running(roots: list[etree._Element], pages: set[str]) -> tuple[str, ...]:
    matter = []
    for root in roots:
        for element in root.iter("{*}div", "{*}span", "{*}p"):
            if not pages.isdisjoint((element.get("data-running") or "").split()):
                matter.append(SPACE.sub(" ", "".join(_counted(element))).strip())
    return tuple(text for text in matter if text)


def _counted(element: etree._Element) -> Iterator[str]:
    filled = element.get("data-counter") or element.get("data-head")
    if filled:
        yield f"{{{filled}}}"
    yield element.text or ""
    for child in element:
        yield from _counted(child)
        yield child.tail or ""


def tidy(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return *fragments* joined where they are of one kind, with one space or newline between words."""
    tidied: list[Fragment] = []
    for fragment in fragments:
        before = tidied[-1].text[-1] if tidied else "\n"
        text = fragment.text
        if text == "\n":
            _trim_end(tidied)
            text = "" if before == "\n" else text
        elif before in " \n":
            text = text.lstrip(" ")
        if text:
            _append(tidied, Fragment(text, fragment.kind, fragment.note))
    return tidied


def _append(tidied: list[Fragment], fragment: Fragment) -> None:
    last = tidied[-1] if tidied else None
    same = last and (last.kind, last.note) == (fragment.kind, fragment.note)
    if last and (same or (fragment.text == "\n" and last.kind != "mark")):
        tidied[-1] = Fragment(last.text + fragment.text, last.kind, last.note)
    else:
        tidied.append(fragment)


def _trim_end(tidied: list[Fragment]) -> None:
    while tidied and tidied[-1].text.endswith(" "):
        last = tidied.pop()
        if trimmed := last.text.rstrip(" "):
            tidied.append(Fragment(trimmed, last.kind, last.note))
