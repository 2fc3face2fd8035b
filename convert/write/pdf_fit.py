"""What a paragraph can give for the look of its page: a line more or less, and what that costs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from convert.compose import AS_IT_IS, Composed, Fit
from convert.render.rendering import Fitting, Rendering
from convert.write.pdf_compose import Sheet
from convert.write.pdf_fit_words import in_words, words_of
from convert.write.pdf_paragraphs import Paragraph, refit, try_fit

MARGIN = 1.75
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


def find_fit(paragraph: Paragraph, lines: int, fits: list[Fit]) -> tuple[float, Fit] | None:
    """Return the first of *fits*, from the slightest to the strongest, that gives *paragraph* so many *lines*
    more (or fewer), and what it costs; None where none does."""
    wanted = paragraph.composed.lines + lines
    strongest = try_fit(paragraph, fits[-1]) if fits else None
    if strongest is None or strongest.lines != wanted:
        return None  # nor will the slighter ones
    for fit in fits:
        composed = strongest if fit is fits[-1] else try_fit(paragraph, fit)
        if composed is not None and composed.lines == wanted and not composed.is_runt:
            return cost(composed) - cost(paragraph.composed), fit
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


def cheapest(sheet: Sheet, positions: Iterable[int], number: int, lines: int, reach: Reach) -> dict[int, Fit]:
    """Return the *number* of paragraphs that change by *lines* at the least cost, or as many as there are.

    Tracking and word spaces are tried only where the spaces of the lines alone do not give enough.
    """
    free = {at: p for at in positions if replace((p := sheet.paragraphs[at]).fit, barred=()) == AS_IT_IS}
    found: dict[int, Fit] = {}
    near = {at: each for at, each in free.items() if is_near(each, lines, reach)}
    for fits, paragraphs in (([*looser(reach, lines)], free), ([*tighter(reach, lines)], near)):
        ways = [(find_fit(each, lines, fits), at) for at, each in paragraphs.items() if at not in found]
        better = sorted(((way[0], -at, way[1]) for way, at in ways if way), key=lambda each: each[:2])
        found |= {-at: fit for _, at, fit in better[: number - len(found)]}
        if len(found) == number:
            break
    return found
