"""Exports the weights alone: safetensors, a state dict of PyTorch, or a numpy archive."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.atomic_file import replacing
from playground.core.messages import marked
from playground.core.tensor_file import write_tensors_to
from playground.exchange.exported import Exported, program
from playground.exchange.registry import at_once, file_kind
from playground.pictures.save import unwritable


@file_kind(
    "weights",
    marked("export", "Weights"),
    marked(
        "export",
        "All weights by the names that they have in the PyTorch script: as safetensors, as a state"
        " dict of PyTorch (.pt), or for numpy (.npz).",
    ),
    marked("export", "Weights"),
    (".safetensors", ".pt", ".npz"),
    30,
)
@at_once
def write_weights(exported: Exported, path: Path) -> tuple[Path, ...]:
    """Write the weights in the format that the file's ending names; raises Refused."""
    try:
        with replacing(path) as stream:
            match path.suffix.lower():
                case ".pt":
                    _write_state(stream, exported.weights)
                case ".npz":
                    np.savez(stream, **exported.weights)  # type: ignore[arg-type]
                case _:
                    notes = {"format": "pt", "program": program()}
                    write_tensors_to(stream, exported.weights, notes)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None
    return (path,)


def _write_state(stream: IO[bytes], weights: dict[str, FloatArray]) -> None:
    """A state dict as `torch.load(…, weights_only=True)` reads it."""
    import torch

    torch.save({name: torch.tensor(values) for name, values in weights.items()}, stream)
