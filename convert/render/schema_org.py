"""The record of an article as JSON-LD, in the words of schema.org, for those who look for articles."""

from __future__ import annotations

import json
from typing import Any

from convert.model import Article, Author, Publisher
from convert.model.walk import plain
from convert.render.labels import main_date
from convert.render.record import flat
from convert.render.rendering import Record

CONTEXT = "https://schema.org"
ROLES = {"trl": "translator", "edt": "editor", "ill": "illustrator"}
"""Properties for those who took part, by their MARC relators; all others are contributors."""

Node = dict[str, Any]


def describe(article: Article, record: Record) -> str:
    """Return what is known of *article*, whose edition has *record*, as JSON-LD that no mark-up can end."""
    original, updated = article.date("original"), article.date("updated")
    first = main_date(article)
    told = {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": record.title,
        "author": [_author(author) for author in article.authors],
        **_others(article),
        "publisher": _house(article.publisher) if article.publisher else None,
        "datePublished": first.iso if first else None,
        "dateModified": updated.iso if updated else None,
        "dateCreated": original.iso if original else None,
        "inLanguage": record.language,
        "articleSection": flat(plain(article.head.kicker)),
        "isPartOf": _series(record),
        "description": record.description,
        "keywords": list(record.keywords),
        "identifier": record.identifier,
        "url": record.identifier if record.identifier.startswith("http") else None,
        "copyrightNotice": record.rights,
        "license": next((rights.licence for rights in article.rights if rights.licence), None),
    }
    text = json.dumps(_filled(told), ensure_ascii=False, indent=1)
    # Inside a script element these three could end it, or open a comment.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _author(author: Author) -> Node:
    return _filled(
        {
            "@type": "Organization" if author.organisation else "Person",
            "name": flat(author.name),
            "givenName": author.given and flat(author.given),
            "familyName": author.family and flat(author.family),
            "honorificSuffix": author.suffix,
            "jobTitle": author.role and flat(author.role),
            "affiliation": author.affiliation and {"@type": "Organization", "name": flat(author.affiliation)},
            "email": author.mail,
            "sameAs": author.orcid,
        }
    )


def _others(article: Article) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for person in article.contributors:
        node = {"@type": "Person", "name": flat(person.name)}
        found.setdefault(ROLES.get(person.relator, "contributor"), []).append(node)
    return found


def _house(publisher: Publisher) -> Node:
    house: Node = {"@type": "Organization", "name": flat(publisher.name)}
    if publisher.parent:
        house["parentOrganization"] = {"@type": "Organization", "name": flat(publisher.parent)}
    return house


def _series(record: Record) -> Node | None:
    if not record.series:
        return None
    return _filled({"@type": "CreativeWorkSeries", "name": record.series, "position": record.number})


def _filled(node: Node) -> Node:
    """Return *node* without what is not known."""
    return {key: value for key, value in node.items() if value}
