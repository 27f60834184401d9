"""Whether a network learns: weights, gradients and silent units by layer, and what is amiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import Message, marked

HISTOGRAM_BINS: Final = 40

MAX_GRADIENT_NORM: Final = 100.0
"""A gradient longer than this throws most networks out of any valley."""

MIN_GRADIENT_SHARE: Final = 1e-3
"""A first layer whose gradient is this much smaller than the last one's hardly learns."""

MAX_DEAD_SHARE: Final = 0.3
"""Share of a layer's units that may be silent before it is worth a word."""


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How many values lie in each of equal bins from `low` to `high`; non-finite ones in none."""

    counts: NDArray[np.int64]
    low: float
    high: float
    rms: float
    finite: bool


@dataclass(frozen=True, slots=True, eq=False)
class LayerHealth:
    """A layer's weights and their gradients; `dead` of its `units` put out 0 for every picture.

    A layer without weights has no histograms, one that is not a ReLU no units.
    """

    place: int
    weights: Histogram | None = None
    gradients: Histogram | None = None
    dead: int = 0
    units: int = 0


def histogram(values: FloatArray) -> Histogram:
    """A histogram symmetric about 0, as colours are."""
    sound = values[np.isfinite(values)]
    most = float(np.abs(sound).max(initial=0.0)) or 1.0
    counts, _ = np.histogram(sound, HISTOGRAM_BINS, (-most, most))
    rms = float(np.sqrt(np.square(sound, dtype=np.float64).mean())) if sound.size else 0.0
    return Histogram(counts.astype(np.int64), -most, most, rms, sound.size == values.size)


def warnings_of(layers: Sequence[LayerHealth], loss: float) -> tuple[Message, ...]:
    """Return warnings in plain words, the worst first; layers are counted from 1."""
    found: list[Message] = []
    spoiled = [layer for layer in layers if _is_spoiled(layer)]
    if spoiled or not np.isfinite(loss):
        found.append(
            Message(
                marked(
                    "message",
                    "The network puts out values that are no numbers any more (NaN): its weights"
                    " grew without bounds. Reset, and choose a lower learning rate.",
                )
            )
        )
        return tuple(found)
    learning = [layer for layer in layers if layer.gradients is not None]
    norm = float(np.sqrt(sum(_squares(layer) for layer in learning)))
    if norm > MAX_GRADIENT_NORM:
        found.append(
            Message(
                marked(
                    "message",
                    "Exploding gradients: together they are {norm:.3g} long. A lower learning rate,"
                    " smaller weights or inputs of 0–1 help.",
                ),
                {"norm": norm},
            )
        )
    sizes = [layer.gradients.rms for layer in learning if layer.gradients is not None]
    if len(sizes) > 1 and sizes[0] < MIN_GRADIENT_SHARE * sizes[-1]:
        found.append(
            Message(
                marked(
                    "message",
                    "Vanishing gradients: those of layer {first} are {times:.2g} times smaller than"
                    " those of layer {last}, so that it hardly learns. ReLU instead of sigmoid or"
                    " tanh, other first weights or batch normalisation help.",
                ),
                {
                    "first": learning[0].place + 1,
                    "last": learning[-1].place + 1,
                    "times": sizes[-1] / max(sizes[0], 1e-30),
                },
            )
        )
    for layer in layers:
        if layer.units and layer.dead / layer.units >= MAX_DEAD_SHARE:
            found.append(
                Message(
                    marked(
                        "message",
                        "Dead ReLUs: {dead} of {units} units of layer {place} put out 0 for every"
                        " picture and learn nothing. A lower learning rate or leaky ReLU helps.",
                    ),
                    {"dead": layer.dead, "units": layer.units, "place": layer.place + 1},
                )
            )
    return tuple(found)


def _is_spoiled(layer: LayerHealth) -> bool:
    return any(part is not None and not part.finite for part in (layer.weights, layer.gradients))


def _squares(layer: LayerHealth) -> float:
    found = layer.gradients
    return found.rms**2 * float(found.counts.sum()) if found is not None else 0.0
