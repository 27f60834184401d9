"""Write and read the networks VGG16 and MobileNet v1: seconds, bytes, and peak of memory.

    ./run bench networkfile [vgg16|mobilenet] [FOLDER]

Each step runs in a process of its own, whose peak is measured beyond that of the process with the
program loaded (for writing: with the network made, too).
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from playground.core.arrays import frozen
from playground.core.filters import Filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.networkfile import layer_size, read_network, write_network

MAX_SECONDS = 3.0
MAX_BYTES_SHARE = 1.05
MAX_MEMORY_SHARE = 1.5
POLL_S = 0.002


def convolution(
    rng: np.random.Generator, before: int, after: int, size: int, groups: int = 1
) -> Layer:
    weights = frozen(rng.standard_normal((after, before // groups, size, size), np.float32))
    filters = tuple(Filter(f"f{n}", weights[n], 0.5) for n in range(after))
    return Convolution(filters=filters, groups=groups)


def dense(rng: np.random.Generator, before: int, after: int) -> Layer:
    weight = frozen(rng.standard_normal((after, before), np.float32))
    bias = frozen(np.zeros(after, np.float32))
    return Dense(units=after, source=weight, bias=bias, input_shape=(before, 1, 1))


def vgg16() -> Iterator[Layer]:
    rng = np.random.default_rng(0)
    before = 3
    for after, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(count):
            yield convolution(rng, before, after, 3)
            yield Activation()
            before = after
        yield Pooling()
    yield Flatten()
    for inputs, units in ((25088, 4096), (4096, 4096), (4096, 1000)):
        yield dense(rng, inputs, units)


def mobilenet() -> Iterator[Layer]:
    rng = np.random.default_rng(0)
    before = 32
    yield convolution(rng, 3, before, 3)
    for after in (64, 128, 128, 256, 256, *[512] * 6, 1024, 1024):
        yield convolution(rng, before, before, 3, groups=before)
        yield convolution(rng, before, after, 1)
        before = after
    yield dense(rng, before, 1000)


NETWORKS: dict[str, Callable[[], Iterator[Layer]]] = {"vgg16": vgg16, "mobilenet": mobilenet}


class Peak:
    """The largest resident size of this process while it is watched."""

    def __init__(self) -> None:
        self.start = self.highest = _resident()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(POLL_S):
            self.highest = max(self.highest, _resident())

    def bytes(self) -> int:
        self._over.set()
        self._thread.join()
        return max(self.highest, _resident()) - self.start


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def step(what: str, name: str, path: Path) -> None:
    """One measured step: seconds, bytes of memory and number of weights on one line."""
    if what == "write":
        network = Network(tuple(NETWORKS[name]()))
        peak, begun = Peak(), time.perf_counter()
        write_network(path, network)
    else:
        peak, begun = Peak(), time.perf_counter()
        network = read_network(path)
    seconds = time.perf_counter() - begun
    print(seconds, peak.bytes(), sum(map(layer_size, network)))


def measured(name: str, folder: Path) -> dict[str, float]:
    """All figures of a network."""
    path = folder / f"{name}.json"
    found: dict[str, float] = {}
    for what in ("write", "read"):
        done = subprocess.run(
            [sys.executable, "-P", "-m", __spec__.name, "step", what, name, str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
        seconds, memory, weights = map(float, done.stdout.split())
        found |= {f"{what} seconds": seconds, f"{what} memory": memory, "weights": 4 * weights}
    found["bytes"] = sum(item.stat().st_size for item in folder.iterdir())
    return found


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["step"]:
        step(arguments[1], arguments[2], Path(arguments[3]))
        return 0
    names = [name for name in arguments if name in NETWORKS] or list(NETWORKS)
    others = [name for name in arguments if name not in NETWORKS]
    good = True
    for name in names:
        with tempfile.TemporaryDirectory(dir=others[0] if others else None) as folder:
            found = measured(name, Path(folder))
        share = found["bytes"] / found["weights"]
        # The network that is read is itself once its weights.
        read = found["read memory"] / found["weights"]
        written = 1 + found["write memory"] / found["weights"]
        slowest = max(found["write seconds"], found["read seconds"])
        print(
            f"{name}: {found['weights'] / 1e6:.0f} MB of weights, {share:.3f} times that on disk,"
            f" written in {found['write seconds']:.2f} s,"
            f" read in {found['read seconds']:.2f} s,"
            f" peak {written:.2f} and {read:.2f} times the weights"
        )
        good &= share <= MAX_BYTES_SHARE and max(read, written) < MAX_MEMORY_SHARE
        good &= slowest <= MAX_SECONDS and math.isfinite(share)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
