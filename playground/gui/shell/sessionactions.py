"""New, Save, Save as and recent files; the window's title, and the question before work is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from playground.core.file_stamp import file_stamp
from playground.core.messages import Message, Refused, marked
from playground.gui.shell.actions import Actions, epochs_action
from playground.gui.shell.mode import Shared
from playground.gui.shell.savequestion import asked, asked_to_replace
from playground.gui.state.keptview import changes_to, view_from_data
from playground.gui.state.machine_settings import (
    EPOCHS,
    KEPT_EPOCHS,
    MAX_RECENT,
    RECENT,
    MachineSettings,
)
from playground.gui.state.sessionsfolder import sessions_folder
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.savefile import asked_file, begin_in
from playground.sessions.glance import KEPT_STAMP

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.core.session import Session
    from playground.gui.shell.openedfile import SessionContent
    from playground.sessions.epochfiles import KeptEpochs
    from playground.training.protocol.kept_training import KeptTraining

SUFFIX = ".convplay"
TEXT = "session text"
"""The `about` of messages that tell of sessions as text."""

LOST = marked("Sessions", "They are lost otherwise.")
UNDOABLE = marked("Sessions", "No file has them otherwise; undo brings them back.")

translate = QCoreApplication.translate


class SessionActions(QObject):
    """The actions of a window on the file of the document."""

    recovered = Signal(object)
    """A copy that was kept against a crash is open; its path."""

    def __init__(
        self,
        window: QMainWindow,
        shared: Shared,
        settings: MachineSettings,
        actions: Actions,
        new_session: Callable[[], Session],
        show_mode: Callable[[str], object],
        open_file: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shared = shared
        self._file = shared.file
        self._settings = settings
        self._actions = actions
        self._new_session = new_session
        self._show_mode = show_mode
        self._open_file = open_file
        self._then: Callable[[SessionActions], object] | None = None
        self.asks_before_closing = False
        """Whether changes that are not saved are asked about; set for windows of users."""

        actions.connect_to("new", self.new)
        actions.connect_to("save", self.save)
        actions.connect_to("save_as", self.save_as)
        actions.connect_to("copy_text", self.copy_text)
        actions.connect_to("paste_text", self.paste_text)
        for name in EPOCHS:
            actions.connect_to(epochs_action(name), partial(self._keep_epochs, name))
        self._save = actions["save"]
        self._file.changed.connect(self._show)
        self._file.view_changed.connect(self._show_whether_to_save)
        self._file.ended.connect(self._ended)
        self._keep_epochs(settings.get(KEPT_EPOCHS))
        self._show()

    def new(self) -> None:
        """Begin with the first document; undo brings this one back."""
        if not self._may_leave(SessionActions.new, UNDOABLE):
            return
        self._shared.open_session(self._new_session(), marked("edit", "New session"), None)
        self._shared.store.look_anew()
        self._file.opened("")

    def put(self, content: SessionContent) -> None:
        """Open a session that was read; undo brings the present one back."""
        if not self._may_leave(lambda actions: actions._put_as_saved(content), UNDOABLE):
            return
        if content.epochs is not None:
            content.epochs.keep()
        kept = content.kept
        self._shared.open_session(kept.session, marked("edit", "Open session"), content.training)
        self._show_mode(view_from_data(kept.view).mode)
        self._shared.store.look(**changes_to(kept.view))
        if content.kept_from is None:
            self._file.opened(content.path, content.stamp)
            if content.path:
                self._remember(content.path)
            self._note_no_first(kept.training)
        else:
            stamp = kept.view.get(KEPT_STAMP)
            self._file.recovered(content.kept_from, stamp if isinstance(stamp, str) else None)
            self.recovered.emit(content.path)
            self._note_missing(kept.training)

    def _put_as_saved(self, content: SessionContent) -> None:
        """Open a session that was read before this one was saved, to the same file it may be."""
        is_file = content.path and content.kept_from is None
        if is_file and file_stamp(content.path) != content.stamp:
            self._open_file(content.path)
        else:
            self.put(content)

    def _end_visit(self) -> None:
        """Leave a lesson or a recipe: the document is that of before."""
        self._shared.recipe.leave()
        self._shared.lesson.leave()

    def _note_no_first(self, training: KeptTraining) -> None:
        """Say so where a reset cannot begin with the first weights: they are not in the file."""
        at = training.standing
        if at is not None and at.epoch and 0 not in at.kept:
            text = marked(
                "message",
                "The weights that this training began with are not in the file: a reset begins with"
                " those of now.",
            )
            self._shared.store.note(Message(text))

    def _note_missing(self, training: KeptTraining) -> None:
        """Say how many epochs of a training are left after a crash, where some are not."""
        if training.standing is None:
            return
        count = len({*training.standing.kept} - {0})
        total = len({row.epoch for row in training.runs[-1].epochs} - {0})
        if count < total:
            text = marked(
                "message",
                "{count} of {total} epochs of the training are left after the crash: the others"
                " can no longer be looked back at. The curves are whole.",
            )
            self._shared.store.note(Message(text, {"count": count, "total": total}))

    def copy_text(self) -> None:
        """Put the session on the clipboard as text, if it is small enough."""
        from playground.sessions.sessiontext import left_out, session_text

        store, kept = self._shared.store, self._file.kept()
        try:
            text = session_text(kept)
        except Refused as refused:
            session = store.session  # another may be small enough
            stands = replace(refused.message, stands=lambda: store.session is session)
            store.refuse(stands, TEXT)
            return
        QGuiApplication.clipboard().setText(text)
        values = {"count": len(text), "parts": left_out(kept)}
        message = marked("message", "The session is on the clipboard, {count} characters of text.")
        if values["parts"] is not None:
            message = marked(
                "message",
                "The session is on the clipboard, {count} characters of text, without {parts}: a"
                " file has that.",
            )
        store.note(Message(message, values), TEXT)

    def paste_text(self) -> None:
        """Open the session in the text on the clipboard; undo brings the present one back."""
        from playground.gui.shell.openedfile import SessionContent
        from playground.sessions.sessiontext import session_in

        store = self._shared.store
        try:
            kept = session_in(QGuiApplication.clipboard().text())
        except Refused as refused:
            store.refuse(refused.message, TEXT)
            return
        store.succeeded.emit(TEXT)
        self.put(SessionContent("", kept))

    def _keep_epochs(self, name: str) -> None:
        """Write these epochs of a training from now on."""
        self._settings.set(KEPT_EPOCHS, name)
        self._file.epochs = cast("KeptEpochs", name)
        for each in EPOCHS:
            self._actions[epochs_action(each)].setChecked(each == name)

    def save(self) -> None:
        """Write the document to its file; the first time, ask for one."""
        self._save_it()

    def _save_it(self) -> bool:
        """Write the document; whether that is begun. What others have saved is asked about."""
        file = self._file
        target = file.target
        if not target:
            return self.save_as()
        if file.is_replaced:
            answer = asked_to_replace(self._window, Path(target).name)
            if answer != "replace":
                return answer == "other" and self.save_as()
        file.save_to(target)
        return True

    def save_as(self) -> bool:
        """Ask for a file and write the document there; whether one was named."""
        folder, name = sessions_folder(), translate("Sessions", "session")
        start = self._file.target or (str(folder / name) if folder is not None else name)
        asked = asked_file(
            self._window,
            translate("Sessions", "Save session"),
            start,
            {translate("Sessions", "Sessions ({pattern})").format(pattern=f"*{SUFFIX}"): (SUFFIX,)},
        )
        if asked is None:
            return False
        self._file.save_to(str(asked[0]))
        return True

    def recent(self) -> tuple[str, ...]:
        """The files that were opened or saved last, the latest first."""
        return self._settings.get(RECENT)

    def add_recent(self, bar: QMenuBar) -> None:
        """Put a menu of recent files into the first menu of a bar, before Save."""
        first = bar.actions()[0].menu()
        assert isinstance(first, QMenu)
        recent = QMenu(translate("Sessions", "&Recent sessions"), first)
        recent.setToolTipsVisible(True)
        first.insertMenu(self._save, recent)
        first.aboutToShow.connect(lambda: self._fill(recent))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for path in self.recent():
            action = menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(as_written(path))
            action.triggered.connect(lambda _=False, path=path: self._open_file(path))
        menu.setEnabled(bool(self.recent()))

    def _remember(self, path: str) -> None:
        begin_in(Path(path).parent)
        others = [each for each in self.recent() if each != path]
        self._settings.set(RECENT, (path, *others)[:MAX_RECENT])

    def _ended(self, path: str) -> None:
        if path:
            self._remember(path)
        then, self._then = self._then, None
        if then is not None and path:
            then(self)

    def _show(self) -> None:
        name = self._file.name
        program = translate("Sessions", "Convolution Playground")
        title = f"{name}[*] – {program}" if name else f"{program}[*]"
        # Qt would tell every widget of a mark that is the same, at each arrival of weights.
        if (title, self._file.is_changed) != (
            self._window.windowTitle(),
            self._window.isWindowModified(),
        ):
            self._window.setWindowTitle(title)
            self._window.setWindowModified(self._file.is_changed)
        self._show_whether_to_save()

    def _show_whether_to_save(self) -> None:
        self._save.setEnabled(self._file.would_differ)

    # Before work is lost.

    def may_close(self) -> bool:
        """Whether nothing would be lost, or the user has decided that it may be.

        While the document is still being written, the window closes by itself once it is.
        """
        return self._may_leave(SessionActions._close, LOST)

    def take_over(self, other: SessionActions) -> None:
        """Do what another window would have done once the document is saved."""
        self._then, other._then = other._then, None

    def _close(self) -> None:
        self._window.close()

    def _may_leave(self, then: Callable[[SessionActions], object], consequence: str) -> bool:
        """Whether the document may be left now; else, once it is saved, `then` is done.

        A lesson or a recipe is left with it, unless the user stays. What is asked about is the
        document of before.
        """
        file = self._file
        if file.is_saving:
            self._then = then
            return False
        answer = "leave"
        if self.asks_before_closing:
            aside = file.unsaved_aside
            if self._shared.lesson.visit.is_there:
                name = None if aside is None else Path(aside.path).stem
            else:
                name = file.name if file.is_changed else None
            if name is not None:
                answer = asked(self._window, name, translate("Sessions", consequence))
        if answer != "stay":
            self._end_visit()
        if answer == "save":
            self._then = then
            if not self._save_it():
                self._then = None
        return answer == "leave"
