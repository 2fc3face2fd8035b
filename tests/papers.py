"""The shipped themes and the papers of each, for tests that hold for all of them."""

from convert.settings import PageSize

THEMES = ("brief", "journal", "report")
PAPERS: list[tuple[str, PageSize]] = [
    ("brief", "a4"),
    ("brief", "letter"),
    ("journal", "a5"),
    ("journal", "6x9"),
    ("report", "a4"),
    ("report", "letter"),
]
