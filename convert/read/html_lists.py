"""Lists of links: what a site recommends lies on the site, what an author recommends lies elsewhere."""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.read.html_blocks import Page
from convert.read.html_content import Vote

DENSE = 0.6
"""Share of linked characters above which an element is a list of links."""

FEWEST_IN_LIST = 3
FEWEST_HOSTS = 3
"""Other sites to which the links of an author's list lead."""

SHORTEST = 12
"""Letters of what a link says on average; the names of networks are shorter."""

SHARING = lazy_regex(
    r"(?:facebook|twitter|linkedin|pinterest|reddit|whatsapp|tumblr|instagram|youtube|t\.me)\b"
)
"""Hosts that an article is shared on, or its house followed."""


def link_lists(page: Page, vote: Vote) -> set[int]:
    """Return the blocks inside elements that hold links rather than text."""
    found: set[int] = set()
    for element in page.extents:
        if element.tag not in ("ul", "ol", "div", "table", "section", "td", "dl"):
            continue
        if vote.weights.get(element, 0) or _leads_away(element):
            continue
        indexes = [i for i in vote.within(page.extents[element]) if not page.blocks[i].context.hidden]
        if len(indexes) < FEWEST_IN_LIST:
            continue
        size = sum(page.blocks[i].span.end - page.blocks[i].span.start for i in indexes)
        if sum(page.blocks[i].linked for i in indexes) > DENSE * size:
            found.update(indexes)
    return found


def _leads_away(element: HtmlElement) -> bool:
    """Tell whether *element* is a list of links to several other sites, but for those to share on."""
    if element.tag not in ("ul", "ol", "dl"):
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    hosts = {host for link in links if (host := _host_of(link.get("href") or ""))}
    said = sum(len(" ".join(link.text_content().split())) for link in links)
    return (
        len(hosts) >= max(FEWEST_HOSTS, len(links) / 2)
        and said >= SHORTEST * len(links)
        and not any(SHARING.search(host) for host in hosts)
    )


def _host_of(address: str) -> str:
    """Return the host that *address* names, or nothing."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
