"""Files inside the PDF: the source text and the model, where the house wants them (ISO 19005-3, 6.8)."""

import datetime
from typing import Any

from convert.render.rendering import Rendering


def attachments(engine: Any, rendering: Rendering) -> list[Any]:
    """Return what *rendering* has attached, dated by the article: times of files would change the bytes."""
    date = datetime.datetime.fromisoformat(rendering.record.modified)
    return [
        engine.weasyprint.Attachment(
            string=attached.content,
            name=attached.name,
            description=attached.description,
            relationship=attached.relationship,
            created=date,
            modified=date,
            url_fetcher=engine.fetcher,
        )
        for attached in rendering.attachments
    ]
