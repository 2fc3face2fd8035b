"""The articles of a preview, and what has been made of them since a file last changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from convert.corrections import corrections_name
from convert.errors import ConvertError
from convert.job import Job, Terms
from convert.pipeline import Parsed, make_article, parse_article
from convert.placed import Placed

LOOK_EVERY = 0.5
"""Seconds between two looks at the files: soon enough for one who saves and turns the head."""

Signs = dict[Path, tuple[int, int]]
"""Files with the sizes and times that they had."""


class Desk(Struct, frozen=True):
    """What a preview is made from."""

    jobs: tuple[Job, ...]
    """The articles."""
    terms: Terms
    """How their editions are made."""
    files: tuple[Path, ...] = ()
    """Files and folders beside the articles that decide how they look: octavo.toml, layouts, logo."""


class Stopped(Struct, frozen=True):
    """Why there is no edition to show."""

    error: ConvertError | None = None
    """What went wrong."""
    findings: tuple[Placed, ...] = ()
    """What is wrong with the article."""


class Shelf:
    """Articles by name; one thing is made at a time, since the engines are not made for two."""

    def __init__(self, load: Callable[[], Desk]) -> None:
        """Take what *load* gives now, and again after every change of a file."""
        self._load = load
        self._making = threading.Lock()
        self._turned = threading.Condition()
        self._kept: dict[tuple[str, str], Any] = {}
        self._assets: dict[str, tuple[Path, ...]] = {}
        self._fault: Stopped | None = None
        self.version = 1
        self.desk = load()
        self._signs, self._folders = self._look(), self._look_around()

    def names(self) -> tuple[str, ...]:
        """Return the names of the articles, in order."""
        return tuple(job.name for job in self.desk.jobs)

    def parse(self, name: str) -> Parsed | Stopped:
        """Return the article *name* as it is read; KeyError where there is none of that name."""
        job, terms = self._job(name), self.desk.terms
        found: Parsed | Stopped = self._once(
            (name, ""), lambda: parse_article(job, terms.settings, terms.today)
        )
        return found

    def make(self, name: str, product: str) -> bytes | Stopped:
        """Return the *product* of the article *name*; KeyError where there is none of that name."""
        job = replace(self._job(name), editions=(product,))
        found: bytes | Stopped = self._once((name, product), lambda: self._make(job, product))
        return found

    def _once(self, key: tuple[str, str], make: Callable[[], Any]) -> Any:
        """Return what *make* gives, or gave since a file last changed; what went wrong is a value too."""
        with self._making:
            if self._fault:
                return self._fault
            if key not in self._kept:
                try:
                    self._kept[key] = make()
                except ConvertError as error:
                    self._kept[key] = Stopped(error)
            return self._kept[key]

    def _make(self, job: Job, product: str) -> bytes | Stopped:
        made = make_article(job, self.desk.terms)
        self._assets[job.name] = tuple(Path(job.path).parent / name for name in made.assets)
        if product in made.contents:
            return made.contents[product]
        return Stopped(findings=made.told)

    def _job(self, name: str) -> Job:
        return {job.name: job for job in self.desk.jobs}[name]

    def follow(self) -> bool:
        """Look at the files; where one has changed, forget what was made, count on, and return True.

        What the house has written wrongly is not taken: the articles stay, and every edition says why.
        """
        signs, folders = self._look(), self._look_around()
        if signs == self._signs and (folders == self._folders or not self._reload()):
            self._folders = folders
            return False
        with self._making:
            self._kept.clear()
            self._reload()
            self._signs, self._folders = self._look(), self._look_around()
        with self._turned:
            self.version += 1
            self._turned.notify_all()
        return True

    def _reload(self) -> bool:
        """Take what is there now, and tell whether that is something else than before."""
        before = self.desk, self._fault
        try:
            self.desk, self._fault = self._load(), None
        except ConvertError as error:
            self._fault = Stopped(error)
        return (self.desk, self._fault) != before

    def wait(self, seen: int, seconds: float) -> int:
        """Return the version once it is another than *seen*, or after *seconds*."""
        with self._turned:
            self._turned.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def _look(self) -> Signs:
        """Return the signs of the files that decide how the articles look."""
        files = [path for one in self.desk.files for path in (one.rglob("*") if one.is_dir() else (one,))]
        for job in self.desk.jobs:
            files += [Path(job.path), Path(corrections_name(job.path)), *self._assets.get(job.name, ())]
        return {path: sign_of(path) for path in files}

    def _look_around(self) -> Signs:
        """Return the signs of the folders in which articles lie: they change when one comes or goes."""
        return {folder: sign_of(folder) for folder in {Path(job.path).parent for job in self.desk.jobs}}


def sign_of(path: Path) -> tuple[int, int]:
    """Return size and time of the file *path*; zeros where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return 0, 0
    return facts.st_size, facts.st_mtime_ns
