"""Pictures per second while everything is reported live, beside loops in bare torch.

python -m tests.bench.bench_training [--cuda] [--busy N] [--seconds 3] [--rounds 5] [--batch 64]
                                     [--threads-table]

The training process runs as the window runs it, with progress and weights sent twenty times a
second and every epoch kept on disk; the peers run in a process of their own, with the same network,
data, batch, optimiser and number of threads. They take turns of a few seconds, and only one of them
works at a time. Of each, the median of all rounds counts, and the ratio is the median of the
ratios of the rounds. `--busy` adds processes that do nothing but compute. Neither Qt nor
scikit-learn is needed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.training import messages as say
from playground.training.client import TrainingClient

CLASSES = 5
SIZE = 28
ON_CPU, ON_CUDA = 1024, 8192
"""Pictures of each class: a multiple of every batch that is measured."""

LEAST = {"quiet": 0.97, "busy": 0.9, "cuda": 0.9}


def network() -> Network:
    """LeNet's layers with ReLU and maxima."""
    rng = np.random.default_rng(0)
    return Network(
        (
            Convolution(filters=he_filters(6, 1, (5, 5), rng), padding="same"),
            Activation(),
            Pooling(),
            Convolution(filters=he_filters(16, 6, (5, 5), rng), padding="valid"),
            Activation(),
            Pooling(),
            Flatten(),
            Dense.random((400, 1, 1), 120, rng),
            Activation(),
            Dense.random((120, 1, 1), 84, rng),
            Activation(),
            Dense.random((84, 1, 1), CLASSES, rng),
            Activation(function="softmax"),
        )
    )


def plan(batch: int, each: int, device: str) -> TrainingPlan:
    """Adam on drawn shapes, without end and with nothing held out."""
    return TrainingPlan(
        data=Shapes(size=SIZE, each=each),
        validation=0.0,
        batch=batch,
        epochs=100_000,
        device=device,  # type: ignore[arg-type]
    )


# Ours.


class Ours:
    """The training process, paused until its turn comes."""

    def __init__(self, batch: int, each: int, device: str, folder: str) -> None:
        self._arrived = threading.Event()
        self._client = TrainingClient(self._arrived.set)
        self._told: list[Any] = []
        self._batch = batch
        self._client.send(say.Start(network(), plan(batch, each, device), folder, paused=True))
        started = self._until(say.Started)
        self.threads, self.device = started.threads, started.device
        self._until(say.StateChanged, state="paused")

    def turn(self, seconds: float) -> float:
        """Pictures per second over a turn."""
        first = self._steps()
        begun = time.perf_counter()
        self._client.send(say.Resume())
        self._until(say.StateChanged, state="running")
        while time.perf_counter() - begun < seconds:  # as a window would: take what has come
            self._arrived.wait(0.02)
            self._arrived.clear()
            self._client.poll()
        self._client.send(say.Pause())
        self._until(say.StateChanged, state="paused")
        passed = time.perf_counter() - begun
        return (self._steps() - first) * self._batch / passed

    def close(self) -> None:
        """End the process."""
        self._client.close()

    def _steps(self) -> int:
        self._client.send(say.SetWeights({}))  # answered by the weights, with their step
        return int(self._until(say.Weights).step)

    def _until(self, kind: type, **wanted: Any) -> Any:
        while True:
            while self._told:
                message = self._told.pop(0)
                if isinstance(message, say.Failed | say.Died):
                    raise RuntimeError(f"{message.message} {getattr(message, 'details', '')}")
                if isinstance(message, kind) and all(
                    getattr(message, name) == value for name, value in wanted.items()
                ):
                    return message
            self._arrived.wait(1.0)
            self._arrived.clear()
            self._told += self._client.poll()


# The peers.


def bare_model() -> Any:
    """The same layers, as one writes them in torch."""
    from torch import nn

    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        *(nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU()),
        nn.Linear(84, CLASSES),
    )


