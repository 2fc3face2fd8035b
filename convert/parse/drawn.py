"""Lines drawn with signs, under a heading or between the parts of the head; no edition sets them."""

from convert.lazy_regex import lazy_regex
from convert.parse.desk import Desk
from convert.parse.marked import KINDS
from convert.parse.prose import is_sentence
from convert.read.draft import DRAWN

RULE = "drawn-line"

UNDERLINE = lazy_regex(r"([-=_~])\1+")
"""One sign again and again; stars and dashes with spaces between them part two scenes."""

LONGEST = 120
"""Characters of words that somebody underlines."""

SLACK = 0.5
"""Share of the words by which such a line may be longer or shorter than they are."""


def parse_drawn(desk: Desk) -> None:
    """Drop the lines under words and those above the text; what is underlined in the text is a heading."""
    if desk.kind in KINDS:
        return
    text = next((i for i in range(desk.text_start) if is_sentence(desk.words(i))), desk.text_start)
    for index in list(desk.free()):
        words = desk.words(index)
        if not DRAWN.fullmatch(words):
            continue
        below = _underlines(desk, index)
        if below or index < text:
            desk.drop(desk.take(index).span, RULE, "a line drawn with signs; editions set their own rules")
        if below:
            desk.found.underlined.add(index - 1)


def _underlines(desk: Desk, index: int) -> bool:
    """Tell whether line *index* is drawn under the words right above it, and about as long as they are."""
    above = desk.words(index - 1) if index and not desk.pieces[index].gap else ""
    drawn = UNDERLINE.fullmatch(desk.words(index)) and len(above) <= LONGEST
    near = abs(len(desk.words(index)) - len(above)) <= SLACK * len(above)
    return bool(drawn and above and near) and not DRAWN.fullmatch(above)
