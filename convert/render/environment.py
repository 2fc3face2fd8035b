"""The one Jinja2 environment: all is escaped, nothing undefined passes, nothing outside layouts/ is read."""

from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from convert import paths
from convert.model.walk import plain
from convert.render import filters
from convert.render.sanitise import breakable, live, sanitise


class LayoutLoader(BaseLoader):
    """Loads layouts from one folder and refuses a name or a link that leads out of it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the layouts."""
        self.folder = folder.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the text of *template* and its path; TemplateNotFound where the folder does not hold it."""
        path = (self.folder / template).resolve()
        if not path.is_relative_to(self.folder) or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), None


def finish(value: object) -> object:
    """Return *value* as a layout prints it: text is made safe for the engines, markup already is."""
    return sanitise(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Return the environment of this process; its compiled layouts are kept."""
    made = Environment(
        loader=LayoutLoader(paths.layouts()),
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
        "note_lines": filters.note_lines,
        "first_number": filters.first_number,
        "number_form": filters.number_form,
        "table_parts": filters.table_parts,
        "figure_columns": filters.figure_columns,
        "cell_span": filters.cell_span,
        "cut_tail": filters.cut_tail,
        "pieces": filters.pieces,
        "families": filters.families,
        "live": live,
        "breakable": breakable,
    }
    return made
