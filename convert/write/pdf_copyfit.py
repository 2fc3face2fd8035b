"""Copyfitting: bad spots are mended by the line count, the tracking or the word space of paragraphs, never
the text.

A runt is mended before anything is laid out, since a composed paragraph knows its last line. What only the
pages show (a nearly empty last page, a heading at a foot, a single line) is mended by paragraphs that become
a line shorter or longer at the least cost, then by the depth of facing pages, then by both. Each try is one
layout of the whole; the first without a new fault is kept, and at most six are made. A try that does not help
is taken back.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from convert.compose import AS_IT_IS, Composed, Fit
from convert.render.rendering import Fitting, Rendering
from convert.write.pdf_compose import Sheet, prepare
from convert.write.pdf_depth import NO_DEPTHS, Depths, spread_lines, spread_of
from convert.write.pdf_engine import Engine
from convert.write.pdf_fit import PIXELS, Reach, cheapest, find_reach, mend_runt
from convert.write.pdf_fit_words import in_words, tell_depths, tell_spot, words_of
from convert.write.pdf_lines import Block, Line, read_blocks, read_divisions
from convert.write.pdf_paragraphs import Paragraph, refit, release, take, try_fit
from convert.write.pdf_spots import SHORTEST_PAGE, Spot, count_lines, find_spots, late_notes

MOST_LAYOUTS = 6
"""Layouts made to mend the pages, besides the first."""
NEAR_THE_END = 40
"""Paragraphs before the spot that are looked at: enough to find the best, and no long text is composed
anew."""
WEIGHTS = {
    "short-page": 6,
    "heading": 4,
    "late-note": 5,
    "widow": 3,
    "orphan": 3,
    "ladder": 1,
    "runt": 1,
    "turn": 1,
}
"""How bad each kind of spot is; of two layouts the one with the smaller sum is kept."""
OF_PAGES = ("short-page", "late-note", "heading", "widow", "orphan")
"""Kinds that another place of the lines can mend."""
MOST_TURNS = 2
"""Pages that end in hyphens whatever their paragraphs give, for each of which other depths are tried."""
SMALL = 0.8
"""How much a line of small print, which may come over to a page, counts of a line of the text."""
CLEARANCE = 0.5
"""Pixels by which a line, or its column, may differ from what was said."""
ROUNDING = 0.1
"""Share of a line by which heights may be off."""


class Laid(Struct, frozen=True):
    """A laid-out document and what was done to its paragraphs."""

    document: Any
    """WeasyPrint's document."""
    fittings: tuple[Fitting, ...]
    """What was mended, and what could not be."""
    divisions: frozenset[tuple[str, str]]
    """The words that are divided: what stands before the hyphen, and what the next line begins with."""


class State(NamedTuple):
    """One layout."""

    document: Any
    """WeasyPrint's document."""
    blocks: list[Block]
    """Its blocks of text."""
    spots: list[Spot]
    """Its bad spots."""
    depths: Depths
    """Which of its pages are deeper, and by how many lines."""

    @property
    def weight(self) -> int:
        """How bad it is."""
        return sum(WEIGHTS[spot.kind] for spot in self.spots)

    @property
    def kinds(self) -> Counter[str]:
        """How often it is bad in which way."""
        return Counter(spot.kind for spot in self.spots)


class Plan(NamedTuple):
    """A way to mend the pages."""

    fits: dict[int, Fit]
    """For each paragraph that changes, by its position, how it is set."""
    depths: Depths
    """Which pages are deeper, and by how many lines."""


def lay_out(engine: Engine, rendering: Rendering) -> Laid:
    """Return *rendering* laid out, its bad spots mended as far as the tokens allow."""
    sheet, reach = prepare(engine, rendering), find_reach(rendering)
    told = [fitting for paragraph in sheet.paragraphs for fitting in mend_runt(paragraph, reach)]
    sheet, first = release_misfits(sheet, look(sheet, NO_DEPTHS))
    state, made = mend_pages(sheet, first, reach)
    told += [*made, *tell_turns(sheet)]
    fittings = (*told, *(tell_spot(spot) for spot in state.spots))
    return Laid(state.document, fittings, frozenset(read_divisions(state.blocks)))


def mend_pages(sheet: Sheet, first: State, reach: Reach) -> tuple[State, list[Fitting]]:
    """Return the best layout of *sheet*, of which *first* is the plain one, and what was done to reach it.

    The first that mends a spot and makes none is it; else that which leaves the least.
    """
    best, made = first, list[Fitting]()
    plain = kept = as_set(sheet)
    for plan in islice(make_plans(sheet, first, reach), MOST_LAYOUTS):
        apply(sheet, plan.fits)
        other = look(sheet, plan.depths)
        if other.weight < best.weight:
            best, made, kept = other, list(tell_plan(sheet, plan, first)), as_set(sheet)
            if other.kinds <= first.kinds:
                break
        take_back(sheet, plain)
    take_back(sheet, kept)
    return best, made


def as_set(sheet: Sheet) -> list[tuple[Fit, Composed]]:
    """Return how each paragraph of *sheet* is set."""
    return [(each.fit, each.composed) for each in sheet.paragraphs]


def release_misfits(sheet: Sheet, state: State) -> tuple[Sheet, State]:
    """Return *sheet* and *state* with those paragraphs left to the engine whose column is not as was said.

    That is where a page is not like the others: nothing but the finished page shows it.
    """
    lines = {id(block.element): block.lines for block in state.blocks}
    kept = tuple(each for each in sheet.paragraphs if fits_column(each, lines.get(id(each.element), [])))
    if len(kept) == len(sheet.paragraphs):
        return sheet, state
    for paragraph in sheet.paragraphs:
        if not any(paragraph is each for each in kept):
            release(paragraph)
    sheet = replace(sheet, paragraphs=kept)
    return sheet, look(sheet, state.depths)


