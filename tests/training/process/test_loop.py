"""The loop: the same as a plain script, the same every time, and what it reports."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from playground.core.messages import Refused
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits, FolderOfPictures, Shapes
from playground.datasets.split import split
from playground.layers import Activation
from playground.training.process.data import Resident, Streamed
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, training
from playground.training.process.losses import losses, mean_loss
from playground.training.process.modules import with_state
from playground.training.process.optimisers import optimiser
from playground.training.protocol.metrics import EpochMetrics, Examined, metrics_of
from playground.training.protocol.plan_changes import needs_reset
from tests.datasets.test_files import make_folder
from tests.training.networks import lenet, predicted, tiny

SHAPES = Shapes(size=12, each=40)
OPTIMISERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")


def rows(job: Job) -> list[EpochMetrics]:
    return [event.metrics for event in training(job) if isinstance(event, EpochDone)]


def curve(job: Job) -> list[tuple[float, float, float]]:
    return [(row.loss, row.accuracy, row.validation_loss) for row in rows(job)]


def test_the_history_is_that_of_a_plain_script() -> None:
    plan = TrainingPlan(data=Digits(), epochs=3, seed=5, validation=0.2)
    dataset = plan.data.load()
    network = lenet(5)
    ours = rows(Job(network, plan, dataset))

    # The same in bare torch, as anyone would write it.
    model = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        *(nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU()),
        nn.Linear(84, 10),
    )
    with torch.no_grad():
        learned = [layer.tensors() for layer in network if layer.tensors()]
        modules = [module for module in model if list(module.parameters())]
        for module, tensors in zip(modules, learned, strict=True):
            module.weight.copy_(torch.tensor(tensors["weight"]))
            module.bias.copy_(torch.tensor(tensors["bias"]))
    parts = split(dataset, 0.2, 5)
    train, test = dataset.batch(parts.training), dataset.batch(parts.validation)
    x, y = torch.tensor(train.pictures), torch.tensor(train.labels)
    x_test, y_test = torch.tensor(test.pictures), torch.tensor(test.labels)
    criterion = nn.CrossEntropyLoss()
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)
    generator = torch.Generator().manual_seed(5)
    for row in ours:
        total, right = 0.0, 0
        for places in torch.randperm(len(x), generator=generator).split(64):
            logits = model(x[places])
            loss = criterion(logits, y[places])
            adam.zero_grad()
            loss.backward()
            adam.step()
            total += loss.item() * len(places)
            right += int((logits.argmax(1) == y[places]).sum())
        with torch.no_grad():
            logits = model(x_test)
        assert row.loss == pytest.approx(total / len(x), abs=1e-4)
        assert row.accuracy == pytest.approx(right / len(x), abs=1.1 / len(x))
        assert row.validation_loss == pytest.approx(float(criterion(logits, y_test)), abs=1e-4)
        correct = float((logits.argmax(1) == y_test).float().mean())
        assert row.validation_accuracy == pytest.approx(correct, abs=1.1 / len(x_test))


@pytest.mark.parametrize("augmentation", [Augmentation(), Augmentation(0.1, 20, 0.1, True, 0.05)])
def test_the_same_seed_gives_the_same_history_twice(augmentation: Augmentation) -> None:
    plan = TrainingPlan(data=SHAPES, epochs=2, seed=3, augmentation=augmentation, initialiser="he")
    dataset = plan.data.load()
    first, again = (curve(Job(tiny(), plan, dataset)) for _ in range(2))
    assert first == again
    other = dataclasses.replace(plan, seed=4)
    assert curve(Job(tiny(), other, dataset)) != first


@pytest.mark.parametrize("name", OPTIMISERS)
@pytest.mark.parametrize("loss", ["cross-entropy", "half-squared"])
def test_every_optimiser_learns_with_every_loss(name: str, loss: str) -> None:
    rate = {"sgd": 0.1, "momentum": 0.03, "nesterov": 0.03}.get(name, 3e-3)
    plan = TrainingPlan(data=SHAPES, epochs=6, optimiser=name, rate=rate, loss=loss, batch=16)
    history = rows(Job(tiny(), plan, plan.data.load()))
    assert history[-1].loss < history[0].loss
    assert history[-1].accuracy > history[0].accuracy


@pytest.mark.parametrize("name", OPTIMISERS)
def test_optimisers_are_torchs_own(name: str) -> None:
    """Each setting of the plan reaches the optimiser: three steps equal the plain class's."""
    plan = TrainingPlan(
        optimiser=name,
        rate=0.02,
        momentum=0.8,
        smoothing=0.95,
        beta1=0.7,
        beta2=0.9,
        weight_decay=0.1,
    )
    plain = {
        "sgd": lambda p: torch.optim.SGD(p, 0.02, weight_decay=0.1),
        "momentum": lambda p: torch.optim.SGD(p, 0.02, 0.8, weight_decay=0.1),
        "nesterov": lambda p: torch.optim.SGD(p, 0.02, 0.8, weight_decay=0.1, nesterov=True),
        "rmsprop": lambda p: torch.optim.RMSprop(p, 0.02, 0.95, weight_decay=0.1),
        "adam": lambda p: torch.optim.Adam(p, 0.02, (0.7, 0.9), weight_decay=0.1),
        "adamw": lambda p: torch.optim.AdamW(p, 0.02, (0.7, 0.9), weight_decay=0.1),
    }[name]
    ours = torch.linspace(-1, 1, 12).reshape(3, 4).clone().requires_grad_()
    theirs = ours.detach().clone().requires_grad_()
    pair = (optimiser(plan, [ours], torch.device("cpu")), ours), (plain([theirs]), theirs)
    for step in range(3):
        for made, weight in pair:
            made.zero_grad()
            (weight.sin() * (step + 1)).sum().backward()
            made.step()
    assert torch.allclose(ours, theirs, atol=1e-6)


