"""Pages for the web before the Nu Html Checker and in a browser, at every width, by day and by night."""

import unicodedata
from pathlib import Path

import msgspec
import pytest

from convert.job import Job
from convert.model import Article, Head
from convert.pipeline import parse_article
from convert.render import render
from convert.settings import Settings
from convert.write.html import write
from tests.conftest import SEED
from tests.drawn import write_site
from tests.editions.browser import PAGE_SCHEMES, WIDTHS, Seen, look
from tests.editions.nu import check_pages, covers, page_complaints
from tests.editions.test_epub import ARABIC, BARE, NASTY
from tests.editions.test_scripts import LINES
from tests.editions.waivers import read_waivers
from tests.everything import everything
from tests.made import brief, line, paragraph
from tests.papers import THEMES

pytestmark = pytest.mark.editions

ROOT = Path(__file__).parents[2]
SAMPLES = [*sorted((ROOT / "articles").rglob("*.txt")), *([SEED] if SEED.exists() else [])]


def make(article: Article, **chosen: object) -> bytes:
    """Return the page of *article*."""
    return write(render(article, "html", Settings(**chosen))).content  # type: ignore[arg-type]


def spoken(language: str) -> Article:
    """Return an article with all its words in *language*, so that nobody takes it for another."""
    words = LINES[language]
    return msgspec.structs.replace(
        BARE, language=language, head=Head(title=line(words)), body=(paragraph(f"{words} " * 8),)
    )


def decomposed(language: str) -> Article:
    """Return the article of *language* with its accents apart, as some programs save them."""
    made = spoken(language)
    words = unicodedata.normalize("NFD", LINES[language])
    return msgspec.structs.replace(made, head=Head(title=line(words)), body=(paragraph(f"{words} " * 8),))


def pages(folder: Path) -> dict[str, bytes]:
    """Return the pages by name: samples, every part in each theme, pictures, odd words, every script."""
    made = {f"everything-{theme}": make(everything(), theme=theme, colophon=True) for theme in THEMES}
    made["draft"] = make(everything(), theme="report", draft=True)
    made["nasty"] = make(msgspec.structs.replace(brief(), head=Head(title=line(NASTY))))
    made |= {"arabic": make(ARABIC), "bare": make(BARE), "decomposed": make(decomposed("vi"))}
    for path in (*SAMPLES, write_site(folder)):
        parsed = parse_article(Job(path=str(path), name=path.stem), Settings())
        rendering = render(parsed.article, "html", Settings(), pictures=parsed.pictures)
        made[path.stem] = write(rendering).content
    return made | {f"script-{language}": make(spoken(language)) for language in LINES}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of all pages."""
    folder = tmp_path_factory.mktemp("site")
    for name, content in pages(tmp_path_factory.mktemp("pictures")).items():
        (folder / f"{name}.html").write_bytes(content)
    return sorted(folder.glob("*.html"))


def plant(folder: Path, before: bytes, after: bytes) -> Path:
    """Return the page of the brief with one change."""
    good = make(brief())
    assert before in good
    path = folder / "bad.html"
    path.write_bytes(good.replace(before, after, 1))
    return path


# --- the checker ---------------------------------------------------------------------------------


def test_the_checker_says_nothing_that_is_not_waived(site: list[Path]) -> None:
    found = page_complaints(site)
    print(f"{len(found)} pages before the Nu Html Checker, {sum(map(len, found.values()))} messages")
    assert len(found) >= len(THEMES) + len(LINES) + 6
    assert not any(found.values()), {path.name: said for path, said in found.items() if said}


def test_every_waiver_is_needed(site: list[Path]) -> None:
    chosen = [path for path in site if path.stem in ("ports", "decomposed")]
    messages = [message for found in check_pages(chosen).values() for message in found]
    for waiver in read_waivers("vnu"):
        assert any(covers(waiver, message) for message in messages), waiver.rule


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b"</h1>", b"<p>x</p></h1>", "not allowed as child of element"),
        (b' id="note-2"', b' id="note-1"', "Duplicate ID"),
        (b'role="doc-noteref"', b'role="doc-nonsense"', "Bad value"),
        (b"text-wrap: balance", b"text-wrapping: balance", "doesn't exist"),
        (b"</main>", b'<img src="data:,"></main>', "must have an"),
        (b"</main>", b'<img src="https://example.org/a.png" alt="x"></main>', "blocked by “img-src”"),
        (b"</main>", b"<script>alert(1)</script></main>", "Content Security Policy"),
    ],
)
def test_what_is_wrong_is_still_said(before: bytes, after: bytes, words: str, tmp_path: Path) -> None:
    path = plant(tmp_path, before, after)
    assert any(words in one for one in page_complaints([path])[path])


# --- the browser ---------------------------------------------------------------------------------


def test_pages_fit_any_width_and_are_read_by_day_and_night_with_keys_alone(site: list[Path]) -> None:
    chosen = [path for path in site if not path.stem.startswith(("script-", "bare", "decomposed"))]
    seen = look(chosen, PAGE_SCHEMES)
    print(f"{len(seen)} views of {len(chosen)} pages")
    assert len(seen) == len(chosen) * len(WIDTHS) * len(PAGE_SCHEMES)
    assert [complaint for view in seen for complaint in view.complaints] == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (b"</main>", b'<p style="width: 2000px">x</p></main>', "sideways"),
        (b"--quiet: #555555", b"--quiet: #cccccc", "axe"),
        (b'<html lang="en"', b"<html", "axe"),
        (b'href="#mark-note-1"', b'href="#nowhere"', "notes"),
    ],
)
def test_the_browser_sees_a_planted_fault(before: bytes, after: bytes, kind: str, tmp_path: Path) -> None:
    views: list[Seen] = look([plant(tmp_path, before, after)], PAGE_SCHEMES)
    assert any(getattr(view, kind) for view in views)
