"""JSON-LD of a page: the article that it describes, with its headline, dates, authors and publisher."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex

ARTICLES = frozenset(
    """article newsarticle blogposting report opinionnewsarticle analysisnewsarticle reportagenewsarticle
    backgroundnewsarticle reviewnewsarticle scholarlyarticle techarticle advertisercontentarticle
    satiricalarticle socialmediaposting liveblogposting review claimreview creativework recipe
    medicalwebpage""".split()
)
PAGES = frozenset(("webpage", "itempage", "aboutpage", "medicalscholarlyarticle"))

MOST_NODES = 20_000
WRAPPED = lazy_regex(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$"
)
"""What hides a script from readers of other times."""

CONTROLS = lazy_regex(r"[\x00-\x1f]+")

Node = dict[str, Any]


def find_article(root: HtmlElement, title_keys: set[str]) -> tuple[Node, dict[str, Node]]:
    """Return the node of the article that *root* carries, and all nodes by their ``@id``.

    Of several articles the one with a title of *title_keys* counts, else the first; empty if there is none.
    """
    nodes = [node for data in _scripts(root) for node in _nodes(data)]
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    for kinds in (ARTICLES, PAGES):
        found = [node for node in nodes if _kinds(node) & kinds and _says_something(node)]
        named = [
            node for node in found if key(text_of(node.get("headline") or node.get("name"))) in title_keys
        ]
        if named or found:
            return (named or found)[0], by_id
    return {}, by_id


def _says_something(node: Node) -> bool:
    return bool({"headline", "datePublished", "author"} & node.keys())


def _scripts(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = WRAPPED.sub("", script.text or "").strip().rstrip(";")
        for attempt in (raw, CONTROLS.sub(" ", raw)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _nodes(data: Any) -> Iterator[Node]:
    """Yield the objects of *data*, outer ones first."""
    waiting, count = [data], 0
    while waiting and count < MOST_NODES:
        value = waiting.pop(0) if count < 50 else waiting.pop()
        count += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(inner for inner in value if isinstance(inner, dict | list))


def _kinds(node: Node) -> set[str]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {name.rsplit("/", 1)[-1].casefold() for name in names if isinstance(name, str)}


def people(value: Any, by_id: dict[str, Node]) -> list[tuple[str, bool]]:
    """Return the names in the author or publisher *value*, each with whether it is said to be a body."""
    values = value if isinstance(value, list) else [value]
    found: list[tuple[str, bool]] = []
    for each in values:
        if isinstance(each, str):
            each = by_id.get(each, each)
        if isinstance(each, str):
            found.append((text_of(each), False))
        elif isinstance(each, dict):
            each = by_id.get(str(each.get("@id")), each) if "name" not in each else each
            names = each.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str) and name.strip():
                    found.append(
                        (text_of(name), bool(_kinds(each) & {"organization", "newsmediaorganization"}))
                    )
    return found


def text_of(value: Any) -> str:
    """Return *value* as plain text: entities read, tags and surplus white space gone."""
    import html

    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]*>", "", html.unescape(html.unescape(value))).split())


def key(text: str) -> str:
    """Return *text* as titles are compared."""
    return re.sub(r"[\W_]+", "", text.casefold())
