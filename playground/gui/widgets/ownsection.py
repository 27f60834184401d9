"""The end of a menu: the user's own files of a kind, read whenever the menu opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QIcon
from PySide6.QtWidgets import QMenu

from playground.core.messages import Message, Refused, marked
from playground.core.quoting import quoted
from playground.exchange.own_files import OwnFile, OwnKind, folder_of, own_files
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.wording import sentence

MAX_NAME = 40
"""Characters of a file's name; what is longer loses its middle."""


class OwnSection(QObject):
    """A heading with the files below it, how to keep another, and how to come to the folder."""

    chosen = Signal(object)
    """The path of a file, of which Qt would lose what is no UTF-8."""

    keep_wanted = Signal()
    """The content that is shown is to be kept as one more file."""

    refused = Signal(object)
    """A Message: why the folder cannot be shown."""

    def __init__(
        self,
        menu: QMenu,
        kind: OwnKind,
        keep: str,
        open_folder: str,
        icon_of: Callable[[object], QIcon] | None = None,
    ) -> None:
        """`keep` and `open_folder` are the words of these actions; `icon_of` gets a content.

        Without a word for it, nothing is kept from here.
        """
        super().__init__(menu)
        self._menu = menu
        self.kind = kind
        self._icon_of = icon_of
        self._files: list[QAction] = []
        self.separator = menu.addSeparator()
        """Where the section begins."""

        self._heading = menu.addAction(self.tr("Your own"))
        self._heading.setEnabled(False)
        self._heading.setVisible(False)
        self._more = menu.addAction("")
        self._more.setEnabled(False)
        self._more.setVisible(False)
        self._keep = menu.addAction(keep, self.keep_wanted.emit)
        self._keep.setVisible(bool(keep))
        self._keep.setToolTip(self.tr("In a file of yours, which stands in this menu from then on"))
        self._folder = menu.addAction(open_folder, self.open_folder)
        self._folder.setToolTip(self.tr("What you put there stands in this menu"))
        menu.aboutToShow.connect(self.refresh)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """The actions but those that choose a file."""
        return (self._keep, self._folder) if self._keep.text() else (self._folder,)

    def refresh(self) -> None:
        """List the files as they are now; one that cannot be used is off, and says why."""
        for old in self._files:
            self._menu.removeAction(old)
            old.deleteLater()
        found = own_files(self.kind)
        self._files = [self._action(file) for file in found.files]
        self._menu.insertActions(self._more, self._files)
        self._heading.setVisible(bool(self._files))
        self._more.setText(self.tr("{count} more are in the folder").format(count=found.left_out))
        self._more.setVisible(found.left_out > 0)

    def set_folder_words(self, words: str) -> None:
        """Give the action that opens the folder its words."""
        self._folder.setText(words)

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        try:
            folder = folder_of(self.kind)
        except Refused as refused:
            self.refused.emit(refused.message)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = marked("message", "No program shows folders here; it is {folder}.")
            self.refused.emit(Message(text, {"folder": str(folder)}))

    def _action(self, file: OwnFile) -> QAction:
        action = QAction(own_name(file).replace("&", "&&"), self._menu)
        if file.refusal is not None:
            action.setEnabled(False)
            action.setToolTip(as_written(sentence(file.refusal)))
        else:
            action.setToolTip(as_written(quoted(str(file.path), 200)))
            action.triggered.connect(partial(self._choose, str(file.path)))
            if self._icon_of is not None and file.content is not None:
                action.setIcon(self._icon_of(file.content))
        return action

    def _choose(self, path: str, _checked: bool = False) -> None:
        self.chosen.emit(path)


def own_name(file: OwnFile) -> str:
    """The name of a user's file in menus."""
    name = file.path.stem.removesuffix(".lesson").removesuffix(".recipe")
    return quoted(name, MAX_NAME)
