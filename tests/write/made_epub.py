"""A rendering of an e-book made by hand, for tests of its packager."""

import hashlib
from typing import Any

import msgspec

from convert.paths import fonts
from convert.render.rendering import Cover, Creator, Document, Face, Record, Rendering, Script

HTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" '
    'xml:lang="en"><head><title>Ports</title><link rel="stylesheet" type="text/css" href="style.css"/></head>'
    "<body>{}</body></html>"
)
COVER = '<div epub:type="cover"><img role="doc-cover" src="cover.png" alt="Cover: Ports"/></div>'
TITLE_PAGE = """<section epub:type="titlepage" id="titlepage" aria-label="Title page" class="own">
<p class="publisher">Harbor Institute</p><p class="series">Policy Notes</p>
<p class="title">Why Ports Fail: The Queue</p>
<p class="author">Ana Ruiz</p><p class="author">Tom de la Cruz</p></section>"""
BODY = """<main epub:type="bodymatter" id="start"><h1 id="title">Why Ports Fail</h1>
<p>Ports fail in offices.<a href="#note-1" data-mark="note-1" epub:type="noteref" role="doc-noteref">1</a></p>
<h2 id="one">The <em>Bottleneck</em><a href="#note-1" data-mark="note-1">1</a></h2><p>Paper.</p>
<h3 id="two">Clerks</h3><p>Ink.</p>
<section epub:type="endnotes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ol><li id="note-1" epub:type="footnote"><p>Harbour Board.</p></li></ol></section></main>"""
LABELS = {
    "contents": "Contents",
    "landmarks": "Landmarks",
    "cover": "Cover",
    "title_page": "Title page",
    "start": "Start of text",
    "notes": "Notes",
    "access_text": "All of it is text.",
    "access_words": "The words are text.",
    "access_headings": "Headings.",
    "access_notes": "Notes are linked.",
    "access_pages": "Pages of print are marked.",
    "access_images": "Pictures are described.",
}
TOKENS: dict[str, Any] = {
    "colour": {"accent": "#7a1f2b", "paper": "#ffffff"},
    "face": {"text": "STIX Two Text", "sans": "Source Sans 3"},
}
RECORD = Record(
    title="Why Ports Fail: The Queue",
    creators=(
        Creator("Ana Ruiz", "Ruiz, Ana", "aut"),
        Creator("Tom de la Cruz", "de la Cruz, Tom", "aut"),
        Creator("Lea Sol", "Sol, Lea", "trl"),
    ),
    publisher="Harbor Institute, Lakeside University",
    identifier="urn:uuid:6a2a5f9c-1111-5222-8333-444455556666",
    published="2019-03-03",
    modified="2019-03-05T00:00:00Z",
    description="Cranes are cheap.",
    keywords=("ports", "trade"),
    rights="© 2019 Harbor Institute.",
    series="Policy Notes",
    number="No. 14",
)


def document(name: str, body: str) -> Document:
    """Return a document of the e-book."""
    return Document(
        name, "Ports", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + HTML.format(body)
    )


def face(family: str, name: str, weight: int) -> Face:
    """Return one of the shipped faces."""
    path = fonts() / name
    return Face(family, "normal", weight, str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def book(body: str = BODY, **changes: object) -> Rendering:
    """Return a rendering with a cover, a title page and an article of *body*."""
    rendering = Rendering(
        edition="epub",
        documents=(
            document("cover.xhtml", COVER),
            document("title.xhtml", TITLE_PAGE),
            document("article.xhtml", body),
        ),
        style="p { margin: 0 }",
        record=RECORD,
        script=Script(()),
        faces=(
            face("STIX Two Text", "stix-two-text/STIXTwoText-Regular.ttf", 400),
            face("STIX Two Text", "stix-two-text/STIXTwoText-Bold.ttf", 700),
            face("Source Sans 3", "source-sans-3/SourceSans3-SemiBold.ttf", 600),
        ),
        tokens=TOKENS,
        labels=LABELS,
        cover=Cover(
            Document("cover.html", "Ports", "<!DOCTYPE html><title>Ports</title><p>Ports</p>"),
            "@page { size: 450pt 720pt; margin: 0 }",
        ),
    )
    return msgspec.structs.replace(rendering, **changes)
