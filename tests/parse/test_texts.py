"""Whole texts of our own: what is read in them stays read; what is not yet is listed, with the reason."""

import tomllib

import pytest

from tests.texts import FOLDER, Text, missed, texts

OPEN: dict[str, str] = tomllib.loads((FOLDER / "open.toml").read_text(encoding="utf-8"))["open"]
"""Texts of which a fact is read otherwise, and why."""


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.name)
def test_text(text: Text) -> None:
    wrong = missed(text)
    if text.name in OPEN:
        assert wrong, f"all of it is read now: take {text.name} off tests/texts/open.toml"
    else:
        assert not wrong


def test_the_list_names_texts() -> None:
    assert set(OPEN) <= {text.name for text in texts()}
