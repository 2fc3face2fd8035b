"""What was built from what: one JSON file an article, compared by content and never by time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from convert.errors import ManifestError, UsageError
from convert.fontconfig import machine_files
from convert.manifest.digests import Digests
from convert.manifest.versions import ENGINES, engine_versions, version_of
from convert.settings import Settings

SCHEMA_VERSION = 1

FOLDER = "manifest"
"""Folder of the records, below the output folder."""

WITHOUT_EFFECT = ("editions", "sources", "out", "limits", "layouts", "logo")
"""Settings that say what is made and where, but not how it looks; two count by what they hold."""


class Ingredients(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that decides the bytes of one edition."""

    source: str
    """Digest of the source."""
    model: int
    """``schema_version`` of the article model."""
    layouts: str
    """Digest of the folder of layouts."""
    fonts: str
    """Digest of the folder of fonts."""
    settings: dict[str, Any]
    """Settings that are not the default, as octavo.toml would write them."""
    versions: dict[str, str]
    """Octavo, the engines and the libraries beneath them, with their versions."""
    corrections: str | None = None
    """Digest of the corrections beside the source; None where there are none."""
    machine_faces: dict[str, str] = {}
    """Faces of the machine that the article needed, by family and weight, with the digests of their files."""
    epoch: str | None = None
    """SOURCE_DATE_EPOCH, empty if unset, where the article has no date of its own; else None."""


class Edition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One edition that stands in the output folder."""

    path: str
    """Where, below the output folder."""
    sha256: str
    """Digest of its bytes."""
    size: int
    """Its size in bytes."""
    ingredients: Ingredients
    """What it was made from."""
    pages: tuple[int, ...] = ()
    """Print only: for each page the offset in the source at which it begins, mid-paragraph too."""


class Entry(Struct, frozen=True, kw_only=True):
    """The record of one article."""

    schema_version: int = SCHEMA_VERSION
    """Version of this record's form."""
    source: str | None
    """Path of the source below the folder of octavo.toml; None where it lies elsewhere."""
    findings: tuple[dict[str, Any], ...] = ()
    """What was noticed when it was built, so that a run which builds nothing can still say so."""
    editions: dict[str, Edition] = {}
    """Its editions by kind."""


class Reason(Struct, frozen=True):
    """Why an edition is not what a build would make now."""

    kind: Literal[
        "missing",
        "altered",
        "text",
        "corrections",
        "layouts",
        "fonts",
        "settings",
        "model",
        "date",
        "versions",
    ]
    """What differs."""
    sentence: str
    """The same for a person."""

    @property
    def is_notice(self) -> bool:
        """Whether the edition may stay: another engine alone does not put it behind its text."""
        return self.kind == "versions"


def entry_name(article: str) -> str:
    """Return the name below the output folder of the record of *article* (its path without suffix)."""
    return f"{FOLDER}/{article}.json"


def read_entry(out: Path, article: str) -> Entry | None:
    """Return the record of *article*, or None where it has none.

    A record that cannot be read as one, as after a merge that left its marks, counts as none: the article is
    built again. Raises ManifestError where the file itself cannot be read.
    """
    path = out / entry_name(article)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Entry)
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise ManifestError(
            f"the record cannot be read: {error.strerror}", place=str(path), remedy="Check its permissions."
        ) from error


def write_entry(entry: Entry) -> bytes:
    """Return *entry* as JSON: sorted keys, a value a line, so that two branches merge."""
    plain = msgspec.json.encode(entry, order="sorted")
    return msgspec.json.format(plain, indent=1) + b"\n"


def list_entries(out: Path) -> list[str]:
    """Return the names of all articles that have a record, in order."""
    folder = out / FOLDER
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json"))


