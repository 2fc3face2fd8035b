"""What a program gets from ``import convert``."""

import subprocess
import sys
from pathlib import Path

import pytest

import convert
from convert.errors import ConvertError, SourceError, UsageError

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "articles"


def test_importing_loads_no_stage():
    script = "import sys, convert; print(*[n for n in sys.modules if 'convert' in n or 'msgspec' in n])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert told.stdout.split() == ["convert"]


@pytest.mark.parametrize("name", convert.__all__)
def test_public_names(name):
    assert getattr(convert, name).__doc__


def test_no_other_names():
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = convert.prase


def test_parse_stays_the_function():
    """Importing the stage of the same name must not put its module in the place of the function."""
    script = (
        "import convert.parse.desk, convert\n"
        "from convert import parse\n"
        "from convert.parse import RULES\n"
        "print(callable(parse), parse is convert.parse, len(RULES) > 5)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert told.stdout == "True True True\n", told.stderr


def test_parse():
    article = convert.parse(ARTICLES / "harbor-queue.txt")
    assert isinstance(article, convert.Article)
    assert article.source.name == "harbor-queue.txt"
    same = convert.parse((ARTICLES / "harbor-queue.txt").read_bytes(), name="harbor-queue.txt")
    assert same == article
    with pytest.raises(SourceError):
        convert.parse("gone.txt")


def test_convert(tmp_path):
    outcome = convert.convert(ARTICLES / "harbor-queue.txt", to=["epub"], out=tmp_path)
    assert (outcome.status, [edition.edition for edition in outcome.editions]) == ("written", ["epub"])
    assert Path(outcome.editions[0].path).is_file()
    with pytest.raises(ConvertError):
        convert.convert("gone.txt", to=["epub"], out=tmp_path)
    with pytest.raises(UsageError, match="no edition pfd"):
        convert.convert(ARTICLES / "harbor-queue.txt", to=["pfd"], out=tmp_path)


def test_convert_all(tmp_path):
    (tmp_path / "line.txt").write_text("One line.\n")
    sources = [ARTICLES / "harbor-queue.txt", "gone.txt", tmp_path / "line.txt"]
    outcomes = convert.convert_all(sources, to=["epub"], out=tmp_path / "build", workers=1)
    assert [outcome.status for outcome in outcomes] == ["written", "failed", "refused"]
    assert [outcome.exit_code for outcome in outcomes] == [0, 3, 1]
