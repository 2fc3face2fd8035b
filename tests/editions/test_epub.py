"""E-books before EPUBCheck: nothing said but what is waived, and what is wrong is still said."""

import io
import zipfile
from pathlib import Path

import msgspec
import pytest

from convert.job import Job
from convert.model import Article, Head
from convert.pipeline import parse_article
from convert.render import render
from convert.settings import EpubSettings, Settings
from convert.write.epub import write
from tests.conftest import SEED
from tests.editions.epubcheck import Message, check_all
from tests.editions.waivers import is_waived, read_waivers
from tests.everything import everything
from tests.made import brief, line, paragraph

pytestmark = pytest.mark.editions

ARTICLES = sorted((Path(__file__).parents[2] / "articles").rglob("*.txt"))
SEEDS = [SEED] if SEED.exists() else []
NASTY = 'A <b>bold</b> & "quoted" \u2068שלום\u2069 ]]> --> &amp; title’s \u202bend'
ARABIC = msgspec.structs.replace(
    brief(),
    language="ar",
    head=Head(title=line("لماذا تفشل الموانئ قبل السفن")),
    body=(paragraph("تفشل الموانئ في مكاتبها."),),
)
BARE = msgspec.structs.replace(
    brief(),
    head=Head(title=line("Bare")),
    body=(paragraph("One."),),
    publisher=None,
    authors=(),
    dates=(),
    summary=None,
    notes=(),
    remarks=(),
    biographies=(),
    contacts=(),
    citation=None,
    rights=(),
    keywords=(),
)
MADE = {
    "brief": brief(),
    "everything": everything(),
    "nasty": msgspec.structs.replace(brief(), head=Head(title=line(NASTY), series=line("R&D <1>"))),
    "arabic": ARABIC,
    "bare": BARE,
}


def make(article: Article, *, fonts: bool = False) -> bytes:
    """Return the e-book of *article*."""
    return write(render(article, "epub", Settings(epub=EpubSettings(fonts=fonts)))).content


def spoil(content: bytes, name: str, old: bytes, new: bytes, extra: str = "") -> bytes:
    """Return the e-book with one file changed, and with an empty one more where *extra* names it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.infolist():
            data = before.read(member)
            if member.filename == name:
                assert old in data
                data = data.replace(old, new, 1)
            after.writestr(member, data)
        if extra:
            after.writestr(extra, b"unused")
    return out.getvalue()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Message, ...]]:
    """Return what EPUBCheck says of every e-book of this module, by name."""
    books = {name: make(article) for name, article in MADE.items()}
    for path in (*ARTICLES, *SEEDS):
        parsed = parse_article(Job(path=str(path), name=path.stem), Settings())
        books[path.stem] = make(parsed.article)
    books["fonts"] = make(brief(), fonts=True)
    books |= plant(books["brief"], books["fonts"])
    folder = tmp_path_factory.mktemp("epubs")
    for name, content in books.items():
        (folder / f"{name}.epub").write_bytes(content)
    messages = check_all([folder / f"{name}.epub" for name in books])
    return {path.stem: found for path, found in messages.items()}


def plant(plain: bytes, fonts: bytes) -> dict[str, bytes]:
    """Return e-books with one fault each."""
    opf, article = "EPUB/content.opf", "EPUB/article.xhtml"
    unused = b'<item href="unused.txt" id="unused" media-type="text/plain"/></manifest>'
    return {
        "fault-link": spoil(plain, article, b'href="#note-1"', b'href="#note-77"'),
        "fault-role": spoil(plain, article, b"doc-backlink", b"doc-nonsense"),
        "fault-modified": spoil(plain, opf, b"dcterms:modified", b"dcterms:created"),
        "fault-unused": spoil(fonts, opf, b"</manifest>", unused, extra="EPUB/unused.txt"),
        "fault-face": spoil(plain, article, b"</head>", b"<style>@font-face{font-family:a}</style></head>"),
    }


def test_epubcheck_says_nothing_that_is_not_waived(said: dict[str, tuple[Message, ...]]) -> None:
    waivers = read_waivers("epubcheck")
    books = {name: messages for name, messages in said.items() if not name.startswith("fault-")}
    assert len(books) >= 9
    wrong = [
        f"{name}: {m.severity} {m.rule} {m.place}: {m.words}"
        for name, messages in books.items()
        for m in messages
        if m.severity != "USAGE" or not is_waived(m.rule, m.place, waivers)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_waiver_is_needed(said: dict[str, tuple[Message, ...]]) -> None:
    messages = [m for found in said.values() for m in found]
    for waiver in read_waivers("epubcheck"):
        assert any(is_waived(m.rule, m.place, (waiver,)) for m in messages), waiver.rule


@pytest.mark.parametrize(
    ("fault", "severity", "rule", "place"),
    [
        ("fault-link", "ERROR", "RSC-012", "EPUB/article.xhtml"),
        ("fault-role", "ERROR", "RSC-005", "EPUB/article.xhtml"),
        ("fault-modified", "ERROR", "RSC-005", "EPUB/content.opf"),
        ("fault-unused", "USAGE", "OPF-097", "EPUB/unused.txt"),
        ("fault-face", "USAGE", "CSS-028", "EPUB/article.xhtml"),
    ],
)
def test_what_is_wrong_is_still_said(
    said: dict[str, tuple[Message, ...]], fault: str, severity: str, rule: str, place: str
) -> None:
    waivers = read_waivers("epubcheck")
    found = [m for m in said[fault] if (m.severity, m.rule) == (severity, rule)]
    assert any(place in m.place and not is_waived(m.rule, m.place, waivers) for m in found), said[fault]
