"""What an editor changed comes back as that change, with its place in the source, and nothing else."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph as WordParagraph

from convert.compare import Difference, compare_articles
from convert.model import Article
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source, read_source
from convert.write import load_writer

SAMPLES = sorted((Path(__file__).parents[1] / "articles").glob("*.txt"))
TEXT = """Commentary

What the Quays Know

By Ada Quill

May 14, 2019

The first paragraph says that five ships came in, and that nobody counted them.[1]

Later Years

The second paragraph follows it, as paragraphs do, and it says “never again” to all who ask.

The third paragraph ends the article, which is as long as it has to be and no longer.

Notes

[1] The harbour office counts only those that leave.
"""


def article(text: str) -> Article:
    """Return the model of *text*."""
    return parse(read(decode_source(text.encode(), "quays.txt")), Settings())


def word_document(of: Article) -> bytes:
    """Return the Word edition of an article."""
    return load_writer("docx")(render(of, "docx", Settings())).content


def from_bytes(content: bytes, edition: Edition) -> Article:
    """Return the model of an edition that was read back."""
    return parse(read(decode_source(content, f"edited.{edition}")), Settings())


def changed(old: str, new: str) -> tuple[Difference, ...]:
    """Return what comes back where an editor replaced *old* by *new* in the text."""
    assert old in TEXT
    return compare_articles(article(TEXT), article(TEXT.replace(old, new)))


@pytest.mark.parametrize("edition", ["docx", "epub", "html"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_edition_that_nobody_touched_says_the_same(path: Path, edition: Edition) -> None:
    before = parse(read(read_source(path, limit=10**7)), Settings())
    content = load_writer(edition)(render(before, edition, Settings())).content
    assert compare_articles(before, from_bytes(content, edition)) == ()


@pytest.mark.parametrize(
    ("old", "new", "part", "removed", "added"),
    [
        ("five ships", "six ships", "paragraph", "five", "six"),
        ("as paragraphs do, ", "", "paragraph", "as paragraphs do,", ""),
        ("and no longer", "and not a word longer", "paragraph", "no", "not a word"),
        ("Commentary", "Analysis", "kicker", "Commentary", "Analysis"),
        ("Ada Quill", "Ada Quilt", "author", "Quill", "Quilt"),
        ("What the Quays Know", "What the Quay Knows", "title", "Quays Know", "Quay Knows"),
        ("counts only those", "counts those", "note", "only", ""),
        ("May 14, 2019", "May 15, 2019", "date published", "2019-05-14", "2019-05-15"),
    ],
)
def test_a_small_change_is_that_change_and_nothing_else(
    old: str, new: str, part: str, removed: str, added: str
) -> None:
    (found,) = changed(old, new)
    assert (found.part, found.removed, found.added) == (part, removed, added)
    said = removed if removed in TEXT else old
    assert found.start == TEXT.index(said, TEXT.index(old))


def test_a_new_sentence_stands_before_the_words_that_follow_it() -> None:
    (found,) = changed("The third paragraph ends", "Nobody answered. The third paragraph ends")
    assert (found.removed, found.added) == ("", "Nobody answered.")
    assert found.start == TEXT.index("The third")


def test_a_paragraph_that_is_gone_comes_back_whole() -> None:
    gone = "The second paragraph follows it, as paragraphs do, and it says “never again” to all who ask."
    (found,) = changed(gone + "\n\n", "")
    assert (found.removed, found.added, found.start) == (gone, "", TEXT.index(gone))


def test_what_word_saved_is_compared_with_the_text() -> None:
    before = article(TEXT)
    document = Document(io.BytesIO(word_document(before)))
    paragraph = next(p for p in document.paragraphs if "five ships" in p.text)
    _replace(paragraph, "five", "six")
    saved = io.BytesIO()
    document.save(saved)
    (found,) = compare_articles(before, from_bytes(saved.getvalue(), "docx"))
    assert (found.removed, found.added, found.start) == ("five", "six", TEXT.index("five"))


def _replace(paragraph: WordParagraph, old: str, new: str) -> None:
    run = next(run for run in paragraph.runs if old in run.text)
    run.text = run.text.replace(old, new)


def test_words_that_only_look_different_are_the_same() -> None:
    assert changed("“never again”", '"never again"') == ()
