"""Pages in a browser without a window: nothing stands out sideways, contrast holds, keys lead to notes."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
from msgspec import Struct

NPM = Path(__file__).with_name("npm")
"""The validators that come as npm packages, and what drives the browser; `make validators` installs them."""
WIDTHS = (360, 768, 1280)
"""A telephone, a tablet held upright, a screen; in CSS pixels."""
NIGHT = "html { background: #101010; color: #e6e6e6 } a:link { color: #8ab4f8 }"
"""What a reading system sets at night; the page's own rules stand behind it and could fight it."""
BOOK_SCHEMES = {"light": "", "dark": NIGHT}
PAGE_SCHEMES = {"light": "", "dark": ""}
"""By name of the scheme that the reader prefers: the style sheet before the page's own."""
LONGEST = 900  # seconds


class Seen(Struct, frozen=True):
    """What was seen of one page at one width and in one scheme of colours."""

    page: str
    """Its address."""
    width: int
    """Of the window, in CSS pixels."""
    scheme: str
    """Of colours: ``light`` or ``dark``."""
    sideways: tuple[str, ...]
    """What makes the page scroll sideways."""
    axe: tuple[str, ...]
    """What axe says against it; it hangs on no width and is asked at the narrowest."""
    notes: str
    """What hinders a reader with a keyboard on the way to the first note and back."""

    @property
    def complaints(self) -> list[str]:
        """All that is wrong, each with its place."""
        told = [f"out of the page: {one}" for one in self.sideways] + [f"axe: {one}" for one in self.axe]
        told += [f"notes: {self.notes}"] if self.notes else []
        return [f"{self.page} at {self.width} px, {self.scheme}: {one}" for one in told]


def chromium() -> str:
    """Return the browser of this machine."""
    found = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or shutil.which("chromium")
    assert found, "no Chromium: apt-get install chromium"
    return found


def look(pages: list[Path], schemes: dict[str, str], pictures: Path | None = None) -> list[Seen]:
    """Return what is seen of *pages* at each width in each of *schemes*; *pictures*: a folder for them."""
    asked = {
        "browser": chromium(),
        "pages": [page.resolve().as_uri() for page in pages],
        "widths": WIDTHS,
        "schemes": schemes,
        "pictures": str(pictures) if pictures else "",
    }
    run = subprocess.run(
        ["node", str(NPM / "browser.mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, f"the browser itself failed: {run.stderr[-2000:]}"
    return msgspec.json.decode(run.stdout, type=list[Seen])


def unpack(book: Path, folder: Path) -> list[Path]:
    """Unpack an e-book into *folder*; return its documents, the navigation among them."""
    with zipfile.ZipFile(book) as package:
        package.extractall(folder)
    return sorted((folder / "EPUB").glob("*.xhtml"))
