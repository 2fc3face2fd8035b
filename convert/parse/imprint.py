"""The imprint: who publishes, where no masthead says so: a paper's name at the top, a notice, a copyright."""

import re
from collections import Counter

from convert.model import Confidence, Rival, Span
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.enter import enter_publisher
from convert.parse.house_names import AGENCIES, is_house, is_paper, key
from convert.parse.house_signs import find_signs
from convert.parse.speech import names_occasion

RULE = "imprint"

LEAST = 2
"""Weight of signs from which a house is named; less is chance."""

SURE = 4
"""Weight of signs from which the house is likely the one that publishes."""


def parse_house_line(desk: Desk) -> None:
    """Take a house's name on a line of its own by the credits or above the title, where no masthead is."""
    if desk.found.publisher is None:
        _line_near_credits(desk) or _line_above_title(desk)


def parse_imprint(desk: Desk) -> None:
    """Name the house of which the most places speak, where neither a line of its own nor a citation does."""
    if desk.found.publisher is None and not (desk.cited and desk.cited.imprint):
        _by_signs(desk)


def _line_near_credits(desk: Desk) -> bool:
    """Take a house's name on a line of its own next to the by-line or the date."""
    near = {at + step for at in desk.credit_lines for step in (-1, 1, 2)}
    for index in sorted(near):
        if desk.is_free(index) and index != desk.title_at and _is_own_name(desk, index):
            return _take(desk, index)
    return False


def _line_above_title(desk: Desk) -> bool:
    first = next(iter(desk.free()), None)
    above = desk.title_at is not None and first is not None and first < desk.title_at
    if first is None or not above or not _is_own_name(desk, first) or names_alone(desk.words(first)):
        return False
    return _take(desk, first)


def _is_own_name(desk: Desk, index: int) -> bool:
    """Tell whether line *index* is a house's name: one with a word that the text never writes small.

    ``Auto News`` above a text about autos is a section of a paper.
    """
    words = desk.words(index)
    common = all(word.casefold() in desk.lower_words for word in re.findall(r"[^\W\d_]+", words))
    named = is_house(words) and not names_occasion(words)
    return named and (words.startswith("The ") or not common)


def _take(desk: Desk, index: int) -> bool:
    span = desk.take(index).span
    desk.claim(span, "publisher", RULE)
    enter_publisher(desk, span, RULE)
    return True


def _by_signs(desk: Desk) -> None:
    """Take the house of which the most places speak, by their weight; the lines stay what they are."""
    spans: dict[str, list[Span]] = {}
    weights: Counter[str] = Counter()
    for sign in find_signs(desk):
        house = key(sign.span.cut(desk.text))
        weights[house] += sign.weight
        spans.setdefault(house, []).append(sign.span)
    for house in weights:
        weights[house] += _bonus(desk, spans[house], weights[house])
    best = sorted(weights, key=lambda house: (house in AGENCIES, -weights[house]))
    ranked = [house for house in best if weights[house] >= LEAST]
    if not ranked:
        return
    name = _plainest(desk, spans[ranked[0]])
    rivals = tuple(Rival(spans[house][0].cut(desk.text), RULE, spans[house][0]) for house in ranked[1:2])
    sure: Confidence = "likely" if weights[ranked[0]] >= SURE and not rivals else "uncertain"
    enter_publisher(desk, name, RULE, sure, rivals)


def _bonus(desk: Desk, spans: list[Span], weight: int) -> int:
    """Return what the look of the name adds, and whether the source says it elsewhere as well."""
    name = spans[0].cut(desk.text)
    house = is_paper(name)
    return house + _is_spoken_of(desk, spans) if weight or house else 0


def _plainest(desk: Desk, spans: list[Span]) -> Span:
    """Return the commonest form of the name, one in small letters before one in capitals."""
    forms = Counter(span.cut(desk.text) for span in spans)
    return max(spans, key=lambda span: (not span.cut(desk.text).isupper(), forms[span.cut(desk.text)]))


def _is_spoken_of(desk: Desk, spans: list[Span]) -> bool:
    """Tell whether the source says the name of *spans* elsewhere as well."""
    name = re.escape(spans[0].cut(desk.text))
    # The name first: so it is searched for as a whole, not at each place where a word begins.
    return len(re.findall(rf"{name}(?<!\w{name})(?!\w)", desk.text)) > len(spans)
