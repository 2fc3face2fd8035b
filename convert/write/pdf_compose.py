"""A document ready to be laid out, with lines of ours in its paragraphs; it can be laid out more than
once."""

from functools import lru_cache
from typing import Any

from msgspec import Struct

from convert.render.rendering import Rendering
from convert.write.pdf_candidates import find_candidates
from convert.write.pdf_context import Chain, Path, ask
from convert.write.pdf_depth import NO_DEPTHS, Depths, depth_style
from convert.write.pdf_engine import Engine
from convert.write.pdf_paragraphs import STYLE, Paragraph, set_paragraph
from convert.write.pdf_pictures import with_pictures
from convert.write.pdf_turns import turning

WHOLE = "paragraph"
"""Value of the token ``text.compose`` that asks for lines of ours."""


class Sheet(Struct, frozen=True):
    """A document on its way to the engine."""

    engine: Engine
    """What lays it out."""
    rendering: Rendering
    """What it is made from."""
    html: Any
    """WeasyPrint's parsed markup; its paragraphs hold lines of ours."""
    paragraphs: tuple[Paragraph, ...]
    """Those paragraphs, in the order of the text."""

    def lay_out(self, depths: Depths = NO_DEPTHS) -> Any:
        """Return WeasyPrint's document, its pages as deep as the theme and *depths* say."""
        styles = [self.engine.style]
        if self.paragraphs:
            styles.append(composed_style(self.engine))
        if depths:
            styles.append(depth_style(self.engine, self.rendering, depths))
        with turning(self.paragraphs, int(self.rendering.tokens["fit"]["lines"])):
            return self.html.render(font_config=self.engine.fonts, stylesheets=styles)


def prepare(engine: Engine, rendering: Rendering) -> Sheet:
    """Return the document of *rendering*, its justified paragraphs composed if the tokens ask for that."""
    (document,) = rendering.documents
    fetcher = with_pictures(engine.fetcher, rendering.pictures)
    html = engine.weasyprint.HTML(string=document.markup, url_fetcher=fetcher)
    whole = rendering.tokens["text"]["compose"] == WHOLE
    paragraphs = compose_paragraphs(engine, rendering, html.etree_element) if whole else []
    return Sheet(engine, rendering, html, tuple(paragraphs))


def compose_paragraphs(engine: Engine, rendering: Rendering, root: Any) -> list[Paragraph]:
    """Give the paragraphs below *root* lines of ours, where that can be done, and return those."""
    candidates = find_candidates(root)
    wanted: dict[Path, set[Chain]] = {}
    for candidate in candidates:
        wanted.setdefault(candidate.path, set()).update(candidate.chains)
    contexts = ask(engine, rendering.faces, root.get("lang") or "", wanted)
    composed = (set_paragraph(each.element, contexts[each.path]) for each in candidates)
    return [paragraph for paragraph in composed if paragraph is not None]


@lru_cache(maxsize=16)
def composed_style(engine: Engine) -> Any:
    """Return the style sheet that goes with composed paragraphs."""
    return engine.weasyprint.CSS(string=STYLE, font_config=engine.fonts, url_fetcher=engine.fetcher)
