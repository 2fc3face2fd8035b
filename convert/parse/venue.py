"""The journal or paper that a credit line names before its date."""

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.noise import blank_out

VENUE = lazy_regex(
    r"\s*(?:(?P<who>[^\n:|]{2,60}):\s+)?(?i:for|from|reprinted from|in)\s+(?:[Tt]he\s+)?"
    r"(?P<venue>[^\W\d_a-z][\w&'’.]*(?:\s+[\w&'’.]+){0,6}?)\s*(?=[,\n|]|$)"
)
"""``Ruiz: For the Quay Journal, `` before a date; the names are those of the paper's own day."""

PERSON_BEFORE_COLON = lazy_regex(
    r"(?:^|,|\b(?:and|with)\b)\s*(?!and\b|with\b)([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})"
)


def find_venue(masked: str) -> tuple[str, list[Span], Span | None]:
    """Return *masked* without ``Names: For The Quay Journal``, the names in it, and the journal."""
    match = VENUE.match(masked)
    if match is None:
        return masked, [], None
    names = [
        Span(*each.span(1)) for each in PERSON_BEFORE_COLON.finditer(masked, 0, max(match.end("who"), 0))
    ]
    place = Span(*match.span("venue"))
    return blank_out(masked, match.start(), match.end()), names, place
