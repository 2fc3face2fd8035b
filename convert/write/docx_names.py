"""The names that WordprocessingML goes by: namespaces, parts, and how lxml writes them."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"


def qname(space: str, name: str) -> str:
    """Return *name* of the namespace *space* as lxml writes it."""
    return f"{{{space}}}{name}"


def w(name: str) -> str:
    """Return *name* of WordprocessingML's main namespace as lxml writes it."""
    return qname(W, name)


def style_id(name: str) -> str:
    """Return the identifier of the style *name*: pandoc and Word leave out the spaces."""
    return name.replace(" ", "")
