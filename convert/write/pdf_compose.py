"""Lines of ours in a document: which paragraphs get them, before it is laid out."""

from functools import lru_cache
from typing import Any

from convert.render.rendering import Rendering
from convert.write.pdf_context import Chain, Path, ask
from convert.write.pdf_engine import Engine
from convert.write.pdf_paragraphs import STYLE, Paragraph, find_candidates, set_paragraph


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
