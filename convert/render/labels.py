"""The edition's own words, and how dates and lists of names are written in the article's language."""

import datetime
import re
import tomllib
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from msgspec import Struct

from convert import paths
from convert.model import Article, Date

DEFAULT_LANGUAGE = "en"

TRADITIONAL = ("zh-TW", "zh-HK", "zh-MO")
"""Where Chinese is written in traditional characters though the tag does not say so."""

DAY_FIRST = re.compile(r"(?:[^\W\d_]+,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[^\W\d_]{3,}")
"""``12 March 2024``, with or without the day of the week."""


class ShownDate(Struct, frozen=True):
    """A date as an edition prints it."""

    iso: str
    """As exact as the source is."""
    text: str
    """In the form of the language."""
    label: str
    """Own words before it ("Updated"); empty for the day of publication."""
    role: str
    """What it is the date of: ``published``, ``updated``."""


@cache
def load_labels(language: str, own: str | None = None, house: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Return the labels of *language*, a BCP 47 tag; those of the *house* where layouts/labels/ has none.

    Those that the folder of layouts *own* has outrank the shipped ones, each by itself.
    """
    tags = (*wider_tags(language), *wider_tags(house), DEFAULT_LANGUAGE)
    shipped = {tag: paths.layouts() / "labels" / f"{tag}.toml" for tag in tags}
    found = next(tag for tag in tags if shipped[tag].is_file())
    nearer = tags[: tags.index(found) + 1]
    mine = (Path(own) / "labels" / f"{tag}.toml" for tag in nearer) if own else iter(())
    files = (shipped[DEFAULT_LANGUAGE], shipped[found], next((file for file in mine if file.is_file()), None))
    labels: dict[str, str] = {}
    for file in files:
        labels |= tomllib.loads(file.read_text(encoding="utf-8")) if file else {}
    return labels


def wider_tags(language: str) -> tuple[str, ...]:
    """Return *language*, a BCP 47 tag, and wider ones: ``zh-TW``, ``zh-Hant``, ``zh``."""
    parts = language.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    if language in TRADITIONAL:
        tags.insert(1, "zh-Hant")
    return tuple(tags)


@cache
def choose_locale(language: str, preferred: str) -> Locale:
    """Return the locale of *language*; the *preferred* one where both are of one language (en, en-GB).

    So too where nothing is known of how *language* writes its dates.
    """
    same = preferred.partition("-")[0] == language.partition("-")[0]
    for tag in (
        preferred if same and "-" not in language else language,
        language.partition("-")[0],
        preferred,
    ):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(DEFAULT_LANGUAGE)


def own_locale(article: Article, preferred: str) -> Locale:
    """Return the locale whose forms the article itself keeps to.

    English alone writes its dates in two orders; where an article puts the day first, so do its editions.
    """
    locale = choose_locale(article.language, preferred)
    day_first = any(DAY_FIRST.match(date.text) for date in article.dates)
    if locale.language == "en" and "-" not in article.language and day_first:
        return Locale("en", "GB")
    return locale


def date_text(iso: str, locale: Locale) -> str:
    """Return the date *iso* in the form of *locale*, as exact as it is given."""
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    date = datetime.date(year, month, day)
    match iso.count("-"):
        case 0:
            return str(year)
        case 1:
            return format_skeleton("yMMMM", date, locale=locale)
        case _:
            return format_date(date, "long", locale=locale)


def shown_dates(article: Article, labels: dict[str, str], locale: Locale) -> tuple[ShownDate, ...]:
    """Return the dates that an edition prints: of publication, of a change, of an earlier appearance."""
    first = main_date(article)
    updated, original = article.date("updated"), article.date("original")
    pairs = ((first, ""), (updated, labels["updated"]), (original, labels["original"]))
    return tuple(
        ShownDate(date.iso, date_text(date.iso, locale), label, date.role) for date, label in pairs if date
    )


def main_date(article: Article) -> Date | None:
    """Return the day of publication, or the one date whose meaning the source leaves open."""
    return article.date("published") or article.date("undetermined")


def joint(position: int, count: int, locale: Locale) -> str:
    """Return what stands behind the name at *position* (from 1) of *count* names, spaces included."""
    patterns = locale.list_patterns["standard"]
    key = "2" if count == 2 else "end" if position == count - 1 else "start" if position == 1 else "middle"
    return str(patterns[key]).replace("{0}", "").replace("{1}", "")
