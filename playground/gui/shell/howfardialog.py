"""Says how far a file is that takes long to write, and gives it up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from playground.gui.state.watch import Watch

WAIT_MS = 500
"""Milliseconds that a file may take without a word."""

POLL_MS = 100
"""Milliseconds from one look at how far it is to the next."""

WIDTH_PX = 360


class HowFarDialog(QDialog):
    """Shown over the window as long as a file is written, unless that is done in no time.

    Another file waits until it is there: it would be given up for that.
    """

    def __init__(self, name: str, watch: Watch, parent: QWidget) -> None:
        """`name` is the file's; who writes it says in `watch` how far it is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export network"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH_PX)
        self._watch = watch
        self.text = QLabel(self.tr("{name} is being written…").format(name=name), self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the file is"))
        self.bar.setRange(0, 0)
        self.how_far = QLabel(" ", self)
        self.how_far.setProperty("role", "muted")
        self.cancel_button = QPushButton(self.tr("Give it up"), self)
        self.cancel_button.setToolTip(self.tr("Stop making it; no file is left"))
        self.cancel_button.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        for part in (self.text, self.bar, self.how_far):
            box.addWidget(part)
        box.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.show)
        self._wait.start()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    def _look(self) -> None:
        watch = self._watch
        if watch.total:
            self.bar.setRange(0, watch.total)
            self.bar.setValue(watch.done)
            text = self.tr("Picture {done} of {total}…")
            self.how_far.setText(text.format(done=watch.done, total=watch.total))

    def reject(self) -> None:
        """Give the file up; the dialog stays until whoever writes it has stopped."""
        self._watch.is_cancelled = True
        self.cancel_button.setEnabled(False)

    def end(self) -> None:
        """The file is there, or is none."""
        self._wait.stop()
        self._poll.stop()
        self.hide()
        self.deleteLater()
