"""Activation as it is computed: what `reference.activate` defines, in float32 and on all cores."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve_threads import scratch, share
from playground.layers.reference import Activation

CELLS = 2**17
"""Cells of a piece, so that all passes over it find it in the cache."""

Step: TypeAlias = Callable[[FloatArray, FloatArray, float], object]


def activate(x: FloatArray, kind: Activation, slope: float = 0.01) -> FloatArray:
    """The activation of each cell; softmax is taken over the channels of each place.

    Differs from the definition by float32 rounding. "none" gives `x` itself.
    """
    if kind == "none":
        return x
    x = np.ascontiguousarray(x, np.float32)
    out = np.empty_like(x)
    channels = len(x) if kind == "softmax" else 1
    source, target = x.reshape(channels, -1), out.reshape(channels, -1)
    length = max(1, CELLS // channels)
    step = STEPS[kind]

    def compute(first: int) -> None:
        part = slice(first, first + length)
        step(source[:, part], target[:, part], slope)

    share(compute, range(0, source.shape[1], length))
    return out


def _relu(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.maximum(x, 0, out=out)


def _leaky_relu(x: FloatArray, out: FloatArray, slope: float) -> None:
    negative = scratch("activation", x.size).reshape(x.shape)
    np.minimum(x, 0, out=negative)
    negative *= np.float32(slope)
    np.maximum(x, 0, out=out)
    out += negative


def _sigmoid(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.negative(x, out=out)
    np.exp(out, out=out)
    out += 1
    np.reciprocal(out, out=out)


def _tanh(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.tanh(x, out=out)


def _abs(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.abs(x, out=out)


def _softplus(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.abs(x, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    np.log1p(out, out=out)
    positive = scratch("activation", x.size).reshape(x.shape)
    out += np.maximum(x, 0, out=positive)


def _gelu(x: FloatArray, out: FloatArray, slope: float) -> None:
    from scipy.special import ndtr

    ndtr(x, out=out)
    out *= x


def _softmax(x: FloatArray, out: FloatArray, slope: float) -> None:
    np.subtract(x, x.max(axis=0), out=out)
    np.exp(out, out=out)
    out /= out.sum(axis=0)


STEPS: dict[Activation, Step] = {
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "abs": _abs,
    "softplus": _softplus,
    "gelu": _gelu,
    "softmax": _softmax,
}
