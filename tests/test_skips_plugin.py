"""The plugin that refuses silent skips, run as pytest runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import skips_plugin

ROOT = Path(__file__).parents[1]
A_SKIP = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="no reason")
def test_skips():
    pass
"""
A_FILE_THAT_SKIPS = "import pytest\n\npytest.skip('nothing here', allow_module_level=True)\n"
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail\ndef test_fails():\n    assert False\n"


def run(folder: Path, text: str, *options: str, ci: str = "true") -> subprocess.CompletedProcess[str]:
    """Run pytest with the plugin over one test file."""
    (folder / "test_sample.py").write_text(text, "utf-8")
    # Other plugins cost a second a run and have no say here.
    environment = {**os.environ, "CI": ci, "OCTAVO_NO_SKIPS": "", "PYTHONPATH": str(ROOT)}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.skips_plugin",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
    ]
    return subprocess.run(
        [*command, "--rootdir", str(folder), *options, str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )


@pytest.mark.parametrize("options", [[], ["-p", "xdist", "-n", "2"]], ids=["one process", "two workers"])
@pytest.mark.parametrize("text", [A_SKIP, A_FILE_THAT_SKIPS], ids=["test", "file"])
def test_an_unlisted_skip_fails_the_run(tmp_path: Path, text: str, options: list[str]) -> None:
    finished = run(tmp_path, text, *options)
    assert finished.returncode != 0
    assert "skips that are not listed" in finished.stdout
    assert "test_sample.py" in finished.stdout


def test_outside_ci_a_skip_passes(tmp_path: Path) -> None:
    assert run(tmp_path, A_SKIP, ci="").returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    assert run(tmp_path, EXPECTED_FAILURE).returncode == 0


def test_a_listed_skip_is_tolerated() -> None:
    listed = {"tests/test_seed.py::*": "the folder of seeds is absent", "tests/a.py::test_b[c]": "one case"}
    assert skips_plugin.is_listed("tests/test_seed.py::test_title", listed)
    assert skips_plugin.is_listed("tests/a.py::test_b[c]", listed)
    assert not skips_plugin.is_listed("tests/a.py::test_b[d]", listed)


def test_a_line_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "skips.txt").write_text("tests/test_seed.py::*\n", "utf-8")
    with pytest.raises(pytest.UsageError, match=r"skips\.txt:1"):
        skips_plugin.read_listed(tmp_path / "skips.txt")


def test_every_listed_skip_has_a_reason() -> None:
    assert all(skips_plugin.read_listed(skips_plugin.SKIPS).values())
