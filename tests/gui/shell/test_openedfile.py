"""Files of kernels, stacks and networks that are dropped on the window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground import resources
from playground.app import Program, first_session
from playground.core import edits
from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.network_input import Framing, NetworkInput
from playground.core.session import Network
from playground.exchange.exported import exported
from playground.exchange.found import FILES
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.kernel.editor import KernelEditor
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.kernel.pastequestion import PasteQuestion
from playground.gui.shell.startpicture import is_other_file, opened
from playground.gui.widgets.messagebar import MessageBar
from playground.layers import Activation, Convolution, Flatten
from playground.layers.dense import Dense
from playground.layers.networkfile import write_network
from playground.layers.stacks import load_stacks
from playground.sessions.sessionfile import Kept, write_session
from tests.exchange.sessions import lenet
from tests.gui.hands import CTRL, Key, click, press
from tests.gui.input.test_picturedrop import drop, urls
from tests.gui.program import find, running, settle

KERNEL = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.float32)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, tmp_path) as program:
        yield program
        settle(qtbot, program)


def dropped(qtbot: QtBot, program: Program, *paths: Path) -> None:
    drop(program.window, urls(*paths))
    qtbot.waitUntil(lambda: not find(program, InputPanel).is_reading)


def weights(program: Program, index: int = 0) -> list[list[float]]:
    layer = program.store.session.network[0]
    assert isinstance(layer, FilterLayer)
    return layer.filters[index].weights[0].tolist()


def said(program: Program) -> str:
    bar = find(program, MessageBar)
    return bar.text if bar.isVisible() else ""


def small_network(height: int, width: int) -> Network:
    rng = np.random.default_rng(3)
    shape = (1, height, width)
    convolution = Convolution.default(shape, rng)
    layers = [convolution, Activation(), Flatten()]
    for layer in layers:
        shape = layer.output_shape(shape)
    return Network((*layers, Dense.random(shape, 3, rng)))


def assert_undone(program: Program, before: object) -> None:
    program.store.undo()
    assert program.store.session is before


@pytest.mark.parametrize("name", ["edge.npy", "edge.csv", "edge.txt"])
def test_a_kernel_file_becomes_the_selected_filter(
    qtbot: QtBot, program: Program, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if path.suffix == ".npy":
        np.save(path, KERNEL)
    else:
        path.write_text("\n".join(",".join(f"{cell:g}" for cell in row) for row in KERNEL))
    program.store.look(layer=0, filter=1)
    before, other = program.store.session, weights(program, 0)
    dropped(qtbot, program, path)
    assert weights(program, 1) == KERNEL.tolist()
    assert weights(program, 0) == other
    assert said(program) == f"The filter has the numbers of {name} now."
    assert_undone(program, before)


def test_a_kernel_of_another_size_asks(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    np.save(tmp_path / "five.npy", np.ones((5, 5)))
    program.store.look(layer=0, filter=0)
    before = program.store.session
    dropped(qtbot, program, tmp_path / "five.npy")
    question = find(program, PasteQuestion)
    assert question.isVisible()
    assert program.store.session is before
    (button,) = [
        button
        for button in question.findChildren(QPushButton)
        if button.text() == "Make all filters 5×5"
    ]
    click(button)
    assert weights(program) == np.ones((5, 5)).tolist()
    assert_undone(program, before)


@pytest.mark.parametrize("shape", [(1, 9), (9, 1), (1, 1)])
def test_a_kernel_file_of_one_row_or_of_one_cell_is_one_of_another_size(
    qtbot: QtBot, program: Program, tmp_path: Path, shape: tuple[int, int]
) -> None:
    """A blur along a row was folded into 3×3, one of a single number went into one cell."""
    np.save(tmp_path / "blur.npy", np.full(shape, 1 / 9))
    program.store.look(layer=0, filter=0)
    before = program.store.session
    dropped(qtbot, program, tmp_path / "blur.npy")
    assert find(program, PasteQuestion).isVisible()
    assert program.store.session is before


def test_a_kernel_without_a_filter_to_take_it_is_refused(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    np.save(tmp_path / "edge.npy", KERNEL)
    program.store.look(layer=1)
    before = program.store.session
    dropped(qtbot, program, tmp_path / "edge.npy")
    assert "choose a filter first" in said(program)
    assert program.store.session is before


def test_a_network_keeps_its_weights_and_is_bound_to_the_size_they_are_for(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    network = small_network(28, 28)
    write_network(tmp_path / "net.json", network)
    assert list(tmp_path.glob("net.*.safetensors"))  # its weights lie beside it
    before = program.store.session
    drop(find(program, FlowView), urls(tmp_path / "net.json"))
    qtbot.waitUntil(lambda: program.store.session is not before)
    session = program.store.session
    assert session.input.shape == (1, 28, 28)
    assert session.input.kept
    assert session.picture is before.picture
    for found, expected in zip(session.network, network, strict=True):
        for name, values in expected.tensors().items():
            np.testing.assert_array_equal(found.tensors()[name], values)
    assert said(program) == "net.json is the network now; pictures are fitted to 28×28."
    settle(qtbot, program)
    assert_undone(program, before)


def test_a_written_network_takes_what_it_took_and_frames_drawings_as_it_did(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    taken = NetworkInput((1, 28, 28), "byte", Framing(0.7, "mass"), False, True)
    write_network(tmp_path / "net.json", small_network(28, 28), taken, ("a", "b"))
    dropped(qtbot, program, tmp_path / "net.json")
    assert program.store.session.input == taken
    assert program.store.session.brightest == 255
    settle(qtbot, program)


def test_a_trained_network_says_itself_what_it_takes(qtbot: QtBot, program: Program) -> None:
    before = program.store.session
    dropped(qtbot, program, resources.path("networks", "lenet5-digits.json"))
    taken = program.store.session.input
    assert taken.shape == (1, 28, 28)
    assert taken.framing is not None
    settle(qtbot, program)
    assert_undone(program, before)


def test_a_network_whose_weights_are_for_no_picture_is_refused(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    rng = np.random.default_rng(0)
    write_network(tmp_path / "net.json", Network((Dense.random((1, 1, 7919), 2, rng),)))
    before = program.store.session
    dropped(qtbot, program, tmp_path / "net.json")
    assert said(program) == "The weights in net.json fit no picture, be it grey or in colour."
    assert program.store.session is before


def test_a_network_whose_weights_are_gone_is_refused(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    write_network(tmp_path / "net.json", small_network(28, 28))
    (weights_file,) = tmp_path.glob("net.*.safetensors")
    weights_file.unlink()
    before = program.store.session
    dropped(qtbot, program, tmp_path / "net.json")
    assert weights_file.name in said(program)
    assert program.store.session is before


def test_a_stack_file_is_built_for_the_picture(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    name = "strided"
    path = tmp_path / "mine.json"
    path.write_bytes(resources.path("stacks", f"{name}.json").read_bytes())
    before = program.store.session
    dropped(qtbot, program, path)
    expected = load_stacks()[name].network(before.shape, before.seed)
    now = program.store.session.network
    assert [layer.kind for layer in now] == [layer.kind for layer in expected]
    assert said(program).startswith("mine.json is the stack now, built for")
    settle(qtbot, program)
    assert_undone(program, before)


def test_a_session_that_is_dropped_is_the_document_and_undo_brings_the_other_back(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    other = replace(program.store.session, seed=7)
    other = edits.add_layer(other, len(other.network), Activation(function="tanh"))
    write_session(tmp_path / "other.convplay", Kept(other))
    before = program.store.session
    dropped(qtbot, program, tmp_path / "other.convplay")
    qtbot.waitUntil(lambda: program.store.session is not before)
    now = program.store.session
    assert now.seed == 7
    assert [layer.kind for layer in now.network] == [layer.kind for layer in other.network]
    settle(qtbot, program)
    assert_undone(program, before)


NONE = (
    ("a.json", json.dumps({"format": "something else"}), "neither a network nor a stack"),
    ("a.json", "[1, 2]", "neither a network nor a stack"),
    ("a.json", "no JSON at all", "a.json is not a JSON file"),
    (
        "a.json",
        json.dumps({"format": "convolution-playground stack", "version": 1, "title": "x"}),
        "not laid out as such files are",
    ),
    (
        "a.json",
        json.dumps(
            {
                "format": "convolution-playground stack",
                "version": 1,
                "title": "x",
                "layers": [{"kind": "convolution", "random": {"filters": 10**12}}],
            }
        ),
        "not laid out as such files are",
    ),
    (
        "a.json",
        json.dumps({"format": "convolution-playground network", "version": 99, "layers": []}),
        "version 99",
    ),
    ("a.csv", "hello", ""),
    ("a.npy", "hello", "not a numpy file"),
    ("a.safetensors", "hello", "damaged or no file of weights"),
    ("a.onnx", "hello", "damaged or no ONNX file"),
    ("a.keras", "hello", "save the network as ONNX"),
    ("a.xyz", "hello", "not a picture"),
)
"""Files that are none of those that are read: the name, what is in it, and what is said of it."""


def test_what_is_none_gets_a_sentence_and_changes_nothing(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    program.store.look(layer=0, filter=0)
    before = program.store.session
    for number, (name, text, reason) in enumerate(NONE):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_text(text)
        dropped(qtbot, program, folder / name)
        assert said(program), text
        assert reason in said(program)
        assert program.store.session is before
        find(program, MessageBar).clear()
        assert not said(program)


def test_in_train_a_kernel_opens_where_filters_are_edited(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    np.save(tmp_path / "edge.npy", KERNEL)
    program.store.look(layer=0, filter=0)
    program.window.show_mode("train")
    dropped(qtbot, program, tmp_path / "edge.npy")
    assert program.window.mode == "explore"
    assert weights(program) == KERNEL.tolist()


# Opened by the dialog.


def test_the_dialog_opens_what_can_be_dropped(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.save(tmp_path / "edge.npy", KERNEL)
    program.store.look(layer=0, filter=0)
    path = str(tmp_path / "edge.npy")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    click(find(program, InputPanel).open_button)
    qtbot.waitUntil(lambda: weights(program) == KERNEL.tolist())


def test_weights_chosen_in_the_dialog_go_into_the_layers_that_they_fit_and_undo_takes_them_back(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program.store.session
    weights = np.full_like(before.network[0].tensors()["weight"], 0.5)
    bias = np.zeros(len(weights), np.float32)
    path = tmp_path / "net.npz"
    np.savez(path, **{"conv1.weight": weights, "conv1.bias": bias, "fc.weight": np.eye(3)})
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(find(program, InputPanel).open_button)
    qtbot.waitUntil(lambda: program.store.session is not before)
    assert np.array_equal(program.store.session.network[0].tensors()["weight"], weights)
    assert "Weights of net.npz are in 1 layers now. Not: fc (weight 3×3)" in said(program)
    program.store.undo()
    assert program.store.session is before


def test_a_dropped_onnx_file_is_the_network_with_its_input_and_classes(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    whole = lenet()
    FILES["onnx"].write(exported(whole), tmp_path / "lenet.onnx")
    dropped(qtbot, program, tmp_path / "lenet.onnx")
    qtbot.waitUntil(lambda: program.store.session.classes == whole.classes)
    assert program.store.session.shape == (1, 28, 28)
    assert "lenet.onnx is the network now" in said(program)


def test_a_network_named_on_the_command_line_is_opened(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = str(tmp_path / "net.json")
    with pytest.raises(Refused, match=r"There is no file net\.json"):
        opened(first_session(), path)
    write_network(path, small_network(28, 28))
    assert is_other_file(path)
    assert not is_other_file("camera")
    _, notes, refusal = opened(first_session(), path)
    assert (notes, refusal) == ((), None)
    program.window.open_file(path)
    qtbot.waitUntil(lambda: program.store.session.input.shape == (1, 28, 28))


# The cells of a spreadsheet, which offers a picture of them as well.


def cells(text: str = "1\t2\t3\n4\t5\t6\n7\t8\t9\n", with_picture: bool = True) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    if with_picture:
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        mime.setImageData(image)
    return mime


def answer(program: Program, text: str) -> None:
    buttons = find(program, MessageBar).findChildren(QPushButton)
    (button,) = [button for button in buttons if button.text() == text and button.isVisible()]
    click(button)


def drop_at(program: Program, target: QWidget, mime: QMimeData) -> None:
    at = QPointF(target.mapTo(program.window, target.rect().center()))
    for kind in (QDragEnterEvent, QDropEvent):
        event = kind(
            at.toPoint() if kind is QDragEnterEvent else at,
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(program.window, event)


def test_cells_dropped_on_a_filter_are_its_numbers(program: Program) -> None:
    program.store.look(layer=0, filter=0)
    before = program.store.session
    drop_at(program, find(program, KernelGrid), cells())
    assert weights(program) == KERNEL.tolist()
    assert_undone(program, before)


def test_cells_dropped_on_the_maps_ask(qtbot: QtBot, program: Program) -> None:
    program.store.look(layer=0, filter=0)
    before = program.store.session
    drop_at(program, find(program, FlowView), cells(with_picture=False))
    assert program.store.session is before
    assert "3×3 numbers" in said(program)
    answer(program, "Into the filter")
    assert weights(program) == KERNEL.tolist()
    assert_undone(program, before)


def test_cells_go_into_the_filter_that_was_asked_about_once_none_is_selected(
    program: Program,
) -> None:
    program.store.look(layer=0, filter=0)
    drop_at(program, find(program, FlowView), cells(with_picture=False))
    program.store.look(layer=1)  # which has no filters
    answer(program, "Into the filter")
    assert weights(program) == KERNEL.tolist()
    assert program.store.view.layer == 0


def test_the_picture_of_cells_can_be_had_instead(qtbot: QtBot, program: Program) -> None:
    program.store.look(layer=0, filter=0)
    QGuiApplication.clipboard().setMimeData(cells())
    flow = find(program, FlowView)
    flow.setFocus()
    press(Key.Key_V, modifiers=CTRL)
    answer(program, "Open the picture")
    qtbot.waitUntil(lambda: program.store.session.picture.pixels.shape[:2] == (20, 30))
    QGuiApplication.clipboard().clear()  # Qt offscreen crashes at its end with a picture there


def test_what_is_offered_can_be_accepted_in_another_language(
    qtbot: QtBot, program: Program
) -> None:
    program.store.look(layer=0, filter=0)
    drop_at(program, find(program, FlowView), cells())
    for language in ("zh_CN", "en"):
        program.change_language(language)
        program.window.show_mode("train")
    answer(program, "Into the filter")
    assert program.store.view.mode == "explore"
    assert weights(program) == KERNEL.tolist()
    answer(program, "Open the picture")
    qtbot.waitUntil(lambda: program.store.session.picture.pixels.shape[:2] == (20, 30))


def test_text_is_left_to_the_field_that_it_is_dragged_onto(program: Program) -> None:
    before = program.store.session
    program.store.look(layer=0, filter=0)
    drop_at(program, find(program, KernelEditor).name, cells(with_picture=False))
    assert program.store.session is before
    assert not said(program)