def test_losses_are_those_of_the_textbook() -> None:
    outputs = torch.tensor([[0.2, 0.7, 0.1], [3.0, -1.0, 0.0]])
    labels = torch.tensor([1, 2])
    squared = losses(outputs, labels, "half-squared")
    assert squared[0] == pytest.approx(0.5 * (0.2**2 + 0.3**2 + 0.1**2))
    assert squared[1] == pytest.approx(0.5 * (9 + 1 + 1))
    entropy = losses(outputs[:, :, None, None], labels, "cross-entropy")
    assert entropy[1] == pytest.approx(math.log(math.exp(3) + math.exp(-1) + 1))
    for loss in ("half-squared", "cross-entropy"):
        mean = mean_loss(outputs, labels, loss)
        assert mean == pytest.approx(float(losses(outputs, labels, loss).mean()), rel=1e-6)


def test_cross_entropy_stays_finite_where_a_probability_would_round_to_nothing() -> None:
    outputs = torch.tensor([[0.0, 400.0]])
    assert losses(outputs, torch.tensor([0]), "cross-entropy")[0] == pytest.approx(400)


def test_a_softmax_at_the_end_is_trained_on_its_logarithm() -> None:
    """The stack with softmax and the one without give the same training, and probabilities."""
    plan = TrainingPlan(data=SHAPES, epochs=1)
    dataset = plan.data.load()
    with_softmax, without = (Job(tiny(softmax=on), plan, dataset) for on in (True, False))
    assert curve(with_softmax) == curve(without)
    shares = predicted(with_softmax, dataset.batch(np.arange(4)).pictures)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-6)


def test_before_the_first_step_each_class_gets_about_its_share() -> None:
    plan = TrainingPlan(data=Digits(), initialiser="normal")
    dataset = plan.data.load()
    job = Job(lenet(), plan, dataset)
    shares = predicted(job, dataset.batch(np.arange(50)).pictures)
    assert np.abs(shares - 0.1).max() < 0.1
    assert metrics_of(job.examine(), 10).loss == pytest.approx(math.log(10), abs=0.1)


