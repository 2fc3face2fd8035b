"""When a page says it was published: JSON-LD, meta elements, microdata, its address."""

import re
from datetime import datetime
from email.utils import parsedate_tz

from lxml.html import HtmlElement

from convert.read.html_blocks import Page
from convert.read.html_stated import Stated, is_aside

ISO = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

DATE_FORMS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%B %d %Y", "%Y-%m", "%b. %d, %Y")
"""Forms in which meta elements give a date whose day and month cannot be confused."""

ADDRESS_DATE = re.compile(
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


def find_date(page: Page, stated: Stated, field: str, names: list[str], ld: str) -> tuple[str, str]:
    """Return the rule that gives the date *field*, and the date as ISO, or nothing."""
    for value in (
        stated.article.get(ld),
        stated.article.get("dateCreated") if field == "published" else None,
    ):
        date = iso_date(value if isinstance(value, str) else "")
        if date:
            return "json-ld", date
    for name in names:
        for value in stated.meta.get(name, []):
            if date := iso_date(value):
                return "open-graph" if ":" in name else "meta", date
    if field == "published":
        return _page_date(page, stated)
    return "", ""


def _page_date(page: Page, stated: Stated) -> tuple[str, str]:
    """Return the date that an element of the page or its address gives."""
    elements = (
        [
            e
            for e in page.root.iter()
            if isinstance(e.tag, str) and not any(is_aside(o) for o in e.iterancestors())
        ]
        if len(page.extents) < 20_000
        else []
    )
    marked = [e for e in elements if (e.get("itemprop") or "").lower() in ("datepublished", "datecreated")]
    marked += [e for e in elements if e.tag == "time" and (e.get("pubdate") is not None or _is_published(e))]
    marked += [e for e in elements if e.tag == "abbr" and "published" in (e.get("class") or "")]
    times = [e for e in elements if e.tag == "time"]
    for element in (*marked, *times[:1]):
        for value in (
            element.get("datetime"),
            element.get("content"),
            element.get("title"),
            element.text_content(),
        ):
            if date := iso_date(value or ""):
                return "microdata", date
    addresses = [
        *stated.meta.get("og:url", []),
        *(e.get("href") or "" for e in page.root.iter("link") if e.get("rel") == "canonical"),
    ]
    for address in addresses:
        if match := ADDRESS_DATE.search(address):
            return "address", f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    return "", ""


def _is_published(element: HtmlElement) -> bool:
    return bool(re.search(r"publish|entry-date|post-date", element.get("class") or ""))


def iso_date(value: str) -> str:
    """Return the date *value* as ISO, to the day or month, or nothing where it could be two things."""
    value = " ".join(value.split())[:60]
    if match := ISO.match(value):
        return f"{match['year']}-{match['month']}-{match['day']}"
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", value)
    bare = re.sub(
        r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    for form in DATE_FORMS:
        size = len(form.split())
        words = " ".join(bare.split()[:size]).rstrip(",")
        try:
            moment = datetime.strptime(words, form)
        except ValueError:
            continue
        return moment.strftime("%Y-%m" if "%d" not in form else "%Y-%m-%d")
    parsed = parsedate_tz(value) if YEAR.search(value) and re.search(r"[A-Za-z]{3}", value) else None
    if parsed and 1500 <= parsed[0] <= 2100 and 1 <= parsed[1] <= 12 and 1 <= parsed[2] <= 31:
        return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
    return ""
