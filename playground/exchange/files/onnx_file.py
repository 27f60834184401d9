"""Exports an ONNX model."""

from __future__ import annotations

from pathlib import Path

from playground.core.messages import marked
from playground.exchange.exported import Exported
from playground.exchange.onnx_model import check_model, onnx_bytes
from playground.exchange.registry import at_once, file_kind
from playground.pictures.save import save_bytes


@file_kind(
    "onnx",
    marked("export", "ONNX model"),
    marked(
        "export",
        "The network for other programs and devices, with the preparation of pictures and the"
        " classes in its metadata. onnxruntime must compute the same numbers for this picture.",
    ),
    marked("export", "ONNX models"),
    (".onnx",),
    40,
)
@at_once
def write_onnx(exported: Exported, path: Path) -> tuple[Path, ...]:
    """Write the model once onnxruntime has computed with it what the program does."""
    data = onnx_bytes(exported)
    check_model(data, exported)
    save_bytes(path, data)
    return (path,)
