"""octavo new: what it begins works at once, and nothing that is there is touched."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from convert.cli.new import FILES
from convert.paths import layouts
from convert.settings import Settings, parse_settings
from tests.cli.conftest import octavo, octavo_json  # noqa: F401  fixtures

ROOT = Path(__file__).parents[2]


@pytest.fixture
def begun(tmp_path, octavo):  # noqa: F811
    told = octavo("new", tmp_path / "house")
    assert told.code == 0 and told.out.splitlines() == [str(tmp_path / "house" / name) for name in FILES]
    assert "Next: cd" in told.err
    return tmp_path / "house"


def test_every_file_of_the_folder_is_used():
    folder = layouts() / "new"
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == set(FILES.values())


def test_its_settings_are_the_defaults_and_what_it_offers_is_valid(begun):
    text = (begun / "octavo.toml").read_text()
    assert parse_settings(text, "octavo.toml") == Settings()
    offered = "\n".join(
        line.removeprefix("# ") if " = " in line or "[" in line[:3] else "" for line in text.splitlines()
    )
    assert parse_settings(offered, "octavo.toml").tokens == {"colour": {"accent": "#00508c"}}


def test_its_first_article_is_sound_and_built(begun, octavo, monkeypatch):  # noqa: F811
    monkeypatch.chdir(begun)
    assert octavo("check", "articles", "--strict").code == 0
    assert octavo("build", "articles", "--to", "html").code == 0
    assert (begun / "build/html/first.html").is_file()
    assert octavo("status", "articles", "--to", "html").code == 0


def test_its_hooks_take_the_files_that_the_hooks_of_octavo_take(begun):
    own = yaml.safe_load((begun / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    ours = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for hook in own} <= set(ours)
    assert own[0]["files"] == ours["octavo-check"]["files"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")
def test_its_makefile_calls_octavo(begun):
    run = ["make", "-C", begun, "-n", "all", "pdf", "html", "check", "status", "preview", "verify"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "octavo build articles" in said and "octavo build --to html articles" in said
    listed = subprocess.run(["make", "-C", begun, "help"], capture_output=True, text=True, check=True).stdout
    assert "make preview: show SRC" in listed


def test_nothing_that_is_there_is_touched(begun, octavo):  # noqa: F811
    (begun / "octavo.toml").write_text("mine")
    (begun / "Makefile").unlink()
    told = octavo("new", begun)
    assert told.code == 4 and "there already" in told.err
    assert (begun / "octavo.toml").read_text() == "mine" and not (begun / "Makefile").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path, octavo):  # noqa: F811
    (tmp_path / "file").write_text("")
    told = octavo("new", tmp_path / "file" / "house")
    assert told.code == 4 and str(tmp_path / "file") in told.err


def test_the_files_for_programs(tmp_path, octavo_json):  # noqa: F811
    code, told = octavo_json("new", tmp_path / "house")
    assert code == 0 and len(told["written"]) == len(FILES)
    assert all(Path(name).is_file() for name in told["written"])
