"""This machine as the one that carries out pieces, one after the other, each with all its processes."""

from __future__ import annotations

from types import TracebackType

from convert.batch.outcome import Outcome
from convert.remote.order import Order, Piece
from convert.remote.piece import carry_out

TRIES = 3
"""How often a piece is carried out whose store does not answer."""


class Here:
    """Carries out one piece at a time."""

    slots = 1
    """Pieces that may be under way at once."""

    def __init__(self, order: Order, workers: int) -> None:
        """Take what is asked for, and the number of processes."""
        self._order, self.workers = order, workers
        self._waiting: list[Piece] = []

    def __enter__(self) -> Here:
        """Return itself: there is nothing to open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do nothing: what was stored stays."""

    def send(self, piece: Piece) -> None:
        """Take *piece* to be carried out."""
        self._waiting.append(piece)

    def receive(self) -> tuple[Piece, list[Outcome] | Exception]:
        """Return a piece and what became of its articles, or what stopped all of them."""
        piece = self._waiting.pop(0)
        made: list[Outcome] | Exception = []
        for _ in range(TRIES):
            try:
                return piece, carry_out(self._order, piece, self.workers)
            except OSError as error:
                made = error
        return piece, made
