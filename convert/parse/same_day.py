"""A date that is stated and printed is one date; where they differ by the clock, the printed day counts."""

import re
from datetime import date

from msgspec.structs import replace

from convert.model import Date
from convert.parse.desk import Desk

RULE = "same-day"

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNIVERSAL = re.compile(r"T\d\d:?\d\d.*(?:Z|[+-]00:?00)$")
"""A moment in universal time, which near midnight is of another day than it is where the article appears."""

PATH = re.compile(r"dates\[(\d+)\]")


def parse_same_day(desk: Desk) -> None:
    """Let the first stated date of publication and the same day in print be one."""
    said = [value.value for value in desk.declared if value.field == "published"]
    dates = desk.found.dates
    stated = next((i for i, each in enumerate(dates) if each.role == "published" and each.text in said), None)
    if stated is None:
        return
    printed = [i for i, each in enumerate(dates) if i != stated and each.role == "published" and each.span]
    same = next((i for i in printed if dates[i].iso == dates[stated].iso), None)
    if same is None and UNIVERSAL.search(dates[stated].text):
        near = {dates[i].iso: i for i in reversed(printed) if _is_next(dates[i], dates[stated])}
        same = next(iter(near.values())) if len(near) == 1 else None
        if same is not None:
            _correct(desk, dates[same])
    if same is not None:
        _merge(desk, stated, same)


def _is_next(one: Date, other: Date) -> bool:
    """Tell whether two dates are days that follow each other."""
    if not (DAY.fullmatch(one.iso) and DAY.fullmatch(other.iso)):
        return False
    try:
        return abs((date.fromisoformat(one.iso) - date.fromisoformat(other.iso)).days) == 1
    except ValueError:
        return False


def _correct(desk: Desk, printed: Date) -> None:
    """Let the evidence of the stated moment say which day it is where the article appears."""
    remark = "the stated moment is of the day before or behind it in universal time"
    for at, evidence in enumerate(desk.evidence):
        if evidence.field == "published":
            desk.evidence[at] = replace(
                evidence, value=printed.iso, spans=(printed.span,), confidence="likely", remark=remark
            )


def _merge(desk: Desk, stated: int, printed: int) -> None:
    """Put the printed date in the place of the stated one, and count the evidence of the others anew."""
    dates = desk.found.dates
    dates[stated] = dates[printed]
    del dates[printed]
    new = {old: old - (old > printed) for old in range(len(dates) + 1)} | {
        printed: stated - (stated > printed)
    }

    def renumbered(match: re.Match[str]) -> str:
        return f"dates[{new.get(int(match[1]), int(match[1]))}]"

    desk.evidence[:] = [replace(each, field=PATH.sub(renumbered, each.field)) for each in desk.evidence]
