"""What the elements, types and classes of an e-book mean, in the names that pandoc's documents have."""

from convert.read.pandoc_inlines import OWN_STYLE
from convert.read.pandoc_styles import CREDIT, NAME, NOTE_LABEL, NUMBER, SPEAKER

NOTE_TYPES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
MARK_TYPES = frozenset(("noteref", "doc-noteref"))
BACK = frozenset(("doc-backlink", "backlink"))

SKIPPED = frozenset(("script", "style", "head", "template", "nav", "svg", "math", "audio", "video", "object"))
"""Elements whose words are none of the article's."""

INLINE = frozenset(
    """a abbr b bdi bdo big br cite code data dfn del em font i img ins kbd mark q ruby rb rp rt s
    samp small span strike strong sub sup time tt u var wbr""".split()
)

WRAPPED = {
    "em": "Emph",
    "i": "Emph",
    "cite": "Emph",
    "dfn": "Emph",
    "var": "Emph",
    "strong": "Strong",
    "b": "Strong",
    "sup": "Superscript",
}
"""Pandoc's name of the mark-up of words."""

DIV_STYLES = {
    "title": "Title",
    "series": "Series",
    "number": "Number",
    "publisher": "Masthead",
    "parent": "Parent",
    "kicker": "Kicker",
    "subtitle": "Subtitle",
    "deck": "Deck",
    "byline": "Author",
    "contributor": "Contributor",
    "key_points": "Key Points",
    "abstract": "Abstract",
    "heading": "Minor Heading",
    "body": "Body Text",
    "pullquote": "Pull Quote",
    "question": "Question",
    "answer": "Answer",
    "verse": "Verse",
    "note": "Note",
    "reference": "Reference",
    "remark": "Remark",
    "biography": "Biography",
    "contact": "Contact",
    "citation": "Citation",
    "rights": "Rights",
    "date": "Label",
    "own": "Label",
}
"""Word's style of the same part, by the class that it has in an e-book of Octavo."""

SPAN_STYLES = {
    "author": NAME,
    "name": NAME,
    "credit": CREDIT,
    "number": NUMBER,
    "label": NOTE_LABEL,
    "speaker": SPEAKER,
    "own": OWN_STYLE,
}
