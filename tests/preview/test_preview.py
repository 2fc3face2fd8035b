"""The preview: what it shows, to whom, and that it follows every save."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convert.cli import main
from convert.job import Job, Terms
from convert.preview import Server, Shelf
from convert.preview.server import Handler
from convert.preview.shelf import Desk
from convert.settings import Settings, parse_settings
from tests.cli.conftest import ARTICLE, house, octavo  # noqa: F401  fixtures

ROOT = Path(__file__).parents[2]
SHOWS = ("html", "epub", "docx")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own, and an octavo.toml."""
    for path in ("one.txt", "deep/two ß.txt"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(ARTICLE.format(name="One"), "utf-8")
    (tmp_path / "octavo.toml").write_text("")
    return tmp_path


def loader(site: Path) -> Callable[[], Desk]:
    def load() -> Desk:
        paths = sorted(site.rglob("*.txt"))
        jobs = (Job(path=str(p), name=p.relative_to(site).with_suffix("").as_posix()) for p in paths)
        file = site / "octavo.toml"
        return Desk(tuple(jobs), Terms(settings=parse_settings(file.read_text(), str(file))), (file,))

    return load


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    made = Server(Shelf(loader(site)), 0, SHOWS)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def ask(server: Server, path: str, host: str = "127.0.0.1") -> tuple[int, str, bytes]:
    """Return status, type and content of *path*."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    told = answer.status, answer.headers["Content-Type"], answer.read()
    connection.close()
    return told


def save(path: Path, words: str) -> None:
    """Write *words* as an editor does, at a time that no earlier save had."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(words, "utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


# --- what it shows -------------------------------------------------------------------------------


def test_the_frame_names_every_article(server: Server) -> None:
    status, kind, page = ask(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert server.shelf.names() == ("deep/two ß", "one")
    assert b'value="deep/two%20%C3%9F"' in page and b'value="one"' in page
    assert b"https://" not in page and page.count(b"<iframe") == 3


def test_it_shows_source_editions_and_what_lies_in_an_e_book(server: Server) -> None:
    status, kind, page = ask(server, "/source/deep/two%20%C3%9F")
    assert (status, kind) == (200, "text/html; charset=utf-8") and b"explained" in page
    status, _, page = ask(server, "/made/html/one")
    assert status == 200 and b"<h1" in page and b"What the Port of One Knows" in page
    assert server.shelf.make("one", "html") == page
    assert ask(server, "/made/epub/one")[2].startswith(b"PK")
    assert ask(server, "/made/epub/one//EPUB/article.xhtml")[1] == "application/xhtml+xml"
    assert ask(server, "/made/epub/one//EPUB/style.css")[1] == "text/css; charset=utf-8"
    assert ask(server, "/made/docx/one")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/made/html/none",
        "/made/pdf/one",
        "/made/epub/one//../../etc/passwd",
        "/source/../octavo.toml",
        "/one",
        "/etc",
    ],
)
def test_what_it_has_not_is_not_found(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404


def test_it_listens_on_this_machine_alone_and_under_its_own_name(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert ask(server, "/", host="localhost:80")[0] == 200
    assert ask(server, "/made/html/one", host="elsewhere.example")[0] == 403


def test_of_what_has_no_edition_it_says_why(server: Server, site: Path) -> None:
    text = ARTICLE.format(name="One").replace("May 14, 2019.", "May 15, 2019.")
    save(site / "one.txt", text)
    assert server.shelf.follow()
    status, _, page = ask(server, "/made/html/one")
    assert status == 200 and b"citation-date" in page and b"Make the two dates the same." in page
    save(site / "one.txt", "\x00\x01\x02" * 100)
    assert server.shelf.follow()
    assert b"There is no edition of this text" in ask(server, "/made/html/one")[2]
    (site / "one.txt").unlink()
    assert server.shelf.follow()
    assert ask(server, "/made/html/one")[0] == 404


# --- it follows ----------------------------------------------------------------------------------


def test_a_save_is_followed(server: Server, site: Path) -> None:
    before = server.shelf.make("one", "html")
    assert not server.shelf.follow()
    assert server.shelf.make("one", "html") is before  # made once
    save(site / "one.txt", ARTICLE.format(name="Another"))
    assert server.shelf.follow() and not server.shelf.follow()
    assert b"What the Port of Another Knows" in ask(server, "/made/html/one")[2]
    assert server.shelf.version == 2


def test_corrections_settings_and_new_articles_are_followed(server: Server, site: Path) -> None:
    save(site / "one.octavo.toml", 'title = "A Corrected Title"\n')
    assert server.shelf.follow()
    assert b"A Corrected Title" in ask(server, "/made/html/one")[2]
    save(site / "octavo.toml", 'theme = "journal"\n')
    assert server.shelf.follow()
    assert server.shelf.desk.terms.settings == Settings(theme="journal")
    save(site / "three.txt", ARTICLE.format(name="Three"))
    assert server.shelf.follow()
    assert "three" in server.shelf.names()
    (site / "notes.swp").write_text("an editor's own file")
    assert not server.shelf.follow()


def test_a_picture_beside_the_source_is_followed(site: Path) -> None:
    from tests.drawn import write_site

    path = write_site(site / "deep")
    job = Job(path=str(path), name="ports")
    shelf = Shelf(lambda: Desk((job,), Terms(settings=Settings())))
    before = shelf.make("ports", "html")
    shelf.follow()
    picture = path.with_name("chart.png")
    picture.write_bytes(path.with_name("palette.png").read_bytes())
    assert shelf.follow()
    assert shelf.make("ports", "html") != before


def test_wrong_settings_are_told_until_they_are_mended(server: Server, site: Path) -> None:
    save(site / "octavo.toml", 'them = "journal"\n')
    assert server.shelf.follow()
    page = ask(server, "/made/html/one")[2]
    assert b"octavo.toml" in page and b"theme" in page
    assert b"There is no edition" in ask(server, "/source/one")[2]
    save(site / "octavo.toml", "")
    assert server.shelf.follow()
    assert b"<h1" in ask(server, "/made/html/one")[2]


def test_a_browser_that_listens_is_told_of_a_change(server: Server, site: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    connection.request("GET", "/changes")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.readline() == b": listening\n"
    save(site / "one.txt", ARTICLE.format(name="Another"))
    assert server.shelf.follow()
    # Meanwhile the line says now and then that there is nothing new.
    assert next(line for line in iter(answer.readline, b"") if line.startswith(b"data:")) == b"data: 2\n"
    connection.close()


def test_a_change_right_behind_the_greeting_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version counts from before the greeting is written, not from when the thread goes on."""
    end = Handler.end_headers

    def change_then_end(handler: Handler) -> None:
        end(handler)
        server.shelf.version += 1

    monkeypatch.setattr(Handler, "end_headers", change_then_end)
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    connection.request("GET", "/changes")
    lines = iter(connection.getresponse().readline, b"")
    assert [next(lines) for _ in range(3)] == [b": listening\n", b"\n", b"data: 2\n"]
    connection.close()


# --- the command ---------------------------------------------------------------------------------


def test_ctrl_c_ends_it_cleanly(house: Path) -> None:  # noqa: F811
    command = [sys.executable, "-m", "convert", "preview", "articles", "--port", "0", "--to", "html"]
    place = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=place, cwd=house, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        address = run.stdout.readline().strip()
        connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=60)
        connection.request("GET", "/changes")  # a browser that still listens
        assert connection.getresponse().status == 200
        run.send_signal(signal.SIGINT)
        rest, said = run.communicate(timeout=60)
        connection.close()
    assert (run.returncode, rest) == (0, "")
    assert said == "2 articles; the page follows every save; Ctrl-C ends it\n"


def test_a_port_that_is_taken_is_told(house: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = octavo("preview", "articles", "--port", taken.getsockname()[1])
    assert told.code == 2 and "cannot be had" in told.err and "--port 0" in told.err


def test_standard_input_and_odd_ports_are_refused(house: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    assert octavo("preview", "-").code == 2
    told = octavo("preview", "articles", "--port", "70000")
    assert told.code == 2 and "there is no port 70000" in told.err


def test_the_address_for_programs(
    house: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Server, "serve_forever", lambda self, poll_interval: None)
    assert main(["preview", "articles", "--port", "0", "--json", "--quiet"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == ["one", "two"] and told["address"].startswith("http://127.0.0.1:")
