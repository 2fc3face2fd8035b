"""No compressed stream ends in the byte of a line end."""

import pydyf

from convert.write.pdf_streams import steady_ends


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
