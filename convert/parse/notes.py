"""Notes: the block at the end whose entries the marks in the text lead to, and notes under an asterisk."""

import itertools
import re
from collections.abc import Sequence

from convert.lazy_regex import lazy_regex
from convert.model import Note, Paragraph, Span
from convert.parse import labels
from convert.parse.desk import Desk

RULE = "notes"

ENTRY = lazy_regex(
    r"(?:\[(?P<bracket>\d{1,3}|[*†‡])\][.)]?\s*|(?P<figure>\d{1,3})(?:[.)]\s*|\s+)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*"
    r"|(?P<sign>[*†‡])\s+)(?=[^\s\d])"
)
"""The number of an entry as printed, with the white space behind it."""

SIGNED = lazy_regex(r"(?P<sign>\*{1,3}|[†‡])\s?(?=[^\W\d_a-z])")
"""An entry under a sign, which often touches its first word."""

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

MARKED = lazy_regex(r"\[(\d{1,3})\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?<=[^\W\d_][.,;:!?”\"’')])\d{1,3}(?=\s|$)")
"""A mark in the text."""

FEWEST = 2
"""Entries that it takes where no label announces them."""

LONGEST_LABEL = 80
"""Characters of a line that says of which chapter the notes below it are."""

LONGEST = 1200
"""Characters of an entry, and of a paragraph that belongs to the entry above it."""


def parse_notes(desk: Desk) -> None:
    """Take the labels and the numbered entries below them, or such a block at the end; then the signs."""
    if not (_take_labelled(desk) or desk.found.notes):
        _take_bare(desk)
    _take_signed(desk)
    _find_unled(desk)


def _find_unled(desk: Desk) -> None:
    """Tell the typesetter to which notes no sure mark leads; it then looks for theirs behind figures."""
    found = desk.found.notes
    if found and (above := min(note.span.start for note in found)):
        led = {_number(match) for match in MARKED.finditer(desk.text, 0, above)}
        desk.typesetter.unled = frozenset(note.label for note in found if note.label not in led)


def _take_labelled(desk: Desk) -> bool:
    """Take the block under the last label; those under others too, where each of them begins with 1."""
    blocks: list[tuple[int, list[list[int]]]] = []
    end = len(desk.pieces)
    for index in reversed(range(len(desk.pieces))):
        if desk.is_free(index) and labels.is_label(desk.words(index), labels.NOTES):
            entries = _entries(desk, index + 1, end)
            if entries and (not blocks or _opens(desk, entries) == _opens(desk, blocks[-1][1]) == "1"):
                blocks.append((index, entries))
            end = index
    ids = _ids(desk)
    for index, entries in reversed(blocks):
        span = desk.take(index).span
        desk.drop(span, RULE, "the label of the notes; editions set their own")
        start = len(desk.found.notes)
        for entry in entries:
            _drop_chapter(desk, entry[0])
            _keep(desk, entry, ids)
        if len(blocks) > 1:
            lead(desk, desk.found.notes[start:], span.start)
    if len(blocks) == 1:
        _part(desk, desk.pieces[blocks[0][0]].span.start)
    return bool(blocks)


def _ids(desk: Desk) -> set[str]:
    return {note.id for note in desk.found.notes}


def _opens(desk: Desk, entries: list[list[int]]) -> str | None:
    return _label(desk.words(entries[0][0]))


def _part(desk: Desk, above: int) -> None:
    """Lead marks to their notes where the numbers of one block begin again, as the marks *above* do."""
    notes = desk.found.notes
    starts = [place for place, note in enumerate(notes) if note.label == "1"]
    marks = list(MARKED.finditer(desk.text, 0, above))
    again = [
        match.start()
        for before, match in itertools.pairwise(marks)
        if _number(match) == "1" and _number(before) != "1"
    ]
    if len(again) != len(starts) - 1:
        return
    for start, end, behind in zip(starts, [*starts[1:], len(notes)], [*again, above], strict=True):
        lead(desk, notes[start:end], behind)


def lead(desk: Desk, notes: Sequence[Note], behind: int) -> None:
    """Let the marks before *behind*, down from those that lead to earlier notes, lead to *notes*."""
    for note in notes:
        desk.typesetter.lead(note.label, behind, note.id)


def _number(match: re.Match[str]) -> str:
    return match.group().strip("[]").translate(RAISED)


