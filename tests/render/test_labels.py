"""The edition's own words, dates and lists of names."""

import re
import tomllib

import pytest
from msgspec import structs

from convert import paths
from convert.model import Date
from convert.render.labels import choose_locale, date_text, joint, load_labels, own_locale, shown_dates
from tests.made import NOWHERE, brief

FILES = sorted((paths.layouts() / "labels").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_every_label(path: object) -> None:
    english = tomllib.loads((paths.layouts() / "labels" / "en.toml").read_text("utf-8"))
    labels = tomllib.loads(path.read_text("utf-8"))  # type: ignore[attr-defined]
    assert set(labels) == set(english)
    assert all(labels.values())
    for key, label in labels.items():
        assert re.findall(r"\{\w+\}", label) == re.findall(r"\{\w+\}", english[key]), key


def test_labels_fall_back_to_the_language_then_to_english() -> None:
    assert load_labels("de-AT") == load_labels("de")
    assert load_labels("xx") == load_labels("en")
    assert load_labels("und", None, "de-AT") == load_labels("kk", None, "de") == load_labels("de")
    assert load_labels("zh-TW") == load_labels("zh-Hant") == load_labels("zh-Hant-HK")
    assert (
        load_labels("zh-TW")["contents"] != load_labels("zh-CN")["contents"] == load_labels("zh")["contents"]
    )


def test_every_language_that_is_read_has_labels() -> None:
    read = {path.stem for path in (paths.PACKAGE / "parse" / "languages").glob("*.toml")}
    assert read <= {path.stem for path in FILES}
    assert load_labels("fr")["by"] == "Par"


@pytest.mark.parametrize(
    ("iso", "language", "preferred", "text"),
    [
        ("2019-03-03", "en", "en-US", "March 3, 2019"),
        ("2019-03-03", "en", "en-GB", "3 March 2019"),
        ("2019-03-03", "en-GB", "en-US", "3 March 2019"),
        ("2019-03-03", "de", "en-US", "3. März 2019"),
        ("2019-03-03", "fr", "en-US", "3 mars 2019"),
        ("2019-03", "en", "en-US", "March 2019"),
        ("2019", "es", "en-US", "2019"),
        ("2019-03-03", "xx-YY", "en-US", "March 3, 2019"),
    ],
)
def test_dates_are_as_exact_as_the_source_in_the_form_of_the_language(
    iso: str, language: str, preferred: str, text: str
) -> None:
    shown = date_text(iso, choose_locale(language, preferred))
    assert shown.replace("\u00a0", " ") == text


def test_a_later_change_and_an_earlier_appearance_are_printed_too() -> None:
    dates = tuple(
        Date(role, iso, "", NOWHERE)  # type: ignore[arg-type]
        for role, iso in (("original", "2018"), ("updated", "2020-01-02"), ("published", "2019-03-03"))
    )
    article = structs.replace(brief(), dates=dates)
    shown = shown_dates(article, load_labels("en"), choose_locale("en", "en-US"))
    assert [(date.label, date.text) for date in shown] == [
        ("", "March 3, 2019"),
        ("Updated", "January 2, 2020"),
        ("First published", "2018"),
    ]


@pytest.mark.parametrize(
    ("language", "names", "text"),
    [
        ("en-US", 1, "A"),
        ("en-US", 2, "A and B"),
        ("en-US", 3, "A, B, and C"),
        ("en-GB", 3, "A, B and C"),
        ("de", 4, "A, B, C und D"),
        ("fr", 3, "A, B et C"),
    ],
)
def test_names_are_joined_as_the_language_does(language: str, names: int, text: str) -> None:
    locale = choose_locale(language, language)
    joined = "".join(
        name + (joint(at, names, locale) if at < names else "") for at, name in enumerate("ABCD"[:names], 1)
    )
    assert joined == text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("12 March 2024", "12 March 2024"),
        ("Tuesday, 12 March 2024", "12 March 2024"),
        ("12th March 2024", "12 March 2024"),
        ("March 12, 2024", "March 12, 2024"),
        ("March 12 2024", "March 12, 2024"),
        ("2024-03-12", "March 12, 2024"),
        ("12/03/2024", "March 12, 2024"),
    ],
)
def test_english_dates_keep_the_order_of_the_source(printed: str, shown: str) -> None:
    article = structs.replace(brief(), dates=(Date("published", "2024-03-12", printed, NOWHERE),))
    assert date_text("2024-03-12", own_locale(article, "en-US")) == shown


def test_a_declared_region_wins_over_the_order_of_the_source() -> None:
    dates = (Date("published", "2024-03-12", "12 March 2024", NOWHERE),)
    article = structs.replace(brief(), language="en-US", dates=dates)
    assert date_text("2024-03-12", own_locale(article, "en-US")) == "March 12, 2024"
