"""What a program calls: one article or many, with the settings of the octavo.toml above them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convert.batch import Outcome, build_all
from convert.batch.jobs import find_jobs, find_workplace, sort_editions
from convert.job import Job
from convert.model import Article
from convert.products import choose_products


def parse(source: str | Path | bytes, *, name: str = "article.txt") -> Article:
    """Return the article in the file *source*, or in the bytes *source* of a file called *name*.

    Raises SourceError where it cannot be read, UsageError where the settings cannot.
    """
    # It loads all that reads and parses, which a run that makes nothing does without.
    from convert.pipeline import parse_article

    data = source if isinstance(source, bytes) else None
    path = name if isinstance(source, bytes) else str(source)
    job = Job(path=path, name=Path(path).stem, data=data, file_name=name)
    return parse_article(job, find_workplace([path]).settings).article


def convert(source: str | Path, *, to: Iterable[str] = (), out: str | Path | None = None) -> Outcome:
    """Build the editions *to* (default: those of octavo.toml) of one article and return what became of it.

    *out* is the output folder, by default that of octavo.toml. An article that findings stop is ``refused``,
    with the findings; raises ConvertError where it cannot be read, made or written.
    """
    (outcome,) = convert_all([source], to=to, out=out, workers=1)
    if outcome.error:
        raise outcome.error
    return outcome


def convert_all(
    sources: Iterable[str | Path],
    *,
    to: Iterable[str] = (),
    out: str | Path | None = None,
    workers: int | None = None,
) -> tuple[Outcome, ...]:
    """Build the editions *to* of *sources*, files and folders; return what became of each, in their order.

    *workers* processes, by default one a core; with 0 this one does all the work. Call it under
    ``if __name__ == "__main__":``, as everything that starts processes. Raises UsageError for what nothing
    can be done with and OutputError where *out* cannot be written; whatever concerns one article is in its
    outcome.
    """
    paths = [str(source) for source in sources]
    workplace = find_workplace(paths)
    folder = Path(out) if out is not None else workplace.root / workplace.settings.out
    kinds = sort_editions(tuple(to) or workplace.settings.editions)
    jobs = find_jobs(paths, workplace, choose_products(kinds, workplace.settings), folder)
    return tuple(build_all(jobs, workplace, folder, workers=workers))
