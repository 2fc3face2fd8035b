"""The streams of words on printed pages, and how far each has been read.

A page holds a stretch of the text, a stretch of the notes, and its running matter, one after the other or in
turns, and the heads of tables that go on; which of them a line belongs to is found out by following every
possibility. There are hardly ever two.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from convert.prove.words import ZERO_WIDTH_SPACE, find_breaks, normalise
from convert.render.rendering import LINE_HYPHEN

UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
"""Thai, Lao, Burmese and Khmer: a line may end between any two of their words, which nothing shows."""

Divisions = dict[str, tuple[str, ...]]
"""For what stands before a hyphen at a line end what the next line may begin with."""


class Stream(Struct, frozen=True):
    """Words that are to be met in this order."""

    words: tuple[str, ...]
    """As printed."""
    breaks: dict[int, frozenset[int]]
    """For words that hold zero-width spaces: at which offsets."""
    divisions: Divisions | None = None
    """Where words may be divided by a hyphen of the edition's; None where that was not recorded."""
    within: range | None = None
    """Of a head that is said again: the words of the first stream before which that may be, whole, as often
    as need be."""


class Place(NamedTuple):
    """How far a stream has been read."""

    word: int = 0
    """Position of the word that comes next."""
    offset: int = 0
    """How much of it the end of a line has already given."""


class State(NamedTuple):
    """How far all streams have been read."""

    stream: int
    """The stream that the last word belonged to; a line belongs to one."""
    places: tuple[Place, ...]
    """The place in each."""


def make_stream(text: str) -> Stream:
    """Return the words of *text* with the places at which a line may end inside them."""
    raw = [word for word in text.split() if normalise(word)]
    breaks = {n: find_breaks(word) for n, word in enumerate(raw) if ZERO_WIDTH_SPACE in word}
    return Stream(tuple(normalise(word) for word in raw), breaks)


def read_line(
    states: set[State], streams: tuple[Stream, ...], line: tuple[str, ...]
) -> tuple[set[State], int]:
    """Return the states behind *line*; where there are none, the ones before the word that fits nowhere.

    The number says how many words of the line were read.
    """
    position = 0
    while position < len(line):
        inside = line[1:-1] if position == 1 else ()
        if after := {moved for state in states if (moved := _pass(state, streams, inside))}:
            position += len(inside)
        else:
            first, last = position == 0, position == len(line) - 1
            after = {new for state in states for new in _read(state, streams, line[position], first, last)}
            if not after:
                return states, position
            position += 1
        states = after
    return states, len(line)


def _pass(state: State, streams: tuple[Stream, ...], words: tuple[str, ...]) -> State | None:
    """Return the state behind *words*, which stand inside a line and so are whole; None if they differ."""
    start = state.places[state.stream].word
    end = start + len(words)
    fits = words and streams[state.stream].words[start:end] == words
    return _move(state, streams, state.stream, Place(end)) if fits else None


def _move(state: State, streams: tuple[Stream, ...], stream: int, place: Place) -> State:
    """Return *state* with the next *place* of a stream; what may be said again begins anew at its end."""
    again = streams[stream].within is not None and place.word == len(streams[stream].words)
    return State(stream, (*state.places[:stream], Place() if again else place, *state.places[stream + 1 :]))


def _read(state: State, streams: tuple[Stream, ...], word: str, first: bool, last: bool) -> Iterator[State]:
    """Yield the states behind *word*: any stream may go on where a line begins, else only the same."""
    for number in _open(state, streams) if first else (state.stream,):
        for place in _advance(streams[number], state.places[number], word, last):
            yield _move(state, streams, number, place)


def _open(state: State, streams: tuple[Stream, ...]) -> Iterator[int]:
    """Yield the streams that may go on in a new line; a head that has been begun is first said to its end."""
    if streams[state.stream].within is not None and state.places[state.stream] != Place():
        yield state.stream
        return
    for number, stream in enumerate(streams):
        if stream.within is None or state.places[0].word in stream.within:
            yield number


def _advance(stream: Stream, place: Place, word: str, last: bool) -> Iterator[Place]:
    """Yield the places in *stream* behind *word*: the next word whole, or as much as a line has room for."""
    if place.word == len(stream.words):
        return
    whole = stream.words[place.word]
    rest = whole[place.offset :]
    if word == rest:
        yield Place(place.word + 1)
    if not last:
        return
    part, hyphen = word[:-1], word[-1:]
    fits = part and len(part) < len(rest) and rest.startswith(part)
    if fits and hyphen == LINE_HYPHEN and _divides(stream, part, rest):
        yield Place(place.word, place.offset + len(part))
    if len(word) < len(rest) and rest.startswith(word):
        end = place.offset + len(word)
        if end in stream.breaks.get(place.word, ()) or may_break(whole[end - 1], whole[end]):
            yield Place(place.word, end)


def _divides(stream: Stream, part: str, rest: str) -> bool:
    """Tell whether the edition has divided a word behind *part*, with which *rest* begins."""
    if stream.divisions is None:
        return True
    return any(rest.startswith(tail, len(part)) for tail in stream.divisions.get(part, ()))


def group_divisions(recorded: Iterable[tuple[str, str]]) -> Divisions:
    """Return *recorded* divisions by what stands before the hyphen, under the normalisation of words."""
    grouped: dict[str, set[str]] = {}
    for head, tail in recorded:
        grouped.setdefault(normalise(head), set()).add(normalise(tail))
    return {head: tuple(sorted(tails)) for head, tails in grouped.items()}


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters without a hyphen: beside punctuation, or in CJK."""
    return not (before.isalnum() and after.isalnum()) or _is_unspaced(before) or _is_unspaced(after)


def _is_unspaced(character: str) -> bool:
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide or any(start <= ord(character) <= end for start, end in UNSPACED)
