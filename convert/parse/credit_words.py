"""What the words around names and dates look like on a credit line, by language."""

import re
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.date_patterns import names_pattern
from convert.parse.tongue import ENGLISH, known, load_tongue

LINE = r"(?:^|(?<=[\n|•·]))\s*(?:[*•–+-]\s+)?"
"""Where a part of a credit line begins; what was masked before it counts as a line end."""

CAPITAL = r"(?-i:(?![a-zß-öø-ÿα-ώа-я])[^\W\d_])[\w.'’-]*"
"""A capitalised word; scripts without case pass as they are."""

PERSON = rf"{CAPITAL}(?:\s+(?:{CAPITAL}|d[aeiou]s?|del|der|von|van|la|le)){{1,4}}"

BEHIND = (
    r"\s*(?:$|[\n,|•·/(–—\d-]|\b(?:und|et|y|e|i|en|in|i|ve|og|och|και|и|für|pour|para|per|voor|avec|mit|con|com|am|"
    r"le|el|em|au|à|met|da|del|op)\s)"
)
"""What follows a name on a credit line, where the word before it is so common that a title could begin so."""

ZONE = lazy_regex(
    r"\b(?:GMT|UTC|Z|BST|WES?T|CES?T|EES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T|HST|IST|[NA][SD]T|"
    r"AE[SD]T|AC[SD]T|AW[SD]T|NZ[SD]T|SAST|EAT|WAT|CAT|PKT|SGT|HKT|JST|KST|BRT|ART|TRT|мск)\b(?:[+-]\d{1,2}(?::?\d\d)?)?|"
    r"\b(?:Eastern|Central|Mountain|Pacific|Greenwich Mean) (?:Standard |Daylight )?Time\b|[+-]\d\d:\d\d\b"
)
"""Names of time zones, which say nothing without a time."""


SECTION = lazy_regex(
    rf"(?<=\w)\s+(?:in|unter|dans|en|em|sous|sotto|w|в)\s+(?={CAPITAL})[^|\n]*", re.IGNORECASE
)
"""The section of a blog behind the name of its author."""


@cache
def announcement(language: str) -> re.Pattern[str]:
    """Return what announces names in *language*, with the space behind it.

    A small word (``von``, ``par``, ``di``) counts only before two capitalised words and the end of a part:
    titles begin with it as well.
    """
    strong = names_pattern(list(labels.by_words(language)))
    named = names_pattern(list(labels.author_labels(language)))
    small, joined = load_tongue(language).by_small, load_tongue(language).glued
    if joined:  # such a word is none of a sentence where a mark or a space follows it
        strong, small = names_pattern([*labels.by_words(language), *small]), ()
    glued = r"\s*(?:[:：/／|｜・]|(?<=\w)\s)\s*" if joined else r"\b[:：]?\s+"
    kinds = [rf"{LINE}(?:{strong})(?:{glued})", rf"{LINE}(?:{named})\s*[:：]\s*", r"(?<=\n)\s*by\s+"]
    if small:
        words = names_pattern(list(small))
        office = names_pattern(list(labels.of("newsroom", language)))
        kinds.append(rf"{LINE}{words}\b(?:\s*[:：]\s*|\s+(?=(?:{PERSON}|{office}){BEHIND}))")
        kinds.append(rf"(?<=\n)\s*{words}\b\s+(?={CAPITAL}{BEHIND})")
    return re.compile("|".join(kinds), re.IGNORECASE)


@cache
def foreign_announcement() -> re.Pattern[str]:
    """Return the small words that announce a name in any language, between a line end and a whole name."""
    words = names_pattern([word for tag in known() for word in load_tongue(tag).by_small if len(word) > 1])
    return re.compile(rf"(?:^|(?<=\n))\s*{words}\s+(?={PERSON}\s*(?:$|[\n|•·,]))", re.IGNORECASE)


@cache
def bare_label(language: str) -> re.Pattern[str]:
    """Return the labels of authors in *language* that have lost their colon, as they stand beside a date."""
    return re.compile(
        rf"{LINE}{names_pattern(list(labels.author_labels(language)))}\s+(?={CAPITAL})", re.IGNORECASE
    )


@cache
def day(language: str) -> re.Pattern[str]:
    """Return days without a year, as blogs have them: ``18 May``, ``on May 18``, ``18. Mai``."""
    tags = dict.fromkeys((language, ENGLISH))
    months = names_pattern(
        [name for tag in tags for each in load_tongue(tag).months for name in each.split("|")]
    )
    number = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
    return re.compile(
        rf"(?<![\w.])(?:{number}(?:st|nd|rd|th|\.|er)?\s(?:de\s)?{months}|{months}\.?\s{number})(?!\w)(?!,?\s\d{{4}})",
        re.IGNORECASE,
    )


@cache
def clock(language: str) -> re.Pattern[str]:
    """Return the times of day as they are written in *language*, or in English."""
    patterns = (
        pattern.replace(" ?", r"\s?")
        for tag in dict.fromkeys((language, ENGLISH))
        for pattern in load_tongue(tag).times
    )
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def date_label(language: str) -> re.Pattern[str]:
    """Return the labels of dates in *language*, with the colon behind them."""
    words = names_pattern([*labels.of("published", language), *labels.of("updated", language)])
    edge = "" if load_tongue(language).glued else r"\b"
    return re.compile(rf"{edge}{words}{edge}\s*[:：]?", re.IGNORECASE)


@cache
def weekday(language: str) -> re.Pattern[str]:
    """Return the days of the week in *language*."""
    words = names_pattern(
        [name for tag in dict.fromkeys((language, ENGLISH)) for name in load_tongue(tag).weekdays.split("|")]
    )
    return re.compile(rf"(?<!\w){words}(?!\w)\.?,?", re.IGNORECASE)


@cache
def buttons(language: str) -> re.Pattern[str]:
    """Return the buttons and counters of a web page in *language* that stand on credit lines."""
    words = names_pattern(sorted(set(load_tongue(language).labels["furniture"]) - {"text"}))
    return re.compile(rf"(?<!\w)(?:\d[\d.,]*\s+)?{words}(?!\w)", re.IGNORECASE)


@cache
def is_update(language: str) -> re.Pattern[str]:
    """Return the labels in *language* of the day on which a text was changed."""
    words = names_pattern(list(labels.of("updated", language)))
    return re.compile(words if load_tongue(language).glued else rf"\b{words}\b", re.IGNORECASE)
