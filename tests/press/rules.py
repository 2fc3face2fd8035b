"""What PDF/X-4 asks of a page that goes to a press, as rules of our own: no validator for it was to be had.

They follow ISO 15930-7 in our own words, and what printers ask for beside it. Each looks at the finished file
with pikepdf, which shares no code with what wrote it, and yields what is wrong.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from lxml import etree

Complaints = Iterator[str]
Rule = Callable[[pikepdf.Pdf], Complaints]

BLENDS = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
    "Difference Exclusion Hue Saturation Color Luminosity".split()
)
SPACES = {"/DeviceCMYK", "/DeviceGray", "/EveryInk", "/Pattern"}
SHOWING = {"Tj", "TJ", "'", '"'}
MOSTLY = 0.7
"""Share of the text that is to be black at least."""
XMP = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def check(content: bytes) -> list[str]:
    """Return what is wrong with a PDF, each complaint behind the name of its rule."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [f"{name}: {complaint}" for name, (_, rule) in RULES.items() for complaint in rule(pdf)]


def _file(pdf: pikepdf.Pdf) -> Complaints:
    if pdf.pdf_version > "1.6":
        yield f"its version is {pdf.pdf_version}"
    if "/ID" not in pdf.trailer or len(pdf.trailer.ID) != 2:
        yield "it has no identifier"
    if pdf.is_encrypted:
        yield "it is encrypted"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "LZW" in str(item.get("/Filter", "")):
            yield "a stream is packed by LZW"


def _named(pdf: pikepdf.Pdf) -> Complaints:
    info = pdf.docinfo
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not str(info.get(key, "")):
            yield f"Info lacks {key}"
    if info.get("/GTS_PDFXVersion") != "PDF/X-4":
        yield "Info does not name the standard"
    if info.get("/Trapped") not in ("/True", "/False"):
        yield "Info does not say whether it is trapped"
    packet = pdf.Root.Metadata
    if "/Filter" in packet:
        yield "XMP is packed"
    tree = etree.fromstring(packet.read_bytes())
    said = {path: _said(tree, path) for path in WANTED}
    yield from (f"XMP lacks {path}" for path, words in said.items() if not words)
    if said["pdfxid:GTS_PDFXVersion"] not in ("", "PDF/X-4"):
        yield "XMP names another standard"
    if said["dc:title"] != str(info.get("/Title", "")):
        yield "XMP and Info have two titles"
    if _digits(said["xmp:ModifyDate"]) != _digits(str(info.get("/ModDate", ""))):
        yield "XMP and Info have two dates"


WANTED = (
    "pdfxid:GTS_PDFXVersion",
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
    "pdf:Trapped",
)


def _said(tree: Any, path: str) -> str:
    """Return what XMP says of *path*, as an attribute or as an element."""
    found = [*tree.iterfind(f".//{path}", XMP)]
    prefix, _, name = path.partition(":")
    held = [each.get(f"{{{XMP[prefix]}}}{name}") for each in tree.iterfind(".//rdf:Description", XMP)]
    return next((value for value in ["".join(each.itertext()).strip() for each in found] + held if value), "")


def _digits(date: str) -> str:
    return re.sub(r"\D", "", date)[:14]


def _intent(pdf: pikepdf.Pdf) -> Complaints:
    intents = list(pdf.Root.get("/OutputIntents", []))
    if [str(intent.S) for intent in intents] != ["/GTS_PDFX"]:
        yield "there is not one output intent of PDF/X"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")) or not str(intent.get("/Info", "")):
        yield "the output intent has no name"
    profile = intent.get("/DestOutputProfile")
    data = profile.read_bytes() if profile is not None else b""
    if (data[12:20], data[36:40]) != (b"prtrCMYK", b"acsp") or profile.N != 4:
        yield "the output intent holds no profile of a press"


def _boxes(pdf: pikepdf.Pdf) -> Complaints:
    for number, page in enumerate(pdf.pages, 1):
        boxes = [page.get(key) for key in ("/TrimBox", "/BleedBox", "/MediaBox")]
        if None in boxes or "/ArtBox" in page:
            yield f"page {number} lacks a box, or has an art box too"
            continue
        inner = [[float(value) for value in box] for box in boxes]
        for one, two in pairwise(inner):
            if not (two[0] <= one[0] < one[2] <= two[2] and two[1] <= one[1] < one[3] <= two[3]):
                yield f"page {number} has boxes that reach beyond each other"


