"""New, Save, Save as and recent files; the window's title, and the question before it closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMenuBar, QMessageBox

from playground.core.messages import marked
from playground.gui.shell.actions import Actions
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.keptview import changes_to
from playground.gui.state.machine_settings import RECENT, MachineSettings
from playground.gui.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.core.session import Session
    from playground.sessions.sessionfile import Kept

SUFFIX = ".convplay"
MAX_RECENT = 8

Answer: TypeAlias = Literal["save", "leave", "stay"]

translate = QCoreApplication.translate


class SessionActions(QObject):
    """What a window does with the file of the document."""

    def __init__(
        self,
        window: QMainWindow,
        store: Store,
        file: DocumentFile,
        settings: MachineSettings,
        actions: Actions,
        new_session: Callable[[], Session],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._file = file
        self._settings = settings
        self._new_session = new_session
        self._closes = False
        self.asks_before_closing = False
        """Whether changes that are not saved are asked about; set for windows of users."""

        actions.connect_to("new", self.new)
        actions.connect_to("save", self.save)
        actions.connect_to("save_as", self.save_as)
        self._save = actions["save"]
        file.changed.connect(self._show)
        file.ended.connect(self._ended)
        self._show()

    def new(self) -> None:
        """Begin with the first document; undo brings this one back."""
        self._store.commit(self._new_session(), marked("edit", "New session"))
        self._store.look(layer=0, filter=0, pin=None, hover=None, detail=None, slide=None)
        self._file.opened("")

    def put(self, path: str, kept: Kept) -> None:
        """Open a session that was read; undo brings the present one back."""
        self._store.commit(kept.session, marked("edit", "Open session"))
        self._store.look(**changes_to(kept.view))
        self._file.opened(path)
        self._remember(path)

    def save(self) -> None:
        """Write the document to its file; the first time, ask for one."""
        if self._file.path:
            self._file.save_to(self._file.path)
        else:
            self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and write the document there; whether one was named."""
        start = self._file.path or str(Path.home() / translate("Sessions", "session"))
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("Sessions", "Save session"),
            start,
            translate("Sessions", "Sessions ({pattern})").format(pattern=f"*{SUFFIX}"),
        )
        if not path:
            return False
        if Path(path).suffix.lower() != SUFFIX:
            path += SUFFIX  # the dialog has asked about a file without it
            if Path(path).exists() and not self._may_replace(path):
                return False
        self._file.save_to(path)
        return True

    def _may_replace(self, path: str) -> bool:
        """Ask whether a file that is there may be replaced."""
        text = translate("Sessions", "{name} is there already. Replace it?")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            translate("Sessions", "Save session"),
            text.format(name=Path(path).name),
            buttons.Yes | buttons.No,
            buttons.No,
        )
        return answer == buttons.Yes

    def recent(self) -> tuple[str, ...]:
        """The files that were opened or saved last, the latest first."""
        return tuple(path for path in self._settings.get(RECENT).split("\n") if path)

    def add_recent(self, bar: QMenuBar, open_file: Callable[[str], object]) -> None:
        """Put a menu of recent files into the first menu of a bar, before Save."""
        first = bar.actions()[0].menu()
        assert isinstance(first, QMenu)
        recent = QMenu(translate("Sessions", "&Recent sessions"), first)
        recent.setToolTipsVisible(True)
        first.insertMenu(self._save, recent)
        first.aboutToShow.connect(lambda: self._fill(recent, open_file))

    def _fill(self, menu: QMenu, open_file: Callable[[str], object]) -> None:
        menu.clear()
        for path in self.recent():
            action = menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: open_file(path))
        menu.setEnabled(bool(self.recent()))

    def _remember(self, path: str) -> None:
        others = [each for each in self.recent() if each != path]
        self._settings.set(RECENT, "\n".join([path, *others][:MAX_RECENT]))

    def _ended(self, well: bool) -> None:
        if well:
            self._remember(self._file.path)
        closes, self._closes = self._closes, False
        if closes and well:
            self._window.close()

    def _show(self) -> None:
        name = self._file.name
        program = translate("Sessions", "Convolution Playground")
        self._window.setWindowTitle(f"{name}[*] – {program}" if name else f"{program}[*]")
        self._window.setWindowModified(bool(name) and self._file.is_changed)
        self._save.setEnabled(self._file.is_changed or not name)

    # Closing.

    def may_close(self) -> bool:
        """Whether nothing would be lost, or the user has decided that it may be.

        While the document is still being written, the window closes by itself once it is.
        """
        if self._file.is_saving:
            self._closes = True
            return False
        if not self.asks_before_closing or not self._file.is_changed:
            return True
        answer = self._asked()
        if answer == "save":
            self._closes = True
            if self._file.path:
                self._file.save_to(self._file.path)
            elif not self.save_as():
                self._closes = False
        return answer == "leave"

    def _asked(self) -> Answer:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("Sessions", "Convolution Playground"))
        name = self._file.name or translate("Sessions", "this session")
        box.setText(translate("Sessions", "Save the changes to {name}?").format(name=name))
        box.setInformativeText(
            translate("Sessions", "They are lost otherwise. Curves and epochs are not kept.")
        )
        roles = QMessageBox.ButtonRole
        save = box.addButton(translate("Sessions", "Save"), roles.AcceptRole)
        leave = box.addButton(translate("Sessions", "Do not save"), roles.DestructiveRole)
        stay = box.addButton(translate("Sessions", "Cancel"), roles.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return "save" if chosen is save else "leave" if chosen is leave else "stay"
