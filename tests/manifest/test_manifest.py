"""Records are compared by content: whatever decides the bytes of an edition makes it fall behind."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from convert import manifest, paths
from convert.errors import UsageError
from convert.manifest import (
    Entry,
    entry_name,
    epoch,
    list_entries,
    read_entry,
    reasons,
    record_edition,
    write_entry,
)
from convert.manifest.digests import Digests
from convert.manifest.ingredients import (
    LAYOUTS,
    WITHOUT_EFFECT,
    Ingredients,
    built_with,
    gather,
    telling_settings,
)
from convert.manifest.versions import ENGINES, engine_versions
from convert.products import CONCERNS, KINDS, find_product
from convert.settings import EpubSettings, Settings, parse_settings

INGREDIENTS = Ingredients(
    source="s" * 64,
    model=1,
    layouts="l" * 64,
    fonts="f" * 64,
    settings={"theme": "plain"},
    versions={"octavo": "0.1", "weasyprint": "70.0"},
)


@pytest.fixture
def edition(tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/a.pdf").write_bytes(b"a pdf")
    return record_edition("pdf/a.pdf", b"a pdf", INGREDIENTS)


def kinds(edition, wanted, out):
    return [reason.kind for reason in reasons(edition, wanted, out, Digests())]


def test_nothing_has_changed(edition, tmp_path):
    assert reasons(edition, INGREDIENTS, tmp_path, Digests()) == ()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"source": "t" * 64}, "text"),
        ({"corrections": "c" * 64}, "corrections"),
        ({"layouts": "m" * 64}, "layouts"),
        ({"fonts": "g" * 64}, "fonts"),
        ({"model": 2}, "model"),
        ({"settings": {}}, "settings"),
        ({"settings": {"theme": "plain", "page": "letter"}}, "settings"),
        ({"versions": {"octavo": "0.1", "weasyprint": "71.0"}}, "versions"),
        ({"versions": {"octavo": "0.1"}}, "versions"),
    ],
)
def test_each_ingredient_counts(edition, tmp_path, change, kind):
    assert kinds(edition, msgspec.structs.replace(INGREDIENTS, **change), tmp_path) == [kind]


def test_faces_of_the_machine_count_by_what_they_are_now(edition, tmp_path, monkeypatch):
    face = tmp_path / "face.ttf"
    face.write_bytes(b"a face")
    monkeypatch.setattr(
        manifest, "machine_files", lambda family: {400: str(face)} if family == "Deva" else {}
    )
    before = {"Deva 400": Digests().file(face)}
    one = msgspec.structs.replace(
        edition, ingredients=msgspec.structs.replace(INGREDIENTS, machine_faces=before)
    )
    assert kinds(one, INGREDIENTS, tmp_path) == []
    face.write_bytes(b"another face")
    assert kinds(one, INGREDIENTS, tmp_path) == ["fonts"]
    face.unlink()
    assert kinds(one, INGREDIENTS, tmp_path) == ["fonts"]


def test_what_was_made_under_embargo_counts_only_there(edition, tmp_path):
    held = msgspec.structs.replace(INGREDIENTS, embargoed=True)
    early = msgspec.structs.replace(edition, ingredients=held)
    assert kinds(early, INGREDIENTS, tmp_path) == ["embargo"]
    assert kinds(early, held, tmp_path) == kinds(edition, held, tmp_path) == []


def test_settings_as_an_edition_was_built_with_them():
    house = Settings(theme="journal", publisher="Harbor House", logo="data:x", embargoed=True)
    made = msgspec.structs.replace(INGREDIENTS, settings={"theme": "report", "draft": True})
    built = built_with(made, house)
    # What is not told there was as it is by default; what a record does not keep is as it is now.
    assert built == Settings(theme="report", draft=True, logo="data:x", embargoed=True)
    assert built_with(msgspec.structs.replace(INGREDIENTS, settings={"gone": 1}), house) is house


def test_every_ingredient_has_a_reason():
    """A new ingredient must be compared: this fails where it is not listed above or below."""
    compared = {"source", "corrections", "layouts", "fonts", "model", "settings", "versions", "epoch"}
    compared |= {"machine_faces", "assets", "embargoed"}
    assert set(Ingredients.__struct_fields__) == compared


def test_reasons_name_what_changed(edition, tmp_path):
    wanted = msgspec.structs.replace(
        INGREDIENTS, settings={"page": "letter"}, versions={"octavo": "0.2", "weasyprint": "70.0"}
    )
    told = [reason.sentence for reason in reasons(edition, wanted, tmp_path, Digests())]
    assert told == ["other settings: page, theme", "other versions: octavo 0.1 -> 0.2"]


def test_only_versions_are_a_notice(edition, tmp_path):
    wanted = msgspec.structs.replace(INGREDIENTS, versions={}, model=2)
    notices = [reason.is_notice for reason in reasons(edition, wanted, tmp_path, Digests())]
    assert notices == [False, True]


def test_an_edition_that_is_gone(edition, tmp_path):
    (tmp_path / "pdf/a.pdf").unlink()
    assert kinds(edition, INGREDIENTS, tmp_path) == ["missing"]
    assert kinds(None, INGREDIENTS, tmp_path) == ["missing"]


def test_an_edition_that_somebody_wrote_to(edition, tmp_path):
    (tmp_path / "pdf/a.pdf").write_bytes(b"another")
    assert kinds(edition, INGREDIENTS, tmp_path) == ["altered"]


def test_the_epoch_counts_for_undated_articles_alone(edition, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "100")
    dated_by_epoch = msgspec.structs.replace(INGREDIENTS, epoch="")
    undated = msgspec.structs.replace(edition, ingredients=dated_by_epoch)
    assert kinds(undated, INGREDIENTS, tmp_path) == ["date"]
    assert kinds(edition, INGREDIENTS, tmp_path) == []


@pytest.mark.parametrize(("value", "seconds"), [("", None), ("0", 0), ("1448409600", 1448409600)])
def test_epoch(monkeypatch, value, seconds):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert epoch() == seconds


@pytest.mark.parametrize("value", ["now", "-1", "1.5", "²"])
def test_an_epoch_that_is_no_number(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError):
        epoch()


def test_a_record_and_back(edition, tmp_path):
    entry = Entry(source="articles/2020/ä.txt", findings=({"code": "no-date"},), editions={"pdf": edition})
    file = tmp_path / entry_name("2020/ä")
    file.parent.mkdir(parents=True)
    file.write_bytes(write_entry(entry))
    assert read_entry(tmp_path, "2020/ä") == entry
    assert list_entries(tmp_path) == ["2020/ä"]


def test_a_record_has_sorted_keys_a_line_each(edition):
    text = write_entry(Entry(source="a.txt", editions={"pdf": edition})).decode()
    assert text.endswith("}\n")
    keys = [line.strip().split('"')[1] for line in text.splitlines() if line.startswith(' "')]
    assert keys == sorted(keys)
    assert max(map(len, text.splitlines())) < 100


@pytest.mark.parametrize("damage", [b"", b"<<<<<<< ours\n", b'{"source": 1}', b"\xff\xfe", b"[]"])
def test_a_damaged_record_is_none(tmp_path, damage):
    (tmp_path / "manifest").mkdir()
    (tmp_path / "manifest/a.json").write_bytes(damage)
    assert read_entry(tmp_path, "a") is None


def test_settings_that_change_an_edition():
    assert telling_settings(Settings()) == {}
    assert telling_settings(Settings(page="letter", out="elsewhere", editions=("pdf",))) == {"page": "letter"}


TAUGHT = """
[typography]
off = ["dash"]
[[patterns.mastheads]]
line = "Quay Letters {number}"
[[patterns.sections]]
line = "The Short Version"
role = "heading"
"""


def test_settings_of_several_values_are_the_same_read_back() -> None:
    told = telling_settings(parse_settings(TAUGHT, "octavo.toml"))
    assert set(told) == {"typography", "patterns"}
    assert json.loads(json.dumps(told)) == told
    assert set(WITHOUT_EFFECT) <= set(Settings.__struct_fields__)


def test_the_engines_of_all_editions():
    assert list(ENGINES) == list(KINDS)
    for edition in ENGINES:
        absent = [name for name, version in engine_versions(edition).items() if version == "absent"]
        assert absent == []


def test_ingredients_of_a_run(tmp_path):
    for name in ("layouts/print/style.css", "fonts/face.ttf"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)

    def gathered():
        return gather(Settings(), Digests(), layouts=tmp_path / "layouts", fonts=tmp_path / "fonts", model=1)[
            "pdf"
        ]

    before = gathered()
    assert gathered() == before
    (tmp_path / "layouts/print/style.css").write_text("p {}")
    assert gathered().layouts != before.layouts
    assert gathered().fonts == before.fonts
    assert before.versions["octavo"].startswith("0.")


def test_each_paper_is_made_from_its_own_size(tmp_path):
    def gathered(*page):
        settings = Settings(page=page)
        return gather(settings, Digests(), layouts=tmp_path, fonts=tmp_path, model=1)

    two = gathered("a4", "letter")
    assert list(two) == [
        "pdf",
        "pdf-letter",
        "press",
        "press-letter",
        "booklet",
        "booklet-letter",
        "epub",
        "docx",
        "html",
        "json",
    ]
    assert two["pdf-letter"].settings == {"page": "letter"}
    # What is added as a further paper leaves what stands as it was.
    assert two["pdf"] == gathered("a4")["pdf"] and two["docx"] == gathered("a4")["docx"]


@pytest.mark.parametrize("kind", ["pdf", "epub", "docx", "html", "json"])
def test_the_layouts_of_an_edition_are_those_that_it_opens(kind):
    """A file that no digest counts could change an edition that then passes for current.

    Asked in a process of its own: what this one has opened before it keeps.
    """
    asked = [sys.executable, "-c", OPENED, kind]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    opened = {Path(path).relative_to(paths.layouts()).parts[0] for path in told.stdout.split()}
    assert opened <= set(LAYOUTS[kind])
    assert bool(opened) == (kind != "json")


OPENED = """
import io, sys
from convert.paths import layouts
folder, opened = str(layouts()), set()
def listen(event, arguments):
    if event == "open" and str(arguments[0]).startswith(folder):
        opened.add(str(arguments[0]))
