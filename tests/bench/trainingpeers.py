"""The loops in bare torch that training is measured beside, in a process of their own."""

from __future__ import annotations

import multiprocessing
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

CLASSES = 5
SIZE = 28
ON_CPU, ON_CUDA = 1024, 8192
"""Pictures of each class: a multiple of every batch that is measured."""


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