def bare_loop(x: Any, y: Any, batch: int) -> Iterator[int]:
    """A plain loop: shuffle, look up, forward, loss, backward, update; yields after each step."""
    import torch
    from torch import nn

    model = bare_model().to(x.device)
    criterion = nn.CrossEntropyLoss()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    while True:
        for places in torch.randperm(len(x), device=x.device).split(batch):
            optimiser.zero_grad()
            loss = criterion(model(x[places]), y[places])
            loss.backward()
            optimiser.step()
            yield len(places)


def tutorial_loop(x: Any, y: Any, batch: int) -> Iterator[int]:
    """What tutorials show: a DataLoader, a copy to the card and an `item()` for every batch."""
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset

    model = bare_model().to(x.device)
    criterion = nn.CrossEntropyLoss()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    loader = DataLoader(TensorDataset(x.cpu(), y.cpu()), batch, shuffle=True)
    total = 0.0
    while True:
        for pictures, labels in loader:
            pictures, labels = pictures.to(x.device), labels.to(x.device)
            optimiser.zero_grad()
            loss = criterion(model(pictures), labels)
            loss.backward()
            optimiser.step()
            total += loss.item()
            yield len(labels)


def graph_loop(x: Any, y: Any, batch: int) -> Iterator[int]:
    """A whole step as one CUDA graph, the look-up outside of it."""
    import torch
    from torch import nn

    torch.backends.cudnn.benchmark = True
    model = bare_model().to(x.device)
    criterion = nn.CrossEntropyLoss()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, capturable=True, fused=True)
    pictures, labels = x[:batch].clone(), y[:batch].clone()

    def step() -> None:
        optimiser.zero_grad(set_to_none=True)
        criterion(model(pictures), labels).backward()
        optimiser.step()

    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    optimiser.zero_grad(set_to_none=True)
    with torch.cuda.graph(graph):
        step()
    while True:
        for places in torch.randperm(len(x), device=x.device).split(batch):
            torch.index_select(x, 0, places, out=pictures)
            torch.index_select(y, 0, places, out=labels)
            graph.replay()
            yield len(places)


LOOPS: dict[str, Callable[[Any, Any, int], Iterator[int]]] = {
    "bare loop": bare_loop,
    "tutorial loop": tutorial_loop,
    "CUDA-graph loop": graph_loop,
}


def peer_process(line: Connection, batch: int, each: int, device: str, threads: int) -> None:
    """Serves turns: (name, seconds) in, pictures per second out."""
    import torch

    torch.set_num_threads(threads)
    data = Shapes(size=SIZE, each=each).load()
    everything = data.batch(np.arange(data.count))
    x = torch.from_numpy(everything.pictures).to(device)
    y = torch.from_numpy(everything.labels).to(device)
    loops: dict[str, Iterator[int]] = {}
    line.send("ready")
    while (turn := line.recv()) is not None:
        name, seconds = turn
        if name not in loops:
            loops[name] = LOOPS[name](x, y, batch)
            for _ in range(20):
                next(loops[name])
        begun, pictures = time.perf_counter(), 0
        while time.perf_counter() - begun < seconds:
            for _ in range(20):
                pictures += next(loops[name])
            if device == "cuda":
                torch.cuda.synchronize()
        line.send(pictures / (time.perf_counter() - begun))


