"""Web pages: nothing is lost, nothing is live, what the page states is told from what it is not."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.model import Figure, Link, NoteMark
from convert.model.dump import from_json, to_json
from convert.model.walk import plain
from convert.parse import parse
from convert.read import html_vote, read
from convert.read.draft import Draft
from convert.read.html_tree import parse_tree
from convert.settings import Settings
from convert.source import decode_source

PROSE = (
    "The harbour closed at noon and nobody on the quay could say why. The pilots had gone home, the cranes "
    "stood still, and the only sound came from a radio in the customs shed."
)

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Why Ports Fail | Harbor Review</title>
<meta property="og:site_name" content="Harbor Review">
<meta property="og:title" content="Why Ports Fail | Harbor Review">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Why Ports Fail",
"author": [{{"@type": "Person", "name": "Ana Ruiz"}}, {{"@type": "Person", "name": "Tom Okafor"}}],
"datePublished": "2019-03-03T08:00:00Z",
"publisher": {{"@type": "Organization", "name": "Harbor Review"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/trade">Trade</a></nav>
<article><h1>Why Ports Fail</h1><p class="byline">By Ana Ruiz and Tom Okafor</p>
<p>{PROSE}</p><h2>What the radio said</h2><p>{PROSE} It said <em>nothing</em>.</p>
<ul><li>one crane</li><li>two cranes</li></ul><blockquote><p>{PROSE}</p></blockquote>
<figure><img src="quay.jpg" alt="A quay">
<figcaption>The quay at noon</figcaption></figure><p>{PROSE}</p></article>
<aside class="related"><h3>More from this series</h3><a href="/x">Other ports</a></aside>
<div class="share">Share this</div><footer>Contact us</footer></body></html>"""


def draft(text: str, name: str = "page.html") -> Draft:
    return read(decode_source(text.encode("utf-8", "replace"), name))


def article(text: str):
    return parse(draft(text), Settings())


def squeeze(text: str) -> str:
    return "".join(text.split())


def assert_covered(found: Draft) -> None:
    """Every character that is no white space is in exactly one piece or skipped span, in order."""
    spans = sorted([piece.span for piece in found.pieces] + [each.span for each in found.skipped])
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert squeeze("".join(span.cut(found.text) for span in spans)) == squeeze(found.text)


def test_a_page_is_read_as_its_marks_say():
    found = article(PAGE)
    assert plain(found.head.title) == "Why Ports Fail"
    assert [author.name for author in found.authors] == ["Ana Ruiz", "Tom Okafor"]
    assert found.date().iso == "2019-03-03"
    assert found.publisher.name == "Harbor Review"
    kinds = [type(block).__name__ for block in found.body]
    assert kinds == ["Paragraph", "Heading", "Paragraph", "List", "Quote", "Figure", "Paragraph"]


def test_what_stands_around_is_skipped_with_its_reason():
    found = draft(PAGE)
    skipped = {each.span.cut(found.text).split("\n")[0].strip(): each.reason for each in found.skipped}
    assert any("More from this series" in words for words in skipped)
    assert "a script" in skipped.values() and "furniture of the web page" in skipped.values()
    assert_covered(found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("A Short History", "A Short History"), ("The board has waited for too long, and it shows.", None)],
    ids=["a phrase", "a sentence is a deck"],
)
def test_a_line_named_as_the_subtitle_is_one(words: str, expected: str | None) -> None:
    found = article(
        f"<h1>Why Ports Fail</h1><p class='subtitle'>{words}</p><p>Ana Ruiz</p>{f'<p>{PROSE}</p>' * 3}"
    )
    assert (plain(found.head.subtitle) or None) == expected
    assert not any(words in plain(block.content) for block in found.body)


