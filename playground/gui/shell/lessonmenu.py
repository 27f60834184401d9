"""The menu of lessons: those that come along and the user's own; a click opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.atomic_file import write_file
from playground.core.messages import Message, marked
from playground.exchange.own_files import OwnKind
from playground.gui.input.dropped import LESSON_SUFFIX
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.widgets.ownsection import OwnSection
from playground.gui.widgets.savefile import asked_file

MOST_BYTES = 2**19
RESULTS_SUFFIX = ".json"


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
        self.addSeparator()
        self._save = self.addAction(self.tr("Save my results…"), self.save_results)
        self._save.setToolTip(
            self.tr("In a small file for the teacher: what was done and answered in every lesson")
        )

    def fill(self) -> None:
        """List them, in the language of the window; those that were done have a tick."""
        self._make()
        results = self._walk.record.results
        self._save.setEnabled(any(result.done for result in results.values()))
        for action in self._lessons:
            result = results.get(action.data())
            action.setChecked(result is not None and result.done == len(result.steps))
            text = "" if result is None else self.tr("{done} of {count} steps are done")
            steps = () if result is None else result.steps
            done = 0 if result is None else result.done
            action.setToolTip(text.format(done=done, count=len(steps)))

    def _make(self) -> None:
        if self._lessons:
            return
        from playground.lessons.shipped import lesson_files
        from playground.lessons.translation import read_in

        for number, path in enumerate(lesson_files(), 1):
            lesson = read_in(path, lesson_language())
            action = self.addAction(f"{number} · {lesson.title}")
            self.insertAction(self.own.separator, action)
            action.setData(lesson.id)
            action.setCheckable(True)
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

    def save_results(self) -> None:
        """Ask for a file, and write what was done of the lessons there."""
        start = str(Path.home() / f"{self.tr('my results')}{RESULTS_SUFFIX}")
        kinds = {
            self.tr("Results of lessons ({pattern})").format(pattern=f"*{RESULTS_SUFFIX}"): (
                RESULTS_SUFFIX,
            )
        }
        window = self.parentWidget() or self
        asked = asked_file(window, self.tr("Save my results"), start, kinds)
        if asked is None:
            return
        try:
            write_file(asked[0], self._walk.record.as_bytes())
        except OSError as error:
            values = {"name": asked[0].name, "reason": error.strerror or str(error)}
            text = marked("message", "{name} cannot be written: {reason}.")
            self._walk.refuse(Message(text, values))
            return
        self._walk.tell(marked("message", "{name} is saved."), name=asked[0].name)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self.open_path(path)
