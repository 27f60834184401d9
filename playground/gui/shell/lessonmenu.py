"""The menu of lessons: a click opens one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMenu, QWidget

from playground.gui.state.lessonwalk import LessonWalk


def lesson_language() -> str:
    """The language of the window, as the files of lessons have it in their names."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


class LessonMenu(QMenu):
    """Every lesson that comes along; the files are read when the menu is opened."""

    def __init__(
        self, walk: LessonWalk, shows_maps: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """`shows_maps` brings the maps on screen, whatever mode is there."""
        super().__init__(parent)
        self._walk = walk
        self._shows_maps = shows_maps
        self.setTitle(self.tr("&Lessons"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List them, in the language of the window."""
        if self.actions():
            return
        from playground.lessons.shipped import lesson_files
        from playground.lessons.translation import read_in

        for number, path in enumerate(lesson_files(), 1):
            lesson = read_in(path, lesson_language())
            action = self.addAction(f"{number} · {lesson.title}")
            action.triggered.connect(partial(self._open, path))

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._shows_maps()
        self._walk.open(path, lesson_language())