@pytest.mark.parametrize("called", ["comments", "comentarios", "commentaires", "kommentare"])
def test_what_readers_wrote_is_no_part_of_the_article(called: str) -> None:
    remark = "<li><p>Ida Brandt</p><p>The board should be ashamed of that vote, and the town too.</p></li>"
    page = f"<h1>Why Ports Fail</h1>{f'<p>{PROSE}</p>' * 3}<div id='{called}'><ul>{remark * 9}</ul></div>"
    found = draft(page)
    assert not any("ashamed" in piece.span.cut(found.text) for piece in found.pieces)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 5000 + "DEEP" + "</div>" * 5000 + "<p>END</p>",
        "<ul><li>" * 5000 + "DEEP" + "</li></ul>" * 5000 + "<p>END</p>",
        "<dl><dd>" * 5000 + "DEEP <p>END</p>",
        '<div title="<">' * 5000 + "DEEP <p>END</p>",
        "<p>a\ud800b</p><p>DEEP</p><p>END</p>",
        "<p>a\0b</p><p>DEEP</p><p>END</p>",
        "<p>" + "word " * 2_400_000 + "</p><p>DEEP END</p>",
        "<html><body>DEEP</body></html><p>END</p>",
        '<?xml version="1.0"?><html><body><p><![CDATA[DEEP]]> END</p></body></html>',
    ],
    ids=["divs", "lists", "unclosed", "attribute", "surrogate", "nul", "12 MB", "behind the end", "cdata"],
)
def test_the_parser_drops_nothing(page):
    text = parse_tree(page)[0].text_content()
    assert "DEEP" in text and "END" in text


@settings(deadline=None, max_examples=80)  # the first page loads the second opinion
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<b>",
                "</b>",
                "<table><tr><td>",
                "</table>",
                "<li>",
                "<ul>",
                "</ul>",
                "<h2>",
                "</h2>",
                "<a href='javascript:x'>",
                "</a>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<pre>",
                "</pre>",
                "<blockquote>",
                "word",
                " By Ana Ruiz ",
                "\n",
                "&amp;",
                "é",
                "\u202e",
                PROSE,
                "<",
                ">",
                "<h1>Ports</h1>",
                "<hr>",
            ]
        ),
        max_size=40,
    )
)
def test_any_tags_are_read(parts):
    found = draft("".join(parts))
    assert_covered(found)
    made = parse(found, Settings())
    assert "".join(claim.span.cut(found.text) for claim in made.spans) == found.text
    assert from_json(to_json(made)) == made


def test_the_same_page_gives_the_same_draft():
    assert draft(PAGE) == draft(PAGE)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "/x"]
)
def test_no_link_is_live_that_is_no_address(address):
    found = article(f"<h1>Ports at night</h1><p>{PROSE} <a href='{address}'>the words</a> {PROSE}</p>")
    paragraph = found.body[0]
    assert "the words" in plain(paragraph.content)
    assert not any(isinstance(inline, Link) for inline in paragraph.content)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="author" content="admin">', []),
        ('<meta name="author" content="Harbor Review">', []),
        ('<meta name="author" content="@harbor">', []),
        ('<meta property="article:author" content="https://example.org/people/1">', []),
        ('<meta name="author" content="Ana Ruiz and Tom Okafor">', ["Ana Ruiz", "Tom Okafor"]),
        ('<meta name="author" content="By Ana Ruiz, Senior Fellow">', ["Ana Ruiz"]),
        ('<meta name="author" content="Ruiz, Ana">', ["Ana Ruiz"]),
    ],
)
def test_who_is_an_author(head, expected):
    site = '<meta property="og:site_name" content="Harbor Review">'
    page = f"<head>{site}{head}</head><h1>Ports</h1><p>{PROSE}</p><p>Ana Ruiz and Tom Okafor live there.</p>"
    names = [value.value for value in draft(page).declared if value.field == "author"]
    assert names == expected


def test_who_put_the_page_in_is_no_author():
    page = f'<head><meta name="author" content="Ida Brandt"></head><h1>Ports</h1><p>{PROSE}</p>'
    assert not [value for value in draft(page).declared if value.field == "author"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset=iso-8859-1><p>caf\u00e9 \u2013 na\u00efve</p>".encode("cp1252"), "cp1252"),
        ("<meta charset=windows-1251><p>\u043f\u043e\u0440\u0442</p>".encode("cp1251"), "windows-1251"),
        (b"<meta charset=nonsense><p>caf\xe9</p>", "cp1252"),
        (b"<p>caf\x81\xe9</p>", "latin-1"),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9</p>", "utf-8"),
    ],
)
def test_encodings(data, expected):
    assert decode_source(data, "page.html").encoding == expected


