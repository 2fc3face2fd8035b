"""Lists of links: what a site recommends lies on the site, what an author recommends lies elsewhere."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

FEWEST_HOSTS = 3
"""Other sites to which the links of an author's list lead."""

SHORTEST = 12
"""Letters of what a link says on average; the names of networks are shorter."""

SHARING = re.compile(
    r"(?:facebook|twitter|linkedin|pinterest|reddit|whatsapp|tumblr|instagram|youtube|t\.me)\b"
)
"""Hosts that an article is shared on, or its house followed."""


def leads_away(element: HtmlElement) -> bool:
    """Tell whether *element* is a list of links to several other sites, but for those to share on."""
    if element.tag not in ("ul", "ol", "dl"):
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    hosts = {host for link in links if (host := host_of(link.get("href") or ""))}
    said = sum(len(" ".join(link.text_content().split())) for link in links)
    return (
        len(hosts) >= max(FEWEST_HOSTS, len(links) / 2)
        and said >= SHORTEST * len(links)
        and not any(SHARING.search(host) for host in hosts)
    )


def host_of(address: str) -> str:
    """Return the host that *address* names, or nothing."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
