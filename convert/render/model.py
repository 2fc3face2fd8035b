"""The model as an edition: what ``octavo parse`` prints, for programs that come behind."""

from convert.model import Article
from convert.model.dump import to_json
from convert.render.record import make_record
from convert.render.rendering import Document, Rendering, Script

NAME = "article.json"


def render_model(article: Article, epoch: int | None) -> Rendering:
    """Return *article* as JSON; no layout sets it, so it has neither style nor words of an edition's own."""
    record = make_record(article, epoch)
    return Rendering(
        edition="json",
        documents=(Document(NAME, record.title, to_json(article).decode()),),
        style="",
        record=record,
        script=Script(()),
        faces=(),
        tokens={},
        labels={},
    )
