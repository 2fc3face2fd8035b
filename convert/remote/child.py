"""The process that builds one piece: ``python -m convert.remote.child FOLDER``, FOLDER a scratch folder."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

from convert.batch import Outcome, build_all, find_jobs
from convert.remote.scratch import INSIDE, OUTCOMES, OUTSIDE, FarDigests, Request, Scratch, read_request

ORPHANED = 3


def main(folder: Path) -> None:
    """Build what the scratch *folder* asks for; write down each outcome as soon as it is known."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    request = read_request(folder)
    with (folder / OUTCOMES).open("ab", buffering=0) as file:
        for outcome in _build(request, folder):
            file.write(pickle.dumps(outcome))


def _build(request: Request, folder: Path) -> Iterator[Outcome]:
    order, out = request.order, folder / OUTSIDE
    workplace = Scratch(folder).workplace(order.chosen)
    sources = [str(folder / INSIDE / name) for name in request.sources]
    standing = {str(folder / name): digest for name, digest in request.standing.items()}
    return build_all(
        find_jobs(sources, workplace, order.editions, out),
        workplace,
        out,
        workers=request.workers,
        strict=order.strict,
        force=order.force,
        digests=FarDigests(standing),
    )


def _end_with_the_parent() -> None:
    """Wait until nobody holds the other end of standard input, then end at once."""
    sys.stdin.buffer.read()
    os._exit(ORPHANED)


if __name__ == "__main__":
    failed = 1
    try:
        main(Path(sys.argv[1]))
        failed = 0
    except Exception:
        traceback.print_exc()
    # The thread still waits for the parent, and an end in the usual way would stumble over it.
    sys.stderr.flush()
    os._exit(failed)
