"""Pandoc's inlines -> words and marks; what no edition sets goes behind the text, with its reason."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from convert.read.pandoc_styles import NOTE_MARK
from convert.read.scribe import MarkKind, Scribe

LONGEST = 200
"""Characters of a comment that a finding shows."""

Node = dict[str, Any]
"""A node of pandoc's tree: ``t`` its type, ``c`` its content."""

CHANGES = {"accept": "deletion", "reject": "insertion"}
"""The class of what goes, by what is to become of tracked changes."""


@dataclass
class Tree:
    """What the walk through one tree keeps."""

    scribe: Scribe
    changes: str = "accept"
    own: bool = False
    """Whether Octavo made the document, so that its styles say what each part is."""
    house: bool = True
    """Whether the document names who published it."""
    notes: list[list[Node]] = field(default_factory=list)
    """The blocks of each note, in the order of their marks."""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Path and alternative text of pictures that stand inside the paragraph being written."""
    tracked: int = 0
    """Changes met so far; the first is told as a finding."""
    media: str | None = ""
    """What stands in the container before a path of pandoc's; None where its pictures cannot be reached."""
    one_line: bool = False
    """Whether an end of a line is a space: of a title it is the edition's."""

    def place_picture(self, path: str) -> str:
        """Return where the picture *path* lies: the member of the container, or as the source names it."""
        if self.media is None:
            return ""
        return path if ":" in path else self.media + path


MARKS: dict[str, MarkKind] = {
    "Emph": "emphasis",
    "Strong": "strong",
    "Superscript": "superscript",
    "SmallCaps": "small_caps",
}

OWN_STYLE = "Own"
"""The style of words that an edition adds inside a line."""

CHARACTER_STYLES: dict[str, MarkKind] = {
    "Emphasis": "emphasis",
    "Strong": "strong",
    "Small Caps": "small_caps",
    "Superscript": "superscript",
}
"""What a style of runs says; Octavo's own may say several, one behind the other (``Hyperlink Emphasis``)."""
STRONG_ALONE = "Strong Emphasis"
"""LibreOffice's name of what Word calls Strong."""

PLAIN = frozenset(("Underline", "Strikeout", "Subscript"))
"""Inlines whose words are set without their mark-up."""

QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def write_inlines(tree: Tree, nodes: list[Node]) -> None:
    """Write the words of *nodes*."""
    for node in nodes:
        write_inline(tree, node)


def write_inline(tree: Tree, node: Node) -> None:
    """Write the words of *node*; of a type that is not known, those of the inlines inside it."""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in MARKS:
        with tree.scribe.mark(MARKS[kind]):
            write_inlines(tree, content)
    elif kind in PLAIN:
        write_inlines(tree, content)
    elif kind in WRITERS:
        WRITERS[kind](tree, content)


def _string(tree: Tree, content: str) -> None:
    tree.scribe.put(content)


def _space(tree: Tree, _: Any) -> None:
    tree.scribe.put(" ")


def _break(tree: Tree, _: Any) -> None:
    if tree.one_line:
        tree.scribe.put(" ")
    else:
        tree.scribe.put_break()


def _quoted(tree: Tree, content: list[Any]) -> None:
    opening, closing = QUOTES[content[0]["t"]]
    tree.scribe.put(opening)
    write_inlines(tree, content[1])
    tree.scribe.put(closing)


def _cite(tree: Tree, content: list[Any]) -> None:
    write_inlines(tree, content[1])


def _code(tree: Tree, content: list[Any]) -> None:
    with tree.scribe.mark("code"):
        tree.scribe.put(content[-1])


def _raw(tree: Tree, content: list[Any]) -> None:
    tree.scribe.put_aside(content[1], f"mark-up in {content[0]} that pandoc does not read")


def _link(tree: Tree, content: list[Any]) -> None:
    target = content[2][0]
    # The parser makes a link of an address by itself.
    if target.startswith("#") or plain(content[1]) == target:
        write_inlines(tree, content[1])
        return
    with tree.scribe.mark("link", target):
        write_inlines(tree, content[1])


