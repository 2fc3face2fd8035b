"""The metadata of an edition: who, what, when, under which name."""

import datetime
import re
import uuid
from collections.abc import Iterator

from msgspec import structs

from convert.model import Article
from convert.model.walk import blocks_lines, plain
from convert.render.labels import main_date
from convert.render.rendering import Creator, Record
from convert.render.sanitise import live, sanitise
from convert.settings import EpubSettings

# Names the space of this project's own identifiers; it never changes, or every edition would get another one.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:octavo:article")
UNDATED = "1980-01-01"
"""The first day that a ZIP file can name: the date of an article that has none."""
DESCRIPTION_LENGTH = 500
WEB_PAGE = re.compile(r"https?://(?!(?:dx\.)?doi\.org/)")
"""An address at which a text stands, not one that only names it."""


def make_record(article: Article, epoch: int | None) -> Record:
    """Return the metadata of *article*; *epoch*, in seconds since 1970, dates what has no date of its own."""
    head = article.head
    date = main_date(article)
    return Record(
        title=title_text(article),
        creators=creators(article),
        publisher=publisher_text(article),
        language=article.language,
        identifier=identifier(article),
        other_identifiers=tuple(known for known in known_by(article) if known != identifier(article)),
        sources=tuple(sources(article)),
        published=date.iso if date else None,
        modified=f"{modified_day(article, epoch)}T00:00:00Z",
        description=description(article),
        keywords=tuple(sanitise(keyword) for keyword in article.keywords),
        rights=flat(" ".join(plain(rights.content) for rights in article.rights)) or None,
        series=flat(plain(head.series)) or None,
        number=flat(plain(head.number)) or None,
        source_sha256=article.source.sha256,
    )


def claim(record: Record, house: EpubSettings) -> Record:
    """Return *record* with what the *house* claims of the accessibility of its e-books."""
    if not house.conforms_to:
        return record
    certifier = house.certified_by or record.publisher
    return structs.replace(record, conforms_to=house.conforms_to, certified_by=certifier)


def flat(text: str) -> str:
    """Return *text* safe for the engines and on one line."""
    return " ".join(sanitise(text).split())


def title_text(article: Article) -> str:
    """Return title and subtitle as one; the name of the source where there is no title."""
    parts = [flat(plain(line)) for line in (article.head.title, article.head.subtitle) if line]
    return ": ".join(part for part in parts if part) or flat(article.source.name)


def publisher_text(article: Article) -> str | None:
    """Return publisher and parent as one."""
    if not article.publisher:
        return None
    return flat(", ".join(name for name in (article.publisher.name, article.publisher.parent) if name))


def creators(article: Article) -> tuple[Creator, ...]:
    """Return authors, then other contributors."""
    authors = [Creator(flat(author.name), flat(author.file_as), "aut") for author in article.authors]
    others = [Creator(flat(p.name), flat(p.filed or p.name), p.relator) for p in article.contributors]
    return (*authors, *others)


def identifier(article: Article) -> str:
    """Return the identifier that the article declares, else one made of what a correction leaves as it is."""
    for declared in known_by(article):
        return declared
    first = article.date("original") or main_date(article)
    parts = (publisher_text(article) or "", first.iso if first else "", title_text(article))
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, chr(10).join(parts))}"


def known_by(article: Article) -> Iterator[str]:
    """Yield the identifiers that the article declares, each once: addresses, and books by their number."""
    seen = set()
    for declared in article.identifiers:
        known = live(declared) or _book_number(declared)
        if known and known not in seen:
            seen.add(known)
            yield known


def _book_number(declared: str) -> str | None:
    digits = declared.upper().removeprefix("ISBN").lstrip(": ").replace("-", "").replace(" ", "")
    return f"urn:isbn:{digits}" if len(digits) in (10, 13) and digits[:-1].isdigit() else None


def sources(article: Article) -> Iterator[str]:
    """Yield where the article appeared before: pages of the web, and what it says of it itself."""
    yield from (known for known in known_by(article) if WEB_PAGE.match(known))
    yield from (flat(plain(one.content)) for one in article.remarks if one.kind == "republication")


def modified_day(article: Article, epoch: int | None) -> str:
    """Return the day that dates the bytes: of a change, else of publication, else *epoch*, else 1980."""
    date = article.date("updated") or main_date(article)
    if date:
        return (date.iso + "-01-01")[: len(UNDATED)]
    if epoch is None:
        return UNDATED
    day = datetime.datetime.fromtimestamp(max(epoch, 0), datetime.UTC).date().isoformat()
    return max(day, UNDATED)


def description(article: Article) -> str | None:
    """Return the deck, else the beginning of an abstract."""
    if article.head.deck:
        return flat(plain(article.head.deck))
    if not article.summary:
        return None
    text = flat(" ".join(plain(words.line) for words in blocks_lines(article.summary.blocks)))
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"
