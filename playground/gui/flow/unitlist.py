"""Units of a layer to choose from: their maps as small pictures, or a line for each number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.core.counting import from_one
from playground.engine.explain.formats import number_text
from playground.engine.view.mapscale import ScaleChoice, scale_in
from playground.engine.view.planes import View
from playground.engine.view.unitorder import strengths
from playground.gui.widgets.colours import map_image
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.numberlist import NUMBER, Index, NumberList
from playground.gui.widgets.theme import theme

MAP_PX = 72
"""Side of a map, in text of 10 points."""

PAD_PX = 4


class UnitList(NumberList):
    """Lists units; what is chosen with the mouse or by Enter is activated."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = View((), signed=False)
        self.names: tuple[str, ...] = ()
        self.scale = ScaleChoice()
        self.digits = 2
        self._values: list[float] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(UnitDelegate(self))
        self.setMouseTracking(True)

    def show_view(
        self, view: View, names: tuple[str, ...], scale: ScaleChoice, digits: int
    ) -> None:
        """Take the units from a view; they are listed by `show_units`."""
        self.view, self.names, self.scale, self.digits = view, names, scale, digits
        self._values = strengths(view)
        mode = QListView.ViewMode.ListMode if view.vector else QListView.ViewMode.IconMode
        self.setViewMode(mode)
        self.setMovement(QListView.Movement.Static)  # another mode sets it back
        self.setWrapping(not view.vector)

    @property
    def values(self) -> list[float]:
        """The largest value of every unit."""
        return self._values

    @property
    def units(self) -> list[int]:
        """The units that are listed now, in order."""
        return list(self.numbers)

    def show_units(self, units: list[int]) -> None:
        """List these."""
        self.show_numbers(units)
        self.setCurrentIndex(self.index_at(0))

    def words(self, number: int) -> str:
        """A unit in words: its number, its name if it has one, and its largest value."""
        name = self.names[number] if number < len(self.names) else ""
        text = self.tr("unit {number}: {value}") if not name else self.tr("{name}: {value}")
        value = self.value_text(number)
        return text.format(number=from_one(number), name=name, value=value)

    def value_text(self, unit: int) -> str:
        """Its largest value as it is shown."""
        return number_text(self._values[unit], self.digits)


class UnitDelegate(QStyledItemDelegate):
    """Paints a unit: its map with number and largest value beneath, or both in a line."""

    def __init__(self, units: UnitList) -> None:
        super().__init__(units)
        self._list = units

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A map with its lines beneath, or one line."""
        line = self._list.fontMetrics().height()
        if self._list.view.vector:
            return QSize(100, line_height(self._list))
        side = round(MAP_PX * line / 16)
        lines = 2 if self._list.names else 1
        return QSize(side + 2 * PAD_PX, side + lines * line + 3 * PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        unit, colours = index.data(NUMBER), theme()
        if unit >= len(self._list.values):
            return
        room = QRectF(option.rect)
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(room, colours.accent_soft)
        ink, muted = (colours.on_soft,) * 2 if is_chosen else (colours.text, colours.muted)
        inner = room.adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
        if not self._list.view.vector:
            line = self._list.fontMetrics().height()
            beneath = (2 if self._list.names else 1) * line + PAD_PX
            self._paint_map(painter, inner.adjusted(0, 0, 0, -beneath), unit)
            inner.setTop(inner.bottom() - beneath + PAD_PX)
        name = self._list.names[unit] if unit < len(self._list.names) else ""
        top = QRectF(inner)
        if name and not self._list.view.vector:
            top.setHeight(inner.height() / 2)
            below = top.translated(0, top.height())
            painter.setPen(muted)
            self._write(painter, below, name, Qt.AlignmentFlag.AlignLeft)
            name = ""
        painter.setPen(muted)
        value = self._list.value_text(unit)
        self._write(painter, top, value, Qt.AlignmentFlag.AlignRight)
        top.setRight(top.right() - self._list.fontMetrics().horizontalAdvance(value) - PAD_PX)
        painter.setPen(ink)
        number = str(from_one(unit))
        title = f"{number}  {name}" if name else number
        self._write(painter, top, title, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _write(self, painter: QPainter, room: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        metrics = self._list.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _paint_map(self, painter: QPainter, room: QRectF, unit: int) -> None:
        view = self._list.view
        plane, scale = view.planes[unit], scale_in(view, unit, self._list.scale)
        values = plane.values if plane.reduced is None else plane.reduced
        image = map_image(values, scale.limit, scale.palette)
        factor = min(room.width() / plane.width, room.height() / plane.height)
        wide, high = factor * plane.width, factor * plane.height
        place = QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > wide)
        painter.drawImage(place, image)
        painter.setPen(theme().border)
        painter.drawRect(place)
