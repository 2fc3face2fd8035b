"""The imprint: who publishes, where no masthead says so: a paper's name at the top, a notice, a copyright."""

import re
from collections.abc import Callable

from convert.model import Confidence, Publisher, Span
from convert.model.walk import plain
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.names import is_organisation

RULE = "imprint"

NAME = r"(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w.&'’-]*(?:\s+(?:of|for|and|the|&|[^\W\d_a-z][\w.&'’-]*)){0,7})"
"""A name in capitals, with the small words that stand inside names of houses."""

PAPERS = frozenset(
    """advocate age bulletin chronicle courier daily dispatch enquirer examiner express gazette globe guardian
    herald independent inquirer journal magazine mail mercury mirror monitor news observer online post
    press quarterly register report reporter republic review sentinel standard star sun telegraph times
    today tribune weekly world""".split()
)
"""Words with which the names of papers and journals end."""

COPYRIGHT = re.compile(
    rf"(?i:copyright\s*:?\s*)?(?i:©|\(c\)|copyright)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?\s+)?(?:by\s+)?{NAME}"
)
NOTICE = re.compile(
    rf"(?i:subscribe to|sign up for|more from|originally (?:published|posted|appeared) (?:in|on|by)|"
    rf"first published (?:in|on|by)|(?:which is )?part of|reprinted (?:from|with permission from))\s+{NAME}"
)
"""What a page says of the house that made it."""


def parse_imprint(desk: Desk) -> None:
    """Find the publisher in the plainest place that names one."""
    if desk.found.publisher is not None:
        return
    for find in FINDERS:
        if find(desk):
            return


def _set(desk: Desk, span: Span, sure: Confidence) -> bool:
    desk.found.publisher = Publisher(plain(desk.line(span)))
    desk.vouch("publisher.name", span.cut(desk.text), RULE, span, confidence=sure)
    return True


def is_house(words: str) -> bool:
    """Tell whether *words* are the name of a paper, a journal or a body, and nothing else."""
    match = re.fullmatch(NAME, words)
    if match is None or len(words) > 80 or words.endswith((".", "?", "!")):
        return False
    last = words.split()[-1].casefold().strip(".")
    return last in PAPERS or is_organisation(words) or bool(re.search(r"\w\.(?:com|org|net)$", words))


def _line_near_credits(desk: Desk) -> bool:
    """Take a house's name on a line of its own next to the by-line or the date."""
    near = {at + step for at in desk.credit_lines for step in (-1, 1, 2)}
    for index in sorted(near):
        if desk.is_free(index) and index != desk.title_at and is_house(desk.words(index)):
            return _take(desk, index)
    return False


def _line_above_title(desk: Desk) -> bool:
    first = next(iter(desk.free()), None)
    above = desk.title_at is not None and first is not None and first < desk.title_at
    if first is None or not above or not is_house(desk.words(first)) or names_alone(desk.words(first)):
        return False
    return _take(desk, first)


def _take(desk: Desk, index: int) -> bool:
    span = desk.take(index).span
    desk.claim(span, "publisher", RULE)
    return _set(desk, span, "likely")


def _in_copyright(desk: Desk) -> bool:
    """Read the holder of the copyright; the line stays what it is."""
    for rights in desk.found.rights:
        match = COPYRIGHT.match(rights.span.cut(desk.text))
        if match and match["name"].casefold() not in ("all", "all rights reserved"):
            start = rights.span.start
            return _set(desk, Span(start + match.start("name"), start + match.end("name")), "uncertain")
    return False


def _in_notice(desk: Desk) -> bool:
    """Read the house that a line behind the text names; the line stays what it is."""
    for index in range(desk.text_start + 1, len(desk.pieces)):
        span = desk.pieces[index].span
        match = NOTICE.search(desk.text, span.start, min(span.end, span.start + 400))
        if match and is_house(match["name"]):
            return _set(desk, Span(*match.span("name")), "uncertain")
    return False


FINDERS: tuple[Callable[[Desk], bool], ...] = (
    _line_near_credits,
    _line_above_title,
    _in_copyright,
    _in_notice,
)
"""Where a publisher is looked for, the plainest place first."""
