"""How a mail ends: who sends it signs below the article, and programs add what they know of the sender."""

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.prose import is_prose
from convert.read.draft import MAIL_HEADER

RULE = "mail"

SIGNATURE = lazy_regex(r"--\s?")
"""The line that mail programs put above what they add."""

MOST = 8
"""Lines of a signature."""

DASH = lazy_regex(r"\s*[-–—~]*\s*")
"""What stands before the name of a sender."""


def parse_mail(desk: Desk) -> None:
    """Drop the signature of a mail, and the words with which its sender takes leave above it."""
    senders = [
        value.value for value in desk.declared if value.rule == MAIL_HEADER and value.field == "author"
    ]
    if not senders:
        return
    last = list(desk.free())
    mark = next((at for at in range(len(last)) if SIGNATURE.fullmatch(desk.words(last[at]))), None)
    if mark is not None and _is_signature(desk, last[mark + 1 :]):
        for index in last[mark:]:
            desk.drop(desk.take(index).span, RULE, "the signature that a mail program adds")
        last = last[:mark]
    _drop_leave(desk, last, senders)


def _is_signature(desk: Desk, below: list[int]) -> bool:
    """Tell whether the lines *below* the mark are few, and none of them text."""
    return len(below) <= MOST and not any(is_prose(desk.words(index)) for index in below)


def _drop_leave(desk: Desk, last: list[int], senders: list[str]) -> None:
    """Drop the sender's name below the text, and the greeting above it."""
    if not last or not _is_sender(desk.words(last[-1]), senders):
        return
    close = len(last) > 1 and labels.is_valediction(desk.words(last[-2]))
    for index in last[-2:] if close else last[-1:]:
        desk.drop(desk.take(index).span, RULE, "how a mail closes; editions name its writer at the top")


def _is_sender(words: str, senders: list[str]) -> bool:
    """Tell whether *words* are the name of a sender, or a part of it, and nothing else."""
    dash = DASH.match(words)
    name = words[dash.end() if dash else 0 :].rstrip(" .,").casefold().split()
    return bool(name) and any(set(name) <= set(sender.casefold().split()) for sender in senders)
