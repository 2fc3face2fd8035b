"""Article + edition -> Rendering; the only user of Jinja2."""

from convert.assets.picture import Picture
from convert.model import Article
from convert.render.rendering import Edition, Rendering
from convert.settings import Settings

__all__ = ["render"]


def render(
    article: Article,
    edition: Edition,
    settings: Settings,
    *,
    epoch: int | None = None,
    pictures: tuple[Picture, ...] = (),
) -> Rendering:
    """Return *edition* of *article*, ready to be written, with those of its *pictures* that there are.

    *epoch* dates an article that has no date of its own, in seconds since 1970. Raises UsageError for a
    theme, token or face that does not exist, EditionError for broken markup.
    """
    if edition == "json":
        from convert.render.model import render_model

        return render_model(article, epoch)
    # Jinja2, Babel and fontTools are loaded with the first edition that has to be made.
    from convert.render.edition import render_edition

    return render_edition(article, edition, settings, epoch, pictures)
