"""When a page says it was published: every witness with its date, and how far they agree."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_tz
from itertools import chain
from typing import NamedTuple

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.model import Confidence
from convert.read.html_blocks import Page
from convert.read.html_stated import Stated, is_aside

ISO = lazy_regex(r"(?P<year>(?:1[5-9]|20)\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")

YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d")

DATE_FORMS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%B %d %Y", "%Y-%m", "%b. %d, %Y")
"""Forms in which meta elements give a date whose day and month cannot be confused."""

ORDINAL = lazy_regex(r"(?<=\d)(?:st|nd|rd|th)\b")
WEEKDAY = lazy_regex(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)

ADDRESS_DATE = lazy_regex(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/-])"
)
"""A date in the address of a page, as blogs and papers have it."""

PUBLISHED = (
    "article:published_time og:article:published_time article:published datepublished parsely-pub-date "
    "sailthru.date "
    "citation_publication_date citation_date dc.date.issued dcterms.issued dcterms.created "
    "dc.date.created dc.date "
    "dcterms.date dc.issued publication_date publish-date publishdate publish_date published pubdate pdate "
    "article.published cxenseparse:recs:publishtime og:published_time og:pubdate bt:pubdate date "
).split()

UPDATED = (
    "article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified lastmod".split()
)

MOST_ELEMENTS = 20_000
"""Elements of a page up to which each is asked; longer ones are lists."""


class Witness(NamedTuple):
    """Who gives which date, and how good a witness it is."""

    rule: str
    value: str
    """ISO, to the day or month."""
    alone: Confidence
    """How sure its date is where nobody else says it."""


def find_published(page: Page, stated: Stated) -> tuple[str, str, Confidence]:
    """Return the rule, the date and how sure it is; empty where the page says nothing."""
    found = [witness for ask in WITNESSES for witness in ask(page, stated)]
    if not found:
        return "", "", "uncertain"
    first = found[0]
    others = {each.rule for each in found if each.value == first.value} - {first.rule}
    return first.rule, first.value, "certain" if others else first.alone


def find_updated(page: Page, stated: Stated) -> tuple[str, str, Confidence]:
    """Return the rule, the date of the last change and how sure it is."""
    found = [*_of_ld(stated, "dateModified"), *_of_meta(stated, UPDATED)]
    return (found[0].rule, found[0].value, "likely") if found else ("", "", "uncertain")


def _of_ld(stated: Stated, *names: str) -> Iterator[Witness]:
    for name in names:
        value = stated.article.get(name)
        if isinstance(value, str) and (date := iso_date(value)):
            yield Witness("json-ld", date, "likely")


def _of_meta(stated: Stated, names: list[str]) -> Iterator[Witness]:
    for name in names:
        for value in stated.meta.get(name, []):
            if date := iso_date(value):
                yield Witness("open-graph" if ":" in name else "meta", date, "likely")


def _of_marked(page: Page, stated: Stated) -> Iterator[Witness]:
    """Yield what elements give that are marked as the date of publication, then the first time element."""
    elements = list(page.root.iter("time", "abbr", "span", "meta", "p", "div", "li", "td", "a", "small"))
    if len(elements) > MOST_ELEMENTS:
        return
    for is_meant, sure in MARKED:
        for element in elements:
            if is_meant(element) and not any(is_aside(outer) for outer in element.iterancestors()):
                date = _of_element(element)
                if date:
                    yield Witness("microdata", date, sure)
                    break


def _of_element(element: HtmlElement) -> str:
    given = (element.get("datetime"), element.get("content"), element.get("title"), element.text_content())
    return next((date for value in given if (date := iso_date(value or ""))), "")


def _is_property(element: HtmlElement) -> bool:
    return (element.get("itemprop") or "").lower() in ("datepublished", "datecreated")


def _is_published(element: HtmlElement) -> bool:
    named = re.search(r"publish|entry-date|post-date", element.get("class") or "")
    return _is_time(element) and (element.get("pubdate") is not None or bool(named))


def _is_microformat(element: HtmlElement) -> bool:
    return bool(element.tag == "abbr") and "published" in (element.get("class") or "")


def _is_time(element: HtmlElement) -> bool:
    return bool(element.tag == "time")


MARKED: tuple[tuple[Callable[[HtmlElement], bool], Confidence], ...] = (
    (_is_property, "likely"),
    (_is_published, "likely"),
    (_is_microformat, "likely"),
    (_is_time, "uncertain"),
)
"""The elements that date a page, the clearest first."""


def _of_address(page: Page, stated: Stated) -> Iterator[Witness]:
    links = (link.get("href") or "" for link in page.root.iter("link") if link.get("rel") == "canonical")
    for address in chain(stated.meta.get("og:url", []), links):
        if match := ADDRESS_DATE.search(address):
            date = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
            yield Witness("address", date, "uncertain")
            return


WITNESSES: tuple[Callable[[Page, Stated], Iterator[Witness]], ...] = (
    lambda page, stated: _of_ld(stated, "datePublished", "dateCreated"),
    lambda page, stated: _of_meta(stated, PUBLISHED),
    _of_marked,
    _of_address,
)
"""Who is asked for the date, the most trusted first."""


def iso_date(value: str) -> str:
    """Return the date *value* as ISO, to the day or month, or nothing where it could be two things."""
    value = " ".join(value.split())[:60]
    if match := ISO.match(value):
        return f"{match['year']}-{match['month']}-{match['day']}"
    bare = WEEKDAY.sub("", ORDINAL.sub("", value))
    for form in DATE_FORMS:
        words = " ".join(bare.split()[: len(form.split())]).rstrip(",")
        try:
            moment = datetime.strptime(words, form)
        except ValueError:
            continue
        return moment.strftime("%Y-%m" if "%d" not in form else "%Y-%m-%d")
    parsed = parsedate_tz(value) if YEAR.search(value) and re.search(r"[A-Za-z]{3}", value) else None
    if parsed and 1500 <= parsed[0] <= 2100 and 1 <= parsed[1] <= 12 and 1 <= parsed[2] <= 31:
        return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
    return ""
