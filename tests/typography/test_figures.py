"""What the eye looks for has not got worse on the pages of the samples."""

import pytest

from tests.typography.pins import figures_of, load_pins, samples, worse


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
def test_no_figure_is_worse_than_pinned(theme: str) -> None:
    figures = figures_of(theme, samples())
    pinned = load_pins()[theme]
    assert not [said for name, value in figures.items() if (said := worse(name, value, pinned))], (
        "look at the pages, then pin with: python -m tests.typography --accept"
    )


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
def test_lines_of_ours_have_no_runts_and_no_ladders(theme: str) -> None:
    pinned = load_pins()[theme]
    assert pinned["runts"] == pinned["hyphen ladders"] == 0
