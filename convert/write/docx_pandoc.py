"""Pandoc through pypandoc: which binary, which walls, how long; an HTML fragment in, a raw DOCX out."""

import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from convert.errors import EditionError
from convert.pandoc_process import HEAP, NURSERY, find_pandoc
from convert.paths import layouts

SECONDS = 30.0
"""Wall time for one article; one of 100,000 words takes four."""

FILTER = "styles.lua"
TEMPLATE = "document.openxml"


class TimedProcess(subprocess.Popen[bytes]):
    """A process that does not outlive its caller's patience: pypandoc has no timeout of its own."""

    seconds = SECONDS

    def communicate(self, input: bytes | None = None, timeout: float | None = None) -> tuple[bytes, bytes]:
        """Return output and messages; end the process where the caller is interrupted or time is up."""
        try:
            return super().communicate(input, timeout or self.seconds)
        except BaseException:
            self.kill()
            super().communicate()
            raise


@cache
def load_pypandoc() -> Any:
    """Return pypandoc, bound to the binary of its own wheel and to processes with a time limit.

    Without the variable, pypandoc prefers a newer pandoc on PATH, whose output may differ. Raises EngineError
    where the wheel holds none.
    """
    import pypandoc

    os.environ["PYPANDOC_PANDOC"] = str(find_pandoc())
    pypandoc.subprocess = SimpleNamespace(Popen=TimedProcess, PIPE=subprocess.PIPE)
    return pypandoc


def convert_fragment(markup: str, reference: bytes) -> bytes:
    """Return the DOCX that pandoc makes of *markup*, an HTML fragment, in the styles of *reference*, a DOCX.

    The sandbox keeps pandoc from every file that is not named here, the data folder from a user's own
    ``init.lua`` and templates. Raises EditionError where pandoc fails, warns, or takes too long.
    """
    pypandoc = load_pypandoc()
    with TemporaryDirectory(prefix="octavo-") as folder:
        styles = Path(folder) / "reference.docx"
        styles.write_bytes(reference)
        try:
            made = pypandoc.convert_text(
                markup,
                "docx",
                format="html",
                extra_args=_arguments(layouts() / "docx", styles),
                outputfile="-",
                verify_format=False,
                sandbox=True,
            )
        except subprocess.TimeoutExpired as error:
            raise too_long(error.timeout) from error
        except (RuntimeError, UnicodeEncodeError) as error:
            raise EditionError(f"pandoc could not make the Word edition: {error}") from error
    return bytes(made)


def too_long(seconds: float) -> EditionError:
    """Return the error for an article that takes pandoc longer than *seconds*."""
    return EditionError(
        f"pandoc did not finish the Word edition in {seconds:g} seconds",
        remedy="Split the article, or look for a line of many thousand characters.",
    )


def _arguments(layout: Path, reference: Path) -> list[str]:
    return [
        "+RTS",
        NURSERY,
        HEAP,
        "-RTS",
        f"--data-dir={layout}",
        f"--lua-filter={layout / FILTER}",
        f"--template={layout / TEMPLATE}",
        f"--reference-doc={reference}",
        "--wrap=preserve",
        "--fail-if-warnings",
    ]
