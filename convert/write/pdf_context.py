"""What the engine says of a paragraph before it is set: how wide its lines are, how each of its words looks.

Nothing of the style sheet is known here. A small document with the same elements around one sample word of
each style is laid out, and what comes out is read: so any theme, and any house's own layouts, are measured
and not guessed. It is asked once a style sheet and kind of paragraph; a batch hardly ever asks.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from convert.compose import Measure, Style
from convert.compose.measure import ruler
from convert.render.rendering import Face
from convert.write.pdf_engine import Engine

SAMPLE = "Vafi1"
"""Holds a pair that is kerned, a ligature and a figure; no space, which alignment would widen; too short to
divide."""
AGREEMENT = 0.05
"""Pixels by which our width of the sample may differ from the engine's."""
RUNT_LENGTH = 8
"""A last line of so many characters is too short, even where it is wider than an em."""
FEATURES = tuple(
    f"font_{name}"
    for name in "kerning variant_ligatures variant_position variant_caps variant_numeric variant_alternates "
    "variant_east_asian feature_settings".split()
)
"""The properties that become OpenType features, in the order in which WeasyPrint takes them."""
PLAIN_BLOCKS = frozenset(("BlockBox", "PageBox"))
"""Boxes whose width does not depend on what stands in them."""


class Around(NamedTuple):
    """An element as style sheets see it: what it is, and what stands before it."""

    tag: str
    """Its name."""
    classes: str
    """Its classes."""
    language: str
    """Its own ``lang``, if it has one."""
    before: tuple[str, str] | None
    """Name and classes of the element before it; None where it is the first."""


Path = tuple[Around, ...]
"""The elements around a text, the outermost first."""
Chain = tuple[tuple[str, str, str], ...]
"""Names, classes and languages of the elements inside a paragraph around a text."""


class Context(NamedTuple):
    """What the engine does with a paragraph at one place."""

    measure: Measure | None
    """Its lines, in pixels; None where they cannot be known, or are not justified."""
    language: str
    """The language in which its words are divided; empty where they are not."""
    styles: dict[Chain, Style | None]
    """The style of each chain of elements in it; None for one that cannot be measured."""


@lru_cache(maxsize=16)
def known_contexts(engine: Engine) -> dict[tuple[str, Path], Context]:
    """Return what *engine* has been asked so far, by language of the document and path."""
    return {}


def ask(
    engine: Engine, faces: tuple[Face, ...], language: str, wanted: dict[Path, set[Chain]]
) -> dict[Path, Context]:
    """Return the context of each of the paths *wanted*, with the styles of the chains in it.

    A path begins inside the body and ends with the paragraph.
    """
    known = known_contexts(engine)
    unknown: dict[Path, set[Chain]] = {}
    for path, chains in wanted.items():
        had = known.get((language, path))
        if had is None or not chains <= had.styles.keys():
            unknown[path] = chains | (set(had.styles) if had else {()})
    if unknown:
        asked = [(path, sorted(chains)) for path, chains in unknown.items()]
        answers = _lay_out(engine, language, asked)
        for number, (path, listed) in enumerate(asked):
            known[language, path] = _read_context(listed, answers.get(number, {}), faces)
    return {path: known[language, path] for path in wanted}


def _lay_out(
    engine: Engine, language: str, asked: list[tuple[Path, list[Chain]]]
) -> dict[int, dict[int, tuple[Any, ...]]]:
    """Return for each path and each of its chains the box of the sample, behind the boxes around it."""
    samples = "".join(_sample_path(path, chains, number) for number, (path, chains) in enumerate(asked))
    markup = f"<html lang={quoteattr(language)}><head><title>?</title></head><body>{samples}</body></html>"
    html = engine.weasyprint.HTML(string=markup, url_fetcher=engine.fetcher)
    document = html.render(font_config=engine.fonts, stylesheets=[engine.style])
    answers: dict[int, dict[int, tuple[Any, ...]]] = {}
    for page in document.pages:
        for boxes in _find_samples((page._page_box,)):
            path, chain = map(int, boxes[-1].element.get("data-sample").split())
            answers.setdefault(path, {}).setdefault(chain, boxes)
    return answers


