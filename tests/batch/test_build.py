"""A run over real articles: what is written, what is left alone, what is refused."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.batch import build_all, find_jobs
from convert.errors import OutputError, SourceError
from convert.manifest import read_entry
from convert.settings import Settings
from convert.workplace import Workplace

ARTICLE = """Commentary

{title}

By Ada Quill

May 14, 2019

The first paragraph is long enough to be read as one, and it says something about harbors and their queues.

The second paragraph follows it, as paragraphs do, and ends the article with a full stop.
"""


@pytest.fixture
def house(tmp_path):
    """A publishing repository with three short articles."""
    (tmp_path / "articles").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / f"articles/{name}.txt").write_text(
            ARTICLE.format(title=f"What the Port of {name.title()} Knows")
        )
    return Workplace(tmp_path, Settings())


def build(house, *editions, sources=("articles",), **options):
    paths = [str(house.root / source) for source in sources]
    out = house.root / "build"
    return list(build_all(find_jobs(paths, house, editions or ("epub",), out), house, out, **options))


def statuses(outcomes):
    return {Path(outcome.source).stem: outcome.status for outcome in outcomes}


def files(house):
    out = house.root / "build"
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".octavo" not in path.parts
    }


def test_editions_and_records(house):
    outcomes = build(house, "epub", "docx", workers=0)
    assert [Path(outcome.source).stem for outcome in outcomes] == ["one", "three", "two"]
    assert set(statuses(outcomes).values()) == {"written"}
    expected = {
        f"{folder}/{name}.{suffix}"
        for folder, suffix in (("epub", "epub"), ("docx", "docx"), ("manifest", "json"))
        for name in ("one", "two", "three")
    }
    assert set(files(house)) == expected
    for outcome in outcomes:
        for edition in outcome.editions:
            assert hashlib.sha256(Path(edition.path).read_bytes()).hexdigest() == edition.sha256
            assert edition.changed


def test_nothing_is_made_twice(house, monkeypatch):
    build(house, workers=0)
    before = files(house)
    monkeypatch.setattr("convert.batch.pool.make_here", lambda *_: pytest.fail("made again"))
    assert set(statuses(build(house)).values()) == {"unchanged"}
    assert files(house) == before


def test_editions_are_told_in_one_order(house):
    """Whether they were made or stood already: what compares two runs finds them side by side."""
    told = [
        [edition.edition for edition in outcome.editions]
        for _ in range(2)
        for outcome in build(house, "html", "json", "epub", workers=0)
    ]
    assert told == [["html", "json", "epub"]] * 6


def test_only_what_changed_is_made(house):
    build(house, workers=0)
    source = house.root / "articles/two.txt"
    source.write_text(source.read_text().replace("harbors", "ports"))
    outcomes = build(house, workers=0)
    assert statuses(outcomes) == {"one": "unchanged", "two": "written", "three": "unchanged"}
    assert [outcome.milliseconds > 0 for outcome in outcomes] == [False, False, True]


def test_another_edition_leaves_the_first(house):
    build(house, "epub", workers=0)
    before = files(house)
    outcomes = build(house, "docx", workers=0)
    assert [[edition.edition for edition in outcome.editions] for outcome in outcomes] == [["docx"]] * 3
    assert set(read_entry(house.root / "build", "one").editions) == {"epub", "docx"}
    assert before.items() - files(house).items() == {
        item for item in before.items() if item[0].startswith("manifest/")
    }


def test_force_makes_the_same_bytes(house):
    build(house, "epub", "docx", workers=0)
    before = files(house)
    outcomes = build(house, "epub", "docx", workers=0, force=True)
    assert set(statuses(outcomes).values()) == {"unchanged"}
    assert all(outcome.milliseconds for outcome in outcomes)
    assert files(house) == before


def test_workers_change_nothing(house):
    alone = build(house, "pdf", "epub", "docx", workers=0)
    before = files(house)
    for workers in (1, 2, 8):
        shutil.rmtree(house.root / "build")
        together = build(house, "pdf", "epub", "docx", workers=workers)
        assert files(house) == before, workers
        assert [outcome.source for outcome in together] == [outcome.source for outcome in alone]


def test_a_finding_stops_the_editions_of_one(house):
    (house.root / "articles/two.txt").write_text("One line is no article.\n")
    outcomes = build(house, workers=0)
    assert statuses(outcomes) == {"one": "written", "two": "refused", "three": "written"}
    assert "epub/two.epub" not in files(house)
    assert [outcome.exit_code for outcome in outcomes] == [0, 0, 1]


def test_an_error_stops_one(house):
    (house.root / "articles/two.txt").write_bytes(b"\x00\x01\x02" * 100)
    outcomes = build(house, workers=0)
    assert statuses(outcomes) == {"one": "written", "two": "failed", "three": "written"}
    assert isinstance(outcomes[2].error, SourceError)
    assert outcomes[2].exit_code == 3


def test_warnings_are_told_again_and_strict_refuses_them(house):
    source = house.root / "articles/two.txt"
    source.write_text(source.read_text().replace("By Ada Quill\n\n", ""))
    first = build(house, sources=["articles/two.txt"])[0]
    again = build(house, sources=["articles/two.txt"])[0]
    assert (first.status, again.status) == ("written", "unchanged")
    assert "no-author" in [finding.code for finding in first.findings]
    assert again.findings == first.findings
    assert build(house, sources=["articles/two.txt"], strict=True)[0].status == "refused"


def test_editions_of_one_article_come_together_or_not_at_all(house, monkeypatch):
    from convert.write import docx

    def fail(rendering):
        raise OutputError("no DOCX today")

    build(house, "epub", "docx", sources=["articles/one.txt"])
    before = files(house)
    source = house.root / "articles/one.txt"
    source.write_text(source.read_text().replace("harbors", "ports"))
    monkeypatch.setattr(docx, "write", fail)
    (outcome,) = build(house, "epub", "docx", sources=["articles/one.txt"])
    assert outcome.status == "failed"
    assert files(house) == before


def test_a_proof_that_fails_writes_nothing(house, monkeypatch):
    from convert.write import epub

    real = epub.write

    def write(rendering):
        forged = [
            replace(document, markup=document.markup.replace("harbors", "harbours"))
            for document in rendering.documents
        ]
        return real(replace(rendering, documents=tuple(forged)))

    monkeypatch.setattr(epub, "write", write)
    (outcome,) = build(house, "epub", sources=["articles/one.txt"])
    assert (outcome.status, outcome.exit_code) == ("failed", 5)
    assert "harbours" in str(outcome.error)
    assert files(house) == {}


def test_an_output_folder_that_cannot_be_written(house):
    (house.root / "build").write_text("a file")
    with pytest.raises(OutputError):
        build(house)


def test_progress_hears_of_every_article(house):
    heard = []
    build(house, workers=0, progress=heard.append)
    assert sorted(statuses(heard)) == ["one", "three", "two"]
    build(house, workers=0, progress=heard.append)
    assert len(heard) == 6


def test_a_run_that_is_given_up_keeps_what_is_done(house):
    out = house.root / "build"
    jobs = find_jobs([str(house.root / "articles")], house, ("epub",), out)
    outcomes = build_all(jobs, house, out, workers=0)
    next(outcomes)
    outcomes.close()
    assert set(files(house)) == {"epub/one.epub", "manifest/one.json"}


def test_no_engine_is_loaded_where_nothing_is_made(house):
    build(house, workers=0)
    script = (
        "import sys; from pathlib import Path; from convert.batch import build_all, find_jobs\n"
        "from convert.settings import Settings\n"
        "from convert.workplace import Workplace\n"
        "root = Path(sys.argv[1]); house = Workplace(root, Settings()); out = root / 'build'\n"
        "jobs = find_jobs([str(root / 'articles')], house, ('epub',), out)\n"
        "assert {o.status for o in build_all(jobs, house, out)} == {'unchanged'}\n"
        "heavy = {'weasyprint', 'jinja2', 'ebooklib', 'lxml', 'pypandoc', 'fontTools.ttLib', 'rich'}\n"
        "heavy |= {'convert.pipeline', 'convert.parse', 'multiprocessing', 'importlib.metadata'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", script, str(house.root)], capture_output=True, text=True)
    assert told.stdout == "[]\n", told.stderr
