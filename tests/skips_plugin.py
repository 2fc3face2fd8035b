"""A pytest plugin: where CI is true, a skip that `tests/skips.txt` does not list fails the run."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

import pytest

SKIPS = Path(__file__).with_name("skips.txt")
AFFIRMATIVE = {"1", "true", "yes", "on"}


def read_listed(path: Path) -> dict[str, str]:
    """Read the list of tolerated skips: `{glob over test ids: reason}`; each needs one."""
    listed: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        glob, _, reason = line.partition("\t")
        if not reason.strip():
            raise pytest.UsageError(f"{path.name}:{number}: expected a test id, a tab and a reason")
        listed[glob.strip()] = reason.strip()
    return listed


def is_listed(nodeid: str, listed: dict[str, str]) -> bool:
    """Say whether one of the globs covers the test; square brackets of a parametrised id mean themselves."""
    return any(fnmatch.fnmatchcase(nodeid, glob.replace("[", "[[]")) for glob in listed)


def skips_are_refused() -> bool:
    """Say whether this run is one in which nothing may be skipped quietly."""
    return any(os.environ.get(name, "").lower() in AFFIRMATIVE for name in ("CI", "OCTAVO_NO_SKIPS"))


class Skips:
    """Gathers the skips of a run and judges them at its end."""

    def __init__(self, listed: dict[str, str]) -> None:
        self.listed = listed
        self.unlisted: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test; an expected failure is reported as skipped too and is not one."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.note(report.nodeid, report.longrepr)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that skipped itself while it was read."""
        if report.skipped:
            self.note(report.nodeid, report.longrepr)

    def note(self, nodeid: str, longrepr: object) -> None:
        """Keep the skip and what it gave as its reason, unless it is listed."""
        if not is_listed(nodeid, self.listed):
            self.unlisted[nodeid] = str(longrepr[2] if isinstance(longrepr, tuple) else longrepr)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Turn a run that passed into a failed one."""
        if self.unlisted and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name each skip that nobody allowed, and what to do."""
        if not self.unlisted:
            return
        terminalreporter.section("skips that are not listed", red=True)
        for nodeid, reason in sorted(self.unlisted.items()):
            terminalreporter.line(f"{nodeid}: {reason}")
        terminalreporter.line(f"install what is missing, or list it with a reason in tests/{SKIPS.name}")


def pytest_configure(config: pytest.Config) -> None:
    """Judge in the one process that reports: a worker of xdist sees only its share."""
    if skips_are_refused() and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Skips(read_listed(SKIPS)), "octavo-skips")
