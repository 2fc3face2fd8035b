"""The edition for a print shop keeps to the rules, in the inks of its press; same bytes, same words."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs
from PIL import Image, ImageCms

from convert.errors import EditionError, UsageError
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Rendering
from convert.render.sheet import lay_on_sheet, points
from convert.settings import PageSize, Press, Settings, parse_settings
from convert.workplace import load_workplace
from convert.write.press import write
from convert.write.press_inks import Inks
from tests.cli.conftest import house, octavo  # noqa: F401  fixtures
from tests.made import brief
from tests.papers import PAPERS
from tests.press.profile import press_profile
from tests.press.rules import RULES, check, streams
from tests.write.test_pdf import long_brief, rich_article

ROOT = Path(__file__).parents[2]
SETTINGS = """
publisher = "Harbor House"
editions = ["pdf"]
[press]
profile = "press.icc"
"""


PRESS = Press()


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("profile") / "press.icc"
    path.write_bytes(press_profile())
    return str(path)


def shown(
    profile: str,
    article: object = None,
    press: Press = PRESS,
    **settings: object,
) -> Rendering:
    rendering = render(article or brief(), "pdf", Settings(**settings))  # type: ignore[arg-type]
    return lay_on_sheet(rendering, structs.replace(press, profile=profile))


@cache
def made(profile: str) -> bytes:
    return write(shown(profile)).content


# --- the rules --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "page"), PAPERS)
def test_every_theme_keeps_to_the_rules(theme: str, page: PageSize, profile: str) -> None:
    assert check(write(shown(profile, long_brief(), theme=theme, page=page)).content) == []


def test_lists_tables_and_links_keep_to_the_rules(profile: str) -> None:
    assert check(write(shown(profile, rich_article())).content) == []


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def redraw(pdf: pikepdf.Pdf, one: bytes, two: bytes) -> None:
    """Replace what is drawn on the first page."""
    contents = pdf.pages[0].Contents
    stream = contents[-1] if isinstance(contents, pikepdf.Array) else contents
    stream.write(re.sub(one, two, stream.read_bytes()))


def shrink(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].BleedBox = pikepdf.Array([10, 10, 300, 300])


def lose_a_face(pdf: pikepdf.Pdf) -> None:
    face = next(i for i in pdf.objects if isinstance(i, pikepdf.Dictionary) and "/FontFile2" in i)
    del face["/FontFile2"]


def add_a_group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Group = pikepdf.Dictionary(CS=pikepdf.Name.DeviceRGB)
    pdf.pages[0].obj["/Group"] = pdf.make_indirect(pdf.pages[0].Group)


def move_the_marks(pdf: pikepdf.Pdf) -> None:
    marks = pdf.pages[0].Contents[0]
    marks.write(marks.read_bytes().replace(b" l\n", b" l\n100 100 m\n90 90 l\n", 1))


PLANTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "file": lambda pdf: pdf.trailer.__delitem__("/ID"),
    "named": lambda pdf: pdf.docinfo.__delitem__("/Trapped"),
    "intent": lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", pikepdf.Name.GTS_PDFA1),
    "boxes": shrink,
    "fonts": lose_a_face,
    "colours": lambda pdf: redraw(pdf, rb"0 0 0 1 k", b"0 0 0 rg"),
    "black": lambda pdf: redraw(pdf, rb"0 0 0 1 k", b"0.6 0.6 0.6 1 k"),
    "dead": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)),
    "transparency": lambda pdf: pdf.Root.__setitem__(
        "/Sign", pdf.make_indirect(pikepdf.Dictionary(BM=pikepdf.Name.Sparkle))
    ),
    "marks": move_the_marks,
}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_sees_a_fault(name: str, profile: str) -> None:
    assert check(made(profile)) == []
    with pikepdf.open(io.BytesIO(made(profile))) as pdf:
        PLANTS[name](pdf)
        # pikepdf writes an identifier where there is none, so that rule looks at the open file.
        complaints = list(RULES[name][1](pdf)) if name == "file" else check(saved(pdf))
    assert any(name == "file" or told.startswith(f"{name}:") for told in complaints)


# --- what is in it ----------------------------------------------------------------------------------


def test_its_words_are_those_of_the_article(profile: str) -> None:
    for article in (brief(), long_brief(), rich_article()):
        rendering = shown(profile, article)
        assert prove(article, rendering, write(rendering).content) == ()


PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from convert.render import render
from convert.render.sheet import lay_on_sheet
from convert.settings import Press, Settings
from convert.write.press import write
from tests.made import brief
shown = lay_on_sheet(render(brief(), "pdf", Settings()), Press(profile=sys.argv[2]))
print(hashlib.sha256(write(shown).content).hexdigest())
"""


