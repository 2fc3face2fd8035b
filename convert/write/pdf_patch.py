"""What is changed in WeasyPrint, which has no way to say it in CSS: functions of its, in the tested version.

Any other version lays out, draws and tags as it does by itself, and ``octavo doctor`` says so.
"""

from collections.abc import Callable
from functools import cache, reduce
from importlib import import_module
from typing import Any

TESTED = "70.0"
"""The version of WeasyPrint whose functions are as our changes expect."""


@cache
def patch(module: str, name: str, change: Callable[[Any], Any]) -> bool:
    """Put what *change* makes of the function *name* of WeasyPrint's *module* in its place, once a process.

    A method is named behind its class, ``Class.method``.
    False, and nothing is changed, where this is another version than the one tested.
    """
    import weasyprint

    if weasyprint.__version__ != TESTED:
        return False
    *above, last = name.split(".")
    owner = reduce(getattr, above, import_module(f"weasyprint.{module}"))
    setattr(owner, last, change(getattr(owner, last)))
    return True
