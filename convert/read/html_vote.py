"""What trafilatura takes for the article: a second opinion, where it is installed."""

import importlib.util
import logging
import re
from functools import lru_cache

LETTERS = re.compile(r"[\W_]+")

SHORTEST = 12
"""Letters of a block from which its words can be found again; shorter ones stand in every text."""


@lru_cache(maxsize=1)
def is_installed() -> bool:
    """Tell whether trafilatura is here; it comes with the extra ``html``."""
    return importlib.util.find_spec("trafilatura") is not None


def extract_letters(html: str) -> str:
    """Return the letters of what trafilatura takes for the article in *html*, or nothing.

    It gets the text of the page and nothing else: no address, so that it fetches nothing.
    """
    if not is_installed():
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


def votes_for(article: str, text: str) -> bool | None:
    """Tell whether *text* is in the *article*; None where it is too short to tell."""
    wanted = letters(text)
    return wanted in article if len(wanted) >= SHORTEST else None
