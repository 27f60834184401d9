"""Whole networks beside torch: the forward pass of SqueezeNet and VGG16, and the strongest places.

./run bench networks [--without-vgg16]

On one core, in turns in one process, by processor time. Torch has planar maps for a single picture,
as the engine has, and maps side by side for batches. The engine's maps are in memory that it uses
again, as in the window. VGG16 has random weights and takes 1.5 GB.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.compute.map_memory import MapMemory
from playground.layers.published import published_networks
from playground.layers.shipped import shipped_networks

MOST = 1.3
"""The multiple of torch's time that a forward pass may take."""

LEAST = 0.8
"""The share of torch's pictures a second that the strongest places must reach."""

ROUNDS = 7
SHAPE = (3, 224, 224)
PICTURES = 64
BATCH = 32


def plain(network: Network) -> Any:
    """The layers as torch's own modules."""
    import torch
    from torch import nn

    parts: list[Any] = []
    for layer in network:
        tensors = {
            name: torch.from_numpy(np.array(values)) for name, values in layer.tensors().items()
        }
        options: Any = layer
        if layer.kind == "convolution":
            size = options.kernel_size
            padding = tuple(n // 2 for n in size) if options.padding == "same" else 0
            weight = tensors["weight"]
            part: Any = nn.Conv2d(weight.shape[1], len(weight), size, options.stride, padding)
        elif layer.kind == "dense":
            part = nn.Linear(tensors["weight"].shape[1], options.units)
        elif layer.kind == "activation":
            part = nn.ReLU() if options.function == "relu" else nn.Softmax(1)
        elif layer.kind == "pooling":
            is_max = options.mode == "max"
            part = nn.MaxPool2d(options.size, options.stride) if is_max else nn.AdaptiveAvgPool2d(1)
        elif layer.kind == "flatten":
            part = nn.Flatten()
        else:  # dropout; VGG's preparation is a matter of microseconds
            part = nn.Identity()
        for name, tensor in tensors.items():
            setattr(part, name, nn.Parameter(tensor, requires_grad=False))
        parts.append(part)
    return nn.Sequential(*parts).eval()


def fastest(runs: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The shortest processor time of each in seconds, all in turns."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - started)
    return best


def forward(name: str, network: Network, rounds: int = ROUNDS) -> bool:
    """Print the row of a forward pass; whether it keeps the aim."""
    import torch

    x = np.random.default_rng(0).random(SHAPE, np.float32)
    module, batch = plain(network), torch.from_numpy(x)[None]
    memory = MapMemory()
    runs: dict[str, Callable[[], object]] = {
        "torch": lambda: module(batch),
        "ours": lambda: evaluate(network, x, memory=memory),
    }
    best = fastest(runs, rounds)
    ratio = best["ours"] / best["torch"]
    print(
        f"{name:14} forward   torch {1000 * best['torch']:7.1f} ms,"
        f" ours {1000 * best['ours']:7.1f} ms: {ratio:.2f} × (at most {MOST})"
    )
    return ratio <= MOST


def strongest_places(network: Network, layer: int) -> bool:
    """Print the row of the strongest places; whether it keeps the aim."""
    import torch

    from playground.training.process.attribution.subject import between
    from playground.training.process.modules import torch_network
    from playground.training.process.units.strongest import side_by_side, strongest

    made = torch_network(network, SHAPE, logits=True).eval()
    made.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    modules = between(made, None, layer)
    bare = plain(Network(network.layers[: layer + 1])).to(memory_format=torch.channels_last)
    x = np.random.default_rng(0).random((PICTURES, *SHAPE), np.float32)
    parts = [x[start : start + BATCH] for start in range(0, PICTURES, BATCH)]
    runs: dict[str, Callable[[], object]] = {
        "torch": lambda: [bare(side_by_side(part)) for part in parts],
        "ours": lambda: strongest(modules, map(side_by_side, parts)),
    }
    best = fastest(runs, 3)
    share = best["torch"] / best["ours"]
    print(
        f"squeezenet-1.1 strongest torch {PICTURES / best['torch']:6.1f}/s,"
        f" ours {PICTURES / best['ours']:6.1f}/s: {share:.2f} × (at least {LEAST})"
    )
    return share >= LEAST


def main() -> int:
    """Print the rows; 1 when one misses its aim."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import torch

    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    network = shipped_networks()["squeezenet-1.1"].network()
    kept = forward("squeezenet-1.1", network)
    kept &= strongest_places(network, 36)
    if "--without-vgg16" not in sys.argv:
        kept &= forward("vgg16", published_networks()["vgg16"].random(0), 5)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
