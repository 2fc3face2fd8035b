"""The JSON Schema of an article's JSON."""

from typing import Any

import msgspec

from convert.model.article import Article
from convert.model.dump import HEAD_VIEWS, SCHEMA_VERSION

TEXT = {"type": "string", "readOnly": True, "description": "The plain text; derived, ignored when read."}
ITEMS = {
    "type": "array",
    "items": {"type": "string"},
    "readOnly": True,
    "description": "The plain text of each part; derived, ignored when read.",
}

WITH_TEXT = (
    "Answer",
    "Biography",
    "Citation",
    "Contact",
    "Figure",
    "Heading",
    "Item",
    "Note",
    "Paragraph",
    "PullQuote",
    "Question",
    "Reference",
    "Remark",
    "Rights",
    "Rule",
    "Table",
    "Verse",
)
"""Types that carry the derived ``text``."""


def json_schema() -> dict[str, Any]:
    """Return the schema, draft 2020-12, of what ``to_json`` writes."""
    schema = msgspec.json.schema(Article)
    definitions: dict[str, Any] = schema["$defs"]
    for name in WITH_TEXT:
        definitions[name]["properties"]["text"] = TEXT
    definitions["Quote"]["properties"]["items"] = ITEMS
    article = definitions["Article"]
    article["properties"]["blocks"] = article["properties"].pop("body")
    article["properties"] |= _views()
    article["required"] = ["schema_version", *article["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Octavo article", **schema}


def _views() -> dict[str, Any]:
    line = {"type": ["string", "null"], "readOnly": True}
    views = dict.fromkeys((*HEAD_VIEWS, "date"), line)
    return {"schema_version": {"const": SCHEMA_VERSION}, **views}
