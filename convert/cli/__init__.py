"""Arguments in, lines on the terminal, exit code out; one file a command; nothing else prints or exits."""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from typing import Protocol

from convert.cli.options import Parser, ShowVersion, add_common_options
from convert.cli.terminal import Terminal
from convert.errors import Bug, ConvertError, UsageError
from convert.garbage import collect_rarely

COMMANDS = {
    "build": "write the editions of articles that are missing or behind their text",
    "check": "report what is wrong with articles; nothing is written",
    "parse": "print what an article is taken to be, as JSON",
    "explain": "show the source with the role of every piece, and why",
    "preview": "show source and editions in a browser on this machine, and follow every save",
    "compare": "tell what an editor changed in an edition, by word and line of the source",
    "new": "begin a publishing repository: settings, a first article, a Makefile, hooks",
    "learn": "propose patterns of a house, as TOML, from five or more of its articles",
    "status": "tell which editions are missing or behind their text; nothing is written",
    "verify": "compare the editions that stand with their records, and their words with the text",
    "prune": "remove the editions of sources that are gone",
    "doctor": "look at engines, fonts, scripts and the output folder, with a remedy for what is amiss",
}
"""The commands: each is the module of its name in this folder, loaded when it is called for."""

EXIT_CODES = """\
exit codes:
  0    done
  1    findings of severity error, editions behind their text, differences
  2    wrong use: an unknown option, edition or theme, a folder without sources
  3    a source could not be read
  4    an edition could not be made or written
  5    a proof failed: an edition does not say what its article says
  70   a fault of octavo itself
  130  interrupted"""

INTERRUPTED = 130
"""What a shell reports for a program that Ctrl-C ended."""

CLOSED = 128 + signal.SIGPIPE
"""What a shell reports for a program that wrote to a closed pipe, as in ``octavo parse x.txt | head``."""


class Command(Protocol):
    """What the module of a command holds."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what the command takes to *parser*."""

    def run(self, arguments: argparse.Namespace, terminal: Terminal) -> int:
        """Do what *arguments* ask for and return the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line *argv* (default: that of this process) and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    terminal = Terminal(json="--json" in words, color="--no-color" not in words)
    sys.unraisablehook = interrupt_again
    collect_rarely()
    try:
        code = _run(words, terminal)
        terminal.flush()
    except ConvertError as error:
        code = terminal.fail(error)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more; what the interpreter still holds must not raise once more when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLOSED
    except Exception as error:
        code = terminal.fail(Bug(f"{type(error).__name__}: {error}", trace=traceback.format_exc()))
    return code


def interrupt_again(lost: sys.UnraisableHookArgs) -> None:
    """Send an interrupt once more that came where Python cannot raise, as while a module is imported."""
    if lost.exc_type is KeyboardInterrupt:
        main_thread = threading.main_thread().ident or 0
        threading.Timer(0.05, signal.pthread_kill, (main_thread, signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(lost)


def _run(words: list[str], terminal: Terminal) -> int:
    name = next((word for word in words if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise UsageError(f"there is no command {name}", remedy=_suggest(name))
    parser = make_parser(name)
    if not words:
        parser.print_help()
        return 0
    try:
        arguments = parser.parse(words)
    except SystemExit:  # --help and --version end so, once they have printed
        return 0
    if arguments.command is None:
        raise UsageError("no command is given", remedy="octavo --help lists the commands.")
    return load_command(arguments.command).run(arguments, terminal.choose(arguments))


def load_command(name: str) -> Command:
    """Return the module of the command *name*."""
    module: Command = importlib.import_module(f"convert.cli.{name}")
    return module


def make_parser(name: str | None) -> Parser:
    """Return the parser, with the options of the command *name*: the others are not even loaded."""
    parser = Parser(
        prog="octavo",
        description="Turn plain-text articles into PDF, EPUB and Word editions that agree word for word.",
        epilog=EXIT_CODES,
    )
    parser.add_argument(
        "--version", action=ShowVersion, nargs=0, help="show the versions of octavo and its engines"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)
    for command, sentence in COMMANDS.items():
        sub = commands.add_parser(
            command, help=sentence, description=sentence[0].upper() + sentence[1:] + "."
        )
        if command == name:
            load_command(command).add_options(sub)
            add_common_options(sub)
    return parser


def _suggest(name: str) -> str:
    close = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    # A path in the place of the command is the commonest slip.
    if not close and ("/" in name or "." in name):
        return f"Did you mean octavo build {name}?"
    return f"Did you mean octavo {close[0]}?" if close else "octavo --help lists the commands."
