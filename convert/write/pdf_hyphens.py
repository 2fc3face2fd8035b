"""Words that WeasyPrint divides itself are divided by the patterns by which our own lines are."""

from collections.abc import Callable
from functools import wraps

from convert.compose.hyphens import OWN_PATTERNS
from convert.write.pdf_patch import patch


def use_own_patterns() -> bool:
    """Let WeasyPrint take the patterns that we take for a language; False where that was not tested."""
    return patch("text.line_break", "pyphen.language_fallback", _naming)


def _naming(name: Callable[[str], str | None]) -> Callable[[str], str | None]:
    @wraps(name)
    def name_patterns(language: str) -> str | None:
        return OWN_PATTERNS.get(language) or name(language)

    return name_patterns
