"""The spaces of French typography."""

import re
from collections.abc import Iterator


def french_spaces(text: str) -> Iterator[tuple[int, str, str]]:
    """Keep the space that French sets before high signs and inside guillemets, where the source has one.

    A narrow one, but before a colon (Imprimerie nationale); a text that sets none, as in Switzerland, stays.
    """
    for match in re.finditer(r"(?<=\S) (?=[;!?»])|(?<=«) (?=\S)|(?<=\S) (?=:(?:\s|$))", text):
        yield match.start(), match.group(), "\u00a0" if text[match.end()] == ":" else "\u202f"
