"""Types of the print engine's arrays: parsed once, whatever the length; the same bytes."""

from typing import Any

import pytest

from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from convert.write.pdf_arrays import Binding
from tests.write.test_pdf_note_heights import annotated

GLYPHS = "hb_codepoint_t["
"""How the type of an array of glyphs begins."""


def test_an_array_is_as_long_as_what_is_put_into_it() -> None:
    from cffi import FFI

    binding = FFI()
    types: Any = binding.typeof
    ours = Binding(binding)
    for kind, given in (("int[3]", [1, 2, 3]), ("int[2]", (4, 5)), ("int[3]", None), ("int *", 7)):
        made, usual = ours.new(kind, given), binding.new(kind, given)
        assert binding.buffer(made)[:] == binding.buffer(usual)[:]
    assert ours.typeof("int[1]") is types("int[1]")


def test_no_article_names_a_type_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    rendering = render(annotated(), "pdf", Settings())
    ours = write(rendering).content
    from weasyprint.pdf import fonts

    binding = fonts.ffi._ffi
    asked: list[str] = []

    class Heard:
        """The binding itself, and what it was asked to make."""

        def __getattr__(self, name: str) -> Any:
            return getattr(binding, name)

        def new(self, kind: str, given: Any = None) -> Any:
            asked.append(kind)
            return binding.new(kind, given)

    heard = Heard()
    monkeypatch.setattr(fonts, "ffi", Binding(heard))
    assert write(rendering).content == ours
    assert {kind for kind in asked if kind.startswith(GLYPHS)} == {f"{GLYPHS}]"}
    asked.clear()
    monkeypatch.setattr(fonts, "ffi", heard)
    assert write(rendering).content == ours
    assert f"{GLYPHS}]" not in asked
    assert len({kind for kind in asked if kind.startswith(GLYPHS)}) > 1
