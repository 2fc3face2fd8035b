"""The import of WeasyPrint without a search for its libraries by other programs.

It tries several names of each library until one is there. For every name that is not, Python starts the
compiler, the linker and ldconfig to look for it; the name under which Linux itself knows the library is
among those tried, and needs no search.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def start() -> Any:
    """Return the module weasyprint; ImportError or OSError where it or a library is missing."""
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        try:
            with _no_search():
                import weasyprint
        except OSError:
            # A library under no name that Linux knows: the search may find it.
            pass
        else:
            return weasyprint
    import weasyprint

    return weasyprint


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
