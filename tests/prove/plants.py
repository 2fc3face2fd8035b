"""Faults to plant in an edition: in its markup before it is written, or in the bytes of its package."""

import re
from collections.abc import Callable

Plant = Callable[[str], str]


def replace(old: str, new: str) -> Plant:
    """Return a plant that puts *new* for the first *old*."""
    return lambda text: text.replace(old, new, 1)


def exchange(one: str, other: str) -> Plant:
    """Return a plant that puts *one* for every *other* and the other way round."""
    pattern = re.compile(f"{re.escape(one)}|{re.escape(other)}")
    return lambda text: pattern.sub(lambda match: other if match.group() == one else one, text)


def substitute(pattern: str, new: str) -> Plant:
    """Return a plant that puts *new* for the first match of *pattern*."""
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


def move(pattern: str, before: str) -> Plant:
    """Return a plant that takes the first match of *pattern* and sets it before that of *before*."""

    def plant(text: str) -> str:
        found = re.search(pattern, text, re.DOTALL)
        assert found, pattern
        rest = text[: found.start()] + text[found.end() :]
        target = re.search(before, rest, re.DOTALL)
        assert target, before
        return rest[: target.start()] + found.group() + rest[target.start() :]

    return plant


WORDS: dict[str, Plant] = {
    "dropped word": replace("Nobody had come", "Nobody come"),
    "dropped words at the end of a paragraph": replace(" stood still for most of the week.", " stood still."),
    "added word": replace("Nobody had come", "Nobody had ever come"),
    "doubled word": replace("Nobody had come", "Nobody had had come"),
    "two words exchanged": replace("inner basin", "basin inner"),
    "one digit": replace("2014", "2015"),
    "two digits exchanged": replace("50–60", "50–06"),
    "one letter's case": replace("Nobody had", "nobody had"),
    "lost space": replace("customs hall", "customshall"),
    "added space": replace("customs hall", "cust oms hall"),
    "lost comma": replace("customs hall, where", "customs hall where"),
    "another dash": replace("50–60", "50-60"),
    "another quotation mark": replace("“is ", "'is "),
    "another accent": replace("breakwater", "bréakwater"),
    "another own word": substitute(r">By</", ">Von</"),
    "another own heading": replace("How to cite", "How To cite"),
    "another word in a note": replace("Interview with", "Interview of"),
    "another figure in a note": replace("2018", "2019"),
}
"""Faults in words, the same in every edition's markup and package."""

PARAGRAPH = r"<p>The (?:(?!</p>).)*real\.(?:(?!</p>).)*</p>"
BEFORE = "<p>A report, "
ITEM = r"<li>(?:(?!</li>).)*Pay the(?:(?!</li>).)*</li>"

MARKUP: dict[str, Plant] = {
    **WORDS,
    "lost paragraph": substitute(PARAGRAPH, ""),
    "doubled paragraph": substitute(rf"({PARAGRAPH})", r"\1\1"),
    "paragraph doubled elsewhere": replace(BEFORE, "<p>The cost is real.</p>" + BEFORE),
    "paragraph moved": move(PARAGRAPH, BEFORE),
    "two paragraphs joined": substitute(rf"</p>\s*<p>(?={PARAGRAPH[3:]})", ""),
    "list item lost": substitute(ITEM, ""),
    "heading lost": replace("What Should Be Done", ""),
    "own heading lost": substitute(r'<h2 class="own" id="about">.*?</h2>', ""),
    "words of notes exchanged": exchange("Interview with", "Harbour Board,"),
    "title lost": substitute(r"<h1.*?</h1>", ""),
    "rights lost": substitute(r'<div class="rights">.*?</div>', ""),
}
"""Faults in the markup of any edition."""
