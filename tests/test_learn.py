"""``octavo learn``: what recurs is proposed, what is one article's own is not; it lifts what is read next."""

import json
import tomllib

import msgspec
import pytest

from convert.cli import main
from convert.learn import gather_patterns, observe, propose
from convert.learn.words import generalise
from convert.parse import parse
from convert.read import read
from convert.settings import Settings, parse_settings
from convert.source import Source, decode_source
from tests import score_learn

TITLES = [
    "Why Ports Fail",
    "The Slow Ferry",
    "What Pilots Know",
    "A Quay of One's Own",
    "Tides and Terms",
    "Fog",
]
NAMES = ["Ana Ruiz", "Bo Berg", "Cy Dahl", "Dee Oduya", "Eli Marsh", "Fay Lund"]
ARTICLE = """\
Letter {number} / Quayside / {month} 3, 2019

{title}

By {name}

{opening} {long}

Nobody on the island minds, least of all {name}. {other}

Our letters come by boat, on Thursdays, and cost nothing
Whoever waits for the next letter is {mail}@quayside.example
"""
OPENINGS = ["The ferry leaves when its captain says so.", "A port is a promise.", "Fog has no timetable."]
THINGS = ["timetable", "pilot", "quay", "log", "tide", "crane"]
MONTHS = ["January", "March", "April", "May", "June", "July"]


def letter(number: int) -> Source:
    text = ARTICLE.format(
        number=number + 1,
        title=TITLES[number],
        name=NAMES[number],
        month=MONTHS[number],
        opening=OPENINGS[number % 3],
        long=f"The {THINGS[number]} is what everybody asks for, and nobody has seen it since the storm. " * 2,
        other=f"When the {THINGS[number]} came back they said so, in a letter that this one has to answer.",
        mail=NAMES[number].split()[0].lower(),
    )
    return decode_source(text.encode(), f"{number}.txt")


@pytest.fixture(scope="module")
def letters() -> list[Source]:
    return [letter(number) for number in range(6)]


def test_what_recurs_is_proposed(letters: list[Source]) -> None:
    patterns = gather_patterns(propose([observe(each, Settings()) for each in letters]))
    lines = [
        *patterns.furniture,
        *(p.line for p in (*patterns.mastheads, *patterns.sections, *patterns.end_matter)),
    ]
    assert "Our letters come by boat, on Thursdays, and cost nothing" in lines
    assert "Whoever waits for the next letter is {any}" in lines
    assert not [line for line in lines if any(name in line for name in (*NAMES, *TITLES, *MONTHS))]
    assert not [line for line in lines if line.startswith(("The", "Nobody", "doctor", "By"))]


def test_each_is_lifted_by_what_the_others_teach(letters: list[Source]) -> None:
    """Leave one out: the line below the text is text without patterns, and furniture with them."""
    seen = [observe(each, Settings()) for each in letters]
    for number, source in enumerate(letters):
        learnt = gather_patterns(propose(seen[:number] + seen[number + 1 :]))
        taught = msgspec.structs.replace(Settings(), patterns=learnt)
        article = parse(read(source), taught)
        body = "".join(block.span.cut(source.text) for block in article.body)
        assert "Our letters come" not in body
        assert "Whoever waits" not in body
        assert "Nobody on the island" in body
        assert [author.name for author in article.authors] == [NAMES[number]]


def test_what_two_share_is_not_the_house(letters: list[Source]) -> None:
    odd = [
        decode_source(each.text.replace("by boat", f"by boat {n // 2 * 'x'}").encode(), each.name)
        for n, each in enumerate(letters)
    ]
    proposals = propose([observe(each, Settings()) for each in odd])
    assert not [each for each in proposals if each.pattern.line.endswith("cost nothing")]


def test_own_values_become_fields(letters: list[Source]) -> None:
    article = parse(read(letters[1]), Settings())
    words = "Letter 2: The Slow Ferry by Bo Berg, March 3, 2019 {sic}"
    assert generalise(words, article, "en-US") == "Letter {number}: {title} by {author}, {date} (sic)"


