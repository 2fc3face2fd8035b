"""The values of front matter, in YAML or TOML, with their places where the text shows them as they are."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from convert.model import Span

MOST_VALUES = 200
"""Values of one key; lists of tags are shorter, and what an alias multiplies is longer."""

DEEPEST = 4
"""Levels of lists and mappings below a key in which a name is looked for."""

NAMES = ("name", "full_name", "display_name", "title", "author", "id", "slug")
"""Keys that hold the name of an author who is given as a mapping, the best first."""


class FrontError(Exception):
    """The front matter is not what its fences promise; the message says where."""


class Entry(Struct, frozen=True):
    """A key with its values."""

    key: str
    """As written."""
    values: tuple[tuple[str, Span | None], ...]
    """Each with its place, where it stands there as it is."""
    span: Span
    """Key and values."""


class Reading(Struct, frozen=True):
    """What a block of front matter holds."""

    entries: tuple[Entry, ...]
    """Its keys, in order; of one that stands twice the last."""
    repeated: tuple[tuple[str, Span], ...] = ()
    """Keys that stand twice, with the place of the second."""
    doubt: str = ""
    """What was wrong, where it could be read all the same."""


def read_yaml(text: str, inner: Span) -> Reading:
    """Return what the YAML in *inner* of *text* says.

    The tree is composed and never built: tags make no objects, an alias is no copy.
    Raises FrontError for what is no mapping in YAML.
    """
    # Loaded here: most texts have no front matter.
    import yaml

    block, doubt = inner.cut(text), ""
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        # YAML forbids tabs where editors put them; with spaces instead each character keeps its place.
        if "\t" not in block:
            raise FrontError(f"YAML: {_yaml_reason(error)}") from error
        doubt = f"YAML: {_yaml_reason(error)}; it was read with spaces for tabs"
        node = _without_tabs(block)
    except RecursionError as error:
        raise FrontError("YAML: lists inside lists, too deep to read") from error
    if node is None:
        return Reading((), doubt=doubt)
    if not isinstance(node, yaml.MappingNode):
        raise FrontError("YAML: there are no keys with values")
    entries: dict[str, Entry] = {}
    repeated: list[tuple[str, Span]] = []
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        place = Span(inner.start + key.start_mark.index, inner.start + key.end_mark.index)
        if name in entries:
            repeated.append((name, place))
        end = max(inner.start + value.end_mark.index, place.end)
        # A block ends where the next key begins; the line ends before that are nobody's.
        end = place.start + len(text[place.start : end].rstrip())
        values = tuple(_yaml_values(value, text, inner.start))
        entries[name] = Entry(name, values, Span(place.start, end))
    return Reading(tuple(entries.values()), tuple(repeated), doubt)


def _without_tabs(block: str) -> Any:
    """Return the tree of *block* with a space for each tab; FrontError where that does not help."""
    import yaml

    try:
        return yaml.compose(block.replace("\t", " "), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FrontError(f"YAML: {_yaml_reason(error)}") from error


def _yaml_reason(error: Exception) -> str:
    """Return what PyYAML says, in one line."""
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    mark = getattr(error, "problem_mark", None)
    # The mark counts from 0 and does not know the fence above.
    return f"{problem} (line {mark.line + 2}, column {mark.column + 1})" if mark else str(problem)


def _yaml_values(node: Any, text: str, start: int) -> Iterator[tuple[str, Span | None]]:
    """Yield the scalars of *node*: itself, those of a list, the name of a mapping."""
    waiting = [(node, 0)]
    given = 0
    while waiting and given < MOST_VALUES:
        each, depth = waiting.pop()
        if isinstance(each.value, str):
            if each.tag != "tag:yaml.org,2002:null" and each.value.strip():
                given += 1
                yield _yaml_scalar(each, text, start)
        elif depth < DEEPEST and each.id == "sequence":
            waiting += [(item, depth + 1) for item in reversed(each.value[:MOST_VALUES])]
        elif depth < DEEPEST:
            named = {k.value: v for k, v in each.value if isinstance(k.value, str)}
            best = next((named[name] for name in NAMES if name in named), None)
            waiting += [(best, depth + 1)] if best else []


def _yaml_scalar(node: Any, text: str, start: int) -> tuple[str, Span | None]:
    value = re.sub(r"\s+", " ", node.value).strip()
    span = Span(start + node.start_mark.index, start + node.end_mark.index)
    return value, _as_written(text, span, value)


def _as_written(text: str, span: Span, value: str) -> Span | None:
    """Return where in *span* the value stands, without its marks; None where it is written otherwise."""
    at = span.cut(text).find(value)
    return Span(span.start + at, span.start + at + len(value)) if at >= 0 and value else None


def read_toml(text: str, inner: Span) -> Reading:
    """Return what the TOML in *inner* of *text* says; FrontError for what is no TOML."""
    block = inner.cut(text).replace("\r\n", "\n")
    try:
        table = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontError(f"TOML: {error}") from error
    entries: list[Entry] = []
    for key, value in table.items():
        where = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.MULTILINE)
        match = where.search(text, inner.start, inner.end)
        if match:
            values = tuple(_toml_values(value, text, Span(match.end(), inner.end)))
            entries.append(_toml_entry(key, values, text, Span(match.start(), inner.end)))
    shelves = table.get("taxonomies")
    if isinstance(shelves, dict):
        # Zola keeps tags and authors in a table of their own.
        nowhere = Span(inner.end, inner.end)
        for key, each in shelves.items():
            entries.append(Entry(key, tuple(_toml_values(each, text, inner)), nowhere))
    return Reading(tuple(entries))


def _toml_entry(key: str, values: tuple[tuple[str, Span | None], ...], text: str, rest: Span) -> Entry:
    """Return the entry of *key*, which begins at ``rest.start``; it ends behind its last value."""
    line = re.compile(r"[^\r\n]*").match(text, rest.start, rest.end)
    end = line.end() if line else rest.end
    return Entry(key, values, Span(rest.start, max([end, *(span.end for _, span in values if span)])))


def _toml_values(value: Any, text: str, rest: Span) -> Iterator[tuple[str, Span | None]]:
    if isinstance(value, dict):
        value = next((value[name] for name in NAMES if name in value), "")
    if isinstance(value, list):
        for each in value[:MOST_VALUES]:
            if not isinstance(each, list):
                yield from _toml_values(each, text, rest)
    elif str(value).strip():
        yield str(value).strip(), _as_written(text, rest, str(value).strip())
