"""The option --stack, which `apply` and `train` have in common."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playground.core.arrays import Shape
from playground.core.messages import Refused, marked
from playground.exchange.onnx_reader import read_onnx
from playground.exchange.own_files import STACKS, own_files
from playground.layers.layersfile import (
    NetworkContent,
    StackContent,
    built,
    classes_note,
    fitting_note,
    read_layers_file,
)
from playground.layers.stacks import load_stacks


def help_text() -> str:
    """The stacks by name, and what else the option takes."""
    names = ", ".join(load_stacks())
    return f"{names}, the name of one of your own stacks, or a network file, .json or .onnx"


def check(text: str, networks: tuple[str, ...] = ()) -> None:
    """Raise Refused where a text is neither the name of a stack nor a file.

    `networks` are names that are taken besides, and named with those of stacks.
    """
    if text not in load_stacks() and not os.path.exists(_path(text)):
        reason = marked("message", "{name} is neither a stack nor a file; there are {stacks}.")
        if networks:
            reason = marked(
                "message", "{name} is neither a network, a stack nor a file; there are {stacks}."
            )
        raise Refused(reason, name=text, stacks=", ".join((*networks, *load_stacks(), *_own())))


def _path(text: str) -> Path:
    """The file of this path, or the user's own stack of this name where there is none."""
    path = Path(text)
    return path if os.path.exists(path) else _own().get(text, path)


def _own() -> dict[str, Path]:
    """The user's own stacks by name, from the folder that the window has them in."""
    from playground.gui.shell.habits import choose_habits
    from playground.gui.state.machine_settings import user_settings

    choose_habits(user_settings())
    return {file.path.stem: file.path for file in own_files(STACKS).files}


def content_of(
    text: str,
    shape: Shape,
    seed: int = 0,
    networks: tuple[str, ...] = (),
    tells_fitting: bool = True,
) -> NetworkContent:
    """The stack of a name, of the user's as well, for pictures of `shape`, or what a file holds.

    With what the file says that its network takes and what its outputs stand for. `networks` are
    those of `check`. Raises Refused when it is neither.
    """
    stacks = load_stacks()
    if text in stacks:
        return NetworkContent(text, stacks[text].network(shape, seed))
    path = _path(text)
    check(text, networks)  # what is no plain file is refused in words of its own
    if path.suffix.lower() == ".onnx":
        return read_onnx(path)
    content = read_layers_file(path)
    if isinstance(content, StackContent):
        network = built(content, shape, seed)
        note = fitting_note(content, shape) if tells_fitting else None
        if note is not None:
            print(note, file=sys.stderr)
        return NetworkContent(content.name, network)
    note = classes_note(content, shape)
    if note is not None:
        print(note, file=sys.stderr)
    return content


def check_intensities(content: NetworkContent) -> None:
    """Raise Refused where a network is for other intensities than a training feeds it."""
    if content.input is not None and content.input.levels == "byte":
        raise Refused(
            marked("message", "{name} is for intensities of 0–255, and a training feeds 0–1."),
            name=content.name,
        )
