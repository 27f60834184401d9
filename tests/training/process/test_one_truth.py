"""What is shown, trained, explained, written and applied is the same network on the same input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.network_input import DRAWN, NetworkInput, Origin
from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits, Shapes
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.view.shares import shares
from playground.layers import Activation, BatchNormalisation, Convolution, Dense, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.layers.networkfile import write_network
from playground.layers.state import with_state
from playground.pictures.network_input import network_input
from playground.pictures.save import to_png_bytes
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, training
from tests.training.networks import predicted

SEEDS = 6


def some_network(rng: np.random.Generator, shape: tuple[int, int, int], classes: int) -> Network:
    """A small stack, with or without normalisation and softmax."""
    filters = int(rng.integers(2, 5))
    layers = [Convolution(filters=he_filters(filters, shape[0], (3, 3), rng)), Activation()]
    if rng.random() < 0.5:
        layers.append(BatchNormalisation.default((filters, *shape[1:]), rng))
    layers += [Pooling(), Flatten()]
    for layer in layers:
        shape = layer.output_shape(shape)
    layers.append(Dense.random(shape, classes, rng))
    if rng.random() < 0.5:
        layers.append(Activation(function="softmax"))
    return Network(tuple(layers))


def some_plan(rng: np.random.Generator) -> TrainingPlan:
    data = Digits(size=8) if rng.random() < 0.5 else Shapes(size=12, each=12)
    how = str(rng.choice(["none", "unit", "standard"]))
    loss = str(rng.choice(["cross-entropy", "half-squared"]))
    return TrainingPlan(
        data=data,
        epochs=2,
        batch=32,
        normalisation=how,  # type: ignore[arg-type]
        loss=loss,  # type: ignore[arg-type]
        device="cpu",
        frozen=(0,) if rng.random() < 0.3 else (),
    )


def some_pictures(rng: np.random.Generator, job: Job) -> list[Picture]:
    """A drawing, a photo in colour, and two pictures of the data."""
    sheet = np.zeros((40, 40), np.float32)
    top, left = rng.integers(2, 20, 2)
    sheet[top : top + 14, left : left + 3] = sheet[top + 7 : top + 9, left : left + 10] = 1
    photo = rng.random((21, 33, 3), np.float32)
    found = [
        Picture("drawing", sheet, 0, origin=DRAWN),
        Picture("photo", photo, 0, bool(rng.integers(2)), "rgb"),
    ]
    for place in rng.choice(job.split.validation, 2, replace=False):
        pixels = job.dataset.batch(np.array([place])).pictures[0, 0]
        found.append(Picture("data", pixels, 0, origin=Origin("data", "x", int(place))))
    return found


def assert_all_agree(session: Session, job: Job) -> None:
    """Bars, last maps, arithmetic and the process say the same of the document's picture."""
    x = network_input(session).x
    results = evaluate(session.network, x)
    bars = shares(session.network, results, job.plan.loss)
    assert bars is not None
    np.testing.assert_allclose(bars, predicted(job, x[np.newaxis])[0], rtol=2e-4, atol=2e-5)
    last = len(session.network) - 1
    for unit in range(len(bars)):
        found = explain(results, last, unit, 0, 0)
        assert found is not None
        assert found.agrees
        assert found.value == results.stages[last].maps[unit, 0, 0]  # type: ignore[index]


def assert_held_out_agree(session: Session, job: Job) -> None:
    """A cell of the confusion matrix that is opened is predicted as it was counted."""
    found = job.examine()
    for at in range(0, len(found.indices), max(1, len(found.indices) // 5)):
        place = int(found.indices[at])
        pixels = job.dataset.batch(np.array([place])).pictures[0]
        picture = Picture("data", pixels[0], 0, origin=Origin("data", "x", place))
        looked = edits.set_picture(session, picture)
        x = network_input(looked).x
        np.testing.assert_array_equal(x, pixels)
        bars = shares(looked.network, evaluate(looked.network, x), job.plan.loss)
        assert bars is not None
        assert bars[found.predicted[at]] == pytest.approx(bars.max(), rel=1e-4, abs=1e-5)
        assert bars.max() == pytest.approx(float(found.sure[at]), rel=1e-3, abs=1e-4)


def applied(session: Session, x: FloatArray, folder: Path) -> FloatArray:
    """What `apply --stack` writes for the network and a picture of whole levels."""
    write_network(folder / "network.json", session.network)
    write = to_png_bytes(np.rint(x[0] * 255).astype(np.uint8))
    (folder / "picture.png").write_bytes(write)
    words = ["apply", str(folder / "picture.png"), "--stack", str(folder / "network.json")]
    assert main([*words, "--output", str(folder / "out")]) == 0
    last = max((folder / "out").glob("*.npy"), key=lambda path: int(path.name.split("-")[0]))
    made: FloatArray = np.load(last)
    return made[:, 0, 0]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_everything_agrees_before_during_and_after_a_training(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    plan = some_plan(rng)
    dataset = plan.data.load()
    network = some_network(rng, dataset.shape, len(dataset.classes))
    blank = Picture("blank", np.zeros(dataset.shape[1:], np.float32), 0)
    first = edits.set_network(Session(blank, Network()), network)
    first = edits.set_training(first, plan)
    job = Job(first.network, first.training, dataset, taken=first.input)
    session = edits.begin_training(first, job.network, job.input)
    assert session.training == job.plan  # the frozen stay the same layers
    pictures = some_pictures(rng, job)

    def look() -> None:
        current = replace(session, network=with_state(session.network, job.weights()))
        for picture in pictures:
            assert_all_agree(edits.set_picture(current, picture), job)

    look()
    start = checkpoint(job)
    for steps, event in enumerate(training(job), 1):
        if isinstance(event, EpochDone):  # paused
            look()
            assert_held_out_agree(
                replace(session, network=with_state(session.network, job.weights())), job
            )
        elif steps == 5:  # during
            look()
    after = job.weights()
    stopped = replace(session, network=with_state(session.network, after))
    x = job.dataset.batch(np.array([3])).pictures[0]
    whole = np.rint(x * 255).astype(np.float32) / 255
    results = evaluate(stopped.network, whole)
    np.testing.assert_allclose(
        applied(stopped, whole, tmp_path),
        results.stages[-1].maps[:, 0, 0],  # type: ignore[index]
        rtol=1e-4,
        atol=1e-5,
    )
    restore(job, start)  # gone back
    look()


def test_a_second_training_with_another_normalisation_has_one_such_layer() -> None:
    data = Shapes(size=12, each=12)
    dataset = data.load()
    rng = np.random.default_rng(0)
    session = edits.set_network(
        Session(Picture("p", np.zeros((12, 12), np.float32), 0), Network()),
        some_network(rng, dataset.shape, len(dataset.classes)),
    )
    length = len(session.network)
    for how, more in (("standard", 1), ("none", 1), ("unit", 0), ("standard", 1)):
        plan = TrainingPlan(data=data, normalisation=how, frozen=session.training.frozen)  # type: ignore[arg-type]
        session = edits.set_training(session, plan)
        job = Job(session.network, plan, dataset, taken=session.input)
        session = edits.begin_training(session, job.network, job.input)
        assert len(session.network) == length + more
        assert (session.network[0].kind == "input normalisation") == bool(more)
    assert session.input == NetworkInput(
        (1, 12, 12), "unit", dataset.framing, kept=True, normalised=True
    )
