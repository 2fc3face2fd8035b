"""An article as JSON and back: the model, and beside it the plain views that a program asks for first."""

from typing import Any

import msgspec
from msgspec import Struct

from convert.model.article import Article
from convert.model.blocks import Block, Item, Quote
from convert.model.matter import Biography, Citation, Contact, Note, Reference, Remark, Rights
from convert.model.spans import Span
from convert.model.walk import block_lines, blocks_lines, plain

SCHEMA_VERSION = 1
"""Counts up when a key changes its meaning or goes; a new key alone does not count."""

HEAD_VIEWS = ("series", "number", "kicker", "title", "subtitle", "deck")
"""Lines of the head that stand as plain strings at the top level."""

BLOCKS = Block.__args__  # the classes of the union
LINES = (Biography, Citation, Contact, Reference, Remark, Rights)


def to_json(article: Article) -> bytes:
    """Return *article* as a JSON document, UTF-8, indented, with a newline at its end."""
    return msgspec.json.format(msgspec.json.encode(to_builtins(article)), indent=1) + b"\n"


def from_json(document: bytes) -> Article:
    """Return the article of a JSON *document* that ``to_json`` wrote; views are ignored.

    Raises msgspec.ValidationError or msgspec.DecodeError where it is no such document.
    """
    data = msgspec.json.decode(document)
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise msgspec.ValidationError(f"this is no article of schema version {SCHEMA_VERSION}")
    return msgspec.convert({**data, "body": data.get("blocks", [])}, Article)


def to_builtins(article: Article) -> dict[str, Any]:
    """Return *article* as dicts, lists and strings: first the views, then the model."""
    data: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    data |= {name: plain(getattr(article.head, name)) or None for name in HEAD_VIEWS}
    # A page may date its last change alone, or where the text stood first.
    date = article.date() or article.date("updated") or article.date("original")
    data["date"] = date.iso if date else None
    data |= _build(article)
    data["blocks"] = data.pop("body")
    return data


def _build(value: object) -> Any:
    """Return *value* as builtins; what holds text gets a plain ``text`` or ``items`` beside it."""
    if isinstance(value, tuple):
        return [_build(each) for each in value]
    if isinstance(value, Span):
        return [value.start, value.end]
    if not isinstance(value, Struct):
        return value
    tag = value.__struct_config__.tag
    data: dict[str, Any] = {"type": tag} if tag else {}
    data |= {name: _build(getattr(value, name)) for name in value.__struct_fields__}
    return data | _view(value)


def _view(value: Struct) -> dict[str, Any]:
    if isinstance(value, Quote):
        return {"items": [_join((block,)) for block in value.blocks]}
    if isinstance(value, (Item, Note)):
        return {"text": _join(value.blocks)}
    if isinstance(value, LINES):
        return {"text": plain(value.content)}
    if (
        isinstance(value, BLOCKS)
        and "text" not in value.__struct_fields__
        and "items" not in value.__struct_fields__
    ):
        return {"text": "\n".join(plain(words.line) for words in block_lines(value))}
    return {}


def _join(blocks: tuple[Block, ...]) -> str:
    return "\n".join(plain(words.line) for words in blocks_lines(blocks))
