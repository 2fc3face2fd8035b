"""One edition of one article: layouts filled, style and faces chosen, metadata and words written down."""

from functools import lru_cache
from typing import Any

import msgspec
from babel import Locale
from jinja2 import Environment
from msgspec import Struct

from convert.assets.picture import Picture
from convert.model import Article, Item, List
from convert.model.walk import loose_notes, marked_notes
from convert.render.balance import Headline, balance_title, heading_breaker
from convert.render.bidi import tell_directions, turn_documents
from convert.render.cover import OPENING, cover_title, cover_tokens, drop_unset, make_room, with_steps
from convert.render.environment import environment
from convert.render.faces import load_faces
from convert.render.filters import printed_mark
from convert.render.labels import joint, load_labels, own_locale, shown_dates
from convert.render.mirror import mirror
from convert.render.notes import mark_placer
from convert.render.outline import make_outline, section_names
from convert.render.pictures import picture_finder
from convert.render.record import claim, make_record
from convert.render.rendering import Cover, Document, Edition, Face, Record, Rendering
from convert.render.running import RunningHeads, running_matter
from convert.render.schema_org import describe
from convert.render.script import extract_script
from convert.render.scripts import Setting, choose_setting
from convert.render.shades import choose_shades
from convert.render.theme import Tokens, load_tokens, suit_script
from convert.settings import Settings


class Shell(Struct, frozen=True):
    """A document that an edition consists of, and the layout that makes it."""

    document: str
    """File name of the document."""
    layout: str
    """The layout, below layouts/."""
    title: str
    """Key of the label that names it; empty for the article itself."""


SHELLS: dict[Edition, tuple[Shell, ...]] = {
    "pdf": (Shell("article.html", "print/shell.html.jinja", ""),),
    "epub": (
        Shell("cover.xhtml", "epub/cover.xhtml.jinja", "cover"),
        Shell("title.xhtml", "epub/title.xhtml.jinja", "title_page"),
        Shell("article.xhtml", "epub/article.xhtml.jinja", ""),
    ),
    "docx": (Shell("body.html", "docx/body.html.jinja", ""),),
    "html": (Shell("page.html", "html/shell.html.jinja", ""),),
}
"""The documents of each edition, in reading order."""

COVER = Shell("cover.html", "cover/shell.html.jinja", "cover")
"""What the cover of an e-book is drawn from."""

FOLDERS: dict[Edition, str] = {"pdf": "print", "epub": "epub", "docx": "docx", "html": "html"}
"""Where the layouts of each edition lie, below layouts/."""

STYLES: dict[Edition, tuple[str, ...]] = {
    "pdf": (
        "print/style/text.css.jinja",
        "print/style/opening/{opening}.css.jinja",
        "print/style/page.css.jinja",
    ),
    "epub": ("epub/style.css.jinja",),
    "docx": (),
    "html": ("html/style/text.css.jinja", "html/style/opening.css.jinja", "html/style/paper.css.jinja"),
}
"""The style sheets of each edition, below layouts/, in the order of the cascade."""


def render_edition(
    article: Article,
    edition: Edition,
    settings: Settings,
    epoch: int | None,
    pictures: tuple[Picture, ...] = (),
) -> Rendering:
    """Return *edition* of *article* with its *pictures*; what it raises, ``render`` tells."""
    tokens = load_tokens(settings)
    faces = load_faces(tokens)
    labels = load_labels(article.language, settings.layouts, settings.language)
    setting = choose_setting(article, faces, labels.values())
    tokens["scripts"] = {"own": setting.own, "others": setting.others, "direction": setting.direction}
    tokens = with_steps(suit_script(tokens, setting.line, setting.align)) | {
        "shade": choose_shades(tokens["colour"])
    }
    if edition == "pdf":
        tokens = make_room(tokens, article, faces + setting.faces)
    record = claim(make_record(article, epoch), settings.epub)
    locale = own_locale(article, settings.locale)
    context = layout_context(article, edition, tokens, labels, record, locale, faces + setting.faces)
    running = _running(article, edition, settings, context)
    context |= {"colophon": settings.colophon, "running": running, "draft": settings.draft}
    context["picture"] = picture_finder(pictures, edition, labels)
    tokens["house"] = {"logo": settings.logo, "draft": settings.draft}
    layouts = environment(settings.layouts)
    documents = tuple(_make_document(shell, context, record, layouts) for shell in SHELLS[edition])
    return Rendering(
        edition=edition,
        documents=_turn(documents, edition, setting),
        style=load_style(edition, msgspec.json.encode(tokens), settings.epub.fonts, settings.layouts),
        record=record,
        script=extract_script(documents),
        faces=faces + setting.faces,
        tokens=tokens,
        labels=labels,
        pictures=pictures,
        linked=describe(article, record) if edition == "html" else "",
        cover=make_cover(context, settings, faces + setting.faces, setting) if edition == "epub" else None,
    )