@pytest.fixture
def folder(tmp_path, letters, monkeypatch):
    for each in letters:
        (tmp_path / each.name).write_text(each.text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_prints_toml_that_settings_take(folder, capsys) -> None:
    assert main(["learn", "."]) == 0
    told = capsys.readouterr()
    settings = parse_settings(told.out, "octavo.toml")
    assert settings.patterns == gather_patterns(propose([observe(letter(n), Settings()) for n in range(6)]))
    assert "in 6 of 6 articles (0.txt:" in told.err
    (folder / "octavo.toml").write_text(told.out)
    assert main(["check", "0.txt"]) == 0
    # What is taught already is proposed again: the folder may have grown.
    capsys.readouterr()
    assert main(["learn", "."]) == 0
    assert capsys.readouterr().out == told.out


def test_the_command_as_json(folder, capsys) -> None:
    assert main(["learn", ".", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["articles"] == 6
    assert {each["count"] for each in document["proposals"]} <= set(range(3, 7))
    assert tomllib.loads("") == {}


def test_a_line_that_opens_all_articles_is_the_title_of_none() -> None:
    house = (
        "The Quay Letters / Harbor House\n\n{}\n\nBo Berg - 3 May 2010\n\n{}\n\nWrite to us: a@quay.example\n"
    )
    texts = [house.format(title, f"{title} is what they ask. " * 9) for title in TITLES]
    sources = [decode_source(text.encode(), f"{at}.txt") for at, text in enumerate(texts)]
    learnt = gather_patterns(propose([observe(source, Settings()) for source in sources]))
    assert [each.series for each in learnt.mastheads] == ["The Quay Letters / Harbor House"]
    assert [(each.line, each.role) for each in learnt.end_matter] in (
        [],
        [("Write to us: a@quay.example", "contact")],
    )


def test_a_sentence_below_all_texts_is_kept_and_a_call_is_furniture() -> None:
    """What a pattern makes furniture is set by no edition; a sentence of the house says something."""
    said, called = "Quay Letters are written on the island by its pilots.", "A boat for every reader"
    lines = f"{said}\n{called}\n"
    sources = [decode_source((letter(number).text + lines).encode(), f"{number}.txt") for number in range(6)]
    patterns = gather_patterns(propose([observe(each, Settings()) for each in sources]))
    roles = {pattern.line: pattern.role for pattern in patterns.end_matter}
    assert roles[said] == "remark"
    assert called in patterns.furniture


def test_fewer_than_five_is_wrong_use(folder, capsys) -> None:
    (folder / "0.txt").unlink()
    assert main(["learn", "."]) == 0
    (folder / "1.txt").unlink()
    assert main(["learn", "."]) == 2
    assert main(["learn", "2.txt"]) == 2
    assert main(["learn", "none"]) == 2
    assert "It takes 5" in capsys.readouterr().err


def test_what_cannot_be_read_is_told(folder, capsys) -> None:
    (folder / "0.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    assert main(["learn", "."]) == 3
    told = capsys.readouterr()
    assert "0.txt" in told.err
    assert "patterns" in told.out


@pytest.mark.slow
@pytest.mark.skipif(not score_learn.CORPUS.exists(), reason="the corpus is not beside this checkout")
def test_the_corpus_does_not_fall() -> None:
    lifted: dict[str, float] = {}
    for house, members in score_learn.families().items():
        bare, taught = score_learn.score_family(members)
        for key in ("title_exact", "authors_exact", "date_exact", "publisher", "body_tokens_recall(micro)"):
            if key in bare and bare[key]["mean"] is not None:
                assert taught[key]["mean"] >= bare[key]["mean"], (house, key)
        lifted[house] = taught[score_learn.CERTAIN]["mean"] - bare[score_learn.CERTAIN]["mean"]
    assert set(lifted) >= {
        "plain/federalist/fed",
        "html/federalist/fed",
        "markdown/18f",
        "markdown/publiccode",
    }
    assert all(lift >= 0 for lift in lifted.values())
    assert min(lift for house, lift in lifted.items() if "federalist" in house) > 0.4
