"""Where the lines of a headline may end where no space stands: between phrases, behind a dash."""

import re
from functools import lru_cache
from itertools import accumulate, compress, pairwise

import budoux

NO_START = frozenset(
    " 、。，．・：；？！」』）】〉》〕］｝”’…ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Signs that begin no line (JIS X 4051, 3.1.2): they stay with what stands before them."""
NO_END = frozenset("「『（【〈《〔［｛“‘")
"""Signs that end no line: they stay with what stands behind them."""
PAUSES = frozenset("、。，：；？！")
"""Signs behind which a reader pauses."""
DASHED = re.compile(r"(?<=\w—)(?=\w)")
"""Behind a dash between two words, as English sets it."""
SPACED = re.compile(r"(?<= )(?=[^ ])")
FOREIGN_SPACE = re.compile(r" (?=[A-Za-z0-9])")
"""Between words of another language; before one of this, it belongs to the phrase."""


@lru_cache(maxsize=8)
def parser_of(language: str) -> budoux.Parser | None:
    """Return what divides *language*, a BCP 47 tag, into phrases; None for one that sets spaces."""
    match language.lower().replace("_", "-").split("-"):
        case ["ja", *_]:
            return budoux.load_default_japanese_parser()
        case ["zh", *rest] if {"hant", "tw", "hk", "mo"}.intersection(rest):
            return budoux.load_default_traditional_chinese_parser()
        case ["zh", *_]:
            return budoux.load_default_simplified_chinese_parser()
        case _:
            return None


def split_phrases(text: str, language: str) -> tuple[str, ...]:
    """Return the phrases of *text*, which make it up without a space between them; none for a text of one.

    In a *language* that sets spaces they are its words where a dash joins two of them; else none.
    """
    parser = parser_of(language)
    if "\n" in text or (parser is None and not DASHED.search(text)):
        return ()
    if parser is None:
        return tuple(part for word in SPACED.split(text) for part in DASHED.split(word))
    parsed = parser.parse(text)
    # Of a run of single signs the parser knew no word: they are one more often than not.
    known = (max(len(one), len(other)) > 1 for one, other in pairwise(parsed))
    ends = set(compress(accumulate(map(len, parsed)), known))
    ends |= {at for at, sign in enumerate(text, 1) if sign in PAUSES}
    ends |= {space.end() for space in FOREIGN_SPACE.finditer(text)}
    places = (0, *(end for end in sorted(ends) if 0 < end < len(text) and _may_end(text, end)), len(text))
    return tuple(text[start:end] for start, end in pairwise(places)) if len(places) > 2 else ()


def _may_end(text: str, end: int) -> bool:
    """Tell whether a line may end before the sign at *end*; within words of Latin letters it may not."""
    last, following = text[end - 1], text[end]
    foreign = last.isascii() and following.isascii() and last != " "
    return not foreign and last not in NO_END and following not in NO_START
