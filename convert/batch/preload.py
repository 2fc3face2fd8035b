"""Imported once by the server of workers: loads the engines, so that every worker has them when it starts."""

import contextlib
import gc
import importlib
import os

from convert.garbage import collect_rarely

EVERY = ("convert.glyphs", "convert.prove", "convert.render")

ENGINES = {
    "pdf": ("convert.write.pdf", "weasyprint", "convert.prove.pdf"),
    "press": ("convert.write.press", "weasyprint", "convert.prove.pdf"),
    "booklet": ("convert.write.booklet", "weasyprint", "convert.prove.pdf"),
    "epub": ("convert.write.epub", "convert.prove.epub"),
    "docx": ("convert.write.docx", "pypandoc", "convert.prove.docx"),
    "html": ("convert.write.html", "convert.prove.html"),
    "json": ("convert.write.json", "convert.prove.json"),
}
"""What each edition needs, down to the libraries that its writer loads late."""

collect_rarely()
# The name of a product begins with that of its kind.
editions = {name.partition("-")[0] for name in os.environ.get("OCTAVO_PRELOAD", "").split()}
for name in (*EVERY, *(module for edition in sorted(editions) for module in ENGINES[edition])):
    # What cannot be loaded is reported by the article that needs it.
    with contextlib.suppress(Exception):
        importlib.import_module(name)
# What is loaded stays: without this every collection in a worker would copy the pages that it shares.
gc.freeze()
