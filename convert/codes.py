"""Codes: every kind of finding, how much it weighs, what it says and what to do about it."""

from typing import Literal

from msgspec import Struct

Severity = Literal["off", "notice", "warning", "error"]
ORDER: tuple[Severity, ...] = ("off", "notice", "warning", "error")
"""Severities, from the one that is never shown to the one that stops an edition."""


class Kind(Struct, frozen=True):
    """One row of the table of codes."""

    severity: Severity
    """How much it weighs unless ``octavo.toml`` says otherwise."""
    sentence: str
    """What is said, with places for values."""
    remedy: str
    """What to do about it."""


CODES: dict[str, Kind] = {
    "empty": Kind("error", "the source holds no text", "Put the article's text into the file."),
    "no-article": Kind(
        "error", "this is no article: {reason}", "Give a source with a title and at least one paragraph."
    ),
    "no-title": Kind(
        "error", "no line reads as a title", "Write the title on a line of its own above the body."
    ),
    "several-articles": Kind(
        "warning",
        "another article seems to begin with {title}",
        "Put each article into a file of its own.",
    ),
    "embargo": Kind(
        "error",
        "the source says {words}",
        "Wait until then and take the line out of the source, or build with --embargoed.",
    ),
    "future-date": Kind(
        "error",
        "the article is dated {date}, which is still to come",
        "Wait until then, mend the date, or build with --embargoed.",
    ),
    "no-author": Kind(
        "warning", "no author was found", "Add a by-line, a biography or a citation line with a name."
    ),
    "no-date": Kind("warning", "no date was found", "Add a line with the date of publication."),
    "ambiguous-date": Kind(
        "warning",
        "the date {value} can be read in two ways",
        "Write the month as a word, or set locale in octavo.toml.",
    ),
    "endless-paragraph": Kind(
        "error",
        "a paragraph of {count} characters is no paragraph of an article",
        "Break it where its paragraphs end.",
    ),
    "citation-title": Kind(
        "error",
        "the citation line gives the title as {cited}, the article as {found}",
        "Make the two the same.",
    ),
    "citation-authors": Kind(
        "error",
        "the citation line names {cited}, the article {found}",
        "Make the names and their order the same.",
    ),
    "citation-date": Kind(
        "error", "the citation line says {cited}, the article {found}", "Make the two dates the same."
    ),
    "citation-publisher": Kind(
        "warning",
        "the citation line names the publisher {cited}, the masthead {found}",
        "Make the two the same.",
    ),
    "citation-unread": Kind(
        "warning",
        "the citation line cannot be read",
        'Write it as: Family, Given. "Title." Publisher, Month D, YYYY.',
    ),
    "mark-without-note": Kind(
        "error", "the mark {label} leads to no note", "Add the note, or remove the mark."
    ),
    "marks-without-notes": Kind(
        "warning",
        "the text has {count} marks such as [{label}], but no notes",
        "Add the notes under a line that says Notes, or remove the marks.",
    ),
    "note-without-mark": Kind(
        "warning", "nothing in the text leads to note {label}", "Add its mark, or remove the note."
    ),
    "uncertain": Kind(
        "notice",
        "{field} is read as {value}, but this is not sure",
        "Run octavo explain to see what else it could be.",
    ),
    "correction-misfit": Kind(
        "error",
        "the correction of {value} does not fit: {reason}",
        "Mend or remove it in the file of corrections beside the source.",
    ),
    "control-character": Kind(
        "warning",
        "the text holds the control character {name} ({count}×)",
        "Remove it; the editions leave it out.",
    ),
    "mojibake": Kind(
        "warning",
        "{found} looks like {reading} read in a wrong encoding ({count}×)",
        "Save the source from its origin as UTF-8 once more, or write what was meant.",
    ),
    "entity": Kind(
        "warning",
        "{found} is how a web page writes {reading} ({count}×)",
        "Write the character itself.",
    ),
    "drop-cap": Kind(
        "warning",
        "{found} looks like {reading} with its large first letter copied apart",
        "Join the letter and its word.",
    ),
    "invisible-character": Kind(
        "notice",
        "the text holds the invisible {name} ({count}×)",
        "Remove it where it was not meant; the editions leave it out.",
    ),
    "wrong-encoding": Kind(
        "error",
        "the bytes were read in a wrong encoding: {reason}",
        "Save the file as UTF-8, or set encoding in octavo.toml.",
    ),
    "declared-encoding": Kind(
        "notice", "the bytes are not UTF-8 and were read as {encoding}", "Save the file as UTF-8."
    ),
    "front-matter": Kind(
        "warning", "the front matter is not as it should be: {reason}", "Mend it; what was read is used."
    ),
    "raw-markup": Kind(
        "warning",
        "{what} is no Markdown; words around it are set, the mark-up is left as it is or left out",
        "Write it in Markdown, or remove it.",
    ),
    "unread-markup": Kind(
        "warning", "mark-up too deep or too odd to read is set as it is written", "Write it more simply."
    ),
    "covering-letter": Kind(
        "notice",
        "a letter stands above the article, and no edition sets it",
        "Remove it; if it belongs to the article, remove the line that parts the two.",
    ),
    "lost-words": Kind(
        "warning",
        "the document holds words that could not be read in their place: {words}",
        "Look for them in its notes, boxes and shapes; set them as plain paragraphs, or save it as DOCX.",
    ),
    "tracked-changes": Kind(
        "warning",
        "the document tracks changes; they are {done}",
        "Settle them in the word processor, or set changes in octavo.toml.",
    ),
    "comments": Kind(
        "notice", "a comment by {author}: {words}; no edition sets it", "Read it before you publish."
    ),
    "picture-left-out": Kind(
        "warning",
        "the picture {name} is in no edition",
        "Give it a paragraph of its own, or say in words what it shows.",
    ),
    "missing-picture": Kind(
        "error",
        "the picture {name} is missing: {reason}",
        "Put it beside the source or below its folder, and name it by its path from there.",
    ),
    "remote-picture": Kind(
        "warning",
        "the picture {name} lies elsewhere, and nothing is fetched",
        "Save it beside the source and name it by its path from there.",
    ),
    "bad-picture": Kind("error", "the picture {name} cannot be set: {reason}", "{remedy}"),
    "missing-alternative": Kind(
        "warning",
        "nothing says what the picture {name} shows to those who do not see it",
        "Write it where the picture is named (Markdown: between the square brackets; HTML: in alt), or below "
        "pictures in the corrections beside the source.",
    ),
    "missing-glyph": Kind(
        "error",
        "no face has {name}",
        "{remedy}, or replace the character.",
    ),
    "cover-glyph": Kind(
        "warning",
        "no face has {name}, and the picture of the cover leaves out its line",
        "{remedy}, or replace the character.",
    ),
    "page-fitted": Kind(
        "notice",
        "{spot} was mended: {means}",
        "Nothing needs to be done; tokens.fit says how far this may go.",
    ),
    "page-left": Kind(
        "notice",
        "page {page} has {spot}",
        "Change a word nearby, or let tokens.fit and tokens.page.spare go further.",
    ),
    "date-default": Kind(
        "notice",
        "without a date, the editions are dated 1980-01-01",
        "Add a date to the article, or set SOURCE_DATE_EPOCH.",
    ),
}
"""Every code, in the order in which the README lists them."""

EMBARGOES = ("embargo", "future-date")
"""Codes that forbid publication for now; who builds for those who may read before that hears of them only."""
