"""``octavo parse``: what an article is taken to be, as JSON."""

from __future__ import annotations

import argparse

import msgspec

from convert.cli.options import add_sources
from convert.cli.sources import open_workplace, single_job
from convert.cli.terminal import Terminal
from convert.errors import UsageError
from convert.model.dump import to_json
from convert.pipeline import parse_article


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser, several=False)
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the output instead")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the model of one article; what is wrong with it is for ``octavo check`` to say."""
    if arguments.schema:
        from convert.model.schema import json_schema

        terminal.put_bytes(msgspec.json.format(msgspec.json.encode(json_schema()), indent=1) + b"\n")
        return 0
    if arguments.source is None:
        raise UsageError("no source is given", remedy="Name a file, or - for standard input.")
    workplace = open_workplace(arguments, [arguments.source])
    parsed = parse_article(single_job(arguments, workplace), workplace.settings)
    terminal.put_bytes(to_json(parsed.article))
    return 0
