"""The pooling layer: each window of a map becomes one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import Choice, Field, declared
from playground.core.layer import Layer, Reach, SizeFormulas, Taps
from playground.core.messages import Message, marked
from playground.layers import reference
from playground.layers.geometry import Padding, Window, reach_of
from playground.layers.kinds import RESIZING, layer_kind
from playground.layers.sizeformula import sliding_sizes
from playground.layers.torchpooling import average_pooled, max_pooled
from playground.layers.windowfields import DILATION, PADDING, SIDES, STRIDE
from playground.layers.wording import by, chosen, dilation_unless_one, size, stride_unless

if TYPE_CHECKING:
    from torch import Tensor

MAX_WINDOW = 256

Mode: TypeAlias = Literal["none", "max", "average", "min", "global max", "global average"]

GLOBAL_MODES: dict[Mode, reference.Pooling] = {"global max": "max", "global average": "average"}
WINDOWED_MODES: dict[Mode, reference.Pooling] = {"max": "max", "average": "average", "min": "min"}


NO_WINDOW = marked("field", "There are no windows in this pooling.")


def _has_window(layer: Pooling) -> bool:
    return layer.mode in WINDOWED_MODES


def _may_count(layer: Pooling) -> bool:
    return layer.mode == "average" and layer.padding != "valid"


def _windowed(field: Field) -> Field:
    """The same field, which matters only while there is a window."""
    inner = field.relevant

    def relevant(layer: Pooling) -> bool:
        return _has_window(layer) and (inner is None or inner(layer))

    return replace(field, relevant=relevant, reason=field.reason or NO_WINDOW)


MODE = Field(
    "choice",
    marked("field", "Pooling"),
    marked("field", "How the values of a window become one."),
    choices=(
        Choice("none", marked("field", "none"), marked("field", "Maps pass unchanged.")),
        Choice(
            "max",
            marked("field", "max"),
            marked("field", "The largest value of each window."),
        ),
        Choice(
            "average",
            marked("field", "average"),
            marked("field", "The mean of each window."),
        ),
        Choice(
            "min",
            marked("field", "min"),
            marked("field", "The smallest value of each window."),
        ),
        Choice(
            "global max",
            marked("field", "global max"),
            marked("field", "The largest value of the whole map: one number a channel."),
        ),
        Choice(
            "global average",
            marked("field", "global average"),
            marked("field", "The mean of the whole map: one number a channel."),
        ),
    ),
)
WINDOW = Field(
    "pair",
    marked("field", "Window"),
    marked("field", "Rows and columns that become one value."),
    1,
    MAX_WINDOW,
    relevant=_has_window,
    reason=NO_WINDOW,
    slider_high=32,
)
APART = replace(
    _windowed(DILATION),
    help=marked(
        "field",
        "How far apart the cells of the window lie, down and across. "
        "With 2, a 3×3 window looks at every second cell of 5×5.",
    ),
)
CEIL = Field(
    "bool",
    marked("field", "Round up"),
    marked(
        "field",
        "Whether a last window may hang over the edge if it starts inside: the number of outputs is"
        " rounded up, and no row or column is left over.",
    ),
    relevant=_has_window,
    reason=NO_WINDOW,
    folded=True,
)
COUNT_PADDING = Field(
    "bool",
    marked("field", "Count padding"),
    marked(
        "field",
        "Whether padded zeros count in a mean; if not, it is that of the cells of the map alone.",
    ),
    relevant=_may_count,
    reason=marked("field", "Only a mean over padded cells asks for it."),
    folded=True,
)


@layer_kind
@dataclass(frozen=True, slots=True, eq=False)
class Pooling(Layer):
    """The maximum, mean or minimum of each window of each map, or of whole maps."""

    kind: ClassVar[str] = "pooling"
    group: ClassVar[str] = RESIZING
    menu_order: ClassVar[int] = 50
    in_link: ClassVar[frozenset[str]] = frozenset(
        {"mode", "size", "stride", "dilation", "ceil", "count_padding"}
    )
    title: ClassVar[str] = marked("layer", "Pooling")
    sentence: ClassVar[str] = marked(
        "layer", "Keeps one value of each window, such as the largest, so that maps get smaller."
    )

    mode: Mode = declared("max", MODE)
    size: tuple[int, int] = declared((2, 2), WINDOW)
    stride: tuple[int, int] = declared((2, 2), replace(_windowed(STRIDE), high=MAX_WINDOW))
    padding: Padding = declared("valid", _windowed(PADDING))
    sides: tuple[int, int, int, int] = declared((0, 0, 0, 0), _windowed(SIDES))
    count_padding: bool = declared(True, COUNT_PADDING)
    dilation: tuple[int, int] = declared((1, 1), APART)
    ceil: bool = declared(False, CEIL)

    @classmethod
    def default(cls, shape: Shape, rng: np.random.Generator) -> Self:
        """Maxima of 2×2 windows; of 1 where the input has only 1 row or column."""
        del rng
        size = (min(2, shape[1]), min(2, shape[2]))
        return cls(size=size, stride=size)

    @property
    def window(self) -> Window:
        """The window that slides over each map."""
        return Window(
            self.size, self.stride, self.dilation, self.padding, self.sides, ceil=self.ceil
        )

    def by_side(self, name: str, shape: Shape) -> dict[str, Any]:
        """The cells of the padding in force."""
        return {"sides": self.window.amounts(*shape[1:])} if name == "padding" else {}

    def name(self) -> Message:
        """Max pooling, say."""
        if self.is_idle:
            return Message(marked("message", "No pooling"))
        return Message(marked("message", "{mode} pooling"), {"mode": chosen(self, "mode")})

    def details(self) -> tuple[Message, ...]:
        """The size of the window and the stride, if there is a window."""
        return (size(self.size), *stride_unless(self.stride)) if _has_window(self) else ()

    def chain_link(self) -> tuple[Message, ...]:
        """Max 2×2, with the stride where it is not the window's size, and what else is unusual."""
        mode = chosen(self, "mode")
        if not _has_window(self):
            return (Message("{mode}", {"mode": mode}),)
        name = Message("{mode} {size}", {"mode": mode, "size": by(self.size)})
        unusual = [*stride_unless(self.stride, self.size), *dilation_unless_one(self.dilation)]
        if self.ceil:
            unusual.append(Message(marked("message", "rounded up")))
        if not self.count_padding and _may_count(self):
            unusual.append(Message(marked("message", "padding not counted")))
        return name, *unusual

    @property
    def is_idle(self) -> bool:
        """Whether no pooling is chosen."""
        return self.mode == "none"

    def can_be_negative(self, before: bool) -> bool:
        """As before: every mode gives something between the smallest and the largest value."""
        return before

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
        return reference.pool(x, WINDOWED_MODES[self.mode], self.window, self.count_padding)

    def taps(self, shape: Shape) -> tuple[Taps, Taps] | None:
        """The input rows and columns under each output's window; None for global pooling."""
        if self.mode in GLOBAL_MODES:
            return None
        if self.mode == "none":
            return Layer.taps(self, shape)
        return self.window.tap_sources(shape[1], shape[2])

    def size_formulas(self, shape: Shape) -> SizeFormulas | None:
        """The window's, if there is one."""
        return sliding_sizes(self.window, shape) if _has_window(self) else None

    def unseen(self, shape: Shape) -> tuple[int, int]:
        """The window's, if there is one."""
        return self.window.unseen(shape[1], shape[2]) if _has_window(self) else (0, 0)

    def reach(self, shape: Shape) -> Reach | None:
        """The window's; None for global pooling."""
        if self.mode in GLOBAL_MODES:
            return None
        return Reach() if self.mode == "none" else reach_of(self.window, shape)

    def torch_forward(self, x: Tensor, tensors: Mapping[str, Tensor], training: bool) -> Tensor:
        """The pooled maps of a batch; a minimum is the maximum of the negated values."""
        from torch.nn import functional as F  # noqa: N812

        if self.mode == "none":
            return x
        if self.mode == "global average":
            return x.mean(dim=(2, 3), keepdim=True)
        if self.mode == "global max":
            return F.adaptive_max_pool2d(x, 1)
        if self.mode == "average":
            return average_pooled(x, self.window, self.count_padding)
        y = max_pooled(-x if self.mode == "min" else x, self.window)
        return -y if self.mode == "min" else y
