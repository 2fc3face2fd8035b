"""Draft -> Article: rules in a written order; each takes pieces and adds, none undoes another's work."""

from collections.abc import Callable

from msgspec.structs import replace

from convert.corrections import NONE, Corrections
from convert.model import Article, Citation, Head, Publisher
from convert.parse.author_notes import parse_author_notes
from convert.parse.bare import parse_bare_byline
from convert.parse.biography import parse_biographies, take_labelled
from convert.parse.body import parse_body
from convert.parse.broken import cut_broken
from convert.parse.byline import parse_credit_lines
from convert.parse.citation import parse_citation_line
from convert.parse.contact import parse_contact
from convert.parse.contents import parse_contents
from convert.parse.contributor import parse_contributors
from convert.parse.correction import parse_correction
from convert.parse.correction_lines import cut_lines
from convert.parse.crosscheck import parse_crosscheck
from convert.parse.deck import parse_deck
from convert.parse.declared import parse_declared
from convert.parse.desk import Desk
from convert.parse.drawn import parse_drawn
from convert.parse.furniture import parse_furniture
from convert.parse.given_late import parse_given_body, parse_given_lives
from convert.parse.house import parse_house
from convert.parse.imposed import parse_imposed
from convert.parse.imprint import parse_house_line, parse_imprint
from convert.parse.issue_line import parse_issue_line
from convert.parse.keywords import parse_keywords
from convert.parse.kicker import parse_kicker
from convert.parse.known import take_notes
from convert.parse.late_byline import parse_late_byline
from convert.parse.late_dates import parse_late_dates
from convert.parse.letter import parse_letter
from convert.parse.mail import parse_mail
from convert.parse.marked import keep_marked, release_headings, release_marked
from convert.parse.masthead import parse_masthead
from convert.parse.notes import parse_notes
from convert.parse.own import parse_own_body
from convert.parse.references import parse_references
from convert.parse.release import parse_release
from convert.parse.remark import parse_original, parse_remarks
from convert.parse.residue import parse_residue
from convert.parse.reviewed import parse_reviewed
from convert.parse.rights import parse_rights
from convert.parse.same_day import parse_same_day
from convert.parse.several import parse_several
from convert.parse.shown_day import parse_shown_day
from convert.parse.speech import parse_speech, parse_venue
from convert.parse.styled import parse_styled, parse_styled_lives
from convert.parse.summary import parse_summary
from convert.parse.tail import parse_tail
from convert.parse.title import parse_title
from convert.read.draft import Draft
from convert.settings import Settings

Rule = Callable[[Desk], None]

RULES: tuple[tuple[str, Rule], ...] = (
    ("correction", parse_correction),
    ("declared", parse_declared),
    ("house", parse_house),
    ("notes", take_notes),
    ("contents", parse_contents),
    ("marked", keep_marked),
    ("drawn", parse_drawn),
    ("mail", parse_mail),
    ("style", parse_styled),
    ("citation", parse_citation_line),
    ("rights", parse_rights),
    ("contact", parse_contact),
    ("remark", parse_remarks),
    ("contributor", parse_contributors),
    ("issue-line", parse_issue_line),
    ("speech", parse_speech),
    ("release", parse_release),
    ("reviewed", parse_reviewed),
    ("byline", parse_credit_lines),
    ("kicker", parse_kicker),
    ("masthead", parse_masthead),
    ("summary", parse_summary),
    ("title", parse_title),
    ("bare-byline", parse_bare_byline),
    ("venue", parse_venue),
    ("author-notes", parse_author_notes),
    ("house-line", parse_house_line),
    ("deck", parse_deck),
    ("residue", parse_residue),
    ("marked-headings", release_headings),
    ("notes-block", parse_notes),
    ("style-lives", parse_styled_lives),
    ("references", parse_references),
    ("keywords", parse_keywords),
    ("biography-label", take_labelled),
    ("furniture", parse_furniture),
    ("letter", parse_letter),
    ("biography", parse_biographies),
    ("tail", parse_tail),
    ("original", parse_original),
    ("several", parse_several),
    ("given-lives", parse_given_lives),
    ("imposed", parse_imposed),
    ("imprint", parse_imprint),
    ("late-byline", parse_late_byline),
    ("same-day", parse_same_day),
    ("shown-day", parse_shown_day),
    ("crosscheck", parse_crosscheck),
    ("late-dates", parse_late_dates),
    ("marked-rest", release_marked),
    ("body", parse_body),
    ("given-body", parse_given_body),
)
"""The rules, in the order in which they work: what a label announces first, what is left over last."""

OWN_RULES: tuple[tuple[str, Rule], ...] = (
    ("correction", parse_correction),
    ("declared", parse_declared),
    ("notes", take_notes),
    ("style", parse_styled),
    ("style-lives", parse_styled_lives),
    ("given-lives", parse_given_lives),
    ("imposed", parse_imposed),
    ("same-day", parse_same_day),
    ("crosscheck", parse_crosscheck),
    ("body", parse_own_body),
    ("given-body", parse_given_body),
)
"""The rules for an edition that Octavo made: its styles say what each part is, and nothing is guessed."""


def parse(draft: Draft, settings: Settings, corrections: Corrections = NONE) -> Article:
    """Return the article that *draft* holds, as *settings* teach to read it; never raises on text.

    What *corrections* say of this one source outranks every rule.
    """
    draft, ranges = cut_lines(draft, corrections)
    draft = cut_broken(draft, settings.locale, ranges)
    desk = Desk(draft, settings, corrections, ranges)
    for _, rule in OWN_RULES if draft.own else RULES:
        rule(desk)
    return _assemble(desk, draft)


def _assemble(desk: Desk, draft: Draft) -> Article:
    found = desk.found
    for span, tag in sorted(desk.typesetter.passages.items()):
        desk.vouch("passage in another language", tag, "foreign", span)
    return Article(
        head=Head(
            series=found.series,
            number=found.number,
            kicker=found.kicker,
            title=found.title,
            subtitle=found.subtitle,
            deck=found.deck,
        ),
        language=desk.language,
        source=draft.facts,
        publisher=found.publisher or _house(desk),
        authors=tuple(found.authors),
        contributors=tuple(found.contributors),
        dates=tuple(found.dates),
        dateline=found.dateline,
        summary=found.summary,
        body=tuple(found.body),
        notes=tuple(found.notes),
        references=tuple(found.references),
        remarks=tuple(found.remarks),
        biographies=tuple(found.biographies),
        contacts=tuple(found.contacts),
        citation=_citation(desk),
        rights=tuple(found.rights),
        keywords=tuple(found.keywords),
        identifiers=tuple(found.identifiers),
        furniture=tuple(found.furniture),
        dropped=tuple(desk.dropped),
        spans=desk.partition(),
        evidence=tuple(desk.evidence),
        ledger=desk.typesetter.ledger,
    )


def _house(desk: Desk) -> Publisher | None:
    """Return the publisher that the settings name, for an article that names none."""
    settings = desk.settings
    if settings.publisher is None:
        return None
    desk.vouch("publisher.name", settings.publisher, "settings", confidence="certain")
    return Publisher(settings.publisher, settings.parent)


def _citation(desk: Desk) -> Citation | None:
    citation = desk.found.citation
    return replace(citation, checks=tuple(desk.found.checks)) if citation else None
