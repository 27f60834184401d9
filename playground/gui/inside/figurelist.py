"""The units of a layer with what they look for: what reaches back beside what they see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.engine.explain.formats import number_text
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.numberlist import NUMBER, Index, NumberList
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.training.protocol.inquiries.units import LayerStrengths, UnitPlaces

LEAST_WIDTH_PX = 164
"""Of a unit, in text of 10 points."""

ACROSS = 3
"""Of its nine places, and of their projections."""

PAD_PX, GAP_PX, BETWEEN_PX = 4, 1, 4

Images = tuple[QImage, ...]


@gestures(
    marked("gesture", "All units"),
    marked("gesture", "Click: chooses a unit"),
    marked("gesture", "Double click, or Enter: shows the unit alone"),
)
class FigureList(NumberList):
    """Lists units; who owns it says what is known of each, and asks about those in view."""

    seen = Signal()
    """Other units may have come into view."""

    opened = Signal(int)
    """A unit is to be shown alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.strengths: LayerStrengths | None = None
        self.figures: Mapping[int, UnitPlaces] = {}
        self.names: tuple[str, ...] = ()
        self._images: dict[int, tuple[UnitPlaces, Images, Images]] = {}
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(FigureDelegate(self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(NUMBER)))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.seen.emit())

    @property
    def units(self) -> list[int]:
        """The units that are listed, in order."""
        return list(self.numbers)

    def units_in_view(self) -> list[int]:
        """Those that are seen at least partly, in order."""
        room, rows = self.viewport().rect(), range(len(self.numbers))
        first = bisect_left(
            rows, room.top(), key=lambda at: self.visualRect(self.index_at(at)).bottom()
        )
        seen = []
        for at in rows[first:]:
            rect = self.visualRect(self.index_at(at))
            if rect.top() > room.bottom():
                break
            seen += [self.numbers[at]] if rect.intersects(room) else []
        return seen

    def show_units(self, units: Sequence[int]) -> None:
        """List these."""
        if list(units) == self.numbers:
            return
        self.show_numbers(units)
        self.seen.emit()

    def show_known(
        self,
        strengths: LayerStrengths | None,
        figures: Mapping[int, UnitPlaces],
        names: tuple[str, ...],
    ) -> None:
        """Take what is known of the units."""
        self.strengths, self.figures, self.names = strengths, figures, names
        self._images = {
            unit: kept for unit, kept in self._images.items() if figures.get(unit) is kept[0]
        }
        self.words_changed()
        self.viewport().update()

    def mark(self, unit: int | None) -> None:
        """Have the chosen unit marked, without a word."""
        self.blockSignals(True)
        at = self.numbers.index(unit) if unit in self.numbers else -1
        if at != self.currentIndex().row():
            self.setAutoScroll(False)  # what is looked at stays in view
            self.setCurrentIndex(self.index_at(at))
            self.setAutoScroll(True)
        self.blockSignals(False)
        self.viewport().update()

    def words(self, number: int) -> str:
        """A unit in words: number, name, largest value, and where that and the next are."""
        parts = [self.tr("unit {number}").format(number=from_one(number))]
        parts += [self.names[number]] if number < len(self.names) else []
        if self.strengths is not None and number < len(self.strengths.values):
            text = self.tr("{high} at most, above 0 at {share} of places")
            high = number_text(float(self.strengths.values[number]), 2)
            share = percent(float(self.strengths.fires[number]))
            parts.append(text.format(high=high, share=share))
        known = self.figures.get(number)
        if known is not None:
            pairs = zip(known.names, known.values, strict=True)
            parts.append("; ".join(f"{name}: {number_text(value, 2)}" for name, value in pairs))
        return "\n".join(parts)

    def images_of(self, unit: int) -> tuple[Images, Images]:
        """Its projections and what it sees; none while they are not known."""
        places = self.figures.get(unit)
        if places is None:
            return (), ()
        kept = self._images.get(unit)
        if kept is None or kept[0] is not places:
            back, seen = (
                tuple(map(rgb_image, each)) for each in (places.projections, places.crops)
            )
            kept = self._images[unit] = places, back, seen
        return kept[1:]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setGridSize(self.cell())
        self.seen.emit()

    def cell(self) -> QSize:
        """The size of a unit's place: as many as fit stand in a row, and fill it."""
        scale = self.font().pointSizeF() / TEXT_POINTS
        room = self.viewport().width() - 1
        across = max(1, int(room // (LEAST_WIDTH_PX * scale)))
        wide = max(2 * PAD_PX + BETWEEN_PX + 2, room // across)
        side = (wide - 2 * PAD_PX - BETWEEN_PX) / 2
        lines = 2 if self.names else 1
        high = side + lines * self.fontMetrics().height() + 3 * PAD_PX
        return QSize(wide, round(high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        unit = self.current
        if event.key() in RETURN and unit is not None:
            self.opened.emit(unit)
            return
        super().keyPressEvent(event)


class FigureDelegate(QStyledItemDelegate):
    """Paints a unit: projections at the left, what is seen at the right, its number beneath."""

    def __init__(self, figures: FigureList) -> None:
        super().__init__(figures)
        self._list = figures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As all of them are."""
        return self._list.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        unit, colours, figures = index.data(NUMBER), theme(), self._list
        room = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(room, colours.accent_soft)
        inner = room.adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
        side = (inner.width() - BETWEEN_PX) / 2
        back = QRectF(inner.x(), inner.y(), side, side)
        seen = back.translated(side + BETWEEN_PX, 0)
        projections, crops = figures.images_of(unit)
        for place, images in ((back, projections), (seen, crops)):
            if not images:
                painter.setPen(colours.border)
                painter.drawRect(place)
            for at, image in enumerate(images):
                room = _fitted(image, _cell(place, at))
                smooth = QPainter.RenderHint.SmoothPixmapTransform
                painter.setRenderHint(smooth, image.width() > room.width())
                painter.drawImage(room, image)
        ink, muted = (colours.on_soft,) * 2 if is_chosen else (colours.text, colours.muted)
        text = QRectF(inner.x(), back.bottom() + PAD_PX, inner.width(), 0)
        text.setHeight(figures.fontMetrics().height())
        strengths = figures.strengths
        if strengths is not None and unit < len(strengths.values):
            painter.setPen(muted)
            value = number_text(float(strengths.values[unit]), 2)
            self._write(painter, text, value, Qt.AlignmentFlag.AlignRight)
        painter.setPen(ink)
        self._write(painter, text, str(from_one(unit)), Qt.AlignmentFlag.AlignLeft)
        if unit < len(figures.names):
            painter.setPen(muted)
            below = text.translated(0, text.height())
            self._write(painter, below, figures.names[unit], Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _write(self, painter: QPainter, room: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        metrics = self._list.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitted)


def _cell(area: QRectF, at: int) -> QRectF:
    """The place of one of nine pictures."""
    side = (area.width() - (ACROSS - 1) * GAP_PX) / ACROSS
    down, across = divmod(at, ACROSS)
    step = side + GAP_PX
    return QRectF(area.x() + across * step, area.y() + down * step, side, side)


def _fitted(image: QImage, place: QRectF) -> QRectF:
    """As large as there is room, in its proportions."""
    factor = min(place.width() / image.width(), place.height() / image.height())
    wide, high = factor * image.width(), factor * image.height()
    return QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high)
