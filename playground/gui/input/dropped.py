"""The decision what becomes of what is dropped or pasted: from what it offers and where it goes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from playground.core.messages import Message, marked
from playground.kernels.files import SUFFIXES as KERNEL_SUFFIXES

LAYERS_SUFFIX: Final = ".json"
ONNX_SUFFIX: Final = ".onnx"
SESSION_SUFFIX: Final = ".convplay"
LESSON_SUFFIX: Final = ".lesson.md"
RECIPE_SUFFIX: Final = ".recipe.md"
WEIGHTS_SUFFIXES: Final = (".safetensors", ".npz", ".pt", ".pth")
UNREADABLE_SUFFIXES: Final = (".h5", ".keras")
"""Networks of other programs that are not read."""

Place: TypeAlias = Literal["filter", "elsewhere"]
"""Where something is dropped, or the focus is: at the weights of a filter or not."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The content of a clipboard or a drag, as far as it matters here."""

    files: tuple[str, ...] = ()
    """Paths on this computer."""

    has_picture: bool = False
    """Be it an image, or one written out in an address or in HTML."""

    numbers: str = ""
    """Text that reads as several numbers, such as the cells of a spreadsheet."""

    address: str = ""
    """The first address that is not on this computer."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture is to be opened: of a file, or, with none, the one that is offered itself."""

    path: str = ""


@dataclass(frozen=True, slots=True)
class KernelNumbers:
    """Numbers are to be the selected filter's weights; if it `asks`, after the user says so.

    Then, the picture that is offered with them, as spreadsheets do, can be had instead.
    """

    text: str
    asks: bool = False
    with_picture: bool = False


@dataclass(frozen=True, slots=True)
class KernelFile:
    """The numbers in a file are to be the selected filter's weights."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class LayersFile:
    """A stack or a network is to be opened, whichever the file says that it is."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """The weights in a file are to be those of the layers that they fit."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session is to be opened."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson or a recipe is to be begun, whichever its name says."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder holds data to train on."""

    path: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing is to be done, for the reason in the message."""

    message: Message


OpenedFile: TypeAlias = KernelFile | LayersFile | WeightsFile | SessionFile | LessonFile
"""A file that is opened, and is no picture."""

Decision: TypeAlias = Picture | KernelNumbers | OpenedFile | DataFolder | Refusal


def decided(offered: Offered, place: Place = "elsewhere") -> Decision:
    """Decide what to do with the richest of what is offered, at the place that it is given to.

    Files come first, as a file manager offers a small picture of them as well; then numbers, of
    which a spreadsheet offers a picture; then a picture. An address alone is refused, as nothing is
    fetched from the net.
    """
    if offered.files:
        return _of_file(offered.files[0])
    if offered.numbers:
        if place == "filter":
            return KernelNumbers(offered.numbers)
        return KernelNumbers(offered.numbers, asks=True, with_picture=offered.has_picture)
    if offered.has_picture:
        return Picture()
    if offered.address:
        text = marked(
            "message",
            "{address} is not on this computer: save the picture first, then open the file.",
        )
        return Refusal(Message(text, {"address": offered.address}))
    return Refusal(Message(marked("message", "What was dropped is not a picture.")))


def several_note(files: Iterable[str]) -> Message | None:
    """That of several files the first alone is opened."""
    paths = list(files)
    if len(paths) <= 1:
        return None
    return Message(
        marked("message", "{count} files were given; {name}, the first, is opened."),
        {"count": len(paths), "name": Path(paths[0]).name},
    )


def _of_file(path: str) -> Decision:
    if os.path.isdir(path):
        return DataFolder(path)
    suffix = Path(path).suffix.lower()
    if path.lower().endswith((LESSON_SUFFIX, RECIPE_SUFFIX)):
        return LessonFile(path)
    if suffix == SESSION_SUFFIX:
        return SessionFile(path)
    if suffix in (LAYERS_SUFFIX, ONNX_SUFFIX):
        return LayersFile(path)
    if suffix in KERNEL_SUFFIXES:
        return KernelFile(path)
    if suffix in WEIGHTS_SUFFIXES:
        return WeightsFile(path)
    if suffix in UNREADABLE_SUFFIXES:
        text = marked(
            "message",
            "{name} is a file of Keras, which is not read: save the network as ONNX there.",
        )
        return Refusal(Message(text, {"name": Path(path).name}))
    return Picture(path)  # which is found out by what is in it
