"""The `screenshot` command: the window, rendered off screen into a PNG file."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playground.cli.amounts import WidthAndHeight
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.pictures.save import save_bytes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from playground.app import Program
    from playground.gui.shell.window import MainWindow

TIMEOUT_S = 120.0
"""Seconds that the maps may take."""

MAX_SIDE_PX = 8192
"""Pixels along a side."""

DISTURBING = (
    *("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_USE_PHYSICAL_DPI"),
    *("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE"),
)
"""Settings of a desktop by which the picture would have another size or look than asked for."""

THEME_NAMES = ("light", "dark", "contrast")
"""Those of `gui.widgets.theme`, which imports Qt: the command line waits for no Qt."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = "Render the window off screen into a PNG file. No display is needed."
    parser.add_argument("output", metavar="OUT.png", help="the file to write")
    parser.add_argument("--picture", metavar="P", help="a picture file, or the name of a sample")
    parser.add_argument(
        "--size",
        type=WidthAndHeight(MAX_SIDE_PX),
        default="1440x900",
        metavar="WxH",
        help="width and height of the window in pixels (default: %(default)s)",
    )
    parser.add_argument(
        "--theme", default="light", choices=THEME_NAMES, help="default: %(default)s"
    )


def run(options: argparse.Namespace) -> int:
    """Render the window with its maps; the exit status is returned."""
    width, height = options.size
    target = Path(options.output)
    if target.suffix.lower() != ".png":
        raise Refused(
            marked("message", "{file} does not end with .png, and a screenshot is a PNG file."),
            file=options.output or "''",
        )
    if not os.path.isdir(target.parent):
        raise Refused(marked("message", "There is no folder {folder}."), folder=str(target.parent))
    for name in DISTURBING:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from playground import app
    from playground.gui.shell.startpicture import with_picture

    session = app.first_session()
    if options.picture is not None:
        session, notes = with_picture(session, options.picture)
        for note in notes:
            print(note, file=sys.stderr)
    save_bytes(target, _rendered(session, width, height, options.theme))
    print(target)
    return 0


def _rendered(session: Session, width: int, height: int, theme: str) -> bytes:
    """The window around a session, as a PNG file."""
    from PySide6.QtCore import QSettings

    from playground import app
    from playground.gui.state.language import install_language, system_language
    from playground.gui.widgets.theme import apply_theme

    application = app.make_application()
    apply_theme(application, theme)
    install_language(application, system_language())
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        with _without_bounds_told():
            program = app.build(session, settings)
            program.store.look(pin=app.FIRST_PIN)
            try:
                _lay_out(program.window, width, height)
                _wait(application, program)
                return _png(program.window)
            finally:
                program.window.close()


@contextmanager
def _without_bounds_told() -> Iterator[None]:
    """Leave out Qt's complaint that there is no desktop to tell a window's bounds."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def told(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del kind, context
        if "propagateSizeHints" not in text:
            print(text, file=sys.stderr)

    before = qInstallMessageHandler(told)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _lay_out(window: MainWindow, width: int, height: int) -> None:
    least = window.minimumSizeHint()
    if width < least.width() or height < least.height():
        raise Refused(
            marked("message", "The window needs at least {width}x{height} pixels."),
            width=least.width(),
            height=least.height(),
        )
    window.resize(width, height)
    window.show()


def _wait(application: QApplication, program: Program) -> None:
    """Until the maps are there, and what they set off is done."""
    until = time.monotonic() + TIMEOUT_S
    evaluation = program.evaluation
    while evaluation.shown is None or evaluation.is_busy:
        if time.monotonic() > until:
            raise Refused(
                marked("message", "The maps were not ready after {seconds} seconds."),
                seconds=round(TIMEOUT_S),
            )
        application.processEvents()
        time.sleep(0.002)
    for _ in range(3):  # a layout, then what its new sizes ask for, then that being painted
        application.processEvents()


def _png(window: MainWindow) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
