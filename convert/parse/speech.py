"""Speeches and testimony: who spoke, where, and how the text was given."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Remark, Span
from convert.model.walk import plain
from convert.parse.announced import past_role
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.names import HONORIFIC, NAME, PLACE_WORDS, ROLE_WORDS, is_name, strip_titles
from convert.parse.people import set_authors, set_credits
from convert.parse.top import top

RULE = "speech"

_KIND = (
    r"(?:(?:prepared|opening|written|closing|keynote|welcoming|full|text of the) )?"
    r"(?:statement|testimony|remarks|speech|address|lecture|evidence(?: submitted)?)"
)

_POSTS = rf"(?:(?i:acting|{'|'.join(sorted(ROLE_WORDS - {'the', 'of'}))})\s+){{0,4}}"
"""What the speaker is, before the name: ``Deputy Secretary``."""

SPOKEN = lazy_regex(
    rf"(?i:{_KIND} (?:of|by))\s+{_POSTS}(?:[^\W\d_a-z][\w.-]*\s+){{0,3}}?(?:{HONORIFIC}\s+)*(?P<name>{NAME})"
    r"(?P<where>\s*[,(]|\s+(?:at|before|to|on|in|for)\b|\s*$)"
)
"""``Remarks by Governor Ana Ruiz at the Harbor Institute``: a line that says who spoke, and mostly where."""

SPEAKS = lazy_regex(rf"{_KIND} (?:of|by|to|at|before)\b", re.IGNORECASE)
"""How the title of a speech begins."""

HEAD = lazy_regex(rf"{_KIND} (?:of|by)", re.IGNORECASE)
"""The same over several lines, of which this is the first."""

GIVEN = lazy_regex(
    r"[(\[]?(?:remarks |text |speech )?(?:as (?:prepared|written|delivered)(?: for delivery)?|"
    r"check against delivery|embargoed until delivery)[)\].]?",
    re.IGNORECASE,
)
"""How the text was given."""

BEFORE = lazy_regex(r"(?:before|to|at) the|before(?: the [^.!?\n]{3,120})?", re.IGNORECASE)
"""Before whom somebody speaks: a line of its own, or one that names the body as well."""

VENUE_WORDS = PLACE_WORDS | frozenset("hall center centre room house university college institute".split())
"""Words in the names of places where people speak."""

OCCASIONS = frozenset(
    """breakfast ceremony conference congress convention dinner forum gala lecture luncheon meeting reception
    seminar summit symposium workshop""".split()
)
"""What people speak at."""

LONGEST_PLACE = 80
"""Characters of such a line."""

NEAR = 3
"""Lines below the speaker among which it says before whom he spoke."""

REACH = 8
"""Lines of such a head."""


def parse_speech(desk: Desk) -> None:
    """Read a head over several lines, the remark how the text was given, and the speaker with an office."""
    given = [index for index in top(desk) if GIVEN.fullmatch(desk.words(index))]
    for index in given:
        span = desk.take(index).span
        desk.claim(span, "remark", RULE)
        desk.found.remarks.append(Remark("editors_note", desk.line(span), span))
        desk.vouch("remarks", "editors_note", RULE, span)
    lines = list(top(desk))[:REACH]
    head = next((at for at in lines if HEAD.fullmatch(desk.words(at))), None)
    if head is not None and desk.is_free(head + 1):
        _take_head(desk, head)
    elif (whole := _whole_head(desk, lines)) is not None:
        _take_whole_head(desk, whole)
    elif given:
        _take_officer(desk, lines)


def _take_officer(desk: Desk, lines: list[int]) -> None:
    """Take the line of an office and a name: ``Chief Secretary Ana Ruiz``."""
    for index in lines:
        words = desk.words(index)
        start = past_role(words)
        bare, lead = strip_titles(words[start:])
        if start and words[start:].strip() == bare and names_alone(bare):
            at = desk.take(index).span.start
            desk.credit_lines.add(index)
            name = Span(at + start + lead, at + start + lead + len(bare))
            set_authors(desk, [name], None, "likely")
            set_credits(desk, [(name, Span(at, at + len(words[:start].rstrip())))])
            desk.drop(desk.pieces[index].span, RULE, "white space in a by-line")
            return


def says_where(words: str) -> bool:
    """Tell whether *words* say who spoke and where, so that they are a title or a deck and no by-line."""
    match = SPOKEN.match(words)
    return match is not None and bool(match["where"].strip(" ,")) and is_name(match["name"])


def names_occasion(words: str) -> bool:
    """Tell whether *words* name what somebody spoke at, and nobody's post: ``Annual Dinner of the Club``."""
    head = re.split(r",|\s(?:of|at|in|on|for)\s", words)[0].split()
    return bool(head) and head[-1].casefold() in OCCASIONS


