"""All of a window that is for lessons and recipes: menus, bars, ring, and the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.core.messages import Refused
from playground.exchange.own_files import OwnKind
from playground.gui.input.dropped import LESSON_SUFFIX, RECIPE_SUFFIX
from playground.gui.shell.areas import Areas
from playground.gui.shell.lessonbar import LessonBar
from playground.gui.shell.lessoneditor import LessonEditor
from playground.gui.shell.lessonmenu import LessonMenu
from playground.gui.shell.lessonring import LessonRing
from playground.gui.shell.lessonruns import LessonRuns
from playground.gui.shell.mode import Shared
from playground.gui.shell.recipebar import RecipeBar
from playground.gui.shell.recipemenu import RecipeMenu
from playground.gui.shell.taughtmenu import TaughtMenu, lesson_language
from playground.gui.shell.taughtnotes import TaughtNotes
from playground.gui.shell.topbar import TopBar
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.state.ownlesson import files_beside, new_file, to_edit
from playground.gui.state.recipewalk import RecipeWalk


class Learning(QObject):
    """Puts them into a window."""

    def __init__(
        self,
        shared: Shared,
        top_bar: TopBar,
        areas: Areas,
        show_mode: Callable[[str], object],
        window: QWidget,
    ) -> None:
        """`show_mode` shows a mode by its name."""
        super().__init__(window)
        self._window = window
        self._lesson, self._recipe = shared.lesson, shared.recipe
        self.editor: LessonEditor | None = None
        self._notes: TaughtNotes | None = None
        for walk in (self._lesson, self._recipe):
            walk.changed.connect(self._follow)
        self.lessons = lessons = LessonMenu(self._lesson, window)
        recipes = RecipeMenu(self._recipe, window)
        lesson_bar = LessonBar(self._lesson, areas)
        recipe_bar = RecipeBar(self._recipe, areas)
        self.openers: Mapping[str, Callable[[Path], object]] = {
            LESSON_SUFFIX: lessons.open_path,
            RECIPE_SUFFIX: recipes.open_path,
        }
        """The calls that open a file, by the end of its name."""

        self._join(lessons, lesson_bar, self._lesson)
        self._join(recipes, recipe_bar, self._recipe)
        for menu in (lessons, recipes):
            top_bar.add_to_help(menu)
        for bar in (recipe_bar, lesson_bar):
            areas.add_head(bar)
        LessonRing(self._lesson, shared.store, shared.evaluation, areas)
        LessonRuns(shared, show_mode, window)

    def _join(
        self, menu: TaughtMenu, bar: LessonBar | RecipeBar, walk: LessonWalk | RecipeWalk
    ) -> None:
        """Have the file of what is open edited from its menu and from its bar."""
        bar.edit.show()
        bar.notes.show()
        bar.notes.clicked.connect(self._show_notes)
        bar.edit.clicked.connect(lambda: self._edit(walk, menu.own.kind))
        menu.edit_wanted.connect(lambda: self._edit(walk, menu.own.kind))
        menu.new_wanted.connect(lambda: self._write_new(menu))
        menu.aboutToShow.connect(lambda: menu.allow_edit(walk.path is not None))

    def _follow(self) -> None:
        """Have the notes that are open be those of what is open."""
        if self._notes is None:
            return
        taught = self._lesson.lesson or self._recipe.recipe
        if taught is None:
            self._notes.close()
        else:
            self._notes.show_notes(taught.title, taught.notes)

    def _show_notes(self) -> None:
        """Show the notes for the teacher, which stay until they are closed."""
        if self._notes is None:
            self._notes = notes = TaughtNotes(self._window)
            notes.destroyed.connect(self._notes_gone)
        self._follow()
        self._notes.show()
        self._notes.raise_()
        self._notes.activateWindow()

    def _notes_gone(self) -> None:
        self._notes = None

    def leave(self) -> None:
        """Give back what stood there before."""
        self._recipe.leave()
        self._lesson.leave()

    def may_close(self) -> bool:
        """Whether nothing that is written is lost."""
        return self.editor is None or self.editor.may_close()

    def take_over(self, other: Learning) -> None:
        """Go on with what is written in another window's editor."""
        if other.editor is not None:
            self._open_editor(other.editor.files, other.editor.path).take_over(other.editor)

    def _edit(self, walk: LessonWalk | RecipeWalk, kind: OwnKind) -> None:
        """Open the editor of what is open: of a copy, where it comes along with the program."""
        if walk.path is None:
            return
        try:
            path = to_edit(walk.path, kind)
        except Refused as refused:
            walk.visit.refuse(refused.message)
            return
        walk.move_to(path)
        self._show(path, kind)

    def _write_new(self, menu: TaughtMenu) -> None:
        """Make a new file, open it, and open its editor."""
        try:
            path = new_file(menu.own.kind, lesson_language())
        except Refused as refused:
            menu.visit.refuse(refused.message)
            return
        menu.open_path(path)
        self._show(path, menu.own.kind)

    def _show(self, path: Path, kind: OwnKind) -> LessonEditor:
        """The editor of a file; the one that is open asks about what is not saved in it."""
        files = files_beside(path, kind)
        before = self.editor
        if before is not None and (before.path in files or not before.close()):
            before.raise_()
            before.activateWindow()
            return before
        spoken = f".{lesson_language()}{kind.suffixes[0]}"
        first = next((each for each in files if each.name.endswith(spoken)), path)
        return self._open_editor(files, first)

    def _open_editor(self, files: Sequence[Path], first: Path) -> LessonEditor:
        self.editor = editor = LessonEditor(files, first, self._window)
        editor.destroyed.connect(lambda: self._gone(editor))
        editor.show()
        right, low = self._window.geometry().right(), self._window.geometry().bottom()
        editor.move(max(0, right - editor.width()), max(0, low - editor.height()))
        return editor

    def _gone(self, editor: LessonEditor) -> None:
        if self.editor is editor:
            self.editor = None
