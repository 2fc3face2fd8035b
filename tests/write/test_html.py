"""The page for the web: it holds all that it shows, says what it is, and is the same bytes anywhere."""

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tinyhtml5
from fontTools.ttLib import TTFont

from convert import paths
from convert.errors import EditionError
from convert.model import Article, Contributor, Date, Emphasis, Head, Strong
from convert.render import render
from convert.render.rendering import Rendering
from convert.render.shades import SEEN, choose_shades, contrast, legible
from convert.render.theme import load_tokens
from convert.settings import Settings
from convert.write.html import write
from tests.everything import everything
from tests.made import NOWHERE, brief, line, paragraph
from tests.write.test_epub import NASTY

X = "{http://www.w3.org/1999/xhtml}"
THEMES = ("brief", "journal", "report")
TITLE = "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"
SAME = """
import hashlib
from convert.render import render
from convert.settings import Settings
from convert.write.html import write
from tests.made import brief
print(hashlib.sha256(write(render(brief(), "html", Settings())).content).hexdigest())
"""


def rendered(article: Article, **chosen: Any) -> Rendering:
    return render(article, "html", Settings(**chosen))


def page(article: Article, **chosen: Any) -> Any:
    """Return the tree of the page of *article*, as a browser takes it."""
    return tinyhtml5.parse(write(rendered(article, **chosen)).content, transport_encoding="utf-8")


@cache
def whole() -> Any:
    return page(everything(), colophon=True)


def tags(root: Any, *names: str) -> list[Any]:
    wanted = {X + name for name in names}
    return [element for element in root.iter() if element.tag in wanted]


def style(root: Any) -> str:
    (found,) = tags(root, "style")
    return str(found.text)


# --- one file ------------------------------------------------------------------------------------