def test_kind_by_content():
    assert decode_source(b"<!-- saved --><!DOCTYPE html><p>x", "page").kind == "html"
    assert decode_source(b"<!DOCTYPE html><p>x", "page.txt").kind == "text"


def test_without_the_second_opinion(monkeypatch):
    monkeypatch.setattr(html_vote, "is_installed", lambda: False)
    assert plain(article(PAGE).head.title) == "Why Ports Fail"


def test_only_navigation():
    found = draft("<nav>" + "<a href='/x'>Link</a> " * 50 + "</nav>")
    assert_covered(found)


@pytest.mark.parametrize("page", ["", " ", "<", "<html>", "<!--", "just words", "<p>", "\ufeff"])
def test_next_to_nothing(page):
    assert_covered(draft(page))


def _noted(count: int) -> str:
    marks = "".join(f"{PROSE}<sup id='r{i}'><a href='#n{i}'>[{i}]</a></sup> " for i in range(count))
    notes = "".join(f"<li id='n{i}'><a href='#r{i}'>^</a> Note {i} of them.</li>" for i in range(count))
    return f"<html><body><h1>Why Ports Fail</h1><p>{marks}</p><ol>{notes}</ol>"


def _divided(count: int) -> str:
    return "<html><body>" + f"<div class='x'><p>{PROSE} <a href='/x'>y</a></p></div>" * count


def _tabled(count: int) -> str:
    rows = "<tr><td>Ports</td><td>12.5</td><td>more than before</td></tr>" * count
    return f"<html><body><h1>Why Ports Fail</h1><p>{PROSE}</p><table>{rows}</table>"


def _marked(count: int) -> str:
    words = "<b>Ports</b> <i>fail <em>at</em></i> <span class='x'>noon</span>, and nobody says why. " * 8
    return f"<html><body><h1>Why Ports Fail</h1>{f'<p>{words}</p>' * (count // 8)}"


@pytest.mark.slow
@pytest.mark.parametrize("page", [_divided, _noted, _tabled, _marked])
def test_time_is_linear(page):
    times = []
    for count in (4_000, 16_000):  # the larger one has about 4 MB
        text = page(count)
        start = time.process_time()
        draft(text)
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0]


ROWS = {
    "4": (
        "<ul class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/r'>Research</a></li></ul>",
        "Research",
    ),
    "57": ("<p><a href='/y'>Read here (opens in new window)</a></p>", ""),
    "70": (
        "<div class='newsletter'><p>Subscribe to our letter. It comes on Mondays and is free.</p></div>",
        "Subscribe to our letter",
    ),
}


@pytest.mark.parametrize(("extra", "gone"), ROWS.values(), ids=list(ROWS))
def test_furniture_of_the_page_is_kept_and_not_set(extra, gone):
    page = f"<h1>Why Ports Fail</h1>{extra}<article><p>{PROSE}</p><p>{PROSE} Again.</p></article>"
    found = article(page)
    body = " ".join(plain(block.content) for block in found.body if hasattr(block, "content"))
    assert not gone or gone not in body
    assert gone in "".join(claim.span.cut(draft(page).text) for claim in found.spans)


def test_words_that_only_sound_like_furniture_stay():
    page = f"<h1>Why Ports Fail</h1><p>{PROSE}</p>"
    page += f"<p>Share of trade: the home port, research says, lost it all.</p><p>{PROSE}</p>"
    assert "Share of trade" in " ".join(plain(block.content) for block in article(page).body)


@pytest.mark.parametrize(
    ("shown", "window", "site", "expected"),
    [
        ("Why Ports Fail", "Why Ports Fail | Harbor Review", "Harbor Review", "Why Ports Fail"),
        (
            "Ports Under Pressure: Three Lessons",
            "Ports Under Pressure: Three Lessons",
            "Harbor Review",
            "Ports Under Pressure: Three Lessons",
        ),
        ("", "Why Ports Fail in Spring | Harbor Review", "Harbor Review", "Why Ports Fail in Spring"),
        ("", "Why Ports Fail in Spring | A Reply", "Harbor Review", "Why Ports Fail in Spring | A Reply"),
    ],
    ids=["11", "12-", "12", "12-stated"],
)
def test_headline_and_site(shown, window, site, expected):
    head = f'<title>{window}</title><meta property="og:site_name" content="{site}">'
    head += f'<meta property="og:title" content="{window}">'
    top = f"<h1>{shown}</h1>" if shown else ""
    page = f"<head>{head}</head>{top}<article><p>{PROSE}</p><p>{PROSE} Again.</p></article>"
    assert plain(article(page).head.title) == expected


