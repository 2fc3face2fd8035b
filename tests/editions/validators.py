"""What the validators say of a finished edition, the waived left out."""

import subprocess
from pathlib import Path

import outloud
import outloud.findings
import page as page_validation
import pikepdf
from openxml_audit import FileFormat, OpenXmlValidator

from tests.editions.epubcheck import check_all
from tests.editions.waivers import is_waived, read_waivers

TITLE_WORDS = 4
"""Words of a title by which a running head is known."""

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
    return kept + ([sound] if sound else []) + outloud_complaints(path)


def outloud_complaints(path: Path) -> list[str]:
    """Return the errors that outloud finds in what a PDF says to those who hear it, the waived left out."""
    result = outloud.check(str(path))
    waivers = read_waivers("outloud")
    with pikepdf.open(path) as pdf:
        title = str(pdf.docinfo.get("/Title", ""))
    crashed = [f"{run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    found = [
        f"{one.rule} page {one.page}: {one.message}"
        for one in result.findings
        if one.severity == "error" and not is_waived(one.rule, _place(one, title), waivers)
    ]
    return ([result.error] if result.error else []) + crashed + found


def _qpdf_says(path: Path) -> str:
    """Return what qpdf says against the file; empty where it is sound."""
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def _place(found: outloud.findings.Finding, title: str) -> str:
    """Return what *found* is about: its own words, or that it is a running head, which names the *title*."""
    opening = " ".join(title.split()[:TITLE_WORDS])
    heads = opening and all(opening in each for each in (found.evidence or "").split("; "))
    return "running head" if found.rule == "TAG-002" and heads and found.count == 1 else str(found.message)


def docx_complaints(path: Path) -> list[str]:
    """Return what the validator of Word files says against one."""
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(str(path))
    return [str(error) for error in result.errors]


def epub_complaints(paths: list[Path]) -> dict[Path, list[str]]:
    """Return what EPUBCheck says, in one run, against each of *paths*; only usage notes are waived."""
    waivers = read_waivers("epubcheck")
    return {
        path: [
            f"{one.severity} {one.rule} {one.place}: {one.words}"
            for one in messages
            if one.severity != "USAGE" or not is_waived(one.rule, one.place, waivers)
        ]
        for path, messages in check_all(paths).items()
    }
