"""The README says what the program does: options, codes, settings, goals, and the example that it shows."""

from __future__ import annotations

import argparse
import doctest
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from convert import cli, errors
from convert.codes import CODES
from convert.parse.tongue import known
from convert.parse.typography import rules_of
from convert.settings import Settings, parse_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    """Return what stands below the heading *title* of the README, its subsections included."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^\1 |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[2]


def rows(text: str, first: str) -> list[list[str]]:
    """Return the cells of the table in *text* whose head begins with the cell *first*, head left out."""
    found = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert found, first
    return [re.split(r" *(?<!\\)\| *", line.strip("| ")) for line in found[1].splitlines()]


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# --- how well it reads ---------------------------------------------------------------------------

FIGURES = {
    "title": "title_exact",
    "authors, all and in order": "authors_exact",
    "date": "date_exact",
    "headings found": "headings_recall(micro)",
    "headings right": "headings_precision(micro)",
    "words of the body found": "body_tokens_recall(micro)",
    "words of the body right": "body_tokens_precision(micro)",
}


def test_the_figures_are_the_pinned_scores() -> None:
    pinned = json.loads((ROOT / "tests" / "scores.json").read_text("utf-8"))
    sets = ("essays", "noisy", "other-languages", "html all")
    text = section("How well it reads")
    found = re.findall(r"^\| ([a-z][^|]*?) \|(.*)\|$", text, re.MULTILINE)
    assert [name for name, _ in found] == list(FIGURES)
    for name, cells in found:
        pins = [pinned[one].get(FIGURES[name]) for one in sets]
        assert [cell.strip() for cell in cells.split("|")] == [f"{pin:.2f}" if pin else "" for pin in pins]


# --- what the command line takes -----------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command, its options filled in."""
    found = {}
    for name in cli.COMMANDS:
        parser = cli.make_parser(name)
        (group,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
        found[name] = group.choices[name]
    return found


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield each option of *parser* as the README writes it: ``--to EDITIONS``, ``--json``."""
    for action in parser._actions:
        value = action.metavar or action.dest.upper()
        if action.choices is not None:
            value = "{" + ",".join(map(str, action.choices)) + "}"
        for name in action.option_strings:
            yield name if action.nargs == 0 else f"{name} {value}"


def test_each_option_of_each_command_is_told() -> None:
    told: dict[str, set[str]] = {name: set() for name in cli.COMMANDS}
    for cell, of, _ in rows(section("Commands"), "option"):
        for name in cli.COMMANDS if of == "all" else of.split(", "):
            told[name].update(quoted(cell))
    assert told == {name: set(options(parser)) for name, parser in commands().items()}


def test_each_command_is_told() -> None:
    told = {quoted(cell)[0].split()[1]: does for cell, does in rows(section("Commands"), "command")}
    assert told == cli.COMMANDS


def test_sources_are_told() -> None:
    for cell, _ in rows(section("Commands"), "command"):
        _, name, *told = quoted(cell)[0].split()
        positional = [a for a in commands()[name]._actions if not a.option_strings]
        forms = {None: "{}", "?": "[{}]", "+": "{}..."}
        assert told == [forms[a.nargs].format(a.metavar) for a in positional], name


def test_exit_codes_are_told() -> None:
    told = {int(code): meaning for code, meaning in rows(section("Commands"), "code")}
    shown = re.findall(r"^ +(\d+) +(.+)$", cli.EXIT_CODES, re.MULTILINE)
    assert told == {int(code): meaning for code, meaning in shown}
    kinds = [errors.ConvertError, *_below(errors.ConvertError)]
    assert {0, 1, cli.INTERRUPTED, *(kind.exit_code for kind in kinds)} == set(told)


def _below(kind: type[errors.ConvertError]) -> Iterator[type[errors.ConvertError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def test_goals_of_make_are_told() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    goals = re.findall(r"^([a-z-]+):[^#\n]*## (.*)$", makefile, re.MULTILINE)
    told = {quoted(cell)[0].removeprefix("make "): does for cell, does in rows(section("Try it"), "command")}
    assert told == dict(goals)


def test_the_first_two_commands_set_up_a_fresh_machine() -> None:
    lines = [line.partition("#")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    assert lines[:2] == ["make all", "make test"]


# --- tables that must be those of the program ----------------------------------------------------


def test_findings_are_told_in_full() -> None:
    told = [(quoted(code)[0], severity, says) for code, severity, says in rows(README, "code \\| severity")]
    wanted = [
        (code, kind.severity, re.sub(r"{([a-z]+)}", r"*\1*", f"{kind.sentence}. {kind.remedy}"))
        for code, kind in CODES.items()
    ]
    assert told == wanted


def leaves(kind: type[Struct], path: str = "") -> Iterator[tuple[str, object]]:
    """Yield the dotted keys of the settings *kind* with their defaults."""
    defaults = kind()
    for field in msgspec.structs.fields(kind):
        value = getattr(defaults, field.name)
        if isinstance(value, Struct):
            yield from leaves(type(value), f"{path}{field.name}.")
        else:
            yield path + field.name, value


def test_each_setting_is_told_with_its_default() -> None:
    told = {quoted(key)[0]: default for key, default, _ in rows(section("Settings"), "key")}
    wanted = {
        key: f"`{json.dumps(value)}`" if value is not None else "none" for key, value in leaves(Settings)
    }
    assert told == wanted


def test_the_example_of_settings_is_valid() -> None:
    (example,) = blocks("toml", section("Settings"))
    settings = parse_settings(example, "README.md")
    assert settings.tokens["colour"].keys() <= theme(settings.theme)["colour"].keys()


def theme(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "layouts" / "themes" / f"{name}.toml").read_text("utf-8"))


def test_rules_of_typography_that_can_be_vetoed_are_told() -> None:
    (row,) = (says for key, _, says in rows(section("Settings"), "key") if "typography" in key)
    needed = {"space", "invisible", "control"}  # without these no engine can set the text
    assert {name for tag in known() for name, _ in rules_of(tag)} - needed == set(quoted(row))


def test_tokens_are_told() -> None:
    text = (ROOT / "layouts" / "README.md").read_text("utf-8")
    told = {(quoted(table)[0], quoted(key)[0]): default for table, key, default, _ in rows(text, "table")}
    tables = {name: table for name, table in theme("brief").items() if name != "paper"}
    assert told == {
        (name, key): f"`{json.dumps(value, ensure_ascii=False)}`"
        for name, table in tables.items()
        for key, value in table.items()
    }


def test_licences_of_what_is_imported_are_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[<>=!]", line)[0] for line in project["dependencies"]}
    told = {cells[0]: cells[1] for cells in rows(section("Licences"), "part")}
    assert wanted <= set(told)
    for name in wanted:
        metadata = importlib.metadata.metadata(name)
        said = " ".join([metadata.get("License-Expression") or "", *metadata.get_all("Classifier", [])])
        assert ("Affero" in said) == ("AGPL" in told[name]), name


def test_hooks_are_told() -> None:
    hooks = re.findall(r"^- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"^ +- id: (\S+)", blocks("yaml", section("Hooks"))[0], re.MULTILINE) == hooks
    assert [quoted(hook)[0] for hook, _ in rows(section("Hooks"), "hook")] == hooks


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "layouts/README.md", "SECURITY.md"])
def test_links_and_paths_lead_somewhere(name: str) -> None:
    path = ROOT / name
    text = path.read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", text)
    assert [link for pair in links for link in pair if link and not (path.parent / link).exists()] == []
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    named = (
        each for each in quoted(prose) if re.fullmatch(r"(convert|layouts|tests|fonts)/[a-z_/.-]+", each)
    )
    assert [each for each in named if not (ROOT / each).exists()] == []
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in headings(text)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


# --- the example -----------------------------------------------------------------------------------


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that holds the README's source, as the current one."""
    (source,) = blocks("text")
    (tmp_path / "ferry.txt").write_text(source, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def octavo(folder: Path, *words: str) -> tuple[int, str]:
    """Run the command in *folder* as a user would; return its exit code and what it put out."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from convert.cli import main; sys.exit(main())", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def holds(whole: Any, part: Any) -> bool:
    """Tell whether *part* is taken from *whole*: some keys of an object, some elements of a list."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(k in whole and holds(whole[k], v) for k, v in part.items())
    if isinstance(part, list) and part and isinstance(part[0], dict):
        return all(any(holds(element, wanted) for element in whole) for wanted in part)
    return bool(whole == part)


def test_the_article_is_as_shown(ferry: Path) -> None:
    shown = json.loads(blocks("json", section("From text to editions"))[0])
    code, out = octavo(ferry, "parse", "ferry.txt")
    assert code == 0
    whole = json.loads(out)
    for key, value in shown.items():
        assert holds(whole[key], value), key


def test_the_python_is_as_shown(ferry: Path) -> None:
    text = "".join(blocks("pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0
    assert len(test.examples) > 5


def test_the_console_is_as_shown(ferry: Path) -> None:
    source = ferry / "ferry.txt"
    for block in blocks("console"):
        for command, wanted in re.findall(r"^\$ octavo (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            if command.startswith("check"):
                text = source.read_text("utf-8").replace("| March 3", "| March 4")
                source.write_text(text, "utf-8")
            edited = source.read_text("utf-8").replace("nine years", "ten years")
            (ferry / "edited.txt").write_text(edited, "utf-8")
            code, out = octavo(ferry, *command.split())
            assert code == int(command.startswith(("check", "compare")))
            assert sizes_apart(out) == sizes_apart(wanted)
    assert {path.suffix for path in (ferry / "build").glob("*/ferry.*")} == {
        ".pdf",
        ".epub",
        ".docx",
        ".json",
    }


def sizes_apart(text: str) -> str:
    return re.sub(r"\d+ kB", "kB", text)


def test_the_findings_as_json_are_as_shown(ferry: Path) -> None:
    text = (ferry / "ferry.txt").read_text("utf-8").replace("| March 3", "| March 4")
    (ferry / "ferry.txt").write_text(text, "utf-8")
    code, out = octavo(ferry, "check", "--json", "ferry.txt")
    shown, found = json.loads(blocks("json", section("JSON"))[0]), json.loads(out)
    for document in (shown, found):
        document["articles"][0]["milliseconds"] = 0
    assert (code, found) == (1, shown)


def test_a_part_is_told_from_what_is_not_there() -> None:
    assert holds({"a": [{"b": 1, "c": 2}, {"b": 3}]}, {"a": [{"b": 3}]})
    assert not holds({"a": [{"b": 1}]}, {"a": [{"b": 3}]})
    assert not holds({"a": 1}, {"d": 1})
    assert not holds({"a": [1, 2]}, {"a": [2, 1]})
