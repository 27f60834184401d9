"""Keeps kernels as files of the user's, and puts them into the filter that is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.core.messages import Message, Refused, marked
from playground.exchange.own_files import KERNELS, folder_of
from playground.gui.state.store import OPENING, Store
from playground.gui.widgets.ownsection import OwnSection
from playground.gui.widgets.savefile import asked_file, file_name
from playground.gui.widgets.wording import filter_name
from playground.kernels.files import SUFFIXES, read_kernel_file, write_kernel_file

KEEPING = "keeping"
"""The `about` of messages that tell of kept files."""


class OwnKernels(QObject):
    """Does what the end of the menu of presets offers."""

    def __init__(
        self,
        store: Store,
        section: OwnSection,
        shown: Callable[[], Filter | None],
        take: Callable[[str, FloatArray], object],
        editor: QWidget,
    ) -> None:
        """`shown` is the filter that is kept; `take` gets the name of a file and its numbers."""
        super().__init__(editor)
        self._store = store
        self._shown = shown
        self._take = take
        self._editor = editor
        section.chosen.connect(self.take)
        section.keep_wanted.connect(self.keep)
        section.refused.connect(lambda message: store.refuse(message, OPENING))

    def take(self, path: str) -> None:
        """Give the filter the numbers of a file."""
        try:
            kernel = read_kernel_file(path)
        except Refused as refused:
            self._store.refuse(refused.message, OPENING)
            return
        self._store.succeeded.emit(OPENING)
        self._take(Path(path).name, kernel)

    def keep(self) -> None:
        """Ask for a file, in the user's own folder at first, and write all slices there."""
        item = self._shown()
        if item is None:
            return
        try:
            folder = folder_of(KERNELS)
        except Refused as refused:
            self._store.refuse(refused.message, KEEPING)
            folder = Path.home()
        name = file_name(filter_name(item), self.tr("my kernel"))
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = {self.tr("Kernels ({patterns})").format(patterns=patterns): SUFFIXES}
        title, start = self.tr("Keep this kernel"), str(folder / f"{name}{SUFFIXES[0]}")
        asked = asked_file(self._editor, title, start, kinds)
        if asked is None:
            return
        path = asked[0]
        try:
            write_kernel_file(path, item.weights)
        except Refused as refused:
            self._store.refuse(refused.message, KEEPING)
            return
        self._store.succeeded.emit(KEEPING)
        text = marked("message", "{name} is saved.")
        self._store.note(Message(text, {"name": path.name}), KEEPING)
