"""The labels that stand before or above a part of an article, as data."""

import re

CITATION = (
    "for academic citation",
    "suggested citation",
    "recommended citation",
    "citation",
    "cite as",
    "cite this article",
    "how to cite",
    "how to cite this article",
)
CONTACT = (
    "for more information on this publication",
    "for more information",
    "media contact",
    "contact",
    "press contact",
)
KEY_POINTS = ("key points", "key takeaways", "key findings", "key messages", "highlights", "at a glance")
ABSTRACT = ("abstract", "summary", "executive summary")
NOTES = ("notes", "endnotes", "footnotes")
ABOUT = ("about the author", "about the authors", "about the author(s)", "author", "authors")
PUBLISHED = ("published", "published on", "posted", "posted on", "first published", "date")
UPDATED = ("updated", "last updated", "updated on", "last modified", "revised")
EDITORS_NOTE = ("editor's note", "editors' note", "editorial note", "author's note")
CORRECTION = ("correction", "clarification", "corrections")
UPDATE = ("update",)
DISCLAIMER = ("disclaimer",)
FUNDING = ("funding", "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment")
KICKERS = (
    "analysis",
    "article",
    "book review",
    "brief",
    "column",
    "comment",
    "commentary",
    "editorial",
    "essay",
    "expert comment",
    "feature",
    "interview",
    "issue brief",
    "op-ed",
    "opinion",
    "perspective",
    "policy brief",
    "policy memo",
    "policy paper",
    "report",
    "research paper",
    "review",
    "speech",
    "testimony",
    "viewpoint",
    "working paper",
)


FURNITURE = (
    "about us",
    "advertisement",
    "back to gallery",
    "close",
    "comments",
    "contact us",
    "email",
    "facebook",
    "filed to",
    "highlights",
    "home",
    "learn more",
    "linkedin",
    "log in",
    "login",
    "menu",
    "more",
    "news",
    "newsletter",
    "pinterest",
    "print",
    "read more",
    "reddit",
    "related",
    "save",
    "search",
    "sections",
    "share",
    "shop",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "subscribe",
    "tags",
    "topics",
    "tweet",
    "twitter",
    "video",
)
"""Lines of a web page around an article that say nothing of it."""


def fold(text: str) -> str:
    """Return *text* as labels are compared: no case, plain apostrophes, single spaces, no colon."""
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip(" :.")


def split_label(text: str, labels: tuple[str, ...]) -> int:
    """Return how many characters of *text* are one of *labels* and the colon behind it; 0 for none."""
    head, colon, tail = text.partition(":")
    if not colon or fold(head) not in labels:
        return 0
    return len(head) + 1 + len(tail) - len(tail.lstrip())


def is_label(text: str, labels: tuple[str, ...]) -> bool:
    """Tell whether *text* is one of *labels* and nothing else."""
    return fold(text) in labels
