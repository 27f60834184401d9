"""The presented page as a picture, with the ink on it: to be copied or saved, and handed out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget

from playground.core.ink import Ink
from playground.gui.present.inkpainting import paint_ink
from playground.gui.widgets.messagebar import MessageBar


def handout(page: QWidget, ink: Ink) -> QImage:
    """The page as it stands there, with the ink, without what points, helps or says something."""
    said = [bar for bar in page.findChildren(MessageBar) if not bar.isHidden()]
    for bar in said:
        bar.hide()
    image = page.grab().toImage()
    for bar in said:
        bar.show()
    painter = QPainter(image)
    paint_ink(painter, ink, QSizeF(page.size()))
    painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """The picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
