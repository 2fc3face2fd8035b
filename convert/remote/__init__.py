"""Articles that lie elsewhere, or are made elsewhere: the batch of one folder, carried out piece by piece.

The articles of a piece are fetched into a scratch folder, built there as a folder of this machine is, in a
process of their own, and what is new is stored where the editions belong. So the bytes are those of a local
build, whatever machine makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convert.batch.outcome import Outcome
from convert.remote.dispatch import Crew, dispatch
from convert.remote.here import Here
from convert.remote.order import Order
from convert.remote.plan import Plan, plan

__all__ = ["Outcome", "Plan", "build_far", "plan"]


def build_far(
    planned: Plan,
    *,
    workers: int,
    cluster: str | None = None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Iterator[Outcome]:
    """Yield what became of each article of *planned*, as it is known; *progress* hears of it first.

    Without the address of a *cluster* this machine does the work, with *workers* processes. Raises UsageError
    where no cluster answers, or one of its workers would make other bytes.
    """
    with open_crew(planned.order, workers, cluster) as crew:
        for outcome in dispatch(planned, crew):
            progress(outcome)
            yield outcome


def open_crew(order: Order, workers: int, cluster: str | None) -> Crew:
    """Return who carries out pieces: a *cluster* by its address, or this machine with *workers* processes."""
    if cluster is None:
        return Here(order, workers)
    # Loaded here: it takes a second, and who has no cluster need not have it.
    from convert.remote.cluster import Cluster

    return Cluster(order, cluster, workers)
