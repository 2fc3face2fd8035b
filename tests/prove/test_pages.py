"""Lines and words out of PDFs that WeasyPrint makes of small markup, in the faces that the layouts use."""

from collections.abc import Callable, Iterator

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from convert.errors import ProofError
from convert.paths import fonts
from convert.prove.pages import read_pages

Lines = Callable[[str], list[str]]

FACES = {
    "stix-two-text/STIXTwoText-Regular.ttf": "font-family: BodyFace",
    "stix-two-text/STIXTwoText-Italic.ttf": "font-family: BodyFace; font-style: italic",
    "stix-two-text/STIXTwoText-Bold.ttf": "font-family: BodyFace; font-weight: 700",
    "source-sans-3/SourceSans3-Regular.ttf": "font-family: LabelFace",
    "source-sans-3/SourceSans3-Italic.ttf": "font-family: LabelFace; font-style: italic",
    "source-sans-3/SourceSans3-SemiBold.ttf": "font-family: LabelFace; font-weight: 600",
}
STYLE = """
@page { size: 140mm 100mm; margin: 10mm }
html { font: 10.5pt/14pt BodyFace; hyphenate-character: "\\2010" }
p, h1 { margin: 0 }
.narrow { width: 24mm; hyphens: auto; text-align: justify }
.caps { font-variant-caps: small-caps; letter-spacing: 0.08em }
.tight { word-spacing: -0.04em }
td { padding: 0 4pt }
"""


@pytest.fixture(scope="module")
def lines() -> Iterator[Lines]:
    """Return a function that reads lines back from the body of a document, words parted by one space."""
    configuration = FontConfiguration()
    rules = "".join(
        f'@font-face {{ src: url("{(fonts() / path).as_uri()}"); {rule} }}' for path, rule in FACES.items()
    )
    style = CSS(string=rules + STYLE, font_config=configuration)

    def read(body: str) -> list[str]:
        document = HTML(string=f'<html lang="en"><body>{body}</body></html>')
        content = document.write_pdf(stylesheets=[style], font_config=configuration)
        return [" ".join(line) for page in read_pages(content) for line in page.lines]

    yield read


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>office affluent flight fjord</p>", ["office affluent flight fjord"]),
        ("<p>A <em>W</em> <strong>M</strong> b</p>", ["A W M b"]),
        ("<p>A <em>W</em><strong>M</strong> b</p>", ["A WM b"]),
        ('<p class="tight"><em>W</em> <strong>№</strong> <code>W</code> x</p>', ["W № W x"]),
        ("<p>half<em>way</em>house, <em>if</em> <em>fi</em>fi</p>", ["halfwayhouse, if fifi"]),
        ("<p><em>rafi</em>. <em>Rafi</em> x</p>", ["rafi. Rafi x"]),
        ('<p style="font-family: LabelFace"><em>Art Theft</em>, so</p>', ["Art Theft, so"]),
        (
            "<p>m<sup>2</sup> and H<sub>2</sub>O in the 19<sup>th</sup> century</p>",
            ["m2 and H2O in the 19th century"],
        ),
        ('<p class="caps">Commentary and <em>Analysis</em> of Iff</p>', ["Commentary and Analysis of Iff"]),
        ('<p class="caps">Wave <strong>Win</strong>d</p>', ["Wave Wind"]),
        ('<p class="caps" style="font-family: LabelFace">No. 14 – A Series</p>', ["No. 14 – A Series"]),
        ("<p>one<br/>two</p><p>three</p>", ["one", "two", "three"]),
        ("<table><tr><td>12.4</td><td>13</td></tr></table>", ["12.4 13"]),
        ('<p style="word-spacing: 2em">wide <em>spaces</em> here</p>', ["wide spaces here"]),
        ("<p>1\u00a0000 and 50–60 — so</p>", ["1 000 and 50–60 — so"]),
        ('<div style="display:flex"><p>left</p><p style="margin-left:6pt">right</p></div>', ["left right"]),
    ],
)
def test_words_and_lines(lines: Lines, body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_line_hyphen_is_told_from_the_authors_hyphen(lines: Lines) -> None:
    found = lines('<p class="narrow">The neighbourhood representatives of policy-makers everywhere</p>')
    assert any(line.endswith("\u2010") for line in found)
    assert " ".join(found).replace("\u2010 ", "").replace("- ", "-") == (
        "The neighbourhood representatives of policy-makers everywhere"
    )


def test_hyphen_minus_at_a_line_end_ends_the_line(lines: Lines) -> None:
    assert lines('<div style="width: 22mm"><p>the policy-makers</p></div>') == ["the policy-", "makers"]


def test_hyphen_minus_at_a_line_end_beside_a_character_outside_the_bmp(lines: Lines) -> None:
    found = lines('<div style="width: 22mm"><p>\U0001d465 the policy-makers</p></div>')
    assert found == ["\U0001d465 the policy-", "makers"]


def test_pages_in_order(lines: Lines) -> None:
    assert lines('<p>one</p><p style="break-before: page">two</p>') == ["one", "two"]


def test_bytes_that_are_no_pdf() -> None:
    with pytest.raises(ProofError, match="cannot be read back"):
        read_pages(b"PK")
