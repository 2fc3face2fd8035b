"""What is made again, and why: nothing whose record and file are right, everything else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from convert.batch import build_all, find_jobs
from convert.batch.standing import compare_record
from convert.batch.work import make_here
from convert.errors import OutputError
from convert.manifest import SCHEMA_VERSION, read_entry
from convert.manifest.digests import load_digests
from convert.manifest.ingredients import gather
from convert.placed import Placed
from convert.settings import EpubSettings, Settings
from convert.workplace import Workplace
from tests.batch.test_build import ARTICLE, build, files, statuses

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "convert", "build", "articles", "--to", "json"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def house(tmp_path):
    """A publishing repository with three short articles, which are made as JSON: no engine is needed."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "octavo.toml").write_text("")
    for name in ("one", "two", "three"):
        (tmp_path / f"articles/{name}.txt").write_text(ARTICLE.format(title=f"What the Port of {name} Knows"))
    return Workplace(tmp_path, Settings())


def make(house, **options):
    return build(house, "json", workers=0, **options)


def made(outcomes):
    return {Path(outcome.source).stem for outcome in outcomes if outcome.milliseconds}


def why(house, name="one", edition="json"):
    """Return what the record of *name* says against what a build would make of its *edition* now."""
    out = house.root / "build"
    (job,) = find_jobs([str(house.root / f"articles/{name}.txt")], house, (edition,), out)
    digests = load_digests(out)
    shared = gather(house.settings, digests, layouts=house.layouts, fonts=house.fonts, model=1)
    found = compare_record(job, read_entry(out, name), shared, out, digests)
    return [reason.sentence for reason in found[edition]]


def editions(house):
    return {name: digest for name, digest in files(house).items() if not name.startswith("manifest/")}


@pytest.mark.parametrize(
    "damage",
    [
        None,
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: data.replace(
            f'"schema_version": {SCHEMA_VERSION}'.encode(), f'"schema_version": {SCHEMA_VERSION + 1}'.encode()
        ),
    ],
    ids=["deleted", "truncated", "emptied", "from a newer version"],
)
def test_a_record_that_does_not_count(house, damage):
    make(house)
    before = files(house)
    record = house.root / "build/manifest/one.json"
    if damage is None:
        record.unlink()
    else:
        record.write_bytes(damage(record.read_bytes()))
        assert files(house) != before
    assert made(make(house)) == {"one"}
    assert files(house) == before


def test_a_file_that_is_gone_or_altered(house):
    make(house)
    before = files(house)
    (house.root / "build/json/one.json").unlink()
    (house.root / "build/json/two.json").write_text("{}")
    assert why(house) == ["its file is gone"]
    assert why(house, "two") == ["its file is not the one that was written"]
    assert made(make(house)) == {"one", "two"}
    assert files(house) == before


def test_a_token_is_named_that_has_changed(house):
    build(house, "html", workers=0)
    settings = Settings(tokens={"size": {"body": 11}})
    changed = msgspec.structs.replace(house, settings=settings)
    assert why(changed, edition="html") == ["other settings: tokens.size.body"]


def test_only_the_editions_that_a_setting_concerns_are_made_again(house, monkeypatch):
    """A house that packs its faces into its e-books leaves its prints as they are."""
    editions = ("epub", "docx", "html", "json")
    settings = Settings(print_pages=False)
    build(msgspec.structs.replace(house, settings=settings), *editions, workers=0)
    before, asked = files(house), []

    def watch(job, terms, make):
        asked.append((job.name, job.editions))
        return make_here(job, terms, make)

    monkeypatch.setattr("convert.batch.pool.make_here", watch)
    changed = msgspec.structs.replace(
        house, settings=Settings(print_pages=False, epub=EpubSettings(fonts=True))
    )
    outcomes = build(changed, *editions, workers=0)
    assert asked == [(name, ("epub",)) for name in ("one", "three", "two")]
    for outcome in outcomes:
        assert outcome.status == "written"
        assert {each.edition: each.changed for each in outcome.editions} == {
            "epub": True, "docx": False, "html": False, "json": False,
        }  # fmt: skip
    after = files(house)
    assert {name for name in after if after[name] != before[name] and not name.startswith("manifest/")} == {
        f"epub/{name}.epub" for name in ("one", "two", "three")
    }


