"""Every method gives what captum gives, on shipped networks and on random stacks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeAlias

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from playground.core.arrays import FloatArray
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers.shipped import shipped_networks
from playground.pictures.patch import PatchFill
from playground.training.process.attribution import METHODS
from playground.training.process.attribution.deconvnet import PASSED_THROUGH
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.occlusion import filled
from playground.training.process.attribution.smoothgrad import noise
from playground.training.process.attribution.subject import (
    Subject,
    is_relu,
    layer_with_maps,
    of_class,
)
from playground.training.process.modules import LayerModule, torch_network
from tests.later import Later
from tests.layers.randomlayers import random_network

captum = Later("captum.attr")  # it takes all of matplotlib along

RELATIVE = 1e-5
STACKS = 20
SETTINGS = Settings(steps=20, samples=5, patch=5, stride=3, seed=7)


class Outputs(nn.Module):
    """A network as captum takes it: outputs as a list, and every ReLU torch's own."""

    def __init__(self, modules: nn.Sequential, made: str = "logits") -> None:
        super().__init__()
        self.layers = nn.Sequential(OrderedDict(self._plain(modules)))
        self.made = made

    def _plain(self, modules: nn.Sequential) -> list[tuple[str, nn.Module]]:
        found: list[tuple[str, nn.Module]] = []
        for name, module in modules.named_children():
            assert isinstance(module, LayerModule)
            found.append((name, nn.ReLU() if is_relu(module) else module))
        return found

    def forward(self, x: Tensor) -> Tensor:
        """The logits, their softmax, or their squares whose gradient begins with the logit."""
        output: Tensor = self.layers(x).flatten(1)
        if self.made == "logits" or (output.shape[1] == 1 and self.made == "shares"):
            return output
        return output.softmax(1) if self.made == "shares" else output * output.detach()


@cache
def shipped(name: str) -> Case:
    """A network that comes along, on a picture of noise."""
    entry = shipped_networks()[name]
    network = entry.network()
    shape = entry.input().shape
    assert shape is not None
    return case(network, np.random.default_rng(3).random(shape, np.float32))


@cache
def random_case(seed: int) -> Case:
    """A stack of random layers of any kind."""
    rng = np.random.default_rng(seed)
    shape = (int(rng.choice([1, 3])), int(rng.integers(8, 15)), int(rng.integers(8, 15)))
    return case(random_network(rng, shape), rng.random(shape, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What is asked, and the place of the class among the outputs."""

    subject: Subject
    target: int

    @property
    def x(self) -> Tensor:
        """The input, as captum wants it."""
        return self.subject.x.clone().requires_grad_()

    def expected(self, made: str = "logits") -> Outputs:
        """The same network for captum."""
        return Outputs(self.subject.network, made).eval()


def case(network: Network, x: FloatArray) -> Case:
    """Ask about the largest output."""
    found = torch_network(network, x.shape, logits=True).eval()
    batch = torch.from_numpy(x.copy())[None]
    with torch.no_grad():
        target = int(found(batch).flatten().argmax())
    return Case(of_class(found, batch, target), target)


CASES = [
    *(pytest.param(partial(shipped, name), id=name) for name in shipped_networks()),
    *(pytest.param(partial(random_case, seed), id=f"random {seed}") for seed in range(STACKS)),
]
pytestmark = pytest.mark.filterwarnings("ignore:Setting .* hooks")
every_case = pytest.mark.parametrize("found", CASES)
Found: TypeAlias = Callable[[], Case]


def agrees(name: str, case: Case, expected: Tensor) -> None:
    """Whether a method gives this, to five digits of the largest value."""
    made = METHODS[name].explain(case.subject, SETTINGS).detach().numpy()
    wanted = expected.detach().numpy()
    assert made.shape == wanted.shape
    assert np.abs(made - wanted).max() <= RELATIVE * np.abs(wanted).max() + 1e-30


@every_case
def test_the_gradient(found: Found) -> None:
    case = found()
    each = captum.Saliency(case.expected()).attribute(case.x, target=case.target)
    agrees("gradient", case, each[0].amax(0))


@every_case
def test_gradient_times_input(found: Found) -> None:
    case = found()
    method = captum.InputXGradient(case.expected())
    agrees("gradient-input", case, method.attribute(case.x, target=case.target)[0])


@every_case
def test_integrated_gradients(found: Found) -> None:
    case = found()
    made = captum.IntegratedGradients(case.expected()).attribute(
        case.x,
        target=case.target,
        n_steps=SETTINGS.steps,
        method="riemann_trapezoid",
        internal_batch_size=1,
    )
    # captum's trapezoidal weights sum to (n - 1) / n, so that they miss completeness by that.
    agrees("integrated", case, (made[0] * SETTINGS.steps / (SETTINGS.steps - 1)).float())


@every_case
def test_smoothgrad(found: Found) -> None:
    case = found()
    saliency = captum.Saliency(case.expected())
    noisy = [case.subject.x + noise(case.subject.x, SETTINGS, at) for at in range(SETTINGS.samples)]
    each = [saliency.attribute(x.requires_grad_(), target=case.target, abs=False) for x in noisy]
    agrees("smoothgrad", case, torch.cat(each).mean(0))


@every_case
def test_guided_backpropagation(found: Found) -> None:
    case = found()
    method = captum.GuidedBackprop(case.expected())
    agrees("guided", case, method.attribute(case.x, target=case.target)[0])


@every_case
def test_the_deconvnet_begins_with_the_value(found: Found) -> None:
    case = found()
    if any(layer.kind in PASSED_THROUGH for layer in case.subject.network.network):
        pytest.skip("captum sends the gradient through local response normalisation")
    method = captum.Deconvolution(case.expected("squares"))
    agrees("deconvnet", case, method.attribute(case.x, target=case.target)[0])


@every_case
def test_grad_cam(found: Found) -> None:
    case = found()
    try:
        place = layer_with_maps(case.subject)
    except Refused:
        pytest.skip("no layer has maps of several places")
    model = case.expected()
    method = captum.LayerGradCam(model, getattr(model.layers, str(place)))
    made = method.attribute(case.x, target=case.target, relu_attributions=True)
    size = case.subject.x.shape[-2:]
    agrees("grad-cam", case, captum.LayerAttribution.interpolate(made, size, "bilinear")[0, 0])


@every_case
@pytest.mark.parametrize("fill", ["gray", "mean", "blur"])
def test_occlusion(found: Found, fill: PatchFill) -> None:
    case = found()
    x = case.subject.x
    patch = 5 if x.shape[-1] < 100 else 100
    settings = replace(SETTINGS, patch=patch, stride=patch - 2, fill=fill)
    made = captum.Occlusion(case.expected("shares")).attribute(
        x,
        target=case.target,
        sliding_window_shapes=(x.shape[1], patch, patch),
        strides=(x.shape[1], patch - 2, patch - 2),
        baselines=filled(x, settings),
    )
    explained = METHODS["occlusion"].explain(case.subject, settings)
    assert explained.numpy() == pytest.approx(made[0, 0].numpy(), abs=1e-5)
