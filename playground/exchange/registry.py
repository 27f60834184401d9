"""The kinds of files that a session is exported to by name, each declared in a file in `files`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from playground.core.cancelling import never
from playground.core.registry import Registry
from playground.datasets.dataset import Progress, unwatched
from playground.exchange.exported import Exported


class Write(Protocol):
    """Writes a file, and maybe others beside it; returns all of them.

    What takes long says how far it is, and asks whether to go on. Raises Refused and Cancelled.
    """

    def __call__(
        self,
        exported: Exported,
        path: Path,
        progress: Progress = unwatched,
        cancelled: Callable[[], bool] = never,
    ) -> tuple[Path, ...]: ...


Quick: TypeAlias = Callable[[Exported, Path], tuple[Path, ...]]
"""The same for a file that is there in no time."""


def at_once(write: Quick) -> Write:
    """Let a function that writes in no time be asked like one that takes long."""

    def written(
        exported: Exported,
        path: Path,
        progress: Progress = unwatched,
        cancelled: Callable[[], bool] = never,
    ) -> tuple[Path, ...]:
        del progress, cancelled
        return write(exported, path)

    return written


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name on the command line, how the window calls it, and its endings.

    The first of `suffixes` is the usual one. `file_type` is what a file dialog calls such files.
    One that `is_read` is in the user's language, not in a program's.
    """

    name: str
    title: str
    help: str
    file_type: str
    suffixes: tuple[str, ...]
    write: Write
    is_read: bool = False


FILES: Registry[FileKind] = Registry("exported file")


def file_kind(
    name: str,
    title: str,
    help: str,
    file_type: str,
    suffixes: tuple[str, ...],
    order: int,
    is_read: bool = False,
) -> Callable[[Write], Write]:
    """Register the function that writes a kind of file; titles and helps are marked texts."""

    def register(write: Write) -> Write:
        FILES.add(name, FileKind(name, title, help, file_type, suffixes, write, is_read), order)
        return write

    return register
