"""The hooks as a publishing repository has them: pre-commit itself, the committed manifest, real articles.

pre-commit makes an environment of its own and installs the checkout into it. What octavo requires is lent to
it from where the tests run; one test lets pip install everything, as it does for a user.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import namedtuple
from pathlib import Path

import pytest
import yaml

from convert.source import SUFFIXES

ROOT = Path(__file__).parents[2]
ARTICLES = ("harbor-queue.txt", "night-trains.txt")
HOOKS = ("octavo-check", "octavo-build", "octavo-status")

LENT = {
    "PYTHONPATH": sysconfig.get_path("purelib"),
    "PIP_NO_DEPS": "1",
    # pip reads the variable of a negative option as the value of the positive one: 0 is "no build isolation".
    "PIP_NO_BUILD_ISOLATION": "0",
}
"""What lets pip find octavo's requirements, and what it is built with, where the tests run."""

Told = namedtuple("Told", "code said")

pytestmark = pytest.mark.slow


def git(*words):
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def pre_commit(*words):
    told = subprocess.run([sys.executable, "-m", "pre_commit", *words], capture_output=True, text=True)
    return Told(told.returncode, told.stdout + told.stderr)


def commit(message, *paths):
    """Stage *paths*, or everything, and commit; return what git and its hooks said."""
    git("add", *(paths or ["--all"]))
    told = subprocess.run(["git", "commit", "-m", message], capture_output=True, text=True)
    return Told(told.returncode, told.stdout + told.stderr)


def results(said):
    """Return how each hook ended, by its name."""
    return {f"octavo-{hook}": end for hook, end in re.findall(r"^octavo (\w+)\.+(\w+)$", said, re.MULTILINE)}


@pytest.fixture
def checkout(tmp_path):
    """This repository as it is committed."""
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "octavo"], check=True)
    return tmp_path / "octavo"


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A publishing repository with two articles, two editions wanted and none built; the current folder."""
    house = tmp_path / "house"
    (house / "articles").mkdir(parents=True)
    for name in ARTICLES:
        shutil.copy(ROOT / "articles" / name, house / "articles")
    (house / "octavo.toml").write_text('publisher = "Harbor House"\neditions = ["pdf", "epub"]\n')
    monkeypatch.chdir(house)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("PRE_COMMIT_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Desk")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "desk@example.org")
    git("init", "--quiet")
    return house


@pytest.fixture
def lent(monkeypatch):
    for name, value in LENT.items():
        monkeypatch.setenv(name, value)


def use_hooks(checkout):
    """Write the configuration that a house writes, and let git run it at each commit."""
    hooks = "".join(f"      - id: {hook}\n" for hook in HOOKS)
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=checkout, check=True, capture_output=True, text=True
    ).stdout
    Path(".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {checkout}\n    rev: {revision}    hooks:\n{hooks}"
    )
    told = pre_commit("install", "--install-hooks")
    assert told.code == 0, told.said


def edit(house, before, after, name="harbor-queue.txt"):
    article = house / "articles" / name
    text = article.read_text()
    assert before in text
    article.write_text(text.replace(before, after))


def test_a_season_of_commits(house, checkout, lent):
    use_hooks(checkout)

    # New texts: their editions are made, as files that git does not know yet, and the commit passes.
    told = commit("Two articles", "articles", "octavo.toml", ".pre-commit-config.yaml")
    assert told.code == 0, told.said
    assert results(told.said) == dict.fromkeys(HOOKS, "Passed")

    # The editions are committed: nothing is left to do.
    told = commit("Their editions")
    assert told.code == 0, told.said
    assert sorted(git("ls-files", "build").split()) == [
        f"build/{folder}/{name}.{suffix}"
        for folder, suffix in (("epub", "epub"), ("manifest", "json"), ("pdf", "pdf"))
        for name in ("harbor-queue", "night-trains")
    ]

    # A citation line that names another title is refused, at its line.
    edit(house, 'Quenneby. "The Harbor', 'Quenneby. "The Port')
    text = (house / "articles/harbor-queue.txt").read_text()
    line = text[: text.index("For Academic Citation")].count("\n") + 1
    told = commit("A slip")
    assert told.code == 1
    assert results(told.said)["octavo-check"] == "Failed"
    assert f"articles/harbor-queue.txt:{line}:" in told.said
    assert "error citation-title:" in told.said
    git("checkout", "--quiet", "HEAD", "--", "articles")

    # An edited text with the old PDF is refused by the status...
    edit(house, "low in the water with wheat", "low in the water with barley")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKIP", "octavo-build")
        told = commit("A correction")
    assert told.code == 1
    assert (results(told.said)["octavo-check"], results(told.said)["octavo-status"]) == ("Passed", "Failed")
    assert "behind     articles/harbor-queue.txt  pdf, epub" in told.said
    assert "articles/night-trains.txt" not in told.said.split("octavo status")[1]

    # ... and mended by the build, which changes files that git knows: they are for the author to add.
    told = commit("A correction")
    assert told.code == 1
    assert results(told.said)["octavo-build"] == "Failed"
    assert "files were modified by this hook" in told.said
    changed = git("diff", "--name-only").split()
    assert changed == [
        "build/epub/harbor-queue.epub",
        "build/manifest/harbor-queue.json",
        "build/pdf/harbor-queue.pdf",
    ]
    told = commit("A correction")
    assert told.code == 0, told.said

    # Corrections alone are a change of their article: all three hooks look at it.
    corrections = house / "articles/harbor-queue.octavo.toml"
    corrections.write_text('kicker = "Reportage"\n[[lines]]\nfrom = 900\nrole = "furniture"\n')
    told = commit("A kicker and a slip", "articles")
    assert told.code == 1
    assert results(told.said)["octavo-check"] == "Failed"
    assert "correction-misfit" in told.said
    corrections.write_text('kicker = "Reportage"\n')
    told = commit("A kicker", "articles")
    assert (told.code, results(told.said)["octavo-build"]) == (1, "Failed")
    assert sorted(git("diff", "--name-only").split()) == changed
    told = commit("A kicker")
    assert told.code == 0, told.said
    assert results(told.said) == dict.fromkeys(HOOKS, "Passed")

    # A second run changes nothing.
    told = pre_commit("run", "--all-files")
    assert told.code == 0, told.said
    assert results(told.said) == dict.fromkeys(HOOKS, "Passed")
    assert git("status", "--porcelain") == ""


def test_the_hooks_look_at_every_source():
    """Suffixes of sources and of corrections, in articles/ and nowhere else."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    for hook in hooks:
        files = re.compile(hook["files"])
        assert all(files.search(f"articles/sub/A{suffix}") for suffix in (*SUFFIXES, ".octavo.toml"))
        assert not files.search("notes/a.txt")
    assert [hook["id"] for hook in hooks] == list(HOOKS)


def test_trying_the_hooks_with_what_pip_installs(house, checkout, tmp_path, monkeypatch):
    """As a user would: an empty environment, and everything from the package index, as pinned."""
    pins = re.findall(r"^[a-z0-9][\w.-]*==[^\s;\\]+", (ROOT / "constraints.txt").read_text(), re.MULTILINE)
    # Hashes would have to be given for the checkout too.
    (tmp_path / "pins.txt").write_text("\n".join(pins))
    monkeypatch.setenv("PIP_CONSTRAINT", str(tmp_path / "pins.txt"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    git("add", "--all")
    git("commit", "--quiet", "--message", "Two articles")
    told = pre_commit("try-repo", str(checkout), "--all-files", "--verbose")
    assert told.code == 0, told.said
    assert results(told.said) == dict.fromkeys(HOOKS, "Passed")
