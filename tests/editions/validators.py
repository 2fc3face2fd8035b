"""What the validators say of a finished edition, the waived left out."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import outloud
import outloud.findings
import page as page_validation
import pikepdf
import pypdfium2
from openxml_audit import FileFormat, OpenXmlValidator

from tests.editions.epubcheck import check_all
from tests.editions.inventory import style_complaints
from tests.editions.waivers import is_waived, read_waivers

HEAD_WORDS = 4
"""Words by which a running head is known."""

HAIR = 0.5
"""Points by which a place that is read back may be off."""

PROFILES = ("ua1", "3a")
"""What every PDF keeps at once: PDF/UA-1 and PDF/A-3a."""


def pdf_complaints(path: Path) -> list[str]:
    """Return what the validators say against a PDF; a wrong length is waived where qpdf finds it right."""
    said = [
        (failure.rule_id, failure.message)
        for profile in PROFILES
        for failure in page_validation.validate_pdf(str(path), profile=profile).failures
    ]
    sound = _qpdf_says(path)
    waivers = read_waivers("page-validation")
    kept = [f"{rule}: {message}" for rule, message in said if sound or not is_waived(rule, "", waivers)]
    return kept + ([sound] if sound else []) + overflow_complaints(path) + outloud_complaints(path)


def overflow_complaints(path: Path, margin: float = 0.0) -> list[str]:
    """Return each page on which text stands outside the page, or nearer to its edges than *margin* points."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [(page.get_size(), page.get_textpage()) for page in document]
        return [
            f"page {number}: “{text.get_text_bounded(left, bottom, right, top)}” runs over the edge"
            for number, ((width, height), text) in enumerate(pages, 1)
            for left, bottom, right, top in map(text.get_rect, range(text.count_rects()))
            if min(left, bottom, width - right, height - top) < margin - HAIR
        ]


def outloud_complaints(path: Path) -> list[str]:
    """Return the errors that outloud finds in what a PDF says to those who hear it, the waived left out."""
    result = outloud.check(str(path))
    waivers = read_waivers("outloud")
    with pikepdf.open(path) as pdf:
        named = _names(pdf)
        headed = _heads_are_tagged(pdf)
    crashed = [f"{run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    found = [
        f"{one.rule} page {one.page}: {one.message}"
        for one in result.findings
        if one.severity == "error" and not is_waived(one.rule, _place(one, named, headed), waivers)
    ]
    return ([result.error] if result.error else []) + crashed + found


def _qpdf_says(path: Path) -> str:
    """Return what qpdf says against the file; empty where it is sound."""
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def _names(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return what a running head may hold, as the file names it: title, authors, publisher, headings."""
    with pdf.open_outline() as outline:
        headings = [item.title for item in _entries(outline.root)]
    with pdf.open_metadata() as named:
        values = [named.get(key, "") for key in ("dc:title", "dc:creator", "dc:publisher")]
    return (*headings, *(name for value in values for name in ([value] if isinstance(value, str) else value)))


def _entries(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


def _place(found: outloud.findings.Finding, named: tuple[str, ...], headed: bool) -> str:
    """Return what *found* is about: its own words, a running head, a table that has no head to tag."""
    said = (found.evidence or "") if found.rule == "TAG-002" and found.count == 1 else ""
    if any(" ".join(name.split()[:HEAD_WORDS]) in said for name in named if name):
        return "running head"
    return "table without a head" if found.rule == "TBL-001" and headed else str(found.message)


def _heads_are_tagged(pdf: pikepdf.Pdf) -> bool:
    """Tell whether every cell in the head of a table is tagged as one; a table may have no head."""
    parts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
    rows = [row for part in parts if part.get("/S") == "/THead" for row in part.K]
    return all(cell.S == "/TH" for row in rows for cell in row.K)


def docx_complaints(path: Path) -> list[str]:
    """Return what the validator of Word files and the inventory of styles say against one."""
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(str(path))
    return [str(error) for error in result.errors] or style_complaints(path)


def epub_complaints(paths: list[Path], *, notes: bool = True) -> dict[Path, list[str]]:
    """Return what EPUBCheck says, in one run, against each of *paths*.

    Its notes of usage are no faults: our own books may hold none but the waived;
    without *notes* none counts.
    """
    waivers = read_waivers("epubcheck")
    return {
        path: [
            f"{one.severity} {one.rule} {one.place}: {one.words}"
            for one in messages
            if one.severity != "USAGE" or (notes and not is_waived(one.rule, one.place, waivers))
        ]
        for path, messages in check_all(paths).items()
    }
