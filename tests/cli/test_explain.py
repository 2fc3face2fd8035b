"""``octavo explain`` into files: the page and the start of a file of corrections; what corrections do."""

import html.parser
import re
import shutil
import subprocess

import pytest

from convert.cli.explain_fix import start_corrections
from convert.corrections import NONE, parse_corrections
from convert.job import Job
from convert.model import Article
from convert.pipeline import Parsed, parse_article
from convert.settings import Settings

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page(html.parser.HTMLParser):
    """The source as the page shows it, without the notes on its pieces; identifiers, links, addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source, self.ids, self.links, self.loads = "", [], [], []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self.loads += [told[name] for name in ("src", "srcset", "data") if name in told]
        self.loads += [told["href"]] if tag == "link" else []
        if tag not in ("meta", "link", "br"):
            self._open.append(told.get("class") or tag)

    def handle_endtag(self, tag):
        self._open.pop()

    def handle_data(self, data):
        if "text" in self._open and "tip" not in self._open:
            self.source += data


@pytest.fixture
def page(house, octavo):
    told = octavo("explain", "articles/one.txt", "--html", "one.html")
    assert (told.code, told.out, told.err) == (0, "", "one.html is written\n")
    return (house / "one.html").read_text("utf-8")


def test_the_page_holds_the_source_to_the_character(house, page):
    assert Page(page).source == (house / "articles/one.txt").read_text()


def test_the_page_needs_nothing_else(page):
    read = Page(page)
    assert read.loads == []
    assert {link[0] for link in read.links} == {"#"}
    assert len(set(read.ids)) == len(read.ids)
    assert {link[1:] for link in read.links} <= set(read.ids)
    assert not re.search(r"https?://|@import|url\(", page)


def test_the_page_tells_rules_rivals_and_checks(house, octavo):
    article = house / "articles/one.txt"
    article.write_text(article.read_text().replace("Harbor House, May 14", "Harbor House, May 15"))
    octavo("explain", "articles/one.txt", "--html", "one.html")
    page = (house / "one.html").read_text("utf-8")
    assert "<strong>title</strong> line 3, by the rule title" in page
    assert re.search(r"<td>2019-05-15</td><td>2019-05-14</td><td>\s*<span[^>]*>no</span>", page)
    # The same stands in the notes on the citation line.
    assert re.search(r"cross-check</b> of the date: the citation says <q>2019-05-15</q>, the article", page)
    assert "<b>error citation-date</b>, line 13" in page


def test_markup_of_a_source_stays_text(house, octavo):
    article = house / "articles/one.txt"
    article.write_text(article.read_text().replace("harbors", "<script>alert(1)</script>{{ 7 * 7 }}"))
    octavo("explain", "articles/one.txt", "--html", "one.html")
    page = (house / "one.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert Page(page).source == article.read_text()


def test_the_page_is_not_written_where_it_cannot_be(house, octavo):
    told = octavo("explain", "articles/one.txt", "--html", "none/one.html")
    assert told.code == 4
    assert "none" in told.err


def test_the_page_counts_paragraphs_where_there_are_no_lines(house, octavo):
    (house / "articles/two.rst").write_text("Title of Two\n============\n\n" + "The quay was full. " * 30)
    octavo("explain", "articles/two.rst", "--html", "two.html")
    page = (house / "two.html").read_text("utf-8")
    assert "paragraph 2, by the rule body" in page
    assert not re.search(r"\bline \d", page)


def test_places_count_every_kind_of_line_end(house, octavo):
    article = house / "articles/one.txt"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r"))
    octavo("explain", "articles/one.txt", "--html", "one.html")
    assert "<strong>title</strong> line 3, by the rule title" in (house / "one.html").read_text("utf-8")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read(page, scheme):
    block = re.findall(r":root \{(.*?)\}", page, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#\w{6});", block))
    for ground in ("paper", "panel", "headline", "masthead", "people", "time", "matter", "mark", "unset"):
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
    for ink in ("quiet", "accent", "certain", "likely", "uncertain"):
        assert min(contrast(colours[ink], colours[ground]) for ground in ("paper", "panel")) >= 4.5, ink


TRIES = 8
"""Starts of the browser, until its window has the focus before a script runs and behind it."""


def browse(path, *options):
    """Return the page at *path* as the browser has it once its scripts have run."""
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        *options,
        "--dump-dom",
        f"file://{path}",
    ]
    for _ in range(TRIES):
        told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        # On a busy machine the window may get its focus after the scripts have run: then nothing has it.
        if 'data-awake="true"' in told:
            break
    return told


def probe(house, page, script):
    script = f"var awake=document.hasFocus();{script};document.body.dataset.awake=awake&&document.hasFocus();"
    (house / "probe.html").write_text(page.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    return house / "probe.html"


NEEDS_BROWSER = pytest.mark.skipif(BROWSER is None, reason="this machine has no Chromium")


@pytest.mark.editions
@NEEDS_BROWSER
def test_a_browser_shows_the_page_and_moves_through_it(house, page):
    """The script runs under the page's own policy: what is focused lights its counterpart."""
    told = browse(
        probe(
            house,
            page,
            "var data=document.body.dataset, a=document.querySelector('.source a.headline');a.focus();"
            "data.lit=document.querySelector('.lit').textContent;"
            "data.tip=getComputedStyle(a.nextElementSibling).display;"
            "document.querySelector('.article .title a').focus();"
            "data.other=getComputedStyle(a.nextElementSibling).display;"
            "document.activeElement.blur();data.none=getComputedStyle(a.nextElementSibling).display;",
        )
    )
    assert 'data-tip="block" data-other="block" data-none="none"' in told
    assert re.search(r'data-lit="title\s*What the Port of One Knows"', told)


