"""Kernels computed from a few numbers; each returns a float32 matrix.

Angles are in degrees, clockwise from pointing right. The centre of a kernel with an even side
lies between its cells. Every function raises Refused for settings that give no kernel.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.filters import MAX_SIZE
from playground.core.messages import Refused, marked

MIN_WIDTH = 1e-3
"""Widths below this underflow when squared in an exponent."""


def _require_size(size: int) -> None:
    if not 1 <= size <= MAX_SIZE:
        raise Refused(
            marked("message", "A filter is between 1×1 and {most}×{most} cells."),
            most=MAX_SIZE,
        )


def _require_odd(size: int) -> None:
    _require_size(size)
    if size % 2 == 0:
        raise Refused(
            marked("message", "This kernel needs a centre cell, so its size must be odd.")
        )


def _require_width(value: float) -> None:
    if not value >= MIN_WIDTH:  # NaN fails this too
        raise Refused(
            marked("message", "A width or a wavelength must be at least {least:g} cells."),
            least=MIN_WIDTH,
        )


def _offsets(size: int, angle: float = 0.0) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each cell's distance from the centre along the angle and a quarter turn clockwise of it."""
    _require_size(size)
    steps = np.arange(size) - (size - 1) / 2
    x, y = np.meshgrid(steps, steps)
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return x * cos + y * sin, y * cos - x * sin


def _finished(weights: NDArray[np.float64]) -> FloatArray:
    """float32, with 0 for what is 0 but for the rounding of sines: it would show as digits."""
    noise = np.abs(weights) < 1e-12 * np.abs(weights).max()
    weights[noise] = 0
    return weights.astype(np.float32)


def _bell(squares: NDArray[np.float64], sigma: float) -> NDArray[np.float64]:
    """exp(−squares / 2σ²), scaled so that its largest value is 1 and never underflows to 0."""
    _require_width(sigma)
    return np.asarray(np.exp((squares.min() - squares) / (2 * sigma**2)))


def identity(size: int = 3) -> FloatArray:
    """1 in the centre, 0 elsewhere: leaves the picture as it is; `size` is odd."""
    _require_odd(size)
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2, size // 2] = 1
    return kernel


def shift(dx: int, dy: int) -> FloatArray:
    """Move the picture `dx` cells to the right and `dy` cells down: a single 1, off the centre."""
    reach = max(abs(dx), abs(dy), 1)
    _require_size(2 * reach + 1)
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    kernel[reach - dy, reach - dx] = 1
    return kernel


def box(size: int) -> FloatArray:
    """The mean over size × size cells."""
    _require_size(size)
    return np.full((size, size), 1 / size**2, np.float32)


def gaussian(size: int, sigma: float) -> FloatArray:
    """Gaussian weights of standard deviation `sigma` cells, which sum to 1."""
    x, y = _offsets(size)
    bell = _bell(x**2 + y**2, sigma)
    kernel: FloatArray = (bell / bell.sum()).astype(np.float32)
    return kernel


def gaussian_edge(size: int, angle: float, sigma: float) -> FloatArray:
    """The derivative of a Gaussian, positive where it gets brighter in the direction `angle`.

    The positive weights sum to 1, the negative ones to −1.
    """
    x, y = _offsets(size, angle)
    slope = x * _bell(x**2 + y**2, sigma)
    half = np.abs(slope).sum() / 2
    if half < MIN_WIDTH * np.finfo(np.float32).eps:
        raise Refused(marked("message", "With these settings every weight is 0."))
    return _finished(slope / half)


def laplacian_of_gaussian(size: int, sigma: float) -> FloatArray:
    """The Laplacian of a Gaussian (Marr & Hildreth 1980), its mean removed so that it sums to 0.

    Negative in the centre, as the Laplacian itself is.
    """
    x, y = _offsets(size)
    squares = x**2 + y**2
    bell = _bell(squares, sigma)
    weights = (squares / sigma**2 - 2) / sigma**2 * bell / bell.sum()
    return _finished(weights - weights.mean())


