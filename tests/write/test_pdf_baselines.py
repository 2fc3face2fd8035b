"""A line with a sign that another face draws is as high as every other, and stands on the grid."""

from collections.abc import Iterator

import pypdfium2
import pytest
from msgspec import structs

from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from convert.write.pdf_baselines import keep_baselines
from tests.made import FILLER, brief, bullets, paragraph
from tests.papers import THEMES, set_here

SIGNS = ("\u2192", "\u2713", "\u2211", "\u05e9", "\u05e9\u05dc\u05d5\u05dd", "\U0001d6fc")
SLACK = 0.3
"""Points by which the boxes of two capitals reach below the line."""


def baselines(content: bytes, *starts: str) -> Iterator[float]:
    """Yield where the lines that begin with *starts* stand, from the foot of their page up."""
    with pypdfium2.PdfDocument(content) as pdf:
        for words in starts:
            texts = (page.get_textpage() for page in pdf)
            yield next(
                text.get_charbox(found[0])[1] for text in texts if (found := text.search(words).get_next())
            )


def test_it_is_the_tested_engine() -> None:
    assert keep_baselines()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sign", SIGNS)
def test_lines_stand_as_far_apart_as_without_it(theme: str, sign: str) -> None:
    body = (
        paragraph("Here it begins."),
        paragraph(f"Here {sign} stands between words."),
        paragraph("Here it ends."),
        bullets(f"Here {sign} is listed.", "Here is another."),
        paragraph(FILLER),
    )
    article = structs.replace(brief(), notes=(), summary=None, body=body)
    shown = render(article, "pdf", Settings(theme=theme))
    content = set_here(shown)
    begins, stands, ends = baselines(content, "Here it begins", "stands between", "Here it ends")
    line = shown.tokens["line"]["body"]
    assert begins - stands == pytest.approx(line, abs=SLACK)
    assert stands - ends == pytest.approx(line, abs=SLACK)
    listed, other = baselines(content, "is listed", "Here is another")
    assert listed - other == pytest.approx(line, abs=SLACK)


def test_by_itself_the_engine_moves_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    write(render(brief(), "pdf", Settings()))
    from weasyprint.layout import inline

    monkeypatch.setattr(inline, "split_text_box", inline.split_text_box.__wrapped__)  # type: ignore[attr-defined]
    body = (paragraph("Here it begins."), paragraph("Here \u2192 stands."), paragraph("Here it ends."))
    shown = render(structs.replace(brief(), notes=(), summary=None, body=body), "pdf", Settings())
    begins, ends = baselines(write(shown).content, "Here it begins", "Here it ends")
    assert begins - ends > 2 * shown.tokens["line"]["body"] + SLACK
