"""By-lines next to a date: the lines of names above it, or the one below."""

from convert.parse import labels
from convert.parse.credit import Credit, reads_as_role
from convert.parse.desk import Desk
from convert.parse.prose import is_sentence
from convert.parse.signature import INITIALS, is_passed_over, read_signature, take_signed

ABOVE = 3
"""Pieces above the title among which one stands next to a date."""

BESIDE = 2
"""Lines over which names are looked for from their date: a role or a section may stand between."""

SECTION = 3
"""Words of such a line."""

BELOW = 5
"""Pieces below the title, or the first of the text, that a date line stands within."""


def take_beside_date(desk: Desk, title: int) -> bool:
    """Take names, or a body that signs, next to a date near the title."""
    dates = sorted(desk.credit_lines - desk.announced)
    near = [at for at in dates if title - ABOVE <= at <= max(title, desk.text_start) + BELOW]
    for at in near:
        signed = _signed_beside(desk, at)
        if signed and not _sent_away(desk, title, min(signed)):
            return take_signed(desk, signed)
    return False


def _sent_away(desk: Desk, title: int, index: int) -> bool:
    """Tell whether a label between the title and *index* opens a list of other articles."""
    return any(labels.is_label(desk.words(at), labels.RELATED) for at in range(title + 1, index))


def _parts_text(desk: Desk, index: int) -> bool:
    """Tell whether line *index* stands between two paragraphs of the text, where a heading stands."""
    inside = desk.text_start < index < len(desk.pieces) - 1
    return inside and is_sentence(desk.words(index - 1)) and is_sentence(desk.words(index + 1))


def _signed_beside(desk: Desk, at: int) -> dict[int, Credit]:
    """Return the lines of names next to the date line *at*: those above it, or else the one below it."""
    for step in (-1, 1):
        found: dict[int, Credit] = {}
        index, left = at + step, BESIDE
        while 0 <= index < len(desk.pieces) and left > 0:
            words = desk.words(index)
            can_sign = desk.is_free(index) and not _parts_text(desk, index)
            if can_sign and (credit := read_signature(desk, index)):
                found[index] = credit
            elif found and not INITIALS.fullmatch(words):
                break
            elif not is_passed_over(words):
                left -= 1 if len(words.split()) <= SECTION or reads_as_role(words) else BESIDE
            index += step
        if found:
            return dict(sorted(found.items()) if step < 0 else [*found.items()][:1])
    return {}
