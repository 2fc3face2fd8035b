"""Bytes that become text: marks, declared encodings, what they look like, and what is no text at all."""

import codecs

import pytest

from convert.check import check
from convert.cli import main
from convert.encoding import CANDIDATES, doubt_encoding, guess_encoding
from convert.errors import SourceError
from convert.findings import Finding
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

HEAD = "The Slow Ferry\n\nBy Ana Ruiz\n\n"
TEXT = HEAD + "The ferry leaves when its captain says so, and the café on the quay knows it first. " * 6
RUSSIAN = "Медленный паром\n\n" + "Паром отходит от пристани, когда капитан скажет, и люди ждут его. " * 6
TEXTS = {
    "koi8-r": RUSSIAN,
    "cp1251": RUSSIAN,
    "iso8859-5": RUSSIAN,
    "cp866": RUSSIAN,
    "cp1253": "Το αργό πλοίο φεύγει όταν το πει ο καπετάνιος, και οι άνθρωποι περιμένουν. " * 6,
    "cp1255": "המעבורת האיטית יוצאת כאשר רב החובל אומר, והאנשים מחכים לה על הרציף. " * 6,
    "cp1256": "العبارة البطيئة تغادر عندما يقول القبطان ذلك والناس ينتظرونها على الرصيف. " * 6,
    "cp874": "เรือข้ามฟากออกเมื่อกัปตันบอกและผู้คนรออยู่ที่ท่าเรือ " * 6,
    "iso8859-2": "Prom odpływa, gdy kapitan tak powie, a ludzie czekają na nabrzeżu i są źli. " * 6,
    "cp1250": "Prom odpływa, gdy kapitan tak powie, a ludzie śpią na nabrzeżu i są źli. " * 6,
    "shift_jis": "船長がそう言うと渡し船は出る。人々は岸で待っている。" * 6,
    "euc_jp": "船長がそう言うと渡し船は出る。人々は岸で待っている。" * 6,
    "gb18030": "船长说走,渡船就离开。人们在码头上等着,不知道要等多久。" * 6,
    "big5": "船長說走,渡船就離開。人們在碼頭上等著,不知道要等多久。" * 6,
    "euc_kr": "선장이 말하면 나룻배는 떠난다. 사람들은 부두에서 그것을 기다리고 있다. " * 6,
    "mac_roman": "The ferry’s café “knows” it first, and the naïve don’t: the fiancé’s, too. " * 6,
    "cp850": "Le passage à l’été était déjà décidé, où que l’on fût placé. ".replace("’", "'") * 6,
}
"""A text in each encoding that can be told."""


def findings(data: bytes, name: str = "a.txt") -> list[Finding]:
    draft = read(decode_source(data, name))
    return [*draft.findings, *check(parse(draft, Settings()), Settings())]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "cp1252"),
    ],
)
def test_the_mark_decides_then_utf8_then_western(mark: bytes, encoding: str) -> None:
    source = decode_source(mark + TEXT.encode(encoding), "a.txt")
    assert (source.encoding, source.text.removeprefix("\ufeff")) == (encoding, TEXT)
    # The mark is a character of the source; no title begins with it.
    assert source.text.startswith("\ufeff") == bool(mark)
    assert not [each for each in findings(mark + TEXT.encode(encoding)) if each.severity == "error"]


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_declared_encoding_is_used(encoding: str) -> None:
    text = TEXTS[encoding]
    source = decode_source(text.encode(encoding), "a.txt", encoding=encoding)
    assert (source.text, source.encoding) == (text, encoding)


def test_utf8_outranks_what_is_declared() -> None:
    """A folder of old texts gets new ones, and nobody declares each."""
    assert decode_source(RUSSIAN.encode(), "a.txt", encoding="koi8-r").text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "UTF-16BE", "iso2022_jp", "ISO-2022-JP", "utf-7"])
