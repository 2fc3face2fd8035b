"""``octavo build`` as its user sees it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.processes import in_group

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def editions(house):
    return sorted(
        path.relative_to(house).as_posix() for path in house.glob("build/*/*") if ".octavo" not in path.parts
    )


def without_author(article):
    """Leave the article without its by-line and its citation: a warning."""
    text = article.read_text().replace("By Ada Quill\n\n", "")
    article.write_text(text[: text.index("For Academic Citation")])


def test_a_line_an_article(house, octavo):
    told = octavo("build", "articles", "--jobs", "1")
    assert told.code == 0
    assert [line.split()[:2] for line in told.out.splitlines()] == [
        ["written", "articles/one.txt"],
        ["written", "articles/two.txt"],
    ]
    assert told.err.startswith("2 articles: 2 written; in ")
    again = octavo("build", "articles")
    assert [line.split()[:2] for line in again.out.splitlines()] == [
        ["unchanged", "articles/one.txt"],
        ["unchanged", "articles/two.txt"],
    ]
    assert editions(house) == [
        "build/epub/one.epub",
        "build/epub/two.epub",
        "build/manifest/one.json",
        "build/manifest/two.json",
    ]


def test_from_another_folder(house, octavo, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert octavo("build", house / "articles/one.txt").code == 0
    assert editions(house) == ["build/epub/one.epub", "build/manifest/one.json"]
    assert list(Path.cwd().iterdir()) == []


def test_an_output_folder_of_the_command(house, octavo):
    octavo("build", "articles/one.txt", "--out", "elsewhere", "--to", "docx")
    assert (house / "elsewhere/docx/one.docx").exists()
    assert not (house / "build").exists()


def test_quiet_says_nothing_where_nothing_is_wrong(house, octavo):
    told = octavo("build", "articles/one.txt", "--quiet")
    assert told == (0, "", "")


def test_standard_input(house):
    text = (house / "articles/one.txt").read_bytes()
    command = [sys.executable, "-m", "convert", "build", "-", "--name", "2020/news.txt"]
    told = subprocess.run(command, input=text, capture_output=True, env=ENVIRONMENT)
    assert told.returncode == 0, told.stderr
    assert (house / "build/epub/2020/news.epub").exists()
    again = subprocess.run(command, input=text, capture_output=True, env=ENVIRONMENT)
    assert again.stdout.split()[0] == b"unchanged"


@pytest.mark.parametrize(
    ("name", "content", "code", "problem", "status"),
    [
        ("gone.txt", None, 3, "no such file", "failed"),
        ("binary.txt", bytes(range(32)) * 40, 3, "binary file", "failed"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", 3, "a PNG picture", "failed"),
        ("undecodable.txt", b"Caf\x81 Title\n\nText of it.\n", 3, "0x81 at offset 3", "failed"),
        ("empty.txt", b"", 1, "error empty:", "refused"),
        ("blank.txt", b" \n\n\n", 1, "error empty:", "refused"),
        ("line.txt", b"One line is no article.\n", 1, "error no-article:", "refused"),
    ],
)
def test_bad_input(house, octavo, name, content, code, problem, status):
    if content is not None:
        (house / "articles" / name).write_bytes(content)
    told = octavo("build", f"articles/{name}", "articles/one.txt", "--jobs", "1")
    assert told.code == code
    assert told.out.splitlines()[0].split()[:2] == [status, f"articles/{name}"]
    assert told.out.splitlines()[1].split()[:2] == ["written", "articles/one.txt"]
    message = next(line for line in told.err.splitlines() if problem in line)
    assert message.startswith(f"articles/{name}:")
    assert "Traceback" not in told.err
    assert editions(house) == ["build/epub/one.epub", "build/manifest/one.json"]


def test_the_highest_code_wins(house, octavo):
    (house / "articles/line.txt").write_text("One line.\n")
    assert octavo("build", "articles/line.txt", "articles/gone.txt").code == 3


def test_a_folder_without_sources(house, octavo):
    (house / "none").mkdir()
    told = octavo("build", "none")
    assert (told.code, told.out) == (2, "")
    assert "none: error: this folder holds no sources" in told.err
    assert not (house / "build").exists()


def test_an_output_folder_that_is_a_file(house, octavo):
    (house / "build").write_text("")
    told = octavo("build", "articles")
    assert (told.code, told.out) == (4, "")
    assert "a file, not a folder" in told.err


def test_an_output_folder_that_cannot_be_written(house):
    """A read-only mount stops root too."""
    (house / "build").mkdir()
    command = f"mount -t tmpfs -o ro tmpfs build && exec {sys.executable} -m convert build articles/one.txt"
    told = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, env=ENVIRONMENT
    )
    if "unshare" in told.stderr or "mount:" in told.stderr:
        pytest.skip(f"no file system can be mounted here: {told.stderr.strip()}")
    assert told.returncode == 4
    assert told.stdout == ""
    assert "error: not writable" in told.stderr


def test_findings_stand_at_their_line(house, octavo):
    article = house / "articles/one.txt"
    article.write_text(
        article.read_text().replace('"What the Port of One Knows."', '"What the Port of Two Knows."')
    )
    told = octavo("build", "articles/one.txt")
    assert told.code == 1
    line = (
        article.read_text()
        .splitlines()
        .index(next(x for x in article.read_text().splitlines() if "Academic" in x))
        + 1
    )
    lines = told.err.splitlines()
    at = next(n for n, text in enumerate(lines) if "citation-title" in text)
    assert lines[at].startswith(f"articles/one.txt:{line}:")
    column = int(lines[at].split(":")[2])
    assert lines[at + 2].index("^") == 4 + column - 1
    assert lines[at + 1][4 + column - 1 :].startswith("What the Port of Two")


def test_strict(house, octavo):
    without_author(house / "articles/one.txt")
    assert octavo("build", "articles/one.txt").code == 0
    told = octavo("build", "articles/one.txt", "--strict")
    assert (told.code, told.out.split()[0]) == (1, "refused")
    assert octavo("build", "articles/one.txt").out.split()[0] == "unchanged"


def test_json(house, octavo_json):
    (house / "articles/line.txt").write_text("One line.\n")
    code, document = octavo_json("build", "articles", "--jobs", "1")
    assert code == document["exit_code"] == 1
    found = {article["source"]: article for article in document["articles"]}
    assert list(found) == ["articles/line.txt", "articles/one.txt", "articles/two.txt"]
    assert found["articles/line.txt"]["findings"][0]["code"] == "no-article"
    (edition,) = found["articles/one.txt"]["editions"]
    assert (edition["edition"], edition["size"]) == ("epub", (house / "build/epub/one.epub").stat().st_size)


def test_json_lines(house, octavo):
    told = octavo("build", "articles", "--json-lines", "--jobs", "1")
    assert [json.loads(line)["source"] for line in told.out.splitlines()] == [
        "articles/one.txt",
        "articles/two.txt",
    ]


def test_json_lines_come_as_articles_are_done(house, octavo):
    """An article that stands is known before one that is made, whatever their order."""
    octavo("build", "articles/two.txt")
    told = octavo("build", "articles", "--json-lines", "--jobs", "1")
    assert [(line["source"], line["status"]) for line in map(json.loads, told.out.splitlines())] == [
        ("articles/two.txt", "unchanged"),
        ("articles/one.txt", "written"),
    ]


def test_a_bar_shows_rate_and_time_left_to_a_person_alone(house, octavo, monkeypatch):
    octavo("build", "articles")
    assert "/s" not in octavo("build", "articles").err
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert octavo("build", "articles", "--quiet").err == ""


def test_an_interrupt_keeps_what_is_done(house):
    for number in range(60):
        (house / f"articles/{number:02}.txt").write_text((house / "articles/one.txt").read_text())
    command = [sys.executable, "-m", "convert", "build", "articles", "--jobs", "2"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("interrupted: ")
    assert "Traceback" not in err
    done = [line.split()[1] for line in (first + out).splitlines()]
    assert 0 < len(done) < 62
    for source in done:
        assert (house / "build/epub" / f"{Path(source).stem}.epub").exists()
    wait_for_the_end_of(process.pid)


def wait_for_the_end_of(group):
    """The server of workers ends when it notices that its parent is gone."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not in_group(group):
            return
        time.sleep(0.1)
    pytest.fail("processes are left")
