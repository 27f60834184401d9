"""A published network from its download to an answer: here a small one, from this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from playground import resources
from playground.__main__ import main
from playground.cli.network_option import content_of, weights_folder
from playground.core.tensor_file import write_tensors
from playground.layers import published
from playground.layers.published import published_networks
from tests.exchange.webserver import Served, serving

SHAPES = {"head.fc.weight": (10, 2, 6, 6), "head.fc.bias": (10,)}
SHAPES |= {"features.0.weight": (2, 1, 3, 3), "features.0.bias": (2,)}


@pytest.fixture
def arrays() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}


@pytest.fixture
def served(
    tmp_path: Path, arrays: dict[str, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """A server of the weights of a published network that is called tiny."""
    write_tensors(tmp_path / "w.safetensors", arrays, {})
    data = (tmp_path / "w.safetensors").read_bytes()
    with serving(Served(data)) as found:
        root = tmp_path / "resources"
        (root / "published").mkdir(parents=True)
        for path in resources.ROOT.iterdir():
            if path.name != "published":
                (root / path.name).symlink_to(path)
        tiny = {
            "format": published.FORMAT,
            "version": 1,
            "order": 1,
            "title": "Tiny",
            "sentence": "",
            "article": "",
            "parameters": 750,
            "picture": {"sample": "camera", "size": 8},
            "input": {"shape": [1, 8, 8]},
            "classes_of": "lenet5-digits",
            "download": {
                "source": "here",
                "url": f"{found.address}/w.safetensors",
                "sha256": sha256(data).hexdigest(),
                "licence": "MIT",
            },
            "layers": [
                {
                    "kind": "convolution",
                    "filters": 2,
                    "size": [3, 3],
                    "fields": {"padding": "valid"},
                    "names": ["features.0"],
                },
                {"kind": "dense", "fields": {"units": 10}, "names": ["classifier.0", "head.fc"]},
            ],
        }
        (root / "published" / "tiny.json").write_text(json.dumps(tiny))
        monkeypatch.setattr(resources, "ROOT", root)
        published_networks.cache_clear()
        yield found
    published_networks.cache_clear()


def test_weights_are_random_and_said_to_be_until_they_are_there(
    served: Served, arrays: dict[str, np.ndarray], capsys: pytest.CaptureFixture[str]
) -> None:
    random = content_of("tiny", (1, 8, 8)).network
    assert "random numbers" in capsys.readouterr().err
    assert main(["network", "tiny", "--download"]) == 0
    said = capsys.readouterr().out
    for word in ("Tiny", "0.003 MB", "MIT", "here", served.address, str(weights_folder())):
        assert word in said
    network = content_of("tiny", (1, 8, 8)).network
    assert capsys.readouterr().err == ""
    assert np.array_equal(network[0].tensors()["weight"], arrays["features.0.weight"])
    dense = network[1].tensors()["weight"]
    assert np.array_equal(dense, arrays["head.fc.weight"].reshape(10, -1))
    assert [layer.tensor_shapes() for layer in random] == [x.tensor_shapes() for x in network]
    assert main(["network", "tiny", "--download"]) == 0
    assert served.asked == [""]  # they are there


def test_without_weights_or_a_published_name_nothing_is_downloaded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["network", "zfnet", "--download"]) == 2
    assert main(["network", "lenet5", "--download"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "No safe file of the weights of ZF net is known."
    assert "alexnet, zfnet, vgg11, vgg16" in said[1]