class Peer:
    """The process of the bare loops."""

    def __init__(self, batch: int, each: int, device: str, threads: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, there = context.Pipe()
        arguments = (there, batch, each, device, threads)
        self._process = context.Process(target=peer_process, args=arguments, daemon=True)
        self._process.start()
        assert self._line.recv() == "ready"

    def turn(self, name: str, seconds: float) -> float:
        """Pictures per second of one of the loops."""
        self._line.send((name, seconds))
        return float(self._line.recv())

    def close(self) -> None:
        """End the process."""
        self._line.send(None)
        self._process.join()


# What is measured.


def compute_for_ever() -> None:
    """A busy neighbour."""
    while True:
        sum(range(10_000))


@contextmanager
def neighbours(count: int) -> Iterator[None]:
    """So many processes that compute all the while."""
    context = multiprocessing.get_context("spawn")
    busy = [context.Process(target=compute_for_ever, daemon=True) for _ in range(count)]
    for process in busy:
        process.start()
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.join()


def compare(
    label: str, names: tuple[str, ...], batch: int, device: str, busy: int, options: Any
) -> float:
    """Rounds of turns; prints a table, and returns the ratio to the last of the peers named."""
    each = ON_CUDA if device == "cuda" else ON_CPU
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(batch, each, device, folder)
        peer = Peer(batch, each, device, ours.threads)
        speeds: dict[str, list[float]] = {name: [] for name in ("ours", *names)}
        try:
            with neighbours(busy):
                ours.turn(1.0)
                for _ in range(options.rounds):
                    speeds["ours"].append(ours.turn(options.seconds))
                    for name in names:
                        speeds[name].append(peer.turn(name, options.seconds))
        finally:
            peer.close()
            ours.close()
    print(f"{label}: {ours.device}, {ours.threads} threads, batch {batch}, {busy} busy neighbours")
    ratio = 0.0
    for name, values in speeds.items():
        ratio = statistics.median(
            own / other for own, other in zip(speeds["ours"], values, strict=True)
        )
        median = statistics.median(values)
        print(f"  {name:16} {median:10,.0f} pictures/s   ours / this {ratio:5.2f}")
    return ratio


def threads_table(options: Any) -> None:
    """The bare loop by threads and by how they wait, alone and beside a busy neighbour."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    counts = [count for count in (1, 2, 3, 4, 6, 8, 12, 16) if count <= (cores or 1)]
    print("threads, waiting            " + "".join(f"{count:>10}" for count in counts))
    for policy in ("ACTIVE", "PASSIVE"):
        os.environ["OMP_WAIT_POLICY"] = policy
        peers = {count: Peer(options.batch, ON_CPU, "cpu", count) for count in counts}
        for busy in (0, 1):
            with neighbours(busy):
                best = dict.fromkeys(counts, 0.0)
                for _ in range(options.rounds):
                    for count, peer in peers.items():
                        best[count] = max(best[count], peer.turn("bare loop", options.seconds))
            row = "".join(f"{best[count]:>10,.0f}" for count in counts)
            print(f"{policy.lower():8} {busy} busy neighbours  {row}", flush=True)
        for peer in peers.values():
            peer.close()


def main() -> int:
    """Print the tables; the exit status says whether the bounds are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuda", action="store_true", help="on a graphics card")
    parser.add_argument("--busy", type=int, default=1, help="neighbours in the second table")
    parser.add_argument("--seconds", type=float, default=2.0, help="of a turn")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads-table", action="store_true")
    options = parser.parse_args()
    if options.threads_table:
        threads_table(options)
        return 0
    ratios: list[tuple[str, float, float]] = []
    if options.cuda:
        names = ("tutorial loop", "bare loop", "CUDA-graph loop")
        for batch in (64, 256):
            label = f"CUDA, batch {batch}"
            ratio = compare(label, names, batch, "cuda", 0, options)
            ratios.append((label, ratio, LEAST["cuda"]))
    else:
        for label, busy in (("quiet", 0), ("busy", options.busy)):
            ratio = compare(label, ("bare loop",), options.batch, "cpu", busy, options)
            ratios.append((label, ratio, LEAST[label]))
    for label, ratio, least in ratios:
        verdict = "held" if ratio >= least else "NOT HELD"
        print(f"{label}: {ratio:.2f}, at least {least} wanted: {verdict}")
    return 0 if all(ratio >= least for _, ratio, least in ratios) else 1


if __name__ == "__main__":
    raise SystemExit(main())
