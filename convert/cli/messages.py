"""How a message reads: one line a part, with every character written out that could act on a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from convert.errors import ConvertError

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that move the cursor, end a line, turn the direction of writing, or cannot be encoded."""


def printable(text: str) -> str:
    """Return *text* on one line, with every character that could act on a terminal written out."""
    return UNSAFE.sub(lambda match: _written_out(match.group()), text.replace("\t", " "))


def _written_out(character: str) -> str:
    code = ord(character)
    return {"\n": r"\n", "\r": r"\r"}.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def width(text: str) -> int:
    """Return the columns that *text* takes on a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def excerpt_lines(excerpt: str, caret: int) -> list[str]:
    """Return *excerpt* and the line below it whose caret stands at column *caret*, counted from 1."""
    space = width(printable(excerpt[: caret - 1]))
    return [f"    {printable(excerpt)}", "    " + " " * space + "^"]


def error_lines(error: ConvertError) -> list[str]:
    """Return the message of *error* in lines: where and what, the line with a caret, what to do."""
    place = f"{printable(error.place)}: " if error.place else ""
    lines = [f"{place}error: {printable(error.problem)}" if place else printable(error.problem)]
    if error.excerpt and error.column is not None:
        lines += excerpt_lines(error.excerpt, error.column)
    elif error.excerpt:
        lines.append(f"    {printable(error.excerpt)}")
    return lines + ([f"  {printable(error.remedy)}"] if error.remedy else [])


def error_fields(error: ConvertError) -> dict[str, Any]:
    """Return *error* for a program to read."""
    return {
        "kind": type(error).__name__,
        "exit_code": error.exit_code,
        "problem": error.problem,
        "remedy": error.remedy,
        "place": error.place,
    }
