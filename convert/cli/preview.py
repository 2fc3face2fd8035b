"""``octavo preview``: a page on this machine that shows source and editions, and follows every save."""

from __future__ import annotations

import argparse
from pathlib import Path

from convert.cli.options import add_edition_options, add_release_options, add_sources
from convert.cli.report import SCHEMA_VERSION, count
from convert.cli.sources import choose_editions, choose_out, gather_jobs, open_workplace
from convert.cli.terminal import Terminal
from convert.clock import today
from convert.errors import UsageError
from convert.job import Terms
from convert.manifest import epoch
from convert.workplace import Workplace

PORT = 8321
SHOWN = "html,pdf,epub,docx"
"""What is shown unless told otherwise."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser)
    add_edition_options(parser)
    add_release_options(parser)
    parser.add_argument(
        "--port",
        type=int,
        default=PORT,
        metavar="NUMBER",
        help=f"the port on this machine, 0 for any that is free (default: {PORT})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until Ctrl-C; the address goes to standard output."""
    # The server and what it stands on are for this command alone.
    from convert.preview import Server, Shelf, serve
    from convert.preview.shelf import Desk

    if "-" in arguments.sources:
        raise UsageError("standard input is never saved again", remedy="Name a file or a folder.")
    if not 0 <= arguments.port < 65536:
        raise UsageError(f"there is no port {arguments.port}", remedy="Give a number from 0 to 65535.")
    arguments.to = arguments.to or SHOWN

    def load() -> Desk:
        workplace = open_workplace(arguments, arguments.sources)
        jobs = gather_jobs(arguments, workplace, (), choose_out(arguments, workplace))
        terms = Terms(settings=workplace.settings, epoch=epoch(), today=today())
        return Desk(tuple(jobs), terms, house_files(workplace))

    shows = choose_editions(arguments, open_workplace(arguments, arguments.sources))
    server = Server(Shelf(load), arguments.port, shows)
    names = server.shelf.names()
    if terminal.json:
        told = {"schema_version": SCHEMA_VERSION, "address": server.address, "articles": list(names)}
        terminal.put_json(told)
    else:
        terminal.put(server.address)
        if not terminal.quiet:
            terminal.tell(f"{count(len(names), 'article')}; the page follows every save; Ctrl-C ends it")
    terminal.flush()
    serve(server, lambda: None if terminal.quiet else terminal.tell("a file has changed"))
    return 0


def house_files(workplace: Workplace) -> tuple[Path, ...]:
    """Return what decides how all articles look: octavo.toml and the house's own layouts."""
    own = workplace.settings.layouts
    return tuple(path for path in (workplace.file, Path(own) if own else None) if path)
