"""The dialog that asks for a file to open: a picture, a kernel, a stack or a network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from playground.gui.input.dropped import (
    LAYERS_SUFFIX,
    LESSON_SUFFIX,
    ONNX_SUFFIX,
    RECIPE_SUFFIX,
    SESSION_SUFFIX,
    WEIGHTS_SUFFIXES,
    Decision,
    Offered,
    decided,
)
from playground.gui.widgets.openfile import file_to_read
from playground.kernels.files import SUFFIXES as KERNEL_SUFFIXES
from playground.pictures.load import SUFFIXES as PICTURE_SUFFIXES


def asked_file(parent: QWidget, folder: str) -> Decision | None:
    """The decision on the file that the user chooses, None without one."""
    translate = QCoreApplication.translate
    networks = (LAYERS_SUFFIX, ONNX_SUFFIX, *WEIGHTS_SUFFIXES)
    every = (*PICTURE_SUFFIXES, *KERNEL_SUFFIXES, *networks, SESSION_SUFFIX)
    taught = (LESSON_SUFFIX, RECIPE_SUFFIX)
    kinds = (
        translate("OpenDialog", "Sessions, pictures, kernels, networks ({patterns})").format(
            patterns=_patterns((*every, *taught))
        ),
        translate("OpenDialog", "Pictures ({patterns})").format(
            patterns=_patterns(PICTURE_SUFFIXES)
        ),
        translate("OpenDialog", "Networks and weights ({patterns})").format(
            patterns=_patterns(networks)
        ),
        translate("OpenDialog", "Lessons and recipes ({patterns})").format(
            patterns=_patterns(taught)
        ),
        translate("OpenDialog", "All files (*)"),
    )
    title = translate("OpenDialog", "Open")
    path = file_to_read(parent, title, folder, ";;".join(kinds))
    return decided(Offered((path,))) if path else None


def _patterns(suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
