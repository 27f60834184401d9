"""Ink: drawing over what is presented, by mouse or pen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.core.ink import INK_COLOURS, MAX_POINTS, MAX_WIDTH, MIN_WIDTH, Point, Stroke
from playground.core.messages import marked
from playground.gui.present.inkbar import InkBar
from playground.gui.present.inkpainting import COLOURS, DARK_EDGE, LIGHT_EDGE, paint_stroke
from playground.gui.present.tools.tool import Ground, Tool, around, presenting_tool
from playground.gui.widgets.everymove import EveryMove

WIDTH = 0.008
"""Of a stroke at first, in parts of the window's height: 6 pixels on a projector of 768."""

GROWTH = 1.3
"""Of the width, with each notch of the wheel."""

ERASER = 0.02
"""Radius of the eraser, likewise."""

STEP_PX = 2.0
"""The hand has moved so far before another point is kept."""


@presenting_tool
class InkPen(Tool):
    """Draws strokes, which stay when it is put away, and erases those that it touches."""

    name = "ink"
    order = 40
    key = "I"
    text = marked("present", "ink")
    title = marked("gesture", "Ink")
    gestures = (
        marked(
            "gesture",
            "I: draws; what is drawn stays with what it lies over, until it is cleared",
        ),
        marked("gesture", "1 to 4: choose the colour"),
        marked("gesture", "Wheel, + and −: make the line thicker or thinner"),
        marked("gesture", "E, or the other end of a pen: erases the strokes that it touches"),
        marked("gesture", "Ctrl+Z, Backspace: take back what was drawn or erased last"),
        marked("gesture", "Delete: clears all; Shift+I does it without the pen"),
    )
    takes_mouse = True

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.colour = INK_COLOURS[0]
        self.width = WIDTH
        self.is_eraser = False
        self._every_move = EveryMove()
        self._stroke: Stroke | None = None
        self._erases: bool | None = None
        """Whether the gesture that goes on erases; None while there is none."""

        self.bar = InkBar(ground.over)
        self.bar.colour_chosen.connect(self.choose_colour)
        self.bar.eraser_wanted.connect(self.choose_eraser)
        self.bar.thicker_wanted.connect(self.thicken)
        self.bar.undo_wanted.connect(ground.board.undo)
        self.bar.clear_wanted.connect(ground.board.clear)
        ground.board.shown.connect(self._show_state)
        self._show_state()

    def begun(self) -> None:
        """Show what there is to choose."""
        self.is_eraser = False
        self._show_state()
        self.bar.show()
        self.ground.over.window().setFocus()

    def ended(self) -> None:
        """Keep what was drawn, and hide the choices."""
        self.release()
        self.bar.hide()

    def rest(self, is_idle: bool) -> None:
        """Have the choices in view while the hand moves, but does not draw."""
        self.bar.setVisible(not is_idle and self._erases is None)

    def arrange(self) -> None:
        """Have the choices at the lower edge."""
        self.bar.arrange(self.ground.over.rect())

    def keys(self) -> dict[str, Callable[[], object]]:
        """The calls that the buttons make, by keys."""
        board = self.ground.board
        colours = {
            str(at): partial(self.choose_colour, name) for at, name in enumerate(INK_COLOURS, 1)
        }
        return {
            **colours,
            "E": self.choose_eraser,
            "+": partial(self.thicken, 1),
            "Shift++": partial(self.thicken, 1),  # where + is above another key
            "=": partial(self.thicken, 1),
            "-": partial(self.thicken, -1),
            "Ctrl+Z": board.undo,
            "Backspace": board.undo,
            "Del": board.clear,
        }

    def choose_colour(self, name: str) -> None:
        """Draw in another colour."""
        self.colour, self.is_eraser = name, False
        self._show_state()

    def choose_eraser(self) -> None:
        """Erase, or draw again."""
        self.is_eraser = not self.is_eraser
        self._show_state()

    def thicken(self, steps: float) -> None:
        """Draw thicker lines, or thinner ones for steps below 0."""
        self.width = min(MAX_WIDTH, max(MIN_WIDTH, self.width * GROWTH**steps))
        self._show_state()

    def wheel(self, notches: float) -> bool:
        """Another thickness."""
        self.thicken(notches)
        return True

    # Drawing.

    def press(self, at: QPointF, is_eraser: bool = False) -> None:
        """Begin a stroke, or to erase."""
        self._erases = is_eraser or self.is_eraser
        self.bar.hide()
        if self._erases:
            self._erase(at)
        else:
            self._every_move.begin()
            self._stroke = Stroke(self.colour, self.width, (self._point(at),))
        self._refresh_stroke()

    def move(self, at: QPointF) -> None:
        """Draw the stroke on, or erase on."""
        if self._erases:
            self._erase(at)
        elif self._stroke is not None:
            last, size = self._stroke.points[-1], self._size()
            way = at - QPointF(last[0] * size.width(), last[1] * size.height())
            if way.manhattanLength() >= STEP_PX:
                if len(self._stroke.points) >= MAX_POINTS:
                    board = self.ground.board
                    board.go_on(board.ink.with_stroke(self._stroke))
                    self._stroke = Stroke(self._stroke.colour, self._stroke.width, (last,))
                points = (*self._stroke.points, self._point(at))
                self._stroke = Stroke(self._stroke.colour, self._stroke.width, points)
                self._refresh_stroke()

    def release(self) -> None:
        """Keep the stroke, or what is left."""
        board = self.ground.board
        self._every_move.end()
        stroke, self._stroke = self._stroke, None
        goes_on, self._erases = self._erases is not None, None
        if stroke is not None:
            board.change(board.ink.with_stroke(stroke))
        board.end_step()
        if goes_on:
            self.bar.show()

    def _erase(self, at: QPointF) -> None:
        board, size = self.ground.board, self._size()
        board.go_on(board.ink.erased(self._point(at), ERASER, size.width() / size.height()))

    def _point(self, at: QPointF) -> Point:
        """A place of the window in shares of it, its nearest one where the hand is outside."""
        size = self._size()
        across, down = at.x() / size.width(), at.y() / size.height()
        return min(1.0, max(0.0, across)), min(1.0, max(0.0, down))

    def _size(self) -> QSizeF:
        return QSizeF(self.ground.over.size())

    def _refresh_stroke(self) -> None:
        """Have the end of the stroke painted: its last points alone change."""
        if self._stroke is None:
            return
        size = self._size()
        reach = round(self._stroke.width * size.height()) + 8
        box = QRect()
        for x, y in self._stroke.points[-4:]:
            at = QPointF(x * size.width(), y * size.height()).toPoint()
            box |= QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        self.ground.over.update(box)

    # What is seen.

    def _show_state(self) -> None:
        board = self.ground.board
        self.bar.show_state(
            "" if self.is_eraser else self.colour, board.can_undo, not board.ink.is_empty
        )
        self.ground.over.update()

    def _tip(self) -> float:
        """Radius of what touches the window, in pixels."""
        share = ERASER if self._erases or self.is_eraser else self.width / 2
        return max(3.0, share * self.ground.over.height())

    def area(self, at: QPointF) -> QRect:
        """The tip of the pen."""
        return around(at, self._tip() + 4)

    def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
        """The stroke that is being drawn, and the tip: a spot of the colour, or the eraser."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._stroke is not None:
            paint_stroke(painter, self._stroke, self._size())
        erases = self._erases or self.is_eraser
        painter.setBrush(Qt.BrushStyle.NoBrush if erases else COLOURS[self.colour])
        for width, colour in ((4, DARK_EDGE), (2, LIGHT_EDGE)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, self._tip(), self._tip())
