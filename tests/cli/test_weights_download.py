"""A published network from its download to an answer: here a small one, from this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.cli.network_option import content_of
from playground.exchange.published_weights import weights_folder
from tests.exchange.tinynetwork import tiny_arrays, tiny_network
from tests.exchange.webserver import Served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with tiny_network(tmp_path) as found:
        yield found


def test_weights_are_random_and_said_to_be_until_they_are_there(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    arrays = tiny_arrays()
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
