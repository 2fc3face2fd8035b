"""Figures whose picture is lost: what is left of them is a caption, a credit, or both."""

import re
from functools import lru_cache

from convert.lazy_regex import lazy_regex
from convert.model import Figure, Line, Span
from convert.parse.alternatives import any_of
from convert.parse.desk import Desk
from convert.parse.picture_credit import find_picture_credit

RULE = "figure"

LONGEST = 500
"""Characters of a caption."""

LONGEST_CREDIT = 110
"""Characters of a line that only says who made the picture."""

AGENCY = (
    r"(?:getty(?: images)?(?: news)?|reuters|afp|shutterstock|istock(?:photo)?|alamy|epa(?:-efe)?|"
    r"bloomberg|ap(?: photo)?|"
    r"associated press|pa wire|flickr|wikimedia commons|unsplash|nasa|photodisc|corbis|magnum|rex features|"
    r"press association|anadolu|xinhua)"
)

LABELLED = lazy_regex(
    r"(?P<label>(?:figure|fig\.|chart|map|plate|exhibit|box|"
    r"illustration)\s+\d+[a-z]?(?:\.\d+)?\s*[.:–—|-]\s*)(?P<words>\S.*)",
    re.IGNORECASE,
)
"""``Figure 2. Berth waiting time``."""

ANNOUNCED = lazy_regex(
    r"(?:(?:cover|header|featured|lead) (?:photo|image)|"
    r"image(?: caption| copyright| source)?|photo(?:s|graph|graphs)?(?: caption)?|pictured?|file photo|"
    r"caption|illustration|"
    r"photo cutline)\s*:\s*\S|(?:image (?:caption|copyright|credit|source)|file photo|©\s*provided by)\b|"
    r"above:\s|\d{1,2}\s?of\s?\d{1,2}\s?(?=[^\W\d_]).{0,300}(?:photo|image|picture)",
    re.IGNORECASE,
)
"""How a caption opens whose label survived."""

CREDIT = lazy_regex(
    r"[(\[]?\s*(?:(?:photo(?:s|graph|graphs|graphy)?|image|picture|illustration|graphic|art|video)(?:s)?"
    r"(?:\s+(?:credit|courtesy|source|copyright))?\s*(?::|\bby\b|\bcourtesy(?: of)?\b|/)|credit\s*:|"
    r"courtesy(?: of)?\s+(?=[A-Z])|"
    r"source:(?=.{0,40}$)|©\s*(?!\d{4}))",
    re.IGNORECASE,
)
"""How a line opens that says who made the picture."""

SIGNED = lazy_regex(
    rf"(?:[/|]\s*{AGENCY}\b[^.]{{0,40}}|\b(?:via|for)\s+{AGENCY}|,\s*AP)\W*$|^{AGENCY}(?:\s*/.*)?$",
    re.IGNORECASE,
)
"""``Ana Ruiz/Reuters``: an agency behind a bar signs a picture."""

INSIDE = lazy_regex(
    rf"[(\[]\s*(?:(?:image|photo(?:graph)?|picture|credit|illustration|courtesy|©|"
    rf"source)\b[^()\[\]\n]{{0,110}}|[^()\[\]\n]{{0,80}}"
    rf"(?:\b|/){AGENCY}\b[^()\[\]\n]{{0,40}}|(?:www\.)?[\w-]{{2,30}}\.(?:com|org|net|gov))[)\]]\W*$",
    re.IGNORECASE,
)
"""A credit in brackets at the end of a caption."""

LONGEST_BARRED = 160
"""Characters of a caption behind which a name and a house sign; digests sign their items alike."""

BARRED = lazy_regex(
    r"[(\[][A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}\s?[/|]\s?[A-Z][^()\[\]\n]{1,40}[)\]]\W{0,3}$"
)
"""``(Lena Ost/Harbour Herald)``: a name and a house, with a bar between them."""

GLUED = lazy_regex(r"(?<=[a-z.])(?:Credit|Photo|Image)\s?:\s?\S.{0,80}$")
"""A credit that was glued to the caption when the page was copied."""

BEHIND = lazy_regex(
    r"(?<=[.!?”\"])\s+(?:(?:photo(?:graph)?|image|credit|illustration)s?(?: by)?\s*:?\s+[A-Z©].{0,80}|"
    r"©.{0,80})$",
    re.IGNORECASE,
)
"""``… at dawn. Photo: Lena Ost``."""


LATELY = 64
"""Lines that are remembered: each is asked for itself, and for what stands above it."""

