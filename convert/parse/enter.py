"""Dates and the publisher entered among what is found, each with its evidence."""

from typing import Literal

from convert.model import Confidence, Date, Publisher, Rival, Span
from convert.model.walk import plain
from convert.parse.dates import FoundDate
from convert.parse.desk import Desk


def enter_date(
    desk: Desk,
    found: FoundDate,
    at: int,
    rule: str,
    role: Literal["published", "updated", "original"] = "published",
    confidence: Confidence = "likely",
    rivals: tuple[Rival, ...] = (),
) -> None:
    """Add the date *found* in the text that begins at *at*."""
    span = Span(at + found.span.start, at + found.span.end)
    path = f"dates[{len(desk.found.dates)}]"
    desk.vouch(path, found.iso, rule, span, confidence=confidence, rivals=rivals)
    desk.found.dates.append(Date(role, found.iso, span.cut(desk.text), span))


def enter_publisher(
    desk: Desk, name: Span, rule: str, confidence: Confidence = "likely", rivals: tuple[Rival, ...] = ()
) -> None:
    """Let the house called *name* be the publisher."""
    desk.found.publisher = Publisher(plain(desk.line(name)))
    desk.vouch("publisher.name", name.cut(desk.text), rule, name, confidence=confidence, rivals=rivals)
