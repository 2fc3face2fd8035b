"""The title: what the source states or cites, else the line of the top that most looks like a headline."""

from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Rival, Span
from convert.model.walk import plain
from convert.parse import labels
from convert.parse.bodies import is_organisation
from convert.parse.cited import cites_title, title_key
from convert.parse.desk import Desk
from convert.parse.furniture import reads_as_furniture
from convert.parse.headline import find_headline, is_first, score
from convert.parse.headline_top import Top
from convert.parse.headline_words import can_be_title, credits_people, ends_sentence, shows_picture
from convert.parse.marked import WRITTEN
from convert.parse.prose import DEEPEST, count_words
from convert.parse.title_wrap import goes_on, opens
from convert.parse.top import top

RULE = "title"

LONGEST = 400
"""Characters at the head of a line among which the title is looked for again."""

LEAST = 4
"""Points of a line that is taken for the title wherever at the top it stands."""

FEW = 4
"""Lines above the text, one of which is the title, of a source that is no web page."""

CREDIT = 8
"""Words of a line that names somebody and says what he is."""

PARTING = lazy_regex(r"\s*[:–—|]\s*|\s+-\s+")
"""What stands between the two halves of a headline, or between it and the name of the site."""


def parse_title(desk: Desk) -> None:
    """Take the title; the other lines that could have been it become its rivals."""
    if "title" in desk.settled or desk.found.title:
        if not _take_repeated(desk) and desk.is_reworded("title"):
            _take_reworded(desk)
        return
    _take_found(desk)


def _take_found(desk: Desk) -> None:
    """Take the line that a witness names, or else the one that has most for it."""
    known = next((i for i, piece in enumerate(desk.pieces) if piece.known == "title"), None)
    desk.kept -= set() if known is None else {known}
    candidates = _candidates(desk)
    cited = next((index for index in candidates if _is_cited(desk, index)), None)
    known = known if known is not None or cited is not None else _first_heading(desk)
    if known is not None:
        _take(desk, known, desk.pieces[known].confidence, ())
    elif cited is not None:
        _take(desk, cited, "certain", _rivals(desk, candidates, cited))
    elif candidates:
        _take_best(desk, candidates)


def _candidates(desk: Desk) -> list[int]:
    """Return the lines that can be the title; buttons and people where there is nothing else."""
    found = [i for i in top(desk) if can_be_title(desk.words(i)) or opens(desk, i)]
    found = [i for i in found if not _names_people(desk.words(i))] or found
    return [i for i in found if not reads_as_furniture(desk.words(i), desk.language)] or found


def _names_people(words: str) -> bool:
    """Tell whether *words* are a name and a post or a house; headlines with a comma are longer."""
    return len(words.split()) <= CREDIT and credits_people(words)


def _first_heading(desk: Desk) -> int | None:
    """Return the first heading of the highest level where it stands above the text of a marked source.

    What stands over it is a kicker or the name of a series, however bold it is.
    """
    levels = [piece.level for piece in desk.pieces if piece.known == "heading"]
    if desk.kind not in WRITTEN or not levels:
        return None
    headings = (i for i in top(desk) if desk.pieces[i].known == "heading")
    return next((i for i in headings if desk.pieces[i].level == min(levels)), None)


def _take_best(desk: Desk, candidates: list[int]) -> None:
    lines = Top(desk)
    scores = {index: score(lines, index) for index in candidates}
    plain_source = len(candidates) <= FEW
    fit = {
        index: points
        for index, points in scores.items()
        if points >= LEAST or _can_stand(lines, index, anywhere=plain_source)
    }
    if not fit:
        return  # none is better than a credit, a button or a caption
    ranked = sorted(fit, key=lambda index: (-fit[index], index))
    chosen = find_headline(lines, fit)
    if chosen - 1 in fit and opens(desk, chosen - 1):
        chosen -= 1
    if goes_on(desk, chosen):
        _take_two_lines(desk, chosen)
    else:
        _take(desk, chosen, _confidence(desk, ranked, fit), _rivals(desk, ranked, chosen))


