"""HTML -> words: one page as a browser takes it, which must hold all that it shows."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

import tinyhtml5

from convert.errors import ProofError
from convert.prove.figures import LOST
from convert.prove.hypertext import XHTML, read_roots, refuse_added_words
from convert.prove.reading import Reading

NAME = "page"
"""What the document is called in a fault."""

FETCHED = ("src", "srcset", "poster", "data", "background")
"""Attributes whose address a browser asks for by itself."""
OUTSIDE = re.compile(r"url\((?!\s*[\"']?data:)\s*[\"']?([^\"')]*)|@import\s+([^;]*)")
"""An address in a style sheet that is not the thing itself."""
DATA = re.compile(r"data:image/[a-z+]+;base64,(.+)", re.DOTALL)
RUNS = frozenset(("application/ld+json",))
"""Types of script elements that hold data: nothing of them runs."""


def read_page(content: bytes) -> Reading:
    """Return the words of a page.

    It is parsed by the rules of HTML that browsers keep to, not by those of the XML that it was made as.
    Raises ProofError where it asks for something outside itself, runs something, or its style adds words.
    """
    root = tinyhtml5.parse(content, transport_encoding="utf-8")
    for style in root.iter(f"{XHTML}style"):
        refuse_added_words(style.text or "", "the style of the page")
        for address in OUTSIDE.findall(style.text or ""):
            raise ProofError(f"the style of the page asks for {''.join(address)}")
    _refuse_outside(root)
    body = root.find(f"{XHTML}body")
    return read_roots({NAME: body}, _pictures(body))


def _refuse_outside(root: Any) -> None:
    for element in root.iter():
        name = str(element.tag).removeprefix(XHTML)
        if name == "script" and element.get("type") not in RUNS:
            raise ProofError("the page runs a script")
        if name in ("link", "iframe", "object", "embed"):
            raise ProofError(f"the page asks for something outside itself: <{name}>")
        for address in (element.get(attribute, "data:") for attribute in FETCHED):
            if not address.startswith("data:"):
                raise ProofError(f"the page asks for {address}")


def _pictures(body: Any) -> Iterator[str]:
    """Yield what each picture says; of one whose bytes are not in the page, that."""
    for image in body.iter(f"{XHTML}img"):
        yield image.get("alt", "") if _is_held(image.get("src", "")) else LOST


def _is_held(address: str) -> bool:
    held = DATA.fullmatch(address)
    try:
        return held is not None and bool(base64.b64decode(held[1], validate=True))
    except binascii.Error:
        return False
