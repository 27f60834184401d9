"""Looks for what the recipes of CONTRIBUTING.md add; run in a copy of the program that has it.

Prints a line for each place where something was found, and fails at the first where it was not.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import sys
import threading
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
import torch
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QWidget

from playground import app
from playground.__main__ import main
from playground.core import edits
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import DATASETS
from playground.datasets.spec import source_from_text
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.engine.explain.explain import explain
from playground.engine.explain.explanation import Computed
from playground.engine.explain.formats import Writer
from playground.engine.view.shapechain import shape_chain
from playground.exchange.exported import exported
from playground.exchange.found import FILES
from playground.exchange.onnx_reader import read_onnx
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.kernel.presetmenu import PresetButton
from playground.kernels import presets
from playground.layers import LAYERS, Activation, Dense, Flatten, stacks
from playground.layers.activations import ACTIVATIONS
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.layers.state import tensors_of
from playground.pictures.save import save_png
from playground.training.process.modules import torch_network
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient


def found(what: str, *, there: bool) -> None:
    """Print what was looked for; AssertionError where it is not there."""
    assert there, f"not found: {what}"
    print(what, flush=True)


def outputs(folder: Path, *words: str) -> dict[str, np.ndarray]:
    """What `apply` writes for a small picture, by file name."""
    picture, target = folder / "picture.png", folder / f"out-{len(list(folder.iterdir()))}"
    pixels = np.random.default_rng(0).integers(0, 256, (9, 9), dtype=np.uint8)
    save_png(picture, pixels)
    assert main(["apply", str(picture), "--size", "9", *words, "--output", str(target)]) == 0
    return {path.name: np.load(path) for path in target.glob("*.npy")}


def check_command_line(folder: Path) -> None:
    """The preset and the activation in `apply`, the data set in `train`."""
    maps = outputs(folder, "--kernel", "one-sided-edge", "--activation", "softsign")
    before, after = maps["1-convolution.npy"], maps["2-activation.npy"]
    found("preset: command line", there=before.ndim == 3)
    maps = outputs(folder, "--stack", "two-edges")
    found("stack: command line", there=any(array.shape == (2, 4, 4) for array in maps.values()))
    exact = before / (1 + np.abs(before))
    found("activation: command line", there=bool(np.allclose(after, exact, atol=1e-6)))
    words = ["train", "--stack", "lenet5", "--data", "brightness", "--epochs", "1"]
    status = main([*words, "--size", "32", "--output", str(folder / "run")])
    found("data set: command line", there=status == 0 and (folder / "run").is_dir())


def check_layers() -> None:
    """The kind of layer and the activation in files and in the arithmetic."""
    x = np.random.default_rng(1).standard_normal((2, 5, 5)).astype(np.float32)
    for name, layer in (
        ("activation", Activation(function="softsign")),
        ("layer", LAYERS["scale"]()),
    ):
        again = layer_from_data(json.loads(json.dumps(layer_to_data(layer))))
        same = np.array_equal(again.forward(x), layer.forward(x))
        found(f"{name}: file", there=type(again) is type(layer) and same)
        results = evaluate(Network((layer,)), x)
        maps, module = results.maps(0), torch_network(Network((layer,)), (2, 5, 5))
        with torch.no_grad():
            by_torch = module(torch.from_numpy(x)[None])[0].numpy()
        found(f"{name}: torch", there=np.allclose(maps, by_torch, atol=1e-6))
        explanation = explain(results, 0, 1, 2, 3)
        there = explanation is not None and explanation.agrees
        there = there and not isinstance(explanation, Computed)
        found(f"{name}: arithmetic", there=there and bool(explanation.brief(Writer())))
        by_numpy = eval(explanation.numpy(), {"np": np})
        found(f"{name}: numpy", there=by_numpy == np.float32(explanation.total))
        chain = str(shape_chain(stages_of(Network((layer,)), (2, 5, 5)), (2, 5, 5)))
        found(f"{name}: chain of shapes", there=chain.endswith(str(layer.chain_link()[-1])))
    found("activation: registry", there="softsign" in ACTIVATIONS)


def check_exports(folder: Path) -> None:
    """The activation and the layer in scripts and in ONNX."""
    session = app.first_session()
    for name, layer in (
        ("activation", Activation(function="softsign")),
        ("layer", LAYERS["scale"]()),
    ):
        whole = exported(edits.set_network(session, Network((layer,))))
        for kind in ("code-torch", "code-numpy"):
            FILES[kind].write(whole, folder / f"{name}.py")
            functions = runpy.run_path(str(folder / f"{name}.py"))
            compute = functions.get("answer", functions["network"])
            y = compute(whole.taken.x)
            found(f"{name}: {kind}", there=np.allclose(y, whole.output, atol=1e-6))
        FILES["onnx"].write(whole, folder / "network.onnx")  # onnxruntime has to agree
        found(f"{name}: onnx", there=(folder / "network.onnx").is_file())
        (back,) = read_onnx(folder / "network.onnx").network
        there = layer_to_data(back) == layer_to_data(layer)
        found(f"{name}: back from onnx", there=there)


def check_window(folder: Path) -> None:
    """Everything in the menus and forms of the window."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    application = app.make_application()
    program = app.build(app.first_session(), settings)
    window, store = program.window, program.store
    window.show()
    application.processEvents()
    found("data set: registry", there="brightness" in DATASETS)
    found("data set: by name", there=source_from_text("brightness").load().labels.size == 200)
    store.edit("function", edits.set_field, 1, "function", "softsign")
    store.look(layer=1)
    application.processEvents()
    found("activation: form", there="softsign" in texts_of(window))
    network = Network((*store.session.network, LAYERS["scale"]()))
    store.edit("layer", edits.set_network, network)
    store.look(layer=len(network) - 1)
    application.processEvents()
    found("layer: form", there="Factor" in texts_of(window))
    menu = LayerMenus(store, window).kinds(0, window)
    found("layer: menu", there="Scale" in menu_texts(menu))
    menu = StackMenu(store, window)
    found("stack: menu", there="Two edges and a maximum" in menu_texts(menu))
    preset_button = window.findChild(PresetButton)
    assert preset_button is not None
    preset_button.menu().aboutToShow.emit()
    groups = [action.menu() for action in preset_button.menu().actions() if action.menu()]
    found("preset: menu", there="One-sided difference" in "\n".join(map(menu_texts, groups)))
    window.close()


