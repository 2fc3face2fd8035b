"""Plain-text articles into print, e-book and Word editions that agree word for word.

    source -> read -> parse -> check -> render -> write -> prove -> output

Three functions do what the commands do: ``parse`` (what is this article?), ``convert`` (one article into its
editions), ``convert_all`` (many). ``parse_citation`` reads a citation, in any of four styles. Each name is
loaded when it is first asked for: importing this package loads no stage.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

HOMES = {
    "Article": "convert.model",
    "ConvertError": "convert.errors",
    "Finding": "convert.findings",
    "Outcome": "convert.batch",
    "convert": "convert.batch.calls",
    "convert_all": "convert.batch.calls",
    "parse": "convert.batch.calls",
    "parse_citation": "convert.parse.cited",
}
"""The public names and the modules that hold them."""

__all__ = list(HOMES)


def __getattr__(name: str) -> Any:
    """Load a public name; AttributeError for any other."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(HOMES[name]), name)


class _Package(ModuleType):
    """Keeps ``convert.parse`` the function: importing the stage of that name would put its module there."""

    @property
    def parse(self) -> Any:
        return __getattr__("parse")

    @parse.setter
    def parse(self, module: ModuleType) -> None:
        """Leave the function; whoever imports the stage gets it by its full name."""


sys.modules[__name__].__class__ = _Package
