"""A build from and to a place far away has the bytes and the records of one on this machine."""

import itertools
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import fsspec
import pytest

from convert.errors import SourceError, UsageError
from convert.remote import build_far, piece, plan
from convert.remote.order import Order
from convert.remote.place import Place
from convert.remote.plan import find_sources, name_edition
from convert.settings import Settings
from convert.workplace import Workplace
from tests.batch.test_build import ARTICLE, build, files

NUMBERS = itertools.count()
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
)


@pytest.fixture
def house(tmp_path):
    """A publishing repository with a corrected article, one with a picture, and one in a folder."""
    articles = {
        "one.txt": ARTICLE.format(title="What the Port of Aveling Knows"),
        "one.octavo.toml": 'kicker = "Essay"\n',
        "2020/two.txt": ARTICLE.format(title="What the Port of Brill Knows"),
        "three.md": "# What the Port of Cley Knows\n\nBy Ada Quill\n\n![A quay](pictures/the%20quay.svg)\n\n"
        + ARTICLE.format(title="x").partition("\n\n")[2],
        "pictures/the quay.svg": PICTURE,
        ".hidden/four.txt": "Not an article.\n",
    }
    for name, text in articles.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "octavo.toml").write_text('publisher = "Quay Press"\nlayouts = "own"\n')
    (tmp_path / "own/labels").mkdir(parents=True)
    (tmp_path / "own/labels/en.toml").write_text('notes = "Remarks"\n')
    return Workplace(tmp_path, Settings())


@pytest.fixture
def far(house):
    """The same in the memory of this process, which behaves as a store of objects does."""
    address = f"memory://house-{next(NUMBERS)}"
    for path in house.root.rglob("*"):
        if path.is_file():
            Place(address).write(path.relative_to(house.root).as_posix(), path.read_bytes())
    return Place(address)


def build_there(place, *editions, out=None, **options):
    planned = plan(place.address, out, to=editions or ("html", "json"), chosen={}, **options)
    return list(build_far(planned, workers=1))


def stored(place, folder="build"):
    return {name: place.read(f"{folder}/{name}") for name in place.names(folder)}


def local(house, *editions):
    from convert.workplace import load_workplace

    build(load_workplace(house.root), *(editions or ("html", "json")), workers=0)
    return {name: (house.root / "build" / name).read_bytes() for name in files(house)}


def test_a_far_build_is_the_local_one(house, far):
    outcomes = build_there(far)
    assert [outcome.status for outcome in outcomes] == ["written"] * 3
    assert [outcome.source for outcome in outcomes] == [
        f"{far.address}/articles/{name}" for name in ("one.txt", "three.md", "2020/two.txt")
    ]
    assert {each.path for outcome in outcomes for each in outcome.editions} == {
        f"{far.address}/build/{kind}/{name}.{kind}"
        for kind in ("html", "json")
        for name in ("one", "three", "2020/two")
    }
    there, here = stored(far), local(house)
    here.pop(".octavo/digests.json", None)
    assert there == {name: data for name, data in here.items() if not name.startswith(".")}
    assert b"A quay" in there["html/three.html"]


def test_what_stands_far_away_is_left(far, monkeypatch):
    build_there(far)
    before = stored(far)
    monkeypatch.setattr(Place, "write", lambda *_: pytest.fail("something was stored"))
    assert [outcome.status for outcome in build_there(far)] == ["unchanged"] * 3
    monkeypatch.undo()
    Place(far.address).write("articles/one.octavo.toml", b'kicker = "Letter"\n')
    again = build_there(far)
    assert [outcome.status for outcome in again] == ["written", "unchanged", "unchanged"]
    changed = {name for name, data in stored(far).items() if data != before[name]}
    assert changed == {"html/one.html", "json/one.json", "manifest/one.json"}


def test_an_edition_that_is_gone_is_made_again(far):
    build_there(far)
    before = stored(far)
    fsspec.filesystem("memory").rm(f"{far.address.removeprefix('memory:/')}/build/html/one.html")
    assert [outcome.status for outcome in build_there(far)] == ["written", "unchanged", "unchanged"]
    assert stored(far) == before


def test_one_file_and_another_place(house, far):
    out = f"memory://editions-{next(NUMBERS)}"
    (outcome,) = build_there(Place(f"{far.address}/articles/one.txt"), out=out)
    assert outcome.status == "written" and outcome.name == "one"
    assert set(Place(out).names()) == {"html/one.html", "json/one.json", "manifest/one.json"}