NOTES = {
    "list": (
        'It ended.<sup><a href="#fn1" id="ref1">1</a></sup> Then rain.',
        '<h2>Notes</h2><ol class="footnotes"><li id="fn1">The hearing lasted nine hours. '
        '<a href="#ref1">↩</a></li></ol>',
    ),
    "encyclopedia": (
        'It ended.<sup id="r1"><a href="#n1">[1]</a></sup> Then rain.',
        '<h2>References</h2><div class="reflist"><ol><li id="n1"><span>^ <a href="#r1">a</a></span> '
        "<span>The hearing lasted nine hours.</span></li></ol></div>",
    ),
    "aside": (
        'It ended.<a role="doc-noteref" href="#n1">*</a> Then rain.',
        '<aside role="doc-footnote" id="n1"><p>The hearing lasted nine hours.</p></aside>',
    ),
    "anchor": (
        'It ended.<a name="up" href="#down">[1]</a> Then rain.',
        '<p><a name="down" href="#up">[1]</a> The hearing lasted nine hours.</p>',
    ),
}


@pytest.mark.parametrize(("mark", "note"), NOTES.values(), ids=list(NOTES))
def test_notes_are_linked_both_ways(mark, note):
    page = f"<h1>Why Ports Fail</h1><article><p>{PROSE} {mark}</p><p>{PROSE}</p>{note}</article>"
    assert_covered(draft(page))
    found = article(page)
    assert [[plain(block.content) for block in each.blocks] for each in found.notes] == [
        ["The hearing lasted nine hours."]
    ]
    marks = [inline for inline in found.body[0].content if isinstance(inline, NoteMark)]
    assert [each.note for each in marks] == [found.notes[0].id]
    assert plain(found.body[0].content).endswith("It ended. Then rain.")
    assert [type(block).__name__ for block in found.body] == ["Paragraph", "Paragraph"]


def test_a_table_of_contents_is_no_note():
    page = (
        f'<h1>Ports</h1><p><a href="#s1">1</a></p><p>{PROSE}</p><div id="s1"><h2>One</h2><p>{PROSE}</p></div>'
    )
    assert not article(page).notes


def confidence(page: str) -> dict[str, str]:
    return {value.field: value.confidence for value in draft(page).declared}


def test_one_witness_is_likely_and_two_are_certain():
    meta = (
        '<meta property="article:published_time" content="2019-03-03"><meta name="author" content="Ana Ruiz">'
    )
    text = f"<h1>Why Ports Fail</h1><p class='byline'>By Ana Ruiz</p><p>{PROSE}</p>"
    alone = confidence(f"<head>{meta}</head><h1>Why Ports Fail</h1><p>{PROSE} Ana Ruiz was there.</p>")
    assert alone == {"author": "likely", "published": "likely"}
    dated = "<time datetime='2019-03-03'>3 March</time>"
    assert confidence(f"<head>{meta}</head>{dated}{text}") == {"author": "certain", "published": "certain"}
    assert confidence(text)["author"] == "uncertain"


def test_a_date_in_the_address_alone_is_uncertain():
    head = '<link rel="canonical" href="https://example.org/2019/03/03/ports/">'
    assert confidence(f"<head>{head}</head><h1>Ports</h1><p>{PROSE}</p>")["published"] == "uncertain"


def test_the_house_stands_beside_the_headline_in_the_window():
    page = f"<title>Why Ports Fail | Harbor Review</title><h1>Why Ports Fail</h1><p>{PROSE}</p>"
    assert article(page).publisher is None
    named = article(page + "<p>© 2019 Harbor Review</p>").publisher
    assert named and named.name == "Harbor Review"


