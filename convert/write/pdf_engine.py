"""WeasyPrint, made ready once a process: its own fonts, its own fetcher, its complaints as errors."""

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from msgspec import Struct

from convert.errors import EditionError, EngineError
from convert.render.rendering import Face
from convert.write.pdf_arrays import parse_types_once
from convert.write.pdf_baselines import keep_baselines
from convert.write.pdf_hyphens import use_own_patterns
from convert.write.pdf_known_lines import take_known_lines
from convert.write.pdf_layouts import note_spacing
from convert.write.pdf_spaces import keep_together
from convert.write.pdf_start import start
from convert.write.pdf_styles import look_up_quickly

FONT_SCHEME = "font:"
"""How a style sheet names a shipped face: by the digest of its file, so that no path enters an edition."""
MISSING_GLYPH = re.compile(r'\.notdef glyph .*?: "(.*?)" \((.*?)\)')
ENGINES = 8
"""Styles kept ready; an engine holds its faces in memory and in a temporary folder."""


class Engine(Struct, frozen=True):
    """What does not change between two articles of one style."""

    weasyprint: Any
    """The module, imported late: it costs a second."""
    fetcher: Any
    """Gives the faces of the edition and ``data:`` addresses, nothing else."""
    fonts: Any
    """The font configuration, with every face of the style."""
    style: Any
    """The parsed style sheet."""


@lru_cache(maxsize=ENGINES)
def load_engine(style: str, faces: tuple[Face, ...]) -> Engine:
    """Return WeasyPrint with the style sheet *style* and *faces*, made once a process.

    Keeping both saves a quarter of the time of an article and gives the same bytes. Raises EngineError where
    the library, a native library or a font is missing.
    """
    check_faces(faces)
    weasyprint = import_weasyprint(Path(faces[0].path).parents[1])
    from weasyprint.text.fonts import FontConfiguration

    parse_types_once()
    look_up_quickly()
    take_known_lines()
    note_spacing()
    keep_together()
    keep_baselines()
    use_own_patterns()
    fetcher = make_fetcher(faces)
    fonts = FontConfiguration()
    rules = "".join(face_rule(face) for face in faces)
    with complaints():
        parsed = weasyprint.CSS(string=rules + style, font_config=fonts, url_fetcher=fetcher)
    _sweep_at_exit(fonts)
    return Engine(weasyprint, fetcher, fonts, parsed)


def _sweep_at_exit(fonts: Any) -> None:
    # WeasyPrint copies the faces into a temporary folder and removes it in __del__, which a worker process
    # never reaches: it leaves by os._exit. A finalizer runs there too, and only in the process that made it.
    folder = getattr(fonts, "_folder", None)
    if folder is not None:
        Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=0)


def check_faces(faces: tuple[Face, ...]) -> None:
    """Raise EngineError where a font file is missing: Pango without any font ends the whole process."""
    missing = [face.path for face in faces if not Path(face.path).is_file()]
    if missing or not faces:
        raise EngineError(
            f"the font {missing[0]} is missing" if missing else "there are no fonts",
            remedy="Put the faces back into fonts/; fonts/README.md lists them.",
        )


def import_weasyprint(fonts: Path) -> Any:
    """Return the module weasyprint, bound to the fonts of the folder *fonts* and no others of the machine."""
    configuration = fonts / "fonts.conf"
    if not configuration.is_file():
        raise EngineError(
            f"{configuration} is missing", remedy="Put it back: it names the fonts of the editions."
        )
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    try:
        return start()
    except (ImportError, OSError) as error:
        raise EngineError(
            f"WeasyPrint cannot be loaded: {str(error).strip().splitlines()[0]}",
            remedy="Run make setup, which installs Pango and HarfBuzz.",
        ) from error


def face_rule(face: Face) -> str:
    """Return the ``@font-face`` rule of *face*."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight}; '
        f'src: url("{FONT_SCHEME}{face.sha256}"); }}\n'
    )


def make_fetcher(faces: tuple[Face, ...]) -> Any:
    """Return the fetcher of all documents and styles: the default one reads any file and any address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    paths = {f"{FONT_SCHEME}{face.sha256}": Path(face.path) for face in faces}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Knows the faces by their digests."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return the font that *url* names, or what ``data:`` holds; ValueError for all else."""
            if url in paths:
                return URLFetcherResponse(url, paths[url].read_bytes(), {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)


@contextmanager
def complaints() -> Iterator[None]:
    """Raise EditionError for the first thing that WeasyPrint logs: by itself it only goes on."""
    heard: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler = Listener(heard)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
    if heard:
        raise _edition_error(heard[0])


def _edition_error(line: str) -> EditionError:
    missing = MISSING_GLYPH.search(line)
    if missing:
        return EditionError(
            f"no face of this edition has {missing[1]} ({missing[2]})",
            remedy="Replace the character, or add a face that has it to fonts/.",
        )
    return EditionError(f"WeasyPrint: {line}", remedy="Mend the layout, or the text that it names.")


class Listener(logging.Handler):
    """Writes down what a logger says."""

    def __init__(self, heard: list[str]) -> None:
        """Take the list to write into."""
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Write down one line."""
        self.heard.append(record.getMessage())
