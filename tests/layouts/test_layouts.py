"""What layouts must not do, and what the environment refuses."""

import re
from pathlib import Path

import jinja2
import pytest

from convert import paths
from convert.render.edition import FOLDERS, SHELLS, STYLES
from convert.render.environment import LayoutLoader, environment
from convert.render.rendering import EDITIONS

LAYOUTS = sorted(paths.layouts().rglob("*.jinja"))
SOURCES = sorted((paths.PACKAGE).rglob("*.py"))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_layouts_compile_and_trust_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    environment().parse(text)
    assert not re.search(r"\|\s*safe\b|autoescape|\bdo\b\s", text), "a layout may not switch escaping off"


def test_no_module_makes_a_layout_of_text_or_another_environment() -> None:
    for path in SOURCES:
        text = path.read_text("utf-8")
        assert "from_string(" not in text, path
        assert "Environment(" not in text or path.name == "environment.py", path


def test_the_environment_is_strict() -> None:
    made = environment()
    assert made is environment()
    assert made.autoescape is True
    assert made.undefined is jinja2.StrictUndefined


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "/etc/passwd", "themes/../../pyproject.toml", "none.jinja"]
)
def test_nothing_outside_the_folder_is_loaded(name: str) -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        environment().get_template(name)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "link.jinja").symlink_to(secret)
    (folder / "real.jinja").write_text("real")
    loader = LayoutLoader(folder)
    assert loader.get_source(environment(), "real.jinja")[0] == "real"
    with pytest.raises(jinja2.TemplateNotFound):
        loader.get_source(environment(), "link.jinja")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_has_its_layouts(edition: str) -> None:
    root = paths.layouts()
    names = [shell.layout for shell in SHELLS[edition]] + list(STYLES[edition])  # type: ignore[index]
    openings = (path.name.partition(".")[0] for path in (root / "print/style/opening").iterdir())
    names = [name.format(opening=opening) for opening in openings for name in names]
    for name in [*names, f"{FOLDERS[edition]}/marks.html.jinja"]:  # type: ignore[index]
        assert (root / name).is_file(), name
