"""Which faces set an article: the theme's, and of other scripts only what it needs."""

import pytest

from convert import paths
from convert.fontconfig import machine_files
from convert.glyphs import joint_coverage
from convert.model import Article, Head, Paragraph, SourceFacts, Span, Text
from convert.render import scripts
from convert.render.faces import load_faces
from convert.render.scripts import Family, bringing, choose_setting, direction, load_families, rank_families
from convert.render.theme import load_tokens, suit_script
from convert.settings import Settings

FACES = load_faces(load_tokens(Settings()))
ENGLISH = "The harbor was quiet, and the mayor spoke of it. "


def article(text: str, language: str = "en") -> Article:
    facts = SourceFacts("a.txt", "text", "utf-8", "0" * 64, len(text))
    whole = Span(0, len(text))
    return Article(
        head=Head(), language=language, source=facts, body=(Paragraph((Text(text, whole),), whole),)
    )


def needed(text: str, language: str = "en") -> tuple[tuple[str, ...], tuple[str, ...]]:
    setting = choose_setting(article(text, language), FACES)
    return setting.own, setting.others


@pytest.mark.parametrize(
    "text",
    [
        "Łódź i Gdańsk – „źdźbło”, zażółć gęślą jaźń",
        "İstanbul’da ışık, ğ ve ş",
        "Tuyên ngôn về nhân quyền: ữ ợ ặ ẫ ỹ ỵ",
        "Η Αθήνα έχει ΐ και ΰ; «ναι»",
        "Съешь ещё этих мягких французских булок, їжак, ґанок, ђак, љуљање",
        "Čeština žluťoučký kůň, română ș ț, latviešu ģ ķ ļ ņ, íslenska þ ð",
    ],
)
def test_the_faces_of_the_theme_are_enough(text: str) -> None:
    assert needed(text) == ((), ())
    serif = joint_coverage(tuple(face.path for face in FACES if face.family == "STIX Two Text"))
    assert [character for character in text if ord(character) not in serif] == []


def test_the_script_of_the_article_comes_first_and_a_quoted_one_last() -> None:
    assert needed("القاهرة مدينة كبيرة") == (("Noto Naskh Arabic",), ())
    assert needed(ENGLISH + "القاهرة") == ((), ("Noto Naskh Arabic",))
    assert needed("העיר הגדולה " * 3 + "القاهرة") == (("Noto Serif Hebrew",), ("Noto Naskh Arabic",))


def test_emoji_have_a_face_that_is_shipped() -> None:
    setting = choose_setting(article(ENGLISH + "🎉 🙁 🌡 🔴 👍🏽 👨\u200d👩\u200d👧 🇳🇴"), FACES)
    assert (setting.own, setting.others) == ((), ("Noto Emoji",))
    assert all(face.path.startswith(str(paths.fonts())) for face in setting.faces)


@pytest.mark.parametrize("text", ["שלום", "سلام پچژگ ۱۲۳ ٹڈڑے ښګڼۍ ئۇۆۈۋې"])
def test_the_faces_of_both_directions_are_shipped_in_two_weights(text: str) -> None:
    setting = choose_setting(article(text), FACES)
    assert [face.weight for face in setting.faces] == [400, 700]
    assert all(face.path.startswith(str(paths.fonts())) for face in setting.faces)
    assert setting.direction == "rtl"


@pytest.mark.parametrize(
    ("script", "runs"), [("Arab", "rtl"), ("Hebr", "rtl"), ("Latn", "ltr"), ("Hani", "ltr")]
)
def test_direction(script: str, runs: str) -> None:
    assert direction(script) == runs


@pytest.mark.parametrize(
    ("found", "language", "first"),
    [
        ({"Hani"}, "zh", "Noto Serif CJK SC"),
        ({"Hani"}, "zh-Hant", "Noto Serif CJK TC"),
        ({"Hani"}, "zh-HK", "Noto Serif CJK HK"),
        ({"Hani"}, "ja", "Noto Serif CJK JP"),
        ({"Hani"}, "en", "Noto Serif CJK SC"),
        ({"Hani", "Hira"}, "en", "Noto Serif CJK JP"),
        ({"Hang"}, "en", "Noto Serif CJK KR"),
        ({"Deva"}, "ne", "Noto Serif Devanagari"),
    ],
)
def test_the_family_that_the_language_asks_for(found: set[str], language: str, first: str) -> None:
    assert rank_families(found, language)[0].name == first


def test_what_would_bring_a_face(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "faces_of", lambda family: ())
    assert bringing("港", "en") == "Install a face that has it (apt install fonts-noto-cjk)"
    assert bringing("क", "en") == "Install a face that has it (apt install fonts-noto-core)"


def test_the_table_names_each_family_once() -> None:
    names = [family.name for family in load_families()]
    assert len(names) == len(set(names))


def test_a_family_that_is_nowhere_has_no_faces() -> None:
    assert machine_files("No Such Family") == {}
    assert scripts.faces_of(Family("No Such Family", ("Latn",), (), "no-package")) == ()


def test_the_lines_of_a_tall_script_stand_further_apart() -> None:
    latin = load_tokens(Settings())
    tall = suit_script(latin, 1.3, "left")
    body = tall["line"]["body"]
    assert body == pytest.approx(1.3 * latin["line"]["body"], abs=1 / 16)
    assert tall["text"]["align"] == "left"
    page, before = tall["page"], latin["page"]
    assert page["lines"] == int((before["height"] - before["top"] - before["bottom"]) // body)
    assert page["top"] + page["lines"] * body + page["foot"] == pytest.approx(before["height"], abs=0.01)
    assert suit_script(latin, 1.0, "") is latin


def test_what_a_script_needs_is_told_by_its_family() -> None:
    families = {family.scripts[0]: family for family in load_families()}
    assert families["Mymr"].line > families["Deva"].line > 1 == families["Hebr"].line
    assert {families[script].align for script in ("Khmr", "Laoo", "Mymr", "Thai")} == {"left"}
    assert families["Hang"].align == ""


def test_a_bold_face_of_the_weight_of_a_regular_one_is_bold() -> None:
    files = machine_files("Noto Serif Myanmar")
    assert all(("Bold" in path) == (weight == 700) for weight, path in files.items())
