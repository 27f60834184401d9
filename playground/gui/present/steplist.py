"""The steps of a presentation one below the other: chosen, dragged, and acted on by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.core.messages import marked
from playground.core.steps import Step
from playground.gui.present.steppictures import StepPicture
from playground.gui.present.steptitle import titled
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.theme import theme

ROW_PX, PICTURE_PX = 60, 112
"""Height of a row and width of its picture, in text of 10 points."""

MARGIN_PX = 8

Index = QModelIndex | QPersistentModelIndex


@gestures(
    marked("gesture", "The steps of the presentation"),
    marked("gesture", "Click, ↑ ↓: chooses a step"),
    marked("gesture", "Double click, Enter: goes to it"),
    marked("gesture", "Drag, Alt+↑ ↓: moves it in the list"),
    marked("gesture", "F2: its title; Delete: takes it out"),
)
class StepList(QListWidget):
    """Shows the steps with their pictures; what is done with them is asked for by signals."""

    go_wanted = Signal(int)
    move_wanted = Signal(int, int)
    """A step, and the place that it is to have then."""

    delete_wanted = Signal(int)
    title_wanted = Signal()
    """The title of the chosen step is to be written."""

    def __init__(
        self,
        picture_of: Callable[[Step], StepPicture | None],
        parent: QWidget | None = None,
        tells_notes: bool = True,
    ) -> None:
        super().__init__(parent)
        self._tells_notes = tells_notes
        self.steps: tuple[Step, ...] = ()
        self.here, self.is_away = -1, False
        self.picture_of = picture_of
        self._pressed: QPoint | None = None
        self._target = -1
        self.setAccessibleName(self.tr("Steps"))
        self.setItemDelegate(StepDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(lambda item: self.go_wanted.emit(self.row(item)))

    def show_steps(self, steps: Sequence[Step], here: int) -> None:
        """Show these steps, `here` is the one that the window is at; the choice stays."""
        chosen = self.steps[self.currentRow()] if self.currentRow() >= 0 else None
        row = self.currentRow()
        if len(steps) > len(self.steps) or tuple(steps) == self.steps or chosen is None:
            row = here
        elif chosen in steps:
            row = tuple(steps).index(chosen)
        row = min(row, len(steps) - 1)
        if tuple(steps) != self.steps:
            self._give_up()  # the row that is pressed may be another step now
        self.steps, self.here = tuple(steps), here
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        while self.count() < len(steps):
            self.addItem(QListWidgetItem())
        for at, step in enumerate(steps):
            name = f"{at + 1}. {titled(step, at)}"
            if self.item(at).text() != name:
                self.item(at).setText(name)
            notes = as_written(self.notes_of(step))
            if self.item(at).toolTip() != notes:
                self.item(at).setToolTip(notes)
        self.setCurrentRow(row if row >= 0 else len(steps) - 1)
        self.viewport().update()

    def set_away(self, is_away: bool) -> None:
        """Whether something else than the step that was gone to last is shown."""
        if is_away != self.is_away:
            self.is_away = is_away
            self.viewport().update()

    def notes_of(self, step: Step) -> str:
        """The notes of a step, "" where they are not told."""
        return step.notes if self._tells_notes else ""

    # Keys and drags.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, alt = self.currentRow(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if alt and by and row >= 0:
            self._move(row, row + by)
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.delete_wanted.emit(row)
        elif event.key() == Qt.Key.Key_F2 and row >= 0:
            self.title_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # Qt would search for it
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        at = event.position().toPoint()
        self._pressed = at if is_left and self.itemAt(at) is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._target >= 0:
            self._aim(self._gap_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target, pressed = self._target, self._pressed
        self._give_up()
        super().mouseReleaseEvent(event)
        if target >= 0 and pressed is not None:
            row = self.currentRow()
            self._move(row, target - (target > row))

    def _give_up(self) -> None:
        """Let go of the row that is pressed or dragged."""
        self._pressed = None
        self._aim(-1)

    def _move(self, row: int, to: int) -> None:
        if row != to and 0 <= to < self.count():
            self.move_wanted.emit(row, to)

    def _gap_at(self, at: QPoint) -> int:
        """The place between two rows that is nearest to a point."""
        middles = [self.visualItemRect(self.item(row)).center().y() for row in range(self.count())]
        return sum(middle < at.y() for middle in middles)

    def _aim(self, target: int) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target < 0:
            return
        row = min(self._target, self.count() - 1)
        rect = self.visualItemRect(self.item(row))
        y = rect.top() if self._target == row else rect.bottom()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().accent, 3))
        painter.drawLine(rect.left(), y, rect.right(), y)
        painter.end()


class StepDelegate(QStyledItemDelegate):
    """Paints a row: its number, its picture, its title, and whether it has notes."""

    def __init__(self, steps: StepList) -> None:
        super().__init__(steps)
        self._list = steps

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = option.fontMetrics.height() / 16
        return QSize(0, round(ROW_PX * max(1.0, scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at = index.row()
        if at >= len(self._list.steps):
            return
        step, colours = self._list.steps[at], theme()
        rect = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, colours.accent_soft)
        if at == self._list.here:
            bar = colours.muted if self._list.is_away else colours.accent
            painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), bar)
        scale = rect.height() / ROW_PX
        inner = rect.adjusted(4 + MARGIN_PX, 5, -MARGIN_PX, -5)
        painter.setFont(option.font)
        metrics = QFontMetricsF(option.font)
        number = str(at + 1)
        wide = metrics.horizontalAdvance("00")
        ink = colours.on_soft if is_chosen else colours.muted
        painter.setPen(ink)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(inner.x(), inner.y(), wide, inner.height()),
            align | Qt.AlignmentFlag.AlignRight,
            number,
        )
        room = QRectF(inner.x() + wide + 8, inner.y(), PICTURE_PX * scale, inner.height())
        picture = self._list.picture_of(step)
        if picture is not None:
            picture.paint(painter, room)
        text = QRectF(room.right() + 10, inner.y(), inner.right() - room.right() - 10, 0)
        text.setHeight(inner.height())
        bold = QFont(option.font)
        is_shown = at == self._list.here and not self._list.is_away
        bold.setWeight(QFont.Weight.DemiBold if is_shown else QFont.Weight.Normal)
        painter.setFont(bold)
        painter.setPen(colours.on_soft if is_chosen else colours.text)
        notes = " ".join(self._list.notes_of(step).split())
        if notes:
            text.setHeight(inner.height() / 2)
        fitted = QFontMetricsF(bold).elidedText(
            titled(step, at), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, align, fitted)
        if notes:
            text.translate(0, inner.height() / 2)
            painter.setFont(option.font)
            painter.setPen(ink)
            painter.drawText(
                text,
                align,
                metrics.elidedText(notes, Qt.TextElideMode.ElideRight, text.width()),
            )
        painter.restore()
