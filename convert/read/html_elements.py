"""The elements of HTML by what they do to text: lines of their own, hidden text, mark-up inside a line."""

BLOCKS = frozenset(
    """address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main
    menu nav
    ol option p pre search section select summary table tbody td tfoot th thead title tr ul""".split()
)
"""Elements that begin and end a line of their own."""

HIDDEN = {
    "script": "a script",
    "style": "a style sheet",
    "template": "a template that scripts fill in",
    "noscript": "what the page shows without scripts",
    "svg": "the words inside a drawing",
    "math": "the signs of a formula",
    "canvas": "what stands in for a drawing",
    "iframe": "what stands in for another page",
    "object": "what stands in for an embedded file",
    "video": "what stands in for a film",
    "audio": "what stands in for a recording",
    "textarea": "a field of a form",
    "select": "a list to choose from",
    "datalist": "a list to choose from",
    "button": "a button",
    "label": "the label of a field",
    "title": "the title of the browser's window",
    "map": "the areas of a picture",
}
"""Elements whose text is none of the article's, each with what it is."""

EMPHASIS = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "sup": "superscript",
}
"""Mark-up inside a line."""
