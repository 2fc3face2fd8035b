"""Changes to WeasyPrint: once, in the tested version, never in another."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from convert import paths
from convert.write import pdf_notes
from convert.write.pdf_engine import import_weasyprint
from convert.write.pdf_patch import patch


@pytest.fixture
def weasyprint(monkeypatch: pytest.MonkeyPatch) -> Any:
    """WeasyPrint with a function more, which may be changed."""
    module = import_weasyprint(paths.fonts())
    monkeypatch.setattr(module.urls, "said", lambda: "as it was", raising=False)
    return module


def test_a_function_is_changed_once(weasyprint: Any) -> None:
    def louder(say: Callable[[], str]) -> Callable[[], str]:
        return lambda: say() + "!"

    assert patch("urls", "said", louder)
    assert patch("urls", "said", louder)
    assert weasyprint.urls.said() == "as it was!"


def test_another_version_stays_as_it_is(weasyprint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    assert not patch("urls", "said", lambda say: None)
    assert weasyprint.urls.said() == "as it was"


def test_what_moves_notes_is_in_the_tested_version_once(weasyprint: Any) -> None:
    from weasyprint.layout import block

    assert inspect.getsource(block).count(pdf_notes.MOVES) == 1
