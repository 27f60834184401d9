"""Readers of ONNX operators that go value by value, and of resizing and normalisations.

See https://onnx.ai/onnx/operators.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.exchange.onnx_ops import FUNCTIONS, reads
from playground.exchange.onnx_reader import NodeReader
from playground.layers.activations import ACTIVATIONS

# Value by value. Activation functions that are one operator without a choice in it: see the end.


@reads("LeakyRelu")
def _leaky(reader: NodeReader) -> None:
    slope = _rounded(reader.node.settings.get("alpha", 0.01))
    reader.add("activation", function="leaky_relu", slope=slope)


@reads("Elu")
def _elu(reader: NodeReader) -> None:
    reader.add("activation", function="elu", alpha=_rounded(reader.node.settings.get("alpha", 1.0)))


@reads("Gelu", "com.microsoft.Gelu")  # the other is what ONNX Runtime joins it from
def _gelu(reader: NodeReader) -> None:
    by_tanh = reader.node.settings.get("approximate") == "tanh"
    reader.add("activation", function="gelu_tanh" if by_tanh else "gelu")


@reads("PRelu")
def _prelu(reader: NodeReader) -> None:
    slopes = reader.by_channel(1)
    shared = len(slopes) == 1 != reader.shape[0]
    ways = {"slopes": "shared" if shared else "channel"}
    reader.add("activation", {"weight": slopes}, function="prelu", **ways)


@reads("Clip")
def _clip(reader: NodeReader) -> None:
    settings = reader.node.settings
    low, high = reader.constant(1), reader.constant(2)
    bounds = (
        settings.get("min") if low is None else float(low.reshape(-1)[0]),
        settings.get("max") if high is None else float(high.reshape(-1)[0]),
    )
    if bounds not in ((0.0, 6.0), (0.0, None)):
        raise reader.unreadable()
    reader.add("activation", function="relu6" if bounds[1] else "relu")


@reads("Softmax", "LogSoftmax")
def _softmax(reader: NodeReader) -> None:
    joins = reader.file.opset < 13  # all numbers from the axis on, and not those along it
    axis = reader.node.settings.get("axis", 1 if joins else -1) % reader.axes
    if axis != 1 or (joins and reader.shape[1:] != (1, 1)):
        raise reader.unreadable()
    reader.add("activation", function="softmax" if reader.node.op == "Softmax" else "log_softmax")


@reads("Resize", "Upsample")
def _upsampling(reader: NodeReader) -> None:
    settings, is_resize = reader.node.settings, reader.node.op == "Resize"
    scales = reader.constant(2 if is_resize else 1)
    sizes = reader.constant(3) if is_resize else None
    if sizes is not None and len(sizes) == 4:
        before = (reader.batch, *reader.shape)
        factors = [after / side for after, side in zip(sizes, before, strict=True)]
    else:
        factors = [float(value) for value in scales] if scales is not None else []
    if len(factors) != 4 or factors[:2] != [1, 1] or not all(f.is_integer() for f in factors):
        raise reader.unreadable()
    mode = settings.get("mode", "nearest")
    lies = settings.get("coordinate_transformation_mode", "half_pixel")
    rounds = settings.get("nearest_mode", "round_prefer_floor")
    if not is_resize:  # the older operator: its only way
        lies, rounds = "asymmetric", "floor"
    if mode == "linear" and lies in ("half_pixel", "pytorch_half_pixel"):
        way = "bilinear"
    elif mode == "nearest" and _repeats(lies, rounds, max(factors)):
        way = "nearest"
    else:
        raise reader.unreadable()
    reader.add("upsampling", way=way, factor=[int(factor) for factor in factors[2:]])


def _repeats(lies: str, rounds: str, factor: float) -> bool:
    """Whether each value is repeated as often as the factor says: output i is that at i // factor.

    By ONNX's definition of Resize, which rounds (i + 0.5) / factor - 0.5, or i / factor.
    """
    if lies == "half_pixel":
        return rounds in ("round_prefer_floor", "round_prefer_ceil")  # never just between two
    return lies == "asymmetric" and (
        rounds == "floor" or (rounds == "round_prefer_floor" and factor <= 2)
    )


# Normalisations.


@reads("BatchNormalization")
def _batch_norm(reader: NodeReader) -> None:
    names = ("weight", "bias", "running_mean", "running_var")
    tensors = {name: reader.numbers(place) for place, name in enumerate(names, 1)}
    settings = reader.node.settings
    if settings.get("training_mode", 0):  # by the pictures at hand, and not by what was learned
        raise reader.unreadable()
    reader.add(
        "batch normalisation",
        tensors,
        epsilon=_rounded(settings.get("epsilon", 1e-5)),
        momentum=_rounded(1 - settings.get("momentum", 0.9)),
    )


@reads("InstanceNormalization")
def _instance_norm(reader: NodeReader) -> None:
    reader.add(
        "instance normalisation",
        {"weight": reader.numbers(1), "bias": reader.numbers(2)},
        epsilon=_rounded(reader.node.settings.get("epsilon", 1e-5)),
        affine=True,
    )


@reads("GroupNormalization")
def _group_norm(reader: NodeReader) -> None:
    tensors = {}
    if reader.constant(1) is not None:
        tensors = {"weight": reader.numbers(1), "bias": reader.numbers(2)}
        if tensors["weight"].shape != (reader.shape[0],):  # older models have one for each group
            raise reader.unreadable()
    settings = reader.node.settings
    reader.add(
        "group normalisation",
        tensors,
        groups=settings.get("num_groups", 0),
        epsilon=_rounded(settings.get("epsilon", 1e-5)),
        affine=bool(tensors),
    )


@reads("LRN")
def _response_norm(reader: NodeReader) -> None:
    settings = reader.node.settings
    size = int(settings.get("size", 0))
    if size % 2 == 0:  # other neighbours than here
        raise reader.unreadable()
    reader.add(
        "local response normalisation",
        size=size,
        alpha=_rounded(settings.get("alpha", 1e-4)),
        beta=_rounded(settings.get("beta", 0.75)),
        offset=_rounded(settings.get("bias", 1.0)),
    )


@reads("Sub")
def _mean_off(reader: NodeReader) -> None:
    reader.add("input normalisation", mean=_by_channel(reader), deviation=[1.0])


@reads("Div")
def _divided(reader: NodeReader) -> None:
    """The second half of an input normalisation."""
    values, last = _by_channel(reader), reader.entries[-1] if reader.entries else {}
    if last.get("kind") == "input normalisation" and last["fields"]["deviation"] == [1.0]:
        reader.change_last(deviation=values)
    else:
        reader.add("input normalisation", mean=[0.0], deviation=values)


def _by_channel(reader: NodeReader) -> list[float]:
    """A number for each channel, or for all of them."""
    return [_rounded(value) for value in reader.by_channel(1).tolist()]


def _rounded(value: float) -> float:
    """A float32 as it was written: 0.01 and not 0.009999999776482582."""
    return float(str(np.float32(value)))


# Activation functions as their own files write them.


class _Nodes:
    """The nodes that an activation function writes, noted."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, tuple[str, ...], dict[str, Any]]] = []

    def node(self, op: str, *inputs: str, **attributes: Any) -> str:
        self.noted.append((op, inputs, attributes))
        return f"node {len(self.noted)}"

    def constant(self, value: float) -> str:
        return str(value)


def plain_functions() -> dict[str, tuple[str, dict[str, float]]]:
    """Return the names of functions that are one operator of x alone, by that operator.

    With each are the numbers that the operator must have, as those of SELU. Functions with
    parameters or learned values are none of them.
    """
    found: dict[str, tuple[str, dict[str, float]]] = {}
    for name, function in ACTIVATIONS.items():
        if function.code is None or function.parameters or function.learned is not None:
            continue
        nodes = _Nodes()
        function.code.onnx(nodes, "x", {})
        if [inputs for _, inputs, _ in nodes.noted] != [("x",)]:
            continue
        ((op, _, numbers),) = nodes.noted
        if op not in FUNCTIONS and all(isinstance(n, int | float) for n in numbers.values()):
            found[op] = (name, numbers)
    return found


PLAIN = plain_functions()


@reads(*PLAIN)
def _function(reader: NodeReader) -> None:
    name, numbers = PLAIN[reader.node.op]
    settings = reader.node.settings
    if any(np.float32(settings.get(key, n)) != np.float32(n) for key, n in numbers.items()):
        raise reader.unreadable()
    reader.add("activation", function=name)