def _can_stand(lines: Top, index: int, *, anywhere: bool) -> bool:
    """Tell whether line *index* can be a title by its place: it opens the source, or stands by a by-line.

    Where few lines stand above the text, no place is better than the others.
    """
    words = lines.words[index]
    near = any(each in lines.desk.credit_lines for each in (index - 1, index + 1))
    said = shows_picture(words) or lines.is_page(index) or ends_sentence(words) or lines.is_numbered(index)
    sign = words.isupper() and count_words(words) == 1
    return (anywhere or near or is_first(lines, index)) and not (said or sign)


def _rivals(desk: Desk, ranked: list[int], chosen: int) -> tuple[Rival, ...]:
    others = [index for index in ranked[:4] if index != chosen]
    return tuple(Rival(desk.words(index), RULE, desk.pieces[index].span) for index in others)


def _take(desk: Desk, index: int, sure: Confidence, rivals: tuple[Rival, ...]) -> None:
    """Take piece *index* as the title, less the name of the site, and its second half where one is cited."""
    whole = _without_kicker(desk, desk.take(index).span)
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
    if rest is None:
        _take_subtitle_below(desk, index)
    _take_repetitions(desk, span)


def _without_kicker(desk: Desk, whole: Span) -> Span:
    """Return the line *whole* without the genre before its bar: ``Opinion | Why Ports Fail``."""
    genre, bar, title = whole.cut(desk.text).partition(" | ")
    if not bar or not title or not labels.is_label(genre, labels.KICKERS):
        return whole
    span, rest = Span(whole.start, whole.start + len(genre)), Span(whole.end - len(title), whole.end)
    desk.claim(span, "kicker", RULE)
    if not desk.found.kicker:
        desk.found.kicker = desk.line(span)
        desk.vouch("kicker", genre, RULE, span)
    desk.claim(Span(span.end, rest.start), "separator", RULE)
    return rest


def _take_subtitle_below(desk: Desk, index: int) -> None:
    """Take the line below the title as its subtitle, where the page or the citation says that it is."""
    below = index + 1
    known = below < len(desk.pieces) and desk.pieces[below].known == "subtitle"
    desk.kept -= {below} if known else set()
    if not desk.is_free(below):
        return
    if known or (desk.cited and cites_title(desk.cited, f"{desk.words(index)} {desk.words(below)}")):
        span = desk.take(below).span
        desk.claim(span, "subtitle", RULE)
        desk.found.subtitle = desk.line(span)
        desk.vouch("subtitle", span.cut(desk.text), RULE, span, confidence="certain")


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
    if title_key(words) in [title_key(name) for name in names]:
        return True
    return is_organisation(words) and any(desk.words(at) == words for at in top(desk))


def _take_two_lines(desk: Desk, index: int) -> None:
    """Take a headline over two lines; that the second is a subtitle stays possible."""
    first, second = desk.take(index).span, desk.take(index + 1).span
    span = Span(first.start, second.end)
    desk.title_at = index + 1
    desk.claim(span, "title", RULE)
    desk.found.title = desk.line(span)
    rival = Rival(first.cut(desk.text), RULE, first)
    desk.vouch("title", plain(desk.found.title), RULE, span, confidence="uncertain", rivals=(rival,))
    _take_repetitions(desk, span)


def _take_reworded(desk: Desk) -> None:
    """Take the headline that the corrections word otherwise, which would open the text.

    Its reading becomes a rival when the correction is imposed.
    """
    given = desk.found.title
    _take_found(desk)
    desk.found.title = given


def _take_repeated(desk: Desk) -> bool:
    """Take the headline above the text where it repeats the title that is given; False where none does."""
    key = title_key(plain(desk.found.title))
    for index in range(min(DEEPEST, len(desk.pieces))):
        if desk.is_free(index) and title_key(desk.words(index)) == key:
            desk.title_at = index
            desk.claim(desk.take(index).span, "title", RULE)
            return True
    return False


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


def _confidence(desk: Desk, ranked: list[int], scores: dict[int, float]) -> Confidence:
    """A clear lead makes it likely."""
    best = scores[ranked[0]]
    lead = best - scores[ranked[1]] if len(ranked) > 1 else best
    return "likely" if lead >= 3 and best >= 8 else "uncertain"
