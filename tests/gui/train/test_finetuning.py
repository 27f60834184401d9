"""Fine-tuning in the window: one press from a folder to the training of a last layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.messages import Refused
from playground.datasets import FolderOfPictures
from playground.gui.train.summing import SummingDialog, named_network
from playground.layers import Dense
from playground.layers.shipped import shipped_networks, with_shipped_network
from playground.training.protocol import messages
from playground.training.protocol.fine_tuning import fine_tuned
from playground.training.protocol.questions.summing import Summed, SummingQuestion
from playground.training.protocol.summed import outputs_of
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.train.controls import Controls
from tests.gui.train.scripted import Bench, started_with


@pytest.fixture
def shades(tmp_path: Path) -> Path:
    """Pictures of two classes, bright above and bright below."""
    rng = np.random.default_rng(1)
    for name, rows in (("above", slice(0, 14)), ("below", slice(14, 28))):
        (tmp_path / "shades" / name).mkdir(parents=True)
        for number in range(6):
            pixels = rng.integers(0, 90, (28, 28), np.uint8)
            pixels[rows] += 120
            Image.fromarray(pixels).save(tmp_path / "shades" / name / f"{number}.png")
    return tmp_path / "shades"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    made = Bench(qtbot, tmp_path / "training", session)
    yield made
    made.close()


@pytest.fixture
def controls(qtbot: QtBot, bench: Bench) -> Controls:
    made = Controls(bench)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    bench.data.load()
    qtbot.waitUntil(lambda: bench.data.dataset is not None)
    if not made.plan.tune.is_open:
        click(made.plan.tune.header)
    return made


def answered(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def fine_tune(qtbot: QtBot, bench: Bench, controls: Controls) -> None:
    """Press the button, and wait until the training was asked for."""
    click(controls.plan.tuning.go)
    qtbot.waitUntil(lambda: bool(bench.clients) and bench.client.count(messages.Start) > 0)


def ready(bench: Bench) -> messages.Started:
    """What the process says when it is ready: as it is asked for, nothing is drawn anew."""
    session = bench.store.session
    started = started_with(session.network)
    return replace(started, network=session.network, input=session.input, classes=session.classes)


def test_one_press_leads_from_a_folder_to_a_training_of_a_new_last_layer(
    qtbot: QtBot,
    bench: Bench,
    controls: Controls,
    shades: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = bench.store.session
    answered(monkeypatch, shades)
    assert controls.plan.tuning.go.text() == "Fine-tune on a folder…"
    fine_tune(qtbot, bench, controls)
    session = bench.store.session
    assert session.training.data == FolderOfPictures(str(shades), size=28, colour="gray")
    assert session.classes == ("above", "below")
    head = session.network[-2]
    assert isinstance(head, Dense)
    assert head.units == 2
    last = len(session.network) - 2
    assert session.training.frozen == tuple(range(last))
    weighted = [place for place in range(last) if before.network[place].parameters()]
    assert all(session.network[place] is before.network[place] for place in weighted)
    start = bench.client.last(messages.Start)
    assert start.network is session.network
    assert start.plan.frozen == session.training.frozen
    assert controls.plan.network.locks[weighted[0]].isChecked()
    bench.hear(messages.Failed(messages.Message("no")))  # the training is given up
    bench.store.undo()
    assert bench.store.session.network is before.network
    assert bench.store.session.classes == before.classes
    assert bench.store.session.training.data == before.training.data


def test_it_goes_on_when_other_controls_take_the_place_of_these(
    qtbot: QtBot,
    bench: Bench,
    shades: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As with a change of language: that it was wanted is known to no widget alone."""
    answered(monkeypatch, shades)
    bench.data.load()
    qtbot.waitUntil(lambda: bench.data.dataset is not None)
    controls = Controls(bench)
    controls.plan.tuning.first.setCurrentIndex(2)
    place = controls.plan.tuning.first.currentData()
    controls.plan.tuning.go.click()
    assert bench.data.is_loading
    controls.deleteLater()
    others = Controls(bench)
    qtbot.addWidget(others)
    assert others.plan.tuning.first.currentData() == place
    assert not others.plan.tuning.first.isEnabled()
    qtbot.waitUntil(lambda: bool(bench.clients) and bench.client.count(messages.Start) > 0)
    assert bench.store.session.classes == ("above", "below")
    assert bench.store.session.training.frozen == tuple(range(place))
    assert others.plan.tuning.first.isEnabled()
    bench.hear(messages.Failed(messages.Message("no")))


def test_layers_that_are_others_by_then_are_not_trained_from_where_others_stood(
    qtbot: QtBot, bench: Bench, shades: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, shades)
    bench.data.load()
    qtbot.waitUntil(lambda: bench.data.dataset is not None)
    controls = Controls(bench)
    qtbot.addWidget(controls)
    controls.plan.tuning.first.setCurrentIndex(2)
    controls.plan.tuning.go.click()
    assert bench.data.is_loading
    bench.store.edit("less", edits.delete_layer, 1)
    noted: list[str] = []
    bench.store.noted.connect(lambda message: noted.append(str(message)))
    qtbot.waitUntil(lambda: not bench.data.is_loading)
    assert noted == ["The pictures to fine-tune on are there: go on in Train."]
    assert bench.store.session.classes != ("above", "below")
    assert controls.plan.tuning.first.isEnabled()


