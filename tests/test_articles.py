"""Whole articles, a golden file a stage: the first test that fails names the stage that broke."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from convert.check import check
from convert.model import Article
from convert.model.dump import to_json
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.render.rendering import EDITIONS, Edition
from convert.settings import Settings
from convert.source import read_source

TESTS = Path(__file__).parent
SAMPLES = sorted((TESTS.parent / "articles").glob("*.txt"))
Golden = Callable[[Path, str], None]


def pretty(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def parsed(path: Path) -> Article:
    return parse(read(read_source(path, limit=10**7)), Settings())


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def folder(sample: Path) -> Path:
    return TESTS / "articles" / sample.stem


def test_1_read(sample: Path, golden: Golden) -> None:
    draft = read(read_source(sample, limit=10**7))
    rows = [f"{p.span.start}-{p.span.end} gap {p.gap} indent {p.indent}" for p in draft.pieces]
    golden(folder(sample) / "1-draft.txt", "\n".join([f"wrapped {draft.wrapped}", *rows]) + "\n")


def test_2_parse(sample: Path, golden: Golden) -> None:
    golden(folder(sample) / "2-article.json", to_json(parsed(sample)).decode())


def test_3_check(sample: Path) -> None:
    assert check(parsed(sample), Settings()) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_4_render(sample: Path, edition: Edition, golden: Golden) -> None:
    rendering = render(parsed(sample), edition, Settings())
    documents = "\n".join(f"<!-- {one.name}: {one.title} -->\n{one.markup}" for one in rendering.documents)
    golden(folder(sample) / f"4-{edition}.html", documents + "\n")


def test_4_record(sample: Path, golden: Golden) -> None:
    golden(folder(sample) / "4-record.json", pretty(render(parsed(sample), "pdf", Settings()).record))


def test_goldens_are_those_of_samples() -> None:
    names = {path.name for path in (TESTS / "articles").iterdir()}
    assert names == {path.stem for path in SAMPLES} | {"seed"}
    assert all(json.loads((TESTS / "articles" / name / "expected.json").read_text()) for name in names)