def test_a_date_behind_a_name_is_no_part_of_it():
    page = f"<h1>Why Ports Fail</h1><p class='byline'>By Ana Ruiz, Monday, March 4</p><p>{PROSE}</p>"
    assert [value.value for value in draft(page).declared if value.field == "author"] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("stated", "printed", "expected"),
    [
        ("2019-03-03T08:00:00Z", "March 3, 2019", ["2019-03-03"]),
        ("2019-03-02T23:30:00Z", "March 3, 2019", ["2019-03-02", "2019-03-03"]),
    ],
    ids=["one day", "two days"],
)
def test_a_date_stated_and_printed_is_one(stated, printed, expected):
    head = f'<meta property="article:published_time" content="{stated}">'
    page = (
        f"<head>{head}</head><h1>Why Ports Fail</h1><p>By Ana Ruiz, {printed}</p><p>{PROSE}</p><p>{PROSE}</p>"
    )
    found = article(page)
    assert [date.iso for date in found.dates] == expected
    paths = [each.field for each in found.evidence if each.field.startswith("dates[")]
    assert all(int(path[6:-1]) < len(found.dates) for path in paths)


def test_a_rule_between_paragraphs_is_a_break_and_a_frame_is_none():
    text = f"<p>{PROSE}</p><hr><p>{PROSE} Again.</p><hr><h2>Two</h2><p>{PROSE}</p>"
    page = f"<h1>Ports</h1><hr><article>{text}</article><hr>"
    assert_covered(draft(page))
    kinds = [type(block).__name__ for block in article(page).body]
    assert kinds == ["Paragraph", "Rule", "Paragraph", "Heading", "Paragraph"]


def test_a_caption_parts_from_its_credit_and_a_picture_is_named():
    shown = '<img src="pics/quay.jpg" alt="A quay"><figcaption>The quay. Photo: Ana Ruiz</figcaption>'
    figure = f"<figure>{shown}</figure>"
    page = f"<h1>Ports</h1><article><p>{PROSE}</p>{figure}<p>{PROSE} Again.</p></article>"
    found = next(block for block in article(page).body if isinstance(block, Figure))
    assert (found.target, found.alternative) == ("pics/quay.jpg", "A quay")
    assert (plain(found.caption), plain(found.credit)) == ("The quay.", "Photo: Ana Ruiz")
    assert draft(page).findings == ()
    away = draft(page.replace("pics/quay", "https://example.org/quay"))
    assert [each.code for each in away.findings] == ["remote-picture"]
    assert "quay.jpg" in away.findings[0].sentence


def test_pictures_beside_the_page_stand_where_they_are():
    lone = '<img src="blank.gif" data-src="basin.png?w=9" alt="The  basin">'
    inside = f'<p><img src="rope.png" alt="A rope">{PROSE} Twice.</p>'
    page = f"<h1>Ports</h1><article><p>{PROSE}</p>{lone}{inside}<p>{PROSE} Again.</p></article>"
    body = article(page).body
    kinds = [type(block).__name__ for block in body]
    assert kinds == ["Paragraph", "Figure", "Paragraph", "Figure", "Paragraph"]
    found = [block for block in body if isinstance(block, Figure)]
    assert [(each.target, each.alternative) for each in found] == [
        ("basin.png", "The basin"),
        ("rope.png", "A rope"),
    ]
    assert_covered(draft(page))


@pytest.mark.parametrize(
    "picture",
    ['<img src="count.gif" width="1" height="1">', ""],
    ids=["a counter", "none"],
)
def test_what_shows_nothing_is_no_picture(picture):
    page = f"<h1>Ports</h1><article><p>{PROSE}</p>{picture}<p>{PROSE} Again.</p></article>"
    assert not draft(page).findings


def test_tags_that_lie_too_deep_are_a_finding():
    page = "<div>" * 500 + f"<h1>Ports</h1><p>{PROSE}</p>" + "</div>" * 500
    assert [each.code for each in draft(page).findings] == ["unread-markup"]


def test_the_name_of_the_site_is_no_headline_where_window_and_page_word_it_otherwise():
    head = "<title>Why Our Ports Got a Queue That No Ship Wants - The Quayside</title>"
    logo = "<h2 class='headline'>The Quayside</h2>"
    page = f"{head}{logo}<h1>Why Ports Have a Queue</h1>" + f"<p>{PROSE}</p>" * 4
    assert "".join(p.span.cut(draft(page).text) for p in draft(page).pieces if p.known == "title") == (
        "Why Ports Have a Queue"
    )


