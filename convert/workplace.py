"""The workplace: a publishing repository, found by its octavo.toml, and the files that it names."""

import base64
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from convert import paths
from convert.errors import UsageError
from convert.settings import Settings, parse_settings

FILE_NAME = "octavo.toml"

PNG = b"\x89PNG\r\n\x1a\n"
SVG_HEAD = 2000
"""Bytes within which an SVG file names its root."""
LARGEST_LOGO = 1_000_000
HEAD_OF_A_PROFILE = 128
"""Bytes that say what a colour profile is for."""


class Workplace(Struct, frozen=True):
    """A publishing repository: where it lies and what it chose."""

    root: Path
    """Folder of octavo.toml; the current folder where there is none."""
    settings: Settings
    """What it chose."""
    file: Path | None = None
    """octavo.toml itself."""

    @property
    def layouts(self) -> Path:
        """Folder of the layouts that its editions are made with."""
        return paths.layouts()

    @property
    def fonts(self) -> Path:
        """Folder of the faces that its editions are set in."""
        return paths.fonts()


def find_file(start: Path) -> Path | None:
    """Return the octavo.toml of the folder *start* or of the nearest folder above it."""
    folder = start.resolve()
    return next((f / FILE_NAME for f in (folder, *folder.parents) if (f / FILE_NAME).is_file()), None)


def load_workplace(start: Path, config: Path | None = None) -> Workplace:
    """Return the publishing repository around the folder *start*; *config* names its octavo.toml outright.

    Raises UsageError where the file is missing, is no TOML, or holds an unknown key or a wrong value.
    """
    file = config or find_file(start)
    if file is None:
        return Workplace(start.resolve(), Settings())
    root = file.resolve().parent
    return Workplace(root, place_house(parse_settings(_read(file), str(file)), root, str(file)), file)


def place_house(settings: Settings, root: Path, place: str) -> Settings:
    """Return *settings* with layouts and profile found and the logo read; UsageError where one is missing.

    They are told from then on by where they lie and what they hold, whatever folder a worker starts in.
    """
    layouts = str(_inside(root, settings.layouts, "layouts", place)) if settings.layouts else None
    if layouts and not Path(layouts).is_dir():
        raise UsageError(f"there is no folder {settings.layouts}", place=place, remedy="Mend layouts.")
    logo = _read_logo(_inside(root, settings.logo, "logo", place), place) if settings.logo else None
    press = settings.press
    if press.profile:
        press = replace(
            press, profile=str(_find_profile(_inside(root, press.profile, "press.profile", place), place))
        )
    return replace(settings, layouts=layouts, logo=logo, press=press)


def _find_profile(path: Path, place: str) -> Path:
    """Return *path* where it is the colour profile of a press: for output, and for four inks (ICC.1, 7.2)."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_OF_A_PROFILE)
    except OSError as error:
        raise UsageError(
            f"the colour profile cannot be read: {error.strerror}", place=place, remedy="Mend press.profile."
        ) from error
    if (head[12:20], head[36:40]) != (b"prtrCMYK", b"acsp"):
        raise UsageError(
            f"{path.name} is no colour profile of a press",
            place=place,
            remedy="Ask the print shop for its ICC profile for CMYK.",
        )
    return path


def _inside(root: Path, name: str, key: str, place: str) -> Path:
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise UsageError(f"{key} lies outside", place=place, remedy="Put it beside octavo.toml or below.")
    return path


def _read_logo(path: Path, place: str) -> str:
    """Return the picture *path* as an address that holds it whole."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the logo cannot be read: {error.strerror}", place=place, remedy="Mend logo."
        ) from error
    kind = "png" if data.startswith(PNG) else "svg+xml" if b"<svg" in data[:SVG_HEAD] else None
    if kind is None or len(data) > LARGEST_LOGO:
        raise UsageError("the logo is no SVG or PNG of a megabyte at most", place=place, remedy="Mend logo.")
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the settings cannot be read: {getattr(error, 'strerror', None) or error}",
            place=str(file),
            remedy="Check --config and the file's rights.",
        ) from error