def test_from_far_away_to_this_machine(house, far, tmp_path):
    build_there(far, out=str(tmp_path / "here"))
    assert (tmp_path / "here/html/one.html").read_bytes() == local(house)["html/one.html"]


def test_a_web_server_is_read(house, tmp_path):
    handler = partial(SimpleHTTPRequestHandler, directory=str(house.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/articles/one.txt"
        (outcome,) = build_there(Place(address), out=str(tmp_path / "here"))
        server.shutdown()
    assert outcome.status == "written" and outcome.source == address
    article = json.loads((tmp_path / "here/json/one.json").read_bytes())
    assert article["head"]["kicker"], "its corrections lie beside it"


def test_each_article_has_its_own_outcome(far):
    Place(far.address).write("articles/bad.txt", b"\x00\x01\x02" * 100)
    Place(far.address).write("articles/short.txt", b"One line.\n")
    outcomes = {outcome.name: outcome for outcome in build_there(far)}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "bad": "failed", "one": "written", "short": "refused", "three": "written", "2020/two": "written",
    }  # fmt: skip
    assert isinstance(outcomes["bad"].error, SourceError)
    assert outcomes["bad"].error.place == f"{far.address}/articles/bad.txt"


def test_a_source_over_the_limit_is_not_fetched_whole(far, monkeypatch):
    Place(far.address).write("octavo.toml", b"limits.source_bytes = 5000\n")
    Place(far.address).write("articles/long.txt", b"word " * 10_000)
    asked = []
    real = Place.read

    def read(self, name, most=None):
        data = real(self, name, most)
        asked.append((name, len(data or b"")))
        return data

    monkeypatch.setattr(Place, "read", read)
    (failed,) = [outcome for outcome in build_there(far) if outcome.error]
    assert failed.name == "long" and failed.exit_code == 3
    assert dict(asked)["articles/long.txt"] == 5001


def test_a_process_that_dies_takes_its_own_articles_alone(far, monkeypatch):
    monkeypatch.setattr(piece.sys, "executable", "/bin/false")
    outcomes = build_there(far)
    assert [outcome.status for outcome in outcomes] == ["failed"] * 3
    assert all("ended with code 1" in str(outcome.error) for outcome in outcomes)


def test_a_store_that_does_not_answer_is_asked_again(far, monkeypatch):
    real, calls = Place.read, itertools.count()

    def read(self, name, most=None):
        if name == "articles/one.txt" and next(calls) < 2:
            raise TimeoutError("no answer")
        return real(self, name, most)

    monkeypatch.setattr(Place, "read", read)
    assert [outcome.status for outcome in build_there(far)] == ["written"] * 3

    def never(self, name, most=None):
        if name == "articles/one.txt":
            raise TimeoutError("no answer")
        return real(self, name, most)

    monkeypatch.setattr(Place, "read", never)
    outcomes = build_there(far)
    assert [outcome.status for outcome in outcomes] == ["failed"] * 3
    assert "no answer" in str(outcomes[0].error) and outcomes[0].exit_code == 4


def test_pictures_that_a_source_may_name():
    found = piece.named_pictures(
        "a/b.md", b'![x](one%20two.png) <img src="three four.JPG"> ../up.png https://x.org/y.svg c/d.svg'
    )
    assert found == {"a/one two.png", "a/three four.JPG", "a/c/d.svg"}


def test_what_is_no_source_is_not_built(far):
    Place(far.address).write("build/articles/old.txt", b"An edition of another time.\n")
    sources = find_sources(far, "", f"{far.address}/build")
    assert sources == ["articles/one.txt", "articles/three.md", "articles/2020/two.txt"]
    with pytest.raises(UsageError, match="holds no sources"):
        find_sources(far, "own", f"{far.address}/build")


@pytest.mark.parametrize(
    ("name", "edition"),
    [("articles/one.txt", "one"), ("articles/2020/two.txt", "2020/two"), ("essays/x.md", "essays/x")],
)
def test_names_of_editions(name, edition):
    assert name_edition(name, "articles") == edition


def test_what_cannot_be_opened(far):
    with pytest.raises(UsageError, match="nosuch"):
        plan("nosuch://bucket/in", None, chosen={})
    with pytest.raises(UsageError):
        plan(far.address, None, chosen={"theme": "none"}, check=refuse)
    with pytest.raises(UsageError, match="no such file"):
        plan(far.address, None, chosen={}, config="none.toml")


def refuse(settings):
    raise UsageError("no", remedy="")


def test_an_order_is_small(far):
    order = plan(far.address, None, chosen={}).order
    assert isinstance(order, Order) and set(order.house) == {"octavo.toml", "own/labels/en.toml"}
