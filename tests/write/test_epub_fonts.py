"""Embedded faces: only by setting, only what is named, with their licence and nothing of the clock."""

import io
import zipfile
from pathlib import Path

from fontTools.ttLib import TTFont

from convert.render import render
from convert.settings import EpubSettings, Settings
from convert.write.epub import write
from convert.write.epub_fonts import NEUTRAL_NAME, face_name, subset_face
from tests.made import brief
from tests.write.made_epub import book, face

EMBEDDED = Settings(epub=EpubSettings(fonts=True))
REGULAR = face("STIX Two Text", "stix-two-text/STIXTwoText-Regular.ttf", 400)
PATH = Path(REGULAR.path)


def members(content: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist() if "/fonts/" in name}


def test_no_fonts_unless_asked_for() -> None:
    assert members(write(render(brief(), "epub", Settings())).content) == {}
    assert members(write(book()).content) == {}


def test_fonts_that_the_style_names_with_their_licences() -> None:
    rendering = render(brief(), "epub", EMBEDDED)
    found = members(write(rendering).content)
    fonts = {name for name in found if name.endswith(".ttf")}
    named = {f"EPUB/{face_name(one)}" for one in rendering.faces if face_name(one) in rendering.style}
    assert fonts == named
    assert len(fonts) == 5
    assert set(found) - fonts == {"EPUB/fonts/stix-two-text-OFL.txt", "EPUB/fonts/source-sans-3-OFL.txt"}
    assert all(b"SIL OPEN FONT LICENSE" in found[name] for name in set(found) - fonts)


def test_apple_books_is_told_of_faces_that_are_there_and_of_no_others() -> None:
    def says(settings: Settings) -> bool:
        archive = zipfile.ZipFile(io.BytesIO(write(render(brief(), "epub", settings)).content))
        return b'<meta property="ibooks:specified-fonts">true</meta>' in archive.read("EPUB/content.opf")

    assert says(EMBEDDED) and not says(Settings())


def test_a_subset_draws_the_characters_and_keeps_small_caps_and_old_figures() -> None:
    content = subset_face(PATH, REGULAR.sha256, "aBc19ş")
    font = TTFont(io.BytesIO(content))
    assert {ord(c) for c in "aBc19ş"} <= set(font.getBestCmap())
    assert ord("d") not in font.getBestCmap()
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"smcp", "onum"} <= features
    assert len(content) < PATH.stat().st_size / 3


def test_a_subset_bears_no_reserved_name_but_its_licence() -> None:
    font = TTFont(io.BytesIO(subset_face(PATH, REGULAR.sha256, "abc")))
    names = font["name"]
    assert names.getDebugName(1) == names.getDebugName(4) == NEUTRAL_NAME
    assert "STIX" not in (names.getDebugName(6) or "")
    assert "Open Font License" in names.getDebugName(13)


def test_a_subset_keeps_the_time_of_the_face() -> None:
    font = TTFont(io.BytesIO(subset_face(PATH, REGULAR.sha256, "abcd")))
    assert font["head"].modified == TTFont(PATH)["head"].modified
