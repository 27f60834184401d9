"""How group and instance normalisations are written."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import argument, call
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.groupnorm import (
    GroupNormalisation,
    InstanceNormalisation,
    PictureNormalisation,
)

GROUP_NORM = '''
def group_norm(x, groups, epsilon, weight=None, bias=None):
    """Bring all cells of each group of channels to mean 0 and variance 1; scale and shift them."""
    cells = x.reshape(groups, -1)
    cells = cells - cells.mean(axis=1, keepdims=True)
    cells = cells / np.sqrt((cells**2).mean(axis=1, keepdims=True) + epsilon)
    y = cells.reshape(x.shape)
    return y if weight is None else y * weight[:, None, None] + bias[:, None, None]
'''


class _PictureNormalisationWriter(LayerWriter[PictureNormalisation]):
    """GroupNorm; an instance normalisation has a group for each channel."""

    prefix: ClassVar[str] = "norm"

    def torch(self, place: Place[PictureNormalisation], code: TorchCode) -> None:
        """GroupNorm; its module refuses groups of a single value, so that they are written out."""
        layer, channels = place.layer, place.before[0]
        groups = layer.groups_of(channels)
        made = call(
            "nn.GroupNorm",
            f"{groups}, {channels}",
            eps=(layer.epsilon, 1e-5),
            affine=(layer.affine, True),
        )
        module = code.module(place.name, made)
        if math.prod(place.before) == groups:
            weights = f"{module}.weight, {module}.bias, {module}.eps"
            # Of a single value the mean is itself: torch rounds their difference, which is 0.
            code.line(f"torch.group_norm(x - x, {groups}, {weights})")
        else:
            code.line(f"{module}(x)")

    def numpy(self, place: Place[PictureNormalisation], code: NumpyCode) -> None:
        """A call of `group_norm`."""
        code.helper("group_norm", GROUP_NORM)
        groups = place.layer.groups_of(place.before[0])
        weights = [code.weights(name) for name in place.tensors()]
        settings = [str(groups), argument(place.layer.epsilon), *weights]
        code.line(f"group_norm(x, {', '.join(settings)})")

    def onnx(self, place: Place[PictureNormalisation], code: OnnxGraph) -> None:
        """Means and deviations of each group, as its formula has them."""
        layer, (channels, height, width) = place.layer, place.before
        groups = layer.groups_of(channels)
        code.shaped(groups, channels // groups * height * width)
        axis = code.array(np.array([2], np.int64))
        off = code.node("Sub", code.x, code.node("ReduceMean", code.x, axis, keepdims=1))
        square = code.node("ReduceMean", code.node("Mul", off, off), axis, keepdims=1)
        code.x = off
        code.step("Div", code.node("Sqrt", code.node("Add", square, code.constant(layer.epsilon))))
        code.shaped(channels, height, width)
        for op, (name, values) in zip(("Mul", "Add"), place.tensors().items(), strict=False):
            code.step(op, code.array(values[:, None, None], name))


@writes(GroupNormalisation)
class GroupNormalisationWriter(_PictureNormalisationWriter):
    """With the groups that were chosen."""


@writes(InstanceNormalisation)
class InstanceNormalisationWriter(_PictureNormalisationWriter):
    """With a group for each channel."""

    def onnx(self, place: Place[PictureNormalisation], code: OnnxGraph) -> None:
        """InstanceNormalization, with scales of 1 and shifts of 0 where there are none."""
        channels, tensors = place.before[0], place.layer.tensors()
        scale = tensors.get("weight", np.ones(channels, np.float32))
        shift = tensors.get("bias", np.zeros(channels, np.float32))
        names = [
            code.array(values, place.tensor(name))
            for name, values in (("weight", scale), ("bias", shift))
        ]
        code.step("InstanceNormalization", *names, epsilon=place.layer.epsilon)
