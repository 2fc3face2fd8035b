"""Hand the e-books of real articles to Ace and to a browser, and count what they say.

    python -m tests.editions.access                      the twenty of every set that are fixed
    python -m tests.editions.access plain/dragnet 18f    the sources whose name holds one of these
    python -m tests.editions.access --theme journal --pictures FOLDER

The articles lie beside the checkout in ../shared/corpus; without them there is nothing to look at.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.editions.ace import ace_complaints
from tests.editions.browser import BOOK_SCHEMES, look, unpack
from tests.editions.corpus import FIXED, HERE, build, sources, stage
from tests.score import CORPUS


def main(arguments: list[str] | None = None) -> int:
    """Print every complaint and the counts; return 1 where there is one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only the sources whose name holds one of these words")
    parser.add_argument("--theme", default="brief")
    parser.add_argument("--pictures", type=Path, help="keep a picture of each view in this folder")
    given = parser.parse_args(arguments)
    if not CORPUS.exists():
        print(f"nothing to look at: {CORPUS} is not there", file=sys.stderr)
        return 0
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    words = given.words or FIXED
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        stage(folder, [(name, path) for name, path in sources() if any(word in name for word in words)])
        build(folder, ["--theme", given.theme, "--to", "epub"], HERE)
        return judge(sorted((folder / "build" / "epub").rglob("*.epub")), Path(scratch), given.pictures)


def judge(books: list[Path], scratch: Path, pictures: Path | None) -> int:
    """Print what Ace and the browser say of *books*; return 1 where they say anything."""
    violations = [f"{path.name}: {one}" for path, found in ace_complaints(books).items() for one in found]
    print("\n".join(violations), end="\n" if violations else "")
    print(f"Ace: {len(books)} e-books, {len(violations)} violations", flush=True)
    pages = [page for n, book in enumerate(books) for page in unpack(book, scratch / f"{n}-{book.stem}")]
    seen = look(pages, BOOK_SCHEMES, pictures)
    wrong = [complaint for one in seen for complaint in one.complaints]
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"browser: {len(pages)} documents, {len(seen)} views, {len(wrong)} complaints")
    return int(bool(violations or wrong or not books))


if __name__ == "__main__":
    sys.exit(main())
