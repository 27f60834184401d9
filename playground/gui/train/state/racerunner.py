"""Runs a race: begins each of its trainings when the one before is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.fields import fields_of
from playground.core.messages import Message, Term, marked
from playground.core.plan import TrainingPlan
from playground.core.word_count import written
from playground.gui.state.store import Store
from playground.gui.train.state.trainer import Trainer
from playground.training.protocol.race import Race, race_of
from playground.training.protocol.run_list import listed
from playground.training.protocol.standing import last_epoch, standings

RACE = "race"
"""The `about` of messages that tell how a race went."""


class RaceRunner(QObject):
    """One race at a time, or none.

    It waits where the user pauses a training. One whose loss is no number any more is over. What
    makes a training another than the race had in mind, an edit, undo, Stop or Reset, ends the race
    with a sentence; what was trained stays.
    """

    changed = Signal()

    def __init__(self, store: Store, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._is_under_way = False
        self._let_run = 0
        self.race: Race | None = None
        self._soon = QTimer(self)  # when the training has taken in all that has come
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        trainer.changed.connect(self._something_changed)
        store.changed.connect(self._something_changed)

    def begin(self, setting: str, values: tuple[object, ...]) -> None:
        """Begin a race of trainings in which a setting has these values; raises Refused."""
        race = race_of(self._trainer.wanted, setting, values)
        self._begin_training(race)

    def end(self) -> None:
        """Leave it at the training that is on, which goes on."""
        self._become(None)

    def _begin_training(self, race: Race) -> None:
        self._is_under_way = True
        try:
            self._become(race)
            self._trainer.start_by(race.present, Message(marked("edit", "Race")))
            started = self._trainer.state.start
            self._become(Race(race.setting, race.values, race.plan, race.at, started))
        finally:
            self._is_under_way = False

    def _something_changed(self, *_: object) -> None:
        if self.race is not None and not self._is_under_way:
            self._soon.start(0)

    def _go_on(self) -> None:
        """Let the training that is set up run, begin the next one, or see that it is over."""
        race, state = self.race, self._trainer.state
        if race is None:
            return
        if state.start != race.start or state.died or self._trainer.wanted != race.present:
            self._give_up(race)
        elif self._trainer.is_done or state.is_beyond_numbers:
            if race.is_at_last:
                self._become(None)
                self._tell_who_won(race)
            else:
                self._begin_training(race.next())
        elif state.is_fresh and self._let_run != race.start:
            self._let_run = race.start  # once: the user may pause it before its first step
            self._trainer.toggle()

    def _become(self, race: Race | None) -> None:
        self.race = race
        self.changed.emit()

    def _give_up(self, race: Race) -> None:
        self._become(None)
        text = marked(
            "message",
            "The race has ended in its training {number} of {count}, as the training is not the one"
            " that it began. What was trained is among the runs.",
        )
        values = {"number": race.at + 1, "count": len(race.values)}
        self._store.noted.emit(Message(text, values, about=RACE))

    def _tell_who_won(self, race: Race) -> None:
        """Say which value did best, by what is held out, or by the training where nothing is."""
        keys = [run.key for run in self._trainer.state.runs[-len(race.values) :]]
        items = listed(self._trainer.state, self._store.session.runs, self._trainer.wanted)
        ran = [item for item in items if item.run.key in keys and item.run.epochs]
        if not ran:
            return
        ended = standings(ran, last_epoch(item.run for item in ran))
        counted = [each for each in ended if not each.is_beyond]
        if not counted:
            text = marked(
                "message",
                "The race is over: whatever the value, the loss grew beyond all numbers (NaN or"
                " infinite).",
            )
            self._store.noted.emit(Message(text, about=RACE))
            return
        best = max(counted, key=lambda each: each.merit).item.run
        plan = best.plan or race.plan
        field = fields_of(TrainingPlan)[race.setting]
        text = marked("message", "The race is over: {label} {value} did best.")
        if len(counted) < len(ran):
            text = marked(
                "message",
                "The race is over: {label} {value} did best. With {count} of {all} values the loss"
                " grew beyond all numbers (NaN or infinite).",
            )
        value = getattr(plan, race.setting)
        choices = {choice.value: choice.label for choice in field.choices}
        shown = Term("field", choices[value]) if value in choices else written(value)
        label = Term("field", field.label)
        said: dict[str, object] = {"label": label, "value": shown}
        if len(counted) < len(ran):
            said |= {"count": len(ran) - len(counted), "all": len(ran)}
        self._store.noted.emit(Message(text, said, about=RACE))
