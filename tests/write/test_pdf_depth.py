"""Pages a line deeper, so that no last page holds a line or two."""

from msgspec import structs

from convert.model import Article
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write import pdf
from convert.write.pdf_depth import SHORTEST, count_lines, lay_out
from convert.write.pdf_engine import load_engine
from tests.made import FILLER, brief, paragraph


def of_length(paragraphs: int, words: int) -> Article:
    """Return an article of *paragraphs* and a last one of *words*, with nothing behind the body."""
    last = " ".join((FILLER + " " + FILLER).split()[:words]) + "."
    body = (*(paragraph(FILLER) for _ in range(paragraphs)), paragraph(last))
    return structs.replace(
        brief(),
        body=body,
        notes=(),
        remarks=(),
        biographies=(),
        contacts=(),
        citation=None,
        rights=(),
        summary=None,
    )


LENGTHS = [(4, 50), (4, 56), (4, 62), (4, 68), (4, 74), (4, 110), (5, 60)]
"""Articles that end near the foot of their first page, before and behind it."""


def rendered(article: Article, spare: int) -> Rendering:
    return render(article, "pdf", Settings(tokens={"page": {"spare": spare}}))


def pages(article: Article, spare: int) -> list[int]:
    """Return the lines of each page."""
    rendering = rendered(article, spare)
    document = lay_out(load_engine(rendering.style, rendering.faces), rendering)
    return [count_lines(page) for page in document.pages]


def test_short_last_pages_are_taken_back_and_others_stay() -> None:
    spared = 0
    for length in LENGTHS:
        plain, deeper = pages(of_length(*length), 0), pages(of_length(*length), 2)
        if len(plain) > 1 and plain[-1] < SHORTEST and plain[-1] <= 2:
            assert len(deeper) == len(plain) - 1, (length, plain, deeper)
            spared += 1
        elif plain[-1] >= SHORTEST:
            assert deeper == plain
    assert spared, "no length of the list gives a short last page: choose others"


def test_a_deeper_page_is_proven_and_the_same_each_time() -> None:
    length = next(
        each for each in LENGTHS if len(pages(of_length(*each), 2)) < len(pages(of_length(*each), 0))
    )
    article = of_length(*length)
    rendering = rendered(article, 2)
    content = pdf.write(rendering).content
    assert prove(article, rendering, content) == ()
    assert pdf.write(rendering).content == content
