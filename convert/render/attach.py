"""What a PDF carries with it by the house's wish: the text that it was made from, and the model of it."""

from msgspec import structs

from convert.model import Article
from convert.model.dump import to_json
from convert.render.rendering import Attached, Rendering

TEXTS = ("text", "markdown", "html")
"""Kinds of source that are text themselves; of all others the text that was read is attached."""


def attach(rendering: Rendering, article: Article, text: str) -> Rendering:
    """Return *rendering* with the source *text* of *article* and its model attached."""
    name = article.source.name
    source = name if article.source.kind in TEXTS else f"{name}.txt"
    stem = name.rpartition(".")[0] or name
    files = (
        Attached(source, "The text that this edition was made from", "Source", text.encode()),
        Attached(f"{stem}.octavo.json", "The article as it was read", "Data", to_json(article)),
    )
    return structs.replace(rendering, attachments=files)
