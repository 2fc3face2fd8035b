"""Rendering -> HTML: one page that holds its style, faces, pictures and record; lxml writes it.

What the proof reads: the text of ``body``. Nothing leads out of the page but links that a reader follows.
"""

import base64
from typing import Any

from lxml import etree

from convert.assets.picture import SCHEME, Picture
from convert.errors import EditionError
from convert.render.rendering import Rendering, Written
from convert.write.epub_pages import read_page
from convert.write.html_faces import style_faces

DOCTYPE = "<!DOCTYPE html>\n"
LINKED = "application/ld+json"


def write(rendering: Rendering) -> Written:
    """Return *rendering* as one page; EditionError where its document is not well-formed."""
    (page,) = (read_page(document) for document in rendering.documents)
    head = page.root.find("head")
    style = head.find("style") if head is not None else None
    if style is None:
        raise EditionError(
            "the layout of the page has no style element in its head", remedy="Put one into layouts/html/."
        )
    style.text = "\n" + style_faces(rendering, page.root) + rendering.style
    record = etree.SubElement(head, "script", type=LINKED)
    record.text = f"\n{rendering.linked}\n"
    record.tail = "\n"
    _embed_pictures(page.root, rendering.pictures)
    _keep_first_lines(page.root)
    markup: str = etree.tostring(page.root, encoding="unicode", method="html")
    return Written((DOCTYPE + markup.strip() + "\n").encode())


def _embed_pictures(root: Any, pictures: tuple[Picture, ...]) -> None:
    """Put each picture into the address that names it."""
    held = {SCHEME + picture.name: picture for picture in pictures}
    for image in root.iter("img"):
        picture = held.get(image.get("src", ""))
        if picture is not None:
            image.set("src", data_address(picture.media_type, picture.content))


def data_address(media_type: str, content: bytes) -> str:
    """Return *content* as an address that holds it."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _keep_first_lines(root: Any) -> None:
    """Double the line end with which a preformatted text begins: every HTML parser drops the first."""
    for element in root.iter("pre"):
        if (element.text or "").startswith("\n"):
            element.text = f"\n{element.text}"
