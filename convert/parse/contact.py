"""Contact: the line that says whom to ask."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Contact, Line, LineBreak, Span
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.wording import opens_as

RULE = "contact"

WITNESS = lazy_regex(
    r"@|\d{3}|https?:|www\.|\b(?:press|media|office|desk|visit|e-?mail|call|phone)\b", re.IGNORECASE
)
"""What a contact gives; a sentence that begins with the word of a label has none of it."""

LONGEST = 300
"""Characters; a contact is a line."""

LONGEST_BELOW = 90
MOST = 6
"""Characters of a line below a bare label, and how many there are."""

CLOSED = lazy_regex(r"[.!?][\"'”’)\]]*$")
"""How a sentence ends."""


def parse_contact(desk: Desk) -> None:
    """Take the lines that open with a contact label; the label is part of what is set."""
    for index in list(desk.free()):
        words = desk.words(index)
        if len(words) > LONGEST or not desk.is_free(index):
            continue
        skip = labels.split_label(words, labels.CONTACT)
        behind = index > len(desk.pieces) // 2 and opens_as("contact", words, desk.language)
        bare = labels.is_label(words, labels.CONTACT) and index > len(desk.pieces) // 2
        below = _below(desk, index + 1) if bare or skip == len(words) else []
        if (skip and skip == len(words)) or below:
            _keep(desk, [index, *below])
        elif behind or (skip and (WITNESS.search(words) or not CLOSED.search(words))):
            _keep(desk, [index])


def _below(desk: Desk, start: int) -> list[int]:
    """Return the lines right below a bare label: names, posts, addresses, no sentence among them."""
    found: list[int] = []
    while desk.is_free(index := start + len(found)) and len(found) < MOST:
        words, first = desk.words(index), desk.pieces[start]
        apart = desk.pieces[index].gap > (0 if index > start else first.gap)
        if apart or len(words) > LONGEST_BELOW or CLOSED.search(words):
            break
        found.append(index)
    return found if any(WITNESS.search(desk.words(index)) for index in found) else []


def _keep(desk: Desk, indices: list[int]) -> None:
    spans = [desk.take(index).span for index in indices]
    content: Line = ()
    for above, span in zip((None, *spans), spans, strict=False):
        desk.claim(span, "contact", RULE)
        joint: Line = (LineBreak(Span(above.end, span.start)),) if above else ()
        content += joint + desk.line(span)
    whole = Span(spans[0].start, spans[-1].end)
    desk.found.contacts.append(Contact(content, whole))
    desk.vouch("contacts", whole.cut(desk.text), RULE, whole)