def _image(tree: Tree, content: list[Any]) -> None:
    tree.pictures.append((content[2][0], plain(content[1])))


def _note(tree: Tree, content: list[Node]) -> None:
    tree.notes.append(content)
    tree.scribe.put_note_mark(str(len(tree.notes)))


def _span(tree: Tree, content: list[Any]) -> None:
    (_, classes, pairs), inlines = content
    style = dict(pairs).get("custom-style", "")
    if "comment-start" in classes:
        _comment(tree, dict(pairs), inlines)
    elif CHANGES[tree.changes] in classes:
        _tracked(tree)
        tree.scribe.put_aside(plain(inlines), f"a tracked {CHANGES[tree.changes]}; {tree.changes}ed")
    elif style.casefold() == NOTE_MARK:
        _repeated_mark(tree, inlines)
    else:
        if not {"insertion", "deletion"}.isdisjoint(classes):
            _tracked(tree)
        _spoken(tree, dict(pairs).get("lang", ""), style, inlines)


def _spoken(tree: Tree, language: str, style: str, inlines: list[Node]) -> None:
    if not language:
        _styled(tree, style, inlines)
        return
    with tree.scribe.mark("foreign", language):
        _styled(tree, style, inlines)


def _styled(tree: Tree, style: str, inlines: list[Node]) -> None:
    if style == OWN_STYLE:
        tree.scribe.put_aside(plain(inlines), "words that the edition adds to the article")
    else:
        with ExitStack() as marks:
            for kind in _kinds(style):
                marks.enter_context(tree.scribe.mark(kind))
            write_inlines(tree, inlines)


def _kinds(style: str) -> list[MarkKind]:
    """Return what the style of runs *style* says of its words."""
    if style == STRONG_ALONE:
        return ["strong"]
    return [kind for name, kind in CHARACTER_STYLES.items() if name in style]


def _repeated_mark(tree: Tree, inlines: list[Node]) -> None:
    """Write a field that repeats the number of a note; in the note itself there is nothing to write."""
    label = plain(inlines).strip()
    if label.isdecimal() and 0 < int(label[:9]) <= len(tree.notes):
        tree.scribe.put_note_mark(label)
    else:
        write_inlines(tree, inlines)


def _tracked(tree: Tree) -> None:
    if not tree.tracked:
        tree.scribe.find("tracked-changes", done=f"{tree.changes}ed")
    tree.tracked += 1


def _comment(tree: Tree, pairs: dict[str, str], inlines: list[Node]) -> None:
    author, words = pairs.get("author") or "somebody", " ".join(plain(inlines).split())
    tree.scribe.find(
        "comments", author=author, words=f"“{textwrap.shorten(words, LONGEST, placeholder=' …')}”"
    )
    tree.scribe.put_aside(words, f"a comment by {author}")


WRITERS: dict[str, Callable[[Tree, Any], None]] = {
    "Str": _string,
    "Space": _space,
    "SoftBreak": _space,
    "LineBreak": _break,
    "Quoted": _quoted,
    "Cite": _cite,
    "Code": _code,
    "Math": _code,
    "RawInline": _raw,
    "Link": _link,
    "Image": _image,
    "Note": _note,
    "Span": _span,
}
"""What writes each type of inline that is more than its words."""


def plain(nodes: Any) -> str:
    """Return the words of *nodes*, inlines or blocks, without marks and notes."""
    if isinstance(nodes, list):
        return "".join(plain(node) for node in nodes)
    if not isinstance(nodes, dict) or nodes.get("t") == "Note":
        return ""
    kind: str = nodes.get("t", "")
    content: Any = nodes.get("c")
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Str":
        return str(content)
    if kind in ("Code", "Math", "CodeBlock", "RawInline", "RawBlock"):
        return str(content[-1])
    words = plain(content)
    return words + " " if kind in ("Para", "Plain", "Header") else words
