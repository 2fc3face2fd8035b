"""``octavo compare``: what an editor changed in an edition, by word and line of the source."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from convert.cli.messages import excerpt_lines, printable
from convert.cli.options import add_sources
from convert.cli.report import SCHEMA_VERSION, count
from convert.cli.sources import open_workplace, single_job
from convert.cli.terminal import Terminal
from convert.compare import Difference, compare_articles, find_places
from convert.errors import UsageError
from convert.job import Job
from convert.pipeline import Parsed, parse_article
from convert.source import Source, cut_excerpt


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser, several=False)
    parser.add_argument(
        "edited", metavar="EDITED", nargs="?", help="the edited DOCX or EPUB, or another text of the article"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print what the edited file says otherwise than the source; 1 where there is any difference."""
    if arguments.source is None or arguments.edited is None:
        raise UsageError("two files are needed", remedy="octavo compare SOURCE EDITED")
    workplace = open_workplace(arguments, [arguments.source])
    parsed = parse_article(single_job(arguments, workplace), workplace.settings)
    edited = parse_article(Job(path=arguments.edited, name="edited"), workplace.settings)
    differences = compare_articles(parsed.article, edited.article)
    code = 1 if differences else 0
    told = [fields(difference, parsed.source) for difference in differences]
    remarks = list(comments(parsed, edited))
    if terminal.json:
        head = {"schema_version": SCHEMA_VERSION, "exit_code": code, "source": arguments.source}
        terminal.put_json({**head, "edited": arguments.edited, "differences": told, "comments": remarks})
    else:
        for each in told:
            show(arguments.source, each, f"{each['part']}: {change_words(each)}", terminal)
        for each in remarks:
            show(arguments.source, each, each["sentence"], terminal)
    if not terminal.quiet:
        said = count(len(told), "difference") if told else "the words are the same"
        terminal.tell(f"{said}; {count(len(remarks), 'comment')}" if remarks else said)
    return code


def fields(difference: Difference, source: Source) -> dict[str, Any]:
    """Return *difference* with its place in *source*, for a program to read."""
    return {
        **place(difference.start, source),
        "part": difference.part,
        "removed": difference.removed,
        "added": difference.added,
        "looks": difference.looks,
    }


def place(offset: int, source: Source) -> dict[str, Any]:
    """Return where *offset* is in *source*, for a program to read."""
    line, column = source.place(min(max(offset, 0), max(len(source.text) - 1, 0)))
    return {"line": line, "column": column, "unit": source.unit, "line_text": source.line_text(line)}


def comments(parsed: Parsed, edited: Parsed) -> Iterator[dict[str, Any]]:
    """Yield the comments of the *edited* document, each with its place in the source."""
    found = [each for each in edited.findings if each.code == "comments"]
    offsets = [edited.source.lines[each.line - 1] + each.column - 1 for each in found]
    places = find_places(parsed.article, edited.article, offsets)
    for each, offset in zip(found, places, strict=True):
        yield {**place(offset, parsed.source), "sentence": each.sentence}


def show(path: str, told: dict[str, Any], words: str, terminal: Terminal) -> None:
    """Print where something was *told*, in what *words*, and the line of the source."""
    counts = told["unit"] == "line"
    where = f"{told['line']}:{told['column']}" if counts else f"paragraph {told['line']}"
    terminal.put(f"{printable(path)}:{where}: {printable(words)}")
    if not terminal.quiet and told["line_text"].strip():
        for line in excerpt_lines(*cut_excerpt(told["line_text"], told["column"])):
            terminal.put(line)


def change_words(told: dict[str, Any]) -> str:
    """Return a change as a sentence."""
    old, new = f"“{printable(told['removed'])}”", f"“{printable(told['added'])}”"
    if told["looks"]:
        return f"{new} is {told['looks']}"
    if not told["removed"]:
        return f"{new} is new"
    return f"{old} is now {new}" if told["added"] else f"{old} is gone"
