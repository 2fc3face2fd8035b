"""Names of houses: of papers, journals, broadcasters and bodies that publish; where one begins and ends."""

import re
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.bodies import is_organisation
from convert.parse.names import FUNCTION_WORDS, ROLE_WORDS
from convert.parse.tongue import ENGLISH, load_tongue

_WORD = r"(?:[^\W\d_a-z][\w&'’-]*(?:\.[\w'’]+)*|\d\w*[A-Z]\w*|[a-z][A-Z]\w+)"
"""A word of a name: it has a capital, at its head or (``eBay``, ``9to5Mac``) inside; a dot only inside."""

_SMALL = r"(?:of|for|and|by|&|d[aeio]s?|del|dell[aoe]|des|du|der|des|für|et|und|y|e|van|voor)"
"""Small words inside names of houses: ``Journal of Ports``, ``Diário da Baía``."""

NAME = (
    rf"(?P<name>(?:[Tt]he[^\S\n]+)?{_WORD}"
    rf"(?:[^\S\n]+(?:{_SMALL}[^\S\n]+(?:(?:the|la|les|los)[^\S\n]+)?)?{_WORD}){{0,6}})"
)
"""A name on one line, with the small words that stand inside names of houses."""

PAPERS = frozenset(
    """advocate age argus banner beacon blog bulletin chronicle courier daily dispatch echo enquirer
    examiner express gazette globe guardian herald independent inquirer intelligencer journal leader
    ledger magazine mail mercury mirror monitor news observer online packet post press quarterly
    register report reporter republic review sentinel standard star statesman sun telegraph times
    today transcript tribune voice weekly world""".split()
)
"""Words with which the names of papers and journals end."""

_HEADS = frozenset(
    """blog boletín boletim corriere diario diário eco gaceta gazeta gazzetta giornal giornale heraldo jornal
    journal kurier la le mundo nación periódico presse revista revue rivista""".split()
) - {"la", "le"}
"""Words with which names of papers begin in other languages."""

STAFF = frozenset(
    """anchor blogger bureau chief columnist contributor contributors correspondent critic editor editors
    editorial journalist producer reporter reporters staff staffer writer writers""".split()
)
"""What somebody is at a paper; behind its name they are no part of it."""

_OFFERS = frozenset(
    """account alert alerts app apps article articles community coverage forum forums headlines homepage issue
    newsletter newsletters membership podcast podcasts premium pro readers sitemap stories subscriber
    subscribers subscription team terms""".split()
)
"""What a house offers; behind its name they are no part of it."""

_BESIDE = frozenset("business contributing foreign national political science senior special sports".split())
"""What an editor or a reporter is for: no part of the house's name before it."""

_LEADING = frozenset(
    """about all at best by contact daily follow free from great image join latest more our photo posted
    provided published read search source special subscribe the top updated visit weekly welcome
    written""".split()
)
"""Words before a name that are no part of it."""

_NOBODY = frozenset(
    """amazon android apple disqus email facebook flickr flipboard google instagram itunes javascript linkedin
    messenger outlook pinterest podcasts reddit rss skype snapchat spotify telegram tiktok tumblr twitter
    whatsapp wordpress x youtube""".split()
)
"""Services to which every page has a button; they publish nothing of what stands on it."""


AGENCIES = frozenset("afp ani ansa ap associatedpress dpa efe interfax pti reuters tass upi xinhua".split())
"""Keys of agencies: they write for the papers that print them."""

_FORMS = frozenset("co company corp corporation gmbh inc llc ltd plc".split())
"""Legal forms, which are no name."""


_BRAND = lazy_regex(r"(?!Ma?c[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]\w+")
"""One word with a capital inside, as papers and sites of the web are called: ``HarborNews``."""


def is_house(words: str) -> bool:
    """Tell whether *words* are the name of a paper, a journal or a body, and nothing else."""
    return is_paper(words) or (_is_one_name(words) and is_organisation(words))


def is_paper(words: str) -> bool:
    """Tell whether *words* are the name of a paper, a journal, a broadcaster or a site by its look."""
    if not _is_one_name(words):
        return False
    first, last = _fold(words.split()[0]), _fold(words.split()[-1])
    if _BRAND.fullmatch(words):
        return True
    return last in PAPERS or first in _HEADS or bool(re.search(r"\w\.(?:com|org|net)$", words))


def _is_one_name(words: str) -> bool:
    if re.fullmatch(NAME, words) is None or len(words) > 80 or is_section(words):
        return False
    parts = [_fold(word) for word in words.split()]
    return parts[-1] not in ROLE_WORDS - BODIES and STAFF.isdisjoint(parts) and parts[0] not in _NO_START


BODIES = frozenset(
    """board center centre college commission council department division faculty foundation group initiative
    institute institution program programme project research school society unit university""".split()
)
"""Words of roles that are bodies as well; a name that ends with another one is somebody's post."""


def is_section(words: str) -> bool:
    """Tell whether *words* name a part of a paper or a label of a page (``Business News``), not a house."""
    parts = words.casefold().split()
    named = parts[0] == "the" and len(parts) > 1
    return labels.fold(words) in labels.FURNITURE or (not named and set(parts) <= FUNCTION_WORDS | PAPERS)


def key(name: str) -> str:
    """Return *name* as two mentions of one house are compared: no article, no ``.com``, letters alone."""
    bare = re.sub(r"^the\s+|['’]s?$|\.(?:com|org|net)$", "", name.casefold())
    return re.sub(r"[\W_]+", "", bare)


def trim(text: str, span: Span) -> Span | None:
    """Return *span* of *text* without what is no part of a name of a house; None where nothing is left.

    ``More Harbor Times Stories`` and ``Harbor Times Political Editor`` name the ``Harbor Times``.
    """
    words = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\S+", span.cut(text))]
    while words and (words[0].cut(text) == "the" or _fold(words[0].cut(text)) in _LEADING - {"the"}):
        del words[0]
    words = words[: _first_stop(words, text)]
    size = len(words)
    while words and _fold(words[-1].cut(text)) in STAFF | _OFFERS | _months():
        del words[-1]
    if len(words) < size:
        while len(words) > 1 and _fold(words[-1].cut(text)) in _BESIDE:
            del words[-1]
    if not words:
        return None
    end = words[-1].end - len(re.search(r"(?:['’]s|['’.])?$", words[-1].cut(text))[0])  # type: ignore[index]
    found = Span(words[0].start, end)
    return found if _can_publish(found.cut(text)) else None


def _first_stop(words: list[Span], text: str) -> int:
    """Return how many of *words* a name has: up to its legal form, or to what it owns."""
    for count, span in enumerate(words, 1):
        word = span.cut(text)
        if _fold(word) in _FORMS or (re.search(r"['’]s$", word) and len(words) > count + 1):
            return count
    return len(words)


def _fold(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold().strip(".,"))


_NO_START = frozenset(
    """alle derechos direitos diritti droits courtesy its my no riproduzione than that this these those todos
    tous tutti with your""".split()
)
"""Words that no name begins with, and what notices of rights begin with in other languages."""


def _can_publish(name: str) -> bool:
    parts = {_fold(word) for word in name.split()}
    told = parts - _LEADING
    first = name.split()[0]
    if _fold(first) in _NO_START or first == "the":
        return False
    return len(key(name)) > 1 and not told <= _NOBODY | _FORMS | _months() and not is_section(name)


@cache
def _months() -> frozenset[str]:
    """Return the names of months and days in English, in full and cut short."""
    tongue = load_tongue(ENGLISH)
    return frozenset("|".join((*tongue.months, tongue.weekdays)).split("|"))
