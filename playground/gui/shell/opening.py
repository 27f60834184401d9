"""Opening files, and what they are given to: kernels, stacks, networks, folders of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.gui.state.store import OPENING, Store

if TYPE_CHECKING:
    from playground.core.plan import DataSource
    from playground.gui.input.dropped import (
        DataFolder,
        KernelNumbers,
        OpenedFile,
        Refusal,
    )
    from playground.gui.input.panel import InputPanel
    from playground.gui.input.pictureloader import PictureSource
    from playground.gui.shell.mode import Mode
    from playground.gui.shell.openedfile import FileContent, KernelContent, SessionContent

PIECES = (
    "platformdirs",
    *("PIL.Image", "PIL.PngImagePlugin", "PIL.JpegImagePlugin", "PIL.TiffImagePlugin"),
    *("PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.PpmImagePlugin", "PIL.WebPImagePlugin"),
    "playground.pictures.load",
    "playground.training.protocol.client",
    "playground.sessions.regained",
    "playground.sessions.reopened",
)
"""Modules that files are read by: imported when one is opened, or before by `read_ahead`."""


def read_ahead() -> Iterator[None]:
    """Import them a little at a time."""
    for name in PIECES:
        import_module(name)
        yield


class Opening(QObject):
    """Takes what is dropped, chosen or named on the command line to where it belongs."""

    def __init__(
        self,
        store: Store,
        input_panel: InputPanel,
        mode_with: Callable[[str], Mode],
        mode: Callable[[], Mode],
        put_session: Callable[[SessionContent], object],
        epochs_folder: Callable[[], Path],
        open_taught: Mapping[str, Callable[[Path], object]],
        window: QWidget,
    ) -> None:
        """`mode` is the one that is shown; `mode_with` shows one that has a flag of Mode set.

        `open_taught` opens lessons and recipes, by the ends of their names.
        """
        from playground.gui.input.picturedrop import install_drop
        from playground.gui.shell.openedfile import place_of

        super().__init__(window)
        self._store = store
        self._input = input_panel
        self._mode_with = mode_with
        self._mode = mode
        self._put_session = put_session
        self._epochs_folder = epochs_folder
        self._open_taught = open_taught
        install_drop(window, input_panel.take_picture, self._open, self._put_numbers, place_of)
        input_panel.file_chosen.connect(self._open)
        input_panel.content_read.connect(self._put_content)
        store.given.connect(self._take)

    def open_file(self, path: str) -> None:
        """Open the file of a kernel, a stack or a network, as if it were dropped."""
        from playground.gui.input.dropped import KernelNumbers, Offered, Picture, decided

        wanted = decided(Offered((path,)))
        assert not isinstance(wanted, Picture | KernelNumbers)
        self._open(wanted)

    def open_copy(self, path: Path, kept_from: str) -> None:
        """Open a copy that was kept against a crash, of changes to the file `kept_from`."""
        from playground.gui.shell.openedfile import copy_source

        self._input.take_file(copy_source(path, kept_from, self._epochs_folder()))

    def _open(self, file: OpenedFile | DataFolder | Refusal) -> None:
        """Read a file that is no picture, in the background."""
        from playground.gui.input.dropped import DataFolder, LessonFile, Refusal
        from playground.gui.shell.openedfile import content_source, put_folder

        if isinstance(file, Refusal):
            self._store.refuse(file.message, OPENING)
        elif isinstance(file, DataFolder):
            put_folder(self._store, file, self._mode().takes_data)
        else:
            if file.note is not None:
                self._store.note(file.note, OPENING)
            if isinstance(file, LessonFile):  # which is small
                for suffix, open_ in self._open_taught.items():
                    if file.path.lower().endswith(suffix):
                        open_(Path(file.path))
                return
            self._input.take_file(content_source(file, self._epochs_folder()))

    def _put_content(self, content: FileContent) -> None:
        from playground.exchange.read_weights import WeightsContent
        from playground.gui.shell.openedfile import SessionContent, put, put_weights

        if isinstance(content, SessionContent):
            self._put_session(content)
        elif isinstance(content, WeightsContent):
            put_weights(self._store, content)
        else:
            put(self._store, content, self._take_kernel)

    def _put_numbers(self, numbers: KernelNumbers, picture: PictureSource | None) -> None:
        from playground.gui.shell.openedfile import put_numbers

        put_numbers(self._store, numbers, picture)

    def give_way(self) -> None:
        """Take nothing any more: another window is there for it."""
        self._store.given.disconnect(self._take)

    def _take(self, given: object) -> None:
        """Take what the user has been asked about, and accepted."""
        from playground.core.plan import DataSource
        from playground.gui.input.pictureloader import PictureSource
        from playground.gui.shell.openedfile import KernelContent

        if isinstance(given, KernelContent):
            self._take_kernel(given)
        elif isinstance(given, DataSource):
            self._take_data(given)
        elif isinstance(given, PictureSource):
            self._input.take_picture(given)

    def _take_kernel(self, content: KernelContent) -> None:
        """Give a kernel to the mode that has an editor for it."""
        self._mode_with("edits_kernels").take_kernel(content.name, content.kernel)

    def _take_data(self, source: DataSource) -> None:
        """Give data to the mode in which they are chosen."""
        self._mode_with("takes_data").take_data(source)
