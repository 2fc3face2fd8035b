"""What trafilatura takes for the article: a second opinion, where it is installed."""

import importlib.util
import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache

from convert.lazy_regex import lazy_regex

MOST_ELEMENTS = 20_000
"""Elements of a page of which somebody else is asked; what trafilatura takes grows with their square."""

LETTERS = lazy_regex(r"[\W_]+")

SHORTEST = 12
"""Letters of a block from which its words can be found again; shorter ones stand in every text."""

LONGEST = 60
"""Letters by which a longer block is known again."""

WINDOW = 100_000
"""Letters around the last block found among which the next one is looked for: both texts have one order."""


@lru_cache(maxsize=1)
def is_installed() -> bool:
    """Tell whether trafilatura is here; it comes with the extra ``html``."""
    return importlib.util.find_spec("trafilatura") is not None


def extract_letters(html: str) -> str:
    """Return the letters of what trafilatura takes for the article in *html*, or nothing.

    It gets the text of the page and nothing else: no address, so that it fetches nothing.
    """
    if not is_installed() or html.count("</") > MOST_ELEMENTS:
        return ""
    import trafilatura  # loaded late: half a second that only web pages need

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            html, include_comments=False, include_tables=True, favor_recall=True, output_format="txt"
        )
    except Exception:  # a second opinion that fails is none; whatever it raises, the page is read without it
        return ""
    return letters(text or "")


def letters(text: str) -> str:
    """Return the letters and figures of *text*, without case."""
    return LETTERS.sub("", text.casefold())


def votes_for(article: str, texts: Iterable[str]) -> Iterator[bool | None]:
    """Yield of each of *texts*, in their order, whether the *article* has it; None where it is too short."""
    at = 0
    for text in texts:
        wanted = letters(text[: 3 * LONGEST])[:LONGEST]
        if len(wanted) < SHORTEST:
            yield None
            continue
        found = article.find(wanted, max(0, at - WINDOW), at + WINDOW)
        at = max(at, found)
        yield found >= 0