@pytest.mark.editions
@NEEDS_BROWSER
@pytest.mark.parametrize("size", ["1400,1000", "500,800"])
def test_what_is_focused_is_not_behind_its_notes(house, page, size):
    """Each stop of the Tab key, the last one too, is in view above the notes about it."""
    told = browse(
        probe(
            house,
            page,
            "var hidden=0, stops=document.querySelectorAll('.source .piece > a');"
            "stops.forEach(function(a){a.focus();var r=a.getClientRects()[0];"
            "if(r.top<0||r.bottom>a.nextElementSibling.getBoundingClientRect().top){hidden++;}});"
            "document.body.dataset.hidden=hidden+' of '+stops.length;"
            "document.body.dataset.wide=document.documentElement.scrollWidth<=innerWidth;",
        ),
        f"--window-size={size}",
    )
    assert re.search(r'data-hidden="0 of [1-9]\d*" data-wide="true"', told), told[-300:]


@pytest.mark.editions
@NEEDS_BROWSER
def test_without_scripts_all_of_it_can_be_read(house, page):
    bare = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    told = browse(
        probe(
            house,
            bare,
            "var a=document.querySelector('.source a.headline');a.focus();"
            "document.body.dataset.tip=getComputedStyle(a.nextElementSibling).display;",
        )
    )
    assert bare != page
    assert 'data-tip="block"' in told
    assert Page(told).source == (house / "articles/one.txt").read_text()


def parsed(house) -> Parsed:
    return parse_article(Job(path=str(house / "articles/one.txt"), name="one"), Settings())


def test_fix_writes_a_start_that_changes_nothing(house, octavo):
    before = parsed(house).article
    told = octavo("explain", "articles/one.txt", "--fix")
    assert (told.code, told.err) == (0, "articles/one.octavo.toml is written\n")
    path = house / "articles/one.octavo.toml"
    assert parse_corrections(path.read_bytes(), "one") == NONE
    assert parsed(house).article == before
    assert '# authors = ["Ada Quill"]' in path.read_text().splitlines()
    again = octavo("explain", "articles/one.txt", "--fix")
    assert (again.code, "there already" in again.err) == (4, True)


def test_a_fix_taken_as_it_is_says_what_was_found(house):
    before = parsed(house)
    text = re.sub(r"^# (?=\[|[a-z]+ = )", "", start_corrections(before), flags=re.MULTILINE)
    given = parse_corrections(text.encode(), "one")
    assert given.title == "What the Port of One Knows"
    assert len(given.lines) > 1
    (house / "articles/one.octavo.toml").write_text(text, "utf-8")
    after = parsed(house)
    assert [each.code for each in after.findings] == []
    assert facts(after.article) == facts(before.article)


def facts(article: Article) -> list[object]:
    dates = [(date.role, date.iso) for date in article.dates]
    names = [(author.name, author.given, author.family) for author in article.authors]
    return [article.publisher, dates, names, article.kicker if hasattr(article, "kicker") else None]


