"""The bars above and below the stage: the title, and how the window slides."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolTip, QWidget

from playground.engine.explain.formats import scaled_text
from playground.engine.view.mapscale import MapScale
from playground.gui.inspect.arithmetic.controls import SlideButton
from playground.gui.present.measures import SIDE_PX, TEXT_PX, TITLE_PX, Arrangement
from playground.gui.state.sliding import Sliding
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.legend import paint_scale
from playground.gui.widgets.theme import theme

STEP_SHARE = 0.45
"""Of the title's room, what the step takes at most."""


class TitleBar(QWidget):
    """The filter's name with its preset and size, the ways to its neighbours and out."""

    leave_wanted = Signal()
    step_wanted = Signal(int)
    """1 for the next filter, −1 for the one before."""

    texts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._detail = self._step = ""
        self.previous = IconButton("up", self.tr("Filter before"), "↑", self)
        self.next = IconButton("down", self.tr("Next filter"), "↓", self)
        self.leave = QPushButton(self.tr("Esc  leave"), self)
        self.leave.setToolTip(self.tr("Back to the window, as it was"))
        self._box = box = QHBoxLayout(self)
        box.addStretch()
        for part in (self.previous, self.next, self.leave):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrow keys walk, whatever was clicked
            box.addWidget(part)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.leave.clicked.connect(self.leave_wanted)

    @property
    def texts(self) -> tuple[str, str]:
        """The name, and what stands beside it."""
        return self._title, self._detail

    def set_texts(self, title: str, detail: str, has_neighbours: bool) -> None:
        """Show the name of a filter or layer, and what it is."""
        self._title, self._detail = title, detail
        self.setAccessibleName(f"{title}, {detail}" if detail else title)
        for part in (self.previous, self.next):
            part.setEnabled(has_neighbours)
        self.update()
        self.texts_changed.emit()

    @property
    def step(self) -> str:
        """Which step of the presentation is said to be shown."""
        return self._step

    def set_step(self, text: str) -> None:
        """Say which step of the presentation is shown, at the right."""
        if text != self._step:
            self._step = text
            self.update()
            self.texts_changed.emit()

    def hide_neighbours(self) -> None:
        """Have no ways to neighbours, where there are none."""
        self.previous.hide()
        self.next.hide()

    def arrange(self, found: Arrangement) -> None:
        """Lie at the top."""
        self.setGeometry(found.title)
        side = found.gap(SIDE_PX)
        self._box.setContentsMargins(side, 0, side, 0)
        self._box.setSpacing(found.gap(8))

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * TITLE_PX / TEXT_PX)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _room(self) -> QRectF:
        """The room for texts, left of the buttons."""
        left = float(self._box.contentsMargins().left())
        right = self.leave.x() if self.previous.isHidden() else self.previous.x()
        return QRectF(left, 0, right - left - 16, self.height())

    def _step_text(self, room: QRectF) -> str:
        """The step, shortened to its part of a room."""
        most = room.width() * STEP_SHARE
        return QFontMetricsF(self.font()).elidedText(self._step, Qt.TextElideMode.ElideRight, most)

    def free(self) -> QRectF:
        """The room between title and step, where at most the detail is covered."""
        room, metrics = self._room(), QFontMetricsF(self.font())
        step = self._step_text(room)
        if step:
            room.setRight(room.right() - metrics.horizontalAdvance(step) - 24)
        used = QFontMetricsF(self._title_font()).horizontalAdvance(self._title) + 14
        room.setLeft(min(room.left() + used, room.right()))
        return room

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, room = self._title_font(), self._room()
        whole = self._paint_step(painter, room)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(theme().text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + 14)
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        detail = QFontMetricsF(self.font()).elidedText(
            self._detail, Qt.TextElideMode.ElideRight, max(0.0, room.width())
        )
        told = "\n".join(filter(None, (self.accessibleName(), self._step)))
        self.setToolTip("" if whole and (title, detail) == self.texts else as_written(told))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, detail)
        painter.end()

    def _paint_step(self, painter: QPainter, room: QRectF) -> bool:
        """Write the step at the right of a room, and take its width off; whether all of it fits."""
        if not self._step:
            return True
        metrics = QFontMetricsF(self.font())
        text = self._step_text(room)
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        room.setRight(room.right() - metrics.horizontalAdvance(text) - 24)
        return text == self._step