def test_what_could_pass_for_utf8_is_read_as_declared(encoding: str) -> None:
    text = TEXTS["euc_jp"] if "2022" in encoding else TEXT
    assert decode_source(text.encode(encoding), "a.txt", encoding=encoding).text == text


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_wrong_encoding_is_told_and_its_reading_proposed(encoding: str) -> None:
    text = TEXTS[encoding]
    data = text.encode(encoding)
    assert guess_encoding(data) == encoding
    try:
        source = decode_source(data, "a.txt")
    except SourceError as error:
        assert f'"{encoding}"' in (error.remedy or "")
        return
    assert source.text.encode("cp1252") == data  # never silently changed
    doubt = doubt_encoding(source.text, source.encoding)
    assert doubt is not None
    assert f"as {encoding} this reads" in doubt.reason
    assert doubt.reason.rsplit("reads ", 1)[1].strip("'\"") in text
    assert [each.severity for each in findings(data) if each.code == "wrong-encoding"] == ["error"]


def test_every_candidate_has_its_text() -> None:
    assert {name for name, _, _ in CANDIDATES} == set(TEXTS)


def test_japanese_mail_is_told() -> None:
    found = findings(TEXTS["euc_jp"].encode("iso2022_jp"))
    assert "iso2022_jp" in next(each.sentence for each in found if each.code == "wrong-encoding")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "L’été déjà passé, où l’on créée naïve, à côté du nº 5 et des 20°C — «voilà». " * 9,
        "¿Qué? ¡Sí! Mañana a las 5º, señor: 3½ años y 2× más, 10€ o £5. " * 9,
        "Fußgänger hören Öl über Äcker; der »Süßigkeitenbäcker« kostet 3 € ±0. " * 9,
        "Hääyöaie jäi öösel õue, aga sääsk ei näinud ööd. " * 9,
        "Þetta er íslenskur texti sem á að vera læsilegur öllum, þó ekki ætíð. " * 9,
        "Ele não está à mão, então vão às reuniões de ação e à nação. " * 9,
    ],
)
def test_western_words_are_no_doubt(text: str) -> None:
    assert not [each for each in findings(text.encode("cp1252")) if each.code == "wrong-encoding"]


def test_broken_utf8_is_told_at_the_broken_byte() -> None:
    data = TEXT.encode()
    broken = data[:40] + b"\xe9" + data[40:]
    found = next(each for each in findings(broken) if each.code == "wrong-encoding")
    assert (found.start, "UTF-8 but for" in found.sentence) == (40, True)
    # A closing quotation mark has a byte that Western text has not.
    with pytest.raises(SourceError, match=r"a\.txt:3.*byte 0xe9 at offset 20") as caught:
        decode_source(data[:20] + b"\xe9" + data[20:] + "”".encode(), "a.txt")
    assert "The rest is UTF-8" in (caught.value.remedy or "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told(encoding: str) -> None:
    with pytest.raises(SourceError, match=f"{encoding} without the mark") as caught:
        decode_source(TEXT.encode(encoding), "a.txt")
    assert f'encoding = "{encoding}"' in (caught.value.remedy or "")


def test_what_is_binary_is_refused() -> None:
    for data in (b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", bytes(range(256)) * 4):
        with pytest.raises(SourceError, match="not text"):
            decode_source(data, "a.txt")


def test_the_setting_reaches_the_reader(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes((RUSSIAN + "Иван Петров").encode("koi8-r"))
    assert main(["check", "a.txt"]) == 1
    told = capsys.readouterr().out
    assert "error wrong-encoding: the bytes were read in a wrong encoding: as cp1252 it has words" in told
    assert "as koi8-r this reads 'Медленный'" in told
    (tmp_path / "octavo.toml").write_text('encoding = "koi8-r"\n')
    assert main(["parse", "a.txt"]) == 0
    assert '"title":"Медленный паром"' in capsys.readouterr().out.replace(": ", ":")
    assert main(["check", "a.txt"]) == 0
    (tmp_path / "octavo.toml").write_text('encoding = "koi9"\n')
    assert main(["check", "a.txt"]) == 3
    assert "no encoding is called koi9" in capsys.readouterr().err
