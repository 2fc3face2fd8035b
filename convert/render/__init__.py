"""Article + edition -> Rendering; the only user of Jinja2."""

from convert.render.edition import render

__all__ = ["render"]
