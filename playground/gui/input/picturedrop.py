"""Pictures that are dropped on a window or pasted into it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QPoint,
    QRectF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from playground.core.messages import Message, Refused, marked
from playground.gui.input.dropped import (
    DataFolder,
    KernelNumbers,
    Offered,
    OpenedFile,
    Picture,
    Place,
    Refusal,
    SessionFile,
    decided,
    several_note,
)
from playground.gui.input.embedded import data_address, embedded_picture
from playground.gui.input.pictureloader import PictureSource, bytes_source, file_source
from playground.gui.widgets.pastedtext import text_in
from playground.gui.widgets.sessiontarget import session_target
from playground.gui.widgets.theme import theme
from playground.kernels.text import parse_matrix
from playground.pictures.load import LoadedPicture

_ENCODED = (
    *("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp"),
    *("image/x-bmp", "image/x-ms-bmp", "image/gif", "image/x-portable-anymap"),
    *("image/heic", "image/heif"),
)
"""Kinds of files that a clipboard may hold as bytes: best as it is, with its depth and alpha."""


OnNumbers: TypeAlias = Callable[[KernelNumbers, PictureSource | None], None]

MOST_TEXT: Final = 20_000
"""Characters of a text that is looked at for numbers: more than the largest filter takes."""


def install_drop(
    window: QWidget,
    on_picture: Callable[[PictureSource], None],
    on_file: Callable[[OpenedFile | DataFolder], None] = lambda file: None,
    on_numbers: OnNumbers | None = None,
    place_of: Callable[[QWidget | None], Place] = lambda widget: "elsewhere",
) -> PictureDrop:
    """Let pictures and files be dropped on `window`, and pasted where no field takes the paste.

    `on_picture` gets a picture that is still to be read; where there is none, reading it raises
    Refused with the reason. `on_file` gets the file of a kernel, a stack or a network, or a folder,
    and `on_numbers` numbers, with the picture of them, if there is one; `place_of` says what a
    widget of the window belongs to.
    """
    return PictureDrop(window, on_picture, on_file, on_numbers, place_of)


def offers_picture(mime: QMimeData) -> bool:
    """Whether what is dragged may be a picture: an image, or files."""
    return mime.hasUrls() or _has_image(mime) or _written_out(mime) is not None


def offered_by(mime: QMimeData) -> Offered:
    """The content that is offered; no file and no picture of it is read."""
    urls = mime.urls()
    return Offered(
        files=tuple(url.toLocalFile() for url in urls if url.isLocalFile()),
        has_picture=_has_picture(mime),
        numbers=_numbers_in(mime),
        address=_shortened(urls[0].toDisplayString()) if urls else "",
    )


def dropped_source(mime: QMimeData) -> PictureSource:
    """The picture that was dropped."""
    return _source(mime, offered_by(mime))


def _source(mime: QMimeData, offered: Offered) -> PictureSource:
    wanted = decided(replace(offered, numbers=""))
    if isinstance(wanted, Refusal):
        return _no_source(wanted.message)
    if not isinstance(wanted, Picture) or wanted.path:
        path = offered.files[0]
        return replace(file_source(path), note=several_note(offered.files))
    if _has_image(mime):  # a browser gives the picture along with its address
        return _image_source(mime, _dragged_name(mime.urls()))
    written = _written_out(mime)
    assert written is not None
    return bytes_source(written, marked("message", "pasted picture"))


def pasted_source(mime: QMimeData) -> PictureSource:
    """The picture in a clipboard: an image, a file, or the path of one as text."""
    if offers_picture(mime):
        return dropped_source(mime)
    path = _path_in(mime.text()) if mime.hasText() else None
    if path is None:
        text = marked("message", "The clipboard holds neither a picture nor the path of one.")
        return _no_source(Message(text))
    return file_source(path)


def clipboard_source() -> PictureSource:
    """The picture in the clipboard of this computer."""
    return pasted_source(QGuiApplication.clipboard().mimeData() or QMimeData())  # None if empty


def _no_source(reason: Message) -> PictureSource:
    def refuse() -> LoadedPicture:
        raise Refused(reason.text, **reason.values)

    return PictureSource("", refuse)


def _has_picture(mime: QMimeData) -> bool:
    return _has_image(mime) or _written_out(mime) is not None


def _numbers_in(mime: QMimeData) -> str:
    """The text that is offered, if it reads as several numbers."""
    text = "" if mime.hasUrls() else text_in(mime)
    if not text or len(text) > MOST_TEXT:
        return ""
    try:
        return text if parse_matrix(text).size > 1 else ""
    except Refused:
        return ""


def _has_image(mime: QMimeData) -> bool:
    return mime.hasImage() or any(mime.hasFormat(kind) for kind in _ENCODED)


def _dragged_name(urls: list[QUrl]) -> str:
    name = urls[0].fileName() if urls else ""
    return name or marked("message", "pasted picture")


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-19:]}"


def _path_in(text: str) -> Path | None:
    """The path that a text consists of, be it quoted, with ~ or as a file URL."""
    lines = text.strip().splitlines()
    if len(lines) != 1:
        return None
    text = lines[0].strip().strip("\"'")
    url = QUrl(text)
    if url.isLocalFile():
        return Path(url.toLocalFile())
    try:
        path = Path(text).expanduser()
        is_path = os.path.isfile(path) or (path.is_absolute() and os.path.isdir(path.parent))
    except (OSError, RuntimeError, ValueError):  # longer than a path may be, no home, a NUL
        return None
    return path if is_path else None


def _written_out(mime: QMimeData) -> bytes | None:
    """A picture that is written out in an address, in text or in HTML."""
    addresses = [bytes(url.toEncoded().data()).decode("ascii", "replace") for url in mime.urls()]
    texts = [*addresses, mime.text() if mime.hasText() else ""]
    found = next(filter(None, map(data_address, texts)), None)
    return found or (embedded_picture(mime.html()) if mime.hasHtml() else None)


def _image_source(mime: QMimeData, name: str) -> PictureSource:
    """The first of the formats offered that can be read: some programs offer empty ones."""
    offered = [bytes(mime.data(kind).data()) for kind in _ENCODED if mime.hasFormat(kind)]
    image = mime.imageData() if mime.hasImage() else None

    def read() -> LoadedPicture:
        reason = Refused(marked("message", "The picture in the clipboard cannot be read."))
        for data in filter(None, offered):
            try:
                return bytes_source(data, name).read()
            except Refused as refused:
                reason = refused
        if isinstance(image, QImage) and not image.isNull():
            return bytes_source(_encoded(image), name).read()
        raise reason

    return PictureSource(name, read)


def _encoded(image: QImage) -> bytes:
    """The image as the bytes of a file, so that it meets the same limits as any other."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Uncompressed is quickest, but has no transparency.
    image.save(buffer, "PNG" if image.hasAlphaChannel() else "BMP")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class PictureDrop(QObject):
    """Watches a window for pictures that are dropped on it or pasted into it."""

    def __init__(
        self,
        window: QWidget,
        on_picture: Callable[[PictureSource], None],
        on_file: Callable[[OpenedFile | DataFolder], None],
        on_numbers: OnNumbers | None,
        place_of: Callable[[QWidget | None], Place],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._on_picture = on_picture
        self._on_file = on_file
        self._on_numbers = on_numbers
        self._place_of = place_of
        self._veil = _DropOverlay(window)
        self._handle: QWindow | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    def paste(self) -> None:
        """Take the picture in the clipboard, or the file."""
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # None if empty
        path = None if offers_picture(mime) or not mime.hasText() else _path_in(mime.text())
        offered = Offered((str(path),)) if path is not None else offered_by(mime)
        if not self._take(offered, mime, self._window.focusWidget()):
            self._on_picture(pasted_source(mime))

    def _take(self, offered: Offered, mime: QMimeData, target: QWidget | None) -> bool:
        """Hand on what is no picture alone; false for one."""
        wanted = decided(offered, self._place_of(target))
        taker = session_target(target) if isinstance(wanted, SessionFile) else None
        if taker is not None and isinstance(wanted, SessionFile):
            taker.take_session(wanted.path)
        elif isinstance(wanted, OpenedFile | DataFolder):
            self._on_file(replace(wanted, note=several_note(offered.files)))
        elif isinstance(wanted, KernelNumbers) and self._on_numbers is not None:
            self._on_numbers(wanted, _source(mime, offered) if wanted.with_picture else None)
        else:
            return False
        return True

    def _welcomes(self, event: QDropEvent) -> bool:
        """Whether what is dragged can be taken, and is not for the field under the mouse."""
        if not self._window.isEnabled():
            return False
        mime = event.mimeData()
        if offers_picture(mime):
            return True
        target = self._window.childAt(event.position().toPoint())
        is_for_field = target is not None and target.acceptDrops()
        return self._on_numbers is not None and not is_for_field and bool(_numbers_in(mime))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._window:
            # Comes here only when no field and no action has used it.
            if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return True
        elif kind in (QEvent.Type.Show, QEvent.Type.WinIdChange) and watched is self._window:
            self._watch_handle()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            return self._drag(event)
        elif kind == QEvent.Type.DragLeave:
            self._veil.hide()
        elif kind == QEvent.Type.Drop:
            return self._drop(event)
        return False

    def _watch_handle(self) -> None:
        """Look at drags before widgets do: a text field would take a file as its path."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _drag(self, event: QEvent) -> bool:
        assert isinstance(event, QDragEnterEvent | QDragMoveEvent)
        if not self._welcomes(event):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._veil.show_over(self._window)
        return True

    def _drop(self, event: QEvent) -> bool:
        self._veil.hide()
        assert isinstance(event, QDropEvent)
        if not self._welcomes(event):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        offered = offered_by(event.mimeData())
        target = self._window.childAt(event.position().toPoint())
        if not self._take(offered, event.mimeData(), target):
            self._on_picture(_source(event.mimeData(), offered))
        return True


class _DropOverlay(QWidget):
    """Says, while a picture or a file is dragged over the window, that it can be dropped."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("DropVeil")
        self.hide()

    def show_over(self, window: QWidget) -> None:
        """Cover the window."""
        if not self.isVisible():
            self.setGeometry(window.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QColor(colours.background)
        shade.setAlpha(190)
        painter.fillRect(self.rect(), shade)
        painter.setPen(QPen(colours.accent, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 8, 8)
        font = self.font()
        font.setPointSizeF(16)
        font.setBold(True)
        painter.setFont(font)
        text = self.tr("Drop it here to open it")
        rect = painter.fontMetrics().boundingRect(text).adjusted(-16, -8, 16, 8)
        rect.moveCenter(QPoint(self.width() // 2, self.height() // 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(colours.on_accent)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
