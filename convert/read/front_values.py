"""The values of front matter, in YAML or TOML, with their places where the text shows them as they are."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from convert.model import Span
from convert.read.draft import Told

MOST_VALUES = 200
"""Values of one key; lists of tags are shorter, and what an alias multiplies is longer."""

DEEPEST = 4
"""Levels of lists and mappings below a key in which a name is looked for."""

NAMES = ("name", "full_name", "display_name", "title", "author", "id", "slug")
"""Keys that hold the name of an author who is given as a mapping, the best first."""


TOLD: dict[str, tuple[str, ...]] = {
    "role": ("role", "position", "job", "job_title", "occupation"),
    "affiliation": ("affiliation", "institution", "organization", "organisation", "company", "affiliations"),
    "mail": ("email", "mail"),
    "orcid": ("orcid",),
    "handle": ("twitter", "handle", "mastodon"),
}
"""Keys that say more of such an author, by field."""


class FrontError(Exception):
    """The front matter is not what its fences promise; the message says where."""


class Value(Struct, frozen=True):
    """One value of a key."""

    text: str
    """What it says."""
    span: Span | None
    """Where it stands, where it stands there as it is."""
    told: tuple[Told, ...] = ()
    """Of a mapping that names an author what else it holds."""


class Entry(Struct, frozen=True):
    """A key with its values."""

    key: str
    """As written."""
    values: tuple[Value, ...]
    """In order."""
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


def _yaml_values(node: Any, text: str, start: int, depth: int = 0) -> Iterator[Value]:
    """Yield the scalars of *node*: itself, those of a list, the name of a mapping with what it tells."""
    waiting: list[tuple[Any, int, tuple[Told, ...]]] = [(node, depth, ())]
    given = 0
    while waiting and given < MOST_VALUES:
        each, depth, told = waiting.pop()
        if isinstance(each.value, str):
            if each.tag != "tag:yaml.org,2002:null" and each.value.strip():
                given += 1
                yield replace(_yaml_scalar(each, text, start), told=told)
        elif depth < DEEPEST and each.id == "sequence":
            waiting += [(item, depth + 1, told) for item in reversed(each.value[:MOST_VALUES])]
        elif depth < DEEPEST:
            named = {k.value: v for k, v in each.value if isinstance(k.value, str)}
            best = next((named[name] for name in NAMES if name in named), None)
            more = tuple(_yaml_told(named, text, start, depth + 1))
            waiting += [(best, depth + 1, more)] if best else []


def _yaml_told(named: dict[str, Any], text: str, start: int, depth: int) -> Iterator[Told]:
    """Yield what a mapping that names an author tells beside the name."""
    for field, keys in TOLD.items():
        node = next((named[key] for key in keys if key in named), None)
        value = next(_yaml_values(node, text, start, depth), None) if node and depth < DEEPEST else None
        if value:
            yield Told(field, value.text, value.span)  # type: ignore[arg-type]  # the table holds its fields


def _yaml_scalar(node: Any, text: str, start: int) -> Value:
    value = re.sub(r"\s+", " ", node.value).strip()
    span = Span(start + node.start_mark.index, start + node.end_mark.index)
    return Value(value, _as_written(text, span, value))


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
        name = re.escape(key)
        where = re.compile(rf"^[ \t]*(?:[\"']?{name}[\"']?[ \t]*=|\[\[?{name}\]\]?)", re.MULTILINE)
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


def _toml_entry(key: str, values: tuple[Value, ...], text: str, rest: Span) -> Entry:
    """Return the entry of *key*, which begins at ``rest.start``; it ends behind its last value."""
    line = re.compile(r"[^\r\n]*").match(text, rest.start, rest.end)
    end = line.end() if line else rest.end
    return Entry(
        key, values, Span(rest.start, max([end, *(value.span.end for value in values if value.span)]))
    )


def _toml_values(value: Any, text: str, rest: Span, told: tuple[Told, ...] = ()) -> Iterator[Value]:
    if isinstance(value, dict):
        told = tuple(_toml_told(value, text, rest))
        value = next((value[name] for name in NAMES if name in value), "")
    if isinstance(value, list):
        for each in value[:MOST_VALUES]:
            if not isinstance(each, list):
                yield from _toml_values(each, text, rest)
    elif str(value).strip():
        yield Value(str(value).strip(), _as_written(text, rest, str(value).strip()), told)


def _toml_told(named: dict[str, Any], text: str, rest: Span) -> Iterator[Told]:
    for field, keys in TOLD.items():
        value = next((named[key] for key in keys if isinstance(named.get(key), str)), "").strip()
        if value:
            yield Told(field, value, _as_written(text, rest, value))  # type: ignore[arg-type]  # as above
