"""What may not be published yet has no editions, unless they are for those who may read it before."""

from __future__ import annotations

import datetime
import json

import pytest

from convert import clock
from convert.check import check
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.cli.conftest import house, octavo  # noqa: F401  fixtures

WORDS = ("articles/one.txt", "--jobs", "1")


@pytest.fixture
def held(house, request):  # noqa: F811
    """The house with an article that is dated in the future, or that forbids publication."""
    article = house / "articles/one.txt"
    text = article.read_text()
    article.write_text(getattr(request, "param", later)(text))
    return house


def later(text):
    return text.replace("May 14, 2019", "May 14, 2090")


def forbidden(text):
    return "EMBARGOED until 09:00 GMT\n\n" + text


@pytest.mark.parametrize(
    ("held", "code"), [(later, "future-date"), (forbidden, "embargo")], indirect=["held"]
)
def test_there_is_no_edition_before_its_time(held, octavo, code):  # noqa: F811
    told = octavo("build", *WORDS)
    assert told.code == 1 and f"error {code}" in told.err and "--embargoed" in told.err
    assert not (held / "build/epub").exists()
    assert octavo("check", "articles/one.txt").code == 1
    assert octavo("build", *WORDS, "--embargoed").code == 0
    assert (held / "build/epub/one.epub").is_file()


def test_an_edition_from_before_its_time_is_not_taken_for_one_that_may_be_published(held, octavo):  # noqa: F811
    assert octavo("build", *WORDS, "--embargoed").code == 0
    assert octavo("status", "articles/one.txt", "--embargoed").code == 0
    assert octavo("build", *WORDS, "--embargoed").out.startswith("unchanged")
    told = octavo("status", "articles/one.txt", "--why")
    assert told.code == 1 and "before it may be published" in told.out
    assert octavo("build", *WORDS).code == 1


def test_when_the_day_has_come_the_same_bytes_may_be_published(held, octavo, monkeypatch):  # noqa: F811
    assert octavo("build", *WORDS, "--embargoed").code == 0
    first = (held / "build/epub/one.epub").read_bytes()
    day = datetime.date(2090, 5, 14)
    for module in ("convert.batch.run", "convert.cli.check"):
        monkeypatch.setattr(f"{module}.today", lambda: day)
    assert octavo("build", *WORDS).code == 0
    assert (held / "build/epub/one.epub").read_bytes() == first
    assert octavo("status", "articles/one.txt").code == 0


def test_who_builds_all_with_the_option_changes_nothing_of_the_others(house, octavo):  # noqa: F811
    assert octavo("build", "articles", "--jobs", "1", "--embargoed").code == 0
    assert octavo("status", "articles").code == 0
    assert "embargoed" not in (house / "build/manifest/two.json").read_text()


def test_the_setting_does_what_the_option_does(held, octavo):  # noqa: F811
    settings = held / "octavo.toml"
    settings.write_text("embargoed = true\n" + settings.read_text())
    assert octavo("build", *WORDS).code == 0
    findings = json.loads((held / "build/manifest/one.json").read_text())["findings"]
    assert [f["severity"] for f in findings if f["code"] == "future-date"] == ["notice"]


def test_a_house_may_weigh_it_otherwise(held, octavo):  # noqa: F811
    with (held / "octavo.toml").open("a") as file:
        file.write('[findings]\nfuture-date = "warning"\n')
    assert octavo("build", *WORDS).code == 0
    assert octavo("build", *WORDS).out.startswith("unchanged")


def test_a_draft_is_another_edition(house, octavo):  # noqa: F811
    assert octavo("build", *WORDS).code == 0
    plain = (house / "build/epub/one.epub").read_bytes()
    assert octavo("build", *WORDS, "--draft").out.startswith("written")
    assert (house / "build/epub/one.epub").read_bytes() != plain
    assert octavo("status", "articles/one.txt", "--draft").code == 0
    told = octavo("status", "articles/one.txt", "--why")
    assert told.code == 1 and "other settings: draft" in told.out
    assert octavo("verify").code == 0  # each edition is read back as it was built
    assert octavo("build", *WORDS).code == 0
    assert (house / "build/epub/one.epub").read_bytes() == plain
    assert octavo("verify").code == 0


@pytest.mark.parametrize(
    ("date", "today", "told"),
    [
        ("March 4, 2026", "2026-03-03", True),
        ("March 3, 2026", "2026-03-03", False),
        ("March 2026", "2026-02-28", True),
        ("March 2026", "2026-03-01", False),
        ("March 3, 2026", None, False),
    ],
)
def test_the_day_is_an_argument(date, today, told):
    text = (
        f"Why Ports Fail\n\nBy Ana Ruiz\n\n{date}\n\n" + "The board met in the long room above the quay. " * 9
    )
    article = parse(read(decode_source(text.encode(), "a.txt")), Settings())
    day = datetime.date.fromisoformat(today) if today else None
    assert ("future-date" in [f.code for f in check(article, Settings(), day)]) is told


def test_a_day_is_in_the_future_while_it_has_begun_nowhere():
    now = datetime.datetime.now(datetime.UTC)
    assert clock.today() in (
        (now + datetime.timedelta(hours=14)).date(),
        now.date(),
        now.date() + datetime.timedelta(1),
    )
    assert clock.LATEST.utcoffset(None) == datetime.timedelta(hours=14)
