"""Goes through lessons in the program's own window, and keeps a picture of every step.

    ./run bench lesson_walk OUT [--language zh_CN] [--theme dark] [--size 1024x768] [7]

Every step is photographed as it opens and once it was shown; what trains is waited for. A line says
of each whether it came to be done and whether its place was in view. The exit status is 1 where one
was not. Without a screen, set QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground import app
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessonring import LessonRing
from playground.gui.state.language import install_language
from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.widgets.theme import apply_theme
from playground.lessons.shipped import lesson_files

SETTLE_S = 0.25
LAYOUT_S = 10
"""What the columns of a large network may take until a place among them can be scrolled to."""

PATIENCE_S = 120
"""What a step of training may take."""


class Walk:
    """One window, and the lessons that are opened in it one after the other."""

    def __init__(self, out: Path, language: str, theme: str, size: tuple[int, int]) -> None:
        application = QApplication.instance() or app.make_application()
        assert isinstance(application, QApplication)
        self._translators = install_language(application, language)
        apply_theme(application, theme)
        self._out, self._language = out, language
        self._folder = tempfile.TemporaryDirectory()
        settings = Path(self._folder.name) / "settings.ini"
        self.program = app.build(
            app.first_session(), QSettings(str(settings), QSettings.Format.IniFormat)
        )
        self.program.visit.record = LessonRecord(Path(self._folder.name) / "lessons.json")
        self.program.window.resize(*size)
        self.program.window.show()
        self.settle()

    def settle(self, seconds: float = SETTLE_S) -> None:
        """Handle events for a while, and until the maps are there."""
        loop, end = QEventLoop(), time.monotonic() + seconds
        while time.monotonic() < end or self.program.evaluation.is_busy:
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def go_through(self, path: Path) -> bool:
        """Go through a lesson; whether each step came to be done with its place in view."""
        walk = self.program.lesson
        if not walk.open(path, self._language):
            return False
        bar = self.program.window.findChildren(LessonBar)[0]
        ring = self.program.window.findChildren(LessonRing)[0]
        assert walk.lesson is not None
        is_well = True
        for at, step in enumerate(walk.lesson.steps, 1):
            end = time.monotonic() + LAYOUT_S
            self.settle()
            while step.point is not None and not ring.isVisible() and time.monotonic() < end:
                self.settle()
            name = f"{path.name[:2]}-{at}"
            self._photograph(f"{name}a")
            is_seen = step.point is None or ring.isVisible()
            if bar.show_me.isEnabled():
                QTest.mouseClick(bar.show_me, Qt.MouseButton.LeftButton)
            end = time.monotonic() + PATIENCE_S
            while not walk.progress.is_done and time.monotonic() < end:
                self.settle()
            self.settle()
            self._photograph(f"{name}b")
            is_done = walk.progress.is_done
            print(f"{name} done: {is_done} place in view: {is_seen}", flush=True)
            is_well = is_well and is_done and is_seen
            QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
        return is_well and walk.lesson is None

    def _photograph(self, name: str) -> None:
        self.program.window.grab().save(str(self._out / f"{name}.png"))

    def end(self) -> None:
        """Close the window, and all that belongs to it."""
        self.program.window.close()
        self.program.stop()
        self._folder.cleanup()


def main() -> int:
    """Go through the lessons that are named by their numbers, or through all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", default="1024x768")
    options = parser.parse_intermixed_args()
    options.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, options.size.split("x"))
    walk = Walk(options.out, options.language, options.theme, (width, height))
    wanted = options.numbers
    paths = [path for path in lesson_files() if not wanted or int(path.name[:2]) in wanted]
    went_well = [walk.go_through(path) for path in paths]
    walk.end()
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main())
