"""Properties of reading and parsing that hold for every real text: of all kinds and scripts, broken ones too.

The texts lie beside the checkout in ../shared/corpus; without them there is nothing to hold them for.
"""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.check import check
from convert.errors import SourceError
from convert.model import Article, Line, Link, NoteMark
from convert.model.dump import from_json, to_json
from convert.model.walk import reading_order
from convert.parse import parse
from convert.parse.cited import parse_citation
from convert.read import read
from convert.read.draft import Draft
from convert.settings import Settings
from convert.source import decode_source
from tests.score import CORPUS

SETS = (
    "plain/cleaneval",
    "plain/dragnet",
    "plain/federalist",
    "plain/readability",
    "plain/scrapinghub",
    "plain/trafilatura",
    "html/cleaneval",
    "html/dragnet",
    "html/federalist",
    "html/readability",
    "html/scrapinghub",
    "html/trafilatura",
    "markdown",
    "scripts/news",
    "scripts/udhr",
    "epub_bad",
)

SUFFIXES = {".txt", ".md", ".gz", ".xhtml", ".epub"}

REFUSED = {"epub_bad"}
"""Sets whose sources may be refused: broken on purpose."""

EXPLAINED = {"markup", "furniture", "dropped", "rule"}
"""Roles of what no edition sets."""

SLOWEST = 3.0
"""Seconds for one of them, on a busy machine; the longest has 66,000 characters."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout"),
]


def sources(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield file name and bytes of each source in *folder*."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".gz":
            yield path.stem, gzip.decompress(path.read_bytes())
        elif path.suffix in SUFFIXES:
            yield path.name, path.read_bytes()


def faults(draft: Draft, article: Article) -> Iterator[str]:
    """Yield what is wrong with *article*, which was made of *draft*."""
    place = 0
    for claim in article.spans:
        if claim.span.start != place or claim.span.end <= claim.span.start:
            yield f"the spans do not join at {place}"
        place = claim.span.end
    if place != len(draft.text):
        yield f"the spans end at {place} of {len(draft.text)}"
    reasons = {dropped.span: dropped.reason for dropped in (*article.dropped, *article.furniture)}
    for claim in article.spans:
        if claim.role in EXPLAINED and not reasons.get(claim.span):
            yield f"no reason for {claim.span.cut(draft.text)[:60]!r}"
    for evidence in article.evidence:
        if any(not 0 <= span.start < span.end <= len(draft.text) for span in evidence.spans):
            yield f"the evidence of {evidence.field} lies outside the text"
    if any(_leads_twice(words.line) for words in reading_order(article)):
        yield "a link holds another link or the mark of a note"
    document = to_json(article)
    if from_json(document) != article or to_json(from_json(document)) != document:
        yield "JSON does not give the model back"
    if parse(draft, Settings()) != article:
        yield "a second run gives another model"


def _leads_twice(line: Line, linked: bool = False) -> bool:
    """Tell whether a link of *line* holds what leads elsewhere."""
    for inline in line:
        leads = isinstance(inline, Link | NoteMark)
        if (leads and linked) or _leads_twice(getattr(inline, "content", ()), linked or leads):
            return True
    return False


def faults_of(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with reading *data*; what cannot be read raises SourceError and nothing else."""
    draft = read(decode_source(data, name))
    if read(decode_source(data, name)) != draft:
        yield "a second reading gives another draft"
    started = time.process_time()
    article = parse(draft, Settings())
    if time.process_time() - started > SLOWEST:
        yield f"it takes longer than {SLOWEST} s"
    yield from faults(draft, article)
    check(article, Settings())


@pytest.mark.parametrize("folder", SETS)
def test_every_text_keeps_the_invariants(folder: str) -> None:
    wrong, read_any = [], False
    for name, data in sources(CORPUS / folder):
        try:
            wrong += [f"{name}: {fault}" for fault in faults_of(name, data)]
            read_any = True
        except SourceError as error:
            wrong += [] if folder in REFUSED else [f"{name}: {error}"]
    assert read_any
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", ["anystyle.jsonl", "chicago.jsonl"])
def test_every_citation_is_read_twice_alike(file: str) -> None:
    for line in (CORPUS / "citations" / file).read_text("utf-8").splitlines():
        for words in strings(json.loads(line)):
            assert parse_citation(words) == parse_citation(words)


def strings(value: object) -> Iterator[str]:
    """Yield each string in *value*; whatever it is, reading it as a citation never raises."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_the_sets_are_all_there() -> None:
    found = {
        path.parent.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*/*") if path.suffix in SUFFIXES
    }
    assert found == set(SETS)
