"""The card of a recipe, above all areas: its goal, the score, and the ways that are known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.word_count import written
from playground.gui.shell.taughtmenu import lesson_language
from playground.gui.shell.taughttext import headed, taught_label
from playground.gui.state.recipewalk import FULL, GoalState, RecipeWalk
from playground.gui.widgets.accessible import say
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wraprow import WrapRow

if TYPE_CHECKING:
    from playground.lessons.recipe import Recipe, Way

SIDE_PX = 196
"""Of the title and the score at the left."""

MARGIN_PX = 12


class RecipeBar(QFrame):
    """Shows the open recipe and how far its goal is reached; it is away where there is none."""

    def __init__(self, walk: RecipeWalk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("RecipeBar")
        self.setAccessibleName(self.tr("Recipe"))
        self._walk = walk
        self._listed: Recipe | None = None
        self._heard = ""
        self.title = taught_label("", self)
        self.where = taught_label("muted", self)
        self.score = taught_label("", self)
        self.text = taught_label("", self)
        self.goals: list[QLabel] = []
        self.guess = taught_label("muted", self)
        self.guess.setText(self.tr("Guess what comes of each, then try it:"))
        self.ways: list[QPushButton] = []
        self.choices = WrapRow(parent=self)
        self.said = taught_label("", self)
        self.known = QPushButton(self.tr("Known ways"), self)
        self.known.setCheckable(True)
        self.known.setToolTip(self.tr("Settings that are known to work and to fail, and why"))
        self.again = QPushButton(self.tr("Begin again"), self)
        self.again.setToolTip(self.tr("Everything as the recipe opens it, untrained"))
        self.edit = IconButton(
            "pencil",
            self.tr("Edit this recipe"),
            self.tr("In a copy of your own, which is shown here as you save it"),
            self,
        )
        self.notes = IconButton(
            "info",
            self.tr("Notes for the teacher"),
            self.tr("What to say, what classes get wrong, where to stop"),
            self,
        )
        for part in (self.edit, self.notes):
            part.hide()  # while presenting the class would see them
        self.close_ = IconButton(
            "close", self.tr("Leave the recipe"), self.tr("Your own session comes back"), self
        )
        self.known.toggled.connect(self._follow)
        self.again.clicked.connect(walk.begin_again)
        self.close_.clicked.connect(walk.leave)
        self._lay()
        walk.changed.connect(self._follow)
        if walk.recipe is not None:
            walk.speak(lesson_language())
        self._follow()

    def _lay(self) -> None:
        """Put every layout into its place while it is empty, then fill it."""
        whole = QHBoxLayout(self)
        whole.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        whole.setSpacing(MARGIN_PX)
        side, middle, right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        whole.addLayout(side)
        whole.addLayout(middle, 1)
        whole.addLayout(right)
        for part in (self.title, self.where, self.score):
            part.setFixedWidth(SIDE_PX)
            side.addWidget(part)
        side.addStretch(1)
        middle.addWidget(self.text)
        self._goals = QVBoxLayout()
        middle.addLayout(self._goals)
        for below in (self.guess, self.choices, self.said):
            middle.addWidget(below)
        middle.addStretch(1)
        for buttons in ((self.again, self.close_), (self.known, self.notes, self.edit)):
            row = QHBoxLayout()
            right.addLayout(row)
            for button in buttons:
                row.addWidget(button)
        right.addStretch(1)

    def _follow(self, *_: object) -> None:
        """Show how the recipe stands now."""
        recipe = self._walk.recipe
        if recipe is None:
            if self.isAncestorOf(self.window().focusWidget() or self):
                self.window().setFocus()
            self.hide()
            self._listed = None
            self.known.setChecked(False)
            return
        if recipe is not self._listed:
            self._list(recipe)
        standing = self._walk.standing
        best = self.tr("best {best}").format(best=standing.best)
        now = self.tr("Score {score} of {full}").format(score=standing.score, full=FULL)
        self.score.setText(f"**{now}** · {best}")
        for label, goal in zip(self.goals, standing.goals, strict=True):
            label.setText(self._of_goal(goal))
        open_ = self.known.isChecked()
        self.known.setText(self.tr("Hide the ways") if open_ else self.tr("Known ways"))
        self.text.setVisible(not open_)  # the maps need the room
        self.guess.setVisible(open_)
        self.choices.setVisible(open_)
        for at, (button, way) in enumerate(zip(self.ways, recipe.ways, strict=True)):
            button.setText(self._told(way) if at in standing.tried else way.title)
        self.said.setText(self._what_is_said(recipe))
        self.said.setVisible(bool(self.said.text()))
        self.show()
        if self.said.text() != self._heard:
            self._heard = self.said.text()
            say(self, f"{self.score.text()}. {self._heard}" if self._heard else "")

    def _list(self, recipe: Recipe) -> None:
        """Have the texts of a recipe, a line for each goal and a button for each way."""
        self._listed = recipe
        self.title.setText(f"**{recipe.title}**")
        say(self, f"{recipe.title}. {headed(recipe.heading, recipe.text)}")
        words = self.tr("recipe · about {minutes} minutes")
        self.where.setText(words.format(minutes=recipe.minutes))
        self.text.setText(headed(recipe.heading, recipe.text))
        for label in self.goals:
            self._goals.removeWidget(label)
            label.deleteLater()
        self.goals = [taught_label("", self) for _ in recipe.goals]
        for label in self.goals:
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._goals.addWidget(label)
        self.ways = []
        for at, way in enumerate(recipe.ways):
            button = QPushButton(way.title, self)
            button.setToolTip(self.tr("Set everything so, and train where that belongs to it"))
            button.clicked.connect(partial(self._walk.try_way, at))
            self.ways.append(button)
        self.choices.set_items(self.ways)

    def _of_goal(self, goal: GoalState) -> str:
        """The sentence of a goal, whether it is reached, and what there is now."""
        from playground.lessons.values import as_text

        value, mark = goal.value, "✓" if goal.score == FULL else "·"
        if value is None:
            return f"{mark} {goal.sentence}"
        if goal.is_share and isinstance(value, float):
            value = f"{written(100 * value, '.1f')} %"
        now = self.tr("now {value}").format(value=as_text(value))
        return f"{mark} {goal.sentence} ({now})"

    def _told(self, way: Way) -> str:
        text = self.tr("{way}: works") if way.works else self.tr("{way}: fails")
        return text.format(way=way.title)

    def _what_is_said(self, recipe: Recipe) -> str:
        """Words on the way that was set and what is known of it, or that the goal is reached."""
        standing = self._walk.standing
        if standing.way is None:
            return self.tr("✓ The goal is reached.") if standing.score == FULL else ""
        way = recipe.ways[standing.way]
        if not standing.is_over:
            return self.tr("**{way}**: it is set so, and trains.").format(way=way.title)
        verdict = self.tr("known to work") if way.works else self.tr("known to fail")
        return f"**{way.title}**, {verdict}. {way.reason}"
