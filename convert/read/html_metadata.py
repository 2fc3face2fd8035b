"""What a page states of its article: JSON-LD, OpenGraph, meta elements, microdata; several sources vote."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_tz

from lxml.html import HtmlElement
from msgspec import Struct

from convert.read.draft import Declared
from convert.read.html_blocks import Page
from convert.read.html_ld import Node, find_article, key, people, text_of
from convert.read.html_people import is_among, is_body, looks_like_person, names_in, same_name

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
AUTHOR = (
    "citation_author parsely-author sailthru.author article:author_name article:author og:article:author "
    "byl author "
    "dc.creator dcterms.creator dc.creator.creator authors cxenseparse:author article.author"
).split()
SITE = "og:site_name application-name dc.publisher dcterms.publisher publisher".split()

AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|author-?name|byline-?name|p-author|fn|writer|autor|"
    r"auteur)(?:$|[\s_-])",
    re.IGNORECASE,
)
NOT_AUTHOR = re.compile(
    r"comment|bio|box|avatar|image|photo|social|link-?list|related|follow|date|time", re.IGNORECASE
)

SEPARATOR = re.compile(r"\s+(?:[|–—·•»«›‹~]|-{1,2}|::|\\|/|<)\s+|\s*\|\s*|\s+:\s+")
"""What stands between a headline and the name of a site in the title of a window."""


class Stated(Struct, frozen=True):
    """What a page says of itself, before its visible text is looked at."""

    meta: dict[str, list[str]]
    article: Node
    nodes: dict[str, Node]
    sites: tuple[str, ...]
    window: str
    """The title of the browser's window."""


def read_stated(page: Page) -> Stated:
    """Return what *page* states."""
    root = page.root
    meta: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(attribute):
                meta[str(element.get(attribute)).lower()].append(content)
    window = next(
        (" ".join((e.text or "").split()) for e in root.iter("title") if (e.text or "").strip()), ""
    )
    titles = [window, *meta["og:title"], *(" ".join(e.text_content().split()) for e in root.iter("h1"))]
    article, nodes = find_article(root, {key(title) for title in titles if title})
    publishers = [name for name, _ in people(article.get("publisher"), nodes)]
    sites = [*publishers, *(text_of(value) for name in SITE for value in meta[name])]
    clean = dict.fromkeys(site for site in sites if site and len(site) <= 80 and "://" not in site)
    return Stated(dict(meta), article, nodes, tuple(clean), window)


