"""PNG and JPEG in the form that every edition can hold."""

import io

import pytest
from PIL import Image

from convert.assets.forms import bring_into_form
from convert.assets.picture import Unfit
from convert.assets.raster import LARGEST_SIDE, strip_jpeg, strip_png
from tests.drawn import bars, draw_all, encoded

PIXELS = 40_000_000
RASTER = {name: data for name, data in draw_all().items() if not name.endswith("svg")}


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("name", RASTER)
def test_every_picture_becomes_plain(name: str) -> None:
    drawn = bring_into_form(RASTER[name], PIXELS)
    image = opened(drawn.content)
    assert image.mode in ("L", "RGB", "P")
    assert image.size == (drawn.width, drawn.height)
    assert not {"icc_profile", "exif", "transparency"} & image.info.keys()
    assert bring_into_form(RASTER[name], PIXELS) == drawn
    assert bring_into_form(drawn.content, PIXELS).content == drawn.content


def test_what_is_plain_keeps_its_pixels() -> None:
    for name in ("chart.png", "palette.png"):
        assert (
            opened(bring_into_form(RASTER[name], PIXELS).content).tobytes() == opened(RASTER[name]).tobytes()
        )
    plain = encoded(bars(), "JPEG", comment=b"made by hand")
    assert strip_jpeg(plain) == bring_into_form(plain, PIXELS).content
    assert b"made by hand" not in strip_jpeg(plain)
    assert b"pHYs" in RASTER["chart.png"] and b"pHYs" not in strip_png(RASTER["chart.png"])


def test_a_turned_photograph_stands_upright_and_says_nothing_of_its_camera() -> None:
    drawn = bring_into_form(RASTER["turned.jpg"], PIXELS)
    assert (drawn.width, drawn.height) == (180, 320)
    assert b"Camera" in RASTER["turned.jpg"] and b"Camera" not in drawn.content


def test_a_clear_ground_is_white() -> None:
    assert opened(bring_into_form(RASTER["clear.png"], PIXELS).content).getpixel((0, 0)) == (255, 255, 255)


def test_grey_of_sixteen_bits_keeps_its_tone() -> None:
    assert opened(bring_into_form(RASTER["deep.png"], PIXELS).content).getpixel((0, 0)) == 40_000 // 256


def test_more_pixels_than_are_seen_are_not_kept() -> None:
    drawn = bring_into_form(encoded(bars().resize((5000, 1000)), "JPEG"), PIXELS)
    assert (drawn.width, drawn.height) == (LARGEST_SIDE, LARGEST_SIDE // 5)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"GIF89a" + bytes(20), "it is a GIF"),
        (b"RIFF" + bytes(20), "it is a WebP"),
        (b"words", "no picture"),
        (RASTER["chart.png"][:200], "cut off"),
        (RASTER["ink.jpg"][: len(RASTER["ink.jpg"]) // 2], "cut off"),
    ],
)
def test_what_no_edition_can_hold_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unfit, match=reason) as told:
        bring_into_form(data, PIXELS)
    assert told.value.code == "bad-picture"
    assert told.value.remedy


@pytest.mark.parametrize("side", [7_000, 20_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    with pytest.raises(Unfit, match="more than 40,000,000 pixels"):
        bring_into_form(encoded(Image.new("1", (side, side)), "PNG"), PIXELS)


def test_an_engine_that_takes_cut_off_pictures_changes_nothing() -> None:
    import weasyprint.images

    assert weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES
    with pytest.raises(Unfit, match="cut off"):
        bring_into_form(RASTER["ink.jpg"][:4000], PIXELS)
    assert weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES
