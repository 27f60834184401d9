"""The menu of lessons: those that come along and the user's own; a click opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.exchange.own_files import OwnKind
from playground.gui.input.dropped import LESSON_SUFFIX
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.widgets.ownsection import OwnSection

MOST_BYTES = 2**19


def _read(path: Path) -> object:
    from playground.lessons.reading import read_lesson

    return read_lesson(path)


LESSONS = OwnKind(
    "lessons",
    (LESSON_SUFFIX,),
    _read,
    MOST_BYTES,
    is_one=lambda name: "." not in name[: -len(LESSON_SUFFIX)],  # else it is a translation
)


def lesson_language() -> str:
    """The language of the window, as the files of lessons have it in their names."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


class LessonMenu(QMenu):
    """Lists the lessons; the files are read when the menu is opened."""

    def __init__(
        self, walk: LessonWalk, shows_maps: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """`shows_maps` brings the maps on screen, whatever mode is there."""
        super().__init__(parent)
        self._walk = walk
        self._shows_maps = shows_maps
        self._lessons: list[QAction] = []
        self.setTitle(self.tr("&Lessons"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.own = OwnSection(self, LESSONS, "", self.tr("Open the folder of your lessons"))
        self.own.chosen.connect(self.open_path)
        self.own.refused.connect(walk.refuse)

    def fill(self) -> None:
        """List them, in the language of the window."""
        if self._lessons:
            return
        from playground.lessons.shipped import lesson_files
        from playground.lessons.translation import read_in

        for number, path in enumerate(lesson_files(), 1):
            lesson = read_in(path, lesson_language())
            action = self.addAction(f"{number} · {lesson.title}")
            self.insertAction(self.own.separator, action)
            action.triggered.connect(partial(self._open, path))
            self._lessons.append(action)

    def lessons(self) -> Sequence[QAction]:
        """What opens those that come along, in their order."""
        self.fill()
        return self._lessons

    def open_path(self, path: str | Path) -> None:
        """Open the lesson of a file."""
        self._shows_maps()
        self._walk.open(Path(path), lesson_language())

    def _open(self, path: Path, _checked: bool = False) -> None:
        self.open_path(path)
