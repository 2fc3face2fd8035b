"""The picture on the cover: size, colours, room for every word, words that no face has."""

import base64
import io

from msgspec import structs
from PIL import Image, ImageChops

from convert.job import Job, Terms
from convert.model import Article, Author, Publisher
from convert.pipeline import make_article, parse_article
from convert.render import render
from convert.settings import Settings
from convert.write.epub_cover import draw_cover, is_between
from convert.write.pdf_cover import lay_cover
from tests.made import brief, line

ACCENT, PAPER = (0x7A, 0x1F, 0x2B), (255, 255, 255)
SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'
SQUARE = f'<svg {SVG}><rect width="9" height="9" fill="#e0a000"/></svg>'
SIGN = f"data:image/svg+xml;base64,{base64.b64encode(SQUARE.encode()).decode()}"

LIGHT = {"ink": "#ffffff", "quiet": "#dddddd"}


def article(title: str = "", authors: tuple[str, ...] = (), house: str = "") -> Article:
    """Return the made brief with another head."""
    made = brief()
    head = structs.replace(made.head, title=line(title)) if title else made.head
    return structs.replace(
        made,
        head=head,
        authors=tuple(Author(name=name) for name in authors) or made.authors,
        publisher=Publisher(house) if house else made.publisher,
    )


def picture(of: Article, settings: Settings | None = None) -> Image.Image:
    """Return the cover of an article, opened."""
    return Image.open(io.BytesIO(draw_cover(render(of, "epub", settings or Settings()))))


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def colours(of: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in of.convert("RGB").getcolors(99999)}


def test_size_and_colours_are_the_theme_s() -> None:
    shown = picture(article())
    assert shown.size == (1600, 2560)
    assert shown.info == {}
    assert {ACCENT, PAPER} <= colours(shown)
    assert len(colours(shown)) <= 16
    assert all(is_between(colour, ACCENT, PAPER) for colour in colours(shown))


def test_a_house_s_colours_are_taken() -> None:
    changed = Settings(tokens={"colour": {"accent": "#003355", "paper": "#fffff0"}})
    assert {(0x00, 0x33, 0x55), (255, 255, 240)} <= colours(picture(article(), changed))
    # Light ground, dark type.
    turned = Settings(tokens={"colour": {"accent": "#fff0c0", "paper": "#102040", "tint": "#203050"} | LIGHT})
    shown = picture(article(), turned).convert("RGB")
    assert shown.getpixel((5, 5)) == (255, 240, 192)
    assert (0x10, 0x20, 0x40) in colours(shown)


def test_a_sign_keeps_its_colours() -> None:
    shown = picture(article(), Settings(logo=SIGN))
    assert distance(shown.convert("RGB").getpixel((5, 5)), PAPER) <= 1
    assert any(distance(colour, (0xE0, 0xA0, 0)) < 9 for colour in colours(shown))


def test_same_words_same_picture_other_words_another() -> None:
    rendering = render(article(), "epub", Settings())
    assert draw_cover(rendering) == draw_cover(rendering)
    assert draw_cover(rendering) != draw_cover(render(article("Other Words"), "epub", Settings()))


def test_it_is_small() -> None:
    assert len(draw_cover(render(article(), "epub", Settings()))) < 100_000


def test_words_keep_inside_the_margins_however_long_they_are() -> None:
    names = tuple(f"Ana Maria Ruiz {number}" for number in range(60))
    shown = picture(article("Constitutionality " * 30, names, "H" * 90)).convert("RGB")
    for box in ((0, 0, 60, 2560), (1540, 0, 1600, 2560), (0, 0, 1600, 60), (0, 2500, 1600, 2560)):
        assert shown.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ACCENT)]


def test_all_words_stand_on_it_though_they_are_many() -> None:
    from convert.prove.pages import read_pages

    names = tuple(f"Ana Maria Ruiz {number}" for number in range(60))
    rendering = render(article(authors=names), "epub", Settings())
    assert rendering.cover is not None
    (page,) = read_pages(lay_cover(rendering.cover, rendering.faces))
    words = [word for line in page.lines for word in line]
    assert {str(number) for number in range(50, 60)} <= {word.strip(",") for word in words}


def test_a_line_without_a_face_is_left_out_and_told() -> None:
    text = (
        "Commentary\n\nWhat the \ue123 Knows\n\nBy Ada Quill\n\nMay 14, 2019\n\n"
        + "The port knows of old. " * 9
    )
    job = Job(path="-", name="x", data=text.encode(), editions=("epub",))
    made = make_article(job, Terms(settings=Settings()))
    (found,) = [finding for finding in made.told if finding.code == "cover-glyph"]
    assert (found.severity, found.line) == ("warning", 3)
    assert set(made.contents) == {"epub"}
    rendering = render(parse_article(job, Settings()).article, "epub", Settings())
    assert rendering.cover is not None
    assert rendering.cover.lacking == "\ue123"
    assert "Knows" not in rendering.cover.document.markup.partition("<article")[2]
    assert "Ada" in rendering.cover.document.markup


def test_no_mark_of_a_note_stands_on_it() -> None:
    rendering = render(brief(), "epub", Settings())
    assert rendering.cover is not None
    assert "data-note" not in rendering.cover.document.markup
    assert "data-mark" not in rendering.cover.document.markup


def test_a_draft_says_so_at_the_foot_and_changes_nothing_else() -> None:
    plain, drafted = (picture(article(), Settings(draft=draft)).convert("RGB") for draft in (False, True))
    box = ImageChops.difference(plain, drafted).getbbox()
    assert box
    left, top, right, bottom = box
    width, height = plain.size
    assert top > 0.9 * height
    assert bottom <= height
    assert abs((left + right) / 2 - width / 2) < 0.02 * width
    assert PAPER in colours(drafted.crop(box)) and ACCENT in colours(drafted.crop(box))
