"""Workers meet where the addresses of their sockets fit, however deep the folder for temporary files is."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from convert.batch import sockets
from convert.batch.sockets import LONGEST, NAME, meet_on_short_paths
from convert.errors import UsageError

ASKING = """
import tempfile
from multiprocessing import get_context
from multiprocessing.util import get_temp_dir
from convert.batch.sockets import meet_on_short_paths
if __name__ == "__main__":
    usual = tempfile.gettempdir()
    meet_on_short_paths()
    process = get_context("forkserver").Process(target=print, args=("heard",))
    process.start()
    process.join()
    print(tempfile.gettempdir() == usual, get_temp_dir().startswith(usual))
"""


def asked(folder: Path, tmp_path: Path) -> list[str]:
    """Return what a process says whose temporary files go to *folder*."""
    script = tmp_path / "asking.py"
    script.write_text(ASKING)
    root = str(Path(sockets.__file__).parents[2])
    given = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": root}
    done = subprocess.run([sys.executable, str(script)], env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_deep_folder_is_left_for_the_sockets_alone(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * LONGEST)
    deep.mkdir()
    assert asked(deep, tmp_path) == ["heard", "True", "False"]


def test_a_usual_folder_holds_them() -> None:
    with tempfile.TemporaryDirectory(dir=sockets.SHORT) as folder:
        assert asked(Path(folder), Path(folder)) == ["heard", "True", "True"]


def test_where_no_address_fits_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/" + "d" * LONGEST)
    monkeypatch.setattr(sockets, "SHORT", tmp_path / "none")
    with pytest.raises(UsageError, match="too long a path") as told:
        meet_on_short_paths()
    assert str(LONGEST - NAME) in told.value.remedy
