"""What the parser knows of each language: one TOML file a language in languages/, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

FOLDER = Path(__file__).parent / "languages"

ENGLISH = "en"


class Tongue(Struct, frozen=True, forbid_unknown_fields=True):
    """One language as data; the field names are the keys of its file."""

    name: str
    """What the language calls itself."""
    scripts: tuple[str, ...]
    """ISO 15924 codes of the scripts that it is written in."""
    words: str
    """Its commonest small words; empty where the script alone gives the language away."""
    months: tuple[str, ...]
    """Twelve times all names, cases and short forms of a month, between bars."""
    weekdays: str
    """All names and short forms of the days of the week, between bars."""
    seasons: str
    """The seasons, and what journals call an issue after them, between bars."""
    dates: tuple[str, ...]
    """How a date with words is written: patterns with {day}, {month}, {number}, {year}; the fuller first."""
    times: tuple[str, ...]
    """How a time of day is written: patterns."""
    quotes: tuple[str, str, str, str]
    """Opening and closing quotation marks, and those inside them; spaces belong to the marks."""
    dash: str
    """The dash between words that have spaces around it."""
    labels: dict[str, tuple[str, ...]]
    """What announces a part of an article, by part; in lower case, the apostrophe straight."""
    page: dict[str, tuple[str, ...]]
    """What a web page prints around a text, by part; how the patterns are written says wording.py."""
    openings: dict[str, tuple[str, ...]]
    """How remarks about a text begin that no label announces, by kind; patterns like those of ``page``."""
    letters: str = ""
    """Letters that hardly another language has: fewer small words are needed to tell a text with them."""
    turns: tuple[tuple[str, str], ...] = ()
    """What stands before questions, and before answers, with a colon or a full stop behind it."""
    by_small: tuple[str, ...] = ()
    """Words that announce a name as well, but are so common that a title may begin with them (``von``)."""
    numeric: Literal["dmy", "ymd"] = "dmy"
    """Order of 03/04/2019 where no country says otherwise."""
    ordinals: str = ""
    """What may follow the number of a day, between bars."""
    short_years: bool = False
    """Whether 19.10.19 is a common date."""
    glued: bool = False
    """Whether words are written without spaces, so that letters may touch a date."""
    eras: dict[str, int] = field(default_factory=dict)
    """Names of eras, and the year before their first."""
    families: str = ""
    """The commonest family names where they stand first, in the script of the language, between bars."""
    romanised: str = ""
    """The same in plain Latin letters."""
    second_given: str = ""
    """Names that stand second among given ones, before two family names, in lower case, between bars."""
    traditional: str = ""
    """Characters that only the traditional form of the script has."""
    simplified: str = ""
    """Characters that only the simplified form has."""


@cache
def known() -> tuple[str, ...]:
    """Return the tags of the languages that have a file, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load_tongue(language: str) -> Tongue:
    """Return what is known of *language*, a BCP 47 tag; of English where its language has no file."""
    tag = language.partition("-")[0].lower()
    return _read(tag if tag in known() else ENGLISH)


@cache
def _read(tag: str) -> Tongue:
    text = (FOLDER / f"{tag}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Tongue)
