"""Lists of links on a web page: what an author recommends is text, what a site recommends is none."""

from convert.read import read
from convert.source import decode_source
from tests.read.test_html import PROSE

TITLE = "<h1>Why Ports Fail</h1>"
TEXT = f"<p>{PROSE}</p>" * 4


def kept(page: str) -> list[str]:
    found = read(decode_source(page.encode(), "page.html"))
    return [piece.span.cut(found.text) for piece in found.pieces]


def _listed(*addresses: str) -> str:
    items = "".join(f"<li><a href='{each}'>All the harbours there are</a></li>" for each in addresses)
    return f"<article>{TITLE}{TEXT}<h2>External links</h2><ul>{items}</ul><h2>Rights</h2>{TEXT}</article>"


def test_a_list_of_links_to_other_sites_is_text():
    page = _listed("https://quay.example.org/a", "https://sand.example.net", "https://crane.example.com/b")
    assert kept(page).count("All the harbours there are") == 3


def test_a_list_of_links_inside_the_site_is_none():
    assert "All the harbours there are" not in kept(_listed("/a", "/b", "/c", "/d"))


def test_a_list_to_share_on_is_none():
    page = _listed("https://facebook.com/s", "https://twitter.com/s", "https://www.linkedin.com/s")
    assert "All the harbours there are" not in kept(page)


def test_a_button_between_headline_and_text_is_no_byline():
    bar = "<ul><li>Text Size</li><li><a href='/print'>Print</a></li></ul>"
    assert "Text Size" not in kept(f"<div>{TITLE}{bar}</div><div>{TEXT}</div>")


def test_a_name_between_headline_and_text_is_one():
    assert "Ana Ruiz" in kept(f"<div>{TITLE}<div>Ana Ruiz</div></div><div>{TEXT}</div>")


def test_a_section_between_headline_and_text_is_text():
    claim = f"<div><h3>Claim</h3><div><p>{PROSE}</p></div></div>"
    teaser = f"<div class='lift'><div class='lift'><p>{PROSE.upper()}</p></div></div>"
    found = kept(
        f"<article><div>{TITLE}</div>{claim}{teaser}<div><h3>Origin</h3><div>{TEXT * 9}</div></div></article>"
    )
    assert "Claim" in found and found.count(PROSE) == 37 and PROSE.upper() not in found
