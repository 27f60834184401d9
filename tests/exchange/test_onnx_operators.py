"""Operators of ONNX files written by hand: read as onnxruntime computes them, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from playground.core.messages import Refused
from playground.engine.compute.evaluate import evaluate
from playground.exchange.onnx_reader import read_onnx

node = helper.make_node
CONVOLUTION = node("Conv", ["x", "w"], ["c"])
RNG = np.random.default_rng(0)
W = RNG.standard_normal((4, 1, 1, 1)).astype(np.float32)
B = np.array([0.1, 0.5, 0.9, 2.0], np.float32)
DENSE = RNG.standard_normal((16, 3)).astype(np.float32)

Nodes = Sequence[onnx.NodeProto]
Arrays = dict[str, NDArray[Any]]


def written(
    folder: Path, nodes: Nodes, arrays: Arrays, shape: tuple[int, ...], opset: int
) -> tuple[Path, NDArray[np.float32]]:
    """A model of these nodes, from x to y, and a picture for it."""
    graph = helper.make_graph(
        nodes,
        "graph",
        [helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1, *shape])],
        [helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, None)],
        [numpy_helper.from_array(values, name) for name, values in arrays.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    path = folder / "network.onnx"
    path.write_bytes(model.SerializeToString())
    return path, RNG.standard_normal(shape).astype(np.float32)


def answer(path: Path, x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The output of the network that is read."""
    network = read_onnx(path).network
    y = evaluate(network, x).maps(len(network) - 1)
    assert y is not None
    return y


READ = {
    "bias of 1 x 4 x 1 x 1": (
        [CONVOLUTION, node("Add", ["c", "b"], ["y"])],
        {"w": W, "b": B.reshape(1, 4, 1, 1)},
        (1, 4, 4),
        17,
    ),
    "bias of 4 x 1 x 1, first": (
        [CONVOLUTION, node("Add", ["b", "c"], ["y"])],
        {"w": W, "b": B.reshape(4, 1, 1)},
        (1, 4, 4),
        17,
    ),
    "bias of a list": (
        [
            node("Flatten", ["x"], ["f"]),
            node("MatMul", ["f", "w"], ["d"]),
            node("Add", ["d", "b"], ["y"]),
        ],
        {"w": DENSE, "b": B[:3]},
        (1, 4, 4),
        17,
    ),
    "slopes of 4 x 1 x 1": (
        [CONVOLUTION, node("PRelu", ["c", "b"], ["y"])],
        {"w": W, "b": B.reshape(4, 1, 1)},
        (1, 4, 4),
        17,
    ),
    "softmax of channels": (
        [CONVOLUTION, node("Softmax", ["c"], ["y"], axis=1)],
        {"w": W},
        (1, 4, 4),
        17,
    ),
    "softmax of a list, the axis left open": (
        [
            CONVOLUTION,
            node("GlobalAveragePool", ["c"], ["p"]),
            node("Flatten", ["p"], ["f"]),
            node("Softmax", ["f"], ["y"]),
        ],
        {"w": W},
        (1, 4, 4),
        17,
    ),
    "softmax of 4 x 1 x 1, version 11": (
        [
            CONVOLUTION,
            node("GlobalAveragePool", ["c"], ["p"]),
            node("Softmax", ["p"], ["y"]),
        ],
        {"w": W},
        (1, 4, 4),
        11,
    ),
    "means without their axes, softmax": (
        [
            CONVOLUTION,
            node("ReduceMean", ["c"], ["p"], axes=[2, 3], keepdims=0),
            node("Softmax", ["p"], ["y"]),
        ],
        {"w": W},
        (1, 4, 4),
        13,
    ),
    "one axis taken off after the other": (
        [
            CONVOLUTION,
            node("GlobalAveragePool", ["c"], ["p"]),
            node("Squeeze", ["p", "three"], ["q"]),
            node("Squeeze", ["q", "two"], ["r"]),
            node("MatMul", ["r", "d"], ["y"]),
        ],
        {"w": W, "three": np.array([3]), "two": np.array([-1]), "d": DENSE[:4]},
        (1, 4, 4),
        17,
    ),
    "all axes taken off": (
        [
            CONVOLUTION,
            node("GlobalMaxPool", ["c"], ["p"]),
            node("Squeeze", ["p"], ["q"]),
            node("MatMul", ["q", "d"], ["y"]),
        ],
        {"w": W, "d": DENSE[:4]},
        (1, 4, 4),
        17,
    ),
    "padded maximum": (
        [
            node("Pad", ["x", "p", "f"], ["q"]),
            node("MaxPool", ["q"], ["y"], kernel_shape=[2, 2], strides=[3, 3], ceil_mode=1),
        ],
        {
            "f": np.array(-np.inf, np.float32),
            "p": np.array([0, 0, 1, 1, 0, 0, 0, 0]),
        },
        (1, 5, 5),
        17,
    ),
}

