"""The proof of a page: what it asks for, runs or draws by its style is refused; so is a false model."""

from functools import cache

import msgspec
import pytest

from convert.errors import ProofError
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write import load_writer
from tests.everything import everything

ARTICLE = everything()


@cache
def rendered(edition: str) -> Rendering:
    return render(ARTICLE, edition, Settings())  # type: ignore[arg-type]


@cache
def written(edition: str) -> bytes:
    return load_writer(edition)(rendered(edition)).content


def planted(old: bytes, new: bytes) -> bytes:
    assert old in written("html")
    return written("html").replace(old, new, 1)


@pytest.mark.parametrize("edition", ["html", "json"])
def test_an_article_with_every_part_is_proved(edition: str) -> None:
    assert prove(ARTICLE, rendered(edition), written(edition)) == ()


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (b"<script>1</script></head>", "runs a script"),
        (b'<link rel="stylesheet" href="a.css"></head>', "outside itself: <link>"),
        (b"<style>@import 'a.css';</style></head>", "asks for 'a.css'"),
        (b"<style>p { background: url(a.png) }</style></head>", "asks for a.png"),
        (b"<style>p { background: url( 'a.png' ) }</style></head>", "asks for a.png"),
        (b"<style>p::before { content: 'No.' }</style></head>", "adds words"),
    ],
)
def test_what_leads_out_of_the_page_is_refused(new: bytes, said: str) -> None:
    with pytest.raises(ProofError, match=said):
        prove(ARTICLE, rendered("html"), planted(b"</head>", new))


def test_a_picture_that_lies_elsewhere_is_refused() -> None:
    with pytest.raises(ProofError, match=r"asks for a\.png"):
        prove(ARTICLE, rendered("html"), planted(b"<main>", b'<main><img src="a.png" alt="">'))


def test_a_picture_that_is_empty_is_no_picture() -> None:
    (fault,) = prove(
        ARTICLE, rendered("html"), planted(b"<main>", b'<main><img src="data:image/png;base64,">')
    )
    assert fault.where == "the pictures"


def test_a_comment_is_no_word() -> None:
    assert prove(ARTICLE, rendered("html"), planted(b"<main>", b"<main><!-- nobody reads this -->")) == ()


def test_a_model_that_says_something_else_is_a_fault() -> None:
    said = msgspec.json.decode(written("json"))
    said["language"] = "de"
    (fault,) = prove(ARTICLE, rendered("json"), msgspec.json.encode(said))
    assert (fault.edition, fault.where, fault.expected, fault.found) == ("json", "language", '"en"', '"de"')
    said["schema_version"] = 99
    with pytest.raises(ProofError, match="cannot be read back"):
        prove(ARTICLE, rendered("json"), msgspec.json.encode(said))
