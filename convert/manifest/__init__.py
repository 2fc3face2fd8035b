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
from convert.manifest.ingredients import Ingredients

SCHEMA_VERSION = 1

FOLDER = "manifest"
"""Folder of the records, below the output folder."""


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
    findings: tuple[dict[str, Any], ...] = ()
    """What was noticed in setting it."""


class Entry(Struct, frozen=True, kw_only=True):
    """The record of one article."""

    schema_version: int = SCHEMA_VERSION
    """Version of this record's form."""
    source: str | None
    """Path of the source below the folder of octavo.toml; None where it lies elsewhere."""
    findings: tuple[dict[str, Any], ...] = ()
    """What was noticed about its text, so that a run which builds nothing can still say so."""
    editions: dict[str, Edition] = {}
    """Its editions by kind."""


class Reason(Struct, frozen=True):
    """Why an edition is not what a build would make now."""

    kind: Literal[
        "missing",
        "altered",
        "text",
        "corrections",
        "assets",
        "layouts",
        "fonts",
        "settings",
        "model",
        "date",
        "embargo",
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

    A record that cannot be read as one, as after a merge that left its marks, or that a later version wrote
    in another form, counts as none: the article is built again. Raises ManifestError where the file itself
    cannot be read.
    """
    path = out / entry_name(article)
    try:
        entry = msgspec.json.decode(path.read_bytes(), type=Entry)
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise ManifestError(
            f"the record cannot be read: {error.strerror}", place=str(path), remedy="Check its permissions."
        ) from error
    return entry if entry.schema_version == SCHEMA_VERSION else None


def write_entry(entry: Entry) -> bytes:
    """Return *entry* as JSON: sorted keys, a value a line, so that two branches merge."""
    plain = msgspec.json.encode(entry, order="sorted")
    return msgspec.json.format(plain, indent=1) + b"\n"


def list_entries(out: Path) -> list[str]:
    """Return the names of all articles that have a record, in order."""
    folder = out / FOLDER
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json"))


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
    path: str,
    content: bytes,
    ingredients: Ingredients,
    pages: tuple[int, ...] = (),
    findings: tuple[dict[str, Any], ...] = (),
) -> Edition:
    """Return the record of the edition *content* at *path* below the output folder, with its page map and
    what was noticed in setting it.
    """
    return Edition(
        path=path,
        sha256=fingerprint(content),
        size=len(content),
        ingredients=ingredients,
        pages=pages,
        findings=findings,
    )


def reasons(edition: Edition | None, wanted: Ingredients, out: Path, digests: Digests) -> tuple[Reason, ...]:
    """Return why *edition* is not what a build from *wanted* would put below *out*; nothing if it is."""
    if edition is None:
        return (Reason("missing", "it was never built"),)
    standing = digests.file(f"{out}/{edition.path}")
    if standing is None:
        return (Reason("missing", "its file is gone"),)
    if edition.ingredients.machine_faces:
        faces = machine_digests(edition.ingredients.machine_faces, digests)
        wanted = msgspec.structs.replace(wanted, machine_faces=faces)
    found = tuple(differences(edition.ingredients, wanted))
    if standing != edition.sha256:
        return (Reason("altered", "its file is not the one that was written"), *found)
    return found


def asset_digests(edition: Edition | None, folder: Path, digests: Digests) -> dict[str, str]:
    """Return the digests that the assets of *edition* have now, in the *folder* of its source."""
    named = edition.ingredients.assets if edition else {}
    return {name: digests.file(folder / name) or "" for name in named}


def machine_digests(faces: Mapping[str, str], digests: Digests) -> dict[str, str]:
    """Return the digests that the files of *faces* have on this machine; one that is not here is left out."""
    found: dict[str, str] = {}
    for name in faces:
        family, _, weight = name.rpartition(" ")
        path = machine_files(family).get(int(weight))
        if path is not None and (digest := digests.file(Path(path))) is not None:
            found[name] = digest
    return found


def differences(old: Ingredients, new: Ingredients) -> list[Reason]:
    """Return in what *new* ingredients differ from *old* ones."""
    found: list[Reason] = []
    if old.source != new.source:
        found.append(Reason("text", "its text has changed"))
    if old.corrections != new.corrections:
        found.append(Reason("corrections", "its corrections have changed"))
    if changed := _changed_keys(old.assets, new.assets):
        found.append(Reason("assets", f"other pictures: {', '.join(changed)}"))
    for kind in ("layouts", "fonts", "model"):
        if getattr(old, kind) != getattr(new, kind):
            found.append(Reason(kind, f"the {kind} {'has' if kind == 'model' else 'have'} changed"))
    if changed := _changed_keys(old.machine_faces, new.machine_faces):
        found.append(Reason("fonts", f"other faces of the machine: {', '.join(changed)}"))
    if changed := _changed_keys(old.settings, new.settings):
        found.append(Reason("settings", f"other settings: {', '.join(changed)}"))
    if old.embargoed and not new.embargoed:
        found.append(Reason("embargo", "it was made before it may be published"))
    if old.epoch is not None and old.epoch != dating():
        found.append(Reason("date", "SOURCE_DATE_EPOCH has changed"))
    if changed := _changed_keys(old.versions, new.versions):
        told = (f"{key} {old.versions.get(key)} -> {new.versions.get(key)}" for key in changed)
        found.append(Reason("versions", f"other versions: {', '.join(told)}"))
    return found


def _changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    if old == new:
        return []
    return sorted(
        key
        for name in {**old, **new}
        if old.get(name) != new.get(name)
        for key in _below(name, old.get(name), new.get(name))
    )


def _below(name: str, old: Any, new: Any) -> list[str]:
    """Return which keys differ: those of a table one by one, so that the changed token is named."""
    if not isinstance(old, dict | None) or not isinstance(new, dict | None):
        return [name]
    return [f"{name}.{key}" for key in _changed_keys(old or {}, new or {})] or [name]