def test_what_was_noticed_in_setting_an_edition_stays_with_it(house, monkeypatch):
    """When the e-book alone is made again, the run still tells of the page that print could not mend."""
    from convert.batch import pool

    left = Placed(code="page-left", severity="notice", sentence="a spot is left", remedy="", line=3, column=1)

    def make_with_a_spot(job, terms, make):
        made, milliseconds = make_here(job, terms, make)
        noticed = {name: (left,) if name == "json" else () for name in job.editions}
        return msgspec.structs.replace(made, noticed=noticed), milliseconds

    monkeypatch.setattr(pool, "make_here", make_with_a_spot)
    first = build(house, "html", "json", workers=0)
    assert all(left in outcome.findings for outcome in first)
    changed = msgspec.structs.replace(house, settings=Settings(theme="journal"))
    for outcome in build(changed, "html", "json", workers=0):
        assert {each.edition: each.changed for each in outcome.editions} == {"html": True, "json": False}
        assert left in outcome.findings
    assert all(left not in outcome.findings for outcome in build(changed, "html", workers=0))
    assert all(left in outcome.findings for outcome in build(changed, "html", "json", workers=0))


def test_a_face_that_has_changed(house, tmp_path, monkeypatch):
    """What no layout sets is not made again for it."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "face.ttf").write_bytes(b"a face")
    monkeypatch.setattr(Workplace, "fonts", property(lambda self: fonts))
    build(house, "html", "json", workers=0)
    (fonts / "face.ttf").write_bytes(b"another")
    assert why(house, edition="html") == ["the fonts have changed"]
    assert why(house) == []
    assert made(build(house, "json", workers=0)) == set()
    assert made(build(house, "html", "json", workers=0)) == {"one", "two", "three"}


def test_a_source_that_is_renamed_or_deleted(house):
    make(house)
    (house.root / "articles/one.txt").rename(house.root / "articles/four.txt")
    (house.root / "articles/two.txt").unlink()
    assert statuses(make(house)) == {"four": "written", "three": "unchanged"}
    assert (house.root / "build/json/two.json").exists(), "what goes is for octavo prune to say"


def test_a_source_that_is_read_in_another_way(house):
    """The same bytes under another suffix are another article, though every digest is as it was."""
    make(house)
    (house.root / "articles/one.txt").rename(house.root / "articles/one.md")
    assert made(make(house)) == {"one"}
    assert made(make(house)) == set()


def test_no_space_for_one_leaves_the_others(house, monkeypatch):
    from convert.batch import record

    real = record.publish

    def publish(out, wanted):
        if "manifest/three.json" in wanted:
            raise OutputError("no space left to write to", place=str(out))
        return real(out, wanted)

    monkeypatch.setattr(record, "publish", publish)
    assert statuses(make(house)) == {"one": "written", "three": "failed", "two": "written"}
    monkeypatch.undo()
    assert made(make(house)) == {"three"}


def test_two_runs_at_once(house):
    make(house)
    expected = editions(house)
    out = [COMMAND, [*COMMAND, "--force", "--jobs", "2"]]
    for path in sorted((house.root / "build").rglob("*.json"), reverse=True):
        path.unlink()
    runs = [
        subprocess.Popen(words, cwd=house.root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
        for words in out
    ]
    told = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert editions(house) == expected
    records = [read_entry(house.root / "build", name) for name in ("one", "two", "three")]
    assert {entry.editions["json"].sha256 for entry in records} == set(expected.values())


def test_a_run_that_is_killed_keeps_what_it_told(house):
    for number in range(80):
        (house.root / f"articles/{number:02}.txt").write_text(ARTICLE.format(title=f"Port {number} Knows"))
    run = subprocess.Popen(
        [*COMMAND, "--jobs", "1", "--json-lines"],
        cwd=house.root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    told = [msgspec.json.decode(run.stdout.readline())["source"] for _ in range(3)]
    os.killpg(run.pid, signal.SIGKILL)
    told += [msgspec.json.decode(line)["source"] for line in run.stdout if line.endswith(b"\n")]
    run.wait()
    left = made(make(house))
    assert left, "it was killed too late to show anything"
    assert not left & {Path(source).stem for source in told}
    assert len(left) >= 83 - len(told) - 1


def test_the_record_of_digests_outlives_an_interrupt(house, monkeypatch):
    monkeypatch.setattr("convert.manifest.digests.SETTLED", -time.time_ns())
    out = house.root / "build"
    outcomes = build_all(
        find_jobs([str(house.root / "articles")], house, ("json",), out), house, out, workers=0
    )
    next(outcomes)
    outcomes.close()
    assert (out / ".octavo/digests.json").exists()
