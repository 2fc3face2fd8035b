"""A digest is remembered as long as nothing about the file has changed, and no longer."""

import hashlib
import os

import pytest

from convert.manifest import digests
from convert.manifest.digests import Digests, load_digests

LONG_AGO = 1_500_000_000


def sha256(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def settled(monkeypatch, tmp_path):
    """Let files count as settled at once: a test cannot wait."""
    monkeypatch.setattr(digests, "SETTLED", -1)
    (tmp_path / "build").mkdir()


def test_a_file(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    assert Digests().file(tmp_path / "a") == sha256(b"a")
    assert Digests().file(tmp_path / "b") is None
    assert Digests().file(tmp_path) is None


def test_what_is_known_is_not_read_again(tmp_path, settled, monkeypatch):
    file = tmp_path / "a"
    file.write_bytes(b"a")
    known = Digests()
    known.file(file)
    known.save(tmp_path / "build")
    monkeypatch.setattr(Digests, "_learn", lambda *_: pytest.fail("the file was read"))
    assert load_digests(tmp_path / "build").file(file) == sha256(b"a")


def test_a_change_of_the_same_size_and_time_is_seen(tmp_path, settled):
    file = tmp_path / "a"
    file.write_bytes(b"a")
    os.utime(file, (LONG_AGO, LONG_AGO))
    known = Digests()
    known.file(file)
    file.write_bytes(b"b")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert known.file(file) == sha256(b"b")


def test_a_young_file_is_read_every_time(tmp_path):
    """Its next change may come within the same tick of the clock."""
    (tmp_path / "a").write_bytes(b"a")
    known = Digests()
    known.file(tmp_path / "a")
    (tmp_path / "build").mkdir()
    known.save(tmp_path / "build")
    assert list((tmp_path / "build").iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_index_is_none(tmp_path, settled, damage):
    file = tmp_path / "a"
    file.write_bytes(b"a")
    known = Digests()
    known.file(file)
    known.save(tmp_path / "build")
    index = tmp_path / "build" / ".octavo" / digests.INDEX
    assert index.exists()
    index.write_bytes(damage)
    assert load_digests(tmp_path / "build").file(file) == sha256(b"a")


def test_a_folder(tmp_path):
    for name in ("a.css", "parts/b.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    before = Digests().folder(tmp_path)
    (tmp_path / ".a.css.swp").write_text("an editor's")
    (tmp_path / "parts/__pycache__").mkdir()
    (tmp_path / "parts/__pycache__/b.pyc").write_text("compiled")
    assert Digests().folder(tmp_path) == before
    (tmp_path / "parts/b.css").rename(tmp_path / "parts/c.css")
    assert Digests().folder(tmp_path) != before
