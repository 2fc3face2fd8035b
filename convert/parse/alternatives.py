"""Many patterns in one: those that begin alike share their beginning, and a letter rules out most of them."""

from collections.abc import Iterable, Iterator

from convert.lazy_regex import lazy_regex

TOKEN = lazy_regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
"""An escape, a class of characters, or what groups and parts alternatives."""

PLAIN = lazy_regex(r"(?:[^\\.^$*+?{}\[\]|()](?![*+?{]))*")
"""The characters at the head of a pattern that stand for themselves, each once."""

REPEATED = ("*", "+", "{")
"""What stands behind a group that can come again."""

Branch = dict[str, "Branch"]
"""What can follow a beginning: a character and what follows that; ``""`` holds the rests of patterns."""


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for what one of *patterns* matches: for a yes or no, since it tells not which.

    Where one plain word begins another, the longer one is tried first.
    """
    root: Branch = {}
    for pattern in patterns:
        for each in (spread for part in _split(pattern) for spread in _spread(part)):
            head = None if each.isalnum() else PLAIN.match(each)
            at, place = root, head.end() if head else len(each)
            for character in each[:place]:
                at = at.setdefault(character, {})
            at.setdefault("", {})[each[place:]] = {}
    return _written(root)


def _written(branch: Branch) -> str:
    """Return *branch* as a pattern."""
    head = ""
    while len(branch) == 1 and "" not in branch:
        ((character, branch),) = branch.items()
        head += character
    parts = [f"{character}{_written(rest)}" for character, rest in branch.items() if character]
    parts += sorted(branch.get("", ()), key=lambda rest: not rest)
    return head + (parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})")


def _spread(pattern: str) -> Iterator[str]:
    """Yield what *pattern* stands for with the group at its head written out: ``(the )?end`` is two."""
    end = _closing(pattern) if pattern.startswith("(") and not pattern.startswith("(?") else 0
    rest = pattern[end + 1 :]
    if not end or rest.startswith(REPEATED):
        yield pattern
        return
    either = [*_split(pattern[1:end]), ""] if rest.startswith("?") else _split(pattern[1:end])
    for each in either:
        yield from _spread(each + rest.removeprefix("?"))


def _split(pattern: str) -> list[str]:
    """Return the alternatives of *pattern* that stand in no group."""
    if "|" not in pattern:
        return [pattern]
    parts, start, depth = list[str](), 0, 0
    for match in TOKEN.finditer(pattern):
        depth += (match[0] == "(") - (match[0] == ")")
        if match[0] == "|" and not depth:
            parts.append(pattern[start : match.start()])
            start = match.end()
    return [*parts, pattern[start:]]


def _closing(pattern: str) -> int:
    """Return where the group ends with which *pattern* begins."""
    depth = 0
    for match in TOKEN.finditer(pattern):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            return match.start()
    return 0
