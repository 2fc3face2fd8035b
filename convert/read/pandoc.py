"""DOCX, ODT, RTF, RST, Org, LaTeX -> Draft, by the tree that pandoc reads them into."""

from __future__ import annotations

import re
import subprocess
from textwrap import shorten
from typing import Any

import msgspec
from lxml import etree
from msgspec.structs import replace

from convert.errors import SourceError
from convert.pandoc_process import run_pandoc
from convert.paths import layouts
from convert.read.container import Container
from convert.read.docx_sizes import mark_large
from convert.read.draft import Draft
from convert.read.lost_words import find_lost
from convert.read.own_lists import join_lists
from convert.read.pandoc_blocks import write_block, write_blocks
from convert.read.pandoc_inlines import Node, Tree, plain
from convert.read.pandoc_styles import SIGNS
from convert.read.scribe import PLAIN, Facts, Scribe
from convert.source import Source

SECONDS = 20.0
"""Wall time; on a busy machine an article of 100,000 words takes four as DOCX, eight as RST."""

FORMATS = {
    "docx": "docx+styles+empty_paragraphs",
    "odt": "odt",
    "rtf": "rtf",
    "rst": "rst",
    "org": "org",
    "latex": "latex",
}
"""Pandoc's name of each kind: named styles say what a paragraph is, an empty one can be a break."""

STATED = frozenset(("rst", "org", "latex", "docx"))
"""Kinds whose metadata somebody wrote; word processors put in whoever owns the machine. Of a DOCX
pandoc gives no properties but the paragraphs at the top that have the style of a title, an author, a date."""

HEAD: tuple[tuple[str, Facts], ...] = (
    ("title", Facts(known="title")),
    ("subtitle", Facts(known="subtitle")),
    ("author", Facts(styled="author", gap=0)),
    ("date", Facts(styled="date", gap=0)),
    ("abstract", Facts(styled="abstract")),
)
"""Metadata that is text of the article, in the order in which it is printed."""

MEDIA = {"docx": "word/", "rtf": None}
"""Where pandoc's paths of pictures begin; those of an RTF have names that pandoc makes up."""

BRACE = re.compile(rb"(?<!\\)[{}]")
"""Where a group of an RTF begins or ends."""

SHOWN = 120
"""Characters of lost words that a finding names."""

DEEPEST = 500
"""Groups inside each other; word processors write twenty."""

CORE = "docProps/core.xml"
EXTENDED = "docProps/app.xml"
STYLES = "word/styles.xml"

DC = "{http://purl.org/dc/elements/1.1/}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def read(source: Source, *, changes: str = "accept") -> Draft:
    """Return the draft of *source*; *changes* that a Word document tracks are to ``accept`` or to ``reject``.

    Raises SourceError for what pandoc cannot read, and for a container that is not safe to unpack.
    """
    tree = Tree(Scribe(), changes, media=MEDIA.get(source.kind, ""))
    container = Container(source) if source.kind in ("docx", "odt") else None
    properties = _open(container, source.kind, tree) if container else None
    try:
        document = msgspec.json.decode(_convert(source))
        _write(source, tree, document)
    except (RecursionError, msgspec.DecodeError) as error:
        raise _refuse(source, "its parts lie too deep inside each other") from error
    _declare(tree, properties)
    if source.kind in ("docx", "odt", "rtf") and not tree.own:
        _keep_lost(tree, find_lost(source, container, tree.scribe.text, changes))
    draft = tree.scribe.draft(source, own=tree.own)
    if container is None or draft.own:
        return draft
    return replace(draft, pieces=mark_large(container, draft.pieces, draft.text))


def _refuse(source: Source, problem: str) -> SourceError:
    remedy = "Open it in its program, save it anew, and look what is wrong there."
    return SourceError(f"the document cannot be read: {problem}", place=source.name, remedy=remedy)


def _keep_lost(tree: Tree, lost: list[str]) -> None:
    """Keep the words of the document that its tree does not hold, and say so."""
    if lost:
        tree.scribe.find("lost-words", words=shorten(" … ".join(lost), SHOWN, placeholder=" …"))
    for words in lost:
        tree.scribe.put_aside(words, "pandoc passes over it")