def test_nothing_is_fetched_and_nothing_runs() -> None:
    root = whole()
    assert not tags(root, "link", "iframe", "object", "embed", "form", "base")
    assert [script.get("type") for script in tags(root, "script")] == ["application/ld+json"]
    assert "@import" not in style(root)
    assert all(
        address.startswith(("data:", '"data:')) for address in re.findall(r"url\(([^)]*)", style(root))
    )
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    policy = next(m for m in tags(root, "meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content").startswith("default-src 'none';")


def faces(root: Any) -> list[TTFont]:
    packed = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", style(root))
    return [TTFont(io.BytesIO(base64.b64decode(one))) for one in packed]


def test_its_faces_have_what_it_needs_and_no_more() -> None:
    root = whole()
    words = {c for element in tags(root, "body") for text in element.itertext() for c in text if c > " "}
    found = faces(root)
    assert words <= {chr(code) for face in found for code in face.getBestCmap()}
    for face in found:
        assert len(face.getBestCmap()) < 200
        assert "Open Font License" in str(face["name"].getDebugName(13))
        assert (
            face["name"].getDebugName(4) == "Subset"
        )  # the name of a family is reserved for the whole of it


def test_a_plain_article_needs_few_faces() -> None:
    found = faces(page(brief()))
    assert len(found) <= 6
    for face in found:
        assert "onum" in {record.FeatureTag for record in face["GSUB"].table.FeatureList.FeatureRecord}


def test_bold_italics_come_where_they_are_needed() -> None:
    stressed = Emphasis(line("Now ", Strong(line("now"), NOWHERE)), NOWHERE)
    both = msgspec.structs.replace(brief(), body=(paragraph(stressed),))
    assert len(faces(page(both))) == len(faces(page(brief()))) + 1


def test_a_page_is_small() -> None:
    assert len(write(rendered(brief())).content) < 130_000


def test_same_bytes_elsewhere(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    digests = {hashlib.sha256(write(rendered(brief())).content).hexdigest()}
    for zone, tongue, seed in (("Pacific/Kiritimati", "tr_TR.UTF-8", "1"), ("America/Lima", "C", "77")):
        place = {
            "TZ": zone,
            "LANG": tongue,
            "LC_ALL": tongue,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(root),
        }
        command = [sys.executable, "-c", SAME]
        run = subprocess.run(
            command, env={**os.environ, **place}, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1


# --- what it says of itself ----------------------------------------------------------------------


def metas(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tags(root, "meta"):
        if meta.get("name"):
            found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def test_its_record_for_libraries() -> None:
    article = brief()
    told = metas(page(article))
    assert told["dcterms.title"] == told["citation_title"] == [TITLE]
    assert told["dcterms.creator"] == [author.name for author in article.authors]
    assert told["citation_author"] == [author.file_as for author in article.authors]
    assert told["dcterms.issued"] == ["2019-03-03"]
    assert told["citation_publication_date"] == ["2019/03/03"]
    assert told["dcterms.identifier"][0].startswith("urn:uuid:")
    assert {"dcterms.publisher", "dcterms.rights", "dcterms.modified", "dcterms.language"} <= set(told)
    assert told["generator"] == ["Octavo"]


def linked(root: Any) -> dict[str, Any]:
    (script,) = tags(root, "script")
    told: dict[str, Any] = json.loads(script.text)
    return told


def test_its_record_in_the_words_of_schema_org() -> None:
    dates = (*brief().dates, Date("updated", "2019-04", "April 2019", NOWHERE))
    article = msgspec.structs.replace(
        brief(), dates=dates, contributors=(Contributor("Lea Sol", "trl"),), identifiers=("10.1234/abc",)
    )
    told = linked(page(article))
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Article")
    assert told["headline"] == TITLE
    assert [author["name"] for author in told["author"]] == [author.name for author in article.authors]
    assert (told["datePublished"], told["dateModified"]) == ("2019-03-03", "2019-04")
    assert told["translator"] == [{"@type": "Person", "name": "Lea Sol"}]
    assert told["url"] == told["identifier"] == "https://doi.org/10.1234/abc"
    assert told["publisher"]["@type"] == "Organization"
    assert None not in told.values()


def test_no_word_ends_the_record() -> None:
    title = "</script><script>alert(1)</script><!-- & more"
    article = msgspec.structs.replace(brief(), head=Head(title=line(title)))
    root = page(article)
    assert linked(root)["headline"] == title
    assert len(tags(root, "script")) == 1


@pytest.mark.parametrize("words", [NASTY, "\n\nTwo empty lines", "a\u2028b \U000f0c7a ￾"])
def test_odd_words_stand_in_the_page(words: str) -> None:
    article = msgspec.structs.replace(brief(), body=(paragraph(words),))
    text = " ".join("".join(tags(page(article), "body")[0].itertext()).split())
    assert " ".join(words.replace("\ufffe", "").replace("\u2028", " ").split()) in text


# --- how it is read ------------------------------------------------------------------------------


def test_its_parts_are_landmarks_and_its_headings_in_order() -> None:
    root = whole()
    (main,) = tags(root, "main")
    assert [child.tag for child in tags(root, "body")[0]] == [X + "main"]
    assert len(tags(main, "article")) == 1
    levels = [int(each.tag[-1]) for each in tags(root, "h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))
    (notes,) = [each for each in tags(root, "section") if each.get("role") == "doc-endnotes"]
    assert notes.get("aria-labelledby") in {each.get("id") for each in tags(root, "h2")}
    assert root.get("lang") == "en" and root.get("dir") == "ltr"


def test_marks_and_notes_lead_to_each_other() -> None:
    root = whole()
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    marks = [link for link in tags(root, "a") if link.get("role") == "doc-noteref"]
    assert len(marks) >= 4
    for mark in marks:
        note = by_id[mark.get("href")[1:]]
        (back,) = [link for link in tags(note, "a") if link.get("role") == "doc-backlink"]
        assert by_id[back.get("href")[1:]].get("href") == mark.get("href")
        assert back.text == mark.text and back.text in back.get("aria-label")


def test_the_language_of_foreign_words_is_told() -> None:
    article = msgspec.structs.replace(
        brief(), body=(paragraph("They said שלום and left."), paragraph("הנמל פתוח היום, כך אמר ראש העיר."))
    )
    (turned,) = [p for p in tags(page(article), "p") if p.get("dir") == "rtl"]
    assert turned.get("lang") == "he"
    arabic = msgspec.structs.replace(
        brief(), language="ar", body=(paragraph("تفشل الموانئ في مكاتبها قبل البحر." * 40),)
    )
    assert page(arabic).get("dir") == "rtl"
    assert 'font-family: "Noto Naskh Arabic"' in style(page(arabic))


def test_the_colophon_is_a_wish_of_the_house() -> None:
    text = "".join(tags(whole(), "article")[0].itertext())
    assert everything().source.sha256 in text
    assert everything().source.sha256 not in "".join(tags(page(everything()), "article")[0].itertext())


def test_the_contents_of_a_report_lead_to_its_headings() -> None:
    root = page(everything(), theme="report")
    ids = {element.get("id") for element in root.iter()}
    for nav in tags(root, "nav"):
        assert {link.get("href")[1:] for link in tags(nav, "a")} <= ids


def test_a_layout_without_a_place_for_the_style_is_refused() -> None:
    rendering = rendered(brief())
    (document,) = rendering.documents
    bare = msgspec.structs.replace(document, markup=document.markup.replace("<style></style>", ""))
    with pytest.raises(EditionError, match="no style element"):
        write(msgspec.structs.replace(rendering, documents=(bare,)))


# --- colours -------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_keeps_its_colours_by_day_and_can_be_read_by_night(theme: str) -> None:
    colour = load_tokens(Settings(theme=theme))["colour"]
    shades = choose_shades(colour)
    assert {name: shades["day"][name] for name in colour} == colour
    assert shades["night"]["paper"] != colour["paper"]


@pytest.mark.parametrize("accent", ["#ffd400", "#7a1f2b", "#000000", "#ffffff", "#3a3aff", "teal"])
def test_any_accent_can_be_read(accent: str) -> None:
    colour = load_tokens(Settings())["colour"] | {"accent": accent, "quiet": "#cccccc"}
    for shade in choose_shades(colour).values():
        for ground in ("paper", "tint"):
            assert contrast(shade["ink"], shade[ground]) >= 7
            assert contrast(shade["accent"], shade[ground]) >= SEEN
            assert contrast(shade["quiet"], shade[ground]) >= SEEN
        assert contrast(shade["on_band"], shade["band"]) >= SEEN


def test_contrast_is_that_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the usual example of one that just fails
    assert legible("#777777", ("#ffffff",), 4.5) != "#777777"
    assert legible("#767676", ("#ffffff",), 4.5) == "#767676"


def test_both_times_of_day_and_paper_are_styled() -> None:
    found = style(whole())
    assert "@media screen and (prefers-color-scheme: dark)" in found
    assert "@media print" in found and "@page" in found
    assert str(paths.fonts()) not in found
