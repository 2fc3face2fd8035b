"""Rendering -> JSON: the model as it is."""

from convert.render.rendering import Rendering, Written


def write(rendering: Rendering) -> Written:
    """Return the one document of *rendering*."""
    (document,) = rendering.documents
    return Written(document.markup.encode())
