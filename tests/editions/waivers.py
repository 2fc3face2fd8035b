"""The written list of what validators may say."""

import fnmatch
import tomllib
from pathlib import Path

from msgspec import Struct, convert

FILE = Path(__file__).parents[1] / "waivers.toml"


class Waiver(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule that may be broken in certain places."""

    validator: str
    """Whose rule it is."""
    rule: str
    """Its code."""
    where: tuple[str, ...]
    """Globs over the places that it may be said of."""
    reason: str
    """Why it stands."""


def read_waivers(validator: str) -> tuple[Waiver, ...]:
    """Return the waivers of *validator*'s rules."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["waiver"]
    return tuple(w for w in convert(entries, list[Waiver]) if w.validator == validator)


def is_waived(rule: str, place: str, waivers: tuple[Waiver, ...]) -> bool:
    """Tell whether *rule* may be broken at *place*."""
    return any(w.rule == rule and any(fnmatch.fnmatchcase(place, glob) for glob in w.where) for w in waivers)
