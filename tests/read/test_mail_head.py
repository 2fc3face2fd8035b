"""The headers of mails: folded, encoded, in other languages, passed on; and what only looks like them."""

import pytest

from convert.read.front_stated import Front
from convert.read.mail_head import read_headers
from convert.read.mail_letter import cut_letter


def said(front: Front) -> list[tuple[str, str]]:
    return [(value.field, value.value) for value in front.declared]


def test_a_subject_over_two_lines_and_keys_of_programs() -> None:
    text = "Received: by a\n\tfor b\nSubject: Why Ports\n Fail\nIn-Reply-To: <1@a>\nFrom: Ana Ruiz\n\nText."
    assert said(read_headers(text)) == [("title", "Why Ports Fail"), ("author", "Ana Ruiz")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Fwd: Why Ports Fail", "Why Ports Fail"),
        ("AW: WG: [desk] Re[2]: Why Ports Fail", "Why Ports Fail"),
        ("=?utf-8?Q?Warum_H=C3=A4fen_scheitern?=", "Warum Häfen scheitern"),
        ("=?x-none?Q?Why?=", "=?x-none?Q?Why?="),
        ("[Review] Why Ports Fail", "[Review] Why Ports Fail"),
        ("Reading the Gauge: A Life", "Reading the Gauge: A Life"),
        ("Re:", "Re:"),
    ],
)
def test_a_subject_is_what_its_writer_wrote(written: str, read: str) -> None:
    front = read_headers(f"From: Ana Ruiz\nSubject: {written}\n\nText.")
    assert said(front) == [("author", "Ana Ruiz"), ("title", read)]


@pytest.mark.parametrize(
    "head",
    [
        "Von: Ana Ruiz\nGesendet: 2019-03-03\nBetreff: Die Fähre",
        "De : Ana Ruiz\nEnvoyé : 2019-03-03\nObjet : Die Fähre",
        "От: Ana Ruiz\nДата: 2019-03-03\nТема: Die Fähre",
        "差出人：\tAna Ruiz\n日時：\t2019-03-03\n件名：\tDie Fähre",
    ],
)
def test_other_languages(head: str) -> None:
    front = read_headers(f"{head}\n\nText.")
    assert said(front) == [("author", "Ana Ruiz"), ("published", "2019-03-03"), ("title", "Die Fähre")]


INNER = "From: Ana Ruiz\nDate: 2019-03-03\nSubject: Why Ports Fail\n\nText."


@pytest.mark.parametrize(
    "mark", ["Begin forwarded message:", "-----Original Message-----", "________________"]
)
def test_of_a_mail_that_was_passed_on_the_first_counts(mark: str) -> None:
    text = f"From: Dana Whit\nSubject: Fwd: a piece\n\nSee below.\n\n{mark}\n{INNER}"
    front = read_headers(text)
    assert said(front) == [("author", "Ana Ruiz"), ("published", "2019-03-03"), ("title", "Why Ports Fail")]
    assert text[front.end :] == "\nText."
    assert [finding.code for finding in front.findings] == ["covering-letter"]
    assert "".join(each.span.cut(text) for each in front.skipped).startswith("From: Dana Whit")


def test_a_mail_that_an_article_quotes_is_no_head() -> None:
    text = f"Why the Desk Laughed\n\nOne morning this came in. It is quoted whole.\n\n{INNER}"
    assert read_headers(text) == Front()


@pytest.mark.parametrize(
    "text",
    [
        "All Ports Are Local,\n\nTolly\n\n---\n\nText.",
        "Dear Dana.\n\nHere it is.\n\nTolly\n\n---\n\n" + "Text. " * 40,
        "Dear Dana,\n\nHere it is, and it goes on.\n\n---\n\n" + "Text. " * 40,
        "Hello, Dana,\n\n---\n\n" + "Text. " * 40,
    ],
)
def test_what_only_looks_like_a_letter_above(text: str) -> None:
    assert cut_letter(text, Front()) == Front()
