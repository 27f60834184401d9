"""Draws figures onto pictures and PDF pages, and measures their texts."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from playground.core.messages import Refused, marked
from playground.engine.view.palette import Rgb
from playground.figures.drawing.figure import MM_PER_PT, Figure, Image, Line, Text, Weight
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.fonts import HAN, SANS

MM_PER_INCH = 25.4
PDF_DPI = 1200
MAX_PIXELS = 2**28
"""Pixels of the largest picture: 16384 × 16384, of 1 GiB."""

MAX_SIDE_PX = 32_767
"""Qt paints on no larger picture."""

MEASURED_PT = 64
"""The size at which texts are measured: widths of small ones are rounded on screens."""


def measure(text: str, points: float, weight: Weight) -> float:
    """The width of a line of text in mm."""
    return QFontMetricsF(_font(MEASURED_PT, weight)).horizontalAdvance(text) * (
        points * MM_PER_PT / MEASURED_PT
    )


def size_in_pixels(figure: Figure, dpi: float) -> tuple[int, int]:
    """The width and height of the figure's picture; raises Refused where it gets too large."""
    scale = dpi / MM_PER_INCH
    width, height = round(figure.width * scale), round(figure.height * scale)
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PX or not width * height:
        raise Refused(
            marked(
                "message", "A picture of {width}×{height} pixels is not made: choose fewer dpi."
            ),
            width=width,
            height=height,
        )
    return width, height


def to_image(figure: Figure, dpi: float) -> QImage:
    """The figure on white, with so many pixels an inch; raises Refused where it gets too large."""
    scale = dpi / MM_PER_INCH
    width, height = size_in_pixels(figure, dpi)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise Refused(marked("message", "There is not enough memory for this picture."))
    image.fill(QColor("white"))
    per_metre = round(dpi / MM_PER_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _draw(painter, figure, scale)
    painter.end()
    return image


def to_png(figure: Figure, dpi: float) -> bytes:
    """The figure as a PNG file that knows its size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = to_image(figure, dpi).convertToFormat(QImage.Format.Format_RGB888)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def to_pdf(figure: Figure) -> bytes:
    """The figure as a page of a PDF file, its texts in the program's fonts, which come along."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(figure.title)
    writer.setCreator("Convolution Playground")
    # Pages have whole points; up to one stays white at the right and below.
    points = [float(math.ceil(side / MM_PER_PT)) for side in (figure.width, figure.height)]
    writer.setPageSize(QPageSize(QSizeF(*points), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(PDF_DPI)
    painter = QPainter(writer)
    _draw(painter, figure, PDF_DPI / MM_PER_INCH)
    painter.end()
    return _with_spaces(bytes(buffer.data().data()))


def _with_spaces(data: bytes) -> bytes:
    """The file with spaces that are read as such: Qt takes the first code of their glyph, a tab.

    What is changed is as long as it was, so that everything stays at its place.
    """

    def mended(table: re.Match[bytes]) -> bytes:
        return table.group().replace(b"<0009>", b"<0020>")

    return re.sub(rb"endcodespacerange.*?endcmap", mended, data, flags=re.DOTALL)


def _draw(painter: QPainter, figure: Figure, scale: float) -> None:
    """Draw a figure, one mm of it being `scale` units of the device."""
    for item in figure.items:
        match item:
            case Line():
                _draw_line(painter, item, scale)
            case Image():
                rect = QRectF(item.x, item.y, item.width, item.height)
                painter.drawImage(_times(rect, scale), rgb_image(item.pixels))
            case Text():
                _draw_text(painter, item, scale)


def _times(rect: QRectF, scale: float) -> QRectF:
    return QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale)


def _draw_line(painter: QPainter, item: Line, scale: float) -> None:
    polygon = QPolygonF([QPointF(x * scale, y * scale) for x, y in item.points])
    pen = QPen(Qt.PenStyle.NoPen)
    if item.ink is not None:
        pen = QPen(_colour(item.ink), item.width * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if item.dash:
            pen.setDashPattern([item.dash / item.width] * 2)
    painter.setPen(pen)
    if item.closed:
        painter.setBrush(Qt.BrushStyle.NoBrush if item.fill is None else _colour(item.fill))
        painter.drawPolygon(polygon)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon)


def _draw_text(painter: QPainter, item: Text, scale: float) -> None:
    painter.save()
    painter.translate(item.x * scale, item.y * scale)
    if item.turned:
        painter.rotate(-90)
    # Glyphs are set large and made smaller: a device of few dots would round their places.
    small = item.points * MM_PER_PT * scale / MEASURED_PT
    painter.scale(small, small)
    font = _font(MEASURED_PT, item.weight)
    painter.setFont(font)
    painter.setPen(_colour(item.ink))
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.align]
    wide = QFontMetricsF(font).horizontalAdvance(item.text) if shift else 0.0
    painter.drawText(QPointF(-shift * wide, 0), item.text)
    painter.restore()


def _font(pixels: int, weight: Weight) -> QFont:
    """The program's font; no sign changes by what stands beside it, so that each is read back."""
    font = QFont([SANS, HAN])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _colour(ink: Rgb) -> QColor:
    return QColor(*ink)