REFUSED = {
    "bias along the width": (
        [CONVOLUTION, node("Add", ["c", "b"], ["y"])],
        {"w": W, "b": B},
        (1, 4, 4),
        17,
    ),
    "bias along the height": (
        [CONVOLUTION, node("Add", ["c", "b"], ["y"])],
        {"w": W, "b": B.reshape(4, 1)},
        (1, 4, 4),
        17,
    ),
    "means along the width": (
        [CONVOLUTION, node("Sub", ["c", "b"], ["y"])],
        {"w": W, "b": B},
        (1, 4, 4),
        17,
    ),
    "slopes along the width": (
        [CONVOLUTION, node("PRelu", ["c", "b"], ["y"])],
        {"w": W, "b": B},
        (1, 4, 4),
        17,
    ),
    "softmax of all numbers, version 11": (
        [CONVOLUTION, node("Softmax", ["c"], ["y"], axis=1)],
        {"w": W},
        (1, 4, 4),
        11,
    ),
    "softmax along a width of 1": (
        [
            CONVOLUTION,
            node("GlobalAveragePool", ["c"], ["p"]),
            node("Softmax", ["p"], ["y"], axis=-1),
        ],
        {"w": W},
        (1, 4, 4),
        17,
    ),
    "product along a width of 1": (
        [node("MatMul", ["x", "w"], ["y"])],
        {"w": DENSE[:1]},
        (1, 1, 1),
        17,
    ),
    "axes of which only one was taken off": (
        [
            CONVOLUTION,
            node("GlobalAveragePool", ["c"], ["p"]),
            node("Squeeze", ["p", "three"], ["q"]),
            node("MatMul", ["q", "d"], ["y"]),
        ],
        {"w": W, "three": np.array([3]), "d": DENSE[:1]},
        (1, 4, 4),
        17,
    ),
    "window that begins in a padding": (
        [
            node("Pad", ["x", "p", "f"], ["q"]),
            node("MaxPool", ["q"], ["y"], kernel_shape=[2, 2], strides=[3, 3], ceil_mode=1),
        ],
        {
            "f": np.array(-np.inf, np.float32),
            "p": np.array([0, 0, 0, 0, 0, 0, 3, 3]),
        },
        (1, 5, 5),
        17,
    ),
    "padding with ones, version 10": (
        [
            node("Pad", ["x"], ["q"], pads=[0, 0, 1, 1, 0, 0, 1, 1], value=1.0),
            node("Conv", ["q", "w"], ["y"]),
        ],
        {"w": W},
        (1, 4, 4),
        10,
    ),
}


@pytest.mark.parametrize(("nodes", "arrays", "shape", "opset"), READ.values(), ids=READ)
def test_what_is_read_computes_what_the_runtime_does(
    nodes: Nodes, arrays: Arrays, shape: tuple[int, ...], opset: int, tmp_path: Path
) -> None:
    path, x = written(tmp_path, nodes, arrays, shape, opset)
    runtime = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    expected = runtime.run(None, {"x": x[None]})[0]
    y = answer(path, x)
    assert y.size == expected.size
    assert np.abs(y.reshape(-1) - expected.reshape(-1)).max() < 1e-5


@pytest.mark.parametrize(("nodes", "arrays", "shape", "opset"), REFUSED.values(), ids=REFUSED)
def test_what_goes_along_another_axis_is_refused(
    nodes: Nodes, arrays: Arrays, shape: tuple[int, ...], opset: int, tmp_path: Path
) -> None:
    path, x = written(tmp_path, nodes, arrays, shape, opset)
    onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, {"x": x[None]})
    with pytest.raises(Refused, match=r"network\.onnx: \w+ has no layer here"):
        read_onnx(path)


@pytest.mark.parametrize(("op", "settings"), [("Add", {"broadcast": 1, "axis": 1}), ("PRelu", {})])
def test_the_oldest_versions_lay_numbers_along_the_channels(
    op: str, settings: dict[str, Any], tmp_path: Path
) -> None:
    nodes = [CONVOLUTION, node(op, ["c", "b"], ["y"], **settings)]
    path, x = written(tmp_path, nodes, {"w": W, "b": B}, (1, 4, 4), 6)
    c, b = x * W[:, 0], B[:, None, None]
    expected = c + b if op == "Add" else np.where(c < 0, b * c, c)
    assert np.abs(answer(path, x) - expected).max() < 1e-6


def test_an_operator_of_another_domain_is_not_the_one_of_its_name(tmp_path: Path) -> None:
    nodes = [node("Relu", ["x"], ["y"], domain="org.example")]
    path, _ = written(tmp_path, nodes, {}, (1, 4, 4), 17)
    with pytest.raises(Refused, match=r"org\.example\.Relu has no layer here"):
        read_onnx(path)


def test_a_normalisation_by_the_pictures_at_hand_is_refused(tmp_path: Path) -> None:
    names = ["x", "s", "s", "s", "s"]
    nodes = [node("BatchNormalization", names, ["y", "m", "v"], training_mode=1)]
    path, _ = written(tmp_path, nodes, {"s": np.ones(1, np.float32)}, (1, 4, 4), 17)
    with pytest.raises(Refused, match=r"BatchNormalization has no layer here"):
        read_onnx(path)
