"""The command as a whole: help, codes, near misses, what is loaded, what a terminal gets to see."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import convert.cli
from convert.cli import COMMANDS, EXIT_CODES
from convert.errors import ConvertError

HEAVY = (
    "weasyprint",
    "jinja2",
    "ebooklib",
    "lxml",
    "pypandoc",
    "fontTools.ttLib",  # the table of scripts beside it is light, and tells languages apart
    "rich",
    "pypdfium2",
    "babel",
    "docx",
)
OCTAVO = [sys.executable, "-m", "convert"]
ROOT = Path(__file__).parents[2]


def run(*words, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run([*OCTAVO, *words], capture_output=True, text=True, env=environment, **options)


def loaded(*words):
    """Return which of the heavy modules a command loads, and which stages."""
    script = (
        "import sys; from convert.cli import main; code = main(sys.argv[1:])\n"
        "print(' '.join(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        cwd=Path.cwd(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return set(told.stderr.splitlines()[-1].split())


def test_alone_it_prints_help(octavo):
    told = octavo()
    assert (told.code, told.err) == (0, "")
    assert told.out == octavo("--help").out
    assert all(re.search(rf"^ +{name} ", told.out, re.MULTILINE) for name in COMMANDS)
    assert EXIT_CODES in told.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(octavo, name):
    told = octavo(name, "--help")
    assert (told.code, told.err) == (0, "")
    for option in ("--json", "--quiet", "--verbose", "--config", "--no-color"):
        assert option in told.out


def test_the_codes_in_the_help_are_those_of_the_errors():
    def classes(kind):
        return [kind, *(each for sub in kind.__subclasses__() for each in classes(sub))]

    codes = {str(kind.exit_code) for kind in classes(ConvertError)}
    listed = set(re.findall(r"^  (\d+) ", EXIT_CODES, re.MULTILINE))
    assert listed == codes | {"0", "1", "130"}


@pytest.mark.parametrize("words", [[], ["--help"], ["build", "--no-such-option"], ["--version"]])
def test_help_and_slips_load_no_engine(words):
    assert loaded(*words) & set(HEAVY) == set()


def test_help_loads_no_stage():
    ours = {name.removeprefix("convert.") for name in loaded("--help") if name.startswith("convert.")}
    assert ours == {"cli", "cli.options", "cli.terminal", "cli.messages", "errors", "garbage"}


@pytest.mark.parametrize("command", ["check", "parse", "explain", "status"])
def test_reading_loads_no_engine(house, command):
    assert loaded(command, "articles/one.txt") & set(HEAVY) - {"babel"} == set()


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        (["biuld", "articles"], "there is no command biuld", "Did you mean octavo build?"),
        (["articles/one.txt"], "no command articles/one.txt", "Did you mean octavo build articles/one.txt?"),
        (["build", "articles", "--froce"], "there is no option --froce", "Did you mean --force?"),
        (["build", "articles", "--jsno=1"], "there is no option --jsno=1", "Did you mean --json?"),
        (["--vresion"], "there is no option --vresion", "Did you mean --version?"),
        (["build", "articles", "--to", "pfd"], "there is no edition pfd", "Did you mean pdf?"),
        (["build", "articles", "--to", ","], "no edition is named", "pdf, press, booklet, epub, docx"),
        (["build", "articles", "--theme", "breif"], "there is no theme breif", "Did you mean brief?"),
        (["build", "articles", "--page", "b5"], "there is no paper b5", "a4, letter, a5, 6x9"),
        (["build", "articles", "--page", "a5"], "the theme brief has no paper a5", "Did you mean a4?"),
        (["build", "articles", "--jobs", "0"], "--jobs needs at least 1", "one worker a core"),
        (["build"], "the following arguments are required: SOURCE", "octavo build --help"),
        (["parse"], "no source is given", "-"),
        (["explain", "articles"], "this is a folder", "one file"),
        (["build", "-"], "standard input has no name", "--name"),
        (["build", "-", "articles", "--name", "x.txt"], "- stands alone", ""),
        (["build", "articles", "--name", "x.txt"], "--name is for standard input", ""),
        (["build", "articles", "--config", "no.toml"], "cannot be read: No such file", "--config"),
        (["verify", "nowhere"], "no editions are recorded here", "octavo build"),
        (["prune", "nowhere"], "no editions are recorded here", "octavo build"),
    ],
)  # fmt: skip
def test_wrong_use(house, octavo, words, problem, remedy):
    told = octavo(*words)
    assert told.code == 2
    assert told.out == ""
    first, *rest = told.err.splitlines()
    assert first.startswith("octavo: ")
    assert problem in first
    assert remedy in " ".join(rest)
    assert len(rest) == 1


def test_a_wrong_key_of_the_settings(house, octavo):
    (house / "octavo.toml").write_text('pubisher = "Harbor House"\n')
    told = octavo("check", "articles")
    assert told.code == 2
    assert "octavo.toml: error: unknown key pubisher" in told.err
    assert "Did you mean publisher?" in told.err


def test_an_error_as_json(house, octavo_json):
    code, document = octavo_json("build", "articles", "--to", "pfd")
    assert code == document["exit_code"] == document["error"]["exit_code"] == 2
    assert document["error"]["problem"] == "there is no edition pfd"


def test_a_bug_is_reported_with_its_trace(house, octavo, monkeypatch):
    def fail(*_):
        raise LookupError("no such \x1b[31mthing")

    monkeypatch.setattr(convert.cli, "load_command", fail)
    told = octavo("check", "articles")
    assert told.code == 70
    assert r"LookupError: no such \x1b[31mthing" in told.err
    assert "Traceback" not in told.err
    (log,) = (house / "state/octavo").iterdir()
    assert str(log) in told.err
    assert "Traceback" in log.read_text()


def test_a_bug_where_nothing_can_be_kept(house, octavo, monkeypatch):
    monkeypatch.setattr(convert.cli, "load_command", lambda *_: 1 / 0)
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    told = octavo("check", "articles")
    assert told.code == 70
    assert "Traceback" in told.err


def test_a_closed_pipe(house):
    command = f"{' '.join(OCTAVO)} parse articles/one.txt; echo code $? >&2"
    told = subprocess.run(
        ["sh", "-c", f"{{ {command}; }} | true"], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "Traceback" not in told.stderr
    assert "Exception ignored" not in told.stderr
    assert re.search(r"code (141|0)$", told.stderr.strip())


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_any_locale(house, locale):
    (house / "articles/zwei.txt").write_text(
        (house / "articles/one.txt").read_text().replace("One", "Öl – „Ei“ 港")
    )
    told = run(
        "explain",
        "articles/zwei.txt",
        env={"LC_ALL": locale, "PYTHONIOENCODING": "latin-1"},
        errors="replace",
    )
    assert told.returncode == 0
    told = subprocess.run(
        [*OCTAVO, "parse", "articles/zwei.txt"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": locale, "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(told.stdout.decode("utf-8"))["title"].startswith("What the Port of Öl")


def test_colours_only_on_a_terminal(house):
    for environment, words, painted in (
        ({"TERM": "xterm"}, [], True),
        ({"TERM": "dumb"}, [], False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, [], False),
        ({"TERM": "xterm"}, ["--no-color"], False),
    ):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        if "NO_COLOR" not in environment or not environment["NO_COLOR"]:
            environment.pop("NO_COLOR", None)
        command = " ".join([*OCTAVO, "explain", "articles/one.txt", *words])
        told = subprocess.run(
            ["script", "-qec", command, "/dev/null"], capture_output=True, text=True, env=environment
        )
        assert ("\x1b[" in told.stdout) == painted, words
    assert "\x1b" not in run("explain", "articles/one.txt").stdout


def test_nothing_in_a_text_reaches_the_terminal(house, octavo):
    article = (house / "articles/one.txt").read_text().replace("Port", "P\x1b[2Jort\u202e\x07")
    (house / "articles/one.txt").write_text(article)
    for command in ("check", "explain", "build"):
        told = octavo(command, "articles/one.txt", "-v")
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told.out + told.err) == []
        assert "\\x1b[2J" in told.out + told.err


def test_names_of_files_are_escaped_too(house, octavo):
    (house / "articles/a\n::error::b.txt").write_text("x")
    told = octavo("check", "articles/a\n::error::b.txt", "-q")
    assert not any(line.startswith("::error") for line in (told.out + told.err).splitlines())


def test_an_interrupt_that_python_loses():
    """Raised in a finaliser, as while a module is imported, it would be printed and forgotten."""
    script = (
        "import time, convert.cli\n"
        "class Finaliser:\n"
        "    def __del__(self): raise KeyboardInterrupt\n"
        "class Command:\n"
        "    def add_options(parser): parser.set_defaults(command='check')\n"
        "    def run(arguments, terminal): Finaliser(); time.sleep(30); return 0\n"
        "convert.cli.load_command = lambda name: Command\n"
        "raise SystemExit(convert.cli.main(['check']))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=20
    )
    assert (told.returncode, told.stderr) == (130, "")
