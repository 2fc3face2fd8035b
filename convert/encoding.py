"""Bytes -> the encoding that they look like, where they are no UTF-8 and make no words as Western text."""

import codecs
import re

from msgspec import Struct

SAMPLE = 65_536
"""Bytes that are looked at; a text in another encoding shows it in its first lines."""

HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
HAN = "的一是不了在人有我他和也就要下以生自之家可地出道得那去心小"
SIMPLIFIED = HAN + "这中大来上国个到说们为子你时年会着过学对里后么"
TRADITIONAL = HAN + "這中大來上國個到說們為子你時年會著過學對裡後麼"
CYRILLIC = "оеаинтсрвлкмдпуяыьгзібї"
CENTRAL = "ąęłóśżćńźáéíýčšřžěůúťďňőűöüľôăâîşţđŁŚŻČŠŘŽÁÉÖÜ„”"
WESTERN = "éèàçêâîôùûëïüöäßáíóúñãõåøæÉÄÖÜ’‘“”–—…«»¿¡"

CANDIDATES: tuple[tuple[str, str, float], ...] = (
    ("shift_jis", HIRAGANA, 0.2),
    ("euc_jp", HIRAGANA, 0.2),
    ("gb18030", SIMPLIFIED, 0.08),
    ("big5", TRADITIONAL, 0.08),
    ("euc_kr", "이다는의에을가고지하도로사기리은를인한서", 0.2),
    ("koi8-r", CYRILLIC, 0.7),
    ("cp1251", CYRILLIC, 0.7),
    ("iso8859-5", CYRILLIC, 0.7),
    ("cp866", CYRILLIC, 0.7),
    ("cp1253", "αοιετσνηυρπκμλςάέήίόύώ", 0.7),
    ("cp1255", "יוהלאמרתבשנ", 0.6),
    ("cp1256", "الينمرتوبعدهس", 0.6),
    ("cp874", "านรอกเงมยลวดทสต่้ัี", 0.5),
    ("iso8859-2", CENTRAL, 0.85),
    ("cp1250", CENTRAL, 0.85),
    ("mac_roman", WESTERN, 0.85),
    ("cp850", WESTERN, 0.85),
)
"""Encodings, the characters beyond ASCII that texts in them have most, and how many of all those they are."""

ACCENTS = "À-ÖØ-öø-ÿŠšŽžŒœŸ"
SIGNS = "¡¢£¤¥¦¨©¬®¯°±²³¶¸¹¼½¾¿×÷†‡ˆ‰‚„"

WORD = re.compile(r"\S+")
ACCENTED = re.compile(f"[{ACCENTS}{SIGNS}]")
"""What only a word with letters or signs beyond ASCII has, of a text that was read as Western."""

NO_WORD = re.compile(rf"[a-zß-öø-ÿ][À-ÖØ-ÞŠŽŒŸ]|[^\W\d_][{SIGNS}][^\W\d_]|[{ACCENTS}]{{4}}")
"""What no Western word has: a capital behind a small letter, a sign between letters, four accents."""

FEWEST_ODD = 3
ODD_SHARE = 1 / 3
"""Odd places, and odd words among those with accents, before the whole is not what it was read as."""

DAMAGED_SHARE = 0.25
"""Share of the characters beyond ASCII that may be broken in what is UTF-8 nevertheless."""


class Doubt(Struct, frozen=True):
    """Why a text is hardly in the encoding that it was read in."""

    start: int
    """Offset of the first word that is none."""
    end: int
    """Offset behind it."""
    reason: str
    """What is the matter, in words."""


def doubt_encoding(text: str, encoding: str) -> Doubt | None:
    """Return what speaks against *encoding*, in which *text* was read; None where nothing does."""
    if encoding == "utf-8":
        at = text.find("\x1b$")  # how Japanese mails switch to their own characters
        return Doubt(at, at + 2, _proposal(text, at, "iso2022_jp")) if at >= 0 else None
    if encoding not in ("cp1252", "latin-1"):
        return None
    sample = text[:SAMPLE]
    words = [word for word in WORD.finditer(sample) if ACCENTED.search(word[0])]
    odd = [word for word in words if NO_WORD.search(word[0])]
    # A script without spaces has one long word a paragraph.
    places = sum(len(NO_WORD.findall(word[0])) for word in odd)
    if places < FEWEST_ODD or len(odd) < ODD_SHARE * len(words):
        return None
    start, end = odd[0].span()
    data = text.encode(encoding)
    named = guess_encoding(data)
    if named == "utf-8":
        return Doubt(*first_broken(data), "it is UTF-8 but for a few bytes, of which this is the first")
    reason = f"as {encoding} it has words such as {odd[0][0][:40]!r}"
    if named is None:
        return Doubt(start, end, f"{reason}; what it is cannot be told")
    reading = data[start:end].decode(named, "replace")
    return Doubt(start, end, f"{reason}; as {named} this reads {reading[:40]!r}")


def _proposal(text: str, at: int, named: str) -> str:
    line = text[at:].split("\n", 1)[0].encode("utf-8")
    return f"it has the signs of {named}, as which this reads {line.decode(named, 'replace')[:40]!r}"


def first_broken(data: bytes) -> tuple[int, int]:
    """Return from where to where the first bytes of *data* stand that are no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start, error.end
    return 0, 0


def guess_encoding(data: bytes) -> str | None:
    """Return the encoding that *data*, which is no UTF-8, is most likely in; None where none fits."""
    sample = data[:SAMPLE]
    if _is_damaged_utf8(sample):
        return "utf-8"
    if zeros := _utf16_order(sample):
        return zeros
    scores = [(_score(sample, name, common), name, least) for name, common, least in CANDIDATES]
    fitting = [(score / least, name) for score, name, least in scores if score >= least]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _is_damaged_utf8(sample: bytes) -> bool:
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    beyond = sum(sign > "\x7f" for sign in text)
    return beyond - text.count("\ufffd") >= FEWEST_ODD and text.count("\ufffd") <= DAMAGED_SHARE * beyond


def _utf16_order(sample: bytes) -> str | None:
    """Return which UTF-16 *sample* is in, as far as its letters are ASCII: every other byte is zero."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half / 2 > 4 * sample[::2].count(0):
        return "utf-16-le"
    if half and sample[::2].count(0) > half / 2 > 4 * sample[1::2].count(0):
        return "utf-16-be"
    return None


def _score(sample: bytes, name: str, common: str) -> float:
    """Return how many of the characters beyond ASCII are *common*, as a share; 0 for what is not *name*."""
    try:
        text = codecs.getincrementaldecoder(name)("strict").decode(sample)
    except UnicodeDecodeError:
        return 0.0
    beyond = [sign for sign in text if sign > "\x7f"]
    wanted = set(common)
    return sum(sign in wanted for sign in beyond) / len(beyond) if beyond else 0.0
