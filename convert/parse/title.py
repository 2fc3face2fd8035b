"""The title: what the source states or cites, else the line of the top that most looks like a headline."""

import re

from convert.model import Confidence, Rival, Span
from convert.model.walk import plain
from convert.parse.cited import cites_title, title_key
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.headline import can_be_title, first_of_the_best, score
from convert.parse.names import FUNCTION_WORDS
from convert.parse.prose import DEEPEST
from convert.parse.top import top

RULE = "title"

LONGEST = 400
"""Characters at the head of a line among which the title is looked for again."""

SHORT = 26
"""Characters of a first line that can be the beginning of a headline over two lines."""

CENTRED = 8
"""Columns by which the second line of a centred headline stands further in."""

PARTING = re.compile(r"\s*[:–—|]\s*|\s+-\s+")
"""What stands between the two halves of a headline, or between it and the name of the site."""


def parse_title(desk: Desk) -> None:
    """Take the title; the other lines that could have been it become its rivals."""
    if "title" in desk.settled:
        _take_repeated(desk)
        return
    known = next((i for i, piece in enumerate(desk.pieces) if piece.known == "title"), None)
    desk.kept -= set() if known is None else {known}
    candidates = [i for i in top(desk) if can_be_title(desk.words(i)) or _opens(desk, i)]
    cited = next((index for index in candidates if _is_cited(desk, index)), None)
    if known is not None:
        _take(desk, known, desk.pieces[known].confidence, ())
    elif cited is not None:
        _take(desk, cited, "certain", _rivals(desk, candidates, cited))
    elif candidates:
        _take_best(desk, candidates)


def _take_best(desk: Desk, candidates: list[int]) -> None:
    start = desk.text_start
    ranked = sorted(candidates, key=lambda index: (-score(desk, index, start), index))
    chosen = first_of_the_best(desk, candidates, start)
    if _goes_on(desk, chosen):
        _take_two_lines(desk, chosen)
    else:
        _take(desk, chosen, _confidence(desk, ranked, start), _rivals(desk, ranked, chosen))


def _rivals(desk: Desk, ranked: list[int], chosen: int) -> tuple[Rival, ...]:
    others = [index for index in ranked[:4] if index != chosen]
    return tuple(Rival(desk.words(index), RULE, desk.pieces[index].span) for index in others)


def _take(desk: Desk, index: int, sure: Confidence, rivals: tuple[Rival, ...]) -> None:
    """Take piece *index* as the title, less the name of the site, and its second half where one is cited."""
    whole = desk.take(index).span
    desk.title_at = index
    span, rest = _split(desk, whole)
    desk.claim(span, "title", RULE)
    desk.found.title = desk.line(span)
    desk.vouch("title", span.cut(desk.text), RULE, span, confidence=sure, rivals=rivals)
    if rest and _is_house(desk, rest.cut(desk.text)):
        desk.drop(Span(span.end, whole.end), RULE, "the name of the site behind the title")
    elif rest:
        desk.claim(rest, "subtitle", RULE)
        desk.found.subtitle = desk.line(rest)
        desk.vouch("subtitle", rest.cut(desk.text), RULE, rest)
    desk.claim(whole, "separator", RULE)
    _take_repetitions(desk, span)


def _split(desk: Desk, whole: Span) -> tuple[Span, Span | None]:
    """Return the title and what a witness says is not part of it: a subtitle, the name of the site."""
    words = whole.cut(desk.text)
    for parting in PARTING.finditer(words):
        head, tail = words[: parting.start()], words[parting.end() :]
        if head and tail and (cites_title(desk.cited, head) or _is_house(desk, tail)):
            end = whole.start + parting.start()
            return Span(whole.start, end), Span(whole.start + parting.end(), whole.end)
    return whole, None


def _is_house(desk: Desk, words: str) -> bool:
    house = desk.found.publisher
    names = (house.name, house.parent or house.name) if house else ()
    return title_key(words) in [title_key(name) for name in names]


def _opens(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* ends in a colon behind which the headline goes on."""
    words = desk.words(index)
    return words.endswith(":") and can_be_title(words.rstrip(":")) and _goes_on(desk, index)


def _goes_on(desk: Desk, index: int) -> bool:
    """Tell whether the headline may go on in the line right below it."""
    following = index + 1
    if not desk.is_free(following) or desk.pieces[following].gap:
        return False
    words, below = desk.words(index), desk.words(following)
    if not can_be_title(below) or names_alone(below) or names_alone(words):
        return False
    deeper = desk.pieces[following].indent - desk.pieces[index].indent
    if words.rsplit(maxsplit=1)[-1].casefold() in FUNCTION_WORDS or words.endswith(":") or deeper >= CENTRED:
        return True
    alike = all(word[:1].isupper() for word in below.split() if len(word) > 3)
    alike = alike and words.isupper() == below.isupper()
    return len(words) <= SHORT and alike and not words.endswith(("?", "!", "."))


def _take_two_lines(desk: Desk, index: int) -> None:
    """Take a headline over two lines; that the second is a subtitle stays possible."""
    first, second = desk.take(index).span, desk.take(index + 1).span
    span = Span(first.start, second.end)
    desk.title_at = index + 1
    desk.claim(span, "title", RULE)
    desk.found.title = desk.line(span)
    rival = Rival(first.cut(desk.text), RULE, first)
    desk.vouch("title", plain(desk.found.title), RULE, span, confidence="uncertain", rivals=(rival,))


def _take_repeated(desk: Desk) -> None:
    """Take the headline above the text where it repeats the title that the source states."""
    key = title_key(plain(desk.found.title))
    for index in range(min(DEEPEST, len(desk.pieces))):
        if desk.is_free(index) and title_key(desk.words(index)) == key:
            desk.title_at = index
            desk.claim(desk.take(index).span, "title", RULE)
            return


def _take_repetitions(desk: Desk, title: Span) -> None:
    """Put aside the lines of the top that say the title again, with the name of the site or without."""
    key = title_key(title.cut(desk.text))
    for index in list(top(desk)):
        words = desk.words(index)[:LONGEST]
        again = [title_key(part) for part in (words, *PARTING.split(words)[:1])]
        if len(key) > 8 and key in again:
            span = desk.take(index).span
            desk.drop(span, RULE, "it repeats the title", "furniture")


def _is_cited(desk: Desk, index: int) -> bool:
    """Tell whether the citation names piece *index*, or its first half, as the title."""
    words = desk.words(index)
    heads = (words[: match.start()] for match in PARTING.finditer(words))
    return any(cites_title(desk.cited, head) for head in (words, *heads))


def _confidence(desk: Desk, ranked: list[int], start: int) -> Confidence:
    """A clear lead makes it likely."""
    best = score(desk, ranked[0], start)
    lead = best - score(desk, ranked[1], start) if len(ranked) > 1 else best
    # Without a by-line or date below it, a line has little more for it than the next one.
    credited = any(index in desk.credit_lines for index in range(ranked[0] + 1, ranked[0] + 4))
    return "likely" if lead >= 2 and best >= 5 and (credited or len(ranked) == 1) else "uncertain"
