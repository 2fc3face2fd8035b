"""What was made before is taken from the cache, and only where it would come out the same."""

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from convert.manifest.cache import default_folder, keep, take, trim
from convert.settings import Settings
from convert.workplace import Workplace
from tests.batch.test_build import ARTICLE, build, files, statuses


@pytest.fixture
def house(tmp_path):
    """A publishing repository with two articles and a cache beside it."""
    root = tmp_path / "house"
    (root / "articles").mkdir(parents=True)
    for name in ("one", "two"):
        (root / f"articles/{name}.txt").write_text(ARTICLE.format(title=f"What the Port of {name} Knows"))
    return Workplace(root, Settings())


def make(house, *editions, **options):
    cache = house.root.parent / "cache"
    return build(house, *(editions or ("json",)), workers=0, cache=cache, **options)


def made(outcomes):
    return {Path(outcome.source).stem for outcome in outcomes if outcome.milliseconds}


def objects(house):
    return [path for path in (house.root.parent / "cache/objects").rglob("*") if path.is_file()]


def test_a_fresh_checkout_makes_nothing(house, tmp_path):
    first = make(house, "epub", "json")
    before = files(house)
    house.root.rename(tmp_path / "elsewhere")
    house = Workplace(tmp_path / "elsewhere", Settings())
    shutil.rmtree(house.root / "build")
    again = make(house, "epub", "json")
    assert (made(first), made(again)) == ({"one", "two"}, set())
    assert set(statuses(again).values()) == {"written"}
    assert [each.findings for each in again] == [each.findings for each in first]
    assert files(house) == before, "editions and records are those of the run that made them"


def test_what_has_changed_is_made(house):
    make(house)
    source = house.root / "articles/one.txt"
    source.write_text(source.read_text().replace("harbors", "ports"))
    shutil.rmtree(house.root / "build")
    assert made(make(house)) == {"one"}
    shutil.rmtree(house.root / "build")
    (house.root / "articles/one.octavo.toml").write_text('kicker = "Essay"\n')
    assert made(make(house)) == {"one"}
    assert made(make(msgspec.structs.replace(house, settings=Settings(locale="de-DE")))) == {"one", "two"}


def test_editions_that_two_runs_made_are_taken_together(house):
    make(house, "json")
    make(house, "html")
    before = files(house)
    shutil.rmtree(house.root / "build")
    assert made(make(house, "html", "json")) == set()
    assert files(house) == before


def test_force_takes_nothing_and_keeps(house):
    make(house)
    assert made(make(house, force=True)) == {"one", "two"}
    assert objects(house)


def test_strict_is_asked_anew(house):
    source = house.root / "articles/one.txt"
    source.write_text(source.read_text().replace("By Ada Quill\n\n", ""))
    make(house)
    shutil.rmtree(house.root / "build")
    assert statuses(make(house, strict=True)) == {"one": "refused", "two": "written"}


def test_pictures_count(house):
    source = house.root / "articles/one.txt"
    text = source.read_text().replace("The second", "![A quay](quay.svg)\n\nThe second")
    (house.root / "articles/one.md").write_text(text)
    source.unlink()
    picture = house.root / "articles/quay.svg"
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="{}" height="9"/></svg>'
    )
    picture.write_text(drawn.format(8))
    assert statuses(make(house))["one"] == "written"
    for width, again in ((8, set()), (7, {"one"})):
        picture.write_text(drawn.format(width))
        shutil.rmtree(house.root / "build")
        assert made(make(house)) == again


def test_an_article_without_a_date_is_dated_anew(house, monkeypatch):
    source = house.root / "articles/one.txt"
    source.write_text(source.read_text().replace("May 14, 2019\n\n", ""))
    make(house)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1448409600")
    shutil.rmtree(house.root / "build")
    assert made(make(house)) == {"one"}


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"other")])
@pytest.mark.parametrize("folder", ["objects", "records"])
def test_what_is_damaged_is_made_again(house, damage, folder):
    make(house)
    before = files(house)
    for path in (house.root.parent / "cache" / folder).rglob("*"):
        if path.is_file():
            damage(path)
    shutil.rmtree(house.root / "build")
    assert made(make(house)) == {"one", "two"}
    assert files(house) == before
    shutil.rmtree(house.root / "build")
    assert made(make(house)) == set()


def test_a_cache_that_cannot_be_written_stops_nothing(house):
    (house.root.parent / "cache").write_text("a file")
    assert statuses(make(house)) == {"one": "written", "two": "written"}


def test_the_longest_not_used_goes_first(tmp_path):
    for number in range(3):
        keep(tmp_path, f"{number}" * 64, {"number": number}, {"json": bytes([number]) * 1000})
        for path in tmp_path.rglob("*"):
            if path.is_file() and path.stat().st_mtime > 1000:
                os.utime(path, (number, number))
    assert take(tmp_path, "0" * 64, dict[str, int]) == ({"number": 0}, {"json": b"\0" * 1000})
    trim(tmp_path, 2600)
    left = [take(tmp_path, f"{number}" * 64, dict[str, int]) is not None for number in range(3)]
    assert left == [True, False, True]


def test_where_it_lies(monkeypatch, tmp_path):
    monkeypatch.delenv("OCTAVO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "octavo"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_folder() == Path.home() / ".cache/octavo"
    monkeypatch.setenv("OCTAVO_CACHE", "there")
    assert default_folder() == Path("there")
    monkeypatch.setenv("OCTAVO_CACHE", "")
    assert default_folder() is None