def _open(container: Container, kind: str, tree: Tree) -> etree._Element | None:
    """Check a *container* before pandoc unpacks it, and return what a DOCX says of itself."""
    for member in container:
        if member.endswith((".xml", ".rels")):
            container.read_xml(member)
        else:
            container.read(member)
    if kind == "odt" or EXTENDED not in container:
        return None
    extended = container.read_xml(EXTENDED)
    texts = {etree.QName(child).localname: child.text for child in extended.iter(etree.Element)}
    if STYLES in container:
        named = container.read_xml(STYLES).iter(f"{W}name")
        tree.own = SIGNS.issubset(style.get(f"{W}val") for style in named)
    tree.house = not tree.own or bool(texts.get("Company"))
    return container.read_xml(CORE) if CORE in container else None


def _refuse_depth(source: Source) -> None:
    """Raise SourceError for an RTF with groups deeper than any program writes; pandoc takes minutes."""
    depth = 0
    for brace in BRACE.finditer(source.data or b""):
        depth += 1 if brace.group() == b"{" else -1
        if depth > DEEPEST:
            raise _refuse(source, f"its groups lie more than {DEEPEST} deep inside each other")


def _convert(source: Source) -> bytes:
    if source.kind == "rtf":
        _refuse_depth(source)
    data = source.text.encode("utf-8", "replace") if source.data is None else source.data
    arguments = [f"--from={FORMATS[source.kind]}", "--to=json", "--standalone"]
    if source.kind == "docx":
        arguments.append("--track-changes=all")
    try:
        return run_pandoc(data, tuple(arguments), data_folder=layouts() / "docx", seconds=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _refuse(source, f"pandoc did not finish in {error.timeout:g} seconds") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _refuse(source, f"pandoc says: {told[0] if told else error.returncode}") from error


def _write(source: Source, tree: Tree, document: dict[str, Any]) -> None:
    meta = document["meta"] if source.kind in STATED else {}
    for name, facts in HEAD:
        for value in _values(meta.get(name)):
            _write_value(tree, value, facts)
    for word in (word for value in _values(meta.get("keywords")) for word in plain(value["c"]).split(",")):
        tree.scribe.declare("keyword", word, "metadata")
    for value in _values(meta.get("lang") or meta.get("language")):
        tree.scribe.declare("language", plain(value["c"]), "metadata")
    write_blocks(tree, join_lists(document["blocks"]) if tree.own else document["blocks"], PLAIN)
    for number, blocks in enumerate(tree.notes, start=1):  # a note may hold notes, which come after it
        write_blocks(tree, blocks, Facts(known="note", label=str(number), gap=0))


def _values(meta: Node | None) -> list[Node]:
    """Return each value of *meta*, one or a list, as inlines, blocks or a string."""
    if meta is None or meta["t"] == "MetaMap":
        return []
    return [each for value in meta["c"] for each in _values(value)] if meta["t"] == "MetaList" else [meta]


def _write_value(tree: Tree, value: Node, facts: Facts) -> None:
    if value["t"] == "MetaBlocks":
        for block in value["c"]:
            write_block(tree, block, facts)
        return
    words = value["c"] if value["t"] == "MetaInlines" else [{"t": "Str", "c": str(value["c"])}]
    write_block(tree, {"t": "Para", "c": words}, facts)


def _declare(tree: Tree, properties: etree._Element | None) -> None:
    """State what a Word document's properties say and no program fills in by itself."""
    if properties is None:
        return
    listed = properties.findtext(f"{CP}keywords") or ""
    # Our own end with a semicolon where a keyword has a comma in it.
    words = listed if tree.own and listed.endswith(";") else listed.replace(",", ";")
    for word in words.split(";"):
        tree.scribe.declare("keyword", word, "properties")
    tree.scribe.declare("language", properties.findtext(f"{DC}language") or "", "properties")
    identifier = properties.findtext(f"{DC}identifier") or ""
    if not identifier.startswith("urn:uuid:"):  # made by a program, not given by a publisher
        tree.scribe.declare("identifier", identifier, "properties")
