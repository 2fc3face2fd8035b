"""The faces of other scripts: only those that an article needs, chosen by fonts/scripts.toml."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from fontTools import unicodedata as unicode_data
from msgspec import Struct

from convert import paths
from convert.findings import Finding
from convert.fontconfig import machine_files
from convert.glyphs import (
    coverage,
    missing_glyphs,
    tell_missing,
    used_characters,
    without_glyph,
)
from convert.model import Article
from convert.render.faces import family_faces
from convert.render.rendering import Face, Rendering

COMMON = ("Zyyy", "Zinh")
"""Codes of characters that no script has for itself: signs, punctuation, accents."""


THEME = ("Latn", "Grek", "Cyrl")
"""Codes of the scripts that the faces of the themes have."""


class Family(Struct, frozen=True):
    """A family for what the theme's faces lack."""

    name: str
    """Its name, as fontconfig and style sheets call it."""
    scripts: tuple[str, ...]
    """The scripts that it has, the one that it is made for first."""
    languages: tuple[str, ...] = ()
    """The languages that it is made for, where scripts alone do not tell."""
    package: str = ""
    """The Debian package that brings it; empty for one that is shipped."""
    line: float = 1.0
    """By how much lines of its script stand further apart than the theme's."""
    align: Literal["", "left"] = ""
    """How lines of its script end, whatever the theme says; empty: as the theme says."""


class Setting(Struct, frozen=True):
    """The families besides the theme's that an article is set in."""

    own: tuple[str, ...] = ()
    """The family of the script that most of it is written in: it comes before the theme's."""
    others: tuple[str, ...] = ()
    """Families of what else is in it: they come after the theme's."""
    faces: tuple[Face, ...] = ()
    """Their faces."""
    direction: Literal["ltr", "rtl"] = "ltr"
    """In which direction the lines of that script run."""
    script: str = "Latn"
    """The script that most of the article is written in."""
    line: float = 1.0
    """By how much its lines stand further apart than the theme's."""
    align: Literal["", "left"] = ""
    """How its lines end, whatever the theme says."""


@cache
def load_families() -> tuple[Family, ...]:
    """Return the rows of fonts/scripts.toml."""
    rows = tomllib.loads((paths.fonts() / "scripts.toml").read_text(encoding="utf-8"))["family"]
    return msgspec.convert(rows, tuple[Family, ...])


def choose_setting(article: Article, faces: tuple[Face, ...], labels: Iterable[str] = ()) -> Setting:
    """Return what sets the characters of *article* that the theme's *faces* lack; mostly nothing at all.

    The edition's own words, *labels*, are set in the same faces.
    """
    used = used_characters(article)
    missing = without_glyph((*used, *"".join(labels)), (face.path for face in faces))
    chosen = tuple(_choose(missing, article.language)) if missing else ()
    script = main_script(used)
    main = next((family for family in chosen if script in family.scripts), None)
    own = (main.name,) if main else ()
    others = tuple(family.name for family in chosen if family is not main)
    needed = tuple(face for family in chosen for face in faces_of(family))
    line, align = (main.line, main.align) if main else (1.0, "")
    return Setting(own, others, needed, direction(script), script, line, align)


def _choose(missing: set[str], language: str) -> Iterator[Family]:
    """Yield families until nothing is *missing* that one of them has."""
    scripts = {unicode_data.script(character) for character in missing}
    for family in rank_families(scripts, language):
        faces = faces_of(family)
        covered = coverage(faces[0].path) if faces else frozenset[int]()
        had = {character for character in missing if ord(character) in covered}
        if had:
            missing = missing - had
            yield family
        if not missing:
            return


def rank_families(scripts: Iterable[str], language: str) -> list[Family]:
    """Return the families that may have a character of *scripts*, the best for *language* first."""
    wanted = {*scripts, *COMMON}
    fitting = [family for family in load_families() if wanted.intersection(family.scripts)]
    return sorted(fitting, key=lambda family: _rank(family, wanted, language))


def _rank(family: Family, scripts: set[str], language: str) -> tuple[bool, int, bool]:
    """Signs last; then by how much of the tag of the *language* it is made for; then by its first script."""
    matches = [len(tag) for tag in family.languages if f"{language}-".startswith(f"{tag}-")]
    return family.scripts[0] in COMMON, -max(matches, default=0), family.scripts[0] not in scripts


def lacking(article: Article, renderings: Iterable[Rendering]) -> tuple[Finding, ...]:
    """Return a finding for each character of *article* that no face of its print edition has, or its cover.

    E-books and Word documents are shown in the faces of their readers: only print has to have them all, and
    the picture that is the cover of an e-book.
    """
    listed = tuple(renderings)
    faces = sorted({face.path for each in listed if each.edition == "pdf" for face in each.faces})
    covers = {character for each in listed if each.cover for character in each.cover.lacking}

    def brings(character: str) -> str:
        return bringing(character, article.language)

    printed = missing_glyphs(article, faces, brings) if faces else ()
    return printed + (() if printed else tell_missing(article, covers, "cover-glyph", brings))


def bringing(character: str, language: str) -> str:
    """Return what would bring a face for *character*, as the beginning of an advice."""
    for family in rank_families((unicode_data.script(character),), language):
        if family.package and not faces_of(family):
            return f"Install a face that has it (apt install {family.package})"
    return "Add a face that has it to fonts/"


def script_names() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the names of the scripts that can be set beside the theme's, and what packages would add."""
    here: list[str] = []
    lacking: dict[str, list[str]] = {}
    for family in load_families():
        name = unicode_data.script_name(family.scripts[0])
        if family.scripts[0] not in (*COMMON, *THEME):
            (here if faces_of(family) else lacking.setdefault(family.package, [])).append(name)
    return tuple(dict.fromkeys(here)), {
        package: tuple(dict.fromkeys(names)) for package, names in lacking.items()
    }


def machine_faces(faces: Iterable[Face]) -> dict[str, str]:
    """Return the digests of those of *faces* that are of the machine, by family and weight."""
    shipped = str(paths.fonts())
    return {
        f"{face.family} {face.weight}": face.sha256 for face in faces if not face.path.startswith(shipped)
    }


@cache
def faces_of(family: Family) -> tuple[Face, ...]:
    """Return the faces of *family*; none where neither fonts/ nor the machine has it."""
    if not family.package:
        return family_faces(family.name)
    files = sorted(machine_files(family.name).items())
    return tuple(Face(family.name, "normal", weight, path, _digest(path)) for weight, path in files)


def _digest(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def direction(script: str) -> Literal["ltr", "rtl"]:
    """Return in which direction the lines of *script* run."""
    return "rtl" if unicode_data.script_horizontal_direction(script, "LTR") == "RTL" else "ltr"


def main_script(used: Counter[str]) -> str:
    """Return the script that most letters of a text are written in."""
    letters: Counter[str] = Counter()
    for character, count in used.items():
        if character.isalpha():
            letters[unicode_data.script(character)] += count
    return max(letters, key=lambda script: (letters[script], script), default="Latn")
