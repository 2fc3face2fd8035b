"""Where the layouts and fonts lie: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """Return the folder *name* (``layouts`` or ``fonts``).

    The checkout wins: an editable install also copies the folders into ``_data``, where they go stale.
    """
    checkout = PACKAGE.parent / name
    if (PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return PACKAGE / "_data" / name


def layouts() -> Path:
    """Return the folder of the shipped layouts."""
    return data_folder("layouts")


def layout_folders(own: str | None) -> tuple[Path, ...]:
    """Return where layouts are looked for: the folder *own* of a house first, then the shipped ones."""
    return (Path(own), layouts()) if own else (layouts(),)


def fonts() -> Path:
    """Return the folder of the shipped fonts."""
    return data_folder("fonts")
