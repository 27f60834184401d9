"""Exported scripts: run as programs of their own, they compute what the program computes."""

from __future__ import annotations

import itertools
import runpy
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray, Shape
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.exchange.all_writers import WRITERS
from playground.exchange.exported import Exported, exported
from playground.exchange.found import FILES
from playground.exchange.places import Place, weights_of
from playground.layers import LAYERS
from playground.layers.activations import ACTIVATIONS
from playground.pictures.network_input import Taken
from tests.exchange.sessions import colour, lenet, on_maps
from tests.layers.randomlayers import fitting, random_layer

LANGUAGES = ("code-torch", "code-numpy")
TRIALS = 40


def of_layer(layer: Layer, x: FloatArray) -> Exported:
    """A layer alone with maps for a test."""
    shape = (x.shape[0], x.shape[1], x.shape[2])
    place = Place(layer, 0, f"{WRITERS[type(layer)].prefix}1", shape, layer.output_shape(shape))
    weights = weights_of((place,))
    return Exported(on_maps(layer, x), (place,), weights, Taken(x, x), layer.forward(x))


def answers(script: Path, x: FloatArray) -> FloatArray:
    """What the functions of a script compute for maps."""
    names: dict[str, Any] = runpy.run_path(str(script))
    if "answer" in names:
        return np.asarray(names["answer"](x))
    return np.asarray(names["network"](x.astype(float)))


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", script.name, *arguments],
        cwd=script.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def close(y: FloatArray, expected: FloatArray) -> bool:
    """Equal to 1e-5 of the largest number, or of 1."""
    room = 1e-5 * max(1.0, float(np.abs(expected).max(initial=0)))
    return bool(np.abs(y.reshape(expected.shape) - expected).max(initial=0) <= room)


def test_every_kind_of_layer_and_every_activation_can_be_written() -> None:
    assert {kind for _, kind in LAYERS.items()} == set(WRITERS)
    assert [name for name, item in ACTIVATIONS.items() if item.code is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LAYERS))
def test_a_script_computes_what_a_layer_of_any_settings_does(
    kind: str, language: str, tmp_path: Path
) -> None:
    wrong = []
    for number, (layer, x) in enumerate(fitting(LAYERS[kind], TRIALS, seed=7)):
        script = tmp_path / f"{number}.py"
        FILES[language].write(of_layer(layer, x), script)
        if not close(answers(script, x), layer.forward(x)):
            wrong.append((layer, x.shape))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("function", list(ACTIVATIONS))