def _entries(desk: Desk, start: int, end: int) -> list[list[int]]:
    """Return the entries from piece *start* on, before piece *end*, each with its further paragraphs.

    A paragraph without a number belongs to the entry above where an entry with the next number follows; a
    short line above a number 1 is the label of the notes of a chapter.
    """
    found: list[list[int]] = []
    waiting: list[int] = []
    index = start + _heads_chapter(desk, start)
    while index < end and desk.is_free(index) and len(desk.words(index)) <= LONGEST:
        label = _label(desk.words(index))
        if label is None:
            if not found:
                break
            waiting.append(index)
        elif not waiting or _follows(_label(desk.words(found[-1][0])), label):
            if waiting:
                found[-1].extend(waiting)
                waiting = []
            found.append([index])
        elif len(waiting) == 1 and _heads_chapter(desk, waiting[0]):
            waiting = []
            found.append([index])
        else:
            break
        index += 1
    return found


def _heads_chapter(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a line right above an entry with the number 1."""
    if not (desk.is_free(index) and desk.is_free(index + 1)):
        return False
    words = desk.words(index)
    alone = len(words) <= LONGEST_LABEL and not words.endswith((".", ";")) and _label(words) is None
    return alone and _label(desk.words(index + 1)) == "1"


def _label(words: str) -> str | None:
    match = ENTRY.match(words)
    return match[match.lastgroup or 0].translate(RAISED) if match else None


def _follows(label: str | None, other: str) -> bool:
    return label is not None and label.isdigit() and other.isdigit() and int(other) == int(label) + 1


def _take_bare(desk: Desk) -> None:
    """Take entries at the end that no label announces, where the text has a mark for each but a few."""
    free = list(desk.free())
    starts = [index for index in free[len(free) // 3 :] if _label(desk.words(index)) == "1"]
    if not starts or starts[-1] == 0:
        return
    entries = _entries(desk, starts[-1], len(desk.pieces))
    own = [_label(desk.words(entry[0])) for entry in entries]
    above = desk.text[: desk.pieces[starts[-1]].span.start]
    marks = {match.group().strip("[]").translate(RAISED) for match in MARKED.finditer(above)}
    fewest = FEWEST if desk.words(starts[-1])[:1].isdecimal() else 1  # a raised figure opens no list
    if len(own) >= fewest and sum(label in marks for label in own) >= 0.7 * len(own):
        ids = _ids(desk)
        for entry in entries:
            _keep(desk, entry, ids)


def _take_signed(desk: Desk) -> None:
    """Take the paragraphs that open with an asterisk or dagger which a word further up carries."""
    taken = {note.label for note in desk.found.notes}
    ids = _ids(desk)
    carried: dict[str, int] = {}
    for index in list(desk.free()):
        words = desk.words(index)
        match = SIGNED.match(words)
        if match is None or match["sign"] in taken or len(words) > LONGEST or desk.pieces[index].known:
            continue
        sign = match["sign"]
        # Looked for once: a list with asterisks has them by the thousand.
        first = carried[sign] if sign in carried else carried.setdefault(sign, _carried(desk.text, sign))
        if first < desk.pieces[index].span.start:
            _keep(desk, [index], ids, match)
            taken.add(sign)


def _carried(text: str, sign: str) -> int:
    """Return where a word of *text* first carries *sign*; behind its end where none does."""
    match = re.search(rf"[\w.,;:!?”\"’')]{re.escape(sign)}(?=[\s.,;:!?)]|$)", text)
    return match.start() if match else len(text)


def _drop_chapter(desk: Desk, index: int) -> None:
    """Take the line above entry *index* that says of which chapter the notes are."""
    if _heads_chapter(desk, index - 1):
        desk.drop(desk.take(index - 1).span, RULE, "says of which chapter the notes below it are")


def _keep(desk: Desk, entry: list[int], ids: set[str], match: re.Match[str] | None = None) -> None:
    """Enter the note of the pieces *entry*; *ids* are those of the notes that there are, its own is added."""
    match = match or ENTRY.match(desk.words(entry[0]))
    assert match  # whoever calls has found an entry
    label = match[match.lastgroup or 0].translate(RAISED)
    spans = [desk.take(index).span for index in entry]
    first = Span(spans[0].start + match.end(), spans[0].end)
    desk.drop(Span(spans[0].start, first.start), RULE, "the number of a note; editions number it themselves")
    paragraphs = [first, *spans[1:]]
    for span in paragraphs:
        desk.claim(span, "note", RULE)
    name = f"note-{label}" if f"note-{label}" not in ids else f"note-{label}-{len(ids)}"
    ids.add(name)
    whole = Span(spans[0].start, spans[-1].end)
    blocks = tuple(Paragraph(desk.line(span), span) for span in paragraphs)
    desk.found.notes.append(Note(name, label, blocks, whole))
    desk.vouch("notes", label, RULE, whole)
