"""Where findings stand in a source, and what stops an article."""

import pytest

from convert.errors import SourceError
from convert.findings import make_finding
from convert.job import Job, Terms
from convert.pipeline import make_article, parse_article, place_findings, stops
from convert.settings import Limits, Settings
from convert.source import EXCERPT, cut_excerpt, decode_source


@pytest.mark.parametrize("column", [1, 2, 40, 96, 97, 150, 299, 300])
def test_an_excerpt_shows_its_place(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    excerpt, caret = cut_excerpt(line, column)
    assert len(excerpt) <= EXCERPT + 2
    assert excerpt[caret - 1] == line[column - 1]


def test_a_short_line_is_shown_whole():
    assert cut_excerpt("a line", 3) == ("a line", 3)


def test_findings_in_the_order_of_the_source_the_heaviest_first():
    source = decode_source(b"one\ntwo\nthree\n", "a.txt")
    findings = (
        make_finding("no-author"),
        make_finding("no-title"),
        make_finding("empty", 8, 9),
        make_finding("no-date", 5),
    )
    placed = place_findings(findings, source, Settings(findings={"no-date": "notice"}))
    assert [(f.code, f.severity, f.line, f.column, f.excerpt) for f in placed] == [
        ("no-title", "error", 1, 1, "one"),
        ("no-author", "warning", 1, 1, "one"),
        ("no-date", "notice", 2, 2, "two"),
        ("empty", "error", 3, 1, "three"),
    ]


def test_a_finding_behind_the_end_stands_at_the_last_character():
    (placed,) = place_findings((make_finding("no-title", 99, 99),), decode_source(b"ab", "a.txt"), Settings())
    assert (placed.line, placed.column) == (1, 2)


@pytest.mark.parametrize(
    ("code", "strict", "expected"),
    [
        ("no-title", False, True),
        ("no-date", False, False),
        ("no-date", True, True),
        ("uncertain", True, False),
    ],
)
def test_what_stops_an_edition(code, strict, expected):
    source = decode_source(b"text", "a.txt")
    finding = make_finding(code, field="title", value="x")
    assert stops(place_findings((finding,), source, Settings()), strict) == expected


def test_bytes_have_the_kind_of_their_file_name():
    parsed = parse_article(Job(path="-", name="x", data=b"Title\n\nText.\n", file_name="x.txt"), Settings())
    assert (parsed.source.name, parsed.source.kind) == ("x.txt", "text")


def test_a_source_over_the_limit(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 101)
    with pytest.raises(SourceError, match="more than the limit of 100"):
        parse_article(Job(path=str(tmp_path / "a.txt"), name="a"), Settings(limits=Limits(source_bytes=100)))


def test_no_edition_is_made_of_an_article_with_an_error():
    made = make_article(
        Job(path="-", name="x", data=b"One line.\n", editions=("epub",)), Terms(settings=Settings())
    )
    assert made.contents == {}
    assert stops(made.told, strict=False)


def test_a_missing_glyph_is_found_before_an_engine_meets_it():
    text = (
        "Commentary\n\nWhat the Port Knows\n\nBy Ada Quill\n\nMay 14, 2019\n\n"
        + "The port knows \ue123 of old. " * 6
    )
    job = Job(path="-", name="x", data=text.encode(), editions=("pdf",))
    made = make_article(job, Terms(settings=Settings()))
    (found,) = [finding for finding in made.told if finding.code == "missing-glyph"]
    assert (found.line, found.column) == (9, 16)
    assert made.contents == {}


def test_an_e_book_is_shown_in_the_faces_of_its_reader():
    text = "Commentary\n\nWhat the Port Knows\n\nBy Ada Quill\n\nMay 14, 2019\n\n" + "Of old \ue123. " * 9
    made = make_article(
        Job(path="-", name="x", data=text.encode(), editions=("epub",)), Terms(settings=Settings())
    )
    assert not [finding for finding in made.told if finding.code == "missing-glyph"]
    assert set(made.contents) == {"epub"}
