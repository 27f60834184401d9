"""The window in which the file of a lesson or a recipe is written, beside the one that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from playground.core.atomic_file import write_file
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import read_file
from playground.core.system_reason import reason_of
from playground.gui.shell.savequestion import asked
from playground.gui.state.latest import LatestWins
from playground.gui.state.savedfile import SavedFile
from playground.gui.widgets.plaintext import PlainText, lost_character
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import sentence
from playground.lessons.editedtext import bytes_of, text_of

if TYPE_CHECKING:
    from playground.lessons.mistake import Mistake
    from playground.lessons.proofreading import Proof

REST_MS = 250
"""For which the keys rest before what was typed is read."""

WIDTH_PX, HEIGHT_PX = 480, 520
"""Of the window as it opens: room for a step, beside the maps."""

MARGIN_PX = 12
MISTAKES_PX = 84
MOST_BYTES = 2**20


class LessonEditor(QDialog):
    """A text with its mistakes beneath it, by line; the lesson shows at once what is saved."""

    def __init__(self, files: Sequence[Path], first: Path, parent: QWidget) -> None:
        """`files` are the lesson and its translations, of which one is shown `first`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files = tuple(files)
        self.path = first
        self._saved, self._in_file = "", b""
        self._is_overtaken = False
        """Whether another program has saved the file while something else was written here."""

        self._is_held = False
        """Whether the file is shown as it is in it, and so may be written."""

        self._is_awaited = False
        """Whether what comes of going through the steps is to be said."""

        self.file = QComboBox(self)
        self.file.setAccessibleName(self.tr("File"))
        self.file.setToolTip(self.tr("The lesson itself, or its texts in another language"))
        self.file.addItems([path.name for path in self.files])
        self.file.setCurrentText(first.name)
        self.text = PlainText(self)
        self.text.setAccessibleName(self.tr("Text of the file"))
        self.text.setTabChangesFocus(True)
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.mistakes = QListWidget(self)
        self.mistakes.setAccessibleName(self.tr("Mistakes"))
        self.mistakes.setWordWrap(True)
        self.mistakes.setFixedHeight(MISTAKES_PX)
        self.save_ = QPushButton(self.tr("Save"), self)
        self.save_.setProperty("primary", True)
        self.save_.setToolTip(self.tr("The lesson shows it at once (Ctrl+S)"))
        self.other = QPushButton(self.tr("In another program"), self)
        self.other.setToolTip(
            self.tr("Open the file in the editor of the system; what is saved there is shown, too")
        )
        self.done_ = QPushButton(self.tr("Close"), self)
        self._lay()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read)
        self._followed = SavedFile(self)
        self._followed.saved.connect(self._changed_outside)
        self._rehearsals = LatestWins(_rehearsed, self)
        self._connect()
        self._open(self.path)
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.text.setFocus()

    def _lay(self) -> None:
        box, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        box.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        box.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.file, 1)
        head.addWidget(self.place)
        box.addWidget(self.text, 1)
        box.addWidget(self.state)
        box.addWidget(self.mistakes)
        box.addLayout(foot)
        for button in (self.save_, self.other):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done_)
        for button in (self.save_, self.other, self.done_):
            button.setAutoDefault(False)  # Return writes a line

    def _connect(self) -> None:
        self.text.textChanged.connect(self._rest.start)
        self.text.textChanged.connect(self._show_title)
        self.text.cursorPositionChanged.connect(self._show_place)
        self.mistakes.itemActivated.connect(self._go_to)
        self.mistakes.itemClicked.connect(self._go_to)
        self.file.activated.connect(self._choose)
        self.save_.clicked.connect(self.save)
        self.other.clicked.connect(self._open_elsewhere)
        self.done_.clicked.connect(self.close)
        self._rehearsals.arrived.connect(self._show_rehearsal)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        return self.text.written() != self._saved

    def save(self) -> bool:
        """Write the file; whether it was."""
        if not self._is_held:
            return False
        written = self.text.written()
        try:
            data = bytes_of(written, self._in_file)
            write_file(self.path, data)
        except (OSError, UnicodeEncodeError) as error:
            self._rest.stop()  # what it would say would hide this
            reason = error.reason if isinstance(error, UnicodeEncodeError) else reason_of(error)
            values = {"name": self.path.name, "reason": reason}
            text = marked("message", "{name} cannot be written: {reason}.")
            self.state.setText(sentence(Message(text, values)))
            return False
        self._saved, self._in_file, self._is_overtaken = written, data, False
        self._show_title()
        self._read()
        return True

    def may_close(self) -> bool:
        """Whether nothing is lost, or the user wants it so."""
        if not self.is_changed:
            return True
        loss = self.tr("What was written since it was saved is lost otherwise.")
        answer = asked(self, self.path.name, loss)
        return self.save() if answer == "save" else answer == "leave"

    def take_over(self, other: LessonEditor) -> None:
        """Show what is written in another one, saved or not."""
        self.file.setCurrentText(other.path.name)
        self._open(other.path)
        self.text.setPlainText(other.text.written())
        self._saved, self._in_file = other._saved, other._in_file
        self._hold(other._is_held)
        self._show_title()
        self._changed_outside()
        self.setGeometry(other.geometry())

    def reject(self) -> None:
        """Closed by Esc, it asks as when it is closed."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            self._rehearsals.give_up()
            event.accept()  # that of a dialog would reject it first
        else:
            event.ignore()

    # The file.

    def _choose(self, at: int) -> None:
        """Open the lesson or a translation; what is not saved is asked about."""
        if self.files[at] == self.path:
            return
        if self.may_close():
            self._open(self.files[at])
        self.file.setCurrentText(self.path.name)

    def _open(self, path: Path) -> None:
        """Show what is in a file; where it cannot be shown as it is, say so and write nothing."""
        try:
            data = read_file(path, MOST_BYTES)
            text = _editable(data, path.name)
        except Refused as refused:
            if path == self.path:
                self._hold(False)
                self._followed.follow(path)
            self._rest.stop()  # what it would say would hide this
            self._is_awaited = False  # likewise what comes of the steps
            self.state.setText(sentence(refused.message))
            return
        self.path = path
        self._in_file, self._is_overtaken = data, False
        self._hold(True)
        self.text.setPlainText(text)
        self._saved = self.text.written()
        self._followed.follow(path)
        self._show_title()
        self._show_place()
        self._read()

    def _hold(self, is_held: bool) -> None:
        """Let the text be written, or only be read: nothing is saved over what it is not."""
        self._is_held = is_held
        self.text.setReadOnly(not is_held)
        self.save_.setEnabled(is_held)

    def _changed_outside(self) -> None:
        """Have what another program has saved, unless something else is written here."""
        if not self._is_held:
            self._open(self.path)
            return
        try:
            data = read_file(self.path, MOST_BYTES)
        except Refused:
            return
        was, self._is_overtaken = self._is_overtaken, data != self._in_file
        if was or self._is_overtaken:
            self._read()

    def _open_elsewhere(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path))):
            text = self.tr("No program opens such files here; it is {path}.")
            self.state.setText(text.format(path=self.path))

    # What is wrong with it.

    def _read(self) -> None:
        """Say what is wrong with the text as it is written; what is saved is gone through, too."""
        from playground.lessons.proofreading import proofread

        self._rest.stop()
        if not self._is_held:
            return
        if self._is_overtaken and not self.is_changed:
            self._open(self.path)
            return
        try:
            proof = proofread(self.path, self.text.written().encode(errors="surrogatepass"))
        except Refused as refused:  # the lesson that it translates cannot be read
            self._show((), sentence(refused.message))
            return
        if proof.mistakes:
            self._show(proof.mistakes, self._counted(len(proof.mistakes)))
        elif self.is_changed:
            self._show((), self.tr("Nothing is wrong. Save, and the lesson shows it."))
        else:
            self._show((), self.tr("Saved. Every step is gone through…"))
            self._is_awaited = True
            self._rehearsals.request((proof, self.text.written()))

    def _show_rehearsal(self, result: tuple[str, tuple[Mistake, ...]]) -> None:
        """Say what came of going through all steps, unless the text is another by now."""
        text, mistakes = result
        if not self._is_awaited or text != self.text.written() or self.is_changed:
            return
        if mistakes:
            self._show(mistakes, self._counted(len(mistakes)))
        else:
            self._show((), self.tr("Saved, and nothing is wrong: the lesson shows it."))

    def _counted(self, count: int) -> str:
        if count == 1:
            return self.tr("1 mistake: the lesson stays as it was last without any.")
        text = self.tr("{count} mistakes: the lesson stays as it was last without any.")
        return text.format(count=count)

    def _show(self, mistakes: Sequence[Mistake], state: str) -> None:
        if self._is_overtaken:  # said for as long as Save would do that
            state = self.tr("Another program has saved the file: Save writes over that.")
        self.state.setText(state)
        self.mistakes.clear()
        for mistake in mistakes:
            item = QListWidgetItem(sentence(mistake.of_line()), self.mistakes)
            item.setData(Qt.ItemDataRole.UserRole, mistake.line)
        lines = {mistake.line for mistake in mistakes}
        self.text.setExtraSelections([self._marked(line) for line in sorted(lines)])

    def _marked(self, line: int) -> QTextEdit.ExtraSelection:
        """A line on another ground, to its end."""
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(theme().accent_soft)
        look.setForeground(theme().on_soft)
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection.format = look
        selection.cursor = QTextCursor(self._block(line))
        return selection

    def _go_to(self, item: QListWidgetItem) -> None:
        """Put the cursor into the line of a mistake."""
        self.text.setTextCursor(QTextCursor(self._block(item.data(Qt.ItemDataRole.UserRole))))
        self.text.setFocus()

    def _block(self, line: int) -> QTextBlock:
        document = self.text.document()
        return document.findBlockByNumber(min(line, document.blockCount()) - 1)

    def _show_place(self) -> None:
        line = self.text.textCursor().blockNumber() + 1
        self.place.setText(self.tr("line {line}").format(line=line))

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.path.name}{'*' if self.is_changed else ''}")


def _editable(data: bytes, name: str) -> str:
    """Return the text in a file; raises Refused where it could not be saved as it is."""
    text = text_of(data, name)
    if lost := lost_character(text):
        said = marked(
            "message",
            "{name} has the character {code}, which would be lost here: "
            "take it out in another program.",
        )
        raise Refused(said, name=name, code=f"U+{ord(lost):04X}")
    return text


def _rehearsed(
    request: tuple[Proof, str], stale: Callable[[], bool]
) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    """Yield the text, and what goes wrong when every step or way of it is shown in turn."""
    del stale
    proof, text = request
    yield text, proof.rehearse()
