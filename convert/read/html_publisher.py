"""Which house a page says it is from: what it states, else what its window's title adds to the headline."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from convert.lazy_regex import lazy_regex
from convert.model import Confidence
from convert.read.html_blocks import Page
from convert.read.html_ld import key
from convert.read.html_stated import SEPARATOR, Stated

MOST_WORDS = 6
"""Words of the name of a site in the title of a window; longer ones are its motto."""

SHORTEST, FEWEST = 4, 2
"""Letters of a house that nothing but its name on the page confirms, and how often that stands there."""

PREFIX = lazy_regex(r":\s+")
BEHIND = lazy_regex(r"(?P<headline>.+)\s\((?P<house>[^()]+)\)")
"""``The Quay at Noon (Harbor Review)``"""

RIGHTS = lazy_regex(r"(?:©|\(c\)|copyright)[^\n]{0,120}", re.IGNORECASE)
"""A line that says whose the page is."""


def find_publisher(page: Page, stated: Stated, headline: str, visible: str) -> tuple[str, str, Confidence]:
    """Return the rule, the house and how sure it is; *visible* is the text that a reader sees."""
    owned = key(" ".join(match.group() for match in RIGHTS.finditer(visible)))
    if stated.sites:
        name = stated.sites[0].lstrip("@")
        if stated.article.get("publisher"):
            return "json-ld", name, "certain"
        agreed = key(name) in owned or key(name) in [key(part) for part in SEPARATOR.split(stated.window)]
        return "open-graph", name, "certain" if agreed else "likely"
    hosts = key(" ".join(_hosts(page, stated)))
    for name in _beside(stated.window, headline):
        if key(name) in owned or key(name) in hosts:
            return "window", name, "likely"
        if len(key(name)) >= SHORTEST and visible.count(name) >= FEWEST:
            return "window", name, "uncertain"
    return "", "", "uncertain"


def _beside(window: str, headline: str) -> Iterator[str]:
    """Yield what the title of the *window* adds to the *headline*: its outermost part."""
    behind = BEHIND.fullmatch(window)
    if behind and key(behind["headline"]) == key(headline):
        yield behind["house"]
    for separator in (SEPARATOR, PREFIX):
        parts = [part.strip() for part in separator.split(window) if part and part.strip()]
        if len(parts) < 2:
            continue
        at = [index for index in (0, len(parts) - 1) if key(parts[index]) == key(headline)]
        if at and _can_be_house(parts[at[0] - 1]):
            yield parts[at[0] - 1]


def _can_be_house(name: str) -> bool:
    return len(name.split()) <= MOST_WORDS and any(
        letter.isupper() or not letter.islower() for letter in name[:1]
    )


def _hosts(page: Page, stated: Stated) -> Iterator[str]:
    """Yield the hosts in the addresses that the page gives for itself."""
    links = (link.get("href") or "" for link in page.root.iter("link") if link.get("rel") == "canonical")
    for address in (*stated.meta.get("og:url", []), *links):
        try:
            yield urlsplit(address).hostname or ""
        except ValueError:
            continue
