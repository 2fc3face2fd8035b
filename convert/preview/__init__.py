"""The local page: source, structure and editions side by side, made anew when a file changes."""

from convert.preview.server import Server, serve
from convert.preview.shelf import Shelf

__all__ = ["Server", "Shelf", "serve"]