sys.addaudithook(listen)
from convert.render import render
from convert.settings import Settings
from convert.write import load_writer
from tests.everything import everything
for theme in ("brief", "journal", "report"):
    load_writer(sys.argv[1])(render(everything(), sys.argv[1], Settings(theme=theme)))
print(*sorted(opened), sep="\\n")
"""
ROOT = Path(__file__).parents[2]


def test_what_moves_the_pages_of_print_counts_where_they_are_marked(tmp_path):
    def gathered(**chosen):
        return gather(Settings(**chosen), Digests(), layouts=paths.layouts(), fonts=tmp_path, model=1)

    plain, spaced = gathered(), gathered(colophon=True)
    assert spaced["epub"].settings == {"colophon": True} and spaced["json"] == plain["json"]
    alone = gathered(print_pages=False)
    assert gathered(print_pages=False, colophon=True)["epub"] == alone["epub"]
    assert gathered(print_pages=False, colophon=True)["pdf"] == spaced["pdf"]
    assert plain["docx"].layouts != alone["docx"].layouts
    carried = gathered(attachments=True)
    assert [name for name in carried if carried[name] != plain[name]] == ["pdf"]


def test_a_setting_is_told_to_the_editions_that_it_concerns():
    assert set(CONCERNS) <= set(Settings.__struct_fields__)
    assert {kind for kinds in CONCERNS.values() for kind in kinds} <= set(KINDS)
    chosen = Settings(epub=EpubSettings(fonts=True), theme="journal", publisher="Quay Press", draft=True)
    for kind in KINDS:
        told = telling_settings(find_product(kind, chosen).choose(chosen))
        wanted = {"publisher"} | ({"theme", "draft"} if kind != "json" else set()) | {"epub"} & {kind}
        assert set(told) == wanted, kind
