"""What copyfitting did, as findings: which paragraph of the source was set otherwise, which spot is left."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article
from convert.model.walk import plain, reading_order
from convert.render.rendering import Fitting

SPOTS = {
    "runt": "a last line of one short word",
    "widow": "a last line alone at the top of a page",
    "orphan": "a first line alone at the foot of a page",
    "ladder": "three lines in a row that end in hyphens",
    "heading": "a heading at the foot of a page",
    "late-note": "a footnote that begins behind the page of its mark",
    "short-page": "a last page of fewer than five lines",
    "turn": "a page that ends in the middle of a word",
}
"""What each kind of spot is called."""


def fitting_findings(fittings: tuple[Fitting, ...], article: Article) -> Iterator[Finding]:
    """Yield a finding for each of *fittings*, at the paragraph of *article* that it is about."""
    for fitting in fittings:
        place = find_words(article, fitting.words)
        spot = SPOTS[fitting.kind]
        if fitting.remedy:
            yield make_finding("page-fitted", place, place, spot=spot, means=fitting.remedy)
        else:
            yield make_finding("page-left", place, place, spot=spot, page=str(fitting.page))


def find_words(article: Article, words: str) -> int:
    """Return the offset of the text of *article* that holds *words*; 0 where none does."""
    lines = (each.line for each in reading_order(article)) if words else ()
    return next((line[0].span.start for line in lines if line and words in plain(line)), 0)
