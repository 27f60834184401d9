"""The menu of lessons, and the results that are saved for the teacher."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from playground.core.atomic_file import write_file
from playground.core.messages import Message, marked
from playground.core.system_reason import reason_of
from playground.exchange.own_files import OwnKind
from playground.gui.input.dropped import LESSON_SUFFIX
from playground.gui.shell.taughtmenu import Taught, TaughtMenu, lesson_language
from playground.gui.state.lessonwalk import LessonWalk
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


class LessonMenu(TaughtMenu):
    """Lists the lessons."""

    def __init__(self, walk: LessonWalk, parent: QWidget | None = None) -> None:
        super().__init__(walk.visit, LESSONS, parent)
        self.setTitle(self.tr("&Lessons"))
        self.edit.setText(self.tr("Edit this lesson…"))
        self.new.setText(self.tr("Write a new lesson…"))
        self.own.set_folder_words(self.tr("Open the folder of your lessons"))
        self._walk = walk
        self.addSeparator()
        self._save = self.addAction(self.tr("Save my results…"), self.save_results)
        self._save.setToolTip(
            self.tr("In a small file for the teacher: what was done and answered in every lesson")
        )

    def shipped(self) -> Iterable[Taught]:
        """The lessons."""
        from playground.lessons.shipped import lesson_files
        from playground.lessons.translation import read_in

        for path in lesson_files():
            lesson = read_in(path, lesson_language())
            steps = " ".join(f"{step.title} {step.text}" for step in lesson.steps)
            yield Taught(path, lesson.id, lesson.title, lesson.minutes, steps)

    def done(self, id_: str) -> tuple[bool, str]:
        """Whether all steps are done, and how many."""
        result = self.visit.record.results.get(id_)
        if result is None:
            return False, ""
        text = self.tr("{done} of {count} steps are done")
        count = len(result.steps)
        return result.done == count, text.format(done=result.done, count=count)

    def fill(self) -> None:
        """List them; results can be saved once there are some."""
        super().fill()
        record = self.visit.record
        some = any(result.done for result in record.results.values())
        self._save.setEnabled(some or any(each.score for each in record.recipes.values()))

    def open_path(self, path: str | Path) -> None:
        """Open the lesson of a file."""
        self._walk.open(Path(path), lesson_language())

    def save_results(self) -> None:
        """Ask for a file, and write what was done of the lessons there."""
        name = self.tr("my results")
        kinds = {
            self.tr("Results of lessons ({pattern})").format(pattern=f"*{RESULTS_SUFFIX}"): (
                RESULTS_SUFFIX,
            )
        }
        window = self.parentWidget() or self
        asked = asked_file(window, self.tr("Save my results"), f"{name}{RESULTS_SUFFIX}", kinds)
        if asked is None:
            return
        try:
            write_file(asked[0], self._walk.visit.record.as_bytes())
        except OSError as error:
            values = {"name": asked[0].name, "reason": reason_of(error)}
            text = marked("message", "{name} cannot be written: {reason}.")
            self.visit.refuse(Message(text, values))
            return
        self._walk.tell(marked("message", "{name} is saved."), name=asked[0].name)
