"""What the checkout says of itself: pinned packages, faces and their licences, hooks."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "constraints.txt").read_text("utf-8")
PINNED = dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", LOCK, re.MULTILINE))


def requirements() -> list[str]:
    """List what the project asks for directly, groups included."""
    groups = PROJECT["dependency-groups"].values()
    named = [entry for group in groups for entry in group if isinstance(entry, str)]
    return sorted({*PROJECT["project"]["dependencies"], *named})


@pytest.mark.parametrize("line", requirements())
def test_each_requirement_is_pinned_at_a_version_it_allows(line: str) -> None:
    requirement = Requirement(line)
    assert PINNED[requirement.name] in requirement.specifier, "run `make lock`"


def test_the_lock_holds_names_versions_hashes_and_nothing_else() -> None:
    pin = r"[a-z0-9-]+==[^ ]+( ; [a-z_]+ (?:[!=]=|<) '[A-Za-z0-9.]+')? \\"
    digest = r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    strays = [line for line in LOCK.splitlines()[1:] if not re.fullmatch(f"{pin}|{digest}", line)]
    assert strays == []


def test_each_face_is_the_file_that_the_table_names() -> None:
    table = (ROOT / "fonts/README.md").read_text("utf-8")
    named = dict(re.findall(r"^\| `([^`]+\.ttf)` \| `[^`]+` \| `([0-9a-f]{64})` \|$", table, re.MULTILINE))
    files = sorted((ROOT / "fonts").rglob("*.ttf"))
    hashed = {
        file.relative_to(ROOT / "fonts").as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
    assert named == hashed


def test_each_family_carries_its_licence() -> None:
    families = [folder for folder in (ROOT / "fonts").iterdir() if folder.is_dir()]
    assert families
    for family in families:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (family / "OFL.txt").read_text("utf-8")
