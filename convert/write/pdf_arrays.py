"""Arrays handed to HarfBuzz without a declaration that is parsed for each length.

WeasyPrint 70.0 names the type of each array of glyphs with its length in it. What binds the library parses
every such name as C, anew for each length, and keeps it: some milliseconds for nearly every face of every
article, and memory. A type without the length makes the same array.
"""

import re
from typing import Any

from convert.write.pdf_patch import patch

SIZED = re.compile(r"\[\d+\]$")
"""The length at the end of the name of a type."""


def parse_types_once() -> bool:
    """Change what WeasyPrint's fonts make arrays with; False where that was not tested."""
    return patch("pdf.fonts", "ffi", Binding)


class Binding:
    """The binding of WeasyPrint's libraries, whose arrays are as long as what is put into them."""

    def __init__(self, ffi: Any) -> None:
        """Take the binding of which this is to do the work."""
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        """Return what the binding itself has."""
        return getattr(self._ffi, name)

    def new(self, kind: str, given: Any = None) -> Any:
        """Return memory of type *kind* that holds *given*."""
        filled = isinstance(given, (list, tuple))
        return self._ffi.new(SIZED.sub("[]", kind) if filled else kind, given)
