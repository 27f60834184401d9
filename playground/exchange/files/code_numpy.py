"""Exports a numpy script."""

from __future__ import annotations

from pathlib import Path

from playground.core.messages import marked
from playground.exchange.exported import Exported
from playground.exchange.numpy_script import numpy_script
from playground.exchange.registry import at_once, file_kind
from playground.exchange.script import data_path, write_script


@file_kind(
    "code-numpy",
    marked("export", "numpy script"),
    marked(
        "export",
        "The network as a Python file that needs nothing but numpy: each kind of layer as a short"
        " function to read, the preparation of a picture, and a test on this picture.",
    ),
    marked("export", "Python files"),
    (".py",),
    20,
)
@at_once
def write_numpy(exported: Exported, path: Path) -> tuple[Path, ...]:
    """Write the script, and its numbers beside it where they are many."""
    return write_script(path, numpy_script(exported, path.name, data_path(path).name))
