"""What an element is not told by any rule is looked up quickly: inherited, or as CSS has it at first.

WeasyPrint 70.0 asks for each property of each element whether it is a variable, a mathematical function, a
logical one, a decoration, and finds for nineteen in twenty that no rule names it. These take a shorter way
here, to the same values.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch

OWN_WAYS = frozenset(("page", "position", "float", "display"))
"""Properties that have more than a value."""
DECORATION, CUSTOM = "text_decoration_", "__"
"""How properties begin that are handed on in another way than by inheritance."""


def look_up_quickly() -> bool:
    """Change how WeasyPrint computes what no rule tells; False where that was not tested."""
    return patch("css", "ComputedStyle.__missing__", _quicker)


def _quicker(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    from weasyprint.css.properties import Dimension

    inherited, initial, logical = _tables()
    plain = frozenset((str, int, float, Dimension))

    @wraps(compute)
    def __missing__(self: Any, key: str) -> Any:
        parent, told = self.parent_style, self.cascaded
        if key in told or parent is None:
            return compute(self, key)
        if key in logical and logical[key][self["direction"]] in told:
            return compute(self, key)
        if key in initial:
            value = self[key] = initial[key]
            return value
        if key in inherited:
            value = parent[key]
            if type(value) in plain:
                self[key] = value
                return value
        return compute(self, key)

    return __missing__


def _tables() -> tuple[frozenset[str], dict[str, Any], dict[str, dict[str, str]]]:
    """Return the properties that are inherited, those that are not with their values, and by what logical
    property each physical one can be told, by direction."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.functions import check_math
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    usual = {
        key for key in INITIAL_VALUES if key not in OWN_WAYS and not key.startswith((DECORATION, CUSTOM))
    }
    fixed = usual - INHERITED - INITIAL_NOT_COMPUTED
    initial = {key: INITIAL_VALUES[key] for key in fixed if not check_math(INITIAL_VALUES[key])}
    logical = {
        key: {direction: find(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
        for key, find in PHYSICAL_FUNCTIONS.items()
    }
    return frozenset(usual & INHERITED), initial, logical
