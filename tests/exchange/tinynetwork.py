"""A published network that is small, called tiny, with a server of its weights on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground import resources
from playground.core.tensor_file import write_tensors
from playground.layers import published
from playground.layers.published import published_networks
from tests.exchange.webserver import Served, serving

SHAPES = {"head.fc.weight": (10, 2, 6, 6), "head.fc.bias": (10,)}
SHAPES |= {"features.0.weight": (2, 1, 3, 3), "features.0.bias": (2,)}

LAYERS: list[dict[str, Any]] = [
    {
        "kind": "convolution",
        "filters": 2,
        "size": [3, 3],
        "fields": {"padding": "valid"},
        "names": ["features.0"],
    },
    {"kind": "dense", "fields": {"units": 10}, "names": ["classifier.0", "head.fc"]},
]


def tiny_arrays() -> dict[str, np.ndarray]:
    """Its weights, by timm's names."""
    rng = np.random.default_rng(1)
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}


@contextmanager
def tiny_network(folder: Path) -> Iterator[Served]:
    """Have it among the published networks, the only one, until the end of the block."""
    write_tensors(folder / "w.safetensors", tiny_arrays(), {})
    data = (folder / "w.safetensors").read_bytes()
    with serving(Served(data)) as found, pytest.MonkeyPatch.context() as patch:
        root = folder / "resources"
        (root / "published").mkdir(parents=True)
        for path in resources.ROOT.iterdir():
            if path.name != "published":
                (root / path.name).symlink_to(path)
        download = {
            "source": "here",
            "url": f"{found.address}/w.safetensors",
            "sha256": sha256(data).hexdigest(),
            "licence": "MIT",
        }
        tiny = {
            "format": published.FORMAT,
            "version": 1,
            "order": 1,
            "title": "Tiny",
            "sentence": "It is small.",
            "article": "nowhere",
            "parameters": 750,
            "picture": {"sample": "camera", "size": 8},
            "input": {"shape": [1, 8, 8]},
            "classes_of": "lenet5-digits",
            "download": download,
            "layers": LAYERS,
        }
        (root / "published" / "tiny.json").write_text(json.dumps(tiny))
        patch.setattr(resources, "ROOT", root)
        published_networks.cache_clear()
        try:
            yield found
        finally:
            published_networks.cache_clear()
