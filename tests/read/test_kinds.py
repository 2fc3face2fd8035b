"""Which reader a source gets: by its suffix, else by its content, unless somebody says so."""

from typing import get_args

import pytest

from convert.cli import main
from convert.cli.options import KINDS
from convert.errors import SourceError
from convert.job import Job
from convert.pipeline import parse_article
from convert.read import READERS, read
from convert.settings import InputKind, Settings
from convert.source import SUFFIXES, decode_source
from tests.read.packed import docx, epub, pack, paragraph, run

MARKS = (
    "A Title in Plain Text\n\n* not a list item, a star\n\n_foo_bar_ and **no** bold, `no` code\n\n"
    "#1 reason to wait\n\n1986. A year of rain\n\n    four spaces are no listing\n\n"
    "<b>no tag</b> &amp; no entity\n"
)


def test_each_kind_has_a_reader_and_a_suffix() -> None:
    assert set(get_args(InputKind)) == set(READERS) | {"docx"} == set(SUFFIXES.values()) == set(KINDS)


@pytest.mark.parametrize("suffix", [".txt", ".text", ".TXT"])
def test_plain_text_stays_plain(suffix: str) -> None:
    draft = read(decode_source(MARKS.encode(), f"a{suffix}"))
    assert draft.text == MARKS
    assert not [piece for piece in draft.pieces if piece.known or piece.marks]
    assert draft.skipped == ()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(paragraph(run("x"))), "docx"),
        (epub({"a.xhtml": "<html/>"}), "epub"),
        (pack({"mimetype": "", "content.xml": "<x/>"}), "odt"),
        (rb"{\rtf1 x}", "rtf"),
        (b"Words and nothing else.", "text"),
    ],
)
def test_content_decides_where_the_suffix_does_not(data: bytes, kind: str) -> None:
    assert decode_source(data, "article").kind == kind


def test_a_suffix_outranks_the_content() -> None:
    with pytest.raises(SourceError, match="ZIP container"):
        decode_source(docx(paragraph(run("x"))), "a.txt")


def test_what_is_said_outranks_both() -> None:
    assert decode_source(docx(paragraph(run("x"))), "a.txt", kind="docx").kind == "docx"
    assert decode_source(b"* a star", "a.rst", kind="text").text == "* a star"


def test_the_setting_reaches_the_reader() -> None:
    job = Job(path="a.txt", name="a", data=b"Title\n=====\n\n* one\n* two\n", file_name="a.txt")
    assert parse_article(job, Settings(kind="rst")).article.source.kind == "rst"
    assert parse_article(job, Settings()).article.source.kind == "text"


def test_the_option_reaches_the_reader(tmp_path, capsys) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title\n=====\n\n* one\n* two\n")
    assert main(["parse", "--from", "rst", str(path)]) == 0
    assert '"list"' in capsys.readouterr().out
    assert main(["parse", str(path), "--from", "rtfm"]) == 2
