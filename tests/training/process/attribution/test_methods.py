"""What the methods promise of themselves, whatever other programs do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.localresponse import LocalResponseNormalisation
from playground.layers.pooling import Pooling
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.pictures.network_input import network_input
from playground.training.process.attribution import METHODS
from playground.training.process.attribution.grad_cam import weighed
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.occlusion import patches
from playground.training.process.attribution.subject import Subject, of_class, of_unit
from playground.training.process.modules import torch_network

DoubleArray = NDArray[np.float64]


def subject_of(network: Network, x: FloatArray, index: int = 0) -> Subject:
    """Ask a network about an output."""
    made = torch_network(network, x.shape, logits=True)
    return of_class(made, torch.from_numpy(x.copy())[None], index)


def random_filters(rng: np.random.Generator, *shape: int) -> tuple[Filter, ...]:
    """Filters of count × depth × height × width."""
    weights = rng.standard_normal(shape).astype(np.float32)
    return tuple(Filter("", each, float(np.float32(rng.normal()))) for each in weights)


# The deconvnet, written from its definition with loops.


def convolved(x: DoubleArray, filters: tuple[Filter, ...]) -> DoubleArray:
    """A valid cross-correlation with biases."""
    size = filters[0].weights.shape[1]
    y = np.zeros((len(filters), x.shape[1] - size + 1, x.shape[2] - size + 1))
    for k, r, c in np.ndindex(y.shape):
        window = x[:, r : r + size, c : c + size]
        y[k, r, c] = (window * filters[k].weights).sum() + filters[k].bias
    return y


def transposed(y: DoubleArray, filters: tuple[Filter, ...], shape: tuple[int, ...]) -> DoubleArray:
    """Each value laid back with its filter; no bias."""
    back = np.zeros(shape)
    size = filters[0].weights.shape[1]
    for each, plane in zip(filters, y, strict=True):
        for r, c in np.ndindex(plane.shape):
            back[:, r : r + size, c : c + size] += plane[r, c] * each.weights
    return back


def pooled(x: DoubleArray) -> tuple[DoubleArray, dict[tuple[int, int, int], tuple[int, int]]]:
    """Maxima of 3×3 windows, every second cell, and the switches: where each maximum was."""
    high, wide = (x.shape[1] - 3) // 2 + 1, (x.shape[2] - 3) // 2 + 1
    y, switches = np.zeros((len(x), high, wide)), {}
    for k, r, c in np.ndindex(y.shape):
        window = x[k, 2 * r : 2 * r + 3, 2 * c : 2 * c + 3]
        down, across = divmod(int(window.argmax()), 3)
        y[k, r, c] = window[down, across]
        switches[k, r, c] = (2 * r + down, 2 * c + across)
    return y, switches


def test_the_deconvnet_is_its_definition_with_overlapping_pools() -> None:
    rng = np.random.default_rng(4)
    first, second = random_filters(rng, 4, 2, 3, 3), random_filters(rng, 3, 4, 3, 3)
    relu = Activation(function="relu")
    pool = Pooling(mode="max", size=(3, 3), stride=(2, 2))
    below = Convolution(filters=first, padding="valid")
    above = Convolution(filters=second, padding="valid")
    network = Network((below, relu, pool, above, relu))
    x = rng.random((2, 14, 13)).astype(np.float32)

    a = np.maximum(convolved(x.astype(float), first), 0)
    b, switches = pooled(a)
    c = np.maximum(convolved(b, second), 0)
    k, r, col = (int(at) for at in np.unravel_index(c.argmax(), c.shape))
    back = np.zeros_like(c)
    back[k, r, col] = c[k, r, col]
    back = transposed(np.maximum(back, 0), second, b.shape)
    unpooled = np.zeros_like(a)
    for (at, row, column), (top, left) in switches.items():
        unpooled[at, top, left] += back[at, row, column]
    expected = transposed(np.maximum(unpooled, 0), first, x.shape)

    batch = torch.from_numpy(x)[None]
    subject = of_unit(torch_network(network, x.shape), batch, 4, k)
    assert (subject.asked.row, subject.asked.column) == (r, col)
    made = METHODS["deconvnet"].explain(subject, Settings()).numpy()
    assert made == pytest.approx(expected, rel=1e-4, abs=1e-5 * np.abs(expected).max())


def test_the_deconvnet_lets_everything_back_through_normalisation() -> None:
    rng = np.random.default_rng(5)
    filters, x = random_filters(rng, 6, 1, 3, 3), rng.random((1, 9, 9)).astype(np.float32)
    relu = Activation(function="relu")
    plain = (Convolution(filters=filters, padding="valid"), relu)
    network = Network((*plain, LocalResponseNormalisation()))
    made = torch_network(network, x.shape)
    subject = of_unit(made, torch.from_numpy(x)[None], 2, 1)
    back = METHODS["deconvnet"].explain(subject, Settings())
    asked = subject.asked
    window = x[:, asked.row : asked.row + 3, asked.column : asked.column + 3]
    assert window.shape == (1, 3, 3)
    value = float(subject.number(made(subject.x)).detach())
    patch = back[:, asked.row : asked.row + 3, asked.column : asked.column + 3].numpy()
    assert patch == pytest.approx(value * filters[1].weights, rel=1e-5)
    assert float(back.abs().sum()) == pytest.approx(float(np.abs(patch).sum()), rel=1e-5)


def test_integrated_gradients_add_up_to_the_difference() -> None:
    entry = shipped_networks()["lenet5-digits"]
    x = np.zeros((1, 28, 28), np.float32)
    x[0, 5:22, 12:15] = 1
    for index in range(10):
        subject = subject_of(entry.network(), x, index)
        parts = METHODS["integrated"].explain(subject, Settings())
        with torch.no_grad():
            whole, none = (
                subject.number(subject.modules(each)) for each in (subject.x, 0 * subject.x)
            )
        difference = float(whole - none)
        assert float(parts.sum()) == pytest.approx(difference, abs=0.01 * abs(difference))


# Networks with a known answer.


def corner_network() -> Network:
    """Answers how bright the top left quarter of 16×16 pixels is, and the other three."""
    mean = Filter("mean", np.full((1, 8, 8), 1 / 64, np.float32))
    return Network((Convolution(filters=(mean,), stride=(8, 8), padding="valid"),))


@pytest.mark.parametrize(
    "name", ["gradient", "gradient-input", "integrated", "smoothgrad", "occlusion"]
)
def test_a_network_that_looks_at_a_corner_points_there(name: str) -> None:
    x = np.random.default_rng(1).random((1, 16, 16)).astype(np.float32)
    subject = replace(subject_of(corner_network(), x, 0), is_class=False)
    settings = Settings(patch=4, stride=4)
    made = METHODS[name].explain(subject, settings).abs().reshape(-1, 16, 16).sum(0)
    assert float(made[:8, :8].sum()) == pytest.approx(float(made.sum()), rel=1e-5)
    assert float(made.sum()) > 0


@pytest.mark.parametrize("name", ["gradient", "gradient-input", "grad-cam", "occlusion"])
def test_the_square_detector_points_at_the_square(name: str) -> None:
    """A circle lies at the top left, and a square of 12×12 at rows 16–27 and columns 17–28."""
    stack = load_stacks()["square-detector"]
    x = network_input(Session(stack.suggestion().picture(), Network())).x
    network = stack.network(x.shape, 0)
    batch = torch.from_numpy(x.copy())[None]
    subject = of_unit(torch_network(network, x.shape), batch, len(network) - 1, 0)
    found = METHODS[name].explain(subject, Settings(patch=4, stride=2)).abs()
    found = found.reshape(-1, *x.shape[1:]).sum(0)
    around = found[12:32, 13:32]
    assert float(around.sum()) >= 0.9 * float(found.sum()) > 0
    row, column = divmod(int(found.argmax()), found.shape[1])
    assert row >= 12
    assert column >= 13


def test_grad_cam_explains_itself() -> None:
    entry = shipped_networks()["lenet5-digits"]
    x = np.random.default_rng(2).random((1, 28, 28)).astype(np.float32)
    subject = subject_of(entry.network(), x, 3)
    terms = weighed(subject, Settings(layer=3))
    total = sum(
        (weight * plane for weight, plane in zip(terms.weights, terms.maps, strict=True)),
        torch.zeros_like(terms.maps[0]),
    )
    assert torch.allclose(terms.total, total.clamp(min=0), atol=1e-6)
    assert terms.layer == 3


def test_patches_end_with_the_picture_and_cover_it() -> None:
    covered = np.zeros((11, 14), int)
    for rows, columns in patches(11, 14, Settings(patch=4, stride=3)):
        covered[rows, columns] += 1
    assert covered.min() == 1
    assert covered.max() == 4


def test_what_is_not_there_is_refused() -> None:
    network = corner_network()
    x = np.zeros((1, 16, 16), np.float32)
    with pytest.raises(Refused, match="4 outputs"):
        subject_of(network, x, 4)
    made = torch_network(network, x.shape)
    batch = torch.from_numpy(x)[None]
    with pytest.raises(Refused, match="1 units"):
        of_unit(made, batch, 0, 1)
    with pytest.raises(Refused, match="not before"):
        METHODS["grad-cam"].explain(subject_of(network, x, 0), Settings(layer=5))