def _running(article: Article, edition: Edition, settings: Settings, context: dict[str, Any]) -> RunningHeads:
    """Return the running heads; only print knows the page on which a section begins."""
    if edition != "pdf":
        return running_matter(article, settings.running, locale=settings.locale)
    sections, labels = section_names(context["outline"]), context["labels"]
    ends = {"notes": context["loose_notes"], "references": article.references}
    sections |= {name: labels[name] for name, part in ends.items() if part}
    alone = context["tokens"]["page"]["mirror"]
    return running_matter(article, settings.running, alone, sections, settings.locale)


def _turn(documents: tuple[Document, ...], edition: Edition, setting: Setting) -> tuple[Document, ...]:
    """Return *documents* with what their engine has to be told of words in other scripts."""
    match edition:
        case "pdf":
            return turn_documents(documents, setting.direction, setting.script)
        case "html":
            return tell_directions(documents, setting.direction, setting.script)
        case _:
            return documents


def make_cover(
    context: dict[str, Any], settings: Settings, faces: tuple[Face, ...], setting: Setting
) -> Cover:
    """Return the cover of an e-book: the head of the article as print has it, on a page of another shape."""
    tokens = make_room(cover_tokens(context["tokens"]), context["article"], faces)
    title = cover_title(context["article"].head.title, tokens, faces, context["article"].language)
    context = context | {"edition": "pdf", "folder": "cover", "breaks": True, "tokens": tokens}
    context |= {"title": title.content, "title_class": title.size}
    document = _make_document(COVER, context, context["record"], environment(settings.layouts))
    document, lacking = drop_unset(document, faces)
    (document,) = turn_documents((document,), setting.direction, setting.script)
    return Cover(document, load_style("pdf", msgspec.json.encode(tokens), own=settings.layouts), lacking)


def layout_context(
    article: Article,
    edition: Edition,
    tokens: Tokens,
    labels: dict[str, str],
    record: Record,
    locale: Locale,
    faces: tuple[Face, ...],
) -> dict[str, Any]:
    """Return everything that a layout may name."""
    headline = _headline(article, edition, tokens, faces)
    return {
        "article": article,
        "edition": edition,
        "folder": FOLDERS[edition],
        "breaks": edition == "pdf",
        "tokens": tokens,
        "labels": labels,
        "record": record,
        "direction": tokens["scripts"]["direction"],
        "title": headline.content,
        "title_class": headline.size,
        "dates": shown_dates(article, labels, locale),
        "outline": make_outline(article.body),
        "marked_notes": marked_notes(article),
        "loose_notes": loose_notes(article),
        "has_end": _has_end(article),
        "place_mark": mark_placer(article),
        "list_mark": lambda item, of, position: _list_mark(item, of, position, tokens),
        "even_heading": heading_breaker(tokens, faces, article.language)
        if edition == "pdf"
        else lambda heading, level: (),
        "joint": lambda position: joint(position, len(article.authors), locale),
        "relator_label": lambda relator: labels.get(f"relator_{relator}", labels["relator_ctb"]),
    }


def _headline(article: Article, edition: Edition, tokens: Tokens, faces: tuple[Face, ...]) -> Headline:
    """Return the title as *edition* breaks it."""
    title = article.head.title
    if edition in ("epub", "html"):
        return Headline(title)
    if edition == "pdf" and tokens["form"]["opening"] == OPENING:
        return cover_title(title, tokens, faces, article.language)
    balanced = balance_title(title, tokens, faces, article.language)
    # Word's column is that of print, but few machines have its face; and editors stumble over line ends.
    return Headline(title, balanced.size) if edition == "docx" else balanced


def _has_end(article: Article) -> bool:
    parts = (article.references, article.remarks, article.biographies, article.contacts, article.rights)
    return any(parts) or article.citation is not None or bool(loose_notes(article))


def _list_mark(item: Item, of: List, position: int, tokens: Tokens) -> str:
    return printed_mark(item, of, position, str(tokens["text"]["bullet"]))


def _make_document(shell: Shell, context: dict[str, Any], record: Record, layouts: Environment) -> Document:
    title = context["labels"][shell.title] if shell.title else record.title
    # A document must begin with its declaration: the white space of the layouts' own tags goes.
    return Document(shell.document, title, layouts.get_template(shell.layout).render(context).strip() + "\n")


@lru_cache(maxsize=16)
def load_style(edition: Edition, tokens: bytes, embed: bool = False, own: str | None = None) -> str:
    """Return the style sheet of *edition*; *tokens* is their JSON, so that each style is made once a process.

    With *embed*, the style sheet of an e-book names the faces that the writer then packs; layouts in the
    folder *own* outrank the shipped ones.
    """
    values = msgspec.json.decode(tokens)
    values["embedded"] = load_faces(values) if embed else ()
    names = (name.format_map(values["form"]) for name in STYLES[edition])
    style = "".join(environment(own).get_template(name).render(tokens=values) for name in names)
    return mirror(style) if values["scripts"]["direction"] == "rtl" else style
