"""The loss as a landscape, and the range test."""

import dataclasses

import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.layers import Dense
from playground.training.process.answers import AnswerContext
from playground.training.process.descents import answer
from playground.training.process.job import Job
from playground.training.process.landscape import _check_spans, _filter_normalised, landscape
from playground.training.process.loop import EpochDone, StepDone, training
from playground.training.process.losses import mean_loss
from playground.training.process.ratetest import suggested_rate, try_rates
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.rates import RatesQuestion
from tests.training.networks import tiny

PLAN = TrainingPlan(data=Shapes(size=12, each=20), epochs=4, batch=16, rate=0.01)
DATASET = PLAN.data.load()


def trained(
    epochs: int = 2, plan: TrainingPlan = PLAN, network: Network | None = None
) -> tuple[Job, dict[int, dict]]:
    job = Job(network or tiny(), plan, DATASET)
    kept = {0: job.weights()}
    events = training(job)
    while len(kept) <= epochs:
        if isinstance(next(events), EpochDone):
            kept[job.epoch] = job.weights()
    return job, kept


def loss_of(job: Job, weights: dict[str, np.ndarray], sample: int = 128) -> float:
    """The loss of the network with these weights, the plain way."""
    kept = job.weights()
    job.set_weights(weights)
    places = torch.linspace(0, len(job.split.training) - 1, min(sample, len(job.split.training)))
    batch = DATASET.batch(job.split.training[places.long().numpy()])
    job.module.eval()
    with torch.no_grad():
        outputs = job.module(torch.from_numpy(batch.pictures))
        loss = float(mean_loss(outputs, torch.from_numpy(batch.labels), job.plan.loss))
    job.set_weights(kept)
    return loss


def test_the_bowl_over_two_weights_is_the_loss_with_those_weights() -> None:
    job, kept = trained()
    cells = (("0.weight", (1, 0, 2, 1)), ("4.bias", (3,)))
    shown = landscape(job, LandscapeQuestion("weights", cells, 0.5, 5), kept)
    weights = job.weights()
    assert shown.centre == pytest.approx((weights["0.weight"][1, 0, 2, 1], weights["4.bias"][3]))
    assert np.allclose(shown.x, shown.centre[0] + np.linspace(-0.5, 0.5, 5))
    for row, column in ((0, 0), (2, 2), (4, 1)):
        changed = {name: values.copy() for name, values in weights.items()}
        changed["0.weight"][1, 0, 2, 1] = shown.x[column]
        changed["4.bias"][3] = shown.y[row]
        assert shown.losses[row, column] == pytest.approx(loss_of(job, changed), abs=1e-5)
    last = [kept[2]["0.weight"][1, 0, 2, 1], kept[2]["4.bias"][3]]
    assert np.allclose(shown.trail[-1], last, atol=1e-6)
    assert shown.epochs == (0, 1, 2)


def test_random_directions_are_normalised_filter_by_filter() -> None:
    job, kept = trained()
    request = LandscapeQuestion("random", reach=1.0, resolution=3, seed=4)
    shown = landscape(job, request, kept)
    assert shown.losses[1, 1] == pytest.approx(loss_of(job, job.weights()), abs=1e-5)
    assert np.array_equal(landscape(job, request, kept).losses, shown.losses)
    other = landscape(job, dataclasses.replace(request, seed=5), kept)
    assert not np.allclose(other.losses, shown.losses)
    origin = {name: tensor.detach() for name, tensor in job.module.named_parameters()}
    direction = _filter_normalised(origin, torch.Generator().manual_seed(4))
    for name, values in origin.items():
        if values.dim() > 1:
            ours, theirs = values.flatten(1).norm(dim=1), direction[name].flatten(1).norm(dim=1)
            assert torch.allclose(ours, theirs, rtol=1e-5)
        else:
            assert not direction[name].any()


@pytest.mark.parametrize("rates", [(), (0.1,)])
def test_weights_of_0_have_no_random_plane_and_say_so(rates: tuple[float, ...]) -> None:
    plan = dataclasses.replace(PLAN, initialiser="zeros")
    job = Job(tiny(), plan, DATASET)
    context = AnswerContext(
        job, lambda: {0: job.weights()}, lambda _: None, lambda *_: None, lambda: False
    )
    with pytest.raises(Refused, match="The weights are all 0"):
        answer(context, LandscapeQuestion("random", resolution=3, rates=rates))
    cells = (("4.bias", (0,)), ("4.bias", (1,)))
    shown = answer(context, LandscapeQuestion("weights", cells, resolution=3, rates=rates))
    assert np.isfinite(shown.losses).all()


def test_one_weight_has_no_two_directions() -> None:
    one = {"0.weight": torch.ones(1, 1, 1, 1), "0.bias": torch.ones(1)}
    rng = torch.Generator().manual_seed(0)
    with pytest.raises(Refused, match="too few weights"):
        _check_spans(_filter_normalised(one, rng), _filter_normalised(one, rng))


