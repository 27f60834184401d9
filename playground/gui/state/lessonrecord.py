"""The user's results of lessons and recipes, kept for the next start."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from playground.core.atomic_file import write_file
from playground.core.messages import Message, Refused, marked
from playground.gui.state.writebehind import WriteBehind

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson
    from playground.lessons.recipe import Recipe
    from playground.lessons.results import LessonResult, RecipeResult


def usual_file() -> Path:
    """Where it is kept."""
    from platformdirs import user_data_path

    return user_data_path("convolution-playground") / "lessons.json"


class LessonRecord:
    """The results by lesson and by recipe.

    A file that cannot be written is as none. One that cannot be read, as another version wrote it,
    is put aside before the first write: see `refusal`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._results: dict[str, LessonResult] | None = None
        self._recipes: dict[str, RecipeResult] = {}
        self._is_kept = True
        self._behind: WriteBehind | None = None
        self._aside: Path | None = None
        self._refusal: Message | None = None

    @property
    def results(self) -> dict[str, LessonResult]:
        """The results of each lesson by its id; read when they are asked for first."""
        if self._results is None:
            from playground.lessons.results import LessonResult, RecipeResult, read_results

            path = self._file()
            found: tuple[LessonResult | RecipeResult, ...] = ()
            try:
                found = read_results(path)
            except Refused as refused:
                if os.path.exists(path):
                    self._put_aside(path, refused.message)
            self._results = {each.id: each for each in found if isinstance(each, LessonResult)}
            self._recipes = {each.id: each for each in found if isinstance(each, RecipeResult)}
        return self._results

    @property
    def recipes(self) -> dict[str, RecipeResult]:
        """The results of each recipe by its id."""
        _ = self.results
        return self._recipes

    def note_recipe(self, recipe: Recipe, score: int = 0, ways: int = 0) -> None:
        """Note a score of a recipe, and how many of its ways are tried; the best of each stays."""
        from playground.lessons.results import RecipeResult

        known = self.recipes.get(recipe.id) or RecipeResult(recipe.id, recipe.title)
        new = replace(known, score=max(known.score, score), ways=max(known.ways, ways))
        if new != known:
            self._recipes[recipe.id] = new
            self._is_kept = False

    def begin(self, lesson: Lesson) -> None:
        """Go on with a lesson; one whose steps are others by now begins anew."""
        from playground.lessons.results import LessonResult, StepResult

        known = self.results.get(lesson.id)
        if known is None or len(known.steps) != len(lesson.steps):
            steps = (StepResult(),) * len(lesson.steps)
            self.results[lesson.id] = LessonResult(lesson.id, lesson.title, steps)

    def note(
        self,
        lesson: str,
        at: int,
        is_done: bool = False,
        was_shown: bool = False,
        hints: int = 0,
        answer: float | None = None,
        is_right: bool = False,
    ) -> None:
        """Note something of a step; nothing that was so before is taken back."""
        from playground.lessons.results import MAX_ANSWERS

        result = self.results[lesson]
        step = result.steps[at]
        answers = step.answers
        if answer is not None and not step.is_right:
            answers = (*answers, answer)[:MAX_ANSWERS]
        new = result.with_step(
            at,
            is_done=step.is_done or is_done,
            was_shown=step.was_shown or (was_shown and not step.is_done),
            hints=max(step.hints, 0 if step.is_done else hints),
            answers=answers,
            is_right=step.is_right or is_right,
        )
        if new != result:
            self.results[lesson] = new
            self._is_kept = False

    def as_bytes(self) -> bytes:
        """All of it as a file has it."""
        from playground.lessons.results import to_bytes

        return to_bytes((*self.results.values(), *self._recipes.values()))

    def refusal(self) -> Message | None:
        """Why the results of before could not be read, once; None where they could or were none."""
        _ = self.results
        told, self._refusal = self._refusal, None
        return told

    def _put_aside(self, path: Path, reason: Message) -> None:
        names = (path.with_name(f"{path.stem}-unread{n or ''}{path.suffix}") for n in count())
        self._aside = next(name for name in names if not os.path.exists(name))
        text = marked(
            "message",
            "{reason} The results of lessons and recipes begin anew; those are kept in {file}.",
        )
        self._refusal = Message(text, {"reason": reason, "file": self._aside.name})

    def _file(self) -> Path:
        return self._path or usual_file()

    def keep(self) -> None:
        """Have written what was noted since, on a thread."""
        if self._is_kept:
            return
        self._is_kept = True
        if self._behind is None:
            self._behind = WriteBehind(self._write)
        self._behind.put((*self.results.values(), *self._recipes.values()))

    def finish(self) -> None:
        """End the thread, with the file written."""
        if self._behind is not None:
            self._behind.finish()

    def _write(self, results: tuple[LessonResult | RecipeResult, ...]) -> None:
        """Write them with what another window has written since they were read."""
        from playground.lessons.results import merged, read_results, to_bytes

        path = self._file()
        with suppress(OSError):  # it is known until the program ends, all the same
            path.parent.mkdir(parents=True, exist_ok=True)
            if self._aside is not None:
                if _is_unreadable(path):  # another program may have put it aside
                    path.replace(self._aside)
                self._aside = None
            with suppress(Refused):
                results = merged(results, read_results(path))
            write_file(path, to_bytes(results))


def _is_unreadable(path: Path) -> bool:
    from playground.lessons.results import read_results

    try:
        read_results(path)
    except Refused:
        return os.path.exists(path)
    return False
