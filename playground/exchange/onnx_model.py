"""The network of a session as an ONNX model, and the check that it computes what the program does.

The graph is written by hand, from what each kind of layer says, so that it is exact and has the
names of the layers. See https://onnx.ai.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import Any

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.exchange.all_writers import write_layers
from playground.exchange.exported import Exported, program
from playground.exchange.onnx_graph import OPSET, OnnxGraph
from playground.exchange.places import Place, by
from playground.exchange.preparation import preparation
from playground.pictures.network_input import is_framed

IR_VERSION = 9
"""That of the time of the operators in use: older runtimes read it, too."""

MAX_BYTES = 2**31 - 2**20
"""A model in one file cannot be larger, with room for its nodes."""

INPUT, OUTPUT = "picture", "output"
PACKAGES = ("onnx", "onnxruntime")
TOLERANCE = 1e-5
"""Of the largest output, or of 1: so far may a runtime be from the program."""


def check_installed() -> None:
    """Raise Refused, with what is to be done, where the packages are missing."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        text = marked(
            "message", "ONNX needs packages that are not installed. Run: pip install {packages}"
        )
        raise Refused(text, packages=" ".join(missing))


def onnx_bytes(exported: Exported) -> bytes:
    """The model as a file holds it; raises Refused."""
    check_installed()
    size = sum(values.nbytes for values in exported.weights.values())
    if size > MAX_BYTES:
        text = marked(
            "message", "An ONNX file holds at most 2 GB, and the weights are {size:.1f} GB."
        )
        raise Refused(text, size=size / 2**30)
    from onnx import TensorProto, checker, helper, numpy_helper

    graph = graph_of(exported)
    nodes = [
        helper.make_node(node.op, node.inputs, [node.output], node.output, **node.attributes)
        for node in graph.nodes
    ]
    shape = list(exported.output.shape[:1] if graph.is_list else exported.output.shape)
    model = helper.make_model(
        helper.make_graph(
            nodes,
            "network",
            [_value(helper, INPUT, TensorProto.FLOAT, list(exported.session.shape))],
            [_value(helper, OUTPUT, TensorProto.FLOAT, shape)],
            [
                numpy_helper.from_array(_whole(values), name)
                for name, values in graph.arrays.items()
            ],
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name=program(),
    )
    helper.set_model_props(model, properties(exported))
    checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data


def _value(helper: Any, name: str, kind: int, shape: list[int]) -> Any:
    return helper.make_tensor_value_info(name, kind, ["pictures", *shape])


def _whole(values: Any) -> Any:
    return np.array(values, order="C")  # numbers without an axis stay so


def graph_of(exported: Exported) -> OnnxGraph:
    """The layers as nodes; the value that comes out is called `OUTPUT`."""
    graph = OnnxGraph(INPUT, exported.session.shape)

    def begin(place: Place[Any]) -> None:
        graph.layer = place.name

    write_layers(exported.places, graph, lambda writer, place: writer.onnx(place, graph), begin)
    graph.finish(OUTPUT)
    return graph


def properties(exported: Exported) -> dict[str, str]:
    """The notes for programs that use the model: how pictures are prepared, and the classes.

    `preparation` has it in words, the rest as JSON.
    """
    session = exported.session
    picture, framing = session.picture, session.input.framing
    fit = "none" if session.input.shape is None else "crop" if picture.square else "pad"
    data: dict[str, Any] = {
        "input.shape": session.shape,
        "input.range": [0, session.brightest],
        "input.working_size": picture.size,
        "input.square": picture.square,
        "input.gray": picture.colour == "gray" or session.shape[0] == 1,
        "input.resize": "area average",
        "input.fit": fit,
    }
    if is_framed(session) and framing is not None:
        data |= {"input.fit": "frame", "input.frame": [framing.fill, framing.centre]}
    if exported.classes:
        data["classes"] = exported.classes
    words = "; ".join(map(str, preparation(exported).steps))
    return {
        "program": program(),
        "preparation": f"{words}; {by(session.shape)}",
        **{name: json.dumps(value, ensure_ascii=False) for name, value in data.items()},
    }


def check_model(data: bytes, exported: Exported) -> float:
    """The largest difference of onnxruntime's output for the session's picture.

    Raises Refused where it is more than `TOLERANCE`, or the model is not computed at all.
    """
    expected = exported.output
    try:
        y = computed(data, exported.taken.x).reshape(expected.shape)
    except Exception as error:  # the runtime's errors have no class in common
        text = marked("message", "onnxruntime cannot compute the network: {reason}. Not exported.")
        raise Refused(text, reason=str(error)) from None
    difference = float(np.abs(y - expected).max(initial=0))
    if not difference <= TOLERANCE * max(1.0, float(np.abs(expected).max(initial=0))):
        text = marked(
            "message",
            "onnxruntime computes other numbers, by up to {difference:.2g}: not exported.",
        )
        raise Refused(text, difference=difference)
    return difference


def computed(data: bytes, x: FloatArray) -> FloatArray:
    """Return the output that onnxruntime computes with a model for one picture."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # what goes wrong is raised, too
    runtime = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    (y,) = runtime.run(None, {INPUT: x[None]})
    return np.asarray(y[0], np.float32)
