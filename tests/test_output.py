"""Files are written together or not at all, whatever call fails and whenever the process dies."""

import errno
import itertools
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convert.errors import OutputError
from convert.output import hold, journal, publish, remove, write_alone
from convert.output.journal import JOURNAL, WORK

OLD = {"pdf/a.pdf": b"old pdf", "epub/a.epub": b"old epub", "manifest/a.json": b"old record"}
NEW = {"pdf/a.pdf": b"new pdf", "epub/a.epub": b"new epub", "manifest/a.json": b"new record"}


def put(out, files):
    with hold(out):
        return publish(out, files)


def standing(out):
    """Return every file below *out* but the work folder's."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and WORK not in path.parts
    }


def leftovers(out):
    return [path.name for path in (out / WORK).iterdir() if path.name not in {"lock", ".gitignore"}]


def test_files_stand_together(tmp_path):
    assert set(put(tmp_path, NEW)) == set(NEW)
    assert standing(tmp_path) == NEW
    assert leftovers(tmp_path) == []


def test_what_has_not_changed_is_not_touched(tmp_path):
    put(tmp_path, OLD)
    before = (tmp_path / "pdf/a.pdf").stat()
    assert put(tmp_path, {**NEW, "pdf/a.pdf": b"old pdf"}) == ("epub/a.epub", "manifest/a.json")
    after = (tmp_path / "pdf/a.pdf").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_files_get_the_rights_of_the_user(tmp_path):
    mask = os.umask(0o022)
    try:
        put(tmp_path, NEW)
    finally:
        os.umask(mask)
    assert (tmp_path / "pdf/a.pdf").stat().st_mode & 0o777 == 0o644


def test_git_ignores_the_work_folder(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    put(tmp_path, NEW)
    told = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=tmp_path, capture_output=True, text=True
    )
    assert sorted(line[3:] for line in told.stdout.splitlines()) == sorted(NEW)


@pytest.mark.parametrize("name", ["../a.pdf", "pdf/../../a.pdf", "/tmp/a.pdf", ""])
def test_no_name_leads_out(tmp_path, name):
    with pytest.raises(OutputError):
        put(tmp_path / "out", {name: b"x"})
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("link", ["pdf", "pdf/2020", WORK])
def test_a_linked_folder_is_refused(tmp_path, link):
    out, victim = tmp_path / "out", tmp_path / "victim"
    victim.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(victim)
    with pytest.raises(OutputError, match="symbolic link"):
        put(out, {"pdf/2020/a.pdf": b"x"})
    assert list(victim.iterdir()) == []


def test_a_link_is_replaced_and_its_target_kept(tmp_path):
    out, victim = tmp_path / "out", tmp_path / "victim"
    victim.write_bytes(b"new pdf")
    (out / "pdf").mkdir(parents=True)
    (out / "pdf/a.pdf").symlink_to(victim)
    put(out, {"pdf/a.pdf": b"new pdf"})
    assert not (out / "pdf/a.pdf").is_symlink()
    put(out, {"pdf/a.pdf": b"newer"})
    assert victim.read_bytes() == b"new pdf"


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="a file, not a folder") as caught:
        put(tmp_path / "out", NEW)
    assert "--out" in caught.value.remedy


def test_a_folder_in_the_place_of_a_file(tmp_path):
    (tmp_path / "pdf/a.pdf").mkdir(parents=True)
    with pytest.raises(OutputError, match="a folder stands"):
        put(tmp_path, NEW)
    assert standing(tmp_path) == {}


class Faults:
    """Lets the *number*-th call of the system's that writes fail, and counts them."""

    CALLS = ("open", "fsync", "link", "rename", "replace", "mkdir", "unlink", "write")

    def __init__(
        self, monkeypatch, number, code=errno.EIO, names=("fsync", "link", "replace", "mkdir", "unlink")
    ):
        self.left = number
        for name in names:
            monkeypatch.setattr(os, name, self.failing(getattr(os, name), code))

    def failing(self, call, code):
        def run(*args, **options):
            self.left -= 1
            if self.left == 0:
                raise OSError(code, os.strerror(code))
            return call(*args, **options)

        return run


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_each_call_may_fail(tmp_path, code):
    """Whichever call fails, the old files stand as they were, and the next run succeeds."""
    failed = 0
    for number in range(1, 200):
        out = tmp_path / str(number)
        put(out, OLD)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, number, code)
            try:
                put(out, NEW)
                error = None
            except OutputError as caught:
                error = caught
        if error is None and faults.left > 0:
            break
        if error:
            failed += 1
            assert standing(out) == OLD, number
            assert error.remedy
        put(out, NEW)
        assert standing(out) == NEW
        assert leftovers(out) == []
    assert failed > 10


def test_no_space(tmp_path, monkeypatch):
    put(tmp_path, OLD)
    real = journal.write_file

    def write(path, data):
        if data == b"new epub":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr(journal, "write_file", write)
    with pytest.raises(OutputError, match="no space left") as caught:
        put(tmp_path, NEW)
    assert "Free some space" in caught.value.remedy
    assert standing(tmp_path) == OLD
    assert leftovers(tmp_path) == []


