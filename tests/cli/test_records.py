"""``octavo status``, ``verify``, ``prune`` and ``doctor``: the editions that stand, and what makes them."""

import hashlib
import io
import json
import subprocess
import zipfile

import pytest

from convert.cli import doctor


@pytest.fixture
def built(house, octavo):
    assert octavo("build", "articles", "--jobs", "1").code == 0
    return house


def change(house, name="one"):
    article = house / f"articles/{name}.txt"
    article.write_text(article.read_text().replace("harbors", "ports"))


def test_status_before_the_first_build(house, octavo):
    told = octavo("status", "articles")
    assert told.code == 1
    assert [line.split() for line in told.out.splitlines()] == [
        ["behind", "articles/one.txt", "epub"],
        ["behind", "articles/two.txt", "epub"],
    ]
    assert not (house / "build").exists()


def test_status_of_what_stands(built, octavo):
    told = octavo("status", "articles")
    assert told == (0, "", "2 articles: every edition is up to date\n")
    assert octavo("status", "articles", "--verbose").out.split() == [
        "current",
        "articles/one.txt",
        "current",
        "articles/two.txt",
    ]
    assert octavo("status", "articles", "--quiet") == (0, "", "")


def test_status_goes_by_content(built, octavo):
    for article in (built / "articles").iterdir():
        article.touch()
    assert octavo("status", "articles").code == 0


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (change, "its text has changed"),
        (lambda house: (house / "build/epub/one.epub").unlink(), "its file is gone"),
        (lambda house: (house / "build/epub/one.epub").write_bytes(b""), "not the one that was written"),
        (lambda house: (house / "build/manifest/one.json").unlink(), "it was never built"),
        (
            lambda house: (house / "octavo.toml").write_text('publisher = "X"\neditions = ["epub"]'),
            "settings: publisher",
        ),
    ],
)
def test_status_says_why(built, octavo, octavo_json, spoil, why):
    spoil(built)
    told = octavo("status", "articles/one.txt", "--why")
    assert told.code == 1
    assert why in told.out.splitlines()[1]
    code, document = octavo_json("status", "articles/one.txt")
    assert code == document["exit_code"] == 1
    (reason,) = document["articles"][0]["editions"]["epub"]
    assert why in reason["sentence"]


def test_status_and_another_engine(built, octavo, monkeypatch):
    monkeypatch.setattr("convert.manifest.versions.version_of", lambda name: "99")
    told = octavo("status", "articles", "--why")
    assert told.code == 0
    assert "ebooklib 0.20 -> 99" in told.out
    assert octavo("status", "articles", "--strict").code == 1


def test_status_of_a_source_that_is_missing(house, octavo):
    assert octavo("status", "articles/gone.txt").code == 3


def test_verify(built, octavo, octavo_json):
    assert octavo("verify") == (0, "", "2 articles: 0 faults\n")
    (built / "build/epub/one.epub").write_bytes(b"x")
    (built / "build/epub/stray.epub").write_bytes(b"x")
    told = octavo("verify")
    assert told.code == 1
    assert "one.epub: its file is not the one that was written" in told.out
    assert "stray.epub: no record names this file" in told.out
    code, document = octavo_json("verify", "build")
    assert (code, len(document["faults"]), len(document["strays"])) == (1, 1, 1)


def test_verify_reads_the_words_back(built, octavo, monkeypatch):
    """An edition whose bytes and record agree with each other but not with the text."""
    path = built / "build/epub/one.epub"
    forged = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(forged, "w") as new:
        for member in old.infolist():
            new.writestr(member, old.read(member).replace(b"harbors", b"harbours"))
    path.write_bytes(forged.getvalue())
    record = built / "build/manifest/one.json"
    entry = json.loads(record.read_text())
    entry["editions"]["epub"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    record.write_text(json.dumps(entry))
    told = octavo("verify")
    assert told.code == 5
    assert "harbours" in told.out
    change(built)  # the edition is of an earlier text: that is for status to say
    assert octavo("verify").code == 0


def test_verify_and_a_damaged_record(built, octavo):
    (built / "build/manifest/one.json").write_text("<<<<<<< ours")
    told = octavo("verify")
    assert told.code == 1
    assert "one.json: the record cannot be read" in told.out


def test_prune(built, octavo):
    (built / "articles/one.txt").unlink()
    would = octavo("prune", "--dry-run")
    assert (built / "build/epub/one.epub").exists()
    told = octavo("prune")
    assert [line.split()[-1] for line in would.out.splitlines()] == [
        line.split()[-1] for line in told.out.splitlines()
    ]
    assert not (built / "build/epub/one.epub").exists()
    assert (built / "build/epub/two.epub").exists()
    assert octavo("verify").code == 0
    assert octavo("prune").out == ""


def test_prune_leaves_editions_of_sources_elsewhere(built, octavo, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "three.txt"
    outside.write_text((built / "articles/one.txt").read_text())
    assert octavo("build", outside, "--config", "octavo.toml").code == 0
    outside.unlink()
    assert octavo("prune").out == ""
    assert (built / "build/epub/three.epub").exists()


def test_doctor(house, octavo, octavo_json):
    told = octavo("doctor", "--to", "epub,docx")
    assert told.code == 0, told.out
    _, document = octavo_json("doctor", "--to", "epub")
    assert [answer["what"] for answer in document["answers"]] == ["ebooklib", "layouts", "fonts", "output"]


def test_doctor_tells_which_scripts_can_be_set(house, octavo_json):
    _, document = octavo_json("doctor", "--to", "pdf")
    (state,) = [answer["state"] for answer in document["answers"] if answer["what"] == "scripts"]
    assert state.startswith("Latin, Greek, Cyrillic, Arabic, Hebrew")


def test_doctor_names_what_is_amiss(house, octavo, monkeypatch):
    monkeypatch.setitem(doctor.MODULES, "epub", "no_such_engine")
    monkeypatch.setattr(doctor, "native_versions", lambda: {"pango": "absent", "harfbuzz-subset": "absent"})
    (house / "build").write_text("")
    told = octavo("doctor", "--to", "pdf,epub", "--quiet")
    assert told.code == 4
    lines = {line.split(":")[0]: line for line in told.out.splitlines()}
    assert "apt-get install libpango-1.0-0" in lines["fault  pango"]
    assert "slow   harfbuzz-subset" in lines
    assert "make install" in lines["fault  ebooklib"]
    assert "--out" in lines["fault  output"]


def test_git_sees_no_work_files(built):
    subprocess.run(["git", "init", "-q"], check=True)
    told = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True
    )
    assert not [line for line in told.stdout.splitlines() if ".octavo/" in line]
