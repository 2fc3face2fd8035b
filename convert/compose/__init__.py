"""Paragraphs over lines: all breaks of a paragraph are weighed together, with the widths of the faces."""

from convert.compose.items import Breaks, Measure
from convert.compose.measure import Style
from convert.compose.paragraph import AS_IT_IS, Composed, Fit, compose
from convert.compose.slots import Slot

__all__ = ["AS_IT_IS", "Breaks", "Composed", "Fit", "Measure", "Slot", "Style", "compose"]
