"""Lines over the flow area that say what could not be done, what was, and what could be."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import Message, Offer
from playground.gui.widgets.freeroom import free_room
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import sentence, translated

NOTE_SHOWN_MS = 6_000
"""How long a sentence on what was done stays that nobody closes."""

SHOWN_MS = 12_000
"""The same for a refusal, and for an offer of what can also be had otherwise."""

OFFER_SHOWN_MS = 45_000
"""The same for another one with a button: it takes a decision."""

MAX_WIDTH_PX = 640
MARGIN_PX = 16

LEAST_LINE_CHARACTERS = 30
"""Beside buttons that leave less room than this, a sentence stands above them."""

MAX_KEPT_SENTENCES = 20
"""So many sentences are kept; with more, the oldest are forgotten."""


class MessageBar(QFrame):
    """Shows sentences whole, the latest at the bottom, until closed or there long enough.

    As many are shown as have room over the parent's lower half; earlier ones are counted, and come
    back when later ones go. A refusal takes the place of one of the same text: while a value is
    dragged, only the last counts. No sentence outlives its cause: `settle` takes those away that
    stand no more, `forget` those about what has succeeded since (see `Message`).
    """

    def __init__(self, parent: QWidget, foot: Callable[[], int] = lambda: 0) -> None:
        """Lie over a widget, beside or above what covers part of it (see `Cover`).

        `foot` is the height in pixels of the controls at its lower edge.
        """
        super().__init__(parent)
        self.setProperty("card", True)
        self._place = parent
        self._foot = foot
        self._rows: list[_Row] = []
        self._earlier = QLabel(self)
        self._earlier.setProperty("role", "muted")
        self._earlier.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 4, 8, 4)
        self._box.setSpacing(4)
        self._box.addWidget(self._earlier)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentences that are shown, one a line."""
        return "\n".join(row.text for row in self._rows if not row.isHidden())

    def show_message(self, message: Message) -> None:
        """Show why something was not done."""
        for row in self._rows:
            if row.is_refusal and row.message.text == message.text:
                row.set_message(message)
                self._move_last(row)
                return
        self._add(_Row(message, self, is_refusal=True))

    def note(self, message: Message) -> None:
        """Show something worth knowing about what was done."""
        self._add(_Row(message, self))

    def offer(self, offer: Offer) -> None:
        """Show something worth knowing, with one or two buttons that do something about it."""
        self._add(_Row(offer.message, self, offer))

    def settle(self) -> None:
        """Take away what is so no more: offers and sentences that do not stand."""
        for row in list(self._rows):
            if not row.stands:
                self._remove(row)

    def forget(self, about: str) -> None:
        """Take away what was said about actions of a kind, since one has succeeded."""
        for row in list(self._rows):
            if about and row.message.about == about:
                self._remove(row)

    def forget_told(self) -> None:
        """Take away all that needs no decision: it was read elsewhere."""
        for row in list(self._rows):
            if row.offer is None:
                self._remove(row)

    def take_over(self, other: MessageBar) -> None:
        """Show what another bar shows, in the language of now."""
        for row in other._rows:
            self._add(_Row(row.message, self, row.offer, row.is_refusal))

    def clear(self) -> None:
        """Take every sentence away."""
        for row in list(self._rows):
            self._remove(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self._lay()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay()

    def _add(self, row: _Row) -> None:
        for other in list(self._rows):
            if other.text == row.text and (other.offer is None or other.is_asked_again_by(row)):
                self._remove(other)
        row.closed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._box.addWidget(row)
        for old in self._rows[:-MAX_KEPT_SENTENCES]:
            self._remove(old)
        self._lay()

    def _move_last(self, row: _Row) -> None:
        self._rows.remove(row)
        self._rows.append(row)
        self._box.removeWidget(row)
        self._box.addWidget(row)
        self._lay()

    def _remove(self, row: _Row) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._box.removeWidget(row)
            row.wait()
            row.deleteLater()
            self._lay()

    def _lay(self) -> None:
        """Lie over the bottom of the parent, with the latest sentences that have room there."""
        if not self._rows:
            self.hide()
            return
        room = free_room(self._place)
        width = max(1, min(MAX_WIDTH_PX, room.width() - 2 * MARGIN_PX))
        self.setFixedWidth(width)
        margins = self._box.contentsMargins()
        for row in self._rows:
            row.fit(width - margins.left() - margins.right())
        for count in range(len(self._rows), 0, -1):
            self._show_latest(count)
            height = self._box.totalHeightForWidth(width)
            if height <= room.height() / 2:
                break
        self.setFixedHeight(height)
        foot = max(0, self._foot() - (self._place.height() - room.bottom() - 1))
        top = room.bottom() + 1 - max(MARGIN_PX, foot) - height
        self.move(room.x() + (room.width() - width) // 2, max(0, top))
        self.setAccessibleName(self.text)
        self.show()
        self.raise_()

    def lay(self) -> None:
        """Lie where there is room now: what covers the place came, or went."""
        self._lay()

    def _show_latest(self, count: int) -> None:
        waiting = len(self._rows) - count
        for row in self._rows[:waiting]:
            row.wait()
        for row in self._rows[waiting:]:
            row.begin()
        self._earlier.setVisible(waiting > 0)
        text = self.tr("{count} earlier messages follow when these are closed")
        if waiting == 1:
            text = self.tr("An earlier message follows when these are closed")
        self._earlier.setText(text.format(count=waiting))


class _Row(QWidget):
    """A sentence with its sign, a button where it is an offer, and one that closes it."""

    closed = Signal()

    def __init__(
        self,
        message: Message,
        bar: MessageBar,
        offer: Offer | None = None,
        is_refusal: bool = False,
    ) -> None:
        super().__init__(bar)
        self.offer = offer
        self.is_refusal = is_refusal
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign = QLabel(self)
        close = QToolButton(self)
        close.setText("×")
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.closed)
        self._close = close
        self._buttons = QWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        for column, part in enumerate((self._sign, self._label, self._buttons, close)):
            self._grid.addWidget(part, 0, column)
        box = QHBoxLayout(self._buttons)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        if offer is not None:
            accept = QPushButton(translated("offer", offer.label), self._buttons)
            accept.clicked.connect(lambda: self._do(offer.accept))
            box.addWidget(accept)
        if offer is not None and offer.other_label:
            other = QPushButton(translated("offer", offer.other_label), self._buttons)
            other.clicked.connect(lambda: self._do(offer.other))
            box.addWidget(other)
        self._buttons.setVisible(offer is not None)
        self._arranged = (False, True, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.closed)
        self.set_message(message)

    @property
    def text(self) -> str:
        """The sentence."""
        return sentence(self.message)

    @property
    def stands(self) -> bool:
        """Whether what it says is still so."""
        own = self.message.stands
        return (self.offer is None or self.offer.stands()) and (own is None or own())

    def is_asked_again_by(self, later: _Row) -> bool:
        """Whether a later row of the same sentence offers the same: that one does what is asked."""
        here, there = self.offer, later.offer
        return here is not None and there is not None and here.subject == there.subject

    def set_message(self, message: Message) -> None:
        """Say another sentence, from now on."""
        self.message = message
        self._label.setText(_breakable(sentence(message)))
        self._show_sign()
        self._timer.stop()
        self.wait()

    def fit(self, width: int) -> None:
        """Be as wide as this: the buttons beside the sentence, or beneath one without room.

        Where signs leave the sentence little of the width, it is beneath them.
        """
        around = self._sign.sizeHint().width() + self._close.sizeHint().width()
        line = LEAST_LINE_CHARACTERS * self._label.fontMetrics().averageCharWidth()
        gap = self._grid.spacing()
        is_narrow = width - around - 2 * gap < line
        buttons = self._buttons.sizeHint().width()
        are_beside = self.offer is None or width - around - buttons - 3 * gap >= line
        first = int(buttons <= width - self._sign.sizeHint().width() - gap)
        wanted = (is_narrow, are_beside, first)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        for part in (self._label, self._buttons, self._close):
            self._grid.removeWidget(part)
        left = Qt.AlignmentFlag.AlignLeft
        if is_narrow:
            self._grid.addWidget(self._close, 0, 3, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._label, 1, 0, 1, 4)
            self._grid.addWidget(self._buttons, 2, 0, 1, 4, left)
            return
        self._grid.addWidget(self._label, 0, 1)
        self._grid.addWidget(self._close, 0, 3)
        if are_beside:
            self._grid.addWidget(self._buttons, 0, 2)
        else:
            self._grid.addWidget(self._buttons, 1, first, 1, 4 - first, left)

    def begin(self) -> None:
        """Be seen; the time that it stays begins when it is seen first."""
        if self.isHidden() or not self._timer.isActive():
            self._timer.start(self._shown_ms())
        self.show()

    def _shown_ms(self) -> int:
        """How long it stays."""
        if self.offer is not None:
            return SHOWN_MS if self.offer.is_brief else OFFER_SHOWN_MS
        return SHOWN_MS if self.is_refusal else NOTE_SHOWN_MS

    def wait(self) -> None:
        """Be out of sight until there is room."""
        self._timer.stop()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_sign()

    def _show_sign(self) -> None:
        name, colour = ("warning", theme().danger) if self.is_refusal else ("info", theme().accent)
        self._sign.setPixmap(icon(name, colour).pixmap(20, 20))

    def _do(self, act: Callable[[], object]) -> None:
        """Do what a button stands for, unless that is no more."""
        stands = self.stands
        self.closed.emit()
        if stands:
            act()


def _breakable(text: str) -> str:
    """The text with places to break in words that are longer than a line, such as paths."""
    return _LONG.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)


_LONG = re.compile(r"\S{30,}")
_PIECE = re.compile(r".{10}")