def test_frozen_layers_stay_and_others_move() -> None:
    plan = TrainingPlan(data=SHAPES, epochs=1, frozen=(0,), initialiser="he", weight_decay=0.1)
    network = tiny()
    job = Job(network, plan, plan.data.load())
    before = job.weights()
    assert np.array_equal(before["0.weight"], network[0].tensors()["weight"])
    rows(job)
    after = job.weights()
    assert np.array_equal(after["0.weight"], before["0.weight"])
    assert not np.array_equal(after["4.weight"], before["4.weight"])


@pytest.mark.parametrize("initialiser", ["zeros", "uniform", "normal", "xavier", "he"])
def test_first_weights_are_drawn_as_the_plan_says(initialiser: str) -> None:
    plan = TrainingPlan(data=SHAPES, initialiser=initialiser, seed=2)
    dataset = plan.data.load()
    network = tiny()
    weights, again = (Job(network, plan, dataset).weights() for _ in range(2))
    assert all(np.array_equal(weights[name], again[name]) for name in weights)
    own = network[0].tensors()["weight"]
    assert not np.array_equal(weights["0.weight"], own)
    assert (weights["0.weight"] == 0).all() == (initialiser == "zeros")
    kept = Job(network, dataclasses.replace(plan, initialiser="as-is"), dataset).weights()
    assert np.array_equal(kept["0.weight"], own)


def test_plans_change_on_the_way_where_they_may() -> None:
    plan = TrainingPlan(data=SHAPES, epochs=3, batch=16)
    job = Job(tiny(), plan, plan.data.load())
    events = training(job)
    next(events)
    assert job.optimiser.param_groups[0]["lr"] == 1e-3
    changed = dataclasses.replace(
        plan, rate=5e-3, weight_decay=0.02, augmentation=Augmentation(shift=0.2), epochs=2
    )
    job.adjust(changed)
    next(events)
    assert job.optimiser.param_groups[0]["lr"] == 5e-3
    assert job.optimiser.param_groups[0]["weight_decay"] == 0.02
    assert job.data.recipe.augmentation.shift == 0.2
    frozen = dataclasses.replace(changed, frozen=(0,))
    before = job.weights()["0.weight"]
    remembered = dict(job.optimiser.state[job.trained()["4.weight"]])
    job.adjust(frozen)
    assert job.optimiser.state[job.trained()["4.weight"]] == remembered
    done = [event for event in events if isinstance(event, EpochDone)]
    assert len(done) == 2
    assert np.array_equal(job.weights()["0.weight"], before)
    for other in (
        dataclasses.replace(plan, batch=8),
        dataclasses.replace(plan, seed=1),
        dataclasses.replace(plan, data=Digits()),
    ):
        assert needs_reset(plan, other)
        with pytest.raises(Refused, match="Begin anew"):
            job.adjust(other)
    with pytest.raises(Refused, match="frozen"):
        job.adjust(dataclasses.replace(changed, frozen=(0, 4)))


def test_dropout_batch_normalisation_and_frozen_statistics() -> None:
    from playground.layers import LAYERS

    normalisation = LAYERS["batch normalisation"]
    dropout = LAYERS["dropout"]
    rng = np.random.default_rng(0)
    base = tiny().layers
    network = Network(
        (base[0], normalisation.default((4, 12, 12), rng), *base[1:4], dropout(rate=0.3), *base[4:])
    )
    plan = TrainingPlan(data=SHAPES, epochs=6, rate=0.01, batch=16)
    dataset = plan.data.load()
    job = Job(network, plan, dataset)
    before = job.weights()
    history = rows(job)
    assert history[-1].loss < 0.7 * history[0].loss
    after = job.weights()
    assert not np.array_equal(before["1.running_mean"], after["1.running_mean"])
    still = Job(network, dataclasses.replace(plan, frozen=(1,)), dataset)
    rows(still)
    assert np.array_equal(still.weights()["1.running_mean"], before["1.running_mean"])
    assert np.array_equal(
        predicted(still, dataset.batch(np.arange(3)).pictures),
        predicted(still, dataset.batch(np.arange(3)).pictures),
    )


