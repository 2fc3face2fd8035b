"""The day on which a page was shown or copied, above its headline, is not that of the article."""

from msgspec.structs import replace

from convert.model import Evidence, Rival
from convert.parse import credit_words
from convert.parse.byline import DATE
from convert.parse.desk import Desk

RULE = "shown-day"

DAY = len("2019-03-03")
"""Characters of a date that is exact to the day."""

FEW = 2
"""Days below a headline; more of them are a list of other articles."""


def parse_shown_day(desk: Desk) -> None:
    """Let the day below the headline go before a later one above it, where no label says what that is.

    A day below that has a label goes before any above that has none.
    """
    if desk.title_at is None:
        return
    headline = desk.pieces[desk.title_at].span.start
    published = [number for number, date in enumerate(desk.found.dates) if date.role == "published"]
    printed = [number for number in published if _is_printed_day(desk, number)]
    above = [number for number in printed if _place(desk, number) < headline]
    below = [number for number in printed if _place(desk, number) > headline]
    if not above or not 0 < len(below) <= FEW or above[0] != published[0] or _is_labelled(desk, above[0]):
        return
    earlier = desk.found.dates[below[0]].iso < desk.found.dates[above[0]].iso
    if earlier or _is_labelled(desk, below[0]):
        _replace(desk, above[0], below[0])


def _is_printed_day(desk: Desk, number: int) -> bool:
    """Tell whether date *number* is a day that a line of its own gives; what a page states is no guess."""
    exact = len(desk.found.dates[number].iso) == DAY
    return exact and any(each.rule == DATE for each in desk.evidence if each.field == f"dates[{number}]")


def _proof(desk: Desk, number: int) -> Evidence:
    return next(each for each in desk.evidence if each.field == f"dates[{number}]")


def _place(desk: Desk, number: int) -> int:
    span = desk.found.dates[number].span
    return span.start if span else 0


def _is_labelled(desk: Desk, number: int) -> bool:
    """Tell whether a label such as ``Published`` stands on the line before date *number*."""
    at = _place(desk, number)
    line = desk.text[desk.text.rfind("\n", 0, at) + 1 : at]
    return credit_words.date_label(desk.language.partition("-")[0]).search(line) is not None


def _replace(desk: Desk, shown: int, meant: int) -> None:
    """Put date *meant* in the place of date *shown*, which stays its rival."""
    dates = desk.found.dates
    first, second = _proof(desk, shown), _proof(desk, meant)
    rival = Rival(first.value, first.rule, first.spans[0])
    dates[shown] = dates[meant]
    del dates[meant]
    told = replace(second, field=first.field, confidence="likely", rivals=(*second.rivals, rival))
    desk.evidence[:] = [told if each is second else each for each in desk.evidence if each is not first]
    _renumber(desk, meant)


def _renumber(desk: Desk, gone: int) -> None:
    """Let the evidence of the dates behind the one that is *gone* follow them."""
    new = {f"dates[{old}]": f"dates[{old - 1}]" for old in range(gone + 1, len(desk.found.dates) + 1)}
    desk.evidence[:] = [replace(each, field=new.get(each.field, each.field)) for each in desk.evidence]
