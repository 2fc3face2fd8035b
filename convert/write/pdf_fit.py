"""What a paragraph can give for the look of its page: a line more or less, and what that costs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from convert.compose import AS_IT_IS, Composed, Fit
from convert.render.rendering import Fitting, Rendering
from convert.write.pdf_compose import Sheet
from convert.write.pdf_fit_words import in_words, words_of
from convert.write.pdf_paragraphs import Paragraph, refit, try_fit

OTHER_MEANS = 1e12
"""What tracking and word space cost more than another line count: they are taken where that does not do."""
MARGIN = 2.0
"""How much more than tracking and word spaces give they may be asked for: other breaks give something too."""
PIXELS = 4 / 3
"""WeasyPrint counts in CSS pixels, tokens are points."""


class Reach(NamedTuple):
    """How far paragraphs and pages may depart from the best, in pixels and lines; by token."""

    lines: int
    """Lines by which a paragraph may be longer or shorter."""
    tracking: float
    """What may be added behind each character, or taken."""
    word_space: float
    """What may be added to each space, or taken."""
    depth: int
    """Lines by which pages may be deeper, or less deep."""
    mirrored: bool
    """Whether left and right pages face each other."""


def find_reach(rendering: Rendering) -> Reach:
    """Return how far the tokens of *rendering* let paragraphs and pages depart from the best."""
    tokens = rendering.tokens
    em = tokens["size"]["body"] * PIXELS
    fit, page = tokens["fit"], tokens["page"]
    letters, words = fit["tracking"] * em, fit["word_space"] * em
    return Reach(int(fit["lines"]), letters, words, int(page["spare"]), bool(page["mirror"]))


def mend_runt(paragraph: Paragraph, reach: Reach) -> Iterator[Fitting]:
    """Set *paragraph* so that it does not end in a runt, if it does, and tell how."""
    if not paragraph.composed.is_runt:
        return
    for fit in (*looser(reach, 1), *looser(reach, -1), *tighter(reach, 1), *tighter(reach, -1)):
        composed = try_fit(paragraph, fit)
        if composed is not None and not composed.is_runt:
            refit(paragraph, fit)
            yield Fitting("runt", None, words_of(paragraph), in_words(fit, 0))
            return


def looser(reach: Reach, lines: int) -> Iterator[Fit]:
    """Yield the fit that gives so many *lines* more at the cost of the spaces alone."""
    if reach.lines >= abs(lines):
        yield Fit(looseness=lines)


def tighter(reach: Reach, lines: int) -> Iterator[Fit]:
    """Yield the fits of tracking and word space that may give *lines* more, or fewer, the slightest first."""
    sign = 1 if lines > 0 else -1
    tracking, word_space = sign * reach.tracking, sign * reach.word_space
    fits = (Fit(0, tracking / 2), Fit(0, tracking), Fit(0, 0.0, word_space), Fit(0, tracking, word_space))
    yield from (fit for fit in dict.fromkeys(fits) if fit != AS_IT_IS)


def find_fit(paragraph: Paragraph, lines: int, reach: Reach) -> tuple[float, Fit] | None:
    """Return how *paragraph* gets so many *lines* more (or fewer), and what it costs; None where it
    cannot."""
    wanted = paragraph.composed.lines + lines
    for rank, fits in enumerate((looser(reach, lines), tighter(reach, lines))):
        for fit in fits if rank == 0 or is_near(paragraph, lines, reach) else ():
            composed = try_fit(paragraph, fit)
            if composed is not None and composed.lines == wanted and not composed.is_runt:
                return rank * OTHER_MEANS + cost(composed) - cost(paragraph.composed), fit
    return None


def is_near(paragraph: Paragraph, lines: int, reach: Reach) -> bool:
    """Tell whether the last line of *paragraph* is so full, or so short, that tracking and word spaces may
    change the number of its *lines*; else no face need be measured for that."""
    texts, measure = "".join(paragraph.composed.texts), paragraph.context.measure
    assert measure is not None
    given = len(texts) * reach.tracking + texts.count(" ") * reach.word_space
    last = paragraph.composed.last
    return (last if lines < 0 else measure.width - last) < MARGIN * given


def cost(composed: Composed) -> float:
    """Return how bad a paragraph is, a line."""
    return composed.breaks.demerits / composed.lines


def cheapest(
    sheet: Sheet, positions: Iterable[int], number: int, lines: int, reach: Reach
) -> dict[int, Fit] | None:
    """Return the *number* of paragraphs that change by *lines* at the least cost; None where there are
    fewer."""
    found = []
    for position in positions:
        paragraph = sheet.paragraphs[position]
        untouched = replace(paragraph.fit, barred=()) == AS_IT_IS
        way = find_fit(paragraph, lines, reach) if untouched else None
        if way:
            found.append((way[0], -position, way[1]))
    found.sort(key=lambda each: each[:2])
    return {-position: fit for _, position, fit in found[:number]} if len(found) >= number else None
