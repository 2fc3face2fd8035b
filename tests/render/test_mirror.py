"""A style sheet in the mirror: sides change over, names stay."""

import pytest

from convert.render.mirror import mirror


@pytest.mark.parametrize(
    ("style", "turned"),
    [
        ("p { margin-left: 2pt; text-align: left; }", "p { margin-right: 2pt; text-align: right; }"),
        ("p { margin: 1pt 2pt 3pt -4pt; }", "p { margin: 1pt -4pt 3pt 2pt; }"),
        ("p { margin: 1pt 2pt; padding: 3pt; }", "p { margin: 1pt 2pt; padding: 3pt; }"),
        ("p { border-left: 2pt solid #aaa; }", "p { border-right: 2pt solid #aaa; }"),
        (".left:first-child { color: red; }", ".left:first-child { color: red; }"),
        (
            ".left { position: running(head-left); text-align: left; }",
            ".left { position: running(head-left); text-align: right; }",
        ),
        (
            "@page :left { @top-left { content: element(head-left); } }",
            "@page :right { @top-right { content: element(head-left); } }",
        ),
        ("/* left; */ p { color: red; }", " p { color: red; }"),
    ],
)
def test_sides_change_over(style: str, turned: str) -> None:
    assert mirror(style) == turned


def test_twice_is_the_same() -> None:
    style = (
        "p { margin: 1pt 2pt 3pt 4pt; float: right; left: 0; } @page :right { @bottom-left { width: 3pt; } }"
    )
    assert mirror(mirror(style)) == style