def fits_column(paragraph: Paragraph, lines: list[Line]) -> bool:
    """Tell whether *lines*, of the finished pages, are as wide as they were when *paragraph* was composed."""
    assert paragraph.context.measure is not None
    width = paragraph.context.measure.width
    return all(abs(line.measure - width) < CLEARANCE and line.width < width + CLEARANCE for line in lines)


def look(sheet: Sheet, depths: Depths) -> State:
    """Return *sheet* laid out, and what is bad about it."""
    document = sheet.lay_out(depths)
    blocks = read_blocks(document)
    return State(document, blocks, [*find_spots(blocks), *late_notes(document, blocks)], depths)


def apply(sheet: Sheet, fits: dict[int, Fit]) -> None:
    """Set paragraphs as *fits* says, by position."""
    for position, fit in fits.items():
        refit(sheet.paragraphs[position], fit)


def take_back(sheet: Sheet, before: list[tuple[Fit, Composed]]) -> None:
    """Set the paragraphs as they were *before*."""
    for paragraph, (fit, composed) in zip(sheet.paragraphs, before, strict=True):
        if paragraph.composed is not composed:
            take(paragraph, fit, composed)


def make_plans(sheet: Sheet, state: State, reach: Reach) -> Iterator[Plan]:
    """Yield the ways to mend what is bad about the pages of *state*, the gentlest first: one after the
    other, since each costs time to find."""
    spots = [spot for spot in state.spots if spot.kind in OF_PAGES]
    if any(spot.kind == "short-page" for spot in spots):
        yield from short_page_plans(sheet, state, reach)
    others = [spot for spot in spots if spot.kind != "short-page"]
    for lines in (1, -1) if others else ():
        fits = dict(fit for spot in others for fit in near(sheet, state, spot, lines, reach))
        if fits:
            yield Plan(fits, NO_DEPTHS)
    turns = [spot.page + 1 for spot in state.spots if spot.kind == "turn"][: MOST_TURNS * reach.depth]
    yield from (Plan({}, dict.fromkeys(spread_of(n, reach.mirrored), by)) for by in (-1, 1) for n in turns)


def short_page_plans(sheet: Sheet, state: State, reach: Reach) -> Iterator[Plan]:
    """Yield the ways to take back a nearly empty last page; where none is in reach, those to fill it.

    A page less is what a reader would choose, also where fewer lines would fill it: what was end matter alone
    stays so, however many lines of it there are.
    """
    last = len(state.document.pages) - 1
    paragraphs = range(max(0, len(sheet.paragraphs) - NEAR_THE_END), len(sheet.paragraphs))
    missing = SHORTEST_PAGE - count_lines(state.blocks, last)
    taken, filled = lines_to_take(sheet, state, last), ceil(missing / SMALL)
    for number, lines in ((taken, -1), (filled, 1)):
        fits = cheapest(sheet, paragraphs, number, lines, reach)
        if len(fits) == number:
            yield Plan(fits, NO_DEPTHS)
        # The pages alone, else with as few paragraphs as can be: each more is another way for the rest.
        for given in range(len(fits) + 1):
            depths = spread_lines(lines * (given - number), last, reach.depth, reach.mirrored)
            if depths:
                yield Plan(dict(islice(fits.items(), given)), depths)


def lines_to_take(sheet: Sheet, state: State, page: int) -> int:
    """Return how many lines of the body what stands on *page* is high."""
    places = [line.top for block in state.blocks for line in block.lines if line.page == page]
    height = max(places) - min(places)
    return ceil(height / (float(sheet.rendering.tokens["line"]["body"]) * PIXELS) - ROUNDING) + 1


def near(sheet: Sheet, state: State, spot: Spot, lines: int, reach: Reach) -> Iterator[tuple[int, Fit]]:
    """Yield the paragraph on the page of *spot*, and before it, that changes by *lines* at the least cost."""
    before = set()
    for block in state.blocks:
        before |= {id(block.element)} if any(line.page == spot.page for line in block.lines) else set()
        if block.element is spot.element:
            break
    positions = [at for at, paragraph in enumerate(sheet.paragraphs) if id(paragraph.element) in before]
    yield from cheapest(sheet, positions, 1, lines, reach).items()


def tell_plan(sheet: Sheet, plan: Plan, state: State) -> Iterator[Fitting]:
    """Yield what *plan* has changed to mend the pages of *state*."""
    kind = next((spot.kind for spot in state.spots if spot.kind in OF_PAGES), "turn")
    for position, fit in sorted(plan.fits.items()):
        paragraph = sheet.paragraphs[position]
        best = try_fit(paragraph, AS_IT_IS)
        lines = paragraph.composed.lines - best.lines if best else 0
        yield Fitting(kind, None, words_of(paragraph), in_words(fit, lines))
    if plan.depths:
        yield Fitting(kind, None, "", tell_depths(plan.depths))


def tell_turns(sheet: Sheet) -> Iterator[Fitting]:
    """Yield the paragraphs of *sheet* that are broken otherwise, so that no page ends in a hyphen."""
    for paragraph in sheet.paragraphs:
        if paragraph.fit.barred:
            yield Fitting("turn", None, words_of(paragraph), "other line ends")
