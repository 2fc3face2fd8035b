"""Which sources a folder holds, in which order, and under which name their editions are filed."""

import os

import pytest

from convert.batch.jobs import find_jobs, find_workplace
from convert.errors import UsageError
from convert.settings import Settings
from convert.workplace import Workplace


def fill(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text")


def found(root, *sources, settings=None):
    workplace = Workplace(root, settings or Settings())
    return find_jobs([str(root / source) for source in sources], workplace, ("pdf",), root / "build")


def names(root, *sources, settings=None):
    return [job.name for job in found(root, *sources, settings=settings)]


def test_a_folder_in_the_order_of_its_names(tmp_path):
    fill(
        tmp_path, "articles/b.txt", "articles/a.txt", "articles/a/z.txt", "articles/a/Y.TXT", "articles/c.pdf"
    )
    assert names(tmp_path, "articles") == ["a", "b", "a/Y", "a/z"]


def test_the_order_given_and_nothing_twice(tmp_path):
    fill(tmp_path, "articles/b.txt", "articles/a.txt")
    assert names(tmp_path, "articles/b.txt", "articles", "articles/../articles/a.txt") == ["b", "a"]


def test_what_is_not_walked(tmp_path):
    fill(tmp_path, "a.txt", ".hidden.txt", ".git/x.txt", "build/b.txt", "sub/c.txt")
    (tmp_path / "sub/loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path, ".") == ["a", "sub/c"]


def test_names_below_the_folder_of_sources(tmp_path):
    fill(tmp_path, "articles/2020/a.v2.txt", "notes/b.txt")
    assert names(tmp_path, "articles", "notes") == ["2020/a.v2", "notes/b"]
    assert names(tmp_path, "notes", settings=Settings(sources="notes")) == ["b"]


def test_a_source_outside_gives_its_file_name(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    fill(outside, "deep/a.txt")
    inside.mkdir()
    jobs = find_jobs([str(outside)], Workplace(inside, Settings()), (), inside / "build")
    assert [job.name for job in jobs] == ["a"]


def test_a_link_is_filed_under_its_own_name(tmp_path):
    fill(tmp_path, "articles/a.txt")
    (tmp_path / "articles/b.txt").symlink_to("a.txt")
    assert names(tmp_path, "articles") == ["a", "b"]


@pytest.mark.parametrize(
    "twins",
    [
        ("articles/a.txt", "articles/a.text"),
        ("articles/a.txt", "articles/A.txt"),
        ("articles/Stra\u00dfe.txt", "articles/STRASSE.txt"),
        ("articles/caf\u00e9.txt", "articles/cafe\u0301.txt"),
        ("articles/a.txt", "a.txt"),
    ],
)
def test_twins_are_refused_by_name(tmp_path, twins):
    fill(tmp_path, *twins)
    with pytest.raises(UsageError) as caught:
        found(tmp_path, *twins)
    assert all(str(tmp_path / twin) in str(caught.value) for twin in twins)


def test_a_folder_without_sources(tmp_path):
    fill(tmp_path, "empty/a.pdf")
    with pytest.raises(UsageError, match="holds no sources") as caught:
        found(tmp_path, "empty")
    assert ".txt" in caught.value.remedy


def test_corrections_stand_for_their_source(tmp_path):
    fill(
        tmp_path, "articles/a.txt", "articles/a.octavo.toml", "articles/b.v2.md", "articles/b.v2.octavo.toml"
    )
    assert names(tmp_path, "articles") == ["a", "b.v2"]
    assert names(tmp_path, "articles/b.v2.octavo.toml", "articles/a.txt", "articles/a.octavo.toml") == [
        "b.v2",
        "a",
    ]


def test_corrections_of_nothing_are_refused(tmp_path):
    fill(tmp_path, "articles/a.octavo.toml")
    with pytest.raises(UsageError, match="corrects no source"):
        found(tmp_path, "articles/a.octavo.toml")


def test_what_is_missing_is_left_to_the_reader(tmp_path):
    assert names(tmp_path, "articles/gone.txt") == ["gone"]


def test_a_name_that_is_no_unicode(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    fill(tmp_path, name)
    with pytest.raises(UsageError, match="cannot be printed"):
        found(tmp_path, ".")


def test_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    fill(tmp_path, "sub/a.txt")

    def scandir(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(UsageError, match="cannot be read: Permission denied"):
        found(tmp_path, "sub")


def test_the_workplace_above_the_source(tmp_path, monkeypatch):
    fill(tmp_path, "house/articles/2020/a.txt", "elsewhere/b.txt")
    (tmp_path / "house/octavo.toml").write_text('publisher = "House"\n')
    monkeypatch.chdir(tmp_path)
    workplace = find_workplace(["house/articles/2020/a.txt", "house/articles"])
    assert (workplace.root, workplace.settings.publisher) == (tmp_path / "house", "House")
    assert find_workplace(["elsewhere/b.txt"]).root == tmp_path
    assert find_workplace(["-"]).root == tmp_path
    with pytest.raises(UsageError, match="2 publishing repositories"):
        find_workplace(["house/articles", "elsewhere"])
