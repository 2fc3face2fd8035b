"""SVG: what draws is kept, what runs, leads away or swells is not."""

import pytest

from convert.assets.drawing import load_drawing
from convert.assets.picture import Unfit
from tests.drawn import SVG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def drawing(inside: str, head: str = HEAD) -> str:
    return load_drawing(f"{head}{inside}</svg>".encode()).content.decode()


def test_a_drawing_keeps_what_draws() -> None:
    drawn = load_drawing(SVG.encode())
    assert (drawn.kind, drawn.width, drawn.height) == ("svg", 400, 200)
    for words in ("<rect", "Waiting in days", "<path", 'viewBox="0 0 400 200"', 'width="400"'):
        assert words in drawn.content.decode()
    assert load_drawing(drawn.content) == drawn


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script><path d='M0 0'/>", "alert"),
        ("<path d='M0 0' onclick='alert(1)'/>", "alert"),
        ("<a xlink:href='https://example.org'><path d='M0 0'/></a>", "example"),
        ("<animate attributeName='x'/><path d='M0 0'/>", "animate"),
        ("<!-- secret --><?x secret?><path d='M0 0'/>", "secret"),
        ("<metadata>secret</metadata><path d='M0 0'/>", "secret"),
        ("<path d='M0 0' style='filter:url(#f);fill:red'/>", "filter"),
        ("<path d='M0 0' xml:base='https://example.org'/>", "example"),
    ],
)
def test_what_does_not_draw_is_taken_out(inside: str, gone: str) -> None:
    cleaned = drawing(inside)
    assert gone not in cleaned
    assert "<path" in cleaned


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<foreignObject><p>words</p></foreignObject>", "foreignObject"),
        ("<image xlink:href='file:///etc/passwd'/>", "a picture of its own"),
        ("<use xlink:href='other.svg#a'/>", "another file"),
        ("<style>@import 'https://example.org/a.css';</style>", "leads out"),
        ("<style>path { fill: url(https://example.org/a.svg#b) }</style>", "leads out"),
        ("<path style='fill:u\\72l(https://example.org)'/>", "leads out"),
        ("<g id='a'><use xlink:href='#a'/></g>", "hold each other"),
        ("<path>", "no XML"),
    ],
)
def test_what_would_be_missing_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        drawing(inside)


def test_a_drawing_that_swells_is_refused() -> None:
    levels = "".join(
        f"<g id='g{n}'>" + f"<use xlink:href='#g{n - 1}'/>" * 10 + "</g>" if n else "<path id='g0' d='M0 0'/>"
        for n in range(8)
    )
    with pytest.raises(Unfit, match="draws more than"):
        drawing(f"<defs>{levels}</defs><use xlink:href='#g7'/>")


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + HEAD + "<text>&a;</text></svg>"
    with pytest.raises(Unfit, match="entities"):
        load_drawing(bomb.encode())


@pytest.mark.parametrize(
    ("sides", "size"),
    [
        ('width="2in" height="1in"', (192, 96)),
        ('width="100%" viewBox="0 0 30 10"', (30, 10)),
        ('width="60" viewBox="0 0 30 10"', (60, 20)),
        ('height="20" viewBox="0 0 30 10"', (60, 20)),
    ],
)
def test_the_size_of_a_drawing(sides: str, size: tuple[int, int]) -> None:
    drawn = load_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {sides}><path d="M0 0"/></svg>'.encode())
    assert (drawn.width, drawn.height) == size


def test_a_drawing_without_a_size_is_refused() -> None:
    with pytest.raises(Unfit, match="how large"):
        load_drawing(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
