"""The same sources give the same bytes: editions and records, whatever the surroundings of the process."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "convert", "build", "--quiet"]

HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "2"}


def build(house, folder, surroundings, *words, mask=0o022):
    told = subprocess.run(
        [*COMMAND, *words], cwd=folder, capture_output=True, text=True, umask=mask,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(house), **surroundings},
    )  # fmt: skip
    assert (told.returncode, told.stdout, told.stderr) == (0, "", ""), "not a line, of the engines' either"
    return {
        path.relative_to(house / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((house / "build").rglob("*"))
        if path.is_file() and ".octavo" not in path.parts
    }


def make_house(folder):
    (folder / "articles").mkdir(parents=True)
    (folder / "octavo.toml").write_text("")
    for name in ("harbor-queue.txt", "upper-gauge.txt"):
        shutil.copy(ROOT / "articles" / name, folder / "articles")
    return folder


def test_two_runs_in_different_surroundings(tmp_path):
    one, other = make_house(tmp_path / "one"), make_house(tmp_path / "a longer way/to another")
    first = build(one, one, HERE, "articles", "--jobs", "1")
    second = build(other, "/", THERE, str(other / "articles"), "--jobs", "2", mask=0o077)
    assert len(first) == 8
    assert first == second
