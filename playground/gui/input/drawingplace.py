"""Where the drawing tools stand: beneath the canvas, or where there is width for it, left of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QWidget

from playground.gui.input.drawtools import DrawTools
from playground.gui.input.networkline import NetworkLine

SPREAD_PX = 360
"""Width of the panel from which on the tools stand left of a large canvas."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawingPlace:
    """The layouts of the input that change when the tools come beside the canvas.

    `canvas` is the row of the canvas, `view` has it and below it the `details` of the picture;
    `panel` has the view and the tools. The `switches` have a line of their own, `switch_line`, or
    stand in that of the `heading`, so that the canvas has the height. So does what the line `about`
    the network has to say of drawings.
    """

    tools: DrawTools
    canvas: QBoxLayout
    view: QBoxLayout
    details: QWidget
    panel: QBoxLayout
    heading: QBoxLayout
    switch_line: QBoxLayout
    switches: tuple[QWidget, ...]
    about: NetworkLine

    def spread(self, wide: bool) -> None:
        """Have the tools beside the canvas, what the pen is set with right beneath it, or not."""
        if wide == self.tools.is_spread:
            return
        self.tools.spread(self.canvas if wide else None)
        if wide:
            self.tools.put_at_brush(self.about.framing)
        else:
            self.about.take_framing_back()
        for at, part in enumerate(self.switches):
            (self.switch_line if wide else self.heading).removeWidget(part)
            if wide:
                self.heading.insertWidget(1 + at, part)
            else:
                self.switch_line.insertWidget(at, part, int(at == 0))
        if wide:
            self.panel.removeWidget(self.tools)
            self.view.insertWidget(self.view.indexOf(self.details), self.tools)
        else:
            self.view.removeWidget(self.tools)
            self.panel.insertWidget(self.panel.indexOf(self.view) + 2, self.tools)
