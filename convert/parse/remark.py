"""Remarks: editor's notes, corrections, disclaimers and the like, which must survive to every edition."""

import re
from typing import Literal

from convert.model import Remark
from convert.parse import labels
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date
from convert.parse.tongue import ENGLISH
from convert.parse.wording import opens_as

RULE = "remark"

Kind = Literal["editors_note", "correction", "disclaimer", "funding", "republication", "update"]

LABELS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("editors_note", labels.EDITORS_NOTE),
    ("correction", labels.CORRECTION),
    ("update", labels.UPDATE),
    ("disclaimer", labels.DISCLAIMER),
    ("funding", labels.FUNDING),
)
"""Kinds that a label with a colon announces; a date may stand between the two."""

OPENINGS: tuple[Literal["republication", "disclaimer", "editors_note", "funding"], ...] = (
    "republication",
    "disclaimer",
    "editors_note",
    "funding",
)
"""Kinds that are known by how they begin as well; the words lie in languages/."""

POSTED = r"(?:(?<!originally )(?<!first )(?:posted|published|added)(?: on)?|online since)"
"""What dates the edition at hand rather than the first one."""

NOTE = re.compile(r"(?:please )?note: *", re.IGNORECASE)
"""What stands before a remark and says nothing of its kind."""

LONGEST = 700
"""Characters of a remark that no label announces; what is longer has something of its own to say."""


def parse_remarks(desk: Desk) -> None:
    """Take each piece that is a remark about the article."""
    for index in list(desk.free()):
        kind = remark_kind(desk.words(index), desk.language)
        if kind:
            span = desk.take(index).span
            desk.claim(span, "remark", RULE)
            desk.found.remarks.append(Remark(kind, desk.line(span), span))
            desk.vouch("remarks", kind, RULE, span)


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
    head = re.sub(r",? \(?(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?\)?(?=:)", "", words[:80])
    bare = head.lstrip("*([ ")
    for kind, names in LABELS:
        if labels.split_label(bare, names):
            return kind
    if len(words) > LONGEST:
        return None
    said = NOTE.sub("", words.lstrip("*([ "))
    return next((kind for kind in OPENINGS if opens_as(kind, said, language)), None)