def take_speaker(desk: Desk, title: int) -> bool:
    """Read the speaker in the title, or in a line beside it; they keep their words."""
    for index in (title, title + 1, title - 1):
        words = desk.words(index) if 0 <= index < len(desk.pieces) else ""
        match = SPOKEN.match(words)
        if match and is_name(match["name"]) and not desk.found.authors:
            start = desk.pieces[index].span.start
            set_authors(desk, [Span(start + match.start("name"), start + match.end("name"))], None, "likely")
            return True
    return False


def _take_head(desk: Desk, head: int) -> None:
    """Take ``Statement of``, the speaker, what the speaker is, and before whom, from a line each."""
    bare, lead = strip_titles(desk.words(head + 1))
    if not names_alone(bare) or "title" in desk.settled:
        return
    first, speaker = desk.take(head).span, desk.take(head + 1).span
    name = Span(speaker.start + lead, speaker.start + lead + len(bare))
    _set_head(desk, head + 1, Span(first.start, speaker.end), name)


def _whole_head(desk: Desk, lines: list[int]) -> int | None:
    """Return the line that says what it is and who spoke, where ``before the`` stands close below it."""
    for index in lines:
        match = SPOKEN.fullmatch(desk.words(index))
        below = range(index + 1, min(index + 1 + NEAR, len(desk.pieces)))
        if match and is_name(match["name"]) and any(BEFORE.fullmatch(desk.words(at)) for at in below):
            return index
    return None


def _take_whole_head(desk: Desk, index: int) -> None:
    """Take ``Statement of Ana Ruiz``, and from the lines below what she is, and before whom she spoke."""
    match = SPOKEN.fullmatch(desk.words(index))
    if match is None or "title" in desk.settled:
        return
    title = desk.take(index).span
    _set_head(desk, index, title, Span(title.start + match.start("name"), title.start + match.end("name")))


def _set_head(desk: Desk, index: int, title: Span, name: Span) -> None:
    """Let *title*, which ends with line *index*, be the title, and *name* in it the author."""
    role = _role_below(desk, index + 1)
    desk.title_at = index
    desk.credit_lines.add(index)
    set_authors(desk, [name], role, "likely")
    desk.claim(title, "title", RULE)
    desk.found.title = desk.line(title)
    desk.vouch("title", plain(desk.found.title), RULE, title)
    _take_occasion(desk, index + 1 + bool(role))


def _role_below(desk: Desk, index: int) -> Span | None:
    if not desk.is_free(index) or not reads_as_role(desk.words(index)):
        return None
    desk.credit_lines.add(index)
    return desk.take(index).span


def _take_occasion(desk: Desk, index: int) -> None:
    """Take the lines from ``before the`` to the date as the deck."""
    if not desk.is_free(index) or not BEFORE.fullmatch(desk.words(index)) or "deck" in desk.settled:
        return
    last = index
    while desk.is_free(last + 1) and last + 1 < desk.text_start and last - index < REACH:
        if find_dates(desk.words(last + 1), desk.settings.locale):
            break
        last += 1
    spans = [desk.take(at).span for at in range(index, last + 1)]
    deck = Span(spans[0].start, spans[-1].end)
    desk.claim(deck, "deck", RULE)
    desk.found.deck = desk.line(deck)
    desk.vouch("deck", plain(desk.found.deck), RULE, deck)


def parse_venue(desk: Desk) -> None:
    """Put aside the place between what a speech is called and its day."""
    if desk.title_at is None or not SPEAKS.match(desk.words(desk.title_at)):
        return
    for index in sorted(desk.credit_lines):
        words = desk.words(index - 1) if desk.is_free(index - 1) else ""
        venue = not VENUE_WORDS.isdisjoint(re.findall(r"\w+", words.casefold()))
        if venue and len(words) <= LONGEST_PLACE and not words.endswith((".", "?", "!", ":")):
            desk.drop(desk.take(index - 1).span, RULE, "the place of a speech; editions set its day alone")
