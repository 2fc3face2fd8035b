"""What an editor changed comes back as that change, with its place in the source, and nothing else."""

import io
from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from msgspec.structs import replace

from convert.compare import Difference, compare_articles, find_places
from convert.model import Article, Date, Span
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source, read_source
from convert.write import load_writer
from tests import made

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


Edit = Callable[[DocumentType], None]


def saved_by(edit: Edit) -> tuple[Difference, ...]:
    """Return what comes back of the Word edition where an editor made the change *edit* and saved it."""
    before = article(TEXT)
    document = Document(io.BytesIO(word_document(before)))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return compare_articles(before, from_bytes(saved.getvalue(), "docx"))


def holding(document: DocumentType, words: str) -> WordParagraph:
    """Return the paragraph that holds *words*."""
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def part_run(document: DocumentType, words: str) -> Run:
    """Return a run of *words* alone, parted from those around it as Word parts them."""
    paragraph = holding(document, words)
    run = next(run for run in paragraph.runs if words in run.text)
    before, after = run.text.split(words, 1)
    made = [run, *(Run(deepcopy(run._r), paragraph) for _ in range(2))]
    for last, following in pairwise(made):
        last._r.addnext(following._r)
    for piece, text in zip(made, (before, words, after), strict=True):
        piece.text = text
    return made[1]


def rewrite(old: str, new: str) -> Edit:
    def edit(document: DocumentType) -> None:
        run = part_run(document, old)
        run.text = new

    return edit


def add_above(words: str, style: str, above: str = "The second") -> Edit:
    def edit(document: DocumentType) -> None:
        holding(document, above).insert_paragraph_before(words, style=style)

    return edit


def delete(words: str) -> Edit:
    def edit(document: DocumentType) -> None:
        element = holding(document, words)._p
        element.getparent().remove(element)

    return edit


def look(words: str, style: str | None) -> Edit:
    def edit(document: DocumentType) -> None:
        run = part_run(document, words)
        if style:
            run.style = document.styles[style]
        else:
            run.bold = True

    return edit


def track(words: str, kind: str, new: str = "") -> Edit:
    """Insert *new* behind *words*, or delete them, with a record of the change."""

    def edit(document: DocumentType) -> None:
        run = part_run(document, words)
        change = OxmlElement(f"w:{kind}")
        for name, value in (("id", "901"), ("author", "Ed"), ("date", "2020-01-01T00:00:00Z")):
            change.set(qn(f"w:{name}"), value)
        if kind == "ins":
            fresh = Run(deepcopy(run._r), run._parent)
            run._r.addnext(change)
            change.append(fresh._r)
            fresh.text = new
        else:
            run._r.addprevious(change)
            change.append(run._r)
            for text in run._r.iter(qn("w:t")):
                text.tag = qn("w:delText")

    return edit


def comment(words: str) -> Edit:
    def edit(document: DocumentType) -> None:
        document.add_comment(part_run(document, words), text="Is this so?", author="Ed", initials="E")

    return edit


FIRST, SECOND = "five ships", "The second paragraph"
GONE = "The second paragraph follows it, as paragraphs do, and it says “never again” to all who ask."
EDITS: dict[str, tuple[Edit, str, str, str, str, str]] = {
    "a word": (rewrite("five", "six"), "paragraph", "five", "six", "", FIRST),
    "of a short line": (rewrite("Later", "Earlier"), "paragraph", "Later", "Earlier", "", "Later Years"),
    "of the title": (rewrite("Quays", "Quay"), "title", "Quays", "Quay", "", "Quays Know"),
    "of a name": (rewrite("Quill", "Quilt"), "author", "Quill", "Quilt", "", "Quill"),
    "a date": (rewrite("14", "15"), "date published", "2019-05-14", "2019-05-15", "", "May 14"),
    "bold": (look("five", None), "paragraph", "five", "five", "now strong", FIRST),
    "bold by style": (look("five", "Strong"), "paragraph", "five", "five", "now strong", FIRST),
    "italic by style": (look("five", "Emphasis"), "paragraph", "five", "five", "now emphasised", FIRST),
    "added": (add_above("Nobody had asked.", "Body Text"), "paragraph", "", "Nobody had asked.", "", SECOND),
    "added plainly": (add_above("Nobody asked.", "Normal"), "paragraph", "", "Nobody asked.", "", SECOND),
    "a new heading": (add_above("Sooner", "Heading 2"), "heading", "", "Sooner", "", SECOND),
    "a deleted one": (delete(GONE), "paragraph", GONE, "", "", SECOND),
    "an insertion": (track("five ships", "ins", " and a boat"), "paragraph", "", "and a boat", "", "came in"),
    "a deletion": (track("as paragraphs do, ", "del"), "paragraph", "as paragraphs do,", "", "", "as para"),
}
"""What an editor did, and of what comes back the part, the words, the new words, the looks and the place."""


@pytest.mark.parametrize("name", EDITS)
def test_what_word_saved_comes_back_as_that_change_and_nothing_else(name: str) -> None:
    edit, part, removed, added, looks, place = EDITS[name]
    (found,) = saved_by(edit)
    assert (found.part, found.removed, found.added, found.looks) == (part, removed, added, looks)
    line = TEXT.count("\n", 0, TEXT.index(place))
    assert TEXT.count("\n", 0, found.start) == line


def test_a_comment_changes_no_word() -> None:
    assert saved_by(comment("five")) == ()


def test_a_comment_has_its_place_in_the_source() -> None:
    before, content = article(TEXT), word_document(article(TEXT))
    document = Document(io.BytesIO(content))
    comment("ends the article")(document)
    saved = io.BytesIO()
    document.save(saved)
    draft = read(decode_source(saved.getvalue(), "edited.docx"))
    (found,) = (each for each in draft.findings if each.code == "comments")
    assert found.sentence == "a comment by Ed: “Is this so?”; no edition sets it"
    places = find_places(before, parse(draft, Settings()), [found.start])
    assert places == (TEXT.index("ends the article"),)


def test_of_two_dates_in_one_role_the_first_counts() -> None:
    days = [Date("published", day, day, Span(0, 0)) for day in ("2019-03-03", "2018-05-01")]
    both, one = (replace(article(TEXT), dates=tuple(days[:count])) for count in (2, 1))
    assert compare_articles(both, one) == ()


def test_a_paragraph_that_goes_takes_its_note_along() -> None:
    gone = saved_by(delete("five ships"))
    assert [one.part for one in gone] == ["paragraph", "note"]


def test_plain_text_says_nothing_of_looks() -> None:
    marked = parse(read(decode_source(b"# Title\n\nOne **strong** word.\n", "a.md")), Settings())
    assert compare_articles(marked, article("Title\n\nOne strong word.\n")) == ()


def test_words_that_only_look_different_are_the_same() -> None:
    assert changed("“never again”", '"never again"') == ()
    shown = ("nobody’s ships – “all” of us", 'nobody\'s ships - "all" of us', "nobody’s ship – “all” of us")
    set_so, typed, edited = (replace(made.brief(), body=(made.paragraph(words),)) for words in shown)
    assert compare_articles(set_so, typed) == ()
    assert [(one.removed, one.added) for one in compare_articles(typed, edited)] == [("ships", "ship")]