def test_pictures_that_do_not_fit_in_memory_are_streamed_to_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = TrainingPlan(data=SHAPES, epochs=2, augmentation=Augmentation(shift=0.1, rotate=10))
    dataset = plan.data.load()
    job = Job(tiny(), plan, dataset)
    assert isinstance(job.data, Resident)
    in_memory = curve(job)
    monkeypatch.setattr("playground.training.process.data.MAX_RESIDENT_BYTES", 1000)
    streamed = Job(tiny(), plan, dataset)
    assert isinstance(streamed.data, Streamed)
    for ours, theirs in zip(curve(streamed), in_memory, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-5)


def test_a_folder_is_streamed_until_all_is_decoded_and_lost_pictures_are_left_out(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path, each=12)
    plan = TrainingPlan(
        data=FolderOfPictures(folder=str(tmp_path), size=12), epochs=3, batch=4, seed=1
    )
    dataset = plan.data.load()
    job = Job(tiny(2, channels=3), plan, dataset)
    lost = dataset.pictures.name(int(job.split.training[5]))
    (tmp_path / lost).unlink()
    kinds, counts = [], []
    for event in training(job):
        if isinstance(event, EpochDone):
            kinds.append(type(job.data))
            counts.append(job.pictures_seen)
    assert kinds == [Streamed, Resident, Resident]
    assert [item.name for item in dataset.pictures.lost()] == [lost]
    part = len(job.split.training)
    assert counts == [part - 1, 2 * (part - 1), 3 * (part - 1)]


def test_nothing_held_out_is_no_error() -> None:
    plan = TrainingPlan(data=SHAPES, epochs=1, validation=0.0)
    (row,) = rows(Job(tiny(), plan, plan.data.load()))
    assert math.isnan(row.validation_loss)
    assert math.isfinite(row.loss)


def test_figures_come_from_the_pictures() -> None:
    examined = Examined(
        indices=np.array([10, 20, 30, 40]),
        labels=np.array([0, 0, 1, 1]),
        predicted=np.array([0, 1, 0, 1]),
        sure=np.array([0.9, 0.6, 0.8, 0.5], np.float32),
        losses=np.array([0.1, 1.0, 2.0, 0.7], np.float32),
    )
    known = metrics_of(examined, 2)
    assert known.accuracy == 0.5
    assert known.loss == pytest.approx(0.95)
    assert known.confusion.tolist() == [[1, 1], [1, 1]]
    assert list(examined.most_wrong(5)) == [30, 20]
    assert list(examined.least_sure(2)) == [40, 20]
    assert list(examined.in_cell(1, 0)) == [30]


def test_weights_of_another_network_are_refused() -> None:
    plan = TrainingPlan(data=SHAPES)
    job = Job(tiny(), plan, plan.data.load())
    with pytest.raises(Refused, match="not those of this network"):
        job.set_weights({"0.weight": np.zeros((1, 1, 3, 3), np.float32)})


def test_networks_that_cannot_be_trained_are_refused() -> None:
    plan = TrainingPlan(data=SHAPES)
    with pytest.raises(Refused, match="nothing to learn"):
        Job(Network((Activation(),)), plan, plan.data.load())


def test_a_small_network_learns_the_digits_in_a_few_epochs() -> None:
    plan = TrainingPlan(data=Digits(), epochs=12, seed=2)
    history = rows(Job(lenet(2), plan, plan.data.load()))
    assert max(row.validation_accuracy for row in history) >= 0.98


@pytest.mark.parametrize("slopes", ["channel", "shared"])
def test_slopes_of_a_parametric_relu_are_learned_and_come_back(slopes: str) -> None:
    network = tiny()
    learned = dataclasses.replace(Activation(function="prelu"), slopes=slopes)  # type: ignore[call-arg]
    network = Network((network[0], learned, *network.layers[2:]))
    plan = TrainingPlan(data=SHAPES, epochs=1, rate=0.01)
    job = Job(network, plan, plan.data.load())
    rows(job)
    found = with_state(job.module.network, job.module.state_dict())[1].tensors()["weight"]
    assert found.shape == ((4,) if slopes == "channel" else (1,))
    assert (np.abs(found - 0.25) > 1e-3).all()
