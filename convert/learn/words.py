"""The words of a line that a house repeats, apart from those that are one article's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from convert.model import Article
from convert.model.walk import plain
from convert.parse.dates import find_dates

FIELD = re.compile(r"\{([a-z]+)\}")

NUMBER = re.compile(r"(?<![\w{.,])(?:(?:No\.|Nr\.|Issue|Number|#)\s*)?\d+(?:[.,:]\d+)*(?![\w}])")
"""A number with the sign that says so: in an edition both stand together."""

SHORTEST_TITLE = 8
"""Characters of a title that is looked for in other lines; a shorter one may be any word."""

FEWEST_LETTERS = 3
"""Letters outside the fields that a pattern has at least."""


def generalise(words: str, article: Article, locale: str) -> str:
    """Return *words* with a field in the place of each value that is *article*'s own."""
    words = words.replace("{", "(").replace("}", ")")  # a brace of the text is no field
    spans = [(date.span.start, date.span.end, "date") for date in find_dates(words, locale)]
    spans += _values(words, article)
    spans += [(*match.span(), "number") for match in NUMBER.finditer(words)]
    parts, place = [], 0
    for start, end, name in sorted(_apart(spans)):
        parts += [words[place:start], f"{{{name}}}"]
        place = end
    return "".join([*parts, words[place:]])


def _values(words: str, article: Article) -> Iterator[tuple[int, int, str]]:
    title = plain(article.head.title)
    # A whole line that is taken for the title stays as it is: where it recurs it is no title.
    names = [("title", title)] if len(title) >= SHORTEST_TITLE and title != words else []
    names += [("author", author.name) for author in article.authors]
    for name, value in names:
        match = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", words)
        if match:
            yield *match.span(), name


def _apart(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return those of *spans* that touch none before them in the list."""
    kept: list[tuple[int, int, str]] = []
    for start, end, name in spans:
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in kept):
            kept.append((start, end, name))
    return kept


def has_words(line: str) -> bool:
    """Tell whether *line* says something beside its fields."""
    return len(re.findall(r"[^\W\d_]", FIELD.sub("", line))) >= FEWEST_LETTERS


def shared_start(lines: list[str]) -> str:
    """Return the words with which all *lines* begin, with the space behind them."""
    shared: list[str] = []
    for column in zip(*(line.split() for line in lines), strict=False):
        if len(set(column)) > 1 or "{" in column[0]:
            break
        shared.append(column[0])
    return " ".join(shared) + " "