def test_a_script_computes_what_an_activation_does(
    function: str, language: str, tmp_path: Path
) -> None:
    x = np.random.default_rng(0).normal(0, 4, (3, 5, 7)).astype(np.float32)
    layer = LAYERS["activation"](function=function).fitted((3, 5, 7))  # type: ignore[call-arg]
    FILES[language].write(of_layer(layer, x), tmp_path / "network.py")
    assert close(answers(tmp_path / "network.py", x), layer.forward(x))


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_of_every_kind_find_themselves_equal_in_a_fresh_process(
    language: str, tmp_path: Path
) -> None:
    rng = np.random.default_rng(3)
    for kind in LAYERS:
        layer = next(_fitted(LAYERS[kind], (3, 12, 13), rng))
        session = Session(colour(12, 13), Network((layer,)))
        FILES[language].write(exported(session), tmp_path / f"{kind.replace(' ', '_')}.py")
    (tmp_path / "all.txt").write_text(
        "import runpy, sys\nfrom pathlib import Path\nfor path in sorted(Path().glob('*.py')):\n"
        "    sys.argv = [str(path)]\n    runpy.run_path(str(path), run_name='__main__')\n"
        "    print('passed', path)\n"
    )
    done = run(tmp_path / "all.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("passed") == len(LAYERS)


def _fitted(kind: type[Layer], shape: Shape, rng: np.random.Generator) -> Iterator[Layer]:
    """Random layers that fit the shape."""
    while True:
        with suppress(Refused):
            yield random_layer(kind, shape, rng)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lenet_runs_as_a_program_of_its_own_and_finds_its_answer_equal(
    language: str, tmp_path: Path
) -> None:
    script = tmp_path / "lenet.py"
    written = FILES[language].write(exported(lenet()), script)
    assert written == (script, tmp_path / "lenet.data.npz")
    done = run(script)
    assert done.returncode == 0, done.stdout + done.stderr
    words = done.stdout.split()
    assert float(words[words.index("program:") + 1]) <= 1e-5
    picture = lenet().picture.pixels
    np.save(tmp_path / "drawing.npy", picture)
    again = run(script, "drawing.npy")
    assert again.stdout.splitlines()[0] == done.stdout.splitlines()[-3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_answer_is_found_out_by_the_test_of_the_script(
    language: str, tmp_path: Path
) -> None:
    whole = exported(lenet())
    other = replace(whole, output=whole.output + np.float32(1e-3))
    FILES[language].write(other, tmp_path / "lenet.py")
    done = run(tmp_path / "lenet.py")
    assert done.returncode == 1
    assert "not that of the program" in done.stderr


def test_the_scripts_of_poolings_say_nothing_of_their_own(tmp_path: Path) -> None:
    """Whatever is padded, counted and left over: a warning of torch's would be an error here."""
    choices = {"mode": ("average", "max"), "padding": ("valid", "same", "custom")}
    settings = [
        {"mode": mode, "padding": padding, "ceil": ceil, "count_padding": counts}
        for mode, padding in itertools.product(*choices.values())
        for ceil, counts in itertools.product((False, True), repeat=2)
    ]
    for number, chosen in enumerate(settings):
        layer = LAYERS["pooling"](size=(3, 2), stride=(2, 2), sides=(1, 1, 1, 1), **chosen)  # type: ignore[call-arg]
        session = Session(colour(5, 6), Network((layer,)))
        FILES["code-torch"].write(exported(session), tmp_path / f"{number}.py")
    (tmp_path / "all.txt").write_text(
        "import runpy, sys, warnings\nfrom pathlib import Path\nwarnings.simplefilter('error')\n"
        "for path in sorted(Path().glob('*.py')):\n"
        "    sys.argv = [str(path)]\n    runpy.run_path(str(path), run_name='__main__')\n"
    )
    done = run(tmp_path / "all.txt")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "kind", ["batch normalisation", "group normalisation", "instance normalisation"]
)
def test_a_script_trains_on_a_single_value_a_channel_as_the_program_does(
    kind: str, tmp_path: Path
) -> None:
    """Torch's modules refuse it: one picture whose maps have one cell, as after dense layers."""
    rng = np.random.default_rng(4)
    layer = LAYERS[kind]().fitted((3, 1, 1))
    tensors = {name: rng.uniform(0.5, 2, 3).astype(np.float32) for name in layer.tensors()}
    layer = layer.with_tensors(tensors)
    x = rng.normal(0, 2, (3, 1, 1)).astype(np.float32)
    FILES["code-torch"].write(of_layer(layer, x), tmp_path / "network.py")
    names = runpy.run_path(str(tmp_path / "network.py"))
    assert close(np.asarray(names["answer"](x)), layer.forward(x))
    network = names["network"].train()
    for batch in (x[None], rng.normal(0, 2, (2, 3, 1, 1)).astype(np.float32), x[None]):
        state = {name: torch.from_numpy(values) for name, values in tensors.items()}
        expected = layer.torch_forward(torch.from_numpy(batch), state, training=True)
        found = network(torch.from_numpy(batch)).detach()
        assert close(found.numpy(), expected.numpy())
        # What is kept of the batches is the same, too: the states are those of torch's own.
        kept = {name.rpartition(".")[2]: values for name, values in network.state_dict().items()}
        assert all(torch.allclose(kept[name], values) for name, values in state.items())
