"""Races: which setting differs and by what values, and one slider over all runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import Refused
from playground.core.session import Session
from playground.core.word_count import written
from playground.gui.state.store import Store
from playground.gui.state.viewstate import RaceForm, ViewState
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.raceboard import RaceBoard
from playground.gui.train.notices import Notices
from playground.gui.train.settingwords import setting_text
from playground.gui.train.state.racerunner import RaceRunner
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.fieldcontrols import CalmComboBox
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wheelrest import WheelRest
from playground.gui.widgets.wording import sentence, translated
from playground.gui.widgets.wraprow import WrapRow
from playground.training.protocol.race import (
    RACED,
    race_of,
    raced_field,
    read_values,
    suggested_values,
)
from playground.training.protocol.run_list import ListedRun, drawn_runs, listed
from playground.training.protocol.standing import last_epoch, standings
from playground.training.protocol.state import TrainingState

PACE_MS = 250
"""Milliseconds from one look at how the runs stand to the next, while epochs pass."""

PLAY_MS = 400
"""Milliseconds from one epoch to the next while they are played."""

VALUES_PX = 220
"""Room for the values of a setting, in text of 10 points."""


class RaceCard(QWidget):
    """The form of the next race, how the one that is on stands, and the board of all runs."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        runner: RaceRunner,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._runner = runner
        self._notices = notices
        self._items: tuple[ListedRun, ...] = ()
        title = QLabel(self.tr("Race"), self)
        title.setProperty("role", "title")
        self.setting = CalmComboBox(self)
        self.setting.setAccessibleName(self.tr("What differs"))
        self.setting.setToolTip(self.tr("The setting in which the trainings differ"))
        for name in RACED:
            self.setting.addItem(translated("field", raced_field(name).label), name)
        self.numbers = QLineEdit(self)
        self.numbers.setAccessibleName(self.tr("Its values, with spaces between them"))
        self.numbers.setToolTip(self.tr("A training for each number; spaces between them"))
        self.choices = WrapRow(parent=self)
        self._checks: dict[str, QCheckBox] = {}
        self.start = QPushButton(self)
        self.start.clicked.connect(self._toggle)
        self.about = _label(self, "muted")
        self.problem = _label(self, "warning")
        self.board = RaceBoard(self)
        self.play = IconButton("play", self.tr("Play the epochs"), "", self)
        self.play.setProperty("flat", True)
        self.play.clicked.connect(self._toggle_playing)
        self.epoch = QSlider(Qt.Orientation.Horizontal, self)
        self.epoch.setAccessibleName(self.tr("Epoch after which the runs are compared"))
        self.epoch.setToolTip(self.tr("All runs are shown as they were after this epoch"))
        WheelRest(self.epoch)
        self.epoch.valueChanged.connect(self._look_at)
        self.when = QLabel(self)
        self.curves = CurvePlot("accuracy", self)
        self.curves.looked.connect(self.curves.set_view)
        self._compose(title)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._show_if_due)
        self._is_due = False
        self._playing = QTimer(self)
        self._playing.setInterval(PLAY_MS)
        self._playing.timeout.connect(self._play_next)
        self.epoch.sliderPressed.connect(self._stop_playing)
        self.setting.activated.connect(self._choose_setting)
        self.numbers.textEdited.connect(lambda text: self._wish(text=text))
        self.numbers.returnPressed.connect(self._begin)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        trainer.changed.connect(self._trainer_changed)
        runner.changed.connect(self._show_form)
        notices.blocked.connect(self._show_form)
        self._show_values()
        self._show_board()

    def _compose(self, title: QLabel) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(8)
        box.addWidget(title)
        form = WrapRow(parent=self)
        form.set_items([self.setting, self.numbers, self.start])
        form.keep(self.numbers)
        self._form = form
        for widget in (form, self.choices, self.about, self.problem):
            box.addWidget(widget)
        box.addSpacing(4)
        box.addWidget(self.board)
        line = QHBoxLayout()
        box.addLayout(line)
        line.setSpacing(4)
        line.addWidget(self.play)
        line.addWidget(self.epoch, 1)
        line.addSpacing(4)
        line.addWidget(self.when)
        box.addSpacing(4)
        box.addWidget(self.curves, 1)

    # The form.

    @property
    def _form_of_view(self) -> RaceForm:
        return self._store.view.race

    def _wish(self, **changes: Any) -> None:
        self._store.look(race=replace(self._form_of_view, **changes))

    def _choose_setting(self, at: int) -> None:
        self._wish(setting=self.setting.itemData(at), text=None, chosen=None)

    def _choose(self) -> None:
        chosen = tuple(value for value, check in self._checks.items() if check.isChecked())
        self._wish(chosen=chosen)

    def values(self) -> tuple[Any, ...]:
        """The values that the form has; raises Refused where one is none."""
        form, plan = self._form_of_view, self._trainer.wanted
        if raced_field(form.setting).kind == "choice":
            return suggested_values(plan, form.setting) if form.chosen is None else form.chosen
        return read_values(form.setting, self.numbers.text())

    def _show_values(self) -> None:
        """Show the setting and its values, typed ones as they were typed."""
        form, plan = self._form_of_view, self._trainer.wanted
        field = raced_field(form.setting)
        self.setting.setCurrentIndex(self.setting.findData(form.setting))
        suggested = suggested_values(plan, form.setting)
        is_choice = field.kind == "choice"
        self.numbers.setVisible(not is_choice)
        self.choices.setVisible(is_choice)
        if is_choice:
            chosen = suggested if form.chosen is None else form.chosen
            if list(self._checks) != [choice.value for choice in field.choices]:
                self._checks = {}
                for choice in field.choices:
                    check = QCheckBox(translated("field", choice.label), self.choices)
                    check.clicked.connect(self._choose)
                    self._checks[choice.value] = check
                self.choices.set_items(list(self._checks.values()))
            for value, check in self._checks.items():
                check.setChecked(value in chosen)
        else:
            text = " ".join(map(written, suggested)) if form.text is None else form.text
            if text != self.numbers.text():
                self.numbers.setText(text)
        self._show_form()

    def _show_form(self) -> None:
        """Say what would be raced, or what stands in the way, or how far the race is."""
        race = self._runner.race
        for control in (self.setting, self.numbers, self.choices):
            control.setEnabled(race is None)
        self.start.setText(self.tr("End the race") if race else self.tr("Start the race"))
        self.start.setToolTip(
            self.tr("The training that is on goes on; those after it do not begin") if race else ""
        )
        problem = ""
        if race is not None:
            text = self.tr("Training {number} of {count}: {setting}")
            values = {"number": race.at + 1, "count": len(race.values)}
            about = text.format(**values, setting=setting_text(race.present, race.setting))
        else:
            about, problem = self._prospect()
        self.about.setText(about)
        self.problem.setText(problem)
        self.about.setVisible(bool(about))
        self.problem.setVisible(bool(problem))
        loading = self._trainer.state.phase == "loading"
        can_begin = not problem and not loading and not self._notices.is_blocked
        self.start.setEnabled(race is not None or can_begin)

    def _prospect(self) -> tuple[str, str]:
        """The sentence on the race that would begin, and on what stands in its way; one is ""."""
        plan = self._trainer.wanted
        try:
            race = race_of(plan, self._form_of_view.setting, self.values())
        except Refused as refused:
            return "", sentence(refused.message)
        if plan.epochs == 1:
            text = self.tr(
                "{count} trainings of one epoch, one after another, from the same first weights."
            )
        else:
            text = self.tr(
                "{count} trainings of {epochs} epochs, one after another, from the same first"
                " weights."
            )
        return text.format(count=len(race.values), epochs=plan.epochs), ""

    def _toggle(self) -> None:
        if self._runner.race is not None:
            self._runner.end()
        else:
            self._begin()

    def _begin(self) -> None:
        if self.start.isEnabled() and self._runner.race is None:
            values = self.values()
            chosen = values if self.choices.isVisible() else None
            # What was suggested stays while the plan has one value after the other.
            self._wish(epoch=None, text=self.numbers.text(), chosen=chosen)
            self._runner.begin(self._form_of_view.setting, values)

    # The board.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training is not new.training:
            self._show_values()
        if old.training is not new.training or old.runs is not new.runs:
            self._show_later()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.race == new.race:
            return
        if old.race.epoch != new.race.epoch:
            self._show_board()
        self._show_values()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.phase != new.phase or old.plan is not new.plan:
            self._show_values()
        if old.runs is not new.runs or old.start != new.start:
            self._show_later()

    def _show_later(self) -> None:
        self._is_due = True
        if not self._pace.isActive():
            self._pace.start(0)  # in a turn of its own: this one has the new weights to show

    def _show_if_due(self) -> None:
        """Show how the runs stand; a board behind something else waits until it is seen."""
        if self._is_due and self.isVisible():
            self._show_board()
            self._pace.start(PACE_MS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_due()

    def _show_board(self) -> None:
        self._is_due = False
        items = listed(self._trainer.state, self._store.session.runs, self._trainer.wanted)
        self._items = tuple(item for item in items if item.is_drawn)
        last = last_epoch(item.run for item in self._items)
        epoch = self._epoch_in_view(last)
        self.board.show_standings(standings(self._items, epoch), epoch)
        self.epoch.blockSignals(True)  # only the user's moves ask for another epoch
        self.epoch.setRange(1, max(1, last))
        self.epoch.setValue(max(1, epoch))
        self.epoch.blockSignals(False)
        for control in (self.epoch, self.play):
            control.setEnabled(last > 1)
            control.setVisible(bool(last))
        self._draw(None if epoch == last else epoch)
        text = self.tr("after epoch {epoch} of {last}").format(epoch=epoch, last=last)
        self.when.setText(text if last else "")
        self.board.setVisible(bool(self._items))

    def _draw(self, marked_epoch: int | None) -> None:
        """Draw the curves of all runs, with a line at the epoch that is looked at."""
        state, notes = self._trainer.state, self._store.session.runs
        runs = drawn_runs(state, notes, self._trainer.wanted)
        names = {run.key: notes.of(run.key).name for run in runs}
        self.curves.show_runs(runs, names, state.is_training)
        self.curves.mark(marked_epoch)

    def restyle(self) -> None:
        """Wear the present theme."""
        self.curves.restyle()

    def _epoch_in_view(self, last: int) -> int:
        wanted = self._form_of_view.epoch
        return last if wanted is None else min(wanted, last)

    def _look_at(self, epoch: int) -> None:
        """Compare the runs after an epoch; at the last one, follow what is being trained."""
        self._wish(epoch=None if epoch == self.epoch.maximum() else epoch)

    # Playing.

    def _toggle_playing(self) -> None:
        if self._playing.isActive():
            self._stop_playing()
            return
        if self.epoch.value() == self.epoch.maximum():
            self.epoch.setValue(1)
        self._playing.start()
        self.play.set_icon_name("pause")

    def _stop_playing(self) -> None:
        self._playing.stop()
        self.play.set_icon_name("play")

    def _play_next(self) -> None:
        self.epoch.setValue(self.epoch.value() + 1)
        if self.epoch.value() == self.epoch.maximum():
            self._stop_playing()


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
