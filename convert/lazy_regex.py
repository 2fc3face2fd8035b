"""A pattern that is compiled when it is first asked: one article needs half of them."""

from __future__ import annotations

import re
from typing import cast


class _LazyRegex:
    """Stands for a compiled pattern, and hands on its methods.

    Each method is kept after the first call, so that what follows costs no more than with the pattern itself.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # a copy or a pickle asks for these; a pattern has none that is needed
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return cast(object, found)


def lazy_regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return *pattern* with *flags* of ``re``, compiled when a method of it is first used.

    A wrong pattern is told then, by ``re.error``; a test compiles every one of them.
    """
    return cast(re.Pattern[str], _LazyRegex(pattern, flags))