def test_that_the_folder_is_none_is_told_where_the_controls_have_gone(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    answered(monkeypatch, tmp_path / "empty")
    bench.data.load()
    qtbot.waitUntil(lambda: bench.data.dataset is not None)
    controls = Controls(bench)
    controls.plan.tuning.go.click()
    assert bench.data.is_loading
    controls.deleteLater()
    drain()
    qtbot.waitUntil(lambda: bench.data.failure is not None)
    assert len(bench.said) == 1


def test_training_can_begin_at_an_earlier_layer(
    qtbot: QtBot,
    bench: Bench,
    controls: Controls,
    shades: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered(monkeypatch, shades)
    first = controls.plan.tuning.first
    texts = [first.itemText(at) for at in range(first.count())]
    assert texts[0] == "Train the last layer alone"
    assert len(texts) == 5
    first.setCurrentIndex(2)
    place = first.currentData()
    fine_tune(qtbot, bench, controls)
    assert bench.store.session.training.frozen == tuple(range(place))


def test_more_layers_are_let_go_and_training_goes_on(
    qtbot: QtBot,
    bench: Bench,
    controls: Controls,
    shades: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered(monkeypatch, shades)
    fine_tune(qtbot, bench, controls)
    started = ready(bench)
    bench.hear(started, messages.PhaseChanged("running"), messages.PhaseChanged("paused"))
    tuning = controls.plan.tuning
    qtbot.waitUntil(lambda: tuning.go.text() == "Go on from this layer")
    head = bench.store.session.network[-2]
    tuning.first.setCurrentIndex(1)
    place = tuning.first.currentData()
    click(tuning.go)
    assert bench.store.session.training.frozen == tuple(range(place))
    assert bench.store.session.network[-2] is head
    assert bench.client.last(messages.Adjust).plan.frozen == tuple(range(place))
    assert isinstance(bench.client.sent[-1], messages.Resume)
    assert bench.client.count(messages.Start) == 1


def test_where_nothing_was_learned_squeezenet_is_fine_tuned(
    qtbot: QtBot, tmp_path: Path, shades: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(qtbot, tmp_path / "training", app.first_session())
    try:
        controls = Controls(bench)
        qtbot.addWidget(controls)
        controls.show()
        bench.data.load()
        qtbot.waitUntil(lambda: bench.data.dataset is not None)
        click(controls.plan.tune.header)
        assert "SqueezeNet" in controls.plan.tuning.about.text()
        answered(monkeypatch, shades)
        fine_tune(qtbot, bench, controls)
        session = bench.store.session
        assert session.shape == shipped_networks()["squeezenet-1.1"].input().shape
        assert session.classes == ("above", "below")
        assert [layer.kind for layer in session.network][-3:] == ["pooling", "dense", "activation"]
        assert len(session.training.frozen) == len(session.network) - 2
    finally:
        bench.close()


def test_a_folder_without_classes_changes_no_layer(
    qtbot: QtBot,
    bench: Bench,
    controls: Controls,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = bench.store.session
    (tmp_path / "nothing").mkdir()
    answered(monkeypatch, tmp_path / "nothing")
    click(controls.plan.tuning.go)
    qtbot.waitUntil(lambda: bench.data.failure is not None)
    assert bench.store.session.network is before.network
    assert not bench.clients
    bench.store.undo()
    assert bench.store.session.training == before.training


def test_the_new_layer_is_compared_with_sums_of_the_old_classes(
    qtbot: QtBot,
    bench: Bench,
    controls: Controls,
    shades: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered(monkeypatch, shades)
    fine_tune(qtbot, bench, controls)
    started = ready(bench)
    bench.hear(started, messages.PhaseChanged("paused"))
    click(controls.plan.tuning.compare)
    (dialog,) = controls.findChildren(SummingDialog)
    above, below = (dialog.fields[name] for name in ("above", "below"))
    above.setText("0-4")
    click(dialog.compare)
    assert dialog.outcome.text() == "Say which classes stand for below."
    below.setText("12")
    click(dialog.compare)
    assert dialog.outcome.text() == "The network has outputs 0 to 9: no 12."
    below.setText("5, 7-9")
    click(dialog.compare)
    asked = bench.client.last(messages.Ask)
    assert isinstance(asked.question, SummingQuestion)
    assert asked.question.sums == ((0, 1, 2, 3, 4), (5, 7, 8, 9))
    assert not dialog.compare.isEnabled()
    bench.hear(messages.Answered(asked.token, Summed(0.75, 4)))
    assert dialog.outcome.text().startswith("By sums, 75.0 % of the 4 pictures held out are right")
    dialog.close()


def test_sums_are_worked_out_by_the_network_as_it_was(
    shades: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = FolderOfPictures(str(shades), size=28, colour="gray").load()
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    tuned = fine_tuned(session, dataset.shape, dataset.classes)
    assert named_network(session, dataset) == (session.network, session.classes)
    found = named_network(tuned, dataset)
    assert found is not None
    assert found[1] == tuple("0123456789")
    assert len(found[0]) == len(session.network)
    with pytest.raises(Refused, match=r"No class .* called zebra"):
        outputs_of("zebra", found[1])
    assert outputs_of("0-2, 7", found[1]) == (0, 1, 2, 7)
