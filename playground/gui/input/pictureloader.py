"""Reads pictures away from the GUI thread; the latest one asked for wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message, Refused, marked
from playground.gui.state.latest import LatestWins
from playground.pictures.load import RGB, LoadedPicture, load, load_bytes


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A picture that is not read yet: what to call it, and how to read it (may raise Refused).

    `note` is something to tell the user besides; `path` is that of its file, and `is_page` whether
    another page of the file that is open was asked for.
    """

    name: str
    read: Callable[[], LoadedPicture]
    note: Message | None = None
    path: str = ""
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class ContentSource:
    """A file of something else that is not read yet; `read` may raise Refused."""

    name: str
    read: Callable[[], object]


def file_source(path: str | Path) -> PictureSource:
    """The picture file at `path`."""
    return PictureSource(Path(path).name or str(path), lambda: load(path), path=str(path))


def page_source(path: str, page: int | None) -> PictureSource:
    """A page of the picture file at `path`; None for all as red, green and blue."""
    name = Path(path).name
    return PictureSource(
        name, lambda: load(path, RGB if page is None else page), path=path, is_page=True
    )


def bytes_source(data: bytes, name: str) -> PictureSource:
    """A picture as the bytes of a file in any of the usual formats."""
    return PictureSource(name, lambda: load_bytes(data, name))


@dataclass(frozen=True, slots=True)
class _Answer:
    """The end of a request: what was read, or the Message that says why there is nothing."""

    request: tuple[int, PictureSource | ContentSource]
    outcome: object


class PictureLoader(QObject):
    """Reads one picture at a time, on a thread that is there only as long as it reads."""

    began = Signal(str)
    """The name of the picture that is being read."""

    loaded = Signal(object)
    """A LoadedPicture, or what a ContentSource holds."""

    failed = Signal(object)
    """A Message that says why there is no picture."""

    ended = Signal()
    """Nothing is being read any more; comes after `loaded` or `failed`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: LatestWins | None = None
        self._count = 0
        self._reading = False
        self._name = ""

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being read."""
        return self._reading

    def read(self, source: PictureSource | ContentSource) -> None:
        """Begin to read a picture or another file; one that is being read is given up."""
        if self._worker is None:
            self._worker = LatestWins(_read, self)
            self._worker.arrived.connect(self._take)
        self._count += 1
        self._reading, self._name = True, source.name
        self.began.emit(source.name)
        self._worker.request((self._count, source))

    def give_up(self) -> None:
        """Forget the picture that is being read; its thread ends when the decoder comes back."""
        if self._reading:
            self._count += 1
            self._reading = False
            self.ended.emit()

    def give_way(self) -> None:
        """Give it up because the window goes, with a word."""
        if self._reading:
            text = marked("message", "{name} was not opened: it was still being read.")
            self.failed.emit(Message(text, {"name": self._name}))
            self.give_up()

    def stop(self) -> None:
        """Wait for the thread to end; nothing arrives afterwards."""
        self._reading = False
        if self._worker is not None:
            self._worker.stop()
            self._worker.deleteLater()
            self._worker = None

    def _take(self, answer: _Answer) -> None:
        if answer.request[0] != self._count or not self._reading:
            if not self._reading:
                self.stop()  # it was given up
            return
        self.stop()
        if isinstance(answer.outcome, Message):
            self.failed.emit(answer.outcome)
        else:
            self.loaded.emit(answer.outcome)
        self.ended.emit()


def _read(
    request: tuple[int, PictureSource | ContentSource], stale: Callable[[], bool]
) -> Iterator[_Answer]:
    del stale  # a decoder cannot be interrupted
    try:
        yield _Answer(request, request[1].read())
    except Refused as refused:
        yield _Answer(request, refused.message)
    except Exception:  # the window must not wait for it; what it was is reported
        text = marked("message", "{name} was not opened, because of an error in the program.")
        yield _Answer(request, Message(text, {"name": request[1].name}))
        raise