def _fonts(pdf: pikepdf.Pdf) -> Complaints:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            if item.Subtype == "/Type3":
                yield "a face is drawn and not set"
            below = item.get("/DescendantFonts", [item])
            for face in below:
                described = face.get("/FontDescriptor", {})
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
                    yield f"the face {face.get('/BaseFont')} is not in the file"


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the pages, forms and patterns: whatever holds drawing."""
    yield from pdf.pages
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == "/Form" or "/PatternType" in item):
            yield item


def _colours(pdf: pikepdf.Pdf) -> Complaints:
    for drawing in streams(pdf):
        for values, operator in pikepdf.parse_content_stream(drawing):
            sign = str(operator)
            if sign in ("rg", "RG"):
                yield "a colour of the screen is drawn"
            elif sign in ("cs", "CS") and str(values[0]) not in SPACES:
                yield f"a colour is of {values[0]}"
            elif sign == "INLINE IMAGE":
                yield "a picture is drawn in a line"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            space = item.get("/ColorSpace")
            if isinstance(space, pikepdf.Name) and str(space) not in SPACES:
                yield f"a picture or a gradient is of {space}"
            if "/ShadingType" in item and set(_outputs(item.Function)) != {
                4 if space == "/DeviceCMYK" else 1
            }:
                yield "a gradient is not of as many inks as its space"


def _outputs(function: Any) -> Iterator[int]:
    """Yield how many numbers each part of a function gives."""
    parts = function.get("/Functions")
    if parts is None:
        yield len(function.C1)
    for part in parts or ():
        yield from _outputs(part)


def _black(pdf: pikepdf.Pdf) -> Complaints:
    black = other = 0
    for drawing in streams(pdf):
        inks: tuple[float, ...] = (0, 0, 0, 1)
        kept = [inks]
        for values, operator in pikepdf.parse_content_stream(drawing):
            sign = str(operator)
            if sign == "q":
                kept.append(inks)
            elif sign == "Q":
                inks = kept.pop()
            elif sign in ("k", "scn", "sc"):
                inks = tuple(float(value) for value in values if not isinstance(value, pikepdf.Name))
            elif sign == "g":
                inks = (0, 0, 0, 1 - float(values[0]))
            elif sign in SHOWING:
                shown = values[0] if isinstance(values[0], pikepdf.Array) else values
                size = sum(len(bytes(part)) for part in shown if isinstance(part, pikepdf.String))
                black, other = (black + size, other) if inks == (0, 0, 0, 1) else (black, other + size)
                if len(inks) == 4 and inks[3] > 0.97 and max(inks[:3]) > 0.5:
                    yield "text is black in more than one ink"
    if black < MOSTLY * (black + other):
        yield f"only {black} of {black + other} bytes of text are black ink alone"


def _dead(pdf: pikepdf.Pdf) -> Complaints:
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Outlines"):
        if key in pdf.Root:
            yield f"the document has {key}"
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if key in pdf.Root.get("/Names", {}):
            yield f"the document has {key}"
    for number, page in enumerate(pdf.pages, 1):
        if "/Annots" in page or "/AA" in page:
            yield f"page {number} has links, notes or actions"


def _transparency(pdf: pikepdf.Pdf) -> Complaints:
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if item.get("/Type") == "/ExtGState" or "/BM" in item:
            if str(item.get("/BM", "/Normal")).removeprefix("/") not in BLENDS:
                yield f"colours are blended by {item.BM}"
            if {"/TR", "/TR2", "/HTP"} & set(item.keys()):
                yield "a state has a transfer curve or a halftone"
        space = item.get("/Group", {}).get("/CS", "/DeviceCMYK")
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            yield f"a group is of {space}"


def _marks(pdf: pikepdf.Pdf) -> Complaints:
    """Marks are the lines in every ink."""
    for number, page in enumerate(pdf.pages, 1):
        left, bottom, right, top = (float(value) for value in page.BleedBox)
        in_marks, start = False, (0.0, 0.0)
        for values, operator in pikepdf.parse_content_stream(page):
            sign = str(operator)
            in_marks = (in_marks or (sign == "CS" and values[0] == "/EveryInk")) and sign != "Q"
            if in_marks and sign in ("m", "l"):
                point = (float(values[0]), float(values[1]))
                beside = _beside(start[0], point[0], left, right) or _beside(start[1], point[1], bottom, top)
                if sign == "l" and not beside:
                    yield f"a mark stands on page {number}"
                start = point


def _beside(one: float, two: float, low: float, high: float) -> bool:
    return max(one, two) <= low + 0.001 or min(one, two) >= high - 0.001


RULES: dict[str, tuple[str, Rule]] = {
    "file": ("PDF 1.6 at most, with an identifier, not encrypted, no LZW", _file),
    "named": ("Info and XMP name PDF/X-4, title, dates, trapping and the document, and agree", _named),
    "intent": ("one output intent, which holds the profile of the press; none of PDF/A", _intent),
    "boxes": ("every page has trim, bleed and media boxes, one in the other", _boxes),
    "fonts": ("every face is in the file", _fonts),
    "colours": ("every colour is of the inks: none of the screen in text, pictures, gradients", _colours),
    "black": ("text is black ink alone, and never black in several inks", _black),
    "dead": ("no links, bookmarks, forms, actions, scripts or attached files", _dead),
    "transparency": ("blending in the inks, by the modes of the standard; no transfer curves", _transparency),
    "marks": ("marks stand in all inks, outside the bleed", _marks),
}
"""Every rule with what it asks for, as the README says it."""
