"""The menu of recipes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from playground.exchange.own_files import OwnKind
from playground.gui.input.dropped import RECIPE_SUFFIX
from playground.gui.shell.taughtmenu import Taught, TaughtMenu, lesson_language
from playground.gui.state.recipewalk import FULL, RecipeWalk

MOST_BYTES = 2**19


def _read(path: Path) -> object:
    from playground.lessons.recipereading import read_recipe

    return read_recipe(path)


RECIPES = OwnKind(
    "recipes",
    (RECIPE_SUFFIX,),
    _read,
    MOST_BYTES,
    is_one=lambda name: "." not in name[: -len(RECIPE_SUFFIX)],  # else it is a translation
)


class RecipeMenu(TaughtMenu):
    """Lists the recipes; those whose goal was reached have a tick."""

    def __init__(self, walk: RecipeWalk, parent: QWidget | None = None) -> None:
        super().__init__(walk.visit, RECIPES, parent)
        self.setTitle(self.tr("&Recipes"))
        self.edit.setText(self.tr("Edit this recipe…"))
        self.new.setText(self.tr("Write a new recipe…"))
        self.own.set_folder_words(self.tr("Open the folder of your recipes"))
        self._walk = walk

    def shipped(self) -> Iterable[Taught]:
        """The recipes."""
        from playground.lessons.recipetranslation import read_recipe_in
        from playground.lessons.shipped import recipe_files

        for path in recipe_files():
            recipe = read_recipe_in(path, lesson_language())
            yield Taught(path, recipe.id, recipe.title, recipe.minutes, recipe.text)

    def done(self, id_: str) -> tuple[bool, str]:
        """Whether the goal was reached, and the best score."""
        result = self.visit.record.recipes.get(id_)
        if result is None:
            return False, ""
        return result.score == FULL, self.tr("The best score is {score}").format(score=result.score)

    def open_path(self, path: str | Path) -> None:
        """Open the recipe of a file."""
        self._walk.open(Path(path), lesson_language())