def test_a_real_file_system_that_fills_up(tmp_path):
    """A tmpfs of 64 kB cannot take 100 kB."""
    script = (
        "import sys; from pathlib import Path; from convert.output import hold, publish\n"
        "out = Path(sys.argv[1]); files = {'pdf/a.pdf': b'x' * 30_000}\n"
        "with hold(out): publish(out, files)\n"
        "try:\n"
        "    with hold(out): publish(out, {'pdf/a.pdf': b'y' * 100_000, 'epub/a.epub': b'z'})\n"
        "except Exception as error: print(type(error).__name__, error.problem)\n"
        "print((out / 'pdf/a.pdf').read_bytes() == b'x' * 30_000, (out / 'epub/a.epub').exists())\n"
    )
    mount = f"mount -t tmpfs -o size=64k tmpfs {tmp_path} && exec {sys.executable} - {tmp_path}/build"
    told = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount], input=script, capture_output=True, text=True, cwd=Path.cwd()
    )
    if "unshare" in told.stderr or "mount" in told.stderr:
        pytest.skip(f"no file system can be mounted here: {told.stderr.strip()}")
    assert told.stdout.split("\n")[:2] == ["OutputError no space left to write to", "True False"], told.stderr


def test_a_journal_is_finished(tmp_path):
    put(tmp_path, OLD)
    staged = tmp_path / WORK / "staged-dead"
    staged.mkdir()
    (staged / "1").write_bytes(b"new epub")  # "0" was moved before the process died
    (tmp_path / "pdf/a.pdf").write_bytes(b"new pdf")
    moves = [[f"{WORK}/staged-dead/0", "pdf/a.pdf"], [f"{WORK}/staged-dead/1", "epub/a.epub"]]
    (tmp_path / WORK / JOURNAL).write_text(json.dumps(moves))
    with hold(tmp_path):
        pass
    assert standing(tmp_path) == {**OLD, "pdf/a.pdf": b"new pdf", "epub/a.epub": b"new epub"}
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    "damage", ["", "{", "[1]", '[["../x", "pdf/a.pdf"]]', '[[null, "/etc/x"]]', "[[1, 2]]"]
)
def test_a_journal_that_is_not_ours(tmp_path, damage):
    put(tmp_path, OLD)
    (tmp_path / WORK / JOURNAL).write_text(damage)
    with pytest.raises(OutputError, match="damaged") as caught:
        put(tmp_path, NEW)
    assert caught.value.place.endswith(JOURNAL)
    assert standing(tmp_path) == OLD


def test_what_was_only_staged_is_thrown_away(tmp_path):
    put(tmp_path, OLD)
    staged = tmp_path / WORK / "staged-dead"
    staged.mkdir()
    (staged / "0").write_bytes(b"half a")
    with hold(tmp_path):
        pass
    assert standing(tmp_path) == OLD
    assert leftovers(tmp_path) == []


def publish_for_ever(out, word):
    for number in itertools.count():
        put(out, dict.fromkeys(NEW, f"{word}-{number} ".encode() * 2000))


def wait_for_another(file, before):
    end = time.monotonic() + 30
    while time.monotonic() < end and file.read_bytes() == before:
        time.sleep(0.001)


def test_a_kill_at_any_moment(tmp_path):
    """After a kill and the next hold, all files are of one round and nothing is left over."""
    put(tmp_path, dict.fromkeys(NEW, b"0 " * 2000))
    context = multiprocessing.get_context("fork")
    chance = random.Random(1)
    for _ in range(25):
        before = (tmp_path / "manifest/a.json").read_bytes()
        process = context.Process(target=publish_for_ever, args=(tmp_path, f"{chance.random()}"))
        process.start()
        wait_for_another(tmp_path / "manifest/a.json", before)
        time.sleep(chance.random() * 0.03)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with hold(tmp_path):
            pass
        (content,) = set(standing(tmp_path).values())
        assert content != before
        assert len(content.split()) == 2000
        assert leftovers(tmp_path) == []


def publish_rounds(out, word):
    for number in range(20):
        put(out, {name: f"{word}{number} ".encode() * 500 for name in NEW})


def test_two_runs_at_once(tmp_path):
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=publish_rounds, args=(tmp_path, word)) for word in "abc"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    contents = set(standing(tmp_path).values())
    assert len(contents) == 1
    assert len(next(iter(contents)).split()) == 500


def test_removing(tmp_path):
    put(tmp_path, {**OLD, "pdf/2020/b.pdf": b"b"})
    with hold(tmp_path):
        remove(tmp_path, ("pdf/2020/b.pdf", "epub/a.epub"))
    assert standing(tmp_path) == {"pdf/a.pdf": b"old pdf", "manifest/a.json": b"old record"}
    assert not (tmp_path / "pdf/2020").exists()
    assert not (tmp_path / "epub").exists()


def test_a_file_alone_is_whole_or_not_there(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    write_alone(path, b"one")
    write_alone(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(OutputError, match="there already"):
        write_alone(path, b"three", fresh=True)

    def full(path, data):
        path.write_bytes(data[:1])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("convert.output.write_file", full)
    with pytest.raises(OutputError, match="no space"):
        write_alone(path, b"four")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"two"]
