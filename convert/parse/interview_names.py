"""Names before colons: who speaks in an interview, called by the whole name, a part of it or its initials."""

import re
from collections.abc import Mapping

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.tongue import known, load_tongue

Said = Mapping[int, str]
"""What pieces say."""

NAMED = lazy_regex(
    r"(?P<speaker>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})(?:, [^\W\d_a-z]{3,20})?(?::\s+)(?=\S)"
)
"""``HARBOR: ``, ``Ana Ruiz: `` or ``ANA RUIZ, HOST: ``."""

NOBODY = frozenset(word for tag in known() for word in load_tongue(tag).labels.get("no_speakers", ()))
"""Words before a colon that are no speakers."""


class Voice(Struct, frozen=True):
    """A name before a colon."""

    speaker: str
    """The name as it stands there."""
    called: str
    """The name by which the speaker is called again: ``RUIZ`` is ``ANA RUIZ``, and so is ``AR``."""
    opens: int
    """Characters of the name, the colon and the space behind it."""


Voices = dict[int, Voice]
"""Who speaks, by the pieces that a name opens."""


def matches(said: Said, pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """Return how *pattern* matches the pieces that it opens."""
    return {index: match for index, words in said.items() if (match := pattern.match(words))}


def find_voices(said: Said) -> Voices:
    """Return whose names open pieces; initials are those of somebody whose name has been said in full."""
    found: Voices = {}
    in_full: dict[str, str] = {}
    for index, match in matches(said, NAMED).items():
        speaker = match["speaker"]
        if speaker.casefold() in NOBODY:
            continue
        family = speaker.rsplit(maxsplit=1)[-1]
        called = in_full.get(speaker.replace(".", ""), family)
        found[index] = Voice(speaker, called, match.end())
        if " " in speaker:
            in_full |= dict.fromkeys(_initials(speaker), family)
    return found


def _initials(name: str) -> tuple[str, ...]:
    """Return the initials of *name*, those of a double name as one letter and as two."""
    return tuple("".join(part[0] for part in re.split(sign, name) if part) for sign in (r"\s", r"[\s-]"))