def test_there_is_no_fix_for_standard_input(house, octavo, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Title\n\nText.\n")))
    assert octavo("explain", "-", "--fix").code == 2


# --- what corrections do -------------------------------------------------------------------------


def correct(house, text: str) -> None:
    (house / "articles/one.octavo.toml").write_text(text, "utf-8")


def test_fields_outrank_what_the_text_says(house):
    correct(
        house,
        'title = "Another Title"\nauthors = ["Bo Berg", {name = "Cy Dahl", role = "fellow"}]\n'
        'date = "2020-01"\npublisher = "Other House"\nkeywords = ["ports"]\nlanguage = "de"\n',
    )
    found = parsed(house)
    article = found.article
    assert "".join(inline.text for inline in article.head.title) == "Another Title"
    assert [(author.name, author.role) for author in article.authors] == [
        ("Bo Berg", None),
        ("Cy Dahl", "fellow"),
    ]
    assert article.date().iso == "2020-01"
    assert (article.publisher.name, article.keywords, article.language) == ("Other House", ("ports",), "de")
    told = {proof.field: proof for proof in article.evidence if proof.rule == "correction"}
    assert {proof.confidence for proof in told.values()} == {"certain"}
    assert [rival.value for rival in told["authors[0]"].rivals] == ["Ada Quill"]
    # The citation line still says otherwise, and that is told.
    assert {f.code for f in found.findings} >= {"citation-title", "citation-authors", "citation-date"}


def test_lines_outrank_what_rules_say(house):
    correct(house, '[[lines]]\nfrom = 9\nrole = "quote"\n[[lines]]\nfrom = 5\nto = 7\nrole = "furniture"\n')
    article = parsed(house).article
    assert [type(block).__name__ for block in article.body] == ["Quote", "Paragraph"]
    text = (house / "articles/one.txt").read_text()
    assert [drop.span.cut(text) for drop in article.furniture] == ["By Ada Quill", "May 14, 2019"]
    assert "".join(claim.span.cut(text) for claim in article.spans) == text


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('titel = "x"', "Did you mean title?"),
        ("[[lines]]\nform = 3\n", "Did you mean lines.from?"),
        ('[[lines]]\nfrom = 3\nrole = "furnitur"\n', "furniture"),
        ('date = "May 14"', "2004-10"),
        ("title = ", "Mend that line."),
    ],
)
def test_what_corrections_cannot_say(house, octavo, text, near):
    correct(house, text)
    told = octavo("check", "articles/one.txt")
    assert told.code == 2
    assert near in told.err
    assert "one.octavo.toml" in told.err


def test_corrections_are_part_of_the_key(house, octavo):
    assert octavo("build", "articles/one.txt").code == 0
    assert octavo("status", "articles/one.txt").code == 0
    correct(house, 'kicker = "Report"')
    told = octavo("status", "articles/one.txt", "--why")
    assert (told.code, "its corrections have changed" in told.out) == (1, True)
    assert "written" in octavo("build", "articles/one.txt").out
    assert octavo("status", "articles/one.txt").code == 0
    assert octavo("verify").code == 0
    (house / "articles/one.octavo.toml").unlink()
    assert octavo("status", "articles/one.txt").code == 1


def test_corrections_are_no_source(house, octavo):
    correct(house, 'kicker = "Report"')
    assert octavo("check", "articles").err.startswith("2 articles")


HTML = """<!DOCTYPE html><title>Why Ports Fail</title><nav>Home</nav><article><h1>Why Ports Fail</h1>
<p>By Ana Ruiz</p><p>March 3, 2019</p><p>The ferry to Anselm leaves when its captain says so. The timetable is
nine years old, and nobody has asked for another; the school and the shop have learned to wait.</p>
<p>What the harbour master says is another matter, and he says it often.</p></article>"""


def test_a_source_without_lines_counts_paragraphs(house, octavo):
    (house / "page.html").write_text(HTML)
    job = Job(path=str(house / "page.html"), name="page")
    assert octavo("explain", "page.html", "--fix", "--html", "page-explained.html").code == 0
    start = (house / "page.octavo.toml").read_text()
    text = re.sub(r"^# (?=\[|[a-z]+ = )", "", start, flags=re.MULTILINE)
    (house / "page.octavo.toml").write_text(text)
    assert "correction-misfit" not in [each.code for each in parse_article(job, Settings()).findings]
    (house / "page.octavo.toml").write_text(
        '[[lines]]\nfrom = 5\nrole = "quote"\nstarts = "What the harbour"\n'
    )
    found = parse_article(job, Settings())
    assert [type(block).__name__ for block in found.article.body] == ["Paragraph", "Quote"]
    assert "correction-misfit" not in [each.code for each in found.findings]
