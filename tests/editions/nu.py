"""The Nu Html Checker over finished pages, all in one Java process: mark-up, style, ARIA, policy."""

import json
import subprocess
from pathlib import Path

from msgspec import Struct

from tests.editions.browser import NPM
from tests.editions.waivers import Waiver, is_waived, read_waivers

JAR = NPM / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FLAGS = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A short life, on a stack that its parser of styles fits on."""
RECORD = '<script type="application/ld+json">'
LONGEST = 300  # seconds


class Message(Struct, frozen=True):
    """One thing that the checker says of a page."""

    kind: str
    """``error``, or ``info`` for a warning."""
    words: str
    """What it says."""
    line: int
    """The line at whose end it is about."""
    extract: str
    """The mark-up around that place."""

    @property
    def place(self) -> str:
        """What it is about: the record for machines, or else its own words."""
        return "record" if RECORD in self.extract else self.words


def check_pages(paths: list[Path]) -> dict[Path, tuple[Message, ...]]:
    """Return what the checker says of each of *paths*, warnings included."""
    assert JAR.exists(), "the Nu Html Checker is not installed: make validators"
    run = subprocess.run(
        ["java", *FLAGS, "-jar", JAR, "--format", "json", "--stdout", *paths],
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode in (0, 1), f"the checker itself failed ({run.returncode}): {run.stderr[-2000:]!r}"
    by_address = {path.resolve().as_uri(): path for path in paths}
    found: dict[Path, tuple[Message, ...]] = dict.fromkeys(paths, ())
    for said in json.loads(run.stdout)["messages"]:
        message = Message(said["type"], said["message"], said.get("lastLine", 0), said.get("extract", ""))
        found[by_address[said["url"].replace("file:/", "file:///", 1)]] += (message,)
    return found


def page_complaints(paths: list[Path]) -> dict[Path, list[str]]:
    """Return what is said against each of *paths*, the waived left out."""
    waivers = read_waivers("vnu")
    return {
        path: [
            f"{one.kind} line {one.line}: {one.words}"
            for one in messages
            if one.kind == "error" or not any(covers(waiver, one) for waiver in waivers)
        ]
        for path, messages in check_pages(paths).items()
    }


def covers(waiver: Waiver, message: Message) -> bool:
    """Tell whether *message* is one of those that *waiver* is about."""
    return message.words.startswith(waiver.rule) and is_waived(waiver.rule, message.place, (waiver,))
