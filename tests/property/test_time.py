"""No text makes the parser slow: its work grows with the length of the text, not with its square.

Each rule has lines that are the worst for it: almost what it looks for, again and again.
"""

import gc
import html
import itertools
import time
from collections.abc import Callable, Iterator

import pytest

from convert.corrections import NONE, Corrections, parse_corrections
from convert.garbage import collect_rarely
from convert.parse import RULES, parse
from convert.patterns import Masthead, Pattern, Patterns
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.read import packed

GERMAN = "Der Hafen war voll, und die Schiffe lagen auf dem Fluss, weil am Kai keiner war.\n\n"
"""Enough for the language to be seen; its own patterns are at work below."""

WORST: dict[str, Callable[[int], str]] = {
    "one long line of words": lambda n: "word " * (n // 5),
    "one word": lambda n: "x" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "capitals": lambda n: "By " + "Aa " * (n // 3),
    "capitals and commas": lambda n: "By " + "Aa, " * (n // 4),
    "a life without a verb": lambda n: "Ana Ruiz and " * (n // 13),
    "quotation marks": lambda n: "'\"" * (n // 2),
    "dashes": lambda n: "- " * (n // 2),
    "dateline": lambda n: "A B-" * (n // 4),
    "open citation": lambda n: "For Academic Citation: " + 'Ruiz, Ana. "' * (n // 12),
    "brackets": lambda n: "[1" * (n // 2),
    "addresses": lambda n: "https://" * (n // 8),
    "empty lines": lambda n: "\n" * n,
    "labels": lambda n: "Notes\n1. a\n" * (n // 11),
    "short lines": lambda n: "Aa Bb\n\n" * (n // 7),
    "months": lambda n: "March " * (n // 6),
    "figures": lambda n: "12/" * (n // 3),
    "role": lambda n: "Body text here. " * 20 + "\n\n\nAna Ruiz is a " + "b in " * (n // 5),
    "speakers": lambda n: "Q: Who pays? \n\nA: All. \n\n" * (n // 26),
    "one refrain": lambda n: "The queue is the policy of the board.\n\n" * (n // 39),
    "rows of figures": lambda n: "12 14 16\n" * (n // 9),
    "short verse": lambda n: "The ships lie out,\n" * (n // 19),
    "speech": lambda n: "– The ships lie out.\n\n" * (n // 22),
    "rows of unlike width": lambda n: "1 2\n1 2 3\n1 2 3 4\n" * (n // 18),
    "numbers from five": lambda n: "5. pay\n6. build\n7. go\n" * (n // 22),
    "asterisks": lambda n: "*A word*\n\n" * (n // 10),
    "page numbers": lambda n: "".join(f"Head\n\n{page}\n\n" for page in range(n // 12)),
    "buttons": lambda n: "Share Tweet Print \n\n" * (n // 20),
    "related": lambda n: "Body text here, and it goes on for a while as texts do.\n\nRelated\n\n" * (n // 67),
    "by-lines": lambda n: "By Ana Ruiz\n\n" * (n // 13),
    "credits": lambda n: "(Photo: " * (n // 8),
    "German names": lambda n: GERMAN + "Von " + "Aa " * (n // 3),
    "German days": lambda n: GERMAN + "1. " * (n // 3),
    "German clocks": lambda n: GERMAN + "12:" * (n // 3),
    "damage": lambda n: "â€" * (n // 2),
    "kana": lambda n: "十" * n,
    "places": lambda n: "Body text here. " * 20 + "\n\n\nAna Ruiz is a fellow at the " + "B" * n,
}


BODY = "Body text here, and it goes on for a while as texts do. " * 4 + "\n\n"
HEAD = "Why Ports Fail\n\n"

RULE_LINES = {
    "correction": HEAD + BODY,
    "declared": "Subject: Why Ports Fail\n",
    "house": "Quay Notes 14 / March 3, 2019 / Quay Notes\n\n",
    "notes": "[1] Ruiz, p. 3.\n\n",
    "contents": "Contents\n\nWhy Ports Fail .... 3\n\n",
    "marked": "Share this\n\n",
    "drawn": "Why Ports Fail\n-- - -- - ---\n",
    "mail": "--\n\nBest wishes,\nAna\n\n",
    "style": "Ana Ruiz, Senior Fellow\n\n",
    "citation": 'For Academic Citation Ruiz, Ana. "Why Ports\n\n',
    "rights": "© 2019 All rights reserved by the \n\n",
    "contact": "For more information: contact a@b.example or \n\n",
    "remark": "Editor's note: an earlier version was \n\n",
    "contributor": "Translated by Ana Ruiz and edited by \n\n",
    "issue-line": "Vol. 3, No. 14, March 2019 \n\n",
    "speech": "Statement of\nThe Honorable Ana Ruiz\nbefore the\n\n",
    "reviewed": "by Ana Ruiz\nQuay Press, 412 pp\nReviewed by Tom Okafor\n\n",
    "byline": "By Ana Ruiz, Senior Fellow, and By \n\n",
    "release": "FOR IMMEDIATE RELEASE Embargoed until March 3 \n\n",
    "kicker": "Commentary / Analysis \n\n",
    "masthead": "Policy Notes No. 14 - Harbor Institute - \n\n",
    "summary": "Key points\n\n- Queues are chosen.\n\n",
    "title": "WHY PORTS FAIL BEFORE SHIPS DO | Harbor | \n\n",
    "bare-byline": "Ana Ruiz and Tom de la Cruz\n\n",
    "venue": "Remarks by Governor Ana Ruiz at the Town Hall of \n\n",
    "author-notes": "Ana Ruiz1,2,3* and Tom Okafor1,2,3†\n1 Harbor Institute\n\n",
    "house-line": "Harbor Institute for Trade\n\n",
    "deck": "What the queue says about the port, and why \n\n",
    "residue": "3 min read | 14 comments | March 3 \n\n",
    "marked-headings": "## The Bottleneck\n\n",
    "notes-block": "Notes\n\n1. Ruiz, p. 3.\n* Okafor, p. 4.\n\n",
    "style-lives": "About the author\n\n",
    "references": "References\n\nRuiz, Ana. 2018. Slow Water. Quay.\n\n",
    "keywords": "Keywords: ports, ships, clerks, \n\n",
    "biography-label": "About the Author\n\nAna Ruiz is a \n\n",
    "furniture": "Share on Facebook Tweet Subscribe to our newsletter\n\n",
    "letter": "Yours sincerely,\nAna Ruiz\nHarbor Institute\n\n",
    "biography": "Ana Ruiz is a senior fellow at the Harbor Institute and \n\n",
    "tail": "Read more: Why Ports Fail\n\n",
    "original": "This article first appeared in The Quay on March \n\n",
    "several": HEAD + "By Ana Ruiz\n\n" + BODY,
    "given-lives": "Ana Ruiz writes about ports.\n\n",
    "imposed": HEAD + BODY,
    "imprint": "The Harbor Times said it in The Harbor Times: The Daily Quay \n\n",
    "late-byline": BODY + "By Ana Ruiz\n\n",
    "shown-day": "March 3, 2021\n\nWhy Ports Fail\n\nMarch 1, 2021\n\n",
    "same-day": "March 3, 2019 and March 3, 2019\n\n",
    "crosscheck": 'For Academic Citation: Ruiz, Ana. "Why Ports Fail." Harbor Institute, March 3, 2019.\n\n',
    "late-dates": BODY + "March 3, 2019\n\n",
    "marked-rest": "Share this on \n\n",
    "body": '"The queue," she said.[1] T he port, 12 — 14 -- (a) \'tis\n\n',
    "given-body": "1. pay\n\n2. build\n\n",
}
"""What is almost what a rule looks for: its worst line is this again and again, in lines and on one line."""

TAUGHT = Settings(
    patterns=Patterns(
        mastheads=tuple(
            Masthead(line=f"Quay Notes {{number}} / {{any}} / {word}", series="Quay Notes")
            for word in "abcde"
        ),
        sections=(Pattern(line="{any} Notes {any}", role="heading"),),
        end_matter=(Pattern(line="{title} by {author}, {date} {any}", role="remark"),),
        furniture=("{any} / {any} / {any}", "Share {any} on {any}"),
    )
)
"""Patterns whose fields could each be anything."""


MOST_RANGES = 30
"""Lines that somebody corrects in one source; each is looked up in the whole of it."""


def corrections() -> Corrections:
    """Return a correction for each of the first lines of a text."""
    ranges = (f'[[lines]]\nfrom = {n}\nrole = "furniture"\n' for n in range(1, MOST_RANGES))
    return parse_corrections("".join(ranges).encode(), "made.octavo.toml")


@pytest.fixture(autouse=True, scope="module")
def _as_a_command_runs() -> Iterator[None]:
    """Garbage is looked for as rarely as in a command and its workers."""
    before = gc.get_threshold()
    collect_rarely()
    yield
    gc.set_threshold(*before)


def cost(text: str, settings: Settings = Settings(), given: Corrections = NONE) -> float:  # noqa: B008  frozen
    started = time.process_time()
    parse(read(decode_source(text.encode(), "made.txt")), settings, given)
    return time.process_time() - started


SMALL, LARGE = 2_000, 16_000
"""Characters of the two texts that are compared."""

MOST_TIMES = 20
"""Eight times the text may take so many times as long, noise included; the square would be 64 times."""

NOTHING = 0.1
"""Seconds below which no time is told from another."""


def grows(spent: Callable[[int], float]) -> str:
    """Return the times where the larger text takes too long, each the best of three; else nothing."""
    large = spent(LARGE)
    if large < NOTHING:
        return ""
    small = spent(SMALL)
    if large < max(NOTHING, MOST_TIMES * small):
        return ""
    small = min(small, spent(SMALL), spent(SMALL))
    large = min(large, spent(LARGE), spent(LARGE))
    return "" if large < max(NOTHING, MOST_TIMES * small) else f"{small:.3f} s, then {large:.3f} s"


@pytest.mark.parametrize("name", WORST)
def test_time_is_linear(name: str) -> None:
    assert not grows(lambda size: cost(WORST[name](size)))


@pytest.mark.parametrize("together", [False, True], ids=["lines", "one line"])
@pytest.mark.parametrize("rule", RULE_LINES)
def test_each_rule_is_linear_on_its_worst_line(rule: str, together: bool) -> None:
    line = RULE_LINES[rule].replace("\n", " ") if together else RULE_LINES[rule]

    def spent(size: int) -> float:
        text = line * (size // len(line))
        return cost(text, TAUGHT, corrections() if rule in ("correction", "imposed") else NONE)

    assert not grows(spent)


def test_every_rule_has_its_worst_line() -> None:
    assert set(RULE_LINES) == {name for name, _ in RULES}


Says = Callable[[int], str]
"""Gives so many words that are not the last ones."""

NAMED = ("Ana", "Tom", "Ruth", "Omar", "Lena", "Hugh", "Nora", "Paul")
"""Given names, of which each opens many lines."""

SHAPES: dict[str, Callable[[Says, int], str]] = {
    "short lines": lambda say, at: f"{say(2)}\n\n",
    "short lines without gaps": lambda say, at: f"{say(2)}\n",
    "lines like names": lambda say, at: f"{say(2).title()}\n\n",
    "names": lambda say, at: f"{'' if at else HEAD}{NAMED[at % 8]} {say(1).title()}\n\n",
    "names and figures": lambda say, at: f"{NAMED[at % 8]} {say(1).title()} {at * 37 % 1000}\n\n",
    "German lines like names": lambda say, at: f"{'' if at else GERMAN * 3}{say(2).title()}\n\n",
    "Chinese lines": lambda say, at: "港口委员会的队伍\n\n",
    "capitals": lambda say, at: f"{say(8).upper()}\n\n",
    "quoted lines": lambda say, at: f'"{say(6)}," she said.\n\n',
    "speech": lambda say, at: f"– {say(5)}.\n\n",
    "items": lambda say, at: f"- {say(5)}\n",
    "numbered lines": lambda say, at: f"{at % 90 + 5}. {say(3)}\n",
    "turns": lambda say, at: f"Q: Who {say(4)}?\n\nA: All {say(9)}.\n\n",
    "speakers": lambda say, at: f"{say(1).upper()}: {say(5)}.\n\n",
    "verse": lambda say, at: f"The {say(4)},\n",
    "dates": lambda say, at: f"March {at % 28 + 1}, {1900 + at % 120}\n\n",
    "rows of figures": lambda say, at: " ".join(map(str, range(2 + at * at % 7))) + "\n",
    "notes": lambda say, at: f"[{at + 1}] See {say(1).title()}, p. {at}.\n\n",
    "houses": lambda say, at: f"Subscribe to the {say(1).title()} Times\n\n",
    "quoted mail": lambda say, at: f"> {say(10)}\r\n",
}
"""What sources are made of that are no prose: each line is one that several rules look at."""

SHAPED = 60_000
"""Characters of such a text."""

MOST_OF_PROSE = 13
"""A text of lines may take so many times as long as prose of its size: each line is asked what it is."""


def shaped(make: Callable[[Says, int], str]) -> str:
    """Return a text of the lines that *make* makes."""
    words = ("".join(each) for each in itertools.cycle(itertools.product(SYLLABLES, repeat=3)))
    text, size = list[str](), 0
    for at in itertools.count():
        if size >= SHAPED:
            return "".join(text)
        text.append(make(lambda count: " ".join(itertools.islice(words, count)), at))
        size += len(text[-1])
    raise AssertionError


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_lines_take_no_more_than_some_times_as_long_as_prose(name: str) -> None:
    text, prose = shaped(SHAPES[name]), long_article(SHAPED // 6)[:SHAPED]
    cost(text[:2000])  # the patterns of its language are built
    spent, usual = cost(text), min(cost(prose) for _ in range(2))
    if spent >= MOST_OF_PROSE * usual:
        spent, usual = min(spent, cost(text)), min(usual, cost(prose))
    assert spent < MOST_OF_PROSE * usual, f"{spent:.2f} s, prose {usual:.2f} s"


def paragraphs(tag: str) -> str:
    """Return an article of ``SHAPED`` characters, each of its pieces inside *tag*."""
    pieces = long_article(SHAPED // 6)[:SHAPED].split("\n\n")
    return "".join(tag.format(html.escape(piece)) for piece in pieces if piece)


def rows(row: str) -> str:
    """Return the rows of a table: ``SHAPED`` characters with their mark-up."""
    return "".join(row.format(at, at * 7 % 100, at * 3 % 50) for at in range(SHAPED // len(row)))


TABLE = "<h1>Why Ports Fail</h1><p>" + BODY.strip() + "</p><table>{}</table>"

MARKED_UP: dict[str, Callable[[], tuple[str, bytes]]] = {
    "Markdown": lambda: ("made.md", paragraphs("The *queue* of [them](a.html): {}\n\n").encode()),
    "a table of Markdown": lambda: (
        "made.md",
        (
            f"# Why Ports Fail\n\n{BODY}| Quay | Ships | Days |\n|---|---|---|\n"
            + rows("| Quay {} | {} | {} |\n")
        ).encode(),
    ),
    "HTML": lambda: ("made.html", f"<article>{paragraphs('<p>{}</p>')}</article>".encode()),
    "a table of HTML": lambda: (
        "made.html",
        TABLE.format(rows("<tr><td>Quay {}</td><td>{}</td><td>{}</td></tr>\n")).encode(),
    ),
    "EPUB": lambda: ("made.epub", packed.epub({"one.xhtml": paragraphs("<p>{}</p>")}, "")),
    "DOCX": lambda: ("made.docx", packed.docx(paragraphs("<w:p><w:r><w:t>{}</w:t></w:r></w:p>"))),
}
"""Sources of other kinds, about as long as the text of lines above, mark-up included."""

MOST_MARKED_UP = 11
"""So many times as long as prose of its size a source may take that has to be taken out of its mark-up."""


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKED_UP)
def test_other_kinds_take_no_more_than_some_times_as_long_as_prose(name: str) -> None:
    path, data = MARKED_UP[name]()
    prose = long_article(SHAPED // 6)[:SHAPED]

    def spent() -> float:
        started = time.process_time()
        article = parse(read(decode_source(data, path)), Settings())
        passed = time.process_time() - started
        assert len(article.body) > 1
        return passed

    spent()  # what reads this kind is loaded
    taken, usual = min(spent(), spent()), min(cost(prose) for _ in range(2))
    assert taken < MOST_MARKED_UP * usual, f"{taken:.2f} s, prose {usual:.2f} s"


SYLLABLES = ("ba", "do", "ke", "li", "mun", "pra", "sto", "ver")


def long_article(words: int) -> str:
    """Return an article of so many words, with headings, lists, quotations, notes and their marks."""
    made = ("".join(each) for each in itertools.cycle(itertools.product(SYLLABLES, repeat=3)))
    parts = ["Why Ports Fail\n\nBy Ana Ruiz\n\nMarch 3, 2019\n\n"]
    for number in range(words // 100):
        sentence = " ".join(itertools.islice(made, 88))
        mark = f"[{number // 10 + 1}]" if number % 10 == 0 else ""
        parts.append(f"The {sentence}, he said, and it isn't so.{mark}\n\n")
        parts.append(("What Clerks Know\n\n", "- pay\n- build\n\n", '"Why?" she said.\n\n')[number % 3])
    notes = "".join(f"{number + 1}. See p. {number}.\n" for number in range(words // 1000))
    return "".join(parts) + f"Notes\n\n{notes}"


@pytest.mark.slow
@pytest.mark.parametrize(("words", "size", "most"), [(100_000, 600_000, 5.0), (140_000, 1_000_000, 3.0)])
def test_a_long_article_is_read_in_seconds(words: int, size: int, most: float) -> None:
    """100,000 words in 5 s, 1 MB in 3 s of the process's own time."""
    text = long_article(words)[:1_000_000]
    assert len(text) >= size
    spent = min(cost(text) for _ in range(2))
    assert spent < most, f"{spent:.1f} s"
