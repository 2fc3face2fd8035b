"""Products: one edition on several papers, from the setting or the option down to verify and prune."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from convert.batch.jobs import refuse_twins
from convert.cli.options import PAPERS
from convert.errors import UsageError
from convert.job import Job
from convert.products import KINDS, find_product, list_products, product_path
from convert.settings import PageSize, Settings, parse_settings
from tests.cli.conftest import house, octavo  # noqa: F401  fixtures

TWO = Settings(page=("a4", "letter"))


def test_the_papers_of_the_option_are_those_of_the_setting():
    # Two lists, so that the help of a command does not load the settings.
    assert get_args(PageSize) == PAPERS


def test_print_comes_on_every_paper_and_the_rest_once():
    names = [product.name for product in list_products(("docx", "pdf"), TWO)]
    assert names == ["pdf", "pdf-letter", "docx"]
    assert [product.page for product in list_products(("pdf",), TWO)] == ["a4", "letter"]
    assert [product.name for product in list_products(("pdf",), Settings())] == ["pdf"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_product_is_found_by_its_name(kind):
    for product in list_products((kind,), TWO):
        assert find_product(product.name, TWO) == product
    # A record may name a paper that the house has given up since.
    assert find_product("pdf-letter", Settings()).choose(Settings()).pages == ("letter",)


def test_paths():
    assert product_path("pdf", "ports/one") == "pdf/ports/one.pdf"
    assert product_path("pdf-letter", "ports/one") == "pdf/ports/one-letter.pdf"


@pytest.mark.parametrize(
    ("toml", "pages"), [('"a5"', ("a5",)), ('["a5", "6x9", "a5"]', ("a5", "6x9")), ("[]", (None,))]
)
def test_the_setting_is_one_paper_or_a_list(toml, pages):
    assert parse_settings(f"page = {toml}", "octavo.toml").pages == pages


def test_an_unknown_paper_is_refused(house, octavo):  # noqa: F811
    told = octavo("build", "articles", "--page", "a4,a6")
    assert told.code == 2 and "there is no paper a6" in told.err
    assert octavo("build", "articles", "--page", ",").code == 2
    with pytest.raises(UsageError):
        parse_settings('page = ["a4", "a6"]', "octavo.toml")


def test_an_article_called_like_a_paper_of_another_is_refused():
    jobs = [
        Job(path=f"{name}.txt", name=name, editions=("pdf", "pdf-letter")) for name in ("one", "one-letter")
    ]
    with pytest.raises(UsageError, match="same name"):
        refuse_twins(jobs)
    refuse_twins([Job(path=job.path, name=job.name, editions=("pdf",)) for job in jobs])


def test_two_papers_from_build_to_prune(house, octavo):  # noqa: F811
    both = ("--to", "pdf", "--page", "a4,letter", "--jobs", "1")
    assert octavo("build", "articles/one.txt", "--to", "pdf", "--page", "a4").code == 0
    first = (house / "build/pdf/one.pdf").read_bytes()
    assert octavo("status", "articles/one.txt", *both[:4]).code == 1
    assert octavo("build", "articles/one.txt", *both).code == 0
    letter = house / "build/pdf/one-letter.pdf"
    assert letter.read_bytes() != first == (house / "build/pdf/one.pdf").read_bytes()
    record = json.loads((house / "build/manifest/one.json").read_text())["editions"]
    assert {name: each["path"] for name, each in record.items()} == {
        "pdf": "pdf/one.pdf",
        "pdf-letter": "pdf/one-letter.pdf",
    }
    assert all(each["pages"] for each in record.values())
    assert octavo("build", "articles/one.txt", *both).out.startswith("unchanged")
    assert octavo("status", "articles/one.txt", *both[:4]).code == 0
    assert octavo("verify").code == 0
    letter.write_bytes(first)
    assert "one-letter.pdf: its file is not the one" in octavo("verify").out
    assert octavo("status", "articles/one.txt", *both[:4]).code == 1
    (house / "articles/one.txt").unlink()
    assert octavo("prune").code == 0
    assert not letter.exists() and not (house / "build/pdf/one.pdf").exists()
