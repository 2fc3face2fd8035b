"""The small cases of names, dates, citations and typography, each a plain file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convert.parse.cited import parse_citation
from convert.parse.credit import read_credit
from convert.parse.dates import find_dates
from convert.parse.inline import Typesetter
from convert.parse.language import find_language
from convert.parse.names import split_names
from tests.cases import Case, read_cases

FOLDER = Path(__file__).parent.parent / "cases"


def marked(text: str, default: str) -> tuple[str, str]:
    """Return the locale that the first line names, and the rest; the *default* where it names none."""
    first, _, rest = text.partition("\n")
    return (first.removeprefix("locale: "), rest) if first.startswith("locale: ") else (default, text)


def typography(text: str) -> str:
    """Set *text*; a tilde stands for a no-break space, an underscore for a narrow one, on both sides."""
    locale, given = marked(text, "en")
    given = given.replace("~", "\u00a0").replace("_", "\u202f")
    return Typesetter("", locale, ()).string(given).replace("\u00a0", "~").replace("\u202f", "_")


def dates(text: str) -> str:
    locale, given = marked(text, "en-US")
    found = find_dates(given, locale)
    return "\n".join(date.iso + (f" or {date.rival}" if date.rival else "") for date in found)


def language(text: str) -> str:
    """Say in which language *text* is seen to be; the house's own is marked as such."""
    found = find_language(text, "", "en-GB")
    return f"{found.tag} ({found.confidence})"


def names(text: str) -> str:
    found, rest = split_names(text)
    lines = [name.text for name in found]
    return "\n".join([*lines, f"rest: {rest.cut(text).lstrip(' ,')}"] if rest else lines)


def citation(text: str) -> str:
    cited = parse_citation(text)
    if cited is None:
        return "not read"
    people = [f"{one.family} | {one.given}" if one.family else one.name for one in cited.authors]
    return "\n".join(
        [*people, cited.title, cited.container or cited.publisher, cited.date.iso if cited.date else ""]
    )


def credit(text: str) -> str:
    found = read_credit(text, "en-US")
    if found is None:
        return "none"
    names = [("by " if found.announced and not i else "") + n.cut(text) for i, n in enumerate(found.authors)]
    role = [f"role: {found.role.cut(text)}"] if found.role else []
    role += [f"venue: {found.venue.cut(text)}"] if found.venue else []
    return "\n".join([*names, *role, *(date.iso for date in found.dates)])


READERS: dict[str, Callable[[str], str]] = {
    "citation": citation,
    "credit": credit,
    "dates": dates,
    "language": language,
    "names": names,
    "typography": typography,
}


def cases() -> Iterator[tuple[str, Case]]:
    for name in READERS:
        yield from ((name, case) for case in read_cases(FOLDER / f"{name}.md"))


@pytest.mark.parametrize(("name", "case"), list(cases()), ids=lambda each: getattr(each, "title", each))
def test_case(name: str, case: Case) -> None:
    assert READERS[name](case.given) == case.expected, case.place
