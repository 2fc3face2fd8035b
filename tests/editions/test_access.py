"""E-books before Ace and in a browser: open to every reader, at every width, by day and by night.

The samples and made articles with every part are here; `make access` takes real articles too.
"""

from pathlib import Path

import pytest

from convert.job import Job
from convert.model import Article
from convert.pipeline import parse_article
from convert.render import render
from convert.render.print_pages import number_pages
from convert.settings import Settings
from convert.write.epub import write
from tests.conftest import SEED
from tests.editions.ace import ace_complaints
from tests.editions.browser import BOOK_SCHEMES, Seen, look, unpack
from tests.editions.test_epub import ARABIC, make, spoil
from tests.everything import everything
from tests.made import brief

pytestmark = pytest.mark.editions

ROOT = Path(__file__).parents[2]
SAMPLES = [*sorted((ROOT / "articles").rglob("*.txt")), *([SEED] if SEED.exists() else [])]
VIEWS = 6
"""Widths by schemes."""


def paged(article: Article, settings: Settings) -> bytes:
    """Return the e-book of *article* with a page of print in the middle of it."""
    rendering = render(article, "epub", settings)
    middle = article.source.length // 2
    return write(number_pages(rendering, article, (0, middle), settings)).content


def books() -> dict[str, bytes]:
    """Return the e-books by name: every sample, everything, with the house's faces, from right to left."""
    made = {"everything": make(everything()), "fonts": make(everything(), fonts=True), "arabic": make(ARABIC)}
    for path in SAMPLES:
        parsed = parse_article(Job(path=str(path), name=path.stem), Settings())
        made[path.stem] = paged(parsed.article, Settings())
    return made


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of all e-books."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, content in books().items():
        (folder / f"{name}.epub").write_bytes(content)
    return sorted(folder.glob("*.epub"))


def test_ace_finds_no_violation(shelf: list[Path]) -> None:
    found = ace_complaints(shelf)
    print(f"{len(found)} e-books before Ace, {sum(map(len, found.values()))} violations")
    assert len(found) >= len(SAMPLES) + 3 and not any(found.values()), found


@pytest.mark.parametrize(
    ("name", "before", "after", "rule"),
    [
        ("EPUB/cover.xhtml", b' alt="Cover', b' data-alt="Cover', "image-alt"),
        ("EPUB/content.opf", b'"schema:accessibilityHazard">none', b'"schema:other">none', "metadata-"),
        ("EPUB/article.xhtml", b"<body ", b'<body style="color: #eeeeee" ', "color-contrast"),
    ],
)
def test_ace_sees_a_planted_fault(name: str, before: bytes, after: bytes, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.epub"
    path.write_bytes(spoil(make(brief()), name, before, after))
    assert any(rule in one for one in ace_complaints([path])[path])


def views(content: bytes, folder: Path) -> list[Seen]:
    """Return what is seen of the article in an e-book."""
    path = folder / "book.epub"
    path.write_bytes(content)
    (article,) = (page for page in unpack(path, folder / "book") if page.name == "article.xhtml")
    return look([article], BOOK_SCHEMES)


def test_a_browser_shows_each_book_at_every_width_by_day_and_by_night(
    shelf: list[Path], tmp_path: Path
) -> None:
    pages = [page for book in shelf for page in unpack(book, tmp_path / book.stem)]
    seen = look(pages, BOOK_SCHEMES)
    wrong = [complaint for one in seen for complaint in one.complaints]
    print(f"{len(pages)} documents of {len(shelf)} e-books, {len(seen)} views, {len(wrong)} complaints")
    assert len(seen) == VIEWS * len(pages) and not wrong, "\n".join(wrong)


ARTICLE, STYLE = "EPUB/article.xhtml", "EPUB/style.css"
WIDE = b'<p style="width: 900px">wide</p></body>'


@pytest.mark.parametrize(
    ("name", "before", "after", "said", "times"),
    [
        (ARTICLE, b"</body>", WIDE, "out of the page", 4),
        (STYLE, b"body {", b"body { color: #303030;", "axe: color-contrast", 1),
        (STYLE, b"body {", b"body { background: #ffffff;", "axe: color-contrast", 1),
        (ARTICLE, b'role="doc-backlink"', b'tabindex="-1"', "notes: ", 6),
        (ARTICLE, b' id="mark-note-1"', b"", "notes: ", 6),
    ],
)
def test_the_browser_sees_a_planted_fault(
    name: str, before: bytes, after: bytes, said: str, times: int, tmp_path: Path
) -> None:
    seen = views(spoil(make(everything()), name, before, after), tmp_path)
    assert sum(any(said in complaint for complaint in one.complaints) for one in seen) == times
