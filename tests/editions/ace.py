"""Ace by DAISY over finished e-books: what a reader who depends on accessibility would miss."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.editions.browser import NPM, chromium

ACE = NPM / "node_modules" / ".bin" / "ace-cli"
PATIENCE = 60_000
"""Milliseconds that the browser may take to start: five seconds, the default, are few on a busy machine."""
LONGEST = 180  # seconds


def ace_complaints(paths: list[Path]) -> dict[Path, list[str]]:
    """Return the violations that Ace finds in each of *paths*; reports stay beside the files."""
    return {path: list(_violations(_report(path))) for path in paths}


def _report(path: Path) -> dict[str, Any]:
    assert ACE.exists(), "Ace is not installed: make validators"
    folder = path.with_name(f"{path.name}.ace")
    surroundings = {"PUPPETEER_EXECUTABLE_PATH": chromium(), "ACE_TIMEOUT_INITIAL": str(PATIENCE)}
    run = subprocess.run(
        [ACE, "--silent", "--force", "--outdir", folder, path],
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    report = folder / "report.json"
    assert run.returncode == 0 and report.exists(), f"Ace itself failed: {run.stdout}{run.stderr}"
    told = json.loads(report.read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def _violations(report: dict[str, Any]) -> Iterator[str]:
    assert report["earl:result"]["earl:outcome"] in ("pass", "fail")
    for document in report["assertions"]:
        place = document["earl:testSubject"]["url"]
        for one in document["assertions"]:
            if one["earl:result"]["earl:outcome"] == "fail":
                test, said = one["earl:test"], one["earl:result"]["dct:description"]
                yield f"{test['earl:impact']} {test['dct:title']} {place}: {said}"
