"""Several pictures for `apply`: on all cores, each into a folder of its own."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from playground.cli.progress import LoadingBar
from playground.core.memory import MEMORY_PART, VALUE_BYTES, machine_bytes
from playground.core.messages import Message, Refused, marked
from playground.core.quoting import LONG_CHARACTERS, quoted
from playground.pictures.folder_files import pictures_in

if TYPE_CHECKING:
    from playground.cli.apply import Applied

APPLYING = marked("message", "applying {bar} {done:,} of {total:,}")
AHEAD = 2
"""Pictures that wait for a core, for each of those that are computed."""


class One(Protocol):
    """Applies the network to a picture, and writes into a folder; see `apply.applied`."""

    def __call__(
        self,
        path: Path,
        output: Path,
        say: Callable[[Message], None],
        room: Callable[[int], AbstractContextManager[object]],
    ) -> Applied:
        """Compute and write; raises Refused."""


class Room:
    """Memory for the maps of several pictures: together no more than one network may take."""

    def __init__(self, values: int) -> None:
        self._most = values
        self._taken = 0
        self._condition = threading.Condition()

    @contextmanager
    def of(self, values: int) -> Iterator[None]:
        """Wait until there is room for so many values, or nobody else has any."""
        with self._condition:
            while self._taken and self._taken + values > self._most:
                self._condition.wait()
            self._taken += values
        try:
            yield
        finally:
            with self._condition:
                self._taken -= values
                self._condition.notify_all()


@dataclass(frozen=True, slots=True)
class Job:
    """A picture, and the name of its folder."""

    path: Path
    name: str


def run_batch(options: argparse.Namespace, one: One) -> int:
    """Apply to every picture; 1 is returned when some were passed over, else 0.

    What is said of a picture is said with its path, its prediction with the name of its folder.
    Raises Refused when there are no pictures.
    """
    output = Path(options.output)
    jobs = list(jobs_of([Path(each) for each in options.picture], output))
    if not jobs:
        raise Refused(marked("message", "There are no pictures in {names}."), names=_names(options))
    bar = LoadingBar(APPLYING)
    chains: set[str] = set()
    broken = 0
    for done, (job, future) in enumerate(_finished(jobs, output, one), 1):
        bar.clear()
        found, said = future.result()
        for message in said:
            print(f"{quoted(job.path, LONG_CHARACTERS)}: {message}", file=sys.stderr)
        if isinstance(found, Refused):
            broken += 1
            print(f"{quoted(job.path, LONG_CHARACTERS)}: {found}", file=sys.stderr)
        else:
            if found.chain not in chains:
                chains.add(found.chain)
                print(found.chain)
            if found.prediction:
                print(f"{job.name}: {found.prediction}")
        bar(done, len(jobs))
    bar.clear()
    count = len(jobs) - broken
    text = marked("message", "{count} pictures are applied, {broken} passed over.")
    if count == 1:
        text = marked("message", "{count} picture is applied, {broken} passed over.")
    print(Message(text, {"count": count, "broken": broken}))
    return 1 if broken else 0


def _names(options: argparse.Namespace) -> str:
    return ", ".join(options.picture)


def jobs_of(paths: list[Path], output: Path) -> Iterator[Job]:
    """Yield the pictures, those in folders by name; no two have folders of one name.

    Hidden files, files that are not named like pictures, and what lies in the folder for the output
    do not count in a folder; raises Refused where that is the folder itself.
    """
    taken: set[str] = set()
    for path in paths:
        if os.path.isdir(path) and path.resolve() == output.resolve():
            raise Refused(
                marked(
                    "message",
                    "The results cannot lie among the pictures of {folder}: the next time they"
                    " would be taken for pictures.",
                ),
                folder=str(path),
            )
        for file, stem in _files(path, output.resolve()):
            name, number = stem, 2
            while name.casefold() in taken:
                name, number = f"{stem}-{number}", number + 1
            taken.add(name.casefold())
            yield Job(file, name)


def _files(path: Path, output: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files that a path stands for, with the name of each without its ending."""
    if not os.path.isdir(path):
        yield path, path.stem or path.name
        return
    for file in pictures_in(path, output):
        yield file, "-".join(file.relative_to(path).with_suffix("").parts)


Outcome = tuple["Applied | Refused", list[Message]]


def _finished(jobs: list[Job], output: Path, one: One) -> Iterator[tuple[Job, Future[Outcome]]]:
    """Yield every job in its order, once it is done; only a few are begun ahead."""

    def do(job: Job) -> Outcome:
        said: list[Message] = []
        try:
            return one(job.path, output / job.name, said.append, room.of), said
        except Refused as refused:
            return refused, said

    room = Room(machine_bytes() // MEMORY_PART // VALUE_BYTES)
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores, "apply") as pool:
        waiting: list[tuple[Job, Future[Outcome]]] = []
        try:
            for job in jobs:
                waiting.append((job, pool.submit(do, job)))
                while len(waiting) >= AHEAD * cores:
                    wait([waiting[0][1]], return_when=FIRST_COMPLETED)
                    yield waiting.pop(0)
            while waiting:
                wait([waiting[0][1]])
                yield waiting.pop(0)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
