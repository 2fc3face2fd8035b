"""The words of an RTF file, paragraph by paragraph, in the order of the file, notes among them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from convert.lazy_regex import lazy_regex

TOKEN = lazy_regex(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
"""A control word, a byte of the old code page, a control sign, a brace, or text."""

NO_TEXT = frozenset(
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore "
    "latentstyles listtable listoverridetable rsidtbl generator fldinst listtext pntext bkmkstart "
    "bkmkend xe tc txe header headerl headerr headerf footer footerl footerr footerf filetbl "
    "mmathPr sp revtbl annotation atnid atnauthor atrfstart atrfend ftnsep ftnsepc aftnsep aftnsepc "
    "userprops xmlnstbl wgrffmtfilter nonshppict falt panose pgptbl pnseclvl deleted".split()
)
"""Groups whose words are no text of the document."""

TEXT_ALL_THE_SAME = frozenset(("footnote", "shptxt", "shpinst", "shp"))
"""Groups that hold text though a star says that a program need not know them."""

SPACES = frozenset(("tab", "line", "cell", "nestcell", "enspace", "emspace", "chpgn"))

ENDS = frozenset(("par", "row", "sect", "page", "nestrow", "footnote"))

SIGNS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}
"""Control signs that are text; a soft hyphen is none."""

QUOTES = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—"}

UNKNOWN = "\x00"
"""A sign of an old code page: which one it is depends on the font, and words with it are not compared."""

NO_WORDS = lazy_regex(rf"\S*{UNKNOWN}\S*")


class _Group(Struct):
    """What holds inside a pair of braces."""

    silent: bool = False
    """Whether its words are no text."""
    fallback: int = 1
    """Signs of the old code page that stand behind each sign of Unicode."""


class _Words:
    """The words read so far, and the groups that are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.groups = [_Group()]
        self.skip = 0
        self.starred = False

    def brace(self, brace: str) -> None:
        """Open or close a group; no fallback goes on behind it."""
        self.skip = 0
        if brace == "{":
            self.groups.append(_Group(self.groups[-1].silent, self.groups[-1].fallback))
        elif len(self.groups) > 1:
            self.groups.pop()

    def control(self, word: str, value: int | None) -> None:
        """Do what the control *word* says."""
        group = self.groups[-1]
        if word in NO_TEXT or (self.starred and word not in TEXT_ALL_THE_SAME):
            group.silent = True
        elif word == "uc":
            group.fallback = value or 0
        elif word == "u" and value is not None:
            # Two values make one sign beyond the first plane; no word of this comparison needs it.
            self.put(chr(value % 65536) if not 0xD800 <= value % 65536 < 0xE000 else UNKNOWN)
            self.skip = group.fallback
        else:
            self.put(QUOTES.get(word, " " if word in SPACES else ""))

    def old(self, said: str) -> None:
        """Add a text or sign of the old code page, less what only stands in for a sign of Unicode."""
        cut = min(self.skip, len(said))
        self.skip -= cut
        self.put(said[cut:])

    def put(self, said: str) -> None:
        """Add *said* where it is text."""
        if said and not self.groups[-1].silent:
            self.parts.append(said)

    def end(self) -> str:
        """Return the words since the last end, without those that are not sure."""
        words = NO_WORDS.sub(" ", "".join(self.parts))
        self.parts = []
        return words


def rtf_paragraphs(data: bytes) -> Iterator[str]:
    """Yield the text of each paragraph and note of the RTF *data*."""
    words = _Words()
    for match in TOKEN.finditer(data.decode("latin-1")):
        if match["brace"]:
            words.brace(match["brace"])
        elif match["word"]:
            if match["word"] in ENDS:
                yield words.end()
            words.control(match["word"], int(match["value"]) if match["value"] else None)
        elif match["sign"]:
            words.put(SIGNS.get(match["sign"], ""))
        else:
            words.old(match["text"] or UNKNOWN)
        words.starred = match["sign"] == "*"
    yield words.end()
