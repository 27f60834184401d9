"""Upsampling in ONNX files: read only where the layer here does the same, by ONNX's reference."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from playground.core.messages import Refused
from playground.engine.compute.evaluate import evaluate
from playground.exchange.onnx_reader import read_onnx

WAYS = [
    *product(["nearest"], ["half_pixel", "asymmetric"], ["round_prefer_floor", "floor", "ceil"]),
    ("nearest", "half_pixel", "round_prefer_ceil"),
    ("nearest", "align_corners", "round_prefer_floor"),
    *product(["linear"], ["half_pixel", "asymmetric", "align_corners"], ["round_prefer_floor"]),
]


def model(mode: str, lies: str, rounds: str, scales: tuple[float, ...]) -> onnx.ModelProto:
    node = helper.make_node(
        "Resize",
        ["x", "", "scales"],
        ["y"],
        mode=mode,
        coordinate_transformation_mode=lies,
        nearest_mode=rounds,
    )
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 4, 5])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    factors = numpy_helper.from_array(np.array(scales, np.float32), "scales")
    graph = helper.make_graph([node], "g", [x], [y], [factors])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


@pytest.mark.parametrize("factor", [(2, 2), (3, 2), (4, 5)])
@pytest.mark.parametrize(("mode", "lies", "rounds"), WAYS)
def test_it_is_read_as_it_is_computed_or_refused(
    tmp_path: Path, mode: str, lies: str, rounds: str, factor: tuple[int, int]
) -> None:
    made = model(mode, lies, rounds, (1, 1, *factor))
    path = tmp_path / "resize.onnx"
    onnx.save(made, path)
    x = np.random.default_rng(0).normal(size=(1, 4, 5)).astype(np.float32)
    (expected,) = ReferenceEvaluator(made).run(None, {"x": x[np.newaxis]})
    repeated = np.repeat(np.repeat(x, factor[0], 1), factor[1], 2)
    is_ours = np.array_equal(expected[0], repeated) or (mode, lies) == ("linear", "half_pixel")
    if not is_ours or lies == "align_corners":  # which may be the same at one size alone
        with pytest.raises(Refused, match="has no layer here"):
            read_onnx(path)
        return
    results = evaluate(read_onnx(path).network, x)
    maps = results.maps(len(results.stages) - 1)
    assert maps is not None
    np.testing.assert_allclose(maps, expected[0], atol=1e-5)


@pytest.mark.parametrize(
    ("batch", "sizes", "is_read"),
    [
        (8, (8, 3, 8, 10), True),
        (1, (1, 3, 8, 10), True),
        ("N", (1, 3, 8, 10), True),
        (None, (1, 3, 8, 10), True),
        (8, (1, 3, 8, 10), False),
        (8, (16, 3, 8, 10), False),
        ("N", (8, 3, 8, 10), False),
        (8, (8, 6, 8, 10), False),
        (8, (8, 3, 9, 10), False),
    ],
)
def test_sizes_are_of_the_batch_that_the_file_fixes(
    tmp_path: Path, batch: int | str | None, sizes: tuple[int, ...], is_read: bool
) -> None:
    node = helper.make_node(
        "Resize",
        ["x", "", "", "sizes"],
        ["y"],
        mode="nearest",
        coordinate_transformation_mode="asymmetric",
        nearest_mode="floor",
    )
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [batch, 3, 4, 5])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    wanted = numpy_helper.from_array(np.array(sizes, np.int64), "sizes")
    graph = helper.make_graph([node], "g", [x], [y], [wanted])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, tmp_path / "sizes.onnx")
    if is_read:
        (layer,) = read_onnx(tmp_path / "sizes.onnx").network
        assert layer.output_shape((3, 4, 5)) == (3, 8, 10)
    else:
        with pytest.raises(Refused, match="has no layer here"):
            read_onnx(tmp_path / "sizes.onnx")


def test_channels_are_not_made_more(tmp_path: Path) -> None:
    onnx.save(model("nearest", "asymmetric", "floor", (1, 3, 2, 2)), tmp_path / "more.onnx")
    with pytest.raises(Refused, match="has no layer here"):
        read_onnx(tmp_path / "more.onnx")


@pytest.mark.parametrize(("mode", "is_read"), [("nearest", True), ("linear", False)])
def test_the_older_operator_is_read_by_its_own_rule(
    tmp_path: Path, mode: str, is_read: bool
) -> None:
    node = helper.make_node("Upsample", ["x", "scales"], ["y"], mode=mode)
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 4, 5])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    scales = numpy_helper.from_array(np.array([1, 1, 3, 3], np.float32), "scales")
    graph = helper.make_graph([node], "g", [x], [y], [scales])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 9)], ir_version=4)
    onnx.save(made, tmp_path / "old.onnx")
    if not is_read:  # its corners lie elsewhere than those of the layer here
        with pytest.raises(Refused, match="has no layer here"):
            read_onnx(tmp_path / "old.onnx")
        return
    values = np.arange(20, dtype=np.float32).reshape(1, 4, 5)
    results = evaluate(read_onnx(tmp_path / "old.onnx").network, values)
    maps = results.maps(len(results.stages) - 1)
    assert maps is not None
    np.testing.assert_array_equal(maps, np.repeat(np.repeat(values, 3, 1), 3, 2))
