"""The recipe that is open: its goal, how far it is reached, and the ways that were tried.

It outlives the window, so that a recipe goes on in the other language where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Refused, marked
from playground.gui.state.savedfile import SavedFile
from playground.gui.state.store import OPENING
from playground.gui.state.visit import Visit

if TYPE_CHECKING:
    from playground.core.undo_step import Label
    from playground.lessons.recipe import Recipe
    from playground.lessons.situation import Situation, Trained
    from playground.lessons.values import Value

FULL = 100
"""The score of a recipe whose goals are all reached."""

LABEL_OPEN = marked("edit", "Open a recipe")
LABEL_TRY = marked("edit", "Set it as a recipe does")
LABEL_LEAVE = marked("edit", "Leave the recipe")


@dataclass(frozen=True, slots=True)
class GoalState:
    """How a goal stands: what it is, what its path has now, and the score of that."""

    sentence: str
    value: Value | None
    is_share: bool
    score: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The state that a card shows: each goal, the score now and the best one, and the way shown.

    `way` is the place of the one that was set last, None before any; it `is_over` once its training
    has come as far as it was to, and what it says of itself is to be seen. `tried` are the places
    of those that have come so far.
    """

    goals: tuple[GoalState, ...] = ()
    score: int = 0
    best: int = 0
    way: int | None = None
    is_over: bool = False
    tried: frozenset[int] = frozenset()


class RecipeWalk(QObject):
    """Scores the document by an open recipe after each change, and sets its ways."""

    changed = Signal()
    """Another recipe or language, or it stands differently."""

    def __init__(self, visit: Visit, parent: QObject) -> None:
        super().__init__(parent)
        self.visit = visit
        self._store = visit.store
        self._path: Path | None = None
        self._recipe: Recipe | None = None
        self._language = ""
        self._wanted: Trained | None = None
        self._is_entering = False
        self.standing = Standing()
        self._file = SavedFile(self)
        self._file.saved.connect(self.reload)
        visit.changed.connect(self._look)
        visit.begun.connect(self._give_way)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe that is open."""
        return self._recipe

    @property
    def path(self) -> Path | None:
        """Its file."""
        return self._path

    def move_to(self, path: Path) -> None:
        """Go on with another file in the place of this one."""
        if self._recipe is not None and path != self._path:
            self._path = path
            self._file.follow(path)
            self.reload()

    def open(self, path: Path, language: str) -> bool:
        """Open the recipe of a file in a language; a refusal is told, and nothing changes."""
        from playground.lessons.opening import opened_recipe
        from playground.lessons.recipetranslation import read_recipe_in

        try:
            recipe = read_recipe_in(path, language)
            begins = opened_recipe(recipe)
        except Refused as refused:
            self.visit.refuse(refused.message)
            return False
        self._recipe = None
        self._enter(begins, LABEL_OPEN)
        self._path, self._recipe, self._language = path, recipe, language
        self._file.follow(path)
        known = self.visit.record.recipes.get(recipe.id)
        self.standing = Standing(best=0 if known is None else known.score)
        self._look()
        self.changed.emit()
        return True

    def begin_again(self) -> None:
        """Have the document as the recipe opens it, with no training; a refusal is told."""
        begun = self._begun(LABEL_OPEN)
        if begun is None:
            return
        self._enter(begun, LABEL_OPEN)
        self._store.succeeded.emit(LABEL_OPEN)
        self.standing = replace(self.standing, way=None, is_over=False)
        self._look()
        self.changed.emit()

    def _begun(self, label: Label, way: int | None = None) -> Situation | None:
        """The document as the recipe opens it, or as a way sets that; None where it is refused."""
        from playground.lessons.opening import opened_recipe

        recipe = self._recipe
        if recipe is None:
            return None
        try:
            begun = opened_recipe(recipe)
            return begun if way is None else recipe.ways[way].shown(begun)
        except Refused as refused:
            self._store.refuse(refused.message, label)
            return None

    def try_way(self, at: int) -> None:
        """Set everything as a known way does, from the beginning, and train where it does."""
        after = self._begun(LABEL_TRY, at)
        if after is None:
            return
        self.standing = replace(self.standing, way=at, is_over=False)
        self._wanted = after.trained
        self._enter(after, LABEL_TRY)
        self._store.succeeded.emit(LABEL_TRY)
        if after.trained is not None:
            self.visit.training_wanted.emit(None, after.trained)
        self._look()
        self.changed.emit()

    def _enter(self, begins: Situation, label: Label) -> None:
        """Have another document; nothing is scored that is half this one and half the last."""
        self._is_entering = True
        try:
            self.visit.begin(self, begins, label)
        finally:
            self._is_entering = False

    def leave(self) -> None:
        """Give back what stood there before, as one step of undo."""
        if self._recipe is None:
            return
        self._close()
        self.visit.end(LABEL_LEAVE)
        self.changed.emit()

    def speak(self, language: str) -> None:
        """Have the texts in another language."""
        self._language = language
        self._read(self._path)

    def reload(self) -> None:
        """Read the file again, as it was saved; while it has mistakes, the recipe before stays."""
        if self._read(self._path):
            self._store.succeeded.emit(OPENING)

    def _read(self, path: Path | None) -> bool:
        from playground.lessons.recipetranslation import read_recipe_in

        if path is None:
            return False
        try:
            self._recipe = read_recipe_in(path, self._language)
        except Refused as refused:
            self.visit.refuse(refused.message)
            return False
        way = self.standing.way
        if way is not None and way >= len(self._recipe.ways):
            self.standing = replace(self.standing, way=None)
        self._look()
        self.changed.emit()
        return True

    def _give_way(self, to: QObject) -> None:
        """Something else is visited; what stood there before is given back after that."""
        if to is not self and self._recipe is not None:
            self._close()
            self.changed.emit()

    def stop(self) -> None:
        """End what goes on behind: the program ends."""
        self._file.stop()

    def _close(self) -> None:
        self.visit.record.keep()
        self._recipe = self._path = None
        self._file.follow(None)
        self.standing = Standing()

    def _look(self, *_: object) -> None:
        """Score the document as it is now."""
        recipe = self._recipe
        if recipe is None or self._is_entering:
            return
        now = self.visit.now()
        goals = tuple(
            GoalState(
                goal.sentence,
                goal.value(now),
                goal.comparison.path.kind.is_share,
                goal.score(now),
            )
            for goal in recipe.goals
        )
        score = min(goal.score for goal in goals)
        is_over = self.standing.is_over or (
            self.standing.way is not None and self._is_over(now.trained, score)
        )
        best = self.standing.best
        if self.standing.way is None:  # what a known way reaches is not the user's
            best = max(best, score)
        tried = self.standing.tried
        if is_over and self.standing.way is not None and self.standing.way not in tried:
            tried |= {self.standing.way}
            self.visit.record.note_recipe(recipe, ways=len(tried))
        standing = replace(
            self.standing, goals=goals, score=score, best=best, is_over=is_over, tried=tried
        )
        if standing == self.standing:
            return
        if best > self.standing.best:
            self.visit.record.note_recipe(recipe, score=best)
        self.standing = standing
        self.changed.emit()

    def _is_over(self, trained: Trained | None, score: int) -> bool:
        """Whether the way that was set last has shown what comes of it."""
        wanted = self._wanted
        if wanted is None or score == FULL:
            return True
        return trained is not None and trained.epoch >= wanted.epoch
