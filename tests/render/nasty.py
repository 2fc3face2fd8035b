"""An article whose every field tries to break out of the markup."""

from msgspec import structs

from convert.model import (
    Article,
    Author,
    Biography,
    Citation,
    Contact,
    Date,
    Head,
    Heading,
    Publisher,
    Remark,
    Rights,
)
from tests.made import NOWHERE, brief, line, paragraph

NASTY = "<script>alert('x')</script> & \"quoted\" ]]> --> {{ 7*7 }} {% for %} &amp; </p>"


def nasty() -> Article:
    """Return an article made of ``NASTY`` alone."""
    text = line(NASTY)
    return structs.replace(
        brief(),
        head=Head(series=text, number=text, kicker=text, title=text, subtitle=text, deck=text),
        publisher=Publisher(NASTY, NASTY),
        authors=(Author(name=NASTY, credit=text), Author(name=NASTY)),
        dates=(Date("published", "2019-03", NASTY, NOWHERE),),
        summary=None,
        body=(Heading(1, text, NOWHERE, NASTY), paragraph(NASTY)),
        notes=(),
        remarks=(Remark("correction", text, NOWHERE),),
        biographies=(Biography(text, (0,), NOWHERE),),
        contacts=(Contact(text, NOWHERE),),
        citation=Citation(text, NOWHERE),
        rights=(Rights(text, NOWHERE),),
        keywords=(NASTY,),
    )
