"""Exports a PyTorch script."""

from __future__ import annotations

from pathlib import Path

from playground.core.messages import marked
from playground.exchange.exported import Exported
from playground.exchange.registry import at_once, file_kind
from playground.exchange.script import data_path, write_script
from playground.exchange.torch_script import torch_script


@file_kind(
    "code-torch",
    marked("export", "PyTorch script"),
    marked(
        "export",
        "The network as a Python file for PyTorch that runs as it is: the layers, the preparation"
        " of a picture, and a test on this picture. Many weights are put into a file beside it.",
    ),
    marked("export", "Python files"),
    (".py",),
    10,
)
@at_once
def write_torch(exported: Exported, path: Path) -> tuple[Path, ...]:
    """Write the script, and its numbers beside it where they are many."""
    return write_script(path, torch_script(exported, path.name, data_path(path).name))
