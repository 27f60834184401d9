"""Training on an NVIDIA card is training on the processor; skipped where there is no card."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from playground.__main__ import main
from playground.core.optimisers import OPTIMISERS
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.layers import LAYERS
from playground.training.process.cuda_graph_step import RecordedStep
from playground.training.process.job import Job
from playground.training.process.loop import training
from playground.training.process.modules import torch_module
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient
from playground.training.protocol.questions.examination import ExaminationQuestion
from playground.training.protocol.questions.landscape import LandscapeQuestion
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.questions.rates import RatesQuestion
from tests.layers.randomlayers import fitting
from tests.patience import PATIENCE_S
from tests.training.networks import tiny

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="no NVIDIA card here")

PLAN = TrainingPlan(data=Shapes(size=12, each=30), epochs=3, batch=16, rate=0.01)


@pytest.fixture(autouse=True)
def _exact() -> Iterator[None]:
    """Full float32 products: cards round them to ten bits where they are allowed to."""
    before = torch.backends.cudnn.allow_tf32
    torch.backends.cudnn.allow_tf32 = False
    yield
    torch.backends.cudnn.allow_tf32 = before


def deep(seed: int = 0) -> Network:
    """With a layer that measures, groups and a resampling among the others."""
    base = tiny(seed=seed).layers
    rng = np.random.default_rng(seed)
    shape = (4, 12, 12)
    between = [
        LAYERS[kind].default(shape, rng)
        for kind in ("batch normalisation", "group normalisation", "local response normalisation")
    ]
    return Network((base[0], *between, *base[1:]))


def trained(network: Network, plan: TrainingPlan) -> Job:
    job = Job(network, plan, plan.data.load())
    for _ in training(job):
        pass
    return job


@pytest.mark.parametrize("kind", [name for name, _ in LAYERS.items()])
def test_every_layer_does_the_same_on_the_card(kind: str) -> None:
    for layer, x in fitting(LAYERS[kind], 12, seed=3):
        wanted = layer.forward(x)
        module = torch_module(layer, x.shape).eval().to("cuda")
        with torch.no_grad():
            found = module(torch.from_numpy(np.array(x))[None].to("cuda"))[0].cpu().numpy()
        assert found.shape == wanted.shape
        scale = max(1.0, float(np.abs(wanted).max(initial=0)))
        assert np.allclose(found, wanted, atol=2e-4 * scale), layer


@pytest.mark.parametrize("optimiser", list(dict(OPTIMISERS.items())))
def test_every_optimiser_trains_the_same_on_the_card(optimiser: str) -> None:
    plan = replace(PLAN, optimiser=optimiser, rate=0.002)
    ours = trained(tiny(), replace(plan, device="cuda"))
    theirs = trained(tiny(), replace(plan, device="cpu"))
    assert isinstance(ours.step, RecordedStep)
    assert ours.step._recordings, "steps were not recorded"
    wanted = theirs.weights()
    for name, values in ours.weights().items():
        assert np.allclose(values, wanted[name], atol=2e-3), name


def test_layers_that_measure_train_the_same_on_the_card() -> None:
    plan = replace(PLAN, optimiser="sgd", epochs=2)
    ours = trained(deep(), replace(plan, device="cuda"))
    wanted = trained(deep(), replace(plan, device="cpu")).weights()
    for name, values in ours.weights().items():
        assert np.allclose(values, wanted[name], atol=5e-3), name


def test_frozen_layers_and_augmentation_on_the_card() -> None:
    varied = Augmentation(shift=1, rotate=5.0, noise=0.02)
    plan = replace(PLAN, frozen=(0,), augmentation=varied, device="cuda", epochs=2)
    first = tiny()
    job = trained(first, plan)
    kept = dict(first.layers[0].tensors())
    after = job.weights()
    assert np.array_equal(after["0.weight"], kept["weight"])
    assert all(np.isfinite(values).all() for values in after.values())


class Talk:
    """A client of the process, and everything that came."""

    def __init__(self) -> None:
        self._arrived = threading.Event()
        self.client = TrainingClient(self._arrived.set)
        self.came: list[Any] = []

    def until(self, kind: type, **wanted: Any) -> Any:
        while True:
            while self.came:
                message = self.came.pop(0)
                if isinstance(message, messages.Failed | messages.ProcessDied):
                    raise AssertionError(str(message))
                if isinstance(message, kind) and all(
                    getattr(message, name) == value for name, value in wanted.items()
                ):
                    return message
            assert self._arrived.wait(PATIENCE_S), f"no {kind.__name__} came"
            self._arrived.clear()
            self.came += self.client.poll()


def test_the_process_answers_everything_on_the_card(tmp_path: Path) -> None:
    talk = Talk()
    try:
        plan = replace(PLAN, device="cuda", epochs=100_000)
        talk.client.send(messages.Start(tiny(), plan, str(tmp_path), number=1))
        assert talk.until(messages.Started).device.startswith("CUDA")
        talk.client.send(messages.WatchWeights(0.05))
        talk.until(messages.Weights)
        while max(talk.until(messages.KeptEpochs).epochs) < 3:
            pass
        talk.client.send(messages.Pause())
        talk.until(messages.PhaseChanged, phase="paused")
        talk.client.send(messages.StepOnce())
        step = talk.until(messages.StepRecorded).step
        assert step is not None
        questions = (
            ExaminationQuestion(),
            RatesQuestion(),
            LandscapeQuestion(resolution=7, sample=32, descent_steps=3),
            LandscapeQuestion(plane="path", resolution=7, sample=32, descent_steps=3),
            LookBack(2),
        )
        for token, question in enumerate(questions, 1):
            talk.client.send(messages.Ask(token, question, start=1))
            assert talk.until(messages.Answered, token=token).answer is not None
        talk.client.send(messages.Resume())
        assert talk.until(messages.EpochOver).figures.epoch == 3
        talk.client.send(messages.GoTo(1))
        assert talk.until(messages.WentBack).epoch == 1
    finally:
        talk.client.close()


def test_a_run_begun_on_the_card_goes_on_on_the_processor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "run")
    command = ["train", "--data", "digits", "--stack", "lenet5", "--output", folder]
    assert main([*command, "--epochs", "1", "--device", "cuda"]) == 0
    assert main(["train", "--resume", folder, "--epochs", "2", "--device", "cpu"]) == 0
    assert "%" in capsys.readouterr().out
