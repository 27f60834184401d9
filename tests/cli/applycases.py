"""Random uses of the `apply` command, and what torch makes of the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.layers import Activation
from tests.layers.torchactivations import TORCH

SLOPE = 0.25
POOLS: dict[str, Callable[[Tensor, int, int], Tensor]] = {
    "max": F.max_pool2d,
    "average": F.avg_pool2d,
    "min": lambda x, size, stride: -F.max_pool2d(-x, size, stride),
    "global-max": lambda x, size, stride: x.amax(dim=(2, 3), keepdim=True),
    "global-average": lambda x, size, stride: x.mean(dim=(2, 3), keepdim=True),
}
MODES = {"reflect": "reflect", "replicate": "replicate", "circular": "circular"}
LUMA = torch.tensor([0.299, 0.587, 0.114], dtype=torch.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One use of the command; `kernels` are matrices, or stacks with a slice for each channel."""

    pixels: np.ndarray
    colour: str | None
    kernels: tuple[np.ndarray, ...]
    biases: tuple[float, ...]
    stride: int
    padding: str
    border: str
    dilation: int
    flip: bool
    activation: str
    pool: tuple[str, int, int] | None

    @property
    def channels(self) -> int:
        """How many channels the network is fed."""
        if self.colour is None:
            return 3 if self.pixels.ndim == 3 else 1
        return 3 if self.colour == "rgb" else 1

    def arguments(self, folder: Path, rng: np.random.Generator) -> list[str]:
        """The command line without `--output`; the files that it names are made in `folder`."""
        Image.fromarray(self.pixels).save(folder / "picture.png")
        words = ["apply", str(folder / "picture.png"), "--stride", str(self.stride)]
        for number, kernel in enumerate(self.kernels):
            words += ["--kernel", _spelt(kernel, folder / f"kernel{number}", rng)]
        for bias in self.biases:
            words += ["--bias", repr(bias)]
        words += ["--padding", self.padding, "--border", self.border]
        words += ["--dilation", str(self.dilation), "--activation", self.activation]
        if self.colour:
            words.append(f"--{self.colour}")
        if self.flip:
            words.append("--flip")
        if self.activation == "leaky_relu":
            words += ["--slope", str(SLOPE)]
        if self.pool:
            kind, size, stride = self.pool
            words += ["--pool", kind if "global" in kind else f"{kind}:{size}:{stride}"]
        return words


def _spelt(kernel: np.ndarray, file: Path, rng: np.random.Generator) -> str:
    """The kernel as an argument: text in one of several ways, or the name of a file made now."""
    way = rng.integers(4) if kernel.ndim == 2 else 3
    rows = [[repr(float(value)) for value in row] for row in kernel] if kernel.ndim == 2 else []
    if way == 0:
        return "; ".join(" ".join(row) for row in rows)
    if way == 1:
        return ";".join(",".join(row) for row in rows)
    if way == 2:
        path = file.with_suffix(".csv")
        path.write_text("\n".join(",".join(row) for row in rows))
    else:
        path = file.with_suffix(".npy")
        np.save(path, kernel)
    return str(path)


def random_case(seed: int) -> tuple[Case, np.random.Generator]:
    """A case, and the generator to spell it with; few are impossible."""
    rng = np.random.default_rng(seed)
    height, width = (int(n) for n in rng.integers(4, 24, 2))
    colour = [None, "gray", "rgb"][rng.integers(3)]
    pixels = rng.integers(0, 256, (height, width, 3)[: rng.choice([2, 3])], np.uint8)
    channels = {None: 3 if pixels.ndim == 3 else 1, "gray": 1, "rgb": 3}[colour]
    count = int(rng.integers(1, 5))
    size = rng.integers(1, 6, 2)
    sizes = [size if rng.random() < 0.8 else rng.integers(1, 4, 2) for _ in range(count)]
    kernels = tuple(
        rng.normal(size=(channels, *each) if rng.random() < 0.3 else each).astype(np.float32)
        for each in sizes
    )
    biases = rng.normal(size=rng.choice([0, 1, count])).astype(np.float32)
    padding = str(rng.choice(["same", "valid", "full", "0", "1", "2", "5"]))
    border = str(rng.choice(["zeros", *MODES]))
    pool = None
    if rng.random() < 0.7:
        pool = (str(rng.choice(list(POOLS))), int(rng.integers(1, 4)), int(rng.integers(1, 4)))
    case = Case(
        pixels,
        colour,
        kernels,
        tuple(float(bias) for bias in biases),
        stride=int(rng.integers(1, 5)),
        padding=padding,
        border=border,
        dilation=int(rng.choice([1, 1, 1, 2, 3])),
        flip=bool(rng.random() < 0.3),
        activation=str(rng.choice(list(TORCH))),
        pool=pool,
    )
    return case, rng


def by_torch(case: Case) -> dict[str, np.ndarray]:
    """The content of every file; raises RuntimeError or ValueError when torch cannot do it."""
    x = _fed(case)
    weight = _weight(case)
    bias = torch.tensor(case.biases or [0.0], dtype=torch.float64).expand(len(weight))
    x = _padded(x, weight.shape[2:], case)
    if case.flip:
        weight = weight.flip(2, 3)
    maps = {"1-convolution": F.conv2d(x, weight, bias, case.stride, 0, case.dilation)}
    last = maps["1-convolution"]
    if case.activation != "none":
        layer = replace(Activation(function=case.activation), slope=SLOPE)
        layer = layer.fitted((last.shape[1], last.shape[2], last.shape[3]))
        last = maps["2-activation"] = TORCH[case.activation](last, layer)
    if case.pool:
        kind, size, stride = case.pool
        maps["3-pooling"] = POOLS[kind](last, size, stride)
    return {name: values[0].numpy() for name, values in maps.items()}


def _fed(case: Case) -> Tensor:
    """1 × channels × height × width, of intensities 0–1."""
    x = torch.from_numpy(case.pixels.astype(np.float64) / 255)
    if x.ndim == 2:
        return x.expand(1, case.channels, *x.shape)
    if case.channels == 1:
        return (x @ LUMA)[None, None]
    return x.permute(2, 0, 1)[None]


def _weight(case: Case) -> Tensor:
    """Filters × channels × height × width; smaller filters lie in the middle of larger ones."""
    height = max(kernel.shape[-2] for kernel in case.kernels)
    width = max(kernel.shape[-1] for kernel in case.kernels)
    weight = torch.zeros(len(case.kernels), case.channels, height, width, dtype=torch.float64)
    for whole, kernel in zip(weight, case.kernels, strict=True):
        rows, columns = kernel.shape[-2:]
        top, left = (height - 1) // 2 - (rows - 1) // 2, (width - 1) // 2 - (columns - 1) // 2
        whole[:, top : top + rows, left : left + columns] = torch.from_numpy(kernel)
    return weight


def _padded(x: Tensor, kernel: torch.Size, case: Case) -> Tensor:
    sides: list[int] = []
    for n, cells in ((x.shape[3], kernel[1]), (x.shape[2], kernel[0])):
        span = (cells - 1) * case.dilation + 1
        if case.padding == "same":
            outputs = -(-n // case.stride)
            total = max((outputs - 1) * case.stride + span - n, 0)
            sides += [total // 2, total - total // 2]
        else:
            each = {"valid": 0, "full": span - 1}.get(case.padding)
            sides += [int(case.padding) if each is None else each] * 2
    if case.border == "zeros":
        return F.pad(x, sides)
    return F.pad(x, sides, MODES[case.border])
