"""Paragraphs over lines: all breaks of a paragraph are weighed together, with the widths of the faces.

What is justified is composed: body, quotations, answers. What is ragged stays with the engine, which fills
line after line: list items, notes, biographies, citations, captions. Ragged lines have no spaces to stretch,
so there is little to weigh: over real articles they were 3 in 100 lines, and ended 7 to 11 % before the
measure (items 7.3 %, spread 5.8 %; paragraphs 8.9 %, spread 7.9 %); the least bad breaks of the same items
ended 8.0 % before it (spread 5.8 %), those of the paragraphs 8.8 % (spread 6.1 %), in as many lines. An item
also begins with its mark, a note floats to the foot of whatever page it falls on: neither is a plain block
whose measure is known beforehand.
"""

from convert.compose.items import Breaks, Measure
from convert.compose.measure import Style
from convert.compose.paragraph import AS_IT_IS, WIDEST, Composed, Fit, compose, is_stiff
from convert.compose.slots import Slot

__all__ = [
    "AS_IT_IS",
    "WIDEST",
    "Breaks",
    "Composed",
    "Fit",
    "Measure",
    "Slot",
    "Style",
    "compose",
    "is_stiff",
]
