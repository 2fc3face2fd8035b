"""Where pictures are looked for, and where not."""

import base64
from pathlib import Path

import pytest

from convert.assets.picture import Unfit
from convert.assets.places import Store
from convert.source import decode_source
from tests.drawn import draw_all

CHART = draw_all()["chart.png"]
SOURCE = decode_source(b"# Ports", "ports.md")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A folder with a picture, one below it, one above it, and links."""
    folder = tmp_path / "articles"
    (folder / "images").mkdir(parents=True)
    (folder / "my chart.png").write_bytes(CHART)
    (folder / "images/deep.png").write_bytes(CHART)
    (tmp_path / "secret.png").write_bytes(CHART)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "kept.png").symlink_to(folder / "images/deep.png")
    return Store(SOURCE, folder, 100_000)


@pytest.mark.parametrize(
    "target",
    [
        "my chart.png",
        "my%20chart.png",
        "my%20chart.png?w=3#a",
        "images/deep.png",
        "./images\\deep.png",
        "kept.png",
    ],
)
def test_a_picture_beside_its_source_or_below(store: Store, target: str) -> None:
    assert store.read(target) == CHART


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../secret.png", "missing-picture"),
        ("%2e%2e/secret.png", "missing-picture"),
        ("images/../../secret.png", "missing-picture"),
        ("link.png", "missing-picture"),
        ("gone.png", "missing-picture"),
        ("images", "missing-picture"),
        ("a\0b.png", "missing-picture"),
        ("/etc/passwd", "remote-picture"),
        ("file:///etc/passwd", "remote-picture"),
        ("//example.org/a.png", "remote-picture"),
        ("http://127.0.0.1/a.png", "remote-picture"),
        ("C:\\a.png", "remote-picture"),
        ("{{ site.url }}/a.png", "remote-picture"),
        ("data:text/html,words", "bad-picture"),
        ("data:image/png;base64,=", "bad-picture"),
    ],
)
def test_what_is_elsewhere_is_not_read(store: Store, target: str, code: str) -> None:
    with pytest.raises(Unfit) as told:
        store.read(target)
    assert told.value.code == code


def test_an_address_may_hold_the_picture(store: Store) -> None:
    assert store.read(f"data:image/png;base64,{base64.b64encode(CHART).decode()}") == CHART
    assert store.read("data:image/svg+xml,%3Csvg/%3E") == b"<svg/>"


def test_the_digests_of_files_are_kept(store: Store) -> None:
    store.read("images/deep.png")
    with pytest.raises(Unfit):
        store.read("gone.png")
    assert store.files.keys() == {"images/deep.png", "gone.png"}
    assert store.files["gone.png"] == ""


def test_a_picture_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(CHART)
    with pytest.raises(Unfit, match="more than 10 bytes"):
        Store(SOURCE, tmp_path, 10).read("a.png")


def test_standard_input_has_no_folder() -> None:
    with pytest.raises(Unfit, match="standard input"):
        Store(SOURCE, None, 10).read("a.png")
