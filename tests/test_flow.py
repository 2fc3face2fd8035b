"""Imports go one way: each unit imports what tests/flow.txt allows, and nothing goes in a circle."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "convert"
MODULES = sorted(PACKAGE.rglob("*.py"))

Edge = tuple[str, str]


def read_flow(text: str) -> dict[str, set[str]]:
    lines = [line.partition("#")[0].partition(":") for line in text.splitlines()]
    return {unit.strip(): set(allowed.split()) for unit, colon, allowed in lines if colon}


def module_name(path: Path) -> str:
    """Return ``render.theme`` for render/theme.py, ``render`` for render/__init__.py."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


NAMES = {module_name(path) for path in MODULES}


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of the package that *tree* imports, late imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out from convert"
            base = node.module or ""
            yield from (_module(f"{base}.{alias.name}") for alias in node.names if _is_ours(base))
        elif isinstance(node, ast.Import):
            yield from (_module(alias.name) for alias in node.names if _is_ours(alias.name))


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == "convert"


def _module(dotted: str) -> str:
    name = dotted.removeprefix("convert").removeprefix(".")
    while name and name not in NAMES:
        name = name.rpartition(".")[0]
    return name or "__init__"


def edges(path: Path) -> set[Edge]:
    tree = ast.parse(path.read_text("utf-8"))
    return {(module_name(path), target) for target in imported(tree)}


def is_allowed(edge: Edge, flow: dict[str, set[str]]) -> bool:
    source, target = (name.split(".")[0] for name in edge)
    if source == target:
        return True
    names = {edge[1].rsplit(".", n)[0] for n in range(edge[1].count(".") + 1)}
    return not flow[source].isdisjoint(names | {"*"})


def strays(found: Iterable[Edge], flow: dict[str, set[str]]) -> list[str]:
    return [
        f"{source} imports {target}"
        for source, target in sorted(found)
        if not is_allowed((source, target), flow)
    ]


FLOW = read_flow((TESTS / "flow.txt").read_text("utf-8"))
EDGES = {edge for path in MODULES for edge in edges(path)}


def test_each_unit_has_a_line_and_each_line_a_unit() -> None:
    units = {name.split(".")[0] for name in NAMES}
    assert set(FLOW) == units
    assert {name for allowed in FLOW.values() for name in allowed} <= NAMES | {"*"}


def test_imports_follow_the_flow() -> None:
    assert strays(EDGES, FLOW) == [], "mend the import, or change tests/flow.txt and say why"


def test_nothing_imports_itself_through_others() -> None:
    graph: dict[str, set[str]] = {name: set() for name in NAMES}
    for source, target in EDGES - {(name, name) for name in NAMES}:
        graph[source].add(target)
    list(graphlib.TopologicalSorter(graph).static_order())


def test_no_import_is_for_the_type_checker_alone() -> None:
    assert [path.name for path in MODULES if "TYPE_CHECKING" in path.read_text("utf-8")] == []


def test_the_checker_sees_what_it_forbids() -> None:
    tree = ast.parse("def late():\n    from convert.render import theme\nimport convert.errors\nimport json")
    assert set(imported(tree)) == {"render.theme", "errors"}
    flow = {"write": {"render.rendering", "errors"}, "cli": {"*"}}
    allowed = {
        ("write", "render.rendering"),
        ("write.pdf", "errors"),
        ("cli.build", "pipeline"),
        ("write.a", "write.b"),
    }
    assert strays(allowed, flow) == []
    assert strays({("write.pdf", "render.theme"), ("write", "render")}, flow) == [
        "write imports render",
        "write.pdf imports render.theme",
    ]
    with pytest.raises(graphlib.CycleError):
        list(graphlib.TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())
