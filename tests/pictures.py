"""Draws the pictures of the README: the first page of an article in print, and the same article as an e-book.

And, small, the first pages of the samples in each theme, so that a change of a layout is seen at one glance.

Run by ``make pictures`` after a change of the layouts. PDFium draws the page, a Chromium the e-book where
the machine has one: ``CHROMIUM`` names it, else the usual names are tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "articles" / "harbor-queue.txt"
PICTURES = Path(__file__).parent / "pictures"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

READER = (620, 827)
"""Points of a small tablet held upright."""
MARGIN = 64
"""Points that a reading system leaves on each side; a browser leaves none."""
SETTINGS = "[epub]\nfonts = true\n"
"""With the house's faces embedded: else the picture shows whatever face this machine has."""

WIDTH = 620
"""Pixels of a picture."""
COLOURS = 32
"""Enough for text, one accent and the steps between them and the paper."""
LARGEST = 60_000
"""Bytes of a picture; they are part of every clone."""

THEMES = ("brief", "journal", "report")
SHEETS = 3
"""First pages that a reference picture shows, side by side."""
SHEET_WIDTH = 190
"""Pixels of each."""
FEW_COLOURS = 12
LARGEST_SHEETS = 20_000
"""Bytes of such a picture."""

PAGED = """<style>
html {{ margin: {margin}px; height: {height}px; columns: {width}px; column-gap: 200px; overflow: hidden }}
body {{ margin: 0 }}
</style></head>"""
"""What a reading system adds: margins, and columns as wide as the screen, so that no line is cut."""


def main() -> int:
    """Draw both pictures; 1 where there is no browser, and the picture of the e-book stays as it is."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        name = SOURCE.stem
        keep(draw_page(Path(folder) / "pdf" / f"{name}.pdf"), "page.png")
        for theme in THEMES:
            draw_theme(theme, Path(folder) / theme)
        if browser is None:
            print("no Chromium here: tests/pictures/e-book.png stays as it is", file=sys.stderr)
            return 1
        keep(draw_screen(Path(folder) / "epub" / f"{name}.epub", Path(folder), browser), "e-book.png")
    return 0


def build(out: Path) -> None:
    """Write the editions that are drawn into *out*."""
    settings = out / "octavo.toml"
    settings.write_text(SETTINGS, "utf-8")
    options = ["--to", "pdf,epub", "--out", str(out), "--config", str(settings), str(SOURCE)]
    subprocess.run([sys.executable, "-m", "convert", "build", *options], cwd=ROOT, check=True)


def draw_page(path: Path) -> Image.Image:
    """Return the first page of the PDF *path*, with a hairline where the paper ends."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    return frame(image)


def draw_theme(theme: str, out: Path) -> None:
    """Draw the first pages of every sample in *theme*; *out* is scratch."""
    for name, path in write_theme(theme, out).items():
        keep(draw_sheets(path), f"{theme}-{name}.png", FEW_COLOURS, LARGEST_SHEETS)


def write_theme(theme: str, out: Path) -> dict[str, Path]:
    """Write the samples in *theme* as PDF into *out*; return the files by the names of the samples."""
    options = ["--to", "pdf", "--theme", theme, "--out", str(out), str(SOURCE.parent)]
    subprocess.run([sys.executable, "-m", "convert", "build", *options], cwd=ROOT, check=True)
    return {path.stem: path for path in sorted(out.rglob("*.pdf"))}


def draw_sheets(path: Path) -> Image.Image:
    """Return the first pages of the PDF *path* side by side."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[at] for at in range(min(SHEETS, len(document)))]
        sheets = [page.render(scale=SHEET_WIDTH / page.get_width()).to_pil().convert("RGB") for page in pages]
    framed = [frame(sheet) for sheet in sheets]
    strip = Image.new("RGB", (sum(one.width for one in framed), framed[0].height), "#bbbbbb")
    for at, one in enumerate(framed):
        strip.paste(one, (sum(before.width for before in framed[:at]), 0))
    return strip


def draw_screen(path: Path, folder: Path, browser: str) -> Image.Image:
    """Return what a tablet shows of the article in the EPUB *path*; *folder* is scratch."""
    unpacked, picture = folder / "unpacked", folder / "screen.png"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(unpacked)
    article = next(unpacked.rglob("article.xhtml"))
    width, height = (length - 2 * MARGIN for length in READER)
    paged = PAGED.format(margin=MARGIN, width=width, height=height)
    article.write_text(article.read_text("utf-8").replace("</head>", paged, 1), "utf-8")
    options = [
        "--headless",
        "--no-sandbox",  # as root, Chromium has none; the page is our own and fetches nothing
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={READER[0]},{READER[1]}",
        f"--screenshot={picture}",
        article.as_uri(),
    ]
    subprocess.run([browser, *options], check=True, capture_output=True, timeout=120)
    with Image.open(picture) as image:
        return frame(image.convert("RGB"))


def frame(image: Image.Image) -> Image.Image:
    """Return *image* with a grey line around it."""
    framed = Image.new("RGB", (image.width + 2, image.height + 2), "#bbbbbb")
    framed.paste(image, (1, 1))
    return framed


def keep(image: Image.Image, name: str, colours: int = COLOURS, largest: int = LARGEST) -> None:
    """Write *image* as a small PNG into the folder of pictures."""
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / name
    image.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    size = path.stat().st_size
    if size > largest:
        raise SystemExit(f"{path} has {size} bytes, more than {largest}: fewer COLOURS or a smaller WIDTH")
    print(f"{path.relative_to(ROOT)}: {size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
