"""The `screenshot` command: the window, rendered off screen into a PNG file."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from playground.core.messages import Refused, translate

TIMEOUT = 60.0
"""Seconds that the maps may take."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("output", metavar="OUT.png", help="the file to write")
    parser.add_argument("--picture", help="a picture file, or the name of a sample")
    parser.add_argument("--size", default="1440x900", help="width x height of the window")
    parser.add_argument("--theme", default="light", choices=("light", "dark"))


def run(options: argparse.Namespace) -> int:
    """Render the window with its maps; the exit status is returned."""
    width, height = _size(options.size)
    target = Path(options.output)
    if target.suffix.lower() != ".png":
        raise Refused(translate("message", "The screenshot is a PNG file: name it so, .png."))
    if not target.parent.is_dir():
        raise Refused(
            translate("message", "There is no folder {folder}."), folder=str(target.parent)
        )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _render(target, width, height, options.theme, options.picture)
    print(target)
    return 0


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().replace("×", "x").split("x"))
    except ValueError:
        width = height = 0
    if not (320 <= width <= 8192 and 240 <= height <= 8192):
        raise Refused(
            translate("message", "The size is width x height, such as 1440x900, not {text}."),
            text=text,
        )
    return width, height


def _render(target: Path, width: int, height: int, theme: str, picture: str | None) -> None:
    from PySide6.QtCore import QSettings

    from playground import app
    from playground.gui.theme import wear

    session = app.first_session()
    if picture is not None:
        session = app.with_picture(session, picture)
    application = app.make_application([])
    wear(application, theme)
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        program = app.build(session, settings)
        program.window.resize(width, height)
        program.window.show()
        until = time.monotonic() + TIMEOUT
        while time.monotonic() < until:
            application.processEvents()
            if program.evaluation.shown is not None and not program.evaluation.is_busy:
                break
        application.processEvents()
        image = program.window.grab().toImage()
        program.window.close()
        del program
    if not image.save(str(target)):
        raise Refused(translate("message", "{file} could not be written."), file=str(target))
