"""Patterns are compiled when they are first asked, and every one of them compiles."""

from __future__ import annotations

import copy
import gc
import importlib
import pkgutil
import re

import pytest

import convert
from convert.lazy_regex import _LazyRegex, lazy_regex


def test_it_answers_as_the_pattern_does() -> None:
    lazy, made = lazy_regex(r"(?P<year>\d{4})", re.IGNORECASE), re.compile(r"(?P<year>\d{4})", re.IGNORECASE)
    found, wanted = lazy.search("of 1924"), made.search("of 1924")
    assert found is not None and wanted is not None
    assert (found["year"], found.span()) == (wanted["year"], wanted.span())
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (made.pattern, made.flags, made.groupindex)


def test_a_wrong_pattern_is_told_when_it_is_asked() -> None:
    lazy = lazy_regex(r"(open")
    with pytest.raises(re.error):
        lazy.search("open")


def test_a_copy_answers_too() -> None:
    assert copy.deepcopy(lazy_regex("a+")).fullmatch("aaa")


def test_every_pattern_of_the_readers_compiles() -> None:
    for module in pkgutil.walk_packages(convert.__path__, "convert."):
        if module.name.startswith(("convert.parse.", "convert.read.")):
            importlib.import_module(module.name)
    lazy = [each for each in gc.get_objects() if type(each) is _LazyRegex]
    assert len(lazy) > 300
    for each in lazy:
        assert isinstance(re.compile(each.pattern), re.Pattern)
