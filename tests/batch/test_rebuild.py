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
from convert.errors import OutputError
from convert.manifest import SCHEMA_VERSION, read_entry
from convert.manifest.digests import load_digests
from convert.manifest.ingredients import gather
from convert.settings import Settings
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


def why(house, name="one"):
    """Return what the record of *name* says against what a build would make now."""
    out = house.root / "build"
    (job,) = find_jobs([str(house.root / f"articles/{name}.txt")], house, ("json",), out)
    digests = load_digests(out)
    shared = gather(house.settings, digests, layouts=house.layouts, fonts=house.fonts, model=1)
    found = compare_record(job, read_entry(out, name), shared, out, digests)
    return [reason.sentence for reason in found["json"]]


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
    make(house)
    settings = Settings(tokens={"size": {"body": 11}})
    assert why(msgspec.structs.replace(house, settings=settings)) == ["other settings: tokens.size.body"]


def test_a_face_that_has_changed(house, tmp_path, monkeypatch):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "face.ttf").write_bytes(b"a face")
    monkeypatch.setattr(Workplace, "fonts", property(lambda self: fonts))
    make(house)
    assert made(make(house)) == set()
    (fonts / "face.ttf").write_bytes(b"another")
    assert why(house) == ["the fonts have changed"]
    assert made(make(house)) == {"one", "two", "three"}


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
    from convert import batch

    real = batch.publish

    def publish(out, wanted):
        if "manifest/three.json" in wanted:
            raise OutputError("no space left to write to", place=str(out))
        return real(out, wanted)

    monkeypatch.setattr(batch, "publish", publish)
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
