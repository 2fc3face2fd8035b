"""``octavo compare``: what an editor changed, by word and line of the source."""

from docx import Document


def test_the_same_words(house, octavo):
    assert octavo("compare", "articles/one.txt", "articles/one.txt") == (0, "", "the words are the same\n")


def test_a_change_is_told_with_its_line(house, octavo):
    (house / "edited.txt").write_text(
        (house / "articles/one.txt").read_text().replace("full stop", "full halt")
    )
    told = octavo("compare", "articles/one.txt", "edited.txt")
    assert told.code == 1
    assert told.out.splitlines() == [
        "articles/one.txt:11:85: paragraph: “stop.” is now “halt.”",
        "    The second paragraph follows it, as paragraphs do, and ends the article with a full stop.",
        "                                                                                        ^",
    ]
    assert told.err == "1 difference\n"
    short = octavo("compare", "articles/one.txt", "edited.txt", "--quiet")
    assert short == (1, told.out.splitlines()[0] + "\n", "")


def test_as_json(house, octavo_json):
    text = (house / "articles/one.txt").read_text()
    (house / "edited.txt").write_text(
        text.replace("as paragraphs do, ", "").replace("Ada Quill\n", "Ada Quilt\n")
    )
    code, told = octavo_json("compare", "articles/one.txt", "edited.txt")
    assert code == told["exit_code"] == 1
    differences = [(each["line"], each["removed"], each["added"]) for each in told["differences"]]
    assert differences == [(5, "Quill", "Quilt"), (11, "as paragraphs do,", "")]


def test_what_cannot_be_read_is_said(house, octavo):
    told = octavo("compare", "articles/one.txt", "gone.docx")
    assert told.code == 3 and "gone.docx: error: no such file" in told.err


def test_one_file_is_not_enough(house, octavo):
    told = octavo("compare", "articles/one.txt")
    assert told.code == 2 and "octavo compare SOURCE EDITED" in told.err


def test_comments_are_told_and_are_no_differences(house, octavo, octavo_json):
    octavo("build", "articles/one.txt", "--to", "docx")
    document = Document(house / "build/docx/one.docx")
    paragraph = next(each for each in document.paragraphs if "full stop" in each.text)
    document.add_comment(paragraph.runs, text="Is this so?", author="Ed", initials="E")
    document.save(house / "edited.docx")
    told = octavo("compare", "articles/one.txt", "edited.docx")
    assert (told.code, told.err) == (0, "the words are the same; 1 comment\n")
    assert told.out.startswith("articles/one.txt:11:1: a comment by Ed: “Is this so?”; no edition sets it\n")
    _, as_json = octavo_json("compare", "articles/one.txt", "edited.docx")
    assert [each["line"] for each in as_json["comments"]] == [11]
