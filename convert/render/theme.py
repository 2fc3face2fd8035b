"""Tokens: the theme's values for colour, face, size and page, with a house's own on top."""

import difflib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from convert import paths
from convert.errors import UsageError
from convert.render.shades import contrast, is_plain
from convert.settings import Settings

# What may stand in a style sheet: nothing that could end a declaration, open a comment or fetch an address.
TEXT_VALUE = re.compile(r"(?!.*/\*)[^\x00-\x1f\"'<>&;{}\\()@]*")

AIR = 0.005
"""Points by which a page is deeper than its lines, so that a full column is never too high by a rounding."""

WEIGHTS = ("bold", "normal")
"""Of a headline."""
LABELS = ("side", "above")
"""Where the labels of a part may stand."""

STEPS = 8
"""Parts of a point in which lines are counted that follow from a script."""

LEAST_CONTRAST = 4.5
"""Of words and their ground (WCAG 2.2, 1.4.3)."""
WORDS_ON_GROUND = tuple(
    (words, ground) for ground in ("paper", "tint") for words in ("ink", "quiet", "accent")
)
"""Which colours meet on a page; the words of a cover are paper on accent."""

FEWEST_LINES = 10
"""A page with fewer could not hold a footnote beside two lines of text."""

Tokens = dict[str, Any]


def load_tokens(settings: Settings) -> Tokens:
    """Return the tokens of the theme of *settings*, its changes applied; ``page`` holds the chosen paper.

    Raises UsageError for a theme, a paper, a table or a token that does not exist, and for a value of another
    kind.
    """
    theme = _read_theme(settings.theme, settings.layouts)
    tokens = {name: dict(table) for name, table in theme.items()}
    papers = tokens.pop("paper")
    paper: str = settings.pages[0] or next(iter(papers))
    if paper not in papers:
        remedy = nearest(paper, list(papers), "Its papers are")
        raise UsageError(f"the theme {settings.theme} has no paper {paper}", remedy=remedy)
    tokens["page"] |= papers[paper]
    for name, changes in settings.tokens.items():
        _change(tokens, name, changes)
    _check_form(tokens["form"], settings.layouts)
    _check_contrast(tokens["colour"])
    tokens["page"] |= {"paper": paper}
    tokens["page"] |= page_geometry(tokens["page"], tokens["line"]["body"], tokens["form"]["labels"])
    return tokens


def suit_script(tokens: Tokens, line: float, align: str) -> Tokens:
    """Return *tokens* for a script whose lines stand *line* times as far apart; *align* outranks the theme's.

    The lines of display follow, spaces are counted in them, and the page holds fewer: all stays on one grid.
    """
    if line == 1 and not align:
        return tokens
    lines = {name: round(value * line * STEPS) / STEPS for name, value in tokens["line"].items()}
    page = tokens["page"] | _depth(tokens["page"], lines["body"])
    text = tokens["text"] | ({"align": align} if align else {})
    return tokens | {"line": lines, "page": page, "text": text}


def _check_form(form: dict[str, Any], own: str | None) -> None:
    files = (
        file for folder in paths.layout_folders(own) for file in folder.glob("print/style/opening/*.jinja")
    )
    openings = sorted({file.name.partition(".")[0] for file in files})
    if form["opening"] not in openings:
        remedy = nearest(form["opening"], openings, "The openings are")
        raise UsageError(f"no opening is called {form['opening']}", remedy=remedy)
    if form["labels"] not in LABELS:
        raise UsageError(f"labels stand {' or '.join(LABELS)}", remedy=f"Not {form['labels']}.")
    if form["title"] not in WEIGHTS:
        raise UsageError(f"a headline is {' or '.join(WEIGHTS)}", remedy=f"Not {form['title']}.")


def _check_contrast(colour: dict[str, Any]) -> None:
    """Raise UsageError where words would be hard to tell from their ground; colours by name are not known."""
    for words, ground in WORDS_ON_GROUND:
        pair = (colour[words], colour[ground])
        if all(map(is_plain, pair)) and contrast(*pair) < LEAST_CONTRAST:
            raise UsageError(
                f"{words} on {ground} has a contrast of {contrast(*pair):.1f} to 1",
                remedy=f"Choose a tokens.colour.{words} or a tokens.colour.{ground} that is at least "
                f"{LEAST_CONTRAST} to 1.",
            )


def page_geometry(page: dict[str, Any], line: float, labels: str = "side") -> dict[str, float]:
    """Return what follows from the size of a page and its margins, in points.

    ``side`` is the width of the column of labels, ``full`` that of labels and text, ``lines`` the lines
    that a page holds, ``foot`` the margin below them; without a column of labels, ``outer`` is what inner
    margin and measure leave. Raises UsageError where the page has no room.
    """
    full = page["width"] - page["outer"] - page["inner"]
    depth = _depth(page, line)
    if full < page["measure"] or depth["lines"] < FEWEST_LINES:
        raise UsageError("the page has no room for the text", remedy="Lower the margins in tokens.page.")
    if labels == "side":
        return {"full": full, "side": full - page["measure"]} | depth
    outer = round(page["width"] - page["inner"] - page["measure"], 3)
    return {"full": page["measure"], "side": 0, "outer": outer} | depth


def _depth(page: dict[str, Any], line: float) -> dict[str, float]:
    """Return how many lines a page holds, and the margin that is left below them."""
    lines = int((page["height"] - page["top"] - page["bottom"]) // line)
    return {"lines": lines, "foot": round(page["height"] - page["top"] - lines * line - AIR, 3)}


@cache
def _read_theme(name: str, own: str | None) -> Tokens:
    known = list_themes(own)
    if name not in known:
        raise UsageError(f"unknown theme {name}", remedy=nearest(name, sorted(known), "The themes are"))
    with known[name].open("rb") as file:
        return tomllib.load(file)


def list_themes(own: str | None) -> dict[str, Path]:
    """Return the files of all themes by name; one in the folder of layouts *own* outranks a shipped one."""
    folders = reversed(paths.layout_folders(own))
    return {path.stem: path for folder in folders for path in sorted(folder.glob("themes/*.toml"))}


def _change(tokens: Tokens, name: str, changes: object) -> None:
    if name not in tokens:
        raise UsageError(f"unknown table tokens.{name}", remedy=nearest(name, list(tokens), "The tables are"))
    if not isinstance(changes, dict):
        raise UsageError(f"tokens.{name} is a table", remedy=f"Write its tokens below [tokens.{name}].")
    for key, value in changes.items():
        if key not in tokens[name]:
            remedy = nearest(key, list(tokens[name]), f"The tokens of {name} are")
            raise UsageError(f"unknown token tokens.{name}.{key}", remedy=remedy)
        tokens[name][key] = _checked(f"tokens.{name}.{key}", value, tokens[name][key])


def _checked(path: str, value: object, default: object) -> object:
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        raise UsageError(f"{path} is true or false", remedy=f"The theme has {str(default).lower()}.")
    if isinstance(default, str):
        if isinstance(value, str) and TEXT_VALUE.fullmatch(value):
            return value
        raise UsageError(
            f"{path} is a text without quotation marks and brackets", remedy=f"The theme has {default!r}."
        )
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UsageError(f"{path} is a number", remedy=f"The theme has {default!r}.")
    return value


def nearest(name: str, known: list[str], listing: str) -> str:
    """Return what to do about the unknown *name*: the nearest of those *known*, else all of them."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {close[0]}?" if close else f"{listing} {', '.join(known)}."
