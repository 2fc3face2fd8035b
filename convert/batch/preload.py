"""Imported once by the server of workers: loads the engines, so that every worker has them when it starts."""

import contextlib
import importlib
import os

for name in (
    "render",
    "prove",
    "glyphs",
    *(f"write.{e}" for e in os.environ.get("OCTAVO_PRELOAD", "").split()),
):
    # An engine that cannot be loaded is reported by the article that needs it.
    with contextlib.suppress(Exception):
        importlib.import_module(f"convert.{name}")
