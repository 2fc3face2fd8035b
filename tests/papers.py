"""The shipped themes and the papers of each, for tests that hold for all; pages set on any machine."""

import pytest

from convert.errors import EditionError
from convert.render.rendering import Rendering
from convert.settings import PageSize
from convert.write.pdf import write

THEMES = ("brief", "journal", "report")
PAPERS: list[tuple[str, PageSize]] = [
    ("brief", "a4"),
    ("brief", "letter"),
    ("journal", "a5"),
    ("journal", "6x9"),
    ("report", "a4"),
    ("report", "letter"),
]


def set_here(rendering: Rendering) -> bytes:
    """Return *rendering* as a PDF; skip, with the reason, where this machine has no face for what it says."""
    try:
        return write(rendering).content
    except EditionError as error:
        if not str(error).startswith("no face "):
            raise
        pytest.skip(f"{error}: faces of other scripts come from fonts-noto-core and fonts-noto-cjk")
