"""Lists: runs of lines that open with a bullet, a dash or a number."""

import re
from collections.abc import Callable

from convert.lazy_regex import lazy_regex
from convert.model import Item, List, Paragraph, Span
from convert.parse.desk import Desk

RULE = "list"

BULLET = lazy_regex(
    r"(?P<mark>[•▪▫■□‣◦○●·*–—✓✔➢➤►▶→»⁃∙\uf0a7\uf0b7\uf0d8\uf0fc-]|o(?= [^\W\d_a-z]))\s+(?=\S)"
)
LONGEST_BARE = 90
"""Characters of an item whose mark is lost."""

LABEL_WORDS, FEWEST = 4, 3
"""Words of a label without a colon; items below it that make a list."""

SMALL = lazy_regex(r"[a-zß-öø-ÿ]|\d{1,4}(?:[.,/]\d{1,3})? ?[^\W\dA-Z_]|[½¼¾⅓⅔]")
"""How an item opens that is no sentence, no name and no line of an address: ``two cups``, ``200 g flour``."""

SPOKEN = "\"“”„«‘'–—-"
"""How lines open that somebody says."""

NUMBER = lazy_regex(r"\(?(?P<mark>\d{1,2}|[a-z])[.)°º]\s+(?=\S)")


def parse_list(desk: Desk, index: int, notes: frozenset[str]) -> List | None:
    """Return the list that begins at piece *index*, or None; one line alone with a mark is no list."""
    found = _find_list(desk, index)
    if found is None:
        return None
    run, pattern = found
    items = tuple(_item(desk, each, pattern, notes) for each in run)
    span = Span(items[0].span.start, items[-1].span.end)
    desk.vouch("list", f"{len(items)} items", RULE, span, confidence="likely")
    return List(pattern is NUMBER, items, span)


def opens_list(desk: Desk, index: int) -> bool:
    """Tell whether a list begins at piece *index*."""
    return _find_list(desk, index) is not None


def _find_list(desk: Desk, index: int) -> tuple[list[int], re.Pattern[str]] | None:
    """Return the pieces of the list that begins at piece *index*, and what its marks look like."""
    bullets = _run(desk, index, BULLET, str.__eq__) if index not in desk.speech else []
    if len(bullets) > 1 and not _is_dialogue(desk, bullets):
        return bullets, BULLET
    desk.speech.update(bullets[1:])
    numbers = _run(desk, index, NUMBER, _follows) if _begins(desk, index) else []
    return (numbers, NUMBER) if len(numbers) > 1 else None


def parse_bare_list(desk: Desk, index: int, notes: frozenset[str]) -> List | None:
    """Return the lines from piece *index* on as a list that lost its marks: each short, below its label.

    A colon announces it; below a line without one (``Ingredients``) no item opens with a capital.
    """
    above = desk.words(index - 1) if index and not desk.is_free(index - 1) else ""
    announced = above.endswith(":")
    if not (announced or _is_label(desk, above, index)):
        return None
    run = _bare_run(desk, index)
    if len(run) < 2 or not (announced or _are_items(desk, run)):
        return None
    spans = [desk.take(each).span for each in run]
    for span in spans:
        desk.claim(span, "list", RULE)
    whole = Span(spans[0].start, spans[-1].end)
    desk.vouch("list", f"{len(spans)} items", RULE, whole, confidence="uncertain")
    return List(False, tuple(Item((Paragraph(desk.line(span, notes), span),), span) for span in spans), whole)


def _is_label(desk: Desk, above: str, index: int) -> bool:
    """Tell whether the line *above* is a label apart from piece *index*, which opens without a capital."""
    short = 0 < len(above.split()) <= LABEL_WORDS and above[-1] not in ".!?,;"
    return short and desk.pieces[index].gap > 0 and bool(SMALL.match(desk.words(index)))


def _are_items(desk: Desk, run: list[int]) -> bool:
    """Tell whether the lines of *run* are items without a capital, and several."""
    return len(run) >= FEWEST and all(SMALL.match(desk.words(each)) for each in run)


def _bare_run(desk: Desk, index: int) -> list[int]:
    """Return the pieces from *index* on that are short lines right below each other, none a sentence or all.

    Questions or sentences are items where the block of them stands apart from the line above it.
    """
    run: list[int] = []
    while desk.is_free(index) and (not run or desk.pieces[index].gap == 0):
        words = desk.words(index)
        last = not desk.is_free(index + 1) or desk.pieces[index + 1].gap > 0
        if len(words) > LONGEST_BARE or (words.endswith(":") and not last):
            return []
        run.append(index)
        index += 1
    said = [desk.words(each) for each in run]
    bare = not any(words.endswith((".", "!", "?")) for words in said[:-1])
    apart = bool(run) and desk.pieces[run[0]].gap > 0
    return run if bare or (apart and _end_alike(said)) else []


def _end_alike(said: list[str]) -> bool:
    """Tell whether all that is *said* are questions, or all sentences, and no speech."""
    alike = len({words[-1] for words in said}) == 1 and said[0].endswith((".", "!", "?"))
    return alike and not any(words[0] in SPOKEN for words in said)


def _is_dialogue(desk: Desk, run: list[int]) -> bool:
    """Tell whether the dashes of *run* open speech: whole sentences below something other than a colon."""
    dashed = all(desk.words(each)[0] in "–—" for each in run)
    spoken = all(desk.words(each).endswith((".", "!", "?", "…")) for each in run)
    return dashed and spoken and not (run[0] and desk.words(run[0] - 1).endswith(":"))


def _run(
    desk: Desk, index: int, pattern: re.Pattern[str], continues: Callable[[str, str], bool]
) -> list[int]:
    """Return the pieces from *index* on whose marks continue each other, without a wide gap between."""
    run: list[int] = []
    mark = ""
    while desk.is_free(index) and (match := pattern.match(desk.words(index))):
        if run and (desk.pieces[index].gap > 1 or not continues(mark, match["mark"])):
            break
        mark = match["mark"]
        run.append(index)
        index += 1
    return run


def _begins(desk: Desk, index: int) -> bool:
    """Tell whether the number of piece *index* opens a list; a run from 7 on is prose or a remnant."""
    match = NUMBER.match(desk.words(index))
    return match is not None and match["mark"] in ("1", "a")


def _follows(mark: str, other: str) -> bool:
    if mark.isdigit() and other.isdigit():
        return int(other) == int(mark) + 1
    return len(mark) == len(other) == 1 and ord(other) == ord(mark) + 1


def _item(desk: Desk, index: int, pattern: re.Pattern[str], notes: frozenset[str]) -> Item:
    span = desk.take(index).span
    match = pattern.match(desk.words(index))
    assert match  # _run took it for an item
    words = Span(span.start + match.end(), span.end)
    desk.drop(Span(span.start, words.start), RULE, "the mark of a list item; editions set their own")
    desk.claim(words, "list", RULE)
    mark = desk.text[span.start : words.start].strip()
    return Item((Paragraph(desk.line(words, notes), words),), span, mark)