def gather(
    settings: Settings, digests: Digests, *, layouts: Path, fonts: Path, model: int
) -> dict[str, Ingredients]:
    """Return the ingredients of each edition that all articles of a run share; ``source`` is left empty."""
    shared: dict[str, Any] = {
        "source": "",
        "model": model,
        "layouts": digests.layouts(layouts, settings.layouts, settings.logo),
        "fonts": digests.folder(fonts),
        "settings": telling_settings(settings),
    }
    octavo = f"{version_of('octavo')}+{digests.folder(Path(__file__).parent.parent, '.py')[:12]}"
    return {
        edition: Ingredients(**shared, versions={"octavo": octavo, **engine_versions(edition)})
        for edition in ENGINES
    }


def telling_settings(settings: Settings) -> dict[str, Any]:
    """Return those of *settings* that change an edition and are not the default."""
    chosen = msgspec.to_builtins(settings)
    default = msgspec.to_builtins(Settings())
    return {
        key: value for key, value in chosen.items() if key not in WITHOUT_EFFECT and value != default[key]
    }


def epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH as it is set now, in seconds since 1970; UsageError where it is no number."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value and not (value.isascii() and value.isdigit()):
        raise UsageError(
            "SOURCE_DATE_EPOCH is no number", remedy="Unset it, or set it to seconds since 1970."
        )
    return int(value) if value else None


def dating() -> str:
    """Return what dates an article without a date now: SOURCE_DATE_EPOCH, or nothing."""
    now = epoch()
    return "" if now is None else str(now)


def fingerprint(data: bytes) -> str:
    """Return the digest of *data*, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def record_edition(
    path: str, content: bytes, ingredients: Ingredients, pages: tuple[int, ...] = ()
) -> Edition:
    """Return the record of the edition *content* at *path* below the output folder, with its page map."""
    return Edition(
        path=path,
        sha256=fingerprint(content),
        size=len(content),
        ingredients=ingredients,
        pages=pages,
    )


def reasons(edition: Edition | None, wanted: Ingredients, out: Path, digests: Digests) -> tuple[Reason, ...]:
    """Return why *edition* is not what a build from *wanted* would put below *out*; nothing if it is."""
    if edition is None:
        return (Reason("missing", "it was never built"),)
    standing = digests.file(out / edition.path)
    if standing is None:
        return (Reason("missing", "its file is gone"),)
    standing_faces = machine_digests(edition.ingredients.machine_faces, digests)
    found = tuple(
        _differences(edition.ingredients, msgspec.structs.replace(wanted, machine_faces=standing_faces))
    )
    if standing != edition.sha256:
        return (Reason("altered", "its file is not the one that was written"), *found)
    return found


def machine_digests(faces: Mapping[str, str], digests: Digests) -> dict[str, str]:
    """Return the digests that the files of *faces* have on this machine; one that is not here is left out."""
    found: dict[str, str] = {}
    for name in faces:
        family, _, weight = name.rpartition(" ")
        path = machine_files(family).get(int(weight))
        if path is not None and (digest := digests.file(Path(path))) is not None:
            found[name] = digest
    return found


def _differences(old: Ingredients, new: Ingredients) -> list[Reason]:
    found: list[Reason] = []
    if old.source != new.source:
        found.append(Reason("text", "its text has changed"))
    if old.corrections != new.corrections:
        found.append(Reason("corrections", "its corrections have changed"))
    for kind in ("layouts", "fonts", "model"):
        if getattr(old, kind) != getattr(new, kind):
            found.append(Reason(kind, f"the {kind} {'has' if kind == 'model' else 'have'} changed"))
    if changed := _changed_keys(old.machine_faces, new.machine_faces):
        found.append(Reason("fonts", f"other faces of the machine: {', '.join(changed)}"))
    if changed := _changed_keys(old.settings, new.settings):
        found.append(Reason("settings", f"other settings: {', '.join(changed)}"))
    if old.epoch is not None and old.epoch != dating():
        found.append(Reason("date", "SOURCE_DATE_EPOCH has changed"))
    if changed := _changed_keys(old.versions, new.versions):
        told = (f"{key} {old.versions.get(key)} -> {new.versions.get(key)}" for key in changed)
        found.append(Reason("versions", f"other versions: {', '.join(told)}"))
    return found


def _changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return sorted(key for key in {**old, **new} if old.get(key) != new.get(key))
