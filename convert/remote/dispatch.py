"""Articles -> pieces of even cost, sent out a few ahead of whoever carries them out."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from convert.batch.outcome import Outcome
from convert.errors import ConvertError, WorkerError
from convert.job import Job
from convert.remote.order import Piece
from convert.remote.plan import Plan

FIRST = 4
"""Articles of the first pieces, before anything was measured."""
SECONDS = 20.0
"""What a piece is to take: long beside the second that a process needs to start, short beside the loss of a
worker."""
MOST = 500
"""Articles of a piece, at most: what it fetches lies on the worker's disk."""
AHEAD = 2
"""Pieces for each slot that are known to the crew: the next is there when one is done, and no list of a
million grows anywhere."""


class Crew(Protocol):
    """Whoever carries out pieces."""

    @property
    def slots(self) -> int:
        """How many may be under way at once."""

    @property
    def workers(self) -> int:
        """Articles of one piece that are made at once."""

    def __enter__(self) -> Self:
        """Open what it needs."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""

    def send(self, piece: Piece) -> None:
        """Take *piece* to be carried out."""

    def receive(self) -> tuple[Piece, list[Outcome] | Exception]:
        """Wait for a piece; return it with what became of its articles, or with what stopped all of them."""


def dispatch(planned: Plan, crew: Crew) -> Iterator[Outcome]:
    """Yield what became of each article of *planned* as *crew* gets through with it, each once."""
    jobs, at, number, under_way = planned.jobs, 0, 0, 0
    cost = Cost()
    while at < len(jobs) or under_way:
        while at < len(jobs) and under_way < crew.slots * AHEAD:
            size = cost.articles(crew.workers)
            crew.send(cut_piece(jobs[at : at + size], number))
            at, number, under_way = at + size, number + 1, under_way + 1
        piece, made = crew.receive()
        under_way -= 1
        outcomes = made if isinstance(made, list) else list(_lost(planned, piece, made))
        cost.learn(outcomes)
        yield from outcomes


def cut_piece(jobs: tuple[Job, ...], number: int) -> Piece:
    """Return *jobs* as the piece *number*."""
    return Piece(
        number=number, sources=tuple(job.path for job in jobs), names=tuple(job.name for job in jobs)
    )


class Cost:
    """What an article costs, as measured in this run."""

    def __init__(self) -> None:
        """Nothing is known at first."""
        self._milliseconds = self._articles = 0

    def learn(self, outcomes: list[Outcome]) -> None:
        """Count *outcomes*."""
        self._milliseconds += sum(outcome.milliseconds for outcome in outcomes)
        self._articles += len(outcomes)

    def articles(self, workers: int) -> int:
        """Return how many articles make a piece, where *workers* make some of it at once."""
        if not self._articles:
            return FIRST * workers
        mean = max(self._milliseconds / self._articles / 1000, SECONDS / MOST)
        return max(1, min(MOST, round(SECONDS / mean * workers)))


def _lost(planned: Plan, piece: Piece, error: Exception) -> Iterator[Outcome]:
    """Yield the outcomes of *piece*, which *error* stopped on every machine that tried it."""
    for source, name in zip(piece.sources, piece.names, strict=True):
        address = f"{planned.order.source}/{source}"
        told = (
            error
            if isinstance(error, ConvertError)
            else WorkerError(
                f"the piece of work that it belongs to was lost: {type(error).__name__}: {error}",
                remedy="Run octavo again: what is done stays.",
            )
        )
        told.place = address
        yield Outcome(source=address, name=name, status="failed", error=told)
