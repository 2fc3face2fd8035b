"""WeasyPrint is imported without other programs; with them where it needs them."""

import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert import paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems search for libraries")

SEARCHES = """
import subprocess, sys
started = []
sys.addaudithook(lambda event, given: started.append(given[0]) if event == "subprocess.Popen" else None)
from convert.write.pdf_start import start
print(start().__name__, len(started))
"""
NEEDS = """
import ctypes.util
if ctypes.util.find_library("c") is None:
    raise OSError("no such library")
"""


def said(script: str, path: str) -> list[str]:
    """Return what *script* says in a process of its own that looks for modules at *path* first."""
    fonts = str(paths.fonts() / "fonts.conf")
    given = {**os.environ, "PYTHONPATH": path, "FONTCONFIG_FILE": fonts}
    done = subprocess.run([sys.executable, "-c", script], env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_no_program_is_started() -> None:
    assert said(SEARCHES, str(paths.fonts().parent)) == ["weasyprint", "0"]


@pytest.mark.skipif(ctypes.util.find_library("c") is None, reason="nothing here finds a library")
def test_a_library_that_must_be_searched_is_found(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text(NEEDS)
    name, started = said(SEARCHES, os.pathsep.join((str(tmp_path), str(paths.fonts().parent))))
    assert name == "weasyprint"
    assert int(started) > 0
