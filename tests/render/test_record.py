"""The metadata of an edition."""

from msgspec import structs

from convert.model import Article, Contributor, Date, Head, Publisher, Remark
from convert.render.record import UNDATED, claim, make_record
from convert.settings import EpubSettings
from tests.made import NOWHERE, brief, line, paragraph
from tests.render.nasty import NASTY, nasty


def dated(*dates: tuple[str, str]) -> Article:
    made = tuple(Date(role, iso, "", NOWHERE) for role, iso in dates)  # type: ignore[arg-type]
    return structs.replace(brief(), dates=made)


def test_who_and_what() -> None:
    record = make_record(brief(), None)
    assert record.title == "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"
    assert [(c.name, c.file_as, c.relator) for c in record.creators] == [
        ("Ana Ruiz", "Ruiz, Ana", "aut"),
        ("Tom de la Cruz", "de la Cruz, Tom", "aut"),
    ]
    assert record.publisher == "Harbor Institute for Trade, Lakeside University"
    assert record.description == "Cranes are cheap. Clerks are not, and the queue knows it."


def test_the_identifier_outlives_a_corrected_paragraph_and_a_renamed_file() -> None:
    article = brief()
    renamed = structs.replace(
        article,
        body=(paragraph("Corrected."),),
        source=structs.replace(article.source, name="other.txt", sha256="1" * 64),
        dates=(*article.dates, Date("updated", "2020-02-02", "", NOWHERE)),
    )
    assert make_record(renamed, 5).identifier == make_record(article, None).identifier
    assert make_record(article, None).identifier.startswith("urn:uuid:")


def test_another_title_date_or_publisher_is_another_article() -> None:
    article = brief()
    others = (
        structs.replace(article, head=Head(title=line("Another"))),
        dated(("published", "2019-03-04")),
        structs.replace(article, publisher=Publisher("Another")),
    )
    identifiers = {make_record(other, None).identifier for other in (article, *others)}
    assert len(identifiers) == 4


def test_a_declared_identifier_wins() -> None:
    for declared, expected in (
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("ISBN 978-3-16-148410-0", "urn:isbn:9783161484100"),
        ("https://example.org/a", "https://example.org/a"),
    ):
        assert make_record(structs.replace(brief(), identifiers=(declared,)), None).identifier == expected
    nonsense = structs.replace(brief(), identifiers=("No. 14",))
    assert make_record(nonsense, None).identifier == make_record(brief(), None).identifier


def test_what_else_it_is_known_by_and_where_it_appeared_before() -> None:
    declared = ("10.1000/182", "No. 14", "https://example.org/a", "ISBN 978-3-16-148410-0", "doi:10.1000/182")
    before = Remark("republication", line("This first appeared", " in the Quay."), NOWHERE)
    record = make_record(structs.replace(brief(), identifiers=declared, remarks=(before,)), None)
    assert record.identifier == "https://doi.org/10.1000/182"
    assert record.other_identifiers == ("https://example.org/a", "urn:isbn:9783161484100")
    assert record.sources == ("https://example.org/a", "This first appeared in the Quay.")
    assert make_record(brief(), None).sources == make_record(brief(), None).other_identifiers == ()


def test_a_contributor_is_filed_as_an_author_is() -> None:
    people = (Contributor("Lea Sol", "trl", "Sol, Lea"), Contributor("Harbor Board", "edt"))
    record = make_record(structs.replace(brief(), contributors=people), None)
    assert [person.file_as for person in record.creators[-2:]] == ["Sol, Lea", "Harbor Board"]


def test_only_a_house_claims_conformance() -> None:
    record = make_record(brief(), None)
    assert claim(record, EpubSettings(certified_by="Quay Audits")) == record
    claimed = claim(record, EpubSettings(conforms_to="WCAG 2.1 Level AA"))
    assert (claimed.conforms_to, claimed.certified_by) == ("WCAG 2.1 Level AA", record.publisher)
    audited = EpubSettings(conforms_to="WCAG 2.2 Level A", certified_by="Quay Audits")
    assert claim(record, audited).certified_by == "Quay Audits"


def test_the_day_of_the_bytes() -> None:
    assert make_record(dated(("published", "2019-03-03")), 10**9).modified == "2019-03-03T00:00:00Z"
    updated = dated(("published", "2019-03-03"), ("updated", "2020-05-06"))
    assert make_record(updated, None).modified == "2020-05-06T00:00:00Z"
    assert make_record(dated(("published", "2019-03")), None).modified == "2019-03-01T00:00:00Z"
    assert make_record(dated(("published", "2019")), None).modified == "2019-01-01T00:00:00Z"
    assert make_record(dated(), 10**9).modified == "2001-09-09T00:00:00Z"
    assert make_record(dated(), None).modified == f"{UNDATED}T00:00:00Z"
    assert make_record(dated(), -1).modified == f"{UNDATED}T00:00:00Z"


def test_metadata_is_one_line_of_legal_text() -> None:
    article = structs.replace(
        nasty(),
        head=Head(title=line("A\u2028B\x00C \ud800 D")),
        keywords=("x\x07y",),
        publisher=Publisher("P\nQ"),
    )
    record = make_record(article, None)
    assert (record.title, record.keywords, record.publisher) == ("A BC D", ("xy",), "P Q")
    assert make_record(nasty(), None).title.startswith(NASTY)


def test_an_article_without_a_title_is_called_after_its_source() -> None:
    assert make_record(structs.replace(brief(), head=Head()), None).title == "quay.txt"
