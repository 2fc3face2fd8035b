"""The words of a PDF against its script: text, notes and running matter, page by page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from convert.prove.drawn import read_pictures
from convert.prove.expected import text_of
from convert.prove.fault import BEFORE, BEHIND, Fault, make_fault
from convert.prove.figures import prove_alternatives
from convert.prove.heads import find_heads
from convert.prove.pages import Page, read_destinations, read_pages
from convert.prove.running import running_streams
from convert.prove.streams import Place, State, Stream, group_divisions, make_stream, read_line
from convert.prove.words import join_words, normalise
from convert.render.rendering import Running, Script

TEXT, NOTES, RUNNING, HEADS = range(4)
"""Positions of the streams; the heads of tables come last, one after the other."""
START = Place()
PAGE_OF = re.compile(r"\{page:([\w-]+)\}")
"""Where the number of a page stands, and the name of the place in the document that is on it."""
NEAR = 30
"""Words behind a place that are looked through to tell which stream a strange line is meant for."""


class Print(Struct, frozen=True):
    """What a print edition is to say."""

    text: Stream
    """The text, the bodies of marked notes left out."""
    notes: Stream
    """The notes, each label first, in the order of their marks."""
    marks: tuple[int, ...]
    """For each note the word of the text that its first mark is glued to."""
    starts: tuple[int, ...]
    """For each note the word of ``notes`` that it begins with."""
    running: Running
    """Running matter."""
    heads: tuple[Stream, ...] = ()
    """Heads of tables, where they may be said again."""
    has_pictures: bool = False
    """Whether words may stand in a drawing, which are none of the text."""


class Reading(Struct, frozen=True):
    """What came of reading a print edition."""

    faults: tuple[Fault, ...]
    """The first place at which it departs from its script."""
    starts: tuple[Place, ...]
    """For each page that was read, which word of the text comes next where it begins."""


def prove_pdf(
    script: Script, content: bytes, divisions: frozenset[tuple[str, str]] | None = None
) -> tuple[Fault, ...]:
    """Return the first place at which the PDF departs from *script*; ProofError where it cannot be read.

    Where *divisions* are given, a hyphen at the end of a line is one of these or a fault.
    """
    return read_print(script, content, divisions).faults


@lru_cache(maxsize=1)
def read_print(
    script: Script, content: bytes, divisions: frozenset[tuple[str, str]] | None = None
) -> Reading:
    """Return how the PDF reads beside *script*; ProofError where it cannot be read.

    The last one is kept: the proof and the page map ask for the same.
    """
    starts: list[Place] = []
    wanted = make_print(fill_places(script, content), divisions)
    faults = _follow(wanted, content, starts)
    if not faults and script.pictures:
        faults = prove_alternatives("pdf", script.pictures, read_pictures(content))
    return Reading(faults, tuple(starts))


def _follow(wanted: Print, content: bytes, starts: list[Place]) -> tuple[Fault, ...]:
    """Return the first fault, and write down where the pages before it begin."""
    pages = read_pages(content, pictures=wanted.has_pictures)
    matter = running_streams(wanted.running, content, len(pages))
    states = {State(TEXT, (START,) * (HEADS + len(wanted.heads)))}
    for page in pages:
        starts.append(min(state.places[TEXT] for state in states))
        streams = (wanted.text, wanted.notes, matter[page.number - 1], *wanted.heads)
        found = _read_page(states, streams, page)
        if isinstance(found, Fault):
            return (found,)
        again = (START,) * (1 + len(wanted.heads))
        states = {state._replace(places=state.places[:RUNNING] + again) for state in found}
        ahead = min(_notes_ahead(state, wanted) for state in states)
        if ahead:
            return (_early_note(states, wanted, page),)
    return _prove_end(states, wanted, pages)


def fill_places(script: Script, content: bytes) -> Script:
    """Return *script* with the number of the page to which each of its references by page leads."""
    names = {name for part in script.main if part.kind == "own" for name in PAGE_OF.findall(part.text)}
    if not names:
        return script
    numbers = read_destinations(content, names)
    main = (
        replace(part, text=PAGE_OF.sub(lambda place: str(numbers.get(place[1], place[0])), part.text))
        for part in script.main
    )
    return replace(script, main=tuple(main))


def make_print(script: Script, divisions: frozenset[tuple[str, str]] | None = None) -> Print:
    """Return the streams of *script*, and where in them each note hangs and begins."""
    notes = [f"{note.label} {text_of(note.fragments)}\n" for note in script.notes]
    lengths = (len(make_stream(note).words) for note in notes)
    text = make_stream(text_of(script.main))
    known = None if divisions is None else group_divisions(divisions)
    return Print(
        replace(text, divisions=known),
        replace(make_stream("".join(notes)), divisions=known),
        tuple(_marks(script)),
        tuple(accumulate(lengths, initial=0))[:-1],
        script.running,
        tuple(find_heads(script, text)),
        bool(script.pictures),
    )


def _marks(script: Script) -> Iterator[int]:
    """Yield for each note the word of the text that its first mark is glued to."""
    if not script.notes:
        return
    text = text_of(script.main)
    ends = [match.end() for match in re.finditer(r"\S+", text) if normalise(match.group())]
    offsets: dict[str, int] = {}
    at = 0
    for fragment in script.main:
        if fragment.kind == "mark":
            offsets.setdefault(fragment.note, at)
        at += len(fragment.text)
    yield from (bisect_right(ends, offsets.get(note.id, at)) for note in script.notes)


def _read_page(states: set[State], streams: tuple[Stream, ...], page: Page) -> set[State] | Fault:
    """Return the states behind *page*, whose running matter must be whole."""
    for position, line in enumerate(page.lines):
        states, read = read_line(states, streams, line)
        if read < len(line):
            return _misread(states, streams, page, position, read)
    whole = {state for state in states if _left(state, streams, RUNNING) == 0}
    closed = {state for state in whole if all(place == START for place in state.places[HEADS:])}
    return closed or _unfinished(states, streams, HEADS if whole else RUNNING, page)


def _left(state: State, streams: Sequence[Stream], number: int) -> int:
    """Return how many words of stream *number* have not been read."""
    return len(streams[number].words) - state.places[number].word


def _misread(states: set[State], streams: tuple[Stream, ...], page: Page, position: int, read: int) -> Fault:
    """Return the fault at word *read* of line *position*, which no state can account for."""
    line = page.lines[position]
    state = max(states, key=lambda state: state.places)
    stream = state.stream if read else _likeliest(streams, state, line)
    found = [word for words in page.lines for word in words]
    at = sum(len(words) for words in page.lines[:position]) + read
    next_word = state.places[stream].word
    return make_fault("pdf", f"page {page.number}", streams[stream].words, found, next_word, at)


def _likeliest(streams: tuple[Stream, ...], state: State, line: tuple[str, ...]) -> int:
    """Return the stream that soon holds most of the words of *line*."""
    starts = [place.word for place in state.places]
    soon = [s.words[start : start + len(line) + NEAR] for s, start in zip(streams, starts, strict=True)]
    return max(range(len(streams)), key=lambda number: len(set(line) & set(soon[number])))


def _unfinished(states: set[State], streams: Sequence[Stream], number: int, page: Page) -> Fault:
    """Return the fault of a stream that goes on where nothing is left to read."""
    nearest = min(states, key=lambda state: _left(state, streams, number))
    if number == HEADS:  # whichever was begun
        number = next(n for n in range(HEADS, len(streams)) if nearest.places[n] != START)
    found = [word for words in page.lines for word in words]
    at = nearest.places[number].word
    return make_fault("pdf", f"page {page.number}", streams[number].words, found, at, len(found))


def _prove_end(states: set[State], wanted: Print, pages: tuple[Page, ...]) -> tuple[Fault, ...]:
    """Return a fault where no state has read the text and the notes to their ends."""
    streams = (wanted.text, wanted.notes)
    for number in (TEXT, NOTES):
        complete = {state for state in states if _left(state, streams, number) == 0}
        if not complete:
            return (_unfinished(states, streams, number, pages[-1] if pages else Page(0, ())),)
        states = complete
    return ()


def _begun(state: State, wanted: Print) -> int:
    """Return how many notes have begun."""
    word, offset = state.places[NOTES]
    return bisect_left(wanted.starts, word + (offset > 0))


def _notes_ahead(state: State, wanted: Print) -> int:
    """Return how many notes have begun whose marks have not been read."""
    return max(0, _begun(state, wanted) - bisect_left(wanted.marks, state.places[TEXT].word))


def _early_note(states: set[State], wanted: Print, page: Page) -> Fault:
    state = min(states, key=lambda state: _notes_ahead(state, wanted))
    mark = wanted.marks[_begun(state, wanted) - 1]
    words = wanted.text.words[max(0, mark - BEFORE) : mark + 1]
    note = wanted.notes.words[wanted.starts[_begun(state, wanted) - 1] :][:BEHIND]
    sentence = "a note stands on a page before its mark"
    return Fault("pdf", f"page {page.number}", join_words(words), join_words(note), sentence)
