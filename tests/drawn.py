"""Pictures for tests, drawn when they are needed, and an article that names one of each kind."""

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
<rect width="400" height="200" fill="#eef"/><text x="20" y="40" font-size="20">Waiting in days</text>
<path d="M20 180 L120 120 L380 60" stroke="#036" stroke-width="4" fill="none"/></svg>"""

PROSE = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin. Nobody had come to argue about the chart, and nobody did. "
)

NAMES = (
    "chart.png",
    "ink.jpg",
    "turned.jpg",
    "clear.png",
    "deep.png",
    "palette.png",
    "wide.jpg",
    "graph.svg",
)


def bars(mode: str = "RGB") -> Image.Image:
    """Return a chart of four bars, 320 by 180 pixels."""
    image = Image.new("RGB", (320, 180), "#dde6ee")
    draw = ImageDraw.Draw(image)
    for at, height in enumerate((30, 70, 110, 150)):
        draw.rectangle((30 + at * 70, 170 - height, 75 + at * 70, 170), fill="#336699")
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return *image* as a file of *kind*."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def draw_all() -> dict[str, bytes]:
    """Return a picture of each kind that a source may have, by name."""
    turned = Image.Exif()
    turned[0x0112] = 6  # held on its side
    turned[0x010F] = "Camera"
    clear = Image.new("RGBA", (200, 100), (255, 0, 0, 0))
    ImageDraw.Draw(clear).ellipse((20, 10, 180, 90), fill=(0, 80, 160, 128))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    return {
        "chart.png": encoded(bars(), "PNG", pnginfo=None, dpi=(300, 300)),
        "ink.jpg": encoded(bars("CMYK"), "JPEG"),
        "turned.jpg": encoded(bars(), "JPEG", exif=turned),
        "clear.png": encoded(clear, "PNG"),
        "deep.png": encoded(Image.new("I;16", (40, 20), 40_000), "PNG"),
        "palette.png": encoded(bars("P"), "PNG"),
        "wide.jpg": encoded(bars(), "JPEG", icc_profile=profile),
        "graph.svg": SVG.encode(),
    }


def write_site(folder: Path) -> Path:
    """Write all pictures into *folder* and an article that sets them; return the path of the article."""
    for name, content in draw_all().items():
        (folder / name).write_bytes(content)
    figures = (
        f'![What {name} shows](<{name}> "The caption of {name}. Photo: Lena Ost/Agency")' for name in NAMES
    )
    text = "\n\n".join(f"{figure}\n\n{PROSE * 2}" for figure in figures)
    path = folder / "ports.md"
    path.write_text(f"# Why Ports Fail Before Ships Do\n\nBy Ana Ruiz\n\nMay 14, 2019\n\n{PROSE}\n\n{text}\n")
    return path
