"""The data of the languages: complete, and equal to what the locale data of the world says of them."""

import unicodedata
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from convert.model import Span
from convert.parse import labels
from convert.parse.dates import find_dates
from convert.parse.language import find_language
from convert.parse.names import split_names
from convert.parse.noise import mask_noise
from convert.parse.tongue import known, load_tongue
from convert.parse.typography import changes
from convert.parse.wording import Part, is_page

EIGHTEEN = "en fr de es pt it nl pl ru el tr ar he zh ja ko hi vi".split()

DAYS = [date(2019, month, day) for month in range(1, 13) for day in (3, 28)]


def test_there_are_eighteen() -> None:
    assert set(known()) == set(EIGHTEEN)


@pytest.mark.parametrize("tag", EIGHTEEN)
def test_all_parts_have_labels(tag: str) -> None:
    assert set(load_tongue(tag).labels) == set(load_tongue("en").labels)
    assert all(load_tongue(tag).labels.values())
    assert len(load_tongue(tag).months) == 12


@pytest.mark.parametrize("tag", EIGHTEEN)
def test_all_languages_know_the_lines_of_a_page(tag: str) -> None:
    tongue, english = load_tongue(tag), load_tongue("en")
    assert set(tongue.page) == set(english.page)
    assert set(tongue.openings) == set(english.openings)
    assert all(tongue.page.values())
    assert all(tongue.openings.values())


@pytest.mark.parametrize(
    ("tag", "part", "line"),
    [
        ("de", "buttons", "Artikel teilen"),
        ("de", "buttons", "Merken | Drucken"),
        ("fr", "pointers", "Temps de lecture\u00a0: 4 min."),
        ("it", "lists", "Leggi anche"),
        ("pt", "lists", "Leia também"),
        ("nl", "comments", "12 reacties"),
        ("pl", "lists", "Czytaj także"),
        ("ru", "comments", "Оставить комментарий"),
        ("tr", "lists", "İlgili Haberler"),
        ("ja", "lists", "関連記事"),
        ("ko", "lists", "관련기사"),
        ("zh", "pointers", "相关阅读：港口为何失败"),
        ("ar", "pointers", "اقرأ أيضا: الموانئ"),
        ("el", "lists", "Διαβάστε επίσης"),
        ("he", "lists", "קראו גם"),
        ("hi", "lists", "यह भी पढ़ें"),
        ("vi", "buttons", "Chia sẻ"),
    ],
)
def test_lines_of_a_page_are_told(tag: str, part: Part, line: str) -> None:
    assert is_page(part, line, tag)


@pytest.mark.parametrize("tag", EIGHTEEN)
@pytest.mark.parametrize("style", ["long", "full"])
def test_dates_are_read_as_locales_write_them(tag: str, style: str) -> None:
    for day in DAYS:
        written = format_date(day, style, tag)
        assert [found.iso for found in find_dates(written, tag)] == [day.isoformat()], written


@pytest.mark.parametrize(
    "tag", [tag for tag in EIGHTEEN if load_tongue(tag).numeric == "dmy" and tag != "en"]
)
def test_month_and_year_are_read_in_both_cases(tag: str) -> None:
    for names in (Locale(tag).months["format"]["wide"], Locale(tag).months["stand-alone"]["wide"]):
        for number, name in names.items():
            found = find_dates(f"{name} 2019", tag)
            assert [one.iso for one in found] == [f"2019-{number:02}"], name


@pytest.mark.parametrize("tag", EIGHTEEN)
def test_decomposed_names_are_the_same(tag: str) -> None:
    written = unicodedata.normalize("NFD", format_date(DAYS[2], "long", tag))
    assert [found.iso for found in find_dates(written, tag)] == [DAYS[2].isoformat()]


def test_labels_are_found_in_any_language_and_case() -> None:
    for line in ("Zum Autor", "À PROPOS DE L’AUTEUR", "YAZAR HAKKINDA", "Об авторе:", "著者について"):
        assert labels.is_label(line, labels.ABOUT), line
    assert labels.split_label("Zitierweise: Ruiz, Ana.", labels.CITATION) == len("Zitierweise: ")
    assert not labels.is_label("Zum Autor des Berichts", labels.ABOUT)


@pytest.mark.parametrize(
    ("locale", "line", "names"),
    [
        ("de", "Von Ana Ruiz und Jürgen Groß", ["Ana Ruiz", "Jürgen Groß"]),
        ("de", "Von Wind und Wellen", None),
        ("fr", "Par Ana Ruiz", ["Ana Ruiz"]),
        ("fr", "Par amour du port", None),
        ("es", "Por Ana Ruiz y Tomás Gil", ["Ana Ruiz", "Tomás Gil"]),
        ("es", "Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("it", "Di Maio parla al porto", None),
        ("pl", "Autor: Jan Kowalski", ["Jan Kowalski"]),
        ("ru", "Автор: Иван Петров", ["Иван Петров"]),
        ("ar", "بقلم: سامي حداد", ["سامي حداد"]),
    ],
)
def test_by_words_announce_names_and_no_titles(locale: str, line: str, names: list[str] | None) -> None:
    masked = mask_noise(line, (), locale)
    assert (masked.names_at is not None) == (names is not None)
    if names:
        assert [name.text for name in split_names(masked.text.strip())[0]] == names


def test_a_declared_language_wins() -> None:
    text = "Der Hafen war den ganzen Tag voll, und die Schiffe lagen auf dem Fluss, weil niemand am Kai war."
    assert find_language(text, "de_AT", "en").tag == "de-AT"
    assert find_language(text, "no such tag", "en").tag == "de"


@pytest.mark.parametrize("tag", EIGHTEEN)
def test_changes_lie_inside_and_apart(tag: str) -> None:
    text = '"a \'b\' c" -- d - e ... \'f" 25 % \u200b1914-1918 "' * 3
    place = 0
    for change in changes(text, Span(0, len(text)), tag, ()):
        assert change.offset >= place
        assert text.startswith(change.before, change.offset)
        place = change.offset + len(change.before)
