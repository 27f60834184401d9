"""Computing a convolution, beside OpenCV, torch and scipy, each as its users would write it best.

./run bench convolution [--quick] [--without-torch] [--seconds 0.5] [--one-core]

All run in turns in one process, with their own threads as they come; a row shows the shortest time
of each and ours as a multiple of the fastest planar peer's. The input and the weights lie ready in
the form that each likes best; padding is `same` with zeros, the stride 1. With `--one-core` each
runs in one thread and its processor time counts: what a machine with other work to do can measure.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute.convolve import convolve, method
from playground.engine.compute.convolve_threads import cores
from playground.layers.geometry import Window

CHANNELS = ((1, 1), (3, 4), (3, 8), (8, 16), (16, 32))
KERNELS = (3, 5, 7, 11, 15, 21, 31)
SIZES = (128, 256, 512, 1024, 2048)
QUICK_KERNELS = (3, 7, 15, 31)
QUICK_SIZES = (128, 512)

TOO_LONG = 5.0
"""Seconds from which on a way is not tried; a row that takes all of them so long is left out."""

MOST = 1.2
"""The multiple of the fastest peer's time that ours may take."""

HOPELESS = 3.0
"""A peer so many times slower than another is not timed again."""

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One shape: channels, filters, kernel width, picture width."""

    channels: int
    filters: int
    kernel: int
    size: int

    @property
    def operations(self) -> float:
        """Multiplications and additions of the definition."""
        return 2.0 * self.channels * self.filters * self.kernel**2 * self.size**2


def opencv(x: FloatArray, weights: FloatArray) -> Run:
    """`filter2D` for each channel of each filter, summed."""

    def one(kernels: FloatArray) -> FloatArray:
        total = cv2.filter2D(x[0], -1, kernels[0], borderType=cv2.BORDER_CONSTANT)
        for channel, kernel in zip(x[1:], kernels[1:], strict=True):
            part = cv2.filter2D(channel, -1, kernel, borderType=cv2.BORDER_CONSTANT)
            cv2.add(total, part, total)
        return total

    if len(weights) == 1:
        return lambda: one(weights[0])
    return lambda: [one(kernels) for kernels in weights]


def torch_channels_last(x: FloatArray, weights: FloatArray) -> Run:
    """`conv2d` on tensors that lie channels last."""
    import torch

    torch.set_grad_enabled(False)
    image = torch.from_numpy(x)[None].contiguous(memory_format=torch.channels_last)
    filters = torch.from_numpy(weights).contiguous(memory_format=torch.channels_last)
    padding = (weights.shape[2] // 2, weights.shape[3] // 2)
    return lambda: torch.nn.functional.conv2d(image, filters, padding=padding)


def torch_planar(x: FloatArray, weights: FloatArray) -> Run:
    """`conv2d` on tensors that lie map after map, as ours do."""
    import torch

    torch.set_grad_enabled(False)
    image, filters = torch.from_numpy(x)[None], torch.from_numpy(weights)
    padding = (weights.shape[2] // 2, weights.shape[3] // 2)
    return lambda: torch.nn.functional.conv2d(image, filters, padding=padding)


def scipy_fft(x: FloatArray, weights: FloatArray) -> Run:
    """Real transforms of the whole picture, of a fast length, on all cores."""
    from scipy import fft

    kernel, size, workers = weights.shape[-1], x.shape[-1], cores()
    length = fft.next_fast_len(size + kernel - 1, real=True)
    kept = slice(kernel // 2, kernel // 2 + size)

    def run() -> FloatArray:
        spectra = fft.rfft2(x, (length, length), workers=workers)
        products = np.empty((len(weights), *spectra.shape[1:]), np.complex64)
        for product, kernels in zip(products, weights, strict=True):
            turned = fft.rfft2(kernels[:, ::-1, ::-1], (length, length), workers=workers)
            np.multiply(turned, spectra, out=turned)
            np.sum(turned, axis=0, out=product)
        return fft.irfft2(products, (length, length), workers=workers)[:, kept, kept]

    return run


BESIDE = "torch cl"
"""The peer whose maps lie channels last: shown beside ours, which are planar, and not counted."""

PEERS = {
    "OpenCV": opencv,
    "torch": torch_planar,
    "scipy": scipy_fft,
    BESIDE: torch_channels_last,
}


def expected_seconds(peer: str, row: Row) -> float:
    """A guess, to leave out what is absurd."""
    pairs, cells = row.channels * row.filters, row.size**2
    if peer == "scipy":
        return 3e-8 * pairs * (row.size + row.kernel) ** 2
    return row.operations / (2e10 if peer == "OpenCV" and row.kernel < 12 else 5e10) + 1e-9 * cells


def measure(
    runs: dict[str, Run], seconds: float, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """The shortest seconds of each by the clock, all run in turns."""
    best = {}
    for name, run in runs.items():
        started = clock()
        run()
        best[name] = clock() - started
    end, rounds = time.perf_counter() + seconds, 0
    while rounds < 3 or (time.perf_counter() < end and rounds < 2000):
        rounds += 1
        fastest = min(best.values())
        for name, run in runs.items():
            if rounds > 2 and name in PEERS and best[name] > HOPELESS * fastest:
                continue
            if rounds > 1 and best[name] > seconds:
                continue
            started = clock()
            run()
            best[name] = min(best[name], clock() - started)
    return best


def case(row: Row) -> tuple[FloatArray, FloatArray, Window]:
    """A picture, weights and the window of a row."""
    rng = np.random.default_rng(0)
    x = rng.random((row.channels, row.size, row.size), np.float32)
    shape = (row.filters, row.channels, row.kernel, row.kernel)
    weights = rng.standard_normal(shape, np.float32)
    return x, weights, Window((row.kernel, row.kernel), padding="same")


def take_one_core() -> None:
    """Leave all that follows to one thread on one core."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ["OMP_NUM_THREADS"] = "1"  # read by torch, which is imported later
    cv2.setNumThreads(1)