def check_translators() -> None:
    """The texts of data files go to translators; those in Python are found by Qt's tool."""
    texts = {text for _, text in (*presets.texts(), *stacks.texts())}
    found("preset: texts", there={"Contributed", "One-sided difference"} <= texts)
    found("stack: texts", there={"Two edges and a maximum", "Edges across"} <= texts)


def check_question() -> None:
    """The question, which a training process answers that has never heard of it."""
    norm = importlib.import_module("playground.training.protocol.questions.norm")
    size = 12
    rng = np.random.default_rng(2)
    network = Network((Flatten(), Dense.random((size * size, 1, 1), 2, rng)))
    how = TrainingPlan(data=source_from_text("brightness", size=size), device="cpu")
    arrived = threading.Event()
    client = TrainingClient(arrived.set)
    client.send(messages.Start(network, how, "", paused=True, number=1))
    client.send(messages.Ask(1, norm.NormQuestion(), start=1))
    answer = None
    while answer is None:
        arrived.wait()
        arrived.clear()
        for reply in client.poll():
            assert not isinstance(reply, messages.Failed | messages.ProcessDied), reply
            if isinstance(reply, messages.Answered):
                answer = reply.answer
    client.close()
    exact = np.sqrt(sum(np.square(value).sum() for value in tensors_of(network).values()))
    found("question: answer", there=bool(np.isclose(answer, exact, rtol=1e-5)))


def texts_of(window: QWidget) -> str:
    """Every text on labels, buttons and in choices."""
    lines = [label.text() for label in window.findChildren(QLabel)]
    lines += [button.text() for button in window.findChildren(QAbstractButton)]
    for box in window.findChildren(QComboBox):
        lines += [box.itemText(index) for index in range(box.count())]
    return "\n".join(lines)


def menu_texts(menu: QMenu) -> str:
    """Every entry of a menu."""
    return "\n".join(action.text() for action in menu.actions())


if __name__ == "__main__":
    where = Path(sys.argv[1])
    check_layers()
    check_command_line(where)
    check_exports(where)
    check_window(where)
    check_translators()
    check_question()
