"""A Dask cluster as the one that carries out pieces: the same function, on other machines."""

from __future__ import annotations

import uuid
from pathlib import Path
from types import TracebackType
from typing import Any

from convert.batch.outcome import Outcome
from convert.batch.standing import gather_shared
from convert.errors import UsageError
from convert.manifest import differences
from convert.manifest.digests import Digests
from convert.manifest.ingredients import Ingredients
from convert.remote.order import Order, Piece
from convert.remote.piece import carry_out
from convert.settings import Settings
from convert.workplace import Workplace

LOCAL = "local"
"""Instead of an address: a cluster on this machine, for a trial."""
PATIENCE = 30.0
"""Seconds that a scheduler has to answer, and the first worker to be there."""
RETRIES = 3
"""How often a piece is sent out once more whose store did not answer. Dask itself sends out that of a lost
worker."""


class Cluster:
    """Sends pieces to the workers of a Dask cluster."""

    work = staticmethod(carry_out)
    """What a worker does with a piece."""
    workers = 1
    """A piece is made by one process: others of the machine have pieces of their own."""

    def __init__(self, order: Order, address: str, workers: int) -> None:
        """Take what is asked for, and the *address* of the scheduler, or ``local`` with so many *workers*."""
        self._order, self._address, self._count = order, address, workers
        self._sent: dict[str, Piece] = {}
        self._run = uuid.uuid4().hex
        # Dask has no types.
        self._client: Any = None
        self._started: Any = None
        self._done: Any = None

    @property
    def slots(self) -> int:
        """The threads of all workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def __enter__(self) -> Cluster:
        """Open the cluster; UsageError where none answers, or a worker would make other bytes."""
        distributed = load_distributed()
        try:
            if self._address == LOCAL:
                self._started = distributed.LocalCluster(
                    n_workers=self._count, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
                )
            self._client = distributed.Client(self._started or self._address, timeout=PATIENCE)
            self._client.wait_for_workers(1, timeout=PATIENCE)
            refuse_others(self._client.run(make_ingredients))
        except (OSError, TimeoutError, ValueError) as error:
            self._close()
            raise UsageError(
                f"no cluster answers: {error}",
                place=self._address,
                remedy="Start dask scheduler and dask worker, or try --cluster local.",
            ) from error
        except BaseException:
            self._close()
            raise
        self._done = distributed.as_completed([])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what is not carried out yet, and leave; what was stored stays."""
        self._close()

    def send(self, piece: Piece) -> None:
        """Send *piece* to whichever worker is free first.

        The order goes with it: what lay with one worker alone would be lost with that.
        """
        key = f"octavo-{self._run}-{piece.number}"
        self._sent[key] = piece
        self._done.add(
            self._client.submit(
                self.work, self._order, piece, self.workers, key=key, pure=False, retries=RETRIES
            )
        )

    def receive(self) -> tuple[Piece, list[Outcome] | Exception]:
        """Wait for a piece; return it with what became of its articles, or with what stopped all of them."""
        future = next(self._done)
        piece = self._sent.pop(future.key)
        try:
            made: list[Outcome] = future.result()
        except Exception as error:
            # Whatever it is, it came from another machine and concerns these articles alone.
            return piece, error
        return piece, made

    def _close(self) -> None:
        for each in (self._client, self._started):
            if each is not None:
                each.close()


def load_distributed() -> Any:
    """Return the package of Dask's cluster; UsageError where it is not installed."""
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "a cluster needs the package distributed", remedy="Install octavo[cluster]."
        ) from error
    return distributed


def make_ingredients() -> dict[str, Ingredients]:
    """Return what this machine makes editions from, by product: its layouts, faces and engines."""
    return gather_shared(Workplace(Path(), Settings()), Digests())


def refuse_others(told: dict[str, dict[str, Ingredients]]) -> None:
    """Raise UsageError where a worker has other ingredients than this machine; they have *told* theirs."""
    ours = make_ingredients()
    for worker, theirs in told.items():
        for product, wanted in ours.items():
            found = differences(theirs[product], wanted)
            if found:
                sentences = "; ".join(reason.sentence for reason in found)
                raise UsageError(
                    f"this worker would make another {product}: {sentences}",
                    place=worker,
                    remedy="Install the same Octavo and the same engines on every machine.",
                )
