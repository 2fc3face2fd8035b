"""The first pages of the samples look as their reference pictures do; other tests say what stands there."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.papers import THEMES
from tests.pictures import LARGEST_SHEETS, PICTURES, SOURCE, draw_sheets, write_theme

pytestmark = pytest.mark.slow

SAMPLES = sorted(path.stem for path in SOURCE.parent.glob("*.txt"))
FAR = 4.0
"""Mean difference of grey, of 255, between two pictures of a page: few colours take 1, other lines more."""
NOTE = "look at the pages, then draw the pictures anew with make pictures"


Sheets = tuple[str, dict[str, Path]]


@pytest.fixture(scope="module", params=THEMES)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """Return a theme and the editions of the samples in it."""
    return request.param, write_theme(request.param, tmp_path_factory.mktemp(request.param))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart; 255 where they are not of one size."""
    if one.size != other.size:
        return 255.0
    return float(ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L"))).mean[0])


def test_the_pages_look_as_before(drawn: Sheets) -> None:
    theme, editions = drawn
    assert sorted(editions) == SAMPLES
    for name, path in editions.items():
        kept = PICTURES / f"{theme}-{name}.png"
        assert kept.stat().st_size <= LARGEST_SHEETS
        with Image.open(kept) as before:
            far = difference(draw_sheets(path), before.convert("RGB"))
        assert far < FAR, f"{kept.name} is {far:.1f} apart: {NOTE}"


def test_pages_of_another_sample_are_told_apart() -> None:
    for theme in THEMES:
        pictures = [Image.open(PICTURES / f"{theme}-{name}.png").convert("RGB") for name in SAMPLES]
        pairs = [(one, other) for at, one in enumerate(pictures) for other in pictures[:at]]
        assert all(difference(*pair) > FAR for pair in pairs), theme
