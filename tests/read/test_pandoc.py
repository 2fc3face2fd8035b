"""What pandoc reads: metadata that somebody wrote, structure, and trees that nobody would write."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.model import Code, Heading, List, Paragraph, Quote, Rule, Table, Verse
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.read.draft import Draft
from convert.read.pandoc_blocks import write_blocks
from convert.read.pandoc_inlines import Tree
from convert.read.scribe import PLAIN, Facts, Scribe
from convert.settings import Settings
from convert.source import decode_source

TEXT = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin. Nobody had come to argue about the chart, and nobody did so."
)

RST = f"""
The Ferry That Waits
====================

:Author: Ana Ruiz
:Date: 2019-03-03

{TEXT} [1]_

On Mondays
----------

* early
* late

{TEXT}

    A quotation of some length.

::

    code = 1

| a line
| of verse

----

{TEXT}

.. [1] A note.
"""

ORG = f"""#+TITLE: The Ferry That Waits
#+AUTHOR: Ana Ruiz
#+DATE: 2019-03-03

{TEXT}[fn:1]

* On Mondays

- early
- late

#+begin_quote
A quotation of some length.
#+end_quote

| Port | Days |
|------+------|
| Oslo | 3    |

[fn:1] A note.
"""

LATEX = (
    r"""\documentclass{article}
\title{The Ferry That Waits}
\author{Ana Ruiz \and Tom de la Cruz}
\date{March 3, 2019}
\begin{document}
\maketitle
"""
    + TEXT
    + r"""\footnote{A note.} It is \emph{slow}.
\section{On Mondays}
\begin{itemize}\item early \item late\end{itemize}
\begin{quote}A quotation of some length.\end{quote}
\end{document}
"""
)

RTF = (
    rb"{\rtf1\ansi{\info{\author The Typist}}\pard The Ferry That Waits\par By Ana Ruiz\par "
    rb"March 3, 2019\par " + TEXT.encode() + rb"\par " + TEXT.encode() + rb"\par}"
)


def draft(data: str | bytes, name: str) -> Draft:
    made = read(decode_source(data.encode() if isinstance(data, str) else data, name))
    check(made)
    return made


def check(made: Draft) -> None:
    """Assert that pieces and what is skipped cover the text, in order, and that nothing is lost."""
    spans = sorted([*(p.span for p in made.pieces), *(dropped.span for dropped in made.skipped)])
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    places = [0, *(place for span in spans for place in (span.start, span.end)), len(made.text)]
    gaps = zip(places[::2], places[1::2], strict=True)
    assert not "".join(made.text[start:end] for start, end in gaps).strip()
    for piece in made.pieces:
        inside = [*piece.lines, *piece.cells, *(mark.outer for mark in piece.marks)]
        assert all(piece.span.start <= span.start <= span.end <= piece.span.end for span in inside if span)
    article = parse(made, Settings())
    assert "".join(claim.span.cut(made.text) for claim in article.spans) == made.text


@pytest.mark.parametrize(("name", "text"), [("a.rst", RST), ("a.org", ORG), ("a.tex", LATEX)])
def test_stated_metadata_and_structure(name: str, text: str) -> None:
    article = parse(draft(text, name), Settings())
    assert plain(article.head.title) == "The Ferry That Waits"
    assert article.authors[0].name == "Ana Ruiz"
    assert [date.iso for date in article.dates] == ["2019-03-03"]
    kinds = [type(block) for block in article.body]
    assert kinds[:3] == [Paragraph, Heading, List]
    assert Quote in kinds
    assert [plain(note.blocks[0].content) for note in article.notes] == ["A note."]  # type: ignore[union-attr]


def test_two_authors_of_latex() -> None:
    article = parse(draft(LATEX, "a.tex"), Settings())
    assert [author.name for author in article.authors] == ["Ana Ruiz", "Tom de la Cruz"]


def test_blocks_of_their_own_kind() -> None:
    article = parse(draft(RST, "a.rst"), Settings())
    assert {Code, Verse, Rule} <= {type(block) for block in article.body}
    assert Table in {type(block) for block in parse(draft(ORG, "a.org"), Settings()).body}


def test_the_owner_of_a_machine_is_no_author() -> None:
    made = draft(RTF, "a.rtf")
    assert made.declared == ()
    article = parse(made, Settings())
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert [date.iso for date in article.dates] == ["2019-03-03"]


STRINGS = st.text(max_size=12).map(lambda text: {"t": "Str", "c": text})
ATTRIBUTES = st.tuples(
    st.just(""),
    st.lists(st.sampled_from(["insertion", "deletion", "comment-start", "own"]), max_size=2),
    st.lists(
        st.tuples(
            st.just("custom-style"),
            st.sampled_from(
                ["Author", "Author Name", "Note", "Label", "Quote", "Key Points", "Scene Break", "X"]
            ),
        ),
        max_size=1,
    ),
)
LEAVES = st.one_of(
    STRINGS,
    st.sampled_from([{"t": "Space"}, {"t": "SoftBreak"}, {"t": "LineBreak"}, {"t": "Unheard", "c": [1]}]),
)


def lists(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=4)


INLINES = lists(
    st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.builds(
                lambda t, c: {"t": t, "c": c}, st.sampled_from(["Emph", "Strong", "Strikeout"]), lists(inner)
            ),
            st.builds(lambda a, c: {"t": "Span", "c": [a, c]}, ATTRIBUTES, lists(inner)),
            st.builds(lambda c, u: {"t": "Link", "c": [0, c, [u, ""]]}, lists(inner), st.text(max_size=9)),
            st.builds(lambda c: {"t": "Image", "c": [0, c, ["a.png", ""]]}, lists(inner)),
            st.builds(lambda c: {"t": "Note", "c": [{"t": "Para", "c": c}]}, lists(inner)),
        ),
        max_leaves=8,
    )
)
TEXTS = st.builds(lambda t, c: {"t": t, "c": c}, st.sampled_from(["Para", "Plain"]), INLINES)
BLOCKS = lists(
    st.recursive(
        st.one_of(
            TEXTS,
            st.builds(lambda c, n: {"t": "Header", "c": [n, 0, c]}, INLINES, st.integers(-3, 99)),
            st.builds(lambda c: {"t": "CodeBlock", "c": [0, c]}, st.text(max_size=20)),
            st.builds(lambda c: {"t": "LineBlock", "c": c}, lists(INLINES)),
            st.just({"t": "HorizontalRule"}),
            st.just({"t": "Unheard", "c": "of"}),
        ),
        lambda inner: st.one_of(
            st.builds(lambda c: {"t": "BulletList", "c": c}, lists(lists(inner))),
            st.builds(lambda c: {"t": "OrderedList", "c": [[3, {}, {}], c]}, lists(lists(inner))),
            st.builds(lambda c: {"t": "BlockQuote", "c": c}, lists(inner)),
            st.builds(lambda a, c: {"t": "Div", "c": [a, c]}, ATTRIBUTES, lists(inner)),
            st.builds(lambda a, c: {"t": "Figure", "c": [0, [0, a], c]}, lists(inner), lists(inner)),
        ),
        max_leaves=12,
    )
)


@settings(max_examples=200, deadline=None)
@given(BLOCKS, st.sampled_from(["accept", "reject"]))
def test_no_tree_is_too_odd(blocks: list[Any], changes: str) -> None:
    tree = Tree(Scribe(), changes)
    write_blocks(tree, blocks, PLAIN)
    for number, inside in enumerate(tree.notes, start=1):
        write_blocks(tree, inside, Facts(known="note", label=str(number), gap=0))
    check(tree.scribe.draft(decode_source(b"", "made.rst")))
