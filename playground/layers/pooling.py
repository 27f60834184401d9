"""The pooling layer: each window of a map becomes one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeAlias

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.messages import translate
from playground.core.session import Layer, Taps
from playground.layers import reference
from playground.layers.geometry import Padding, Window
from playground.layers.kinds import layer_kind
from playground.layers.windowfields import PADDING, SIDES, STRIDE

Mode: TypeAlias = Literal["none", "max", "average", "min", "global max", "global average"]

GLOBAL_MODES: dict[Mode, reference.Pooling] = {"global max": "max", "global average": "average"}
WINDOWED_MODES: dict[Mode, reference.Pooling] = {"max": "max", "average": "average", "min": "min"}


def _has_window(layer: Pooling) -> bool:
    return layer.mode in WINDOWED_MODES


def _windowed(field: Field) -> Field:
    """The same field, shown only while there is a window."""
    inner = field.shown

    def shown(layer: Pooling) -> bool:
        return _has_window(layer) and (inner is None or inner(layer))

    return replace(field, shown=shown)


MODE = Field(
    "choice",
    translate("field", "Pooling"),
    translate("field", "How the values of a window become one."),
    choices=(
        Choice("none", translate("field", "none"), translate("field", "Maps pass unchanged.")),
        Choice(
            "max",
            translate("field", "max"),
            translate("field", "The largest value of each window."),
        ),
        Choice(
            "average",
            translate("field", "average"),
            translate("field", "The mean of each window; padded zeros count."),
        ),
        Choice(
            "min",
            translate("field", "min"),
            translate("field", "The smallest value of each window."),
        ),
        Choice(
            "global max",
            translate("field", "global max"),
            translate("field", "The largest value of the whole map: one number a channel."),
        ),
        Choice(
            "global average",
            translate("field", "global average"),
            translate("field", "The mean of the whole map: one number a channel."),
        ),
    ),
)
WINDOW = Field(
    "pair",
    translate("field", "Window"),
    translate("field", "Rows and columns that become one value."),
    1,
    32,
    shown=_has_window,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Pooling(Layer):
    """The maximum, mean or minimum of each window of each map, or of whole maps."""

    kind: ClassVar[str] = "pooling"

    mode: Mode = declared("max", MODE)
    size: tuple[int, int] = declared((2, 2), WINDOW)
    stride: tuple[int, int] = declared((2, 2), _windowed(STRIDE))
    padding: Padding = declared("valid", _windowed(PADDING))
    sides: tuple[int, int, int, int] = declared((0, 0, 0, 0), _windowed(SIDES))

    @property
    def window(self) -> Window:
        """The window that slides over each map."""
        return Window(self.size, self.stride, (1, 1), self.padding, self.sides)

    @property
    def is_channelwise(self) -> bool:
        """Each map is pooled by itself."""
        return True

    def output_shape(self, shape: Shape) -> Shape:
        """As many channels; 1 × 1 for global pooling."""
        channels, height, width = shape
        if self.mode == "none":
            return shape
        if self.mode in GLOBAL_MODES:
            return channels, 1, 1
        return (channels, *self.window.output_size(height, width, "pooling"))

    def forward(self, x: FloatArray) -> FloatArray:
        """The pooled maps."""
        if self.mode == "none":
            return x
        if self.mode in GLOBAL_MODES:
            return reference.global_pool(x, GLOBAL_MODES[self.mode])
        return reference.pool(x, WINDOWED_MODES[self.mode], self.window)

    def taps(self, shape: Shape) -> tuple[Taps, Taps] | None:
        """The input rows and columns under each output's window; None for global pooling."""
        if self.mode in GLOBAL_MODES:
            return None
        if self.mode == "none":
            return Layer.taps(self, shape)
        return self.window.tap_sources(shape[1], shape[2])
