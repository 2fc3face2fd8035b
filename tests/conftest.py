"""What all tests share: the option that rewrites goldens, and the places of samples."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# A test makes what it looks at: only those of the cache have one.
os.environ["OCTAVO_CACHE"] = ""
# A shell starts what runs in the background deaf to interrupts, and so would be all that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
SEED = TESTS.parent.parent / "shared" / "seeds" / "000_b5473b4881ab31f9.txt"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite goldens that differ instead of failing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a text with a golden file, or rewrites it under --accept."""

    def compare(path: Path, text: str) -> None:
        before = path.read_text(encoding="utf-8") if path.exists() else None
        if before == text:
            return
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        old, new = (before or "").splitlines(), text.splitlines()
        same = [one == other for one, other in zip(old, new, strict=False)]
        line = (same.index(False) if False in same else len(same)) + 1
        pytest.fail(
            f"{path.relative_to(TESTS.parent)}:{line} differs; look at it, then rewrite goldens with "
            f"pytest --accept {request.node.nodeid}",
            pytrace=False,
        )

    return compare


@pytest.fixture
def seed() -> Path:
    """Return the real source that Octavo was begun with, or skip."""
    if not SEED.exists():
        pytest.skip("the real source is not in this checkout (../shared/seeds)")
    return SEED
