"""Remarks: editor's notes, corrections, disclaimers and the like, which must survive to every edition."""

import re
from collections.abc import Container
from typing import Literal

from convert.lazy_regex import lazy_regex
from convert.model import Remark
from convert.parse import labels
from convert.parse.bodies import is_organisation
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date
from convert.parse.house_names import NAME
from convert.parse.prose import SENTENCE_END, STOPPED, is_prose, is_sentence
from convert.parse.tongue import ENGLISH
from convert.parse.wording import opening_of, opens_as

RULE = "remark"

Kind = Literal["editors_note", "correction", "disclaimer", "funding", "republication", "update"]

LABELS: tuple[tuple[Kind, Container[str]], ...] = (
    ("editors_note", labels.EDITORS_NOTE),
    ("correction", labels.CORRECTION),
    ("update", labels.UPDATE),
    ("disclaimer", labels.DISCLAIMER),
    ("funding", labels.FUNDING),
)
"""Kinds that a label with a colon announces; a date may stand between the two."""

BELOW: tuple[tuple[Kind, Container[str]], ...] = (
    ("disclaimer", labels.DISCLAIMER),
    ("funding", labels.FUNDING),
)
"""Kinds that a label on a line of its own announces, behind the middle of a text."""

MOST = 3
"""Paragraphs below such a label."""

OPENINGS: tuple[Literal["republication", "disclaimer", "editors_note", "funding"], ...] = (
    "republication",
    "disclaimer",
    "editors_note",
    "funding",
)
"""Kinds that are known by how they begin as well; the words lie in languages/."""

POSTED = r"(?:(?<!originally )(?<!first )(?:posted|published|added)(?: on)?|online since)"
"""What dates the edition at hand rather than the first one."""

NOTE = lazy_regex(r"(?:please )?note: *", re.IGNORECASE)
"""What stands before a remark and says nothing of its kind."""

HEAD = 80
"""Characters in which a label and its colon stand."""

DAY = lazy_regex(r",? \(?(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?\)?(?=:)")
"""A day between a label and its colon."""

HOUSE = lazy_regex(NAME)

NEAR_END = 8
"""Pieces from the end among which a house says what it is and does not answer for."""

LONGEST = 700
"""Characters of a remark that no label announces; what is longer has something of its own to say."""


def parse_remarks(desk: Desk) -> None:
    """Take each piece that is a remark about the article, and what stands below the label of one."""
    for index in list(desk.free()):
        if not desk.is_free(index):
            continue
        kind = remark_kind(desk.words(index), desk.language) or _disclaims(desk, index)
        if kind and not (kind == "update" and _goes_on(desk, index)):
            _keep(desk, index, kind)
        elif index > len(desk.pieces) // 2 and (heads := _heads(desk, index)):
            _keep_below(desk, index, heads)


def _disclaims(desk: Desk, index: int) -> Kind | None:
    """Return the kind of a paragraph at the end that says what its house is and then whose the views are."""
    words = desk.words(index) if index >= len(desk.pieces) - NEAR_END else ""
    house = HOUSE.match(words)
    if house is None or len(words) > LONGEST or not is_organisation(house.group()):
        return None  # behind the name of somebody stands a life
    later = (words[match.end() :].lstrip() for match in SENTENCE_END.finditer(words))
    return "disclaimer" if any(opens_as("disclaimer", each, desk.language) for each in later) else None


def _keep(desk: Desk, index: int, kind: Kind) -> None:
    span = desk.take(index).span
    desk.claim(span, "remark", RULE)
    desk.found.remarks.append(Remark(kind, desk.line(span), span))
    desk.vouch("remarks", kind, RULE, span)


def _goes_on(desk: Desk, index: int) -> bool:
    """Tell whether text stands on both sides: an author who adds something there says it there."""
    near = [desk.words(at) for at in (index - 1, index + 1) if 0 <= at < len(desk.pieces)]
    return len(near) == 2 and all(is_prose(words) or is_sentence(words) for words in near)


def _heads(desk: Desk, index: int) -> Kind | None:
    """Return the kind of remark that the bare line *index* is the label of, with a paragraph below it."""
    below = index + 1
    words = desk.words(index) if desk.is_free(below) else ""
    kind = next((kind for kind, names in BELOW if labels.is_label(words, names)), None) if words else None
    return kind if kind and _is_said(desk, below) else None


def _is_said(desk: Desk, index: int) -> bool:
    """Tell whether *index* is a paragraph that such a label can stand above."""
    words = desk.words(index) if desk.is_free(index) else ""
    return len(words) <= LONGEST and bool(STOPPED.search(words[-8:]))


def _keep_below(desk: Desk, index: int, kind: Kind) -> None:
    """Take the label *index* and the paragraphs below it, up to the next line that is none."""
    desk.drop(desk.take(index).span, RULE, "the label of a remark; editions set their own")
    below = index + 1
    while below - index <= MOST and _is_said(desk, below):
        _keep(desk, below, kind)
        below += 1


def parse_original(desk: Desk) -> None:
    """Give the date of first publication that a remark names its own role; it is not this edition's date."""
    for remark in desk.found.remarks:
        if remark.kind != "republication":
            continue
        words = remark.span.cut(desk.text)
        for found in find_dates(words, desk.settings.locale):
            enter_date(desk, found, remark.span.start, RULE, _role(desk, words[: found.span.start]))


def _role(desk: Desk, before: str) -> Literal["original", "published"]:
    """Return what the words *before* a date make of it: ``Posted on`` dates this edition."""
    label = re.split(r"[.;]", before)[-1]
    posted = re.search(rf"{POSTED}\W*$", label, re.IGNORECASE)
    return "published" if posted and not any(d.role == "published" for d in desk.found.dates) else "original"


def remark_kind(words: str, language: str = ENGLISH) -> Kind | None:
    """Return the kind of remark that *words* are in *language*, or None."""
    bare = words.lstrip("*([ ")
    if labels.COLON.search(words, 0, HEAD):
        head = DAY.sub("", words[:HEAD]).lstrip("*([ ")
        for kind, names in LABELS:
            if labels.split_label(head, names):
                return kind
    if len(words) > LONGEST:
        return None
    bare = NOTE.sub("", bare) if ":" in bare else bare
    return opening_of(OPENINGS, bare, language)
