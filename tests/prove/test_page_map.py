"""The page map: the word at the offset of a page is the first word that is read on it."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convert.parse import parse
from convert.prove import prove_print
from convert.prove.page_map import letter_offsets, letters_before, map_pages
from convert.prove.pages import read_pages
from convert.prove.streams import Place
from convert.prove.words import normalise
from convert.read import read
from convert.render import render
from convert.render.rendering import Fragment, Script
from convert.settings import Settings
from convert.source import decode_source
from convert.write.pdf import write

FEW = settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # no time to shrink
    suppress_health_check=list(HealthCheck),
)
WORDS = st.sampled_from(
    """harbour queue "quoted" don't 1990s -- and... responsibilities Mu\u0308nster caf\u00e9 \ufb01ne e.g.
    of the internationalisation 3-4 (twice) it's unquestionably administration 50% Dr. re-elected""".split()
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=40, max_size=90), min_size=14, max_size=18)


def letters(text: str) -> str:
    return re.sub(r"\W", "", normalise(text))


@pytest.mark.parametrize("theme", ["journal", "report"])
@FEW
@given(paragraphs=PARAGRAPHS)
def test_a_page_begins_with_the_word_at_its_offset(theme: str, paragraphs: list[list[str]]) -> None:
    # Numbers between the words tell one place from another.
    said = ([f"{word} {at}x{n}" for n, word in enumerate(words)] for at, words in enumerate(paragraphs))
    text = "\n\n".join(["A Slow Harbour", "By Ana Ruiz", *(f"We {' '.join(words)} end." for words in said)])
    source = decode_source(text.encode(), "a.txt")
    article = parse(read(source), Settings())
    rendering = render(article, "pdf", Settings(theme=theme))
    content = write(rendering).content
    offsets = prove_print(article, rendering, content)
    pages = read_pages(content)
    assert len(offsets) == len(pages) > 2
    assert list(offsets) == sorted(offsets)
    for offset, page in zip(offsets[1:], pages[1:], strict=True):
        first = letters("".join("".join(line) for line in page.lines[:2]))
        assert first[:12] == letters(text[offset : offset + 60])[:12]


def test_what_the_ledger_changes_moves_no_later_letter() -> None:
    text = 'He said "no" -- and then... left at 5 pm.\n\nThat was all there was to be said of it that year.'
    article = parse(read(decode_source(text.encode(), "a.txt")), Settings())
    assert article.ledger
    solid = [at for at, character in enumerate(text) if not character.isspace()]
    found = list(letter_offsets(article))
    assert found[-20:] == solid[-20:]


def test_words_of_the_edition_do_not_count() -> None:
    script = Script((Fragment("By ", "own"), Fragment("Ana", "article"), Fragment(" Ruiz\n", "article")))
    assert letters_before(script) == [0, 0, 3, 7]


def test_names_begin_where_the_next_known_word_does() -> None:
    source = decode_source(
        b"A Slow Harbour\n\nBy Ana Ruiz\n\nNothing moved in it that year, or the next.", "a.txt"
    )
    article = parse(read(source), Settings())
    script = render(article, "pdf", Settings()).script
    words = "".join(fragment.text for fragment in script.main).split()
    places = (Place(), Place(words.index("Ana")), Place(words.index("Nothing")), Place(len(words)))
    start = source.text.index("Nothing")
    assert map_pages(article, script, places) == (0, start, start, len(source.text))
