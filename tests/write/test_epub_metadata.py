"""What the package says of the article, and what it says of access to it."""

import io
import zipfile

import msgspec
from lxml import etree

from convert.write.epub import write
from convert.write.epub_access import find_access
from convert.write.epub_pages import read_page
from tests.write.made_epub import BODY, LABELS, RECORD, book

NAMES = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def package(**changes: object) -> etree._Element:
    """Return the package document of the book with *changes* of its record."""
    record = msgspec.structs.replace(RECORD, **changes)
    archive = zipfile.ZipFile(io.BytesIO(write(book(record=record)).content))
    return etree.fromstring(archive.read("EPUB/content.opf"))


def find(root: etree._Element, path: str) -> list[str]:
    return [part if isinstance(part, str) else part.text for part in root.xpath(path, namespaces=NAMES)]


def refinements(root: etree._Element, target: str) -> dict[str, str]:
    found = root.xpath(f"//opf:meta[@refines='#{target}']", namespaces=NAMES)
    return {meta.get("property"): meta.text for meta in found}


def test_people_in_their_order_with_role_and_filing() -> None:
    root = package()
    assert find(root, "//dc:creator") == ["Ana Ruiz", "Tom de la Cruz"]
    assert find(root, "//dc:contributor") == ["Lea Sol"]
    ids = find(root, "//dc:creator/@id") + find(root, "//dc:contributor/@id")
    assert len(set(ids)) == 3
    assert [refinements(root, name) for name in ids] == [
        {"role": "aut", "file-as": "Ruiz, Ana", "display-seq": "1"},
        {"role": "aut", "file-as": "de la Cruz, Tom", "display-seq": "2"},
        {"role": "trl", "file-as": "Sol, Lea", "display-seq": "3"},
    ]
    schemes = root.xpath("//opf:meta[@property='role']/@scheme", namespaces=NAMES)
    assert schemes == ["marc:relators"] * 3
    assert find(root, "//opf:meta[@property='file-as']/@scheme") == []


def test_the_rest_of_the_record() -> None:
    root = package()
    assert find(root, "//dc:identifier") == [RECORD.identifier]
    assert root.get("unique-identifier") == find(root, "//dc:identifier/@id")[0]
    assert find(root, "//dc:title") == ["Why Ports Fail: The Queue"]
    assert find(root, "//dc:language") == ["en"]
    assert find(root, "//dc:publisher") == ["Harbor Institute, Lakeside University"]
    assert find(root, "//dc:date") == ["2019-03-03"]
    assert find(root, "//dc:description") == ["Cranes are cheap."]
    assert find(root, "//dc:subject") == ["ports", "trade"]
    assert find(root, "//dc:rights") == ["© 2019 Harbor Institute."]


def test_series_is_a_collection_with_its_number() -> None:
    root = package()
    assert find(root, "//opf:meta[@property='belongs-to-collection']") == ["Policy Notes"]
    assert refinements(root, "series") == {"collection-type": "series", "group-position": "14"}
    assert refinements(package(number="Spring"), "series") == {"collection-type": "series"}
    assert find(package(series=None), "//opf:meta[@property='belongs-to-collection']") == []


def test_what_the_record_lacks_is_not_said() -> None:
    root = package(publisher=None, published=None, description=None, keywords=(), rights=None, creators=())
    for name in ("publisher", "date", "description", "subject", "rights", "creator", "contributor"):
        assert find(root, f"//dc:{name}") == []
    assert not [e for e in root.find("opf:metadata", NAMES) if not e.text and not e.get("name")]


def test_other_identifiers_and_sources_stand_beside_the_one_that_is_unique() -> None:
    other = ("https://example.org/a", "urn:isbn:9783161484100")
    root = package(other_identifiers=other, sources=("https://example.org/a", "First in the Quay."))
    assert find(root, "//dc:identifier") == [RECORD.identifier, *other]
    assert find(root, f"//dc:identifier[@id='{root.get('unique-identifier')}']") == [RECORD.identifier]
    assert find(root, "//dc:source") == ["https://example.org/a", "First in the Quay."]


def test_a_claim_of_conformance_is_the_house_s_own() -> None:
    root = package(conforms_to="WCAG 2.1 Level AA", certified_by="Harbor Institute")
    claims = "//opf:meta[@property='{}']"
    assert find(root, claims.format("dcterms:conformsTo")) == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
    assert find(root, claims.format("a11y:certifiedBy")) == ["Harbor Institute"]
    assert not find(package(certified_by="Harbor Institute"), claims.format("a11y:certifiedBy"))


def test_nothing_of_the_packager_and_no_claim_of_conformance() -> None:
    root = package()
    assert find(root, "//opf:meta[@name='generator']") == []
    assert find(root, "//opf:meta[@property='dcterms:conformsTo']") == []


def access(body: str) -> dict[str, tuple[str, ...] | str]:
    pages = tuple(read_page(made) for made in book(body).documents)
    return msgspec.structs.asdict(find_access(pages, LABELS))


def test_text_alone_is_textual_and_has_no_features_that_are_not_there() -> None:
    found = access("<p>Words.</p>")
    assert found["modes"] == ("textual",)
    assert found["sufficient"] == ("textual",)
    assert found["features"] == ("tableOfContents", "readingOrder", "displayTransformability", "unlocked")
    assert found["hazards"] == ("none",)
    assert found["summary"] == "All of it is text."


def test_headings_roles_and_notes_are_told() -> None:
    found = access(BODY)
    assert {"structuralNavigation", "ARIA"} <= set(found["features"])
    assert found["summary"] == "All of it is text. Headings. Notes are linked."


def test_pictures_need_their_alternative_text() -> None:
    described = access('<p><img src="a.png" alt="A crane"/></p>')
    assert described["modes"] == ("textual", "visual")
    assert described["sufficient"] == ("textual",)
    assert "alternativeText" in described["features"]
    assert described["summary"].endswith("Pictures are described.")
    bare = access('<p><img src="a.png" alt="A crane"/><img src="b.png"/></p>')
    assert bare["sufficient"] == ("textual,visual",)
    assert "alternativeText" not in bare["features"]


def test_page_breaks_are_told() -> None:
    found = access('<p><span epub:type="pagebreak" role="doc-pagebreak" id="p2" aria-label="2"/>Words.</p>')
    assert {"pageBreakMarkers", "pageNavigation"} <= set(found["features"])


def test_access_is_in_the_package() -> None:
    root = package()
    assert find(root, "//opf:meta[@property='schema:accessMode']") == ["textual"]
    assert find(root, "//opf:meta[@property='schema:accessibilityHazard']") == ["none"]
    assert "structuralNavigation" in find(root, "//opf:meta[@property='schema:accessibilityFeature']")
    assert len(find(root, "//opf:meta[@property='schema:accessibilitySummary']")) == 1