def compare(row: Row, peers: list[str], seconds: float, clock: Callable[[], float]) -> float | None:
    """Measure and print a row; ours as a multiple of the fastest peer's, None when left out."""
    borne = [peer for peer in peers if expected_seconds(peer, row) < TOO_LONG]
    if not set(borne) - {BESIDE}:
        return None
    x, weights, window = case(row)
    runs: dict[str, Run] = {"ours": lambda: convolve(x, weights, None, window)}
    runs |= {peer: PEERS[peer](x, weights) for peer in borne}
    best = measure(runs, seconds, clock)
    ratio = best["ours"] / min(best[peer] for peer in borne if peer != BESIDE)
    way = method(weights, window, row.size, row.size)
    figures = "".join(
        f"{best[name] * 1000:11.3f}" if name in best else f"{'–':>11}" for name in ["ours", *peers]
    )
    shape = f"{row.channels:>3} → {row.filters:<3}{row.kernel:>3}×{row.kernel:<3}{row.size:>5}²"
    rate = row.operations / best["ours"] / 1e9
    print(f"{shape}{figures}{ratio:8.2f}{rate:8.0f}  {way}", flush=True)
    return ratio


def rows(quick: bool) -> Iterator[Row]:
    """The rows of the table."""
    for channels, filters in CHANNELS:
        for kernel in QUICK_KERNELS if quick else KERNELS:
            for size in QUICK_SIZES if quick else SIZES:
                yield Row(channels, filters, kernel, size)


def live(filters: int, height: int, width: int, seconds: float) -> None:
    """What the window asks for: all filters, one filter, into maps that are there already."""
    rng = np.random.default_rng(0)
    x = rng.random((1, height, width), np.float32)
    weights = rng.standard_normal((filters, 1, 3, 3), np.float32)
    window = Window((3, 3), padding="same")
    out = np.empty((filters, height, width), np.float32)
    runs: dict[str, Run] = {
        "into maps at hand": lambda: convolve(x, weights, None, window, out=out),
        "into new ones": lambda: convolve(x, weights, None, window),
        "one filter": lambda: convolve(x, weights, None, window, filters=[1], out=out),
        "OpenCV": opencv(x, weights),
        "copying the picture as often": lambda: np.copyto(out, x),
    }
    best = measure(runs, seconds)
    figures = ", ".join(f"{name} {best[name] * 1000:.2f} ms" for name in runs)
    print(f"{filters} filters 3×3 on {width}×{height}: {figures}", flush=True)


def main() -> int:
    """Print the table; the status is 1 when a row is slower than it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer kernels and sizes")
    parser.add_argument("--without-torch", action="store_true", help="leave torch out")
    parser.add_argument("--only", default="", help="rows that begin so, as 8-16-3-512 or 1-1")
    parser.add_argument("--seconds", type=float, default=0.6, help="at least, for each row")
    parser.add_argument("--one-core", action="store_true", help="one thread, processor time")
    options = parser.parse_args()
    clock = time.thread_time if options.one_core else time.perf_counter
    if options.one_core:
        take_one_core()
    peers = [peer for peer in PEERS if "torch" not in peer or not options.without_torch]

    if not options.one_core:
        live(8, 512, 512, options.seconds)
        live(4, 3000, 4000, options.seconds)
    print(f"{'channels':>9}{'kernel':>8}{'size':>6}", end="")
    print(
        "".join(f"{name + ' ms':>11}" for name in ["ours", *peers]), f"{'ratio':>7}  GFLOP/s  way"
    )
    worst: tuple[float, Row] | None = None
    for row in rows(options.quick):
        name = f"{row.channels}-{row.filters}-{row.kernel}-{row.size}-"
        if options.only and not name.startswith(options.only + "-"):
            continue
        ratio = compare(row, peers, options.seconds, clock)
        if ratio is None:
            print(f"{row}: left out, as every peer takes longer than {TOO_LONG:g} s")
        elif worst is None or ratio > worst[0]:
            worst = ratio, row
    if worst is None:
        return 0
    print(f"worst ratio to the fastest peer: {worst[0]:.2f} ({worst[1]}), at most {MOST} wanted")
    return int(worst[0] > MOST)


if __name__ == "__main__":
    raise SystemExit(main())
