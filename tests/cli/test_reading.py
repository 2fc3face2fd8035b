"""``octavo check``, ``parse`` and ``explain``: what an article is taken to be, and what is wrong with it."""

import json
import subprocess
import sys

import jsonschema

from convert.model.dump import from_json
from tests.cli.test_build import ENVIRONMENT, without_author


def test_check_where_nothing_is_wrong(house, octavo):
    told = octavo("check", "articles")
    assert told == (0, "", "2 articles: nothing is wrong\n")
    assert not (house / "build").exists()


def test_check_in_its_long_form(house, octavo):
    article = house / "articles/one.txt"
    article.write_text(
        article.read_text().replace('"What the Port of One Knows."', '"What the Port of Two Knows."')
    )
    told = octavo("check", "articles")
    assert told.code == 1
    assert told.out.splitlines() == [
        "articles/one.txt:13:37: error citation-title: the citation line gives the title as "
        "'What the Port of Two Knows', the article as 'What the Port of One Knows'",
        '    For Academic Citation: Quill, Ada. "What the Port of Two Knows." Harbor House, May 14, 2019.',
        "                                        ^",
        "  Make the two the same.",
    ]
    assert told.err == "2 articles: 1 error\n"
    short = octavo("check", "articles", "--quiet")
    assert short == (1, told.out.splitlines()[0] + "\n", "")


def test_check_counts_what_cannot_be_read(house, octavo):
    told = octavo("check", "articles/one.txt", "articles/gone.txt")
    assert told.code == 3
    assert "articles/gone.txt: error: no such file" in told.err
    assert told.err.endswith("2 articles: 1 could not be read\n")


def test_check_strict(house, octavo):
    article = house / "articles/one.txt"
    without_author(article)
    assert octavo("check", "articles").code == 0
    assert octavo("check", "articles", "--strict").code == 1


def test_check_as_json(house, octavo_json):
    article = house / "articles/one.txt"
    article.write_text(article.read_text().replace('Quill, Ada. "', 'Quell, Ada. "'))
    code, document = octavo_json("check", "articles")
    assert code == 1
    (finding,) = (
        each
        for article in document["articles"]
        for each in article["findings"]
        if each["severity"] == "error"
    )
    assert (finding["code"], finding["line"], finding["column"]) == ("citation-authors", 13, 24)


def test_check_of_standard_input(house):
    command = [sys.executable, "-m", "convert", "check", "-"]
    told = subprocess.run(command, input="One line.\n", capture_output=True, text=True, env=ENVIRONMENT)
    assert told.returncode == 1
    assert "-:1:1: error no-article" in told.stdout


def test_a_long_line_is_cut_around_its_place(house, octavo):
    article = house / "articles/one.txt"
    text = article.read_text()
    start = text.index("harbors")
    article.write_text(text.replace("harbors", "harb\x01ors"))
    told = octavo("check", "articles/one.txt")
    excerpt, caret = told.out.splitlines()[1:3]
    assert len(excerpt) < 110
    assert excerpt[caret.index("^") :].startswith("\\x01ors")
    assert start


def test_parse_prints_the_article(house, octavo):
    told = octavo("parse", "articles/one.txt")
    assert (told.code, told.err) == (0, "")
    article = from_json(told.out.encode())
    assert [author.name for author in article.authors] == ["Ada Quill"]
    assert article.source.name == "one.txt"


def test_parse_keeps_to_its_schema(house, octavo):
    schema = json.loads(octavo("parse", "--schema").out)
    jsonschema.validate(json.loads(octavo("parse", "articles/one.txt").out), schema)


def test_parse_of_what_cannot_be_read(house, octavo):
    told = octavo("parse", "articles/gone.txt")
    assert (told.code, told.out) == (3, "")


def test_explain_shows_every_character(house, octavo_json):
    code, document = octavo_json("explain", "articles/one.txt")
    assert code == 0
    assert "".join(piece["text"] for piece in document["pieces"]) == (house / "articles/one.txt").read_text()


def test_explain_for_a_person(house, octavo):
    lines = octavo("explain", "articles/one.txt").out.splitlines()
    assert lines[0].split()[:2] == ["1", "kicker"]
    assert any(
        line.split()[:2] == ["3", "title"] and line.endswith("What the Port of One Knows") for line in lines
    )
    at = next(
        n for n, line in enumerate(lines) if line.startswith("certain") and "dates[0] = 2019-05-14" in line
    )
    assert "by the rule date at 7:1" in lines[at + 1]
    assert any(line.startswith("not set") and "line 5: By" in line for line in lines)


def test_explain_compares_with_the_citation(house, octavo, octavo_json):
    article = house / "articles/one.txt"
    article.write_text(article.read_text().replace("Harbor House, May 14", "Harbor House, May 15"))
    lines = octavo("explain", "articles/one.txt").out.splitlines()
    assert "differs    date: the citation says 2019-05-15 at 13:80, the article 2019-05-14" in lines
    _, document = octavo_json("explain", "articles/one.txt")
    assert [check["agrees"] for check in document["checks"] if check["field"] == "date"] == [False]


def test_explain_names_rivals(house, octavo):
    article = house / "articles/one.txt"
    without_author(article)
    article.write_text(article.read_text().replace("May 14, 2019", "03/04/2019"))
    lines = octavo("explain", "articles/one.txt").out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("uncertain") and "2019-03-04" in line)
    assert "rather than 2019-04-03" in lines[at + 2]
