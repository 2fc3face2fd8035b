"""HTML -> Draft: the article of a saved page or a fragment; the rest is skipped, with its reason."""

from collections.abc import Iterator, Sequence

from convert.findings import make_finding
from convert.model import Dropped, SourceFacts, Span
from convert.read.draft import Declared, Draft
from convert.read.emphasised import let_bold_speak
from convert.read.html_blocks import Page, linearise
from convert.read.html_choice import choose, keep_notes
from convert.read.html_content import Vote
from convert.read.html_metadata import declared
from convert.read.html_pictures import place_pictures
from convert.read.html_pieces import make_pieces
from convert.read.html_stated import read_stated
from convert.read.html_title import confidence_of, find_title
from convert.read.html_tree import parse_tree
from convert.read.html_vote import extract_letters
from convert.source import Source

FURNITURE = "furniture of the web page"
NOTES = "the label of the notes; editions set their own"


def read(source: Source) -> Draft:
    """Return the draft of the page *source*; nothing is fetched, nothing is run, no text is lost."""
    tree, lost = parse_tree(source.text)
    page = linearise(tree)
    vote = Vote(page)
    stated = read_stated(page)
    title, headline, rule = find_title(page, vote, stated)
    sure = confidence_of(page, stated, title, headline)
    kept = choose(page, vote, title, extract_letters(source.text))
    kept, notes, labels = keep_notes(page, kept)
    pieces, findings = place_pictures(page, kept, make_pieces(page, kept, title, sure, notes))
    if lost:
        findings.insert(0, make_finding("unread-markup", 0, 0))
    pieces = let_bold_speak(pieces, page.text, titled=bool(headline))
    values = list(declared(page, vote, stated, title, headline))
    if headline:
        values.insert(0, Declared("title", headline, rule, confidence=sure))
    facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(page.text))
    skipped = tuple(_skipped(page, kept, labels))
    return Draft(page.text, facts, tuple(pieces), tuple(values), skipped, findings=tuple(findings))


def _skipped(page: Page, kept: Sequence[int], labels: frozenset[int]) -> Iterator[Dropped]:
    """Yield what no piece holds, with its reason; neighbours with one reason are one."""
    chosen, last = set(kept), None
    for index, block in enumerate(page.blocks):
        if index in chosen:
            if last:
                yield last
            last = None
            continue
        reason = NOTES if index in labels else block.context.hidden or FURNITURE
        if last and last.reason == reason:
            last = Dropped(Span(last.span.start, block.span.end), reason)
            continue
        if last:
            yield last
        last = Dropped(block.span, reason)
    if last:
        yield last
