"""A publishing repository in a folder of its own, and the command as its user calls it."""

import json
from collections import namedtuple

import pytest

from convert.cli import main

Told = namedtuple("Told", "code out err")

ARTICLE = """Commentary

What the Port of {name} Knows

By Ada Quill

May 14, 2019

The first paragraph is long enough to be read as one, and it says something about harbors and their queues.

The second paragraph follows it, as paragraphs do, and ends the article with a full stop.

For Academic Citation: Quill, Ada. "What the Port of {name} Knows." Harbor House, May 14, 2019.
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """The current folder: octavo.toml and two articles in articles/."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "octavo.toml").write_text('publisher = "Harbor House"\neditions = ["epub"]\n')
    for name in ("One", "Two"):
        (tmp_path / f"articles/{name.lower()}.txt").write_text(ARTICLE.format(name=name))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def octavo(capsys):
    """Run the command in this process; return its code and what it printed."""

    def run(*words):
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Told(code, *capsys.readouterr())

    return run


@pytest.fixture
def octavo_json(octavo):
    """Run the command with --json; return its code and its document."""

    def run(*words):
        told = octavo(*words, "--json")
        return told.code, json.loads(told.out)

    return run
