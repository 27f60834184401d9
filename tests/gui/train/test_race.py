"""Races: trainings from the same first weights that differ in one setting, seen side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Refused
from playground.gui.train.cards.racecard import PACE_MS, PLAY_MS, RaceCard
from playground.gui.train.notices import Notices
from playground.layers.state import tensors_of
from playground.training.protocol import messages
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.race import RACED, race_of, read_values, suggested_values
from tests.gui.clock import Clock, drain
from tests.gui.hands import click, press, show, type_text
from tests.gui.train.scripted import Bench, changed, epoch_over, progress, started_with


@pytest.fixture
def bench(qtbot: QtBot, clock: Clock, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "epochs")
    yield made
    made.close()


@pytest.fixture
def notices(qtbot: QtBot, clock: Clock, bench: Bench) -> Notices:
    made = Notices(bench.store, bench.trainer, bench.data)
    qtbot.addWidget(made)
    made.is_blocked = False
    return made


@pytest.fixture
def card(qtbot: QtBot, bench: Bench, notices: Notices) -> RaceCard:
    made = RaceCard(bench.store, bench.trainer, bench.race, notices)
    show(qtbot, made, 560, 420)
    return made


@pytest.fixture
def noted(bench: Bench) -> list[str]:
    said: list[str] = []
    bench.store.noted.connect(lambda message: said.append(str(message)))
    return said


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    type_text(text)


def choose(box: QComboBox, text: str) -> None:
    box.setFocus()
    press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * box.findText(text))
    assert box.currentText() == text


def get_ready(bench: Bench, clock: Clock) -> None:
    """Let the process be ready for the training that was begun; the race lets it run."""
    start = bench.client.last(messages.Start)
    ready = replace(started_with(start.network), network=start.network)
    bench.hear(ready, messages.PhaseChanged("paused"))
    clock.advance(1)
    bench.hear(messages.PhaseChanged("running"))


def train(bench: Bench, clock: Clock, *accuracies: float) -> None:
    """Train as many epochs as there are accuracies, and be done with the training."""
    bench.hear(messages.Weights(1, 1, changed(bench.store.session.network, 0.1)))
    for number, accuracy in enumerate(accuracies, start=1):
        row = EpochMetrics(number, 1.0, accuracy, 2 - accuracy, accuracy, 1e-3, 1.0, 1438.0)
        bench.hear(replace(epoch_over(number), metrics=row))
    bench.hear(messages.PhaseChanged("finished"))
    clock.advance(PACE_MS)


def first_weights(bench: Bench) -> list[bytes]:
    network = bench.client.last(messages.Start).network
    return [value.tobytes() for value in tensors_of(network).values()]


def test_each_training_begins_with_the_same_weights_and_its_own_value(
    bench: Bench, card: RaceCard, clock: Clock, noted: list[str]
) -> None:
    write(card.numbers, "0.01 0.1")
    assert "2 trainings of 3 epochs" in card.about.text()
    click(card.start)
    get_ready(bench, clock)
    first = first_weights(bench)
    assert bench.client.last(messages.Start).plan.rate == 0.01
    assert bench.trainer.state.is_training
    assert card.about.text() == "Training 1 of 2: Learning rate 0.01"
    assert card.numbers.text() == "0.01 0.1"
    train(bench, clock, 0.5, 0.6, 0.7)
    assert bench.client.last(messages.Start).plan.rate == 0.1
    get_ready(bench, clock)
    assert first_weights(bench) == first
    train(bench, clock, 0.6, 0.7, 0.9)
    assert bench.race.race is None
    assert noted[-1] == "The race is over: Learning rate 0.1 did best."
    assert bench.client.count(messages.Start) == 2
    assert card.board.lines == [
        "run 1 · Learning rate 0.01, 70.0 %, loss 1.3",
        "run 2 · Learning rate 0.1, 90.0 %, loss 1.1, ahead",
    ]


def test_one_slider_is_over_all_runs(bench: Bench, card: RaceCard, clock: Clock) -> None:
    write(card.numbers, "0.01 0.1")
    press(Qt.Key.Key_Return)
    get_ready(bench, clock)
    train(bench, clock, 0.8, 0.81, 0.82)
    get_ready(bench, clock)
    train(bench, clock, 0.3, 0.5, 0.9)
    assert card.when.text() == "after epoch 3 of 3"
    card.epoch.setFocus()
    press(Qt.Key.Key_Home)
    assert card.when.text() == "after epoch 1 of 3"
    assert [line.split(", ")[1] for line in card.board.lines] == ["80.0 %", "30.0 %"]
    assert "ahead" in card.board.lines[0]
    click(card.play)
    clock.advance(2 * PLAY_MS)
    assert card.when.text() == "after epoch 3 of 3"
    assert "ahead" in card.board.lines[1]
    assert "Learning rate 0.1" in card.board.told(QPoint(5, card.board.height() - 3))


def test_what_is_no_race_is_said_and_cannot_begin(bench: Bench, card: RaceCard) -> None:
    for text, said in (
        ("0.01", "two different values"),
        ("0.01 0.01", "two different values"),
        ("0,1 1", "0,1 is not a number"),
        ("0.1 1e9", "must be between 0 and 100"),
        ("1 2 3 4 5 6 7", "too many"),
        ("nan 1", "must be between"),
    ):
        write(card.numbers, text)
        assert said in card.problem.text(), text
        assert not card.start.isEnabled()
        press(Qt.Key.Key_Return)
    assert not bench.clients or not bench.client.count(messages.Start)


def test_choices_are_ticked(bench: Bench, card: RaceCard, clock: Clock) -> None:
    choose(card.setting, "Optimiser")
    checks = {check.text(): check for check in card.choices.findChildren(QCheckBox)}
    for name, check in checks.items():
        if check.isChecked() != (name in ("SGD", "Adam")):
            click(check)
    click(card.start)
    get_ready(bench, clock)
    names = {bench.client.last(messages.Start).plan.optimiser}
    train(bench, clock, 0.5, 0.6, 0.7)
    get_ready(bench, clock)
    names.add(bench.client.last(messages.Start).plan.optimiser)
    assert names == {"sgd", "adam"}


def explode(bench: Bench, clock: Clock) -> None:
    """Come to a loss that is no number, where the process holds by itself."""
    bench.hear(messages.Weights(1, 1, changed(bench.store.session.network, 0.1)))
    nothing = float("nan")
    row = EpochMetrics(1, nothing, 0.1, nothing, 0.99, 1e-3, 1.0, 1438.0)
    bench.hear(replace(epoch_over(1), metrics=row), messages.PhaseChanged("paused"))
    clock.advance(PACE_MS)


@pytest.mark.parametrize("which", [0, 1])
def test_a_loss_beyond_all_numbers_ends_a_training_and_not_the_race(
    bench: Bench, card: RaceCard, clock: Clock, noted: list[str], which: int
) -> None:
    write(card.numbers, "0.01 0.1")
    click(card.start)
    for at in (0, 1):
        get_ready(bench, clock)
        if at == which:
            explode(bench, clock)
        else:
            train(bench, clock, 0.5, 0.6, 0.7)
    assert bench.race.race is None
    best = ("0.1", "0.01")[which]
    assert noted[-1] == (
        f"The race is over: Learning rate {best} did best. With 1 of 2 values the loss grew beyond"
        " all numbers (NaN or infinite)."
    )
    spoilt, sound = card.board.lines[which], card.board.lines[1 - which]
    assert sound.endswith(", ahead")
    assert "ahead" not in spoilt
    assert "loss no number" in spoilt


def test_a_loss_that_is_no_number_in_the_middle_of_an_epoch_comes_last(
    bench: Bench, card: RaceCard, clock: Clock
) -> None:
    write(card.numbers, "0.01 0.1")
    click(card.start)
    get_ready(bench, clock)
    train(bench, clock, 0.5, 0.6, 0.7)
    get_ready(bench, clock)
    bench.hear(messages.Weights(1, 1, changed(bench.store.session.network, 0.1)))
    row = EpochMetrics(1, 1.0, 0.99, 0.1, 0.99, 1e-3, 1.0, 1438.0)
    bench.hear(replace(epoch_over(1), metrics=row))
    clock.advance(PACE_MS)
    assert card.board.lines[1].endswith(", ahead")
    bench.hear(replace(progress(1, 3), loss=float("nan")))
    clock.advance(PACE_MS)
    assert card.board.lines[0].endswith(", ahead")
    assert "99.0 %, loss no number" in card.board.lines[1]
    card.epoch.setFocus()
    press(Qt.Key.Key_Home)
    assert card.board.lines[1].endswith(", ahead"), "after its first epoch it was"


def test_where_nothing_is_held_out_the_training_itself_is_raced(
    bench: Bench, card: RaceCard, clock: Clock, noted: list[str]
) -> None:
    nothing = float("nan")
    write(card.numbers, "0.01 0.1")
    click(card.start)
    for accuracy in (0.9, 0.7):
        get_ready(bench, clock)
        bench.hear(messages.Weights(1, 1, changed(bench.store.session.network, 0.1)))
        for epoch in (1, 2, 3):
            row = EpochMetrics(epoch, 1.0, accuracy, nothing, nothing, 1e-3, 1.0, 1438.0)
            bench.hear(replace(epoch_over(epoch), metrics=row))
        bench.hear(messages.PhaseChanged("finished"))
        clock.advance(PACE_MS)
    assert noted[-1] == "The race is over: Learning rate 0.01 did best."
    assert card.board.lines == [
        "run 1 · Learning rate 0.01, 90.0 %, loss 1, ahead",
        "run 2 · Learning rate 0.1, 70.0 %, loss 1",
    ]


def test_where_every_loss_grew_beyond_all_numbers_none_did_best(
    bench: Bench, card: RaceCard, clock: Clock, noted: list[str]
) -> None:
    write(card.numbers, "10 100")
    click(card.start)
    for _ in range(2):
        get_ready(bench, clock)
        explode(bench, clock)
    assert bench.race.race is None
    assert "whatever the value" in noted[-1]
    assert not any("ahead" in line for line in card.board.lines)


@pytest.mark.parametrize("how", ["edit", "stop", "undo"])
def test_another_training_ends_the_race_and_says_so(
    bench: Bench, card: RaceCard, clock: Clock, noted: list[str], how: str
) -> None:
    write(card.numbers, "0.01 0.1")
    click(card.start)
    get_ready(bench, clock)
    train(bench, clock, 0.5, 0.6, 0.7)
    get_ready(bench, clock)
    if how == "edit":
        bench.store.edit("batch", edits.set_training_field, "weight_decay", 0.5)
    elif how == "stop":
        bench.trainer.stop()
    else:
        bench.trainer.toggle()
        bench.hear(messages.Weights(1, 1, changed(bench.store.session.network, 0.1)))
        bench.hear(messages.PhaseChanged("paused"))
        clock.advance(1)
        assert bench.race.race is not None
        bench.store.undo()
    drain()
    clock.advance(1)
    assert bench.race.race is None
    assert "ended in its training 2 of 2" in noted[-1]
    assert len(bench.trainer.state.runs) >= 1


def test_a_pause_does_not_end_it(bench: Bench, card: RaceCard, clock: Clock) -> None:
    write(card.numbers, "0.01 0.1")
    click(card.start)
    get_ready(bench, clock)
    bench.hear(epoch_over(1))
    bench.trainer.toggle()
    bench.hear(messages.PhaseChanged("paused"))
    clock.advance(PACE_MS)
    assert bench.race.race is not None
    assert card.start.text() == "End the race"
    click(card.start)
    assert bench.race.race is None
    assert bench.trainer.state.has_begun, "the training that is on stays"


def test_what_the_form_has_outlives_it(
    qtbot: QtBot, bench: Bench, card: RaceCard, notices: Notices
) -> None:
    choose(card.setting, "Batch size")
    write(card.numbers, "8 16")
    again = RaceCard(bench.store, bench.trainer, bench.race, notices)
    qtbot.addWidget(again)
    assert (again.setting.currentText(), again.numbers.text()) == ("Batch size", "8 16")


@pytest.mark.parametrize("setting", RACED)
def test_what_is_suggested_makes_a_race_where_the_setting_matters(
    bench: Bench, setting: str
) -> None:
    plan = bench.store.session.training
    if setting == "momentum":
        with pytest.raises(Refused, match="makes no difference"):
            race_of(plan, setting, suggested_values(plan, setting))
        plan = replace(plan, optimiser="momentum")
    race = race_of(plan, setting, suggested_values(plan, setting))
    plans = [replace(race, at=at).present for at in range(len(race.values))]
    assert len({getattr(each, setting) for each in plans}) == len(plans) >= 2
    assert {replace(each, **{setting: getattr(plan, setting)}) for each in plans} == {plan}


def test_numbers_are_read_between_spaces_and_semicolons() -> None:
    assert read_values("rate", " 0.1; 0.01,  1e-3 ") == (0.1, 0.01, 0.001)
    assert read_values("batch", "8 16") == (8, 16)
    with pytest.raises(Refused, match="whole number"):
        read_values("batch", "8.5 16")
