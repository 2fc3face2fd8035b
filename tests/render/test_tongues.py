"""Words in the letters of another script carry their language."""

import pytest
from lxml import etree

from convert.render.tongues import language_of, tell_languages


@pytest.mark.parametrize(
    ("words", "script", "tag"),
    [
        ("шалом", "Latn", "und-Cyrl"),
        ("שלום וברכה", "Latn", "he"),
        ("Αθήνα", "Latn", "el"),
        ("α", "Latn", ""),
        ("港は今日も", "Latn", "ja"),
        ("港は", "Hani", ""),
        ("Αθήνα", "Grek", ""),
    ],
)
def test_the_language_of_words(words: str, script: str, tag: str) -> None:
    assert language_of(words, script) == tag


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<p>In Αθήνα, Ελλάδα and <em>Москва</em>, Киев too.</p>",
            '<p>In Αθήνα, Ελλάδα and <em lang="und-Cyrl">Москва</em>, Киев too.</p>',
        ),
        ("<p>All <em>Latin</em> here, β too.</p>", "<p>All <em>Latin</em> here, β too.</p>"),
        ("<p>Αθήνα</p>", '<p lang="el">Αθήνα</p>'),
    ],
)
def test_words_are_told_where_they_stand(before: str, after: str) -> None:
    body = etree.fromstring(f"<body>{before}</body>")
    tell_languages(body, "Latn")
    assert etree.tostring(body, encoding="unicode") == f"<body>{after}</body>"