@pytest.mark.parametrize("cut", ["</html", "<div class='foo", "</bo", '<a href="https://quay.example/'])
def test_a_page_cut_off_inside_a_tag_is_read_as_a_page(cut: str) -> None:
    text = (
        "<html><head><title>Quay</title><script>var a = '<b>';</script></head><body><h1>Why Ports Fail</h1>"
    )
    found = draft(f"{text}<p>{'The clerks keep the list by hand. ' * 6}</p>{cut}")
    assert "var a" not in "".join(piece.span.cut(found.text) for piece in found.pieces)
    assert [each.code for each in found.findings] == ["unread-markup"]


def test_a_page_that_ends_with_a_sign_of_less_keeps_it() -> None:
    found = draft(f"<h1>Why Ports Fail</h1><p>{'The clerks keep the list by hand. ' * 6} 3 < 5 and x <")
    assert found.text.rstrip().endswith("3 < 5 and x <")


def test_bold_questions_are_asked_and_bold_headings_are_not():
    def kinds(lines):
        turns = "".join(f"<p><strong>{line}</strong></p><p>{PROSE}</p>" for line in lines)
        return [type(block).__name__ for block in article("<h1>A pilot speaks</h1>" + turns).body]

    assert kinds(["What closed?", "Who said so?", "And then?"]) == ["Question", "Answer"] * 3
    assert "Question" not in kinds(["What closed?", "The radio", "The cranes", "And then?"])


def test_nobody_else_is_asked_of_a_page_of_very_many_elements():
    page = f"<p>{PROSE}</p>" * (html_vote.MOST_ELEMENTS + 1)
    assert html_vote.extract_letters(page) == ""


def kinds_of(page: str) -> list[tuple[str, str]]:
    return [
        (type(block).__name__, plain(block.content))
        for block in article(page).body
        if hasattr(block, "content")
    ]


def test_bold_lines_are_headings_where_a_page_has_no_others():
    parts = "".join(f"<p><b>{head}\n back</b></p><p>{PROSE}</p>" for head in ("The radio", "The cranes"))
    found = kinds_of(f"<h1>Why Ports Fail</h1><p>{PROSE}</p>{parts}")
    assert [words for kind, words in found if kind == "Heading"] == ["The radio back", "The cranes back"]


def test_bold_lines_are_text_where_a_page_marks_its_headings():
    part = f"<p><b>The radio</b></p><p>{PROSE}</p>"
    found = kinds_of(f"<h1>Why Ports Fail</h1><p>{PROSE}</p><h2>The quay</h2>{part}<h2>The sea</h2>{part}")
    assert [words for kind, words in found if kind == "Heading"] == ["The quay", "The sea"]


def test_a_bold_first_line_stands_over_its_paragraph():
    parts = "".join(f"<p><b>{head}</b><br>{PROSE}</p>" for head in ("The radio", "The cranes"))
    found = kinds_of(f"<h1>Why Ports Fail</h1><p>{PROSE}</p>{parts}")
    assert found[1:3] == [("Heading", "The radio"), ("Paragraph", PROSE)]


@pytest.mark.parametrize("first", ["It closed at noon.", "The harbour closed and " * 6])
def test_a_bold_first_sentence_stays_in_its_paragraph(first):
    found = kinds_of(f"<h1>Why Ports Fail</h1><p>{PROSE}</p><p><b>{first}</b><br>{PROSE}</p>")
    assert len(found) == 2


@pytest.mark.parametrize("last", ["by Ana Ruiz", "von Ana Ruiz"])
def test_a_byline_below_a_headline_in_one_element(last):
    found = article(
        f"<title>Why Ports Fail</title><p class='title'>Why Ports Fail<br>{last}</p><p>{PROSE}</p>"
    )
    assert plain(found.head.title) == "Why Ports Fail"
    assert [author.name for author in found.authors] == ["Ana Ruiz"]


def test_a_last_line_that_only_begins_like_a_byline_stays():
    verse = f"<p>They came at night<br>by the old stone bridge</p><p>{PROSE}</p>"
    assert "by the old stone bridge" in kinds_of(f"<h1>Why Ports Fail</h1><p>{PROSE}</p>{verse}")[1][1]
