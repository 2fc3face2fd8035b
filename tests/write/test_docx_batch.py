"""One pandoc for many articles: the same bytes as alone, and no article harms another."""

import os
import signal
import tempfile
import time
from pathlib import Path

import msgspec
import pytest

from convert.errors import EditionError
from convert.render import render
from convert.settings import Settings
from convert.write import docx, docx_batch
from convert.write.docx_batch import KeptPandoc
from convert.write.docx_package import read_parts
from convert.write.docx_pandoc import convert_fragment
from convert.write.docx_reference import make_reference
from tests.made import brief

BAD = 4
"""Place of the bad one among ten."""


@pytest.fixture(scope="module")
def reference():
    """The reference document of the shipped theme."""
    return make_reference(msgspec.json.encode(render(brief(), "docx", Settings()).tokens), "en")


@pytest.fixture
def kept(monkeypatch):
    """A pandoc that is kept, its first article behind it; a pandoc for one article fails the test."""
    pandoc = KeptPandoc()
    pandoc.asked = 1
    monkeypatch.setattr(docx_batch, "convert_fragment", lambda *_: pytest.fail("a pandoc of its own"))
    yield pandoc
    pandoc.end()


def fragments():
    return [f'<p class="deck">Article {number}</p><p>Text of <em>it</em>.</p>' for number in range(10)]


def words(made):
    """Return the parts that enter an edition: the properties are ours."""
    return {name: part for name, part in read_parts(made).items() if not name.startswith("docProps/")}


def process_of(pandoc):
    assert pandoc._process is not None
    return pandoc._process


def test_ten_by_one_are_those_of_ten(kept, reference):
    for fragment in fragments():
        assert words(kept.convert(fragment, reference)) == words(convert_fragment(fragment, reference))


@pytest.mark.parametrize("address", ["file://{}", "{}", "https://example.org/x.png", "//example.org/x.png"])
def test_a_file_of_the_machine_in_one_of_ten(reference, tmp_path, address):
    """It is refused as it is alone, is read by nobody, and its neighbours are made by the same process."""
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"\x89PNG\r\n\x1a\ncanary-58213")
    texts = fragments()
    texts[BAD] = f'<p>a <img src="{address.format(canary)}" alt=""/></p>'
    pandoc, made = KeptPandoc(), {}
    pandoc.asked = 1
    kept = None
    for number, text in enumerate(texts):
        try:
            made[number] = pandoc.convert(text, reference)
        except EditionError as error:
            assert (number, "not fetched" in str(error)) == (BAD, True)
        kept = kept or process_of(pandoc)
        assert process_of(pandoc) is kept
    pandoc.end()
    assert sorted(made) == [number for number in range(10) if number != BAD]
    for number, document in made.items():
        assert words(document) == words(convert_fragment(texts[number], reference))
        assert all(b"canary" not in part for part in read_parts(document).values())


@pytest.mark.parametrize(
    "bad",
    ["<dl><dt>A</dt><dd>b</dd></dl>", "<p>a\ud800b</p>", '<p>a <img src="data:image/png;base64,AAAA"/></p>'],
    ids=["no style", "no Unicode", "a warning"],
)
def test_what_goes_wrong_is_told_as_if_alone(reference, bad):
    told = []
    pandoc = KeptPandoc()
    pandoc.asked = 1
    for make in (convert_fragment, pandoc.convert):
        try:
            told.append(words(make(bad, reference)))
        except EditionError as error:
            told.append(str(error))
    assert told[0] == told[1]
    assert pandoc.convert(fragments()[0], reference).startswith(b"PK")
    pandoc.end()


def test_one_that_dies_is_replaced(reference):
    pandoc = KeptPandoc()
    pandoc.asked = 1
    made = []
    for number, fragment in enumerate(fragments()[:4]):
        if number == 2:
            os.kill(process_of(pandoc).pid, signal.SIGKILL)
        made.append(words(pandoc.convert(fragment, reference)))
    pandoc.end()
    assert made == [words(convert_fragment(fragment, reference)) for fragment in fragments()[:4]]


def test_one_that_is_ended_leaves_nothing_behind(reference):
    pandoc = KeptPandoc()
    pandoc.asked = 1
    pandoc.convert(fragments()[0], reference)
    number = process_of(pandoc).pid
    pandoc.end()
    # Its history is kept in a folder that it takes away itself, unless it is killed.
    left = [each for folder in {"/tmp", tempfile.gettempdir()} for each in Path(folder).glob(f"*{number}-*")]
    assert left == []


def test_one_that_hangs_is_ended(kept, reference, monkeypatch):
    kept.convert(fragments()[0], reference)
    process = process_of(kept)
    os.kill(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(docx_batch, "SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(EditionError, match=r"0\.5 seconds"):
        kept.convert(fragments()[1], reference)
    assert time.monotonic() - start < 10
    assert process.poll() is not None
    monkeypatch.setattr(docx_batch, "SECONDS", 30)
    assert kept.convert(fragments()[1], reference).startswith(b"PK")


def test_what_a_user_has_for_lua_does_not_run(kept, reference, tmp_path, monkeypatch):
    data = tmp_path / ".local/share/pandoc"
    data.mkdir(parents=True)
    (data / "init.lua").write_text('error("the init file of a user ran")')
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local/share"))
    monkeypatch.setenv("LUA_INIT", f'io.open("{tmp_path}/ran", "w"):close()')
    assert kept.convert(fragments()[0], reference).startswith(b"PK")
    assert not (tmp_path / "ran").exists()


def test_an_edition_is_the_same_alone_and_in_a_batch(monkeypatch):
    rendering = render(brief(), "docx", Settings())
    pandoc = KeptPandoc()
    monkeypatch.setattr(docx, "convert_next", pandoc.convert)
    alone = docx.write(rendering).content
    assert pandoc._process is None
    assert docx.write(rendering).content == alone
    assert pandoc._process is not None
    pandoc.end()


def test_it_ends_with_its_process(kept, reference):
    kept.convert(fragments()[0], reference)
    process = process_of(kept)
    process.stdin.close()
    assert process.wait(10) == 0
