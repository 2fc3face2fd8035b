"""How the contents are set: spaced where one page holds them so."""

import pytest

from convert.model import Heading
from convert.render.outline import contents_form, make_outline
from convert.render.theme import load_tokens
from convert.settings import Settings
from tests.made import NOWHERE, line


@pytest.mark.parametrize(("count", "form"), [(3, " tight few"), (9, " tight few"), (10, ""), (40, " tight")])
def test_the_contents_take_as_much_of_a_page_as_they_need(count: int, form: str) -> None:
    outline = make_outline(tuple(Heading(1, line(f"Berth {at}"), NOWHERE) for at in range(count)))
    assert contents_form(outline, load_tokens(Settings(theme="report"))) == form
