"""Bold and italic paragraphs of marked sources, and notes in them, keep no rule from reading the words."""

import subprocess

import pypandoc
import pytest

from convert.model import Heading
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

PROSE = (
    "The ferry crosses twice an hour, and nobody has ever asked the pilots why.{mark} They keep the time"
    " of the tide, which no table knows. A clerk on the quay would have to ask them first."
)

ARTICLE = f"""**Harbor Notes 12**

# The Ferry and the Clock

*Who keeps the time, and for whom*

By Ana Ruiz

March 3, 2019

{PROSE.format(mark="[^1]")}

**What the pilots want**

{PROSE.format(mark="")}

*Ana Ruiz is a pilot at the Harbor Institute.*

[^1]: The pilots were asked in spring.
"""


def write(text: str, kind: str) -> bytes:
    """Return the Markdown *text* as pandoc writes it as *kind*."""
    command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--to={kind}", "--standalone", "--output=-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


@pytest.mark.parametrize("kind", ["md", "docx", "odt", "rst", "org"])
def test_the_parts_of_an_article_are_found_whatever_marks_them(kind: str) -> None:
    data = ARTICLE.encode() if kind == "md" else write(ARTICLE, kind)
    article = parse(read(decode_source(data, f"made.{kind}")), Settings())
    assert plain(article.head.title) == "The Ferry and the Clock"
    assert plain(article.head.deck) == "Who keeps the time, and for whom"
    assert [plain(b.content) for b in article.body if isinstance(b, Heading)] == ["What the pilots want"]
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert [life.authors for life in article.biographies] == [(0,)]
    assert len(article.notes) == 1


def test_bold_words_are_text_where_the_source_marks_its_headings() -> None:
    text = f"# Quays\n\n## Piers\n\n{PROSE}\n\n**What the pilots want**\n\n{PROSE}\n"
    article = parse(read(decode_source(text.encode(), "made.md")), Settings())
    assert [plain(b.content) for b in article.body if isinstance(b, Heading)] == ["Piers"]
