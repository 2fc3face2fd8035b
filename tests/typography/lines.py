"""Figures of the lines: hyphens, ladders, word spaces, runts, counted on the pages as they are laid out."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from convert.compose.measure import ruler
from convert.render.rendering import LINE_HYPHEN, Face
from convert.write.pdf_context import style_of
from convert.write.pdf_lines import Block, Line, read_blocks

TIGHT, LOOSE = 0.8, 1.33
"""Bounds of a good word space, as shares of the natural one."""
LADDER = 3
"""Lines in a row that end in hyphens make a ladder."""
RUNT = 8
"""A last line of so many characters, or fewer, is a runt; so is one narrower than an em."""
SHORT_PAGE = 5
"""A last page with fewer lines looks like a mistake."""


class Figures(Struct):
    """What was counted in a set of documents; only justified text of two lines or more."""

    lines: int = 0
    """Lines of justified paragraphs."""
    paragraphs: int = 0
    """Justified paragraphs of two lines or more."""
    hyphens: int = 0
    """Lines that end in hyphens of the edition's."""
    ladders: int = 0
    """Third and further lines in a row that end in a hyphen of any kind."""
    runts: int = 0
    """Paragraphs of three lines or more whose last is a runt."""
    rests: int = 0
    """Paragraphs whose last line is nothing but the rest of a divided word."""
    page_hyphens: int = 0
    """Pages whose last line of text ends in a hyphen."""
    contrasts: int = 0
    """Tight lines that stand next to loose ones."""
    short_pages: int = 0
    """Documents whose last page holds fewer than five lines."""
    documents: int = 0
    """Documents of more than one page."""
    spaces: list[float] = field(default_factory=list)
    """Word spaces of the stretched lines, as shares of the natural one."""

    def count(self, document: Any, faces: tuple[Face, ...]) -> None:
        """Add the lines of WeasyPrint's *document*."""
        blocks = read_blocks(document)
        for block in blocks:
            if block.style["text_align_all"] == "justify" and len(block.lines) > 1:
                self._count_block(block, faces)
        if len(document.pages) > 1:
            self.documents += 1
            last = {
                round(line.top) for b in blocks for line in b.lines if line.page == len(document.pages) - 1
            }
            self.short_pages += len(last) < SHORT_PAGE

    def _count_block(self, block: Block, faces: tuple[Face, ...]) -> None:
        self.paragraphs += 1
        self.lines += len(block.lines)
        self.hyphens += sum(line.text.endswith(LINE_HYPHEN) for line in block.lines)
        self.ladders += sum(length >= LADDER for length in _ladder(block.lines))
        self.runts += len(block.lines) > 2 and is_runt(block.lines[-1], block.style["font_size"])
        self.rests += block.lines[-2].text.endswith(LINE_HYPHEN) and " " not in block.lines[-1].text.strip()
        self.page_hyphens += sum(
            a.text.endswith(LINE_HYPHEN) and a.page != b.page for a, b in pairwise(block.lines)
        )
        spaces = list(_shares(block, faces))
        self.spaces += spaces
        self.contrasts += sum((a < 0.9 and b > 1.165) or (b < 0.9 and a > 1.165) for a, b in pairwise(spaces))

    def table(self) -> dict[str, float]:
        """Return the figures by name."""
        outside = sum(not TIGHT <= share <= LOOSE + 0.005 for share in self.spaces)
        return {
            "paragraphs": self.paragraphs,
            "lines": self.lines,
            "hyphens in 1000 lines": round(1000 * self.hyphens / max(self.lines, 1), 1),
            "hyphen ladders": self.ladders,
            "hyphens at page ends": self.page_hyphens,
            "spread of word spaces": round(statistics.pstdev(self.spaces), 3) if self.spaces else 0.0,
            "lines outside 0.8 to 1.33, %": round(100 * outside / max(len(self.spaces), 1), 2),
            "tight beside loose in 1000 lines": round(1000 * self.contrasts / max(self.lines, 1), 1),
            "runts": self.runts,
            "rests of words alone": self.rests,
            "short last pages": self.short_pages,
            "documents of several pages": self.documents,
        }


def is_runt(line: Line, size: float) -> bool:
    """Tell whether a last line is too short."""
    return len(line.text.strip()) <= RUNT or line.width < size


def _ladder(lines: Iterable[Line]) -> Iterator[int]:
    length = 0
    for line in lines:
        length = length + 1 if line.text.rstrip().endswith((LINE_HYPHEN, "-")) else 0
        yield length


def _shares(block: Block, faces: tuple[Face, ...]) -> Iterator[float]:
    """Yield the word space of each line but the last, as a share of the one that the face has."""
    natural = _space(block.style, faces)
    for line in block.lines[:-1]:
        if line.spacing is not None and natural:
            yield 1 + line.spacing / natural


def _space(style: Any, faces: tuple[Face, ...]) -> float | None:
    found = style_of(style, faces)
    return ruler(found).space if found else None
