"""Pandoc's walls: which binary runs, what it may read, how long it may take, what a fragment may not hold."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from convert.errors import EditionError
from convert.render import render
from convert.settings import Settings
from convert.write import docx_pandoc
from convert.write.docx_pandoc import convert_fragment, load_pypandoc
from convert.write.docx_reference import make_reference
from tests.made import brief


@pytest.fixture(scope="module")
def reference() -> bytes:
    """Return the reference document of the shipped theme."""
    return make_reference(msgspec.json.encode(render(brief(), "docx", Settings()).tokens), "en")


def script(path: Path, text: str) -> Path:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def pandoc_path() -> Iterator[None]:
    """Give pypandoc its memory of the binary back after the test."""
    pypandoc = load_pypandoc()
    before = pypandoc.__dict__["__pandoc_path"]
    yield
    pypandoc.__dict__["__pandoc_path"] = before


@pytest.mark.parametrize(
    ("fragment", "complaint"),
    [
        ('<p>a <img src="file:///etc/hostname" alt=""/></p>', "not fetched"),
        ('<p>a <img src="/etc/hostname" alt=""/></p>', "not fetched"),
        ('<p>a <img src="https://example.org/x.png" alt=""/></p>', "not fetched"),
        ('<p>a <img src="data:text/html;base64,PGI+" alt=""/></p>', "not fetched"),
        ("<dl><dt>A</dt><dd>b</dd></dl>", "DefinitionList"),
    ],
)
def test_what_an_edition_must_not_contain_ends_the_conversion(
    reference: bytes, fragment: str, complaint: str
) -> None:
    with pytest.raises(EditionError, match=complaint):
        convert_fragment(fragment, reference)


def test_raw_markup_is_refused(reference: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = docx_pandoc.load_pypandoc()

    class WithRaw:
        @staticmethod
        def convert_text(markup: str, to: str, **options: object) -> object:
            return real.convert_text(markup, to, **options | {"format": "markdown+raw_attribute"})

    monkeypatch.setattr(docx_pandoc, "load_pypandoc", lambda: WithRaw)
    with pytest.raises(EditionError, match="raw mark-up"):
        convert_fragment("a `<w:p/>`{=openxml} b", reference)


def test_a_picture_inside_the_article_passes(reference: bytes) -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    made = convert_fragment(f'<p>a <img src="data:image/png;base64,{dot}" alt="A dot"/></p>', reference)
    assert b"word/media/" in made


def test_a_users_own_init_file_and_pandoc_on_the_path_are_not_run(
    reference: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pandoc_path: None
) -> None:
    data = tmp_path / ".local" / "share" / "pandoc"
    data.mkdir(parents=True)
    (data / "init.lua").write_text('error("the init file of a user ran")', encoding="utf-8")
    ran = tmp_path / "ran"
    script(tmp_path / "pandoc", f"touch {ran}; echo pandoc 99.0")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local" / "share"))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    load_pypandoc().__dict__["__pandoc_path"] = None
    assert convert_fragment("<p>a</p>", reference).startswith(b"PK")
    assert not ran.exists()


def test_a_pandoc_that_hangs_is_ended(
    reference: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pandoc_path: None
) -> None:
    alive = tmp_path / "alive"
    slow = script(
        tmp_path / "slow",
        f'case "$*" in *--version*) echo "pandoc 3.9";; *) exec sleep 30;; esac; touch {alive}',
    )
    load_pypandoc().__dict__["__pandoc_path"] = str(slow)
    monkeypatch.setattr(docx_pandoc.TimedProcess, "seconds", 0.5)
    start = time.monotonic()
    with pytest.raises(EditionError, match=r"0\.5 seconds"):
        convert_fragment("<p>a</p>", reference)
    assert time.monotonic() - start < 10


def test_a_pandoc_that_eats_memory_is_ended(reference: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_pandoc, "NURSERY", "-A1m")
    monkeypatch.setattr(docx_pandoc, "HEAP", "-M40M")
    assert convert_fragment("<p>word </p>" * 20, reference)
    with pytest.raises(EditionError, match="eap"):
        convert_fragment("<p>word </p>" * 5_000, reference)


def test_a_text_that_is_no_unicode_is_an_error_of_the_edition(reference: bytes) -> None:
    with pytest.raises(EditionError):
        convert_fragment("<p>a\ud800b</p>", reference)
