"""Keywords that Octavo puts into an edition come back as the same keywords."""

import pytest
from msgspec.structs import replace

from convert.render.rendering import Edition
from tests.made import brief
from tests.read.test_own import EDITIONS, back


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "keywords",
    [
        ("ports",),
        ("ports", "ships"),
        ("Health, Norway",),
        ("ships", "Hull, city of", "ports"),
    ],
    ids="; ".join,
)
def test_keywords_come_back_with_their_commas(keywords: tuple[str, ...], edition: Edition) -> None:
    assert back(replace(brief(), keywords=keywords), edition).keywords == keywords
