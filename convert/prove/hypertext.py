"""Hypertext -> words: the documents of an e-book, or a page, each note where its mark leads."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urldefrag

from msgspec import Struct

from convert.errors import ProofError
from convert.prove.expected import Leading
from convert.prove.reading import Chapter, Reading
from convert.prove.words import split_words

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"

INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u "
    "var wbr".split()
)
"""Elements that do not end a word; all others begin and end a line."""
SILENT = frozenset(("script", "style", "template", "audio", "video", "object"))
"""Elements whose text nobody reads."""

Place = tuple[str, str]
"""Name of a document and the id of an element in it."""
Roots = dict[str, Any]
"""Documents by name, in the order of the spine."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONTENT = re.compile(r"(?<![\w-])content\s*:\s*((?:[^;}\"']|\"[^\"]*\"|'[^']*')+)")
"""A declaration that draws what stands in no document."""
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
DRAWS_NOTHING = frozenset(("none", "normal", "initial", "unset"))


class Mark(Struct, frozen=True):
    """A mark as read: what it prints and where it leads."""

    label: str
    target: Place


def read_roots(roots: Roots, pictures: Iterable[str]) -> Reading:
    """Return the words of the elements *roots*, with what their *pictures* say."""
    marks = [mark for name, root in roots.items() for mark in _marks(name, root)]
    targets = {mark.target for mark in marks}
    chapters = tuple(
        Chapter(name, tuple(split_words("".join(_text(name, root, targets))))) for name, root in roots.items()
    )
    notes = dict(_notes(roots, targets))
    leadings = tuple(Leading(mark.label, notes.get(mark.target, ())) for mark in marks)
    return Reading(chapters, leadings, pictures=tuple(pictures))


def resolve(base: str, href: str) -> str:
    """Return the name of what *href* in the document *base* leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))


def refuse_added_words(style: str, name: str) -> None:
    """Raise ProofError where the *style* sheet *name* draws words that stand in no document."""
    for declared in CONTENT.findall(COMMENT.sub("", style)):
        if _adds_words(declared.replace("!important", "")):
            raise ProofError(f"{name} adds words that stand in no document: content: {declared.strip()}")


def _adds_words(declared: str) -> bool:
    """Tell whether a value of ``content`` draws letters or digits; a dot or a rule between words is none."""
    strings = "".join("".join(groups) for groups in STRING.findall(declared))
    drawn = ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), strings)
    functions = set(STRING.sub(" ", declared).split()) - DRAWS_NOTHING
    return bool(functions) or any(character.isalnum() for character in drawn)


def _marks(name: str, root: Any) -> Iterator[Mark]:
    """Yield the marks of the document *name*, in order."""
    for link in root.iter(f"{XHTML}a"):
        if "doc-noteref" in link.get("role", "").split() or "noteref" in link.get(TYPE, "").split():
            address, fragment = urldefrag(link.get("href", ""))
            target = resolve(name, address) if address else name
            yield Mark("".join(split_words("".join(_inside(name, link, set())))), (target, unquote(fragment)))


def _notes(roots: Roots, targets: set[Place]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the words of each element that a mark leads to."""
    for name, root in roots.items():
        for element in _elements(root):
            place = (name, element.get("id", ""))
            if place in targets:
                yield place, tuple(split_words("".join(_inside(name, element, targets))))


def _elements(root: Any) -> Iterator[Any]:
    """Yield the elements of *root*; comments are none."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def _text(name: str, element: Any, targets: set[Place]) -> Iterator[str]:
    """Yield the characters of *element* with the white space that its kind asks for; no notes."""
    tag = str(element.tag).removeprefix(XHTML)
    if tag in SILENT or element.get("hidden") is not None:
        return
    space = "" if tag in INLINE else "\n"
    yield space
    if (name, element.get("id", "")) not in targets:
        yield from _inside(name, element, targets)
    yield space


def _inside(name: str, element: Any, targets: set[Place]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _text(name, child, targets)
        yield child.tail or ""
