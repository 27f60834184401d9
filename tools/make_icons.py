"""Draw the application's icon in the sizes that desktops show it in.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.make_icons

writes `resources/icons/application/16.png` and so on. Small ones are drawn anew, their nine cells
on whole pixels; larger ones are the drawing `resources/icons/convolution-playground.svg`.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from playground import resources

FITTED = {16: (1, 4, 1), 22: (1, 6, 1), 24: (2, 6, 1), 32: (2, 8, 2), 48: (4, 12, 2)}
"""Pixels of an icon: its side, and then the margin, the side of a cell and the gap."""

SIZES = (*FITTED, 64, 128, 256)

STRONG, LIGHT = ("#f59322", "#0877bd"), ("#f3ad62", "#5aa3d3")
MIDDLE = "#dce2eb"


def fitted_drawing(side: int) -> str:
    """Return the icon as SVG, every edge of a cell between two pixels."""
    margin, cell, gap = FITTED[side]
    cells = []
    for row in range(3):
        left, right = STRONG if row == 1 else LIGHT
        for column, colour in enumerate((left, MIDDLE, right)):
            x, y = (margin + at * (cell + gap) for at in (column, row))
            cells.append(
                f'<rect x="{x}" y="{y}" width="{cell}" height="{cell}" rx="{cell / 8:g}"'
                f' fill="{colour}"/>'
            )
    plate = f'<rect width="{side}" height="{side}" rx="{side / 6:.2f}" fill="#ffffff"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f"{plate}{''.join(cells)}</svg>"
    )


def drawn(side: int) -> QImage:
    """Return the icon in a size."""
    if side in FITTED:
        drawing = fitted_drawing(side).encode()
    else:
        drawing = resources.path("icons", "convolution-playground.svg").read_bytes()
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return image


def main() -> int:
    """Write every size."""
    application = QGuiApplication(sys.argv[:1])
    folder = resources.path("icons", "application")
    folder.mkdir(exist_ok=True)
    for side in SIZES:
        drawn(side).save(str(folder / f"{side}.png"))
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
