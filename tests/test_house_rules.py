"""What this code base keeps to, where a general linter has no rule for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "convert"
MODULES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}
LAYOUTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in sorted((ROOT / "layouts").rglob("*.jinja"))
}

LONGEST_MODULE = 250
LONGEST_FUNCTION = 45

READS_FILES = {
    "assets/places.py": "the pictures that a source names, below its own folder",
    "assets/raster.py": "a picture that is in memory already",
    "corrections.py": "the corrections beside a source",
    "manifest/__init__.py": "the records of earlier runs",
    "manifest/cache.py": "editions that were made before",
    "manifest/digests.py": "what is hashed, and the index of hashes",
    "output/__init__.py": "what an edition holds already",
    "output/journal.py": "the moves of a dead run",
    "parse/small_words.py": "the small words of languages, its own data",
    "parse/tongue.py": "the languages that the parser knows, its own data",
    "read/container.py": "members of a container that is in memory already",
    "read/own_parts.py": "layouts/labels/: what our editions call a date or a person",
    "render/environment.py": "layouts",
    "render/faces.py": "the digest of a face",
    "render/labels.py": "layouts/labels/",
    "render/theme.py": "layouts/themes/",
    "render/scripts.py": "fonts/scripts.toml, and the digest of a face of the machine",
    "cli/new.py": "layouts/new/, which it copies",
    "source.py": "the source",
    "workplace.py": "octavo.toml, and the logo and profile that it names",
    "write/docx_styles.py": "layouts/docx/",
    "write/epub_fonts.py": "the licence of a face",
    "write/html_faces.py": "the faces of a page",
    "write/press.py": "the colour profile of a press",
    "write/press_objects.py": "pictures that are in memory already",
    "write/pdf_engine.py": "the faces of the style sheet, and nothing else that it asks for",
    "remote/scratch.py": "what was made, in the scratch folder of a piece",
    "remote/piece.py": "what became of each article, in the scratch folder",
    "remote/plan.py": "the octavo.toml that --config names",
}
"""The modules that open a file, and which; a stage between a source and its edition works on values."""

WRITES_FILES = {
    "cli/terminal.py": "the traceback of a bug, in the user's state folder",
    "manifest/cache.py": "the cache, outside any output folder; whoever finds it damaged makes anew",
    "manifest/digests.py": "the index of hashes, which git does not keep",
    "output/__init__.py": "the lock",
    "output/journal.py": "editions and their records",
    "write/docx_batch.py": "the same, for a pandoc that is kept",
    "write/docx_pandoc.py": "the reference document, in a scratch folder: pandoc takes it from a file only",
    "remote/scratch.py": "what was fetched, in the scratch folder of a piece",
    "remote/child.py": "what became of each article of a piece, in its scratch folder",
    "remote/place.py": "editions and records, in whatever store their address names",
}
"""The modules that write a file, and which."""

READING = {"read_text", "read_bytes"}
WRITING = {"write_text", "write_bytes"}


def calls(tree: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield what each call of *tree* is made on (``sys``, or nothing), its name, and the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id, node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func.value), node.func.attr, node


def modules_that(found: Callable[[str, str, ast.Call], bool]) -> set[str]:
    return {name for name, tree in TREES.items() if any(found(*call) for call in calls(tree))}


def opens_for_writing(call: ast.Call) -> bool:
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return any(isinstance(mode, str) and re.fullmatch(r"[wax]b?\+?|r\+b?", mode) for mode in modes)


def is_reading(on: str, name: str, call: ast.Call) -> bool:
    if name == "open":
        return on != "os" and not opens_for_writing(call)
    return name in READING and on != ""


def is_writing(on: str, name: str, call: ast.Call) -> bool:
    return name in WRITING or (name == "open" and opens_for_writing(call))


def test_no_layout_lets_markup_through() -> None:
    assert LAYOUTS
    assert [
        name
        for name, text in LAYOUTS.items()
        if re.search(r"\|\s*safe\b|autoescape\s+false|\bMarkup\(", text)
    ] == []


def test_no_text_becomes_a_layout() -> None:
    assert modules_that(lambda on, name, call: name in {"from_string", "Template"}) == set()


def test_only_the_print_writer_calls_weasyprint() -> None:
    engine = modules_that(
        lambda on, name, call: name in {"CSS", "HTML"} and "weasyprint" in (on or "weasyprint")
    )
    assert engine
    assert all(re.fullmatch(r"write/pdf\w*\.py", name) for name in engine)


def test_only_the_command_line_prints_and_exits() -> None:
    speaking = modules_that(
        lambda on, name, call: (on, name) in {("", "print"), ("sys", "exit"), ("", "exit")}
    )
    assert speaking
    assert all(name == "__main__.py" or name.startswith("cli/") for name in speaking)


def test_files_are_read_where_it_says_so() -> None:
    assert modules_that(is_reading) == set(READS_FILES), (
        "a stage takes values; if it must read, say what in READS_FILES"
    )


def test_files_are_written_where_it_says_so() -> None:
    assert modules_that(is_writing) == set(WRITES_FILES), (
        "only output.py writes; if it must be, say what in WRITES_FILES"
    )


def test_modules_fit_a_few_screens() -> None:
    assert [name for name, text in MODULES.items() if text.count("\n") > LONGEST_MODULE] == []


def test_functions_fit_one_screen() -> None:
    functions = (
        (f"{name}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [place for place, length in functions if length > LONGEST_FUNCTION] == []


def test_the_rules_see_what_they_forbid() -> None:
    tree = ast.parse("path.open('wb')\npath.open()\nos.open(x, y)\nsys.exit(1)\nprint(x)")
    read = [is_reading(*call) for call in calls(tree)]
    written = [is_writing(*call) for call in calls(tree)]
    assert read == [False, True, False, False, False]
    assert written == [True, False, False, False, False]
    assert [(on, name) for on, name, _ in calls(tree)][3:] == [("sys", "exit"), ("", "print")]
