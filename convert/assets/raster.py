"""PNG and JPEG: checked before they are unpacked; left as they are where they can be, else drawn anew."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Literal

from PIL import Image, ImageCms, ImageFile, ImageOps

from convert.assets.picture import Drawn, Unfit

LARGEST_SIDE = 2400
"""Pixels: 300 to the inch over the widest measure; more is nowhere to be seen."""
LARGEST_BYTES = 4_500_000
"""Shops for e-books take pictures of 5 MB."""
QUALITY = 90
"""Of a JPEG that is drawn anew."""
PLAIN = {"PNG": ("1", "L", "P", "RGB"), "JPEG": ("L", "RGB")}
"""Modes that every edition can hold: grey or sRGB, no transparency, 8 bits at most."""
UPRIGHT = (None, 0, 1)
ORIENTATION = 0x0112
"""Tag of EXIF for how a camera was held."""
OVERLARGE = 1.0 / 256
"""What brings a grey of 16 bits to 8."""

KEPT_CHUNKS = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
"""What a PNG needs to be drawn; all else are remarks, colours of a screen, and times."""
KEPT_SEGMENTS = (0xE0, 0xEE)
"""Of the segments that programs fill, those that a JPEG is drawn by: JFIF and Adobe's."""
FIRST_PRIVATE, LAST_PRIVATE, COMMENT, SCAN = 0xE0, 0xEF, 0xFE, 0xDA

DAMAGE = (OSError, SyntaxError, ValueError, EOFError, zlib.error, struct.error)
"""What Pillow raises at a file that is cut off or broken."""


def load_raster(data: bytes, pixels: int) -> Drawn:
    """Return the PNG or JPEG *data*, of at most *pixels*; Unfit where it is damaged or larger."""
    with _strict():
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > pixels:
                    raise _too_many(pixels)
                image.load()
                return _as_it_is(data, image) or _anew(image)
        except Image.DecompressionBombError as error:
            raise _too_many(pixels) from error
        except DAMAGE as error:
            raise Unfit("bad-picture", "it is cut off or damaged", "Save it anew.") from error


def _too_many(pixels: int) -> Unfit:
    remedy = "Save it smaller, or raise limits.picture_pixels in octavo.toml."
    return Unfit("bad-picture", f"it has more than {pixels:,} pixels", remedy)


@contextlib.contextmanager
def _strict() -> Iterator[None]:
    """Refuse pictures that are cut off, whatever an engine that is loaded beside wants of Pillow."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # how large it is, is our own question
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _as_it_is(data: bytes, image: ImageFile.ImageFile) -> Drawn | None:
    """Return the picture without remarks, its pixels untouched; None where an edition could not hold it."""
    format_ = image.format or ""
    odd = "transparency" in image.info or not _is_srgb(image) or not _is_upright(image)
    if odd or image.mode not in PLAIN[format_] or max(image.size) > LARGEST_SIDE:
        return None
    kept = strip_png(data) if format_ == "PNG" else strip_jpeg(data)
    if len(kept) > LARGEST_BYTES:
        return None
    return Drawn("png" if format_ == "PNG" else "jpeg", kept, *image.size)


def _is_upright(image: Image.Image) -> bool:
    return image.getexif().get(ORIENTATION) in UPRIGHT


def _is_srgb(image: Image.Image) -> bool:
    profile = _profile(image)
    return profile is None or "srgb" in ImageCms.getProfileDescription(profile).casefold()


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """Return the colour profile of *image*; one that cannot be read is none."""
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    except (KeyError, OSError, ImageCms.PyCMSError):
        return None


def _anew(image: ImageFile.ImageFile) -> Drawn:
    """Return *image* drawn anew: upright, in sRGB or grey, on white, no larger than is seen."""
    format_ = "PNG" if image.format == "PNG" else "JPEG"
    flat = on_white(in_srgb(ImageOps.exif_transpose(image)))
    flat.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    content = _save(flat, format_)
    if len(content) > LARGEST_BYTES:
        format_, content = "JPEG", _save(flat, "JPEG")
    kind: Literal["png", "jpeg"] = "png" if format_ == "PNG" else "jpeg"
    return Drawn(kind, content, *flat.size)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return *image* in sRGB or grey, with its transparency if it has any."""
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value * OVERLARGE).convert("L")
    profile = _profile(image)
    if profile is not None and image.mode in ("RGB", "CMYK") and not _is_srgb(image):
        with contextlib.suppress(ImageCms.PyCMSError):  # a profile of another kind than the pixels
            made = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return made or image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def on_white(image: Image.Image) -> Image.Image:
    """Return *image* without transparency: what shines through is the paper, at night too."""
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new(image.mode[:-1], image.size, "white")
    ground.paste(image.convert(ground.mode), mask=image.getchannel("A"))
    return ground


def _save(image: Image.Image, format_: str) -> bytes:
    out = io.BytesIO()
    if format_ == "PNG":
        image.save(out, "PNG", compress_level=9, icc_profile=None, exif=b"")
    else:
        image.save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=None, exif=b"")
    return out.getvalue()


def strip_png(data: bytes) -> bytes:
    """Return the PNG *data* without the chunks that nothing is drawn by."""
    kept, at = [data[:8]], 8
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in KEPT_CHUNKS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def strip_jpeg(data: bytes) -> bytes:
    """Return the JPEG *data* without remarks: where a camera stood is nobody's business."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == SCAN:
            break
        if kind == 0xFF:  # a byte that fills up
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        private = FIRST_PRIVATE <= kind <= LAST_PRIVATE or kind == COMMENT
        if not private or kind in KEPT_SEGMENTS:
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))
