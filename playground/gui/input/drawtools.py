"""The drawing tools: tool, brush, ink and paper, and new canvases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.fields import Field
from playground.core.messages import marked
from playground.core.network_input import Levels
from playground.gui.input.picturepage import section_label
from playground.gui.input.swatches import Swatches
from playground.gui.state.pen import Pen
from playground.gui.widgets.fieldcontrols import NumberFieldControl
from playground.gui.widgets.forms import Form
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.sliders import NumberControl
from playground.gui.widgets.wording import translated
from playground.gui.widgets.wraprow import WrapRow, WrapSegments
from playground.pictures.brush import Colour

CANVAS_SIDES = (4, 8, 16, 28, 32, 64)
"""Sides of the canvases to begin on."""

TOOLS_PX = 28
"""Width of the tools where they stand beside the canvas, one below the other."""

CELLS_A_STROKE = 10
"""The brush is so many times as thin as the canvas is long: 3 cells of 28, as in MNIST."""

MAX_LINE_CELLS = 12
"""The brush for a photograph is no thicker than this, however long it is."""

TOOLS = (
    (
        "pencil",
        marked("draw", "Pencil"),
        marked("draw", "Draw freely. Size 1 sets whole cells, larger brushes have soft edges."),
    ),
    (
        "line",
        marked("draw", "Line"),
        marked("draw", "Pull a straight line; with Shift level, upright or at 45°."),
    ),
    (
        "rectangle",
        marked("draw", "Rectangle"),
        marked("draw", "Pull a rectangle from corner to corner; with Shift a square."),
    ),
    (
        "ellipse",
        marked("draw", "Ellipse"),
        marked("draw", "Pull an ellipse from corner to corner; with Shift a circle."),
    ),
    (
        "fill",
        marked("draw", "Fill"),
        marked("draw", "Set the cell and all cells of its value that are joined to it."),
    ),
    (
        "eraser",
        marked("draw", "Eraser"),
        marked("draw", "Bring the paper back. The right button erases with any tool."),
    ),
)

FIELDS = {
    "size": Field(
        "int",
        marked("field", "Size"),
        marked("field", "Diameter of the brush in cells; the pressure on a pen makes it less."),
        low=1,
        high=256,
    ),
    "hardness": Field(
        "float",
        marked("field", "Hardness"),
        marked("field", "1 has crisp edges; at 0 the ink fades from the middle outwards."),
        low=0,
        high=1,
        relevant=lambda tools: tools.has_edge,
    ),
    "unit": Field(
        "float",
        marked("field", "Ink"),
        marked("field", "The intensity that the tools leave: 0 is black, 1 is white."),
        low=0,
        high=1,
        relevant=lambda tools: tools.scale == "unit",
    ),
    "byte": Field(
        "int",
        marked("field", "Ink"),
        marked("field", "The intensity that the tools leave: 0 is black, 255 is white."),
        low=0,
        high=255,
        relevant=lambda tools: tools.scale == "byte",
    ),
}
"""The settings of the brush; the ink is an intensity on the scale that the network is fed."""


class DrawTools(QWidget):
    """The controls under the canvas; they make up the pen to draw with."""

    palette_part = marked("palette", "Drawing")

    pen_changed = Signal(object)
    """The Pen to draw with."""

    clear_wanted = Signal()
    invert_wanted = Signal()

    paper_wanted = Signal(float)
    """The drawing's paper is to have this intensity."""

    canvas_wanted = Signal(int)
    """A new canvas with so many cells on each side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pen = Pen()
        self.scale = "unit"
        self.is_spread = False
        """Whether the tools stand beside the canvas."""
        self._sheet = (0, False)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(8)
        self._box, self._below = QVBoxLayout(), QVBoxLayout()
        for box in (self._box, self._below):
            self._columns.addLayout(box, 1)
            box.setSpacing(8)
        self._add_tools()
        self._add_brush()
        self._add_paper()
        self._add_canvases()
        for box in (self._box, self._below):
            box.addStretch(1)  # one of them is lower than the other
        self.set_picture(28, False, "unit")

    @property
    def has_edge(self) -> bool:
        """Whether hardness matters: a brush of one cell has no edge, and filling has no brush."""
        return self.pen.size > 1 and self.pen.tool != "fill"

    def spread(self, beside: QBoxLayout | None) -> None:
        """Have the tools left of the canvas, in the layout `beside`, and the rest in two columns.

        None brings all of it together again, one below the other.
        """
        if (beside is not None) == self.is_spread:
            return
        self.is_spread = beside is not None
        self._box.removeItem(self._all_at_once)
        if beside is not None:
            self.tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            self.tools.setFixedWidth(TOOLS_PX)
            beside.insertWidget(0, self.tools, 0, Qt.AlignmentFlag.AlignTop)
            self._below.insertLayout(0, self._all_at_once)
            self._columns.setDirection(QBoxLayout.Direction.LeftToRight)
            self._columns.setSpacing(16)
        else:
            self._below.removeItem(self._all_at_once)
            self.tools.setSizePolicy(self._tools_policy)
            self.tools.setMinimumWidth(0)
            self.tools.setMaximumWidth(16_777_215)
            self._box.insertWidget(0, self.tools)
            self._box.insertLayout(1, self._all_at_once)
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
            self._columns.setSpacing(8)

    def set_picture(self, longest: int, rgb: bool, levels: Levels, on_sheet: bool = False) -> None:
        """Offer what suits a picture with so many cells on its longest side.

        On a sheet, strokes are as thick as those of the data; on a picture, no thicker than a line.
        """
        pen = self.pen
        if self._sheet != (longest, on_sheet):
            self._sheet = longest, on_sheet
            number = cast(NumberFieldControl, self.brush.control("size")).number
            assert isinstance(number, NumberControl)
            number.set_slider_range(1, min(FIELDS["size"].high, max(4, longest // 2)))
            size = max(1, round(longest / CELLS_A_STROKE))
            pen = replace(pen, size=float(size if on_sheet else min(MAX_LINE_CELLS, size)))
        self.scale = "rgb" if rgb else levels
        self._take(replace(pen, ink=_in_colour(pen.ink) if rgb else _in_gray(pen.ink)))

    def take_pen(self, pen: Pen | None) -> None:
        """Take a pen into the hand, if there is one."""
        if pen is not None:
            self._take(pen)

    def choose_tool(self, name: str) -> None:
        """Take a tool into the hand."""
        self._take(replace(self.pen, tool=cast(Any, name)))

    def follow_paper(self, paper: float | None) -> None:
        """Have the paper of the drawing for the eraser, and ink that is seen on it."""
        if paper is not None and round(paper) != round(_in_gray(self.pen.paper)):
            self._take(self._on_paper(float(round(paper))))

    # Building.

    def _add_tools(self) -> None:
        self.tools = WrapSegments(self, compact=True)
        self.tools.setAccessibleName(self.tr("Tool"))
        self.tools.set_choices(
            [(name, translated("draw", title), _help(title, text)) for name, title, text in TOOLS],
            icons={name: name for name, _, _ in TOOLS},
        )
        self.tools.chosen.connect(self.choose_tool)
        self._tools_policy = self.tools.sizePolicy()
        self._box.addWidget(self.tools)
        self.filled = Segmented(
            [
                ("outline", self.tr("Outline"), self.tr("Draw the edge, as wide as the brush")),
                ("filled", self.tr("Filled"), self.tr("Draw the edge and all within")),
            ],
            self,
        )
        self.filled.setAccessibleName(self.tr("Shape"))
        self.filled.chosen.connect(
            lambda value: self._take(replace(self.pen, filled=value == "filled"))
        )
        self._box.addWidget(self.filled)

    def _add_brush(self) -> None:
        self.brush = Form(FIELDS, self)
        self.brush.edited.connect(self._brush_edited)
        for name in FIELDS:  # three digits are enough here, so that all fits a narrow panel
            number = cast(NumberFieldControl, self.brush.control(name)).number
            assert isinstance(number, NumberControl)
            number.spin.set_room("0.000")
            number.slider.setMinimumWidth(32)
        self._box.addWidget(self.brush)
        self.swatches = Swatches(self)
        self.swatches.chosen.connect(lambda colour: self._take(replace(self.pen, ink=colour)))
        self._box.addWidget(self.swatches)

    def _add_paper(self) -> None:
        explanation = self.tr(
            "What the eraser, Clear and a new canvas leave; a drawing is inverted with it"
        )
        self.paper = Segmented(
            [
                ("black", self.tr("Black"), self.tr("{use}: intensity 0").format(use=explanation)),
                ("white", self.tr("White"), self.tr("{use}: intensity 1").format(use=explanation)),
            ],
            self,
        )
        self.paper.setAccessibleName(self.tr("Paper"))
        self.paper.chosen.connect(self._paper_chosen)
        label = QLabel(self.tr("Paper"), self)
        label.setToolTip(explanation)
        line = QHBoxLayout()
        self._below.addLayout(line)
        line.setSpacing(8)
        line.addWidget(label)
        line.addStretch(1)
        line.addWidget(self.paper)
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.setAccessibleName(self.tr("Clear picture"))
        self.clear.setToolTip(self.tr("Cover the whole picture with the paper"))
        self.clear.clicked.connect(self.clear_wanted)
        self.invert = QPushButton(self.tr("Invert"), self)
        self.invert.setAccessibleName(self.tr("Invert picture"))
        self.invert.setToolTip(self.tr("Make white of black and black of white: 1 − x"))
        self.invert.clicked.connect(self.invert_wanted)
        # Near the tools: it is what is wanted between two drawings.
        line = self._all_at_once = QHBoxLayout()
        self._box.insertLayout(self._box.indexOf(self.tools) + 1, line)
        line.setSpacing(8)
        line.addWidget(self.clear)
        line.addWidget(self.invert)
        line.addStretch(1)

    def put_at_clear(self, part: QWidget) -> None:
        """Have something fill the line in which all is cleared."""
        self._all_at_once.addWidget(part, 4)

    def put_at_brush(self, part: QWidget) -> None:
        """Have something beneath what the brush is set with."""
        self._box.insertWidget(self._box.count() - 1, part)

    def _add_canvases(self) -> None:
        self._below.addWidget(section_label(self.tr("NEW CANVAS"), self))
        self.canvases = WrapRow(4, 4, self)
        self.canvases.set_items([self._canvas_button(side) for side in CANVAS_SIDES])
        self._below.addWidget(self.canvases)

    def _canvas_button(self, side: int) -> QToolButton:
        button = QToolButton()
        button.setText(str(side))
        button.setProperty("tool", True)
        button.setMinimumWidth(28)
        explanation = self.tr("Begin on an empty canvas of {side}×{side} cells").format(side=side)
        button.setToolTip(explanation)
        button.setAccessibleName(explanation)
        button.clicked.connect(lambda: self.canvas_wanted.emit(side))
        return button

    # Changing.

    def _brush_edited(self, name: str, value: Any, live: bool) -> None:
        match name:
            case "size":
                self._take(replace(self.pen, size=float(value)))
            case "hardness":
                self._take(replace(self.pen, hardness=value))
            case "unit":
                self._take(replace(self.pen, ink=value))
            case "byte":
                self._take(replace(self.pen, ink=value / 255))

    def _paper_chosen(self, name: str) -> None:
        paper = 1.0 if name == "white" else 0.0
        self._take(self._on_paper(paper))
        self.paper_wanted.emit(paper)

    def _on_paper(self, paper: float) -> Pen:
        """The pen on other paper, with ink that is seen on it."""
        ink = self.pen.ink
        if _in_gray(ink) == paper:
            ink = 1.0 - paper if self.scale != "rgb" else _in_colour(1.0 - paper)
        return replace(self.pen, paper=paper, ink=ink)

    def _take(self, pen: Pen) -> None:
        changed = pen != self.pen
        self.pen = pen
        self.tools.set_value(pen.tool)
        self.filled.setVisible(pen.tool in ("rectangle", "ellipse"))
        self.filled.set_value("filled" if pen.filled else "outline")
        self.paper.set_value("white" if pen.paper else "black")
        self.swatches.setVisible(self.scale == "rgb")
        self.swatches.set_value(_in_colour(pen.ink))
        self.brush.show_values(self._shown_value, self)
        if changed:
            self.pen_changed.emit(pen)

    def _shown_value(self, name: str) -> float:
        values = {
            "size": self.pen.size,
            "hardness": self.pen.hardness,
            "unit": _in_gray(self.pen.ink),
            "byte": round(_in_gray(self.pen.ink) * 255),
        }
        return values[name]


def _help(title: str, text: str) -> str:
    return f"<b>{translated('draw', title)}</b><br>{translated('draw', text)}"


def _in_gray(ink: Colour) -> float:
    """The intensity of an ink: the luma of ITU-R BT.601, to the thousandth."""
    if isinstance(ink, tuple):
        return round(0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2], 3)
    return ink


def _in_colour(ink: Colour) -> tuple[float, float, float]:
    return ink if isinstance(ink, tuple) else (ink, ink, ink)