def gabor(
    size: int,
    orientation: float,
    wavelength: float,
    sigma: float,
    phase: float = 0.0,
    aspect: float = 0.5,
    balanced: bool = True,
) -> FloatArray:
    """A wave under a Gaussian (Daugman 1985): cos(2πx′/wavelength − phase) · bell(x′, aspect·y′).

    The wave runs in the direction `orientation`, so stripes across it are found; `phase` is in
    degrees, 90 being an edge that gets brighter in that direction. `balanced` takes off as much
    of the bell as makes the sum 0, so that flat areas give 0.
    """
    _require_width(wavelength)
    x, y = _offsets(size, orientation)
    bell = _bell(x**2 + (aspect * y) ** 2, sigma)
    wave = np.cos(2 * np.pi * x / wavelength - np.radians(phase))
    if balanced:
        wave = wave - (wave * bell).sum() / bell.sum()
    return _finished(wave * bell)


def motion_blur(length: float, angle: float) -> FloatArray:
    """The mean along a straight line: each cell weighs as much as the line runs through it.

    `length` is in cells, 1 or more; the kernel is the smallest odd square that holds it.
    """
    if not length >= 1:
        raise Refused(marked("message", "The line must be at least one cell long."))
    size = int(np.ceil(length)) | 1
    across, down = _offsets(size)
    start = np.full(across.shape, -length / 2)
    stop = np.full(across.shape, length / 2)
    for centre, slope in (
        (across, np.cos(np.radians(angle))),
        (down, np.sin(np.radians(angle))),
    ):
        if abs(slope) < 1e-12:  # the line never leaves the cells that it starts in
            stop[np.abs(centre) > 0.5] = -np.inf
            continue
        ends = np.sort([(centre - 0.5) / slope, (centre + 0.5) / slope], axis=0)
        start, stop = np.maximum(start, ends[0]), np.minimum(stop, ends[1])
    inside = np.maximum(stop - start, 0)
    return _finished(inside / inside.sum())


def sharpen(amount: float) -> FloatArray:
    """The picture minus `amount` times its Laplacian, 3×3."""
    cross = np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]], np.float32)
    return identity() + np.float32(amount) * cross


def unsharp(size: int, sigma: float, amount: float) -> FloatArray:
    """The picture plus `amount` times what a Gaussian blur takes away; `size` is odd."""
    centre = identity(size).astype(np.float64)
    return (centre + amount * (centre - gaussian(size, sigma))).astype(np.float32)


def line(size: int, angle: float, width: float = 1.0) -> FloatArray:
    """A bright band of `width` cells at `angle` against its surroundings.

    Weights on the band sum to 1, those beside it to −1; cells that it half covers count half.
    """
    _require_width(width)
    _, distance = _offsets(size, angle)
    covered = np.clip(width / 2 + 0.5 - np.abs(distance), 0, 1)
    beside = 1 - covered
    if np.ptp(covered) < MIN_WIDTH:
        raise Refused(
            marked("message", "The line needs cells on it and beside it: change its width.")
        )
    return _finished(covered / covered.sum() - beside / beside.sum())


def random(
    size: int, seed: int, distribution: str = "normal", spread: float = 1.0, depth: int = 0
) -> FloatArray:
    """Random weights of mean 0 and standard deviation `spread`, the same for the same seed.

    `distribution` is "normal" or "uniform"; with a `depth`, a stack of that many slices.
    """
    _require_size(size)
    shape = (depth, size, size) if depth else (size, size)
    source = np.random.default_rng(seed)
    if distribution == "uniform":
        reach = spread * np.sqrt(3)
        return source.uniform(-reach, reach, shape).astype(np.float32)
    if distribution != "normal":
        raise ValueError(f"no distribution {distribution!r}")
    return source.normal(0, spread, shape).astype(np.float32)


GENERATORS: dict[str, Callable[..., FloatArray]] = {
    "identity": identity,
    "shift": shift,
    "box": box,
    "gaussian": gaussian,
    "gaussian-edge": gaussian_edge,
    "laplacian-of-gaussian": laplacian_of_gaussian,
    "gabor": gabor,
    "motion-blur": motion_blur,
    "sharpen": sharpen,
    "unsharp": unsharp,
    "line": line,
    "random": random,
}
"""The generators that a preset file can name."""
