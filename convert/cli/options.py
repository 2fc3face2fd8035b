"""What several commands take: sources, editions, settings; and a parser that suggests the nearest name."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from typing import Any, NoReturn

from convert.errors import UsageError

KINDS = ("text", "markdown", "html", "epub", "docx", "odt", "rtf", "rst", "org", "latex")
"""The kinds of input, written out: the help must not load the settings for them."""

PAPERS = ("a4", "letter", "a5", "6x9")
"""The sizes of paper, likewise."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError instead of leaving, and knows near misses."""

    def __init__(self, **options: Any) -> None:
        """Take what ArgumentParser takes."""
        super().__init__(
            **options,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="help", help="show this help and leave")

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Return what *words* say; UsageError where they say nothing that is known."""
        arguments, unknown = self.parse_known_args(words)
        if unknown:
            raise UsageError(
                f"there is no option {unknown[0]}", remedy=self._nearest(unknown[0], arguments.command)
            )
        return arguments

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse has to say."""
        raise UsageError(message, remedy=f"{self.prog} --help shows how it is used.")

    def _nearest(self, option: str, command: str | None) -> str:
        parser = self._of_command(command)
        known = [
            name for action in parser._actions for name in action.option_strings if name.startswith("--")
        ]
        close = difflib.get_close_matches(option.partition("=")[0], known, n=1, cutoff=0.6)
        return f"Did you mean {close[0]}?" if close else f"{parser.prog} --help lists the options."

    def _of_command(self, command: str | None) -> argparse.ArgumentParser:
        if command and self._subparsers:
            choices = self._subparsers._group_actions[0].choices
            found = choices.get(command) if isinstance(choices, dict) else None
            return found if isinstance(found, argparse.ArgumentParser) else self
        return self


class ShowVersion(argparse.Action):
    """Prints the versions; looking them up takes longer than all else here, so it waits until then."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Print the versions and leave."""
        from convert.manifest.versions import ENGINES, engine_versions, version_of

        print(f"octavo {version_of('octavo')}")
        for edition in ENGINES:
            told = ", ".join(f"{name} {version}" for name, version in engine_versions(edition).items())
            print(f"  {edition}: {told}")
        parser.exit()


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command takes."""
    group = parser.add_argument_group("common options")
    group.add_argument(
        "--json", action="store_true", help="one JSON document on standard output, nothing else"
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", help="say only what went wrong, in one line each"
    )
    group.add_argument("-v", "--verbose", action="store_true", help="say more: notices, times, reasons")
    group.add_argument(
        "--config", metavar="FILE", help="the octavo.toml to use, instead of the nearest above"
    )
    group.add_argument("--no-color", action="store_true", help="no colours; NO_COLOR does the same")


def add_sources(parser: argparse.ArgumentParser, several: bool = True) -> None:
    """Add the sources that a command works on."""
    if several:
        parser.add_argument(
            "sources", metavar="SOURCE", nargs="+", help="a file, a folder, or - for standard input"
        )
    else:
        parser.add_argument("source", metavar="SOURCE", nargs="?", help="a file, or - for standard input")
    parser.add_argument("--name", help="with -: the name that the source would have as a file")
    parser.add_argument(
        "--from",
        dest="kind",
        choices=KINDS,
        help="the kind of the sources (default: as suffix or content say)",
    )


def add_edition_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which editions are meant, how they look and where they lie."""
    parser.add_argument(
        "--to",
        metavar="EDITIONS",
        help="some of pdf,press,booklet,epub,docx,html,json (default: pdf,epub,docx, or as octavo.toml says)",
    )
    parser.add_argument("--out", metavar="FOLDER", help="the folder of the editions (default: build)")
    parser.add_argument("--theme", metavar="NAME", help="the theme of the editions (default: brief)")
    parser.add_argument(
        "--page",
        type=read_papers,
        metavar="PAPERS",
        help=f"some of {','.join(PAPERS)}, the main one first (default: the first of the theme)",
    )


def add_release_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say for whom editions are made before they may be published."""
    # None where it is not given: octavo.toml decides then.
    parser.add_argument("--draft", action="store_true", default=None, help="mark every page as a draft")
    parser.add_argument(
        "--embargoed",
        action="store_true",
        default=None,
        help="make what is under embargo or dated in the future all the same",
    )


def read_papers(words: str) -> tuple[str, ...]:
    """Return the papers that *words* name, between commas; UsageError for one that does not exist."""
    names = tuple(word.strip().lower() for word in words.split(",") if word.strip())
    unknown = next((name for name in names if name not in PAPERS), None if names else "of no name")
    if unknown is not None:
        raise UsageError(f"there is no paper {unknown}", remedy=f"Choose from {', '.join(PAPERS)}.")
    return names
