"""The example of layouts/README.md: a house of its own changes tokens, logo, running matter and a block."""

import re
from pathlib import Path

import pypdfium2
import pytest

from convert import paths
from convert.errors import UsageError
from convert.manifest.digests import Digests
from convert.model import Article
from convert.prove import prove
from convert.render import render
from convert.render.labels import choose_locale, date_text, load_labels
from convert.render.rendering import EDITIONS, Edition
from convert.render.running import LONGEST_HEAD, running_matter
from convert.render.theme import list_themes, load_tokens
from convert.settings import RunningMatter, Settings
from convert.workplace import Workplace, load_workplace
from convert.write import load_writer
from convert.write.pdf import write
from tests.made import brief

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>'


def blocks(kind: str) -> list[str]:
    text = (paths.layouts() / "README.md").read_text("utf-8")
    text = text[text.index("## A house of one's own") :]
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def house(tmp_path: Path) -> Workplace:
    """Return the repository of the example."""
    layouts = tmp_path / "house" / "layouts"
    (layouts / "print" / "style").mkdir(parents=True)
    (tmp_path / "octavo.toml").write_text(blocks("toml")[0], "utf-8")
    (tmp_path / "house" / "logo.svg").write_text(LOGO, "utf-8")
    article, style = blocks("jinja")
    (layouts / "article.html.jinja").write_text(article, "utf-8")
    (layouts / "print" / "style" / "text.css.jinja").write_text(style, "utf-8")
    return load_workplace(tmp_path)


def article() -> Article:
    return brief()


def test_the_example_is_set(house: Workplace) -> None:
    rendering = render(article(), "pdf", house.settings)
    assert rendering.style.count("font-style: italic; }") and "#00508c" in rendering.style
    assert "data:image/svg+xml;base64," in rendering.style
    content = write(rendering).content
    assert prove(article(), rendering, content) == ()
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert "Printed in Port Ansgar." in pages[-1]
    plain = write(render(article(), "pdf", Settings(theme="journal"))).content
    assert content != plain


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_block_changes_in_every_edition(house: Workplace, edition: Edition) -> None:
    documents = render(article(), edition, house.settings).documents
    markup = "".join(document.markup for document in documents)
    assert "Printed in Port Ansgar." in markup


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_of_the_house_is_proved(house: Workplace, edition: Edition) -> None:
    """Logo and style of a house are in the edition itself, and nothing of them leads out of it."""
    rendering = render(article(), edition, house.settings)
    assert prove(article(), rendering, load_writer(edition)(rendering).content) == ()


def test_running_matter_is_the_house_s(house: Workplace) -> None:
    heads = running_matter(article(), house.settings.running, alone=True)
    published = article().date("published")
    assert published
    assert date_text(published.iso, choose_locale("en", house.settings.locale)) in heads.left
    assert heads.right == running_matter(article(), RunningMatter()).right
    assert len(running_matter(article(), house.settings.running).left) <= LONGEST_HEAD
    with pytest.raises(UsageError, match="titel"):
        running_matter(article(), RunningMatter(right="{titel}"))


def test_a_label_and_a_theme_of_the_house_outrank_the_shipped_ones(house: Workplace) -> None:
    own = house.settings.layouts
    assert own
    (Path(own) / "labels").mkdir()
    (Path(own) / "labels" / "en.toml").write_text('notes = "Remarks"\n', "utf-8")
    (Path(own) / "themes").mkdir()
    theme = (paths.layouts() / "themes" / "brief.toml").read_text("utf-8")
    ours = theme.replace("measure = 316", "measure = 300")
    (Path(own) / "themes" / "ours.toml").write_text(ours, "utf-8")
    assert load_labels("en", own)["notes"] == "Remarks"
    assert load_labels("de", own) == load_labels("de")
    assert load_labels("xx", own)["notes"] == "Remarks"
    assert load_labels("en", own)["by"] == load_labels("en")["by"]
    assert set(list_themes(own)) == {*list_themes(None), "ours"}
    assert load_tokens(Settings(theme="ours", layouts=own))["page"]["measure"] == 300


def test_what_the_house_has_counts_for_its_editions(house: Workplace) -> None:
    settings, digests = house.settings, Digests()
    own = settings.layouts
    assert own
    shipped = paths.layouts()
    with_house = digests.layouts(shipped, own, settings.logo)
    assert len({with_house, digests.layouts(shipped, own, None), digests.layouts(shipped, None, None)}) == 3
    (Path(own) / "article.html.jinja").write_text('{% extends "octavo/article.html.jinja" %}', "utf-8")
    assert Digests().layouts(paths.layouts(), own, settings.logo) != with_house


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('logo = "no.svg"', "the logo cannot be read"),
        ('logo = "octavo.toml"', "the logo is no SVG or PNG"),
        ('logo = "../logo.svg"', "logo lies outside"),
        ('layouts = "none"', "there is no folder none"),
        ('layouts = ".."', "layouts lies outside"),
    ],
)
def test_what_a_house_lacks_is_told(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "octavo.toml").write_text(line, "utf-8")
    with pytest.raises(UsageError, match=problem):
        load_workplace(tmp_path)
