"""A line that names its authors and nothing else, with no ``By`` before them."""

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.announced import leading_name
from convert.parse.bodies import is_signing_body
from convert.parse.byline import RULE
from convert.parse.cited import title_key
from convert.parse.credit import LONGEST, Credit, names_alone, read_credit, reads_as_role
from convert.parse.desk import Desk
from convert.parse.name_order import starts_with_family
from convert.parse.names import split_names
from convert.parse.noise import says_nothing
from convert.parse.people import set_authors, with_credit

INITIALS = lazy_regex(r"[^\W\d_a-z]{1,3}")
"""What stands in the place of a portrait."""


_SIGNS = r"[\u3040-\u30ff\u3400-\u9fff々]{1,4}"

EASTERN = lazy_regex(r"[\u3400-\u9fff々]{2,3}[\u3040-\u30ff\u3400-\u9fff々]{1,2}(?<![県市区町村駅府省])")
"""Three to five signs that can be a name, and are no place."""

BRACKETED = lazy_regex(rf"\s*(?P<name>{_SIGNS}[ \u3000]?{_SIGNS})[（(](?P<role>[^（()）\n]{{2,60}})[)）]\s*")
"""A name in Chinese signs, and in brackets what its bearer is."""

SIGNED = lazy_regex(r"(?:--?|[—–])\s*(?=[^\W\d_a-z])")
"""What stands before a name that signs: ``— Ana Ruiz, Port Selwyn``."""

PLACE = lazy_regex(r",\s+(?:[^\W\d_a-z][\w.'’-]*\s*){1,4}")
"""Where somebody signs, behind the name."""


def signs(words: str) -> Credit | None:
    """Return whom *words* name behind a dash, and behind a comma where; a list has no such line."""
    dash = SIGNED.match(words)
    name = leading_name(words, dash.end()) if dash else None
    if name is None or len(words) > LONGEST:
        return None
    rest = Span(name.span.end, len(words.rstrip()))
    if not rest.cut(words):
        return Credit((name.span,), None, (), None, True)
    role = _inner(words, rest)
    known = PLACE.fullmatch(rest.cut(words)) or reads_as_role(role.cut(words))
    return (
        Credit((name.span,), role if reads_as_role(role.cut(words)) else None, (), None, True)
        if known
        else None
    )


def is_passed_over(words: str) -> bool:
    """Tell whether *words* are a button, a counter, a mark: nothing that stands for a line."""
    return labels.fold(words) in labels.FURNITURE or bool(INITIALS.fullmatch(words)) or says_nothing(words)


def read_signature(desk: Desk, index: int) -> Credit | None:
    """Return whom the line *index* names and nothing else: people, their agency, a body that signs."""
    words = desk.words(index)
    if len(words) > LONGEST:
        return None
    bare = words.strip(" .()")
    if is_signing_body(bare):
        start = words.index(bare)
        return Credit((Span(start, start + len(bare)),), None, (), None, False)
    if names_alone(words):
        credit = read_credit(words, desk.settings.locale)
        return credit if credit and credit.authors and not _is_of_title(desk, words) else None
    if bracketed := BRACKETED.fullmatch(words):
        return Credit((Span(*bracketed.span("name")),), Span(*bracketed.span("role")), (), None, False)
    if _is_eastern(desk, index, words):
        return Credit((Span(0, len(words)),), None, (), None, False)
    names, rest = split_names(words)
    if names and rest and is_signing_body(rest.cut(words).strip(" ,")):
        return Credit(tuple(name.span for name in names), _inner(words, rest), (), None, False)
    return None


def _is_eastern(desk: Desk, index: int, words: str) -> bool:
    """Tell whether *words* are a name in Chinese signs without a space, in a text where names look so.

    A Japanese family name of two signs is hardly anything else; a Chinese one of one sign begins many words,
    and counts between a title and its day alone.
    """
    tag = desk.language.partition("-")[0]
    if tag not in ("ja", "zh") or not EASTERN.fullmatch(words) or not starts_with_family(words, tag):
        return False
    between = index - 1 == desk.title_at and index + 1 in desk.credit_lines
    return len(words) > 2 and (between or tag == "ja")


def _inner(words: str, span: Span) -> Span:
    """Return *span* without the commas and spaces around it."""
    text = span.cut(words)
    start = span.start + len(text) - len(text.lstrip(" ,"))
    return Span(start, start + len(text.strip(" ,")))


def _is_of_title(desk: Desk, words: str) -> bool:
    """Tell whether *words* are some of the title's own, as in a headline that was set over two lines."""
    return desk.title_at is not None and title_key(words) in title_key(desk.words(desk.title_at))


def take_signed(desk: Desk, lines: dict[int, Credit]) -> bool:
    """Take the *lines*, each with its credit, as the by-line; a role that the last says goes with it."""
    spans: list[Span] = []
    role: Span | None = None
    for index, credit in lines.items():
        at = desk.take(index).span.start
        desk.credit_lines.add(index)
        spans += [Span(at + span.start, at + span.end) for span in credit.authors]
        role = Span(at + credit.role.start, at + credit.role.end) if credit.role else None
    set_authors(desk, spans, role, "likely")
    for index in lines:
        desk.drop(
            desk.pieces[index].span, RULE, "what stands beside the names; editions set names and dates alone"
        )
    if role is None:
        _take_role(desk, max(lines) + 1)
    return True


def _take_role(desk: Desk, index: int) -> None:
    """Take the line below a bare by-line that says what its only author is."""
    if len(desk.found.authors) != 1 or not desk.is_free(index) or not reads_as_role(desk.words(index)):
        return
    span = desk.take(index).span
    desk.found.authors[0] = with_credit(desk, desk.found.authors[0], span)
    desk.vouch("authors[0].role", span.cut(desk.text), RULE, span)
