"""The citation line against the rest of the source: each agreement is evidence, each difference a check."""

from convert.model import CitationCheck, Date, Publisher, Span
from convert.model.walk import plain
from convert.parse.cited import Cited, cites_title, title_key
from convert.parse.cited_people import is_called
from convert.parse.desk import Desk
from convert.parse.masthead import split_house

RULE = "citation"


def parse_crosscheck(desk: Desk) -> None:
    """Compare title, authors, date and publisher; what only the citation knows is taken from it."""
    if desk.cited is None:
        return
    _check_title(desk, desk.cited)
    _check_authors(desk, desk.cited)
    _check_date(desk, desk.cited)
    _check_publisher(desk, desk.cited)


def _note(desk: Desk, field: str, cited: str, found: str | None, agrees: bool | None, span: Span) -> None:
    desk.found.checks.append(CitationCheck(field, cited, found, agrees, span))
    if agrees:
        desk.vouch(field, cited, RULE, span, confidence="certain", remark="the citation line agrees")


def _without_article(name: str) -> str:
    """Return the name of a body as citations give it."""
    return name[4:] if name[:4].casefold() == "the " else name


def _place(desk: Desk, span: Span) -> Span:
    return Span(desk.cited_at + span.start, desk.cited_at + span.end)


def _check_title(desk: Desk, cited: Cited) -> None:
    head, second = plain(desk.found.title), plain(desk.found.subtitle) or plain(desk.found.deck)
    found = head or None
    agrees = cites_title(cited, head) or cites_title(cited, head + second) if found else None
    _note(desk, "title", cited.title, found, agrees, _place(desk, cited.title_span))


def _check_authors(desk: Desk, cited: Cited) -> None:
    """Compare with the by-line, else with the biographies; their order counts in a by-line alone.

    A citation that begins with the title says of no author that he is none; nor does one under the name of
    the house alone, where people sign.
    """
    names = [author.name for author in cited.authors]
    if not names or (
        desk.bylined and all(author.organisation for author in cited.authors) and not _is_body(desk)
    ):
        return
    span = _place(desk, cited.authors_span)
    # A body signs with its article and is cited without.
    others = [_without_article(name) for name in desk.bylined or desk.portrayed]
    if not others:
        _note(desk, "authors", ", ".join(names), None, None, span)
        return
    if desk.bylined:
        agrees = _all_agree(cited, others)
    else:
        agrees = all(any(is_called(author, name) for author in cited.authors) for name in others)
    _note(desk, "authors", ", ".join(names), ", ".join(others), agrees, span)


def _is_body(desk: Desk) -> bool:
    """Tell whether a body signs among the authors."""
    return any(author.organisation for author in desk.found.authors)


def _all_agree(cited: Cited, others: list[str]) -> bool:
    """Tell whether *others* are the authors of *cited* in their order; "et al." stands for any more."""
    shown = others[: len(cited.authors)] if cited.shortened else others
    return len(shown) == len(cited.authors) and all(map(is_called, cited.authors, shown))


def _check_date(desk: Desk, cited: Cited) -> None:
    if cited.date is None:
        return
    span = _place(desk, cited.date.span)
    published = [date.iso for date in desk.found.dates if date.role == "published"]
    changed = [date.iso for date in desk.found.dates if date.role == "updated"]
    if not published:
        desk.found.dates.append(Date("published", cited.date.iso, span.cut(desk.text), span))
        desk.vouch(f"dates[{len(desk.found.dates) - 1}]", cited.date.iso, RULE, span)
        _note(desk, "date", cited.date.iso, None, None, span)
        return
    agrees = any(
        iso.startswith(cited.date.iso) or cited.date.iso.startswith(iso) for iso in published + changed
    )
    _note(desk, "date", cited.date.iso, published[0], agrees, span)


def _check_publisher(desk: Desk, cited: Cited) -> None:
    if not cited.imprint:
        return
    span = _place(desk, cited.imprint_span)
    publisher: Publisher | None = desk.found.publisher
    if publisher is None:
        house = _place(desk, cited.publisher_span if cited.publisher else cited.container_span)
        name, parent = split_house(desk.text, house)
        desk.found.publisher = Publisher(plain(desk.line(name)), plain(desk.line(parent)) if parent else None)
        desk.vouch("publisher.name", name.cut(desk.text), RULE, name)
        _note(desk, "publisher", cited.imprint, None, None, span)
        return
    agrees = title_key(_without_article(publisher.name)) in title_key(cited.imprint)
    _note(desk, "publisher", cited.imprint, publisher.name, agrees, span)