SAID = lazy_regex(
    any_of(
        """photo image pictur illustration graphic art video credit courtesy source copyright provided above
        fig chart map plate exhibit box caption cutline getty reuters afp shutter istock alamy epa bloomberg
        ap associated wire flickr wikimedia unsplash nasa corbis magnum rex press anadolu xinhua
        foto bild grafik imag cr[ée]dit beeld fot zdj rys dpa ddp imago keystone efe europa lusa ansa belga
        anp pap ritzau ntb lehti /aa anka dha iha eurok folha agência agencja görsel fotoğraf фот иллюстр
        коллаж изобр тасс риа φωτ απε تصوير صورة عدسة رويتر فرانس الأناضول צילו תמונה קרדיט 图 圖 摄 攝 供
        新华 新華 共同 時事 撮影 写真 画像 사진 그래픽 일러스트 연합 뉴시스 뉴스1 फोटो फ़ोटो तस्वीर ảnh
        © \\) \\] \u0130 \u0131 \u017f \u212a""".split()
    )
)
"""What captions and credits have in small letters, and few lines besides; letters of which there are two."""


def parse_figure(desk: Desk, index: int) -> Figure | None:
    """Return what is left of a figure at piece *index*, or None where the piece is text.

    A line below a caption that only says who made the picture is of the same figure.
    """
    found = split_caption(desk.words(index))
    if found is None and len(desk.words(index)) <= LONGEST and _is_block(desk, index):
        found = Span(0, len(desk.words(index))), Span(0, 0)
    if found is None:
        return None
    caption, credit = found
    span = _take(desk, index)
    caption_line, credit_line = _line(desk, span, caption), _line(desk, span, credit)
    if not credit and _only_credits(desk, index + 1):
        below = _take(desk, index + 1)
        credit_line = desk.line(below)
        span = Span(span.start, below.end)
    return Figure(None, "", span, caption_line, credit_line)


def _take(desk: Desk, index: int) -> Span:
    span = desk.take(index).span
    desk.claim(span, "caption", RULE)
    desk.vouch("figure", desk.words(index)[:60], RULE, span)
    return span


def _only_credits(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* says who made a picture, and nothing of what it shows."""
    if not desk.is_free(index) or desk.pieces[index].gap > 1:
        return False
    found = split_caption(desk.words(index))
    return found is not None and not found[0]


def stands_below_picture(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a caption: it names who made the picture, or the next line does."""
    found = split_caption(desk.words(index))
    return bool(found and found[0]) or _is_block(desk, index)


def _is_block(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* and a credit right below it are a block of their own."""
    below = index + 1
    apart = index == 0 or desk.pieces[index].gap
    return bool(apart) and _only_credits(desk, below) and not desk.pieces[below].gap


def reads_as_caption(words: str) -> bool:
    """Tell whether *words* are a caption or the credit of a picture."""
    return split_caption(words) is not None


def _line(desk: Desk, span: Span, part: Span) -> Line:
    return desk.line(Span(span.start + part.start, span.start + part.end)) if part else ()


@lru_cache(maxsize=LATELY)
def split_caption(words: str) -> tuple[Span, Span] | None:
    """Return where the caption and where the credit of *words* stand, or None for what is neither."""
    if len(words) > LONGEST or not SAID.search(words.lower()):
        return None
    found = _split_english(words)
    if found and found[0]:
        return found
    other = find_picture_credit(words)
    return other if other and (other[0] or not found) else found


def _split_english(words: str) -> tuple[Span, Span] | None:
    whole, nothing = Span(0, len(words)), Span(0, 0)
    if words.startswith("[") and words.endswith("]"):
        return _inside(words[1:-1])
    tail = words[-200:]
    for pattern in (INSIDE, *((BARRED,) if len(words) <= LONGEST_BARRED else ()), GLUED, BEHIND):
        match = pattern.search(tail)
        if match:
            place = len(words) - len(tail) + match.start()
            start = place + len(words[place:]) - len(words[place:].lstrip())
            return Span(0, len(words[:place].rstrip())), Span(start, len(words))
    if (
        len(words) <= LONGEST_CREDIT
        and (CREDIT.match(words) or SIGNED.search(words))
        and not _is_sentence(words)
    ):
        return nothing, whole
    if LABELLED.fullmatch(words) or ANNOUNCED.match(words):
        return whole, nothing
    return None


def _inside(words: str) -> tuple[Span, Span] | None:
    """Return caption and credit of *words*, around which brackets stand; places count from there."""
    found = split_caption(words) if words[:1] not in ("[", "") else None
    if found is None:
        return None
    caption, credit = (Span(part.start + 1, part.end + 1) if part else part for part in found)
    return caption, credit


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "!", "?")) and len(words) > 60
