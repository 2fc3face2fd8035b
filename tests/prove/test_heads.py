"""Heads of tables said again: whole, inside their table, and nowhere else."""

import msgspec
import pytest

from convert.model import Row, Table
from convert.prove import prove
from convert.prove.heads import find_heads
from convert.prove.streams import Place, State, make_stream, read_line
from convert.render import render
from convert.render.rendering import Fragment, Grid, Script
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import NOWHERE, brief, line

MAIN = "Before it.\nPort Days\nAnsgar 19\nSkerrin 5\nTolvane 8\nBehind it.\n"
SCRIPT = Script(
    (Fragment(MAIN, "article"),), grids=(Grid("Port Days\n", "Ansgar 19\nSkerrin 5\nTolvane 8\n"),)
)


def reads(*lines: str) -> bool:
    """Tell whether *lines* say SCRIPT, heads said again among them, to the end."""
    text = make_stream(MAIN)
    streams = (text, *find_heads(SCRIPT, text))
    states = {State(0, (Place(), Place()))}
    for words in map(str.split, lines):
        states, count = read_line(states, streams, tuple(words))
        if count < len(words):
            return False
    return any(state.places == (Place(len(text.words)), Place()) for state in states)


def test_a_head_may_be_said_again_inside_its_table() -> None:
    assert reads("Before it.", "Port Days", "Ansgar 19", "Port Days", "Skerrin 5", "Tolvane 8", "Behind it.")


def test_a_head_may_be_said_more_than_once_and_over_two_lines() -> None:
    again = ("Port", "Days")
    assert reads("Before it.", *again, "Ansgar 19", *again, "Skerrin 5", *again, "Tolvane 8", "Behind it.")


@pytest.mark.parametrize(
    "lines",
    [
        ("Before it.", "Port Days", "Port Days", "Ansgar 19", "Skerrin 5", "Tolvane 8", "Behind it."),
        ("Before it.", "Port Days", "Ansgar 19", "Port", "Skerrin 5", "Tolvane 8", "Behind it."),
        ("Before it.", "Port Days", "Ansgar 19", "Days Port", "Skerrin 5", "Tolvane 8", "Behind it."),
        ("Before it.", "Port Days", "Ansgar 19", "Skerrin 5", "Tolvane 8", "Port Days", "Behind it."),
        ("Before it.", "Port Days", "Ansgar 19", "Port Days", "Tolvane 8", "Behind it."),
        ("Port Days", "Before it.", "Port Days", "Ansgar 19", "Skerrin 5", "Tolvane 8", "Behind it."),
    ],
    ids=["before the first row", "half", "in disorder", "behind the table", "for a row", "before the table"],
)
def test_a_head_elsewhere_is_a_fault(lines: tuple[str, ...]) -> None:
    assert not reads(*lines)


def test_a_table_over_several_pages_carries_its_head_and_proves() -> None:
    head = Row((line("Port"), line("Days")), NOWHERE, True)
    rows = tuple(Row((line(f"Quay {number}"), line(str(number))), NOWHERE) for number in range(120))
    table = Table((head, *rows), NOWHERE)
    article = msgspec.structs.replace(brief(), body=(*brief().body, table))
    rendering = render(article, "pdf", Settings())
    content = write(rendering).content
    assert prove(article, rendering, content) == ()
    bare = msgspec.structs.replace(rendering.script, grids=())
    assert prove(article, msgspec.structs.replace(rendering, script=bare), content) != ()