def test_numbers_of_64_bits_are_made_on_the_processor_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Apple's graphics chips, which have none."""
    moved: set[int] = set()
    to_processor, widened = torch.Tensor.cpu, torch.Tensor.double

    def cpu(tensor: torch.Tensor) -> torch.Tensor:
        found = to_processor(tensor).view_as(tensor)
        moved.add(id(found))
        kept.append(found)  # or another might have its number
        return found

    def double(tensor: torch.Tensor) -> torch.Tensor:
        assert id(tensor) in moved
        return widened(tensor)

    kept: list[torch.Tensor] = []
    job, epochs = trained()
    monkeypatch.setattr(torch.Tensor, "cpu", cpu)
    monkeypatch.setattr(torch.Tensor, "double", double)
    question = LandscapeQuestion("random", resolution=2, rates=(0.1,), descent_steps=1)
    assert np.isfinite(landscape(job, question, epochs).losses).all()


def test_the_way_so_far_lies_in_the_plane_of_its_main_directions() -> None:
    job, kept = trained(epochs=4)
    shown = landscape(job, LandscapeQuestion("path", reach=0.3, resolution=5), kept)
    assert np.allclose(shown.trail[-1], 0, atol=1e-5)
    flat = {k: np.concatenate([v.ravel() for v in kept[k].values()]) for k in kept}
    whole = np.linalg.norm(flat[0] - flat[4])
    assert 0.95 * whole < np.linalg.norm(shown.trail[0]) <= whole * 1.0001
    for axis, places in ((shown.x, shown.trail[:, 0]), (shown.y, shown.trail[:, 1])):
        assert axis[0] < places.min()
        assert places.max() < axis[-1]
    with pytest.raises(Refused, match="too short"):
        landscape(job, LandscapeQuestion("path"), {0: kept[0]})


def test_descents_roll_down_overshoot_or_crawl_with_their_rate() -> None:
    """On two biases the loss is a bowl: one rate crawls, one arrives, one leaves."""
    plan = dataclasses.replace(PLAN, loss="half-squared")
    rng = np.random.default_rng(1)
    linear = Network((Dense.random((1, 12, 12), 5, rng),))
    job, kept = trained(1, plan, linear)
    request = LandscapeQuestion(
        "weights",
        (("0.bias", (0,)), ("0.bias", (1,))),
        reach=1.0,
        resolution=5,
        rates=(0.01, 1.0, 2.5),
        descent_steps=20,
    )
    low, good, high = landscape(job, request, kept).descents
    assert len(good.points) == len(good.losses) == 21
    assert low.losses[0] > low.losses[-1] > good.losses[-1]
    assert (np.diff(low.losses) < 0).all()
    assert high.losses[-1] > high.losses[0]
    # In this bowl, ∂L/∂b is the mean of output − target, so a step of rate 1 hits the bottom.
    assert good.losses[1] == pytest.approx(good.losses[-1], abs=1e-4)


def test_landscapes_change_nothing_and_can_be_given_up() -> None:
    job, kept = trained()
    before = job.weights()
    landscape(job, LandscapeQuestion(resolution=3, rates=(0.1,), descent_steps=3), kept)
    assert all(np.array_equal(values, before[name]) for name, values in job.weights().items())
    assert job.module.training
    with pytest.raises(Cancelled):
        landscape(job, LandscapeQuestion(resolution=3), kept, cancelled=lambda: True)
    for cells in ((), (("4.bias", (0,)),) * 2):
        with pytest.raises(Refused, match="two different weights"):
            landscape(job, LandscapeQuestion("weights", cells), kept)
    for cell in (("9.bias", (0,)), ("4.bias", (0, 1)), ("4.bias", (99,))):
        with pytest.raises(Refused, match="no weight"):
            landscape(job, LandscapeQuestion("weights", (cell, ("4.bias", (1,)))), kept)


def test_the_range_test_finds_where_training_breaks_and_puts_everything_back() -> None:
    plan = dataclasses.replace(PLAN, optimiser="momentum")
    job, _ = trained(1, plan)
    events = training(job)
    next(events)
    before, step, epoch = job.weights(), job.steps_done, job.epoch
    momentum = job.optimiser.state[job.trained()["4.weight"]]["momentum_buffer"].clone()
    seen = []
    curve = try_rates(job, RatesQuestion(1e-5, 100, 60), lambda *done: seen.append(done))
    assert curve.diverged
    assert 10 < len(curve.rates) < 60
    assert np.allclose(np.diff(np.log(curve.rates)), np.log(1e7) / 59, atol=1e-3)
    assert 1e-5 <= curve.suggested <= curve.rates[-1]
    assert seen[-1][1] == 60
    assert all(np.array_equal(values, before[name]) for name, values in job.weights().items())
    assert (job.steps_done, job.epoch) == (step, epoch)
    assert torch.equal(job.optimiser.state[job.trained()["4.weight"]]["momentum_buffer"], momentum)
    assert job.optimiser.param_groups[0]["lr"] == pytest.approx(0.01)
    assert isinstance(next(events), StepDone)
    with pytest.raises(Cancelled):
        try_rates(job, RatesQuestion(), cancelled=lambda: True)
    assert all(np.isfinite(values).all() for values in job.weights().values())
    with pytest.raises(Refused, match="rise from above 0"):
        try_rates(job, RatesQuestion(0.1, 0.01))


def test_the_suggested_rate_is_where_the_loss_falls_fastest() -> None:
    rates = np.geomspace(1e-5, 1, 51).astype(np.float32)
    where = np.log10(rates)
    smooth = 1 / (1 + np.exp(6 * (where + 3))) + 2 * np.maximum(0, where + 1) ** 2
    assert suggested_rate(rates, smooth.astype(np.float32)) == pytest.approx(1e-3, rel=0.3)
