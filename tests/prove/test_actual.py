"""Pages that say how they read: right to left, reordered letters, several faces on a line."""

import pytest

from convert.model import Article, Emphasis, Head, Paragraph, SourceFacts, Span, Text
from convert.prove import prove
from convert.prove.pages import read_pages
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write

WHOLE = Span(0, 1)


def article(language: str, *content: Text | Emphasis) -> Article:
    facts = SourceFacts("a.txt", "text", "utf-8", "0" * 64, 1)
    return Article(
        head=Head(title=(Text("7", WHOLE),)),
        language=language,
        source=facts,
        body=(Paragraph(content, WHOLE),),
    )


ARABIC = "قال المحافظ (في 12 مايو 2019) إن المدينة لن تغلق ميناءها، ثم أضاف: «لا نريد ذلك»."
HEBREW = "ראש העיר אמר ב־12 במאי 2019 כי הנמל „הישן” לא ייסגר, והוסיף: כך נעשה (ולא אחרת)."


@pytest.mark.parametrize(("language", "words"), [("ar", ARABIC), ("he", HEBREW)])
def test_lines_from_right_to_left_read_as_they_were_written(language: str, words: str) -> None:
    text = article(language, Text(f"{words} " * 9, WHOLE))
    rendering = render(text, "pdf", Settings())
    content = write(rendering).content
    assert prove(text, rendering, content) == ()
    read = " ".join(word for page in read_pages(content) for line in page.lines for word in line)
    assert words in read


@pytest.mark.parametrize(
    ("language", "before", "stressed", "after"),
    [
        ("ar", "جاء ", "القاضي Quill", " إلى المدينة مع Harbor Board اليوم"),
        ("en", "The mayor wrote ", "السلام عليكم", " and went home"),
    ],
)
def test_runs_of_both_directions(language: str, before: str, stressed: str, after: str) -> None:
    text = article(
        language, Text(before, WHOLE), Emphasis((Text(stressed, WHOLE),), WHOLE), Text(after, WHOLE)
    )
    rendering = render(text, "pdf", Settings())
    assert prove(text, rendering, write(rendering).content) == ()


def test_a_lost_word_is_still_seen() -> None:
    whole, part = article("ar", Text(ARABIC, WHOLE)), article("ar", Text(ARABIC.replace("لن ", ""), WHOLE))
    (fault,) = prove(part, render(part, "pdf", Settings()), write(render(whole, "pdf", Settings())).content)
    assert "لن" in fault.sentence


def test_a_character_outside_the_basic_plane_reads_as_one() -> None:
    text = article("en", Text("The tide 🌡 was high 🎉, and 👍 stood for nothing; " * 6, WHOLE))
    rendering = render(text, "pdf", Settings())
    content = write(rendering).content
    assert prove(text, rendering, content) == ()
    words = [word for page in read_pages(content) for line in page.lines for word in line]
    assert {"🌡", "🎉,", "👍"} <= set(words)
