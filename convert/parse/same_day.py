"""A date that the source states and prints is one date."""

import re

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.parse.desk import Desk

RULE = "same-day"

PATH = lazy_regex(r"dates\[(\d+)\]")


def parse_same_day(desk: Desk) -> None:
    """Let the first stated date of publication and the same day in print be one."""
    said = [value.value for value in desk.declared if value.field == "published"]
    dates = desk.found.dates
    stated = next((i for i, each in enumerate(dates) if each.role == "published" and each.text in said), None)
    if stated is None:
        return
    for printed, each in enumerate(dates):
        if printed != stated and each.role == "published" and each.span and each.iso == dates[stated].iso:
            _merge(desk, stated, printed)
            return


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