def _sample_path(path: Path, chains: list[Chain], number: int) -> str:
    """Return markup that puts a sample of each of *chains* where *path* leads; the first chain is empty."""
    opened = "".join(_open(around) for around in path[:-1])
    inner = "".join(_sample_chain(chain, f"{number} {at}") for at, chain in enumerate(chains) if chain)
    paragraph = f'{_open(path[-1])[:-1]} data-sample="{number} 0">{SAMPLE}{inner}</{path[-1].tag}>'
    return opened + paragraph + "".join(f"</{around.tag}>" for around in reversed(path[:-1]))


def _open(around: Around) -> str:
    before = f"{_tag(*around.before)}</{around.before[0]}>" if around.before else ""
    return before + _tag(around.tag, around.classes, around.language)


def _tag(name: str, classes: str, language: str = "") -> str:
    listed = f" class={quoteattr(classes)}" if classes else ""
    return f"<{name}{listed} lang={quoteattr(language)}>" if language else f"<{name}{listed}>"


def _sample_chain(chain: Chain, number: str) -> str:
    opened = "".join(_tag(*element) for element in chain)[:-1]
    return f'{opened} data-sample="{number}">{SAMPLE}' + "".join(f"</{name}>" for name, *_ in reversed(chain))


def _find_samples(boxes: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    box = boxes[-1]
    if getattr(box, "text", None) == SAMPLE and box.element.get("data-sample"):
        yield boxes
    for child in getattr(box, "children", ()):
        yield from _find_samples((*boxes, child))


def _read_context(
    chains: list[Chain], answers: dict[int, tuple[Any, ...]], faces: tuple[Face, ...]
) -> Context:
    """Return what the boxes of the samples tell; *answers* holds them by the position of their chain."""
    styles = {
        chain: _read_style(answers[at][-1], faces) if at in answers else None
        for at, chain in enumerate(chains)
    }
    boxes, style = answers.get(0, ()), styles[()]
    measure = _read_measure(boxes, style) if boxes and style else None
    divides = bool(boxes) and boxes[-1].style["hyphens"] == "auto"
    return Context(measure, str(boxes[-1].style["lang"] or "") if divides else "", styles)


def _read_measure(boxes: tuple[Any, ...], style: Style) -> Measure | None:
    """Return the lines of the block that holds the last of *boxes*; None where they are not ours to fill."""
    at = next(at for at, box in enumerate(boxes) if type(box).__name__ == "LineBox")
    line, block = boxes[at], boxes[at - 1]
    around = boxes[:at]
    plain = all(type(box).__name__ in PLAIN_BLOCKS and box.style["float"] == "none" for box in around)
    ours = line.style["text_align_all"] == "justify" and line.style["direction"] == "ltr"
    if not plain or not ours or line.style["white_space"] != "normal":
        return None
    indent = boxes[-1].position_x - block.content_box_x()
    space = ruler(style).space
    return Measure(block.width, indent, space, runt=style.size, runt_length=RUNT_LENGTH)


def _read_style(box: Any, faces: tuple[Face, ...]) -> Style | None:
    """Return how the sample in *box* is set; None where the engine measures it otherwise than we do."""
    style = style_of(box.style, faces)
    width = ruler(style).width(SAMPLE) if style else None
    return style if width is not None and abs(width - box.width) < AGREEMENT else None


def style_of(css: Any, faces: tuple[Face, ...]) -> Style | None:
    """Return what decides the width of text that has the computed style *css*; None without a face for it."""
    from weasyprint.text.fonts import font_features

    wanted = (css["font_family"][0], css["font_style"], css["font_weight"])
    path = next((face.path for face in faces if (face.family, face.style, face.weight) == wanted), None)
    if path is None or css["text_transform"] != "none":
        return None
    features = font_features(*(css[name] for name in FEATURES))
    tracking = 0.0 if css["letter_spacing"] == "normal" else float(css["letter_spacing"])
    return Style(path, css["font_size"], tuple(sorted(features.items())), tracking, str(css["lang"] or ""))
