"""Streams say to every reader where they end and where their words stand."""

import pydyf
from msgspec import structs

from convert.prove import prove
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from convert.write.pdf_streams import steady_ends
from tests.made import brief, mark, note, paragraph


def test_streams_end_in_a_byte_that_is_no_line_end() -> None:
    pdf = pydyf.PDF()
    for number in range(600):
        extra = {"Length1": 9} if number % 2 else {}
        pdf.add_object(pydyf.Stream([b"q", b"1 " * number], extra, compress=True))
    odd = [item for item in pdf.objects if _last(item) in b"\r\n"]
    assert odd, "no stream ends in such a byte: the test shows nothing"
    steady_ends(pdf)
    assert [item for item in pdf.objects if _last(item) in b"\r\n"] == []
    assert all(item.compress or "Length1" in item.extra for item in odd)


def _last(item: object) -> bytes:
    if not isinstance(item, pydyf.Stream) or not item.compress:
        return b"."
    return bytes(item.data.removesuffix(b"\nendstream")[-1:])


def test_what_follows_a_word_of_another_face_stands_where_it_was_laid() -> None:
    # The second line is loose, and holds a sign of another face between its last word and the one before.
    first = "bễVao α×4[nÞøẻi«űn!i 2 Donaudampfschifffahrtsgesellschaftskapitän + 50–60 café"
    second = " üñłlaédőæMlẻwΩafnŒVe ẻ é ≤ ü6nuő£Ω7−&š.€ẻ"
    body = paragraph(
        first + second, mark(1), " hẻcøuVяu AűmVαol office ml 50–60 By Vдfn 8éẻ.£.ldğ0 uễWé·×ø 4ő"
    )
    article = structs.replace(brief(), body=(body,), notes=(note(1, "So."),))
    rendering = render(article, "pdf", Settings())
    written = write(rendering)
    # The proof measures with PDFium: half a word space before a note mark parts it from its word.
    assert prove(article, rendering, written.content, written.divisions) == ()
