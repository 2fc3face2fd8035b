"""The language of runs as Word keeps it: of three kinds of script each has its own."""

from lxml import etree

from convert.write.docx_names import w

EAST_ASIAN = frozenset(("zh", "ja", "ko", "und-Hani", "und-Hira", "und-Kana", "und-Hang", "und-Bopo"))
"""Languages whose letters Word takes for East Asian, and scripts of theirs."""
UNKNOWN = "und"
NO_LANGUAGE = "x-none"
"""What Word itself writes of words that it is not to check: it knows no ``und``."""


def word_language(tag: str) -> str:
    """Return the BCP 47 *tag* as Word writes it."""
    return NO_LANGUAGE if tag == UNKNOWN or tag.startswith(f"{UNKNOWN}-") else tag


def set_languages(root: etree._Element) -> None:
    """Let each run of a text part say its language where Word looks for it.

    Pandoc writes all as that of western letters; Word asks another place for East Asian letters, and a third
    for what runs from right to left.
    """
    for language in root.iter(w("lang")):
        tag = str(language.get(w("val"), ""))
        language.attrib.clear()
        properties = language.getparent()
        from_right = properties is not None and properties.find(w("rtl")) is not None
        east_asian = tag in EAST_ASIAN or tag.partition("-")[0] in EAST_ASIAN
        kind = "bidi" if from_right else "eastAsia" if east_asian else "val"
        language.set(w(kind), word_language(tag))
