"""Colours as inks: by the profile of the press, black and greys with black ink alone."""

import io
from functools import cached_property, lru_cache

from PIL import Image, ImageCms

from convert.errors import EditionError

RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
"""White is the paper, and what can be printed is printed as it is."""
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
"""The darkest of the screen is the darkest of the press."""
DARK = 20
"""Lightness (CIE L*) below which a grey is meant as black."""

Rgb = tuple[int, int, int]
Cmyk = tuple[float, float, float, float]


class Inks:
    """What a press makes of colours of the screen."""

    def __init__(self, profile: bytes, ink: str) -> None:
        """Take the *profile* of the press, and the colour of text, ``#1a1a1a``, which is black ink alone.

        Raises EditionError where the profile cannot be read or is for no press of four inks.
        """
        self.profile = profile
        self._ink = tuple(bytes.fromhex(ink.removeprefix("#")))
        try:
            self._press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            self._to_press = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"), self._press, "RGB", "CMYK", RELATIVE, FLAGS
            )
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            raise EditionError(
                f"the colour profile cannot be used: {error}", remedy="Mend press.profile."
            ) from error

    @property
    def name(self) -> str:
        """What the profile calls itself, in plain letters."""
        said = self._press.profile.profile_description or ""
        return "".join(c for c in said if " " <= c <= "~").strip() or "Custom"

    def picture(self, image: Image.Image) -> Image.Image:
        """Return *image*, which is RGB, in the inks of the press."""
        made = ImageCms.applyTransform(image, self._to_press)
        assert made is not None, "it is not changed in place"
        return made

    @lru_cache(maxsize=1000)  # noqa: B019  few are made in the life of a process
    def of(self, rgb: Rgb) -> Cmyk:
        """Return the inks, each from 0 to 1, of a colour of the screen."""
        if rgb == self._ink:
            return (0.0, 0.0, 0.0, 1.0)
        if len(set(rgb)) == 1:
            return (0.0, 0.0, 0.0, self._black(lightness(rgb)))
        c, m, y, k = self._mixed(Image.new("RGB", (1, 1), rgb))
        return (c, m, y, k)

    def _mixed(self, image: Image.Image) -> tuple[float, ...]:
        pixel = self.picture(image).getpixel((0, 0))
        assert isinstance(pixel, tuple), "four inks"
        return tuple(round(ink / 255, 4) for ink in pixel)

    def _black(self, light: float) -> float:
        """Return how much black ink alone comes nearest to a lightness."""
        if light < DARK:
            return 1.0
        nearest = min(range(256), key=lambda black: abs(self._greys[black] - light))
        return round(nearest / 255, 4)

    @cached_property
    def _greys(self) -> list[float]:
        """The lightness of each amount of black ink alone, relative to the paper."""
        lab = ImageCms.createProfile("LAB")
        transform = ImageCms.buildTransform(self._press, lab, "CMYK", "LAB", RELATIVE)
        steps = Image.new("CMYK", (256, 1))
        steps.putdata([(0, 0, 0, black) for black in range(256)])
        made = ImageCms.applyTransform(steps, transform)
        assert made is not None, "it is not changed in place"
        return [level / 2.55 for level in made.getchannel("L").tobytes()]


def lightness(rgb: Rgb) -> float:
    """Return the CIE L* of a grey of the screen, from 0 to 100 (IEC 61966-2-1 and CIE 15)."""
    level = rgb[0] / 255
    light = level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
    return float(116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27)
