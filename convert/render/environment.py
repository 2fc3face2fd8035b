"""The one Jinja2 environment: all is escaped, nothing undefined passes, nothing outside layouts/ is read."""

from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from convert import paths
from convert.model.walk import plain
from convert.render import filters
from convert.render.outline import contents_form
from convert.render.sanitise import breakable, live, sanitise

SHIPPED = "octavo/"
"""Before the name of a layout: the shipped one, which a house's own of that name extends."""


class LayoutLoader(BaseLoader):
    """Loads layouts from the first folder that has them; no name and no link leads out of one."""

    def __init__(self, *folders: Path) -> None:
        """Take the folders of the layouts; the last is the shipped one."""
        self.folders = tuple(folder.resolve() for folder in folders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the text of *template* and its path; TemplateNotFound where no folder holds it."""
        name = template.removeprefix(SHIPPED)
        for folder in self.folders if name == template else self.folders[-1:]:
            path = (folder / name).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path.read_text(encoding="utf-8"), str(path), None
        raise TemplateNotFound(template)


def finish(value: object) -> object:
    """Return *value* as a layout prints it: text is made safe for the engines, markup already is."""
    return sanitise(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment(own: str | None = None) -> Environment:
    """Return the environment of this process for layouts in the folder *own* and the shipped ones.

    Its compiled layouts are kept.
    """
    made = Environment(
        loader=LayoutLoader(*paths.layout_folders(own)),
        autoescape=True,  # select_autoescape() does not know .jinja and would print text as markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        finalize=finish,
    )
    made.filters |= {
        "kind": filters.kind,
        "plain": plain,
        "runs": filters.runs,
        "note_lines": filters.note_lines,
        "first_number": filters.first_number,
        "number_form": filters.number_form,
        "table_parts": filters.table_parts,
        "is_short": filters.is_short,
        "is_strong_line": filters.is_strong_line,
        "figure_columns": filters.figure_columns,
        "cell_span": filters.cell_span,
        "cut_tail": filters.cut_tail,
        "pieces": filters.pieces,
        "held": filters.held,
        "contents_form": contents_form,
        "capitals": filters.capitals,
        "families": filters.families,
        "live": live,
        "breakable": breakable,
    }
    return made