def test_the_same_bytes_in_any_process(profile: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other.icc"
    elsewhere.write_bytes(Path(profile).read_bytes())
    surroundings = os.environ | {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "77"}
    command = [sys.executable, "-c", PROGRAM, str(ROOT), str(elsewhere)]
    done = subprocess.run(
        command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == hashlib.sha256(made(profile)).hexdigest()


def test_the_profile_of_the_house_is_in_it_to_the_byte(profile: str) -> None:
    with pikepdf.open(io.BytesIO(made(profile))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == press_profile()
        assert str(intent.OutputConditionIdentifier) == "Press that does not exist"


def boxes(content: bytes) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        return [[float(value) for value in page[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")]


@pytest.mark.parametrize(
    ("press", "bleed", "sheet"),
    [
        (Press(), 8.504, 26.504),
        (Press(bleed="0.125in"), 9, 27),
        (Press(bleed="5mm", marks=False), 14.173, 14.173),
        (Press(bleed="0mm"), 0, 26.5),
    ],
)
def test_the_boxes_are_as_the_house_wants_them(
    press: Press, bleed: float, sheet: float, profile: str
) -> None:
    content = write(shown(profile, press=press)).content
    trim, bled, media = boxes(content)
    assert trim == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
    assert bled == pytest.approx([-bleed, -bleed, 595.28 + bleed, 841.89 + bleed], abs=0.01)
    assert media == pytest.approx([-sheet, -sheet, 595.28 + sheet, 841.89 + sheet], abs=0.01)
    assert check(content) == []


def test_lengths() -> None:
    assert [points(length) for length in ("3mm", "0.125in", "9pt")] == [8.504, 9, 9]
    for wrong in ("3", "3 mm", "-3mm", "3cm"):
        with pytest.raises(UsageError):
            parse_settings(f'[press]\nbleed = "{wrong}"', "octavo.toml")


def drawn(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for drawing in streams(pdf):
            for values, operator in pikepdf.parse_content_stream(drawing):
                yield f"{' '.join(str(value) for value in values)} {operator}"


def test_colour_goes_on_to_the_end_of_the_bleed(profile: str) -> None:
    rectangles = [
        line for line in drawn(write(shown(profile, theme="report")).content) if line.endswith(" re")
    ]
    # In the pixels of the style sheet, of which four are three points.
    assert any(float(line.split()[0]) == pytest.approx(-8.504 / 0.75, abs=0.01) for line in rectangles)


# --- inks -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(press_profile(), "#10182a")


def test_greys_are_black_ink_alone(inks: Inks) -> None:
    assert inks.of((255, 255, 255)) == (0, 0, 0, 0)
    assert inks.of((0, 0, 0)) == inks.of((0x1A, 0x1A, 0x1A)) == (0, 0, 0, 1)
    greys = [inks.of((level, level, level)) for level in range(0, 256, 15)]
    assert all(grey[:3] == (0, 0, 0) for grey in greys)
    assert [grey[3] for grey in greys] == sorted((grey[3] for grey in greys), reverse=True)


def test_the_colour_of_text_is_black_ink_alone_whatever_its_shade(inks: Inks) -> None:
    assert inks.of((0x10, 0x18, 0x2A)) == (0, 0, 0, 1)
    assert sum(ink > 0 for ink in inks.of((0x11, 0x18, 0x2A))) > 1


def test_colours_look_on_the_press_as_they_do_on_the_screen(inks: Inks) -> None:
    back = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(press_profile())), ImageCms.createProfile("sRGB"), "CMYK", "RGB"
    )
    for colour in ((0xF6, 0xF3, 0xEE), (0xC8, 0x64, 0x50), (0x60, 0x90, 0xA0)):
        mixed = Image.new("CMYK", (1, 1), tuple(round(ink * 255) for ink in inks.of(colour)))
        seen = ImageCms.applyTransform(mixed, back).getpixel((0, 0))
        assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) < 40


@pytest.mark.parametrize("data", [b"", b"no profile", press_profile()[:200]])
def test_what_is_no_profile_is_said(data: bytes) -> None:
    with pytest.raises(EditionError, match="the colour profile cannot be used"):
        Inks(data, "#000000")


def address(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def picture(kind: str, mode: str) -> str:
    image, out = Image.new(mode, (8, 8), (200, 80, 60, 128)[: len(mode)]), io.BytesIO()
    image.save(out, kind)
    return address(kind, out.getvalue())


GRADIENT = address(
    "svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><defs><linearGradient id="g">'
    b'<stop offset="0" stop-color="#c03020"/><stop offset="0.4" stop-color="#20c030" stop-opacity="0.5"/>'
    b'<stop offset="1" stop-color="#2030c0"/></linearGradient></defs>'
    b'<rect width="60" height="20" fill="url(#g)" stroke="#808080"/></svg>',
)


@pytest.mark.parametrize(
    "source",
    [picture("png", "RGB"), picture("png", "RGBA"), picture("jpeg", "RGB"), picture("png", "L"), GRADIENT],
    ids=["png", "see-through", "jpeg", "grey", "gradient"],
)
def test_pictures_become_inks(source: str, profile: str) -> None:
    rendering = shown(profile)
    style = f'.title::before {{ content: url("{source}"); }}'
    written = write(structs.replace(rendering, style=rendering.style + style))
    assert check(written.content) == []
    with pikepdf.open(io.BytesIO(written.content)) as pdf:
        found = [i for i in pdf.objects if isinstance(i, pikepdf.Stream) and i.get("/Subtype") == "/Image"]
        for image in found:
            if image.ColorSpace == "/DeviceCMYK":
                assert len(image.read_bytes()) == 8 * 8 * 4
                assert sum(value > 0 for value in image.read_bytes()[:4]) > 1
        assert found or source == GRADIENT


def test_a_colour_that_is_none_of_the_screen_is_refused(profile: str) -> None:
    rendering = shown(profile)
    style = ".title { color: lab(40% 60 20); }"
    with pytest.raises(EditionError, match="cannot be made into inks"):
        write(structs.replace(rendering, style=rendering.style + style))
    mixed = structs.replace(rendering, style=rendering.style + ".title { color: device-cmyk(0 1 1 0.2); }")
    assert check(write(mixed).content) == []


# --- from the setting to the file -------------------------------------------------------------------


@pytest.fixture
def shop(house: Path) -> Path:  # noqa: F811
    (house / "octavo.toml").write_text(SETTINGS)
    (house / "press.icc").write_bytes(press_profile())
    return house


def test_a_press_needs_its_profile(house: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    told = octavo("build", "articles", "--to", "press")
    assert told.code == 2 and "press.profile" in told.err


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), (b"x" * 200, "no colour profile of a press")],
    ids=["missing", "another file"],
)
def test_the_profile_is_looked_at_first(shop: Path, content: bytes | None, says: str) -> None:
    (shop / "press.icc").unlink()
    if content:
        (shop / "press.icc").write_bytes(content)
    with pytest.raises(UsageError, match=says):
        load_workplace(shop)


def test_a_profile_of_a_screen_is_refused(shop: Path) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (shop / "press.icc").write_bytes(screen)
    with pytest.raises(UsageError, match="no colour profile of a press"):
        load_workplace(shop)


def test_from_build_to_verify(shop: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    words = ("articles/one.txt", "--to", "pdf,press")
    assert octavo("build", *words).code == 0
    content = (shop / "build/press/one.pdf").read_bytes()
    assert check(content) == []
    record = (shop / "build/manifest/one.json").read_text()
    assert str(shop) not in record and hashlib.sha256(press_profile()).hexdigest() in record
    assert octavo("verify").code == 0
    # The profile counts by what it holds, and for the press alone.
    (shop / "press.icc").rename(shop / "moved.icc")
    (shop / "octavo.toml").write_text(SETTINGS.replace("press.icc", "moved.icc"))
    assert octavo("status", *words, "--why").out == ""
    (shop / "moved.icc").write_bytes(press_profile("Another press"))
    told = octavo("status", *words, "--why")
    assert told.code == 1
    assert "press: other settings: press" in told.out and "pdf: " not in told.out


def test_the_rules_are_told() -> None:
    text = (ROOT / "README.md").read_text("utf-8").partition("## Print shop")[2].partition("\n## ")[0]
    told = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE))
    assert told == {name: asks for name, (asks, _) in RULES.items()}
    assert "No validator for PDF/X-4" in text
