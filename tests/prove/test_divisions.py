"""Hyphens at line ends: those that the edition set, and no others."""

import pytest
from msgspec import structs

from convert.model import Article
from convert.prove import prove
from convert.prove.streams import Place, State, group_divisions, make_stream, read_line
from convert.render import render
from convert.render.rendering import LINE_HYPHEN
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import FILLER, brief, note, paragraph


def long() -> Article:
    body = tuple(paragraph(f"{FILLER[at:]} Transportation policies of harbours.") for at in range(0, 300, 20))
    return structs.replace(brief(), body=body, notes=(note(1, FILLER, FILLER),))


@pytest.mark.parametrize("compose", ["paragraph", "line"])
def test_each_hyphen_of_the_pages_is_recorded(compose: str) -> None:
    article = long()
    rendering = render(article, "pdf", Settings(tokens={"text": {"compose": compose}}))
    written = write(rendering)
    assert written.divisions
    assert prove(article, rendering, written.content, written.divisions) == ()
    for missing in sorted(written.divisions):
        faults = prove(article, rendering, written.content, written.divisions - {missing})
        assert faults, f"{missing} may be divided though nobody has set that hyphen"


def test_a_word_is_divided_where_that_was_recorded_and_nowhere_else() -> None:
    stream = structs.replace(
        make_stream("transportation"), divisions=group_divisions([("transpor", "tation")])
    )
    start = {State(0, (Place(),))}
    assert read_line(start, (stream,), (f"transpor{LINE_HYPHEN}",))[1] == 1
    assert read_line(start, (stream,), (f"trans{LINE_HYPHEN}",))[1] == 0