def declared(page: Page, stated: Stated, visible: str) -> Iterator[Declared]:
    """Yield what *page* states of its article but for the title; *visible* is the text that a reader sees."""
    rule, authors = find_authors(page, stated, visible)
    for author in authors:
        yield Declared("author", author, rule)
    for field, names, ld in (("published", PUBLISHED, "datePublished"), ("updated", UPDATED, "dateModified")):
        rule, date = _date(page, stated, field, names, ld)
        if date:
            yield Declared(field, date, rule)  # type: ignore[arg-type]
    if stated.sites:
        rule = "json-ld" if stated.article.get("publisher") else "open-graph"
        yield Declared("publisher", stated.sites[0].lstrip("@"), rule)
    language = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    language = language or page.root.get("xml:lang") or ""
    if re.fullmatch(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*", language):
        yield Declared("language", language.replace("_", "-"), "markup")
    keywords = stated.meta.get("article:tag") or []
    for word in dict.fromkeys(text_of(word) for word in keywords[:30]):
        if word:
            yield Declared("keyword", word, "open-graph")


# ------------------------------------------------------------------ authors


def find_authors(page: Page, stated: Stated, visible: str) -> tuple[str, list[str]]:
    """Return who wrote the article by the best of the sources that name somebody, and its rule."""
    folded = " ".join(visible.casefold().split())
    sources = [(rule, names) for rule, names in _author_sources(page, stated) if names]
    best: tuple[int, str, list[str]] = (0, "", [])
    for rule, names in sources:
        score = _author_score(names, sources, folded, stated) + (rule == "json-ld")
        if score > best[0]:
            best = (score, rule, names)
    return best[1], best[2]


def _author_score(
    names: list[str], sources: list[tuple[str, list[str]]], visible: str, stated: Stated
) -> int:
    """Return how much speaks for *names*: they look like people, stand in the text, other sources agree."""
    person = all(looks_like_person(name) for name in names)
    seen = all(name.casefold() in visible for name in names)
    votes = sum(1 for _, others in sources if any(is_among(name, others) for name in names)) - 1
    score = 4 * person + 3 * seen + 2 * votes
    if any(is_among(name, stated.sites) for name in names):
        score -= 3
    return score if person or seen or votes or all(is_body(name) for name in names) else 0


def _author_sources(page: Page, stated: Stated) -> Iterator[tuple[str, list[str]]]:
    """Yield each source's names, the most trusted source first."""
    yield "json-ld", _ld_authors(stated)
    for name in AUTHOR:
        values = stated.meta.get(name, [])
        names = [each for value in values if "://" not in value for each in names_in(text_of(value))]
        yield "meta", _without_sites(list(dict.fromkeys(names)), stated)
    for rule, elements in (("microdata", _microdata(page.root)), ("byline", _byline_elements(page))):
        names = [each for element in elements for each in names_in(" ".join(element.text_content().split()))]
        yield rule, _without_sites(list(dict.fromkeys(names)), stated)


def _ld_authors(stated: Stated) -> list[str]:
    found: list[str] = []
    for name, body in people(stated.article.get("author") or stated.article.get("creator"), stated.nodes):
        for each in [name] if body else names_in(name):
            if each and not is_among(each, found) and "@" not in each and "://" not in each:
                found.append(each)
    persons = _without_sites(found, stated)
    return persons or found


def _without_sites(names: list[str], stated: Stated) -> list[str]:
    """Return *names* without those of the site, and without what is the headline; they are no author."""
    titles = {key(title) for _, title in stated_titles(stated)} | {key(stated.window)}
    return [name for name in names if not is_among(name, stated.sites) and key(name) not in titles]


def _microdata(root: HtmlElement) -> list[HtmlElement]:
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if (element.get("itemprop") or "").lower() in ("author", "creator"):
            if any(_is_aside(outer) for outer in element.iterancestors()):
                continue
            inner = [each for each in element.iterdescendants() if each.get("itemprop") == "name"]
            found += inner or [element]
        elif element.tag == "a" and "author" in (element.get("rel") or "").lower().split():
            found += [] if any(_is_aside(outer) for outer in element.iterancestors()) else [element]
    return [element for element in found[:8] if 0 < len(" ".join(element.text_content().split())) <= 120]


def _byline_elements(page: Page) -> list[HtmlElement]:
    """Return the elements that a class names the by-line; the innermost of the first such place."""
    for element in page.root.iter(
        "span", "div", "p", "a", "li", "address", "cite", "em", "strong", "b", "h2", "h3", "h4", "h5", "td"
    ):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not AUTHOR_CLASS.search(name) or NOT_AUTHOR.search(name):
            continue
        if any(_is_aside(outer) for outer in element.iterancestors()):
            continue
        words = " ".join(element.text_content().split())
        if not 3 <= len(words) <= 120:
            continue
        inner = [
            each
            for each in element.iterdescendants()
            if isinstance(each.tag, str)
            and AUTHOR_CLASS.search(each.get("class") or "")
            and each.text_content().strip()
        ]
        inner = inner or [
            each for each in element.iterdescendants("a") if "author" in (each.get("href") or "")
        ]
        return [each for each in inner if not any(other in inner for other in each.iterancestors())] or [
            element
        ]
    return []


def _is_aside(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag in ("aside", "nav", "footer") or bool(
        re.search(r"comment|related|sidebar|recommend|recirc|teaser|popular|most-read|footer|widget", name)
        and element.tag not in ("body", "html", "main", "article")
    )


# ------------------------------------------------------------------ dates


def _date(page: Page, stated: Stated, field: str, names: list[str], ld: str) -> tuple[str, str]:
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
            if isinstance(e.tag, str) and not any(_is_aside(o) for o in e.iterancestors())
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


# ------------------------------------------------------------------ title


def strip_site(title: str, sites: tuple[str, ...]) -> str:
    """Return *title* without the name of the site before or behind it."""
    keys = {key(site).removeprefix("the") for site in sites} | {key(site.split(".")[0]) for site in sites}
    for _ in range(2):
        cuts = list(SEPARATOR.finditer(title))
        if not cuts:
            return title
        first, last = cuts[0], cuts[-1]
        if key(title[last.end() :]).removeprefix("the") in keys and title[: last.start()].strip():
            title = title[: last.start()].strip()
        elif key(title[: first.start()]).removeprefix("the") in keys and title[first.end() :].strip():
            title = title[first.end() :].strip()
        else:
            return title
    return title


def stated_titles(stated: Stated) -> list[tuple[str, str]]:
    """Return the headlines that the page states, each with its rule, the most trusted first."""
    found = [("json-ld", text_of(stated.article.get("headline") or stated.article.get("name")))]
    found += [("open-graph", text_of(value)) for value in stated.meta.get("og:title", [])]
    for name in (
        "citation_title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "twitter:title",
    ):
        found += [("meta", text_of(value)) for value in stated.meta.get(name, [])]
    return [(rule, title) for rule, title in found if title]


__all__ = ["Stated", "declared", "read_stated", "same_name", "stated_titles", "strip_site"]
