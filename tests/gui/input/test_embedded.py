"""Pictures in addresses, in HTML, and beside empty ones: the richest that can be read wins."""

from __future__ import annotations

import base64
import io
from urllib.parse import quote

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from playground.core.messages import Refused
from playground.gui.input.picturedrop import dropped_source, offers_picture, pasted_source


def encoded(kind: str, side: int = 3) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (side, side), 90).save(stream, kind)
    return stream.getvalue()


def mime_of(text: str = "", html: str = "", url: str = "", **formats: bytes) -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if url:
        mime.setUrls([QUrl(url)])
    for name, data in formats.items():
        mime.setData(f"image/{name}", data)
    return mime


PNG64 = "data:image/png;base64," + base64.b64encode(encoded("PNG")).decode()
PERCENT = "data:image/gif," + quote(encoded("GIF"))
HTML = f'<p>words</p><IMG alt="x" src="{PNG64}"><img src="https://example.org/a.png">'


@pytest.mark.parametrize(
    "mime",
    [
        mime_of(text=PNG64),
        mime_of(text=f"  {PNG64[:60]}\n{PNG64[60:]} "),
        mime_of(text=PERCENT),
        mime_of(url=PNG64),
        mime_of(html=HTML),
        mime_of(html=HTML.replace('"', "'"), text="words"),
        mime_of(gif=encoded("GIF")),
        mime_of(png=b"", bmp=encoded("BMP")),
        mime_of(png=b"\x89PNG broken", jpeg=encoded("JPEG")),
    ],
)
def test_the_picture_is_found(mime: QMimeData) -> None:
    assert offers_picture(mime)
    for source in (pasted_source(mime), dropped_source(mime)):
        assert source.read().pixels.shape[:2] == (3, 3)


def test_an_empty_png_beside_a_bitmap_of_the_window_system() -> None:
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    mime = mime_of(png=b"")
    mime.setImageData(image)
    assert pasted_source(mime).read().pixels.shape[:2] == (3, 3)


@pytest.mark.parametrize(
    "mime", [mime_of(text="data: none"), mime_of(html="<img src='x.png'>"), mime_of(text="words")]
)
def test_what_is_no_picture_is_said(mime: QMimeData) -> None:
    with pytest.raises(Refused, match="clipboard holds neither a picture"):
        pasted_source(mime).read()
    assert not offers_picture(mime)