class BottomBar(QWidget):
    """Back, slide, on; the place; where the stage is in the network; the colour scale."""

    layer_wanted = Signal(int)

    def __init__(self, sliding: Sliding, place: QWidget, parent: QWidget | None = None) -> None:
        """`place` is the label that says which cell is explained."""
        super().__init__(parent)
        self._sliding = sliding
        self.back = IconButton("step-back", self.tr("One place back"), "", self)
        self.play = SlideButton(self)
        self.forward = IconButton("step-forward", self.tr("One place forward"), "", self)
        self.stop = IconButton(
            "stop", self.tr("Take the window away: the maps are whole again"), "", self
        )
        self.dots = Dots(self)
        self.dots.chosen.connect(self.layer_wanted)
        self.scale = ScaleBar(self)
        self._box = box = QHBoxLayout(self)
        for part in (self.back, self.play, self.forward, self.stop):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.addWidget(part)
        box.addWidget(place, 1)
        box.addWidget(self.dots)
        box.addWidget(self.scale)
        self.back.clicked.connect(lambda: sliding.step(-1))
        self.play.clicked.connect(sliding.toggle)
        self.forward.clicked.connect(lambda: sliding.step(1))
        self.stop.clicked.connect(sliding.stop)
        sliding.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the window moves, and can."""
        can_walk = self._sliding.walk() is not None
        for part in (self.back, self.play, self.forward):
            part.setEnabled(can_walk)
        self.play.show_playing(self._sliding.is_playing)
        self.stop.setVisible(self._sliding.position >= 0)

    def arrange(self, found: Arrangement) -> None:
        """Lie at the lower edge."""
        self.setGeometry(found.bottom)
        side = found.gap(SIDE_PX)
        self._box.setContentsMargins(side, 0, side, 0)
        self._box.setSpacing(found.gap(8))


class ScaleBar(QWidget):
    """Where the colours of the map end, and the colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: MapScale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        """Where they end; "" while there is no map."""
        if self._scale is None:
            return ""
        end = scaled_text(self._scale.limit, self._scale.limit)
        return f"±{end}" if self._scale.palette == "signed" else f"0–{end}"

    def show_scale(self, scale: MapScale | None) -> None:
        """Show the scale of the map on the stage."""
        self._scale = scale
        self.setAccessibleName(self.text)
        beyond = self.tr("Values beyond the ends have the last colour.")
        self.setToolTip(beyond if scale is not None and scale.is_exceeded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The numbers and a bar beside them."""
        metrics = self.fontMetrics()
        bar = round(9 * metrics.averageCharWidth())
        return QSize(metrics.horizontalAdvance(self.text) + bar + 12, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().muted)
        room = QRectF(self.rect())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text)
        left = QFontMetricsF(self.font()).horizontalAdvance(self.text) + 10
        tall = self.fontMetrics().height() * 0.7
        bar = QRectF(left, (room.height() - tall) / 2, room.width() - left - 1, tall)
        paint_scale(painter, bar, self._scale.palette)
        painter.end()


class Dots(QWidget):
    """A dot for each layer, the one on the stage filled; a click goes to another."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_layers(self, names: tuple[str, ...], at: int) -> None:
        """Show where the stage is among the layers of these names."""
        self._names, self._at = names, at
        if names:
            self.setAccessibleName(
                self.tr("Layer {number} of {count}: {name}").format(
                    number=at + 1, count=len(names), name=names[at]
                )
            )
        self.setVisible(len(names) > 1)
        self.updateGeometry()
        self.update()

    def _pitch(self) -> float:
        """Pixels from one dot to the next: close where there are many."""
        return self.fontMetrics().height() * min(0.9, 11 / max(1, len(self._names)))

    def sizeHint(self) -> QSize:
        """A row."""
        return QSize(round(self._pitch() * len(self._names)) + 16, self.fontMetrics().height())

    def dot(self, at: int) -> QPointF:
        """The middle of a dot."""
        return QPointF(8 + self._pitch() * (at + 0.5), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._names:
            return
        painter.setPen(QPen(theme().field_border, 2))
        painter.drawLine(self.dot(0), self.dot(len(self._names) - 1))
        for at in range(len(self._names)):
            here = at == self._at
            radius = min(self._pitch() / 2.4, self.fontMetrics().height() / (3.2 if here else 5))
            painter.setPen(QPen(theme().accent if here else theme().muted, 2))
            painter.setBrush(theme().accent if here else theme().background)
            painter.drawEllipse(self.dot(at), radius, radius)
        painter.end()

    def _dot_at(self, point: QPointF) -> int:
        at = int((point.x() - 8) // self._pitch())
        return at if 0 <= at < len(self._names) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._dot_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(at)

    def event(self, event: QEvent) -> bool:
        """Tell the name of the layer under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._dot_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), as_written(self._names[at] if at >= 0 else ""), self
            )
            return True
        return super().event(event)
