"""How the settings of this machine are shown to the user: in which order, with which words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from playground.core.fields import Choice, Field
from playground.core.messages import marked
from playground.core.plan import DEVICE as PLAN_DEVICE
from playground.engine.view.palette import SIGNED
from playground.exchange.own_files import usual_own_folder
from playground.gui.shell.actions import plain
from playground.gui.state import machine_settings as settings
from playground.gui.state.autosave import usual_autosave_folder
from playground.gui.state.language import LANGUAGES
from playground.gui.state.machine_settings import MachineSettings, Setting
from playground.gui.widgets.theme import TEXT_SIZES, THEMES
from playground.gui.widgets.wording import translated


@dataclass(frozen=True, slots=True)
class FolderField:
    """A folder that can be chosen, and the usual one."""

    label: str
    help: str
    usual: Callable[[], Path]


@dataclass(frozen=True, slots=True)
class Section:
    """Settings that stand together, each by its key."""

    title: str
    fields: tuple[tuple[Setting[Any], Field], ...]
    folders: tuple[tuple[Setting[str], FolderField], ...] = ()


def sections() -> tuple[Section, ...]:
    """All that can be chosen, in the present language."""
    looks = (
        (settings.THEME, _theme()),
        (settings.TEXT_SIZE, TEXT_SIZE),
        (settings.SIGNED_SCALE, _scale()),
        (settings.MOTION, MOTION),
        (settings.LANGUAGE, _language()),
    )
    copies = ((settings.AUTOSAVE, AUTOSAVE), (settings.AUTOSAVE_S, AUTOSAVE_S))
    folders = (
        (settings.SESSIONS_FOLDER, SESSIONS_FOLDER),
        (settings.OWN_FOLDER, OWN_FOLDER),
        (settings.AUTOSAVE_FOLDER, AUTOSAVE_FOLDER),
    )
    return (
        Section(marked("preferences", "Look"), looks),
        Section(marked("preferences", "Training"), ((settings.DEVICE, _device()),)),
        Section(marked("preferences", "Copies against a crash"), copies),
        Section(marked("preferences", "Folders"), (), folders),
    )


def why_no_cuda() -> str:
    """Why no graphics card of NVIDIA can compute here; "" where one may. PyTorch is not loaded."""
    try:
        build = metadata.version("torch")
    except metadata.PackageNotFoundError:
        return ""
    return NO_CUDA if build.endswith("+cpu") else ""


NO_CUDA = marked("preferences", "This PyTorch is the build for processors alone.")

TEXT_SIZE = Field(
    "choice",
    marked("field", "Text size"),
    marked("field", "How large text and buttons are; a presentation fills the screen by itself."),
    choices=tuple(Choice(size, f"{size} %") for size in TEXT_SIZES),
)

MOTION = Field(
    "choice",
    marked("field", "Motion"),
    marked(
        "field", "Whether columns glide to their places, and how fast the sliding window begins."
    ),
    choices=(
        Choice(
            "system",
            marked("field", "as the system"),
            marked("field", "Reduced where the system asks programs for that."),
        ),
        Choice(
            "reduced",
            marked("field", "reduced"),
            marked("field", "Columns are at their places at once, and sliding begins slowly."),
        ),
        Choice("full", marked("field", "full"), marked("field", "Columns glide to their places.")),
    ),
)

AUTOSAVE = Field(
    "bool",
    marked("field", "Keep copies"),
    marked("field", "Keep a copy of what no file has; after a crash the next start offers it."),
)

AUTOSAVE_S = Field(
    "int",
    marked("field", "After, in s"),
    marked("field", "Seconds from a change to its copy: what a crash may lose."),
    *settings.AUTOSAVE_BOUNDS_S,
    relevant=lambda machine: bool(machine.get(settings.AUTOSAVE)),
    reason=marked("field", "No copies are kept."),
)

SESSIONS_FOLDER = FolderField(
    marked("field", "Sessions"),
    marked("field", "Where the dialogs for opening and saving begin."),
    Path.home,
)
OWN_FOLDER = FolderField(
    marked("field", "Own files"),
    marked("field", "Where your own stacks and kernels are, which stand in the menus."),
    usual_own_folder,
)
AUTOSAVE_FOLDER = FolderField(
    marked("field", "Copies"),
    marked("field", "Where copies against a crash are."),
    usual_autosave_folder,
)


def _theme() -> Field:
    choices = tuple(
        Choice(name, plain(translated("action", each.title)), translated("action", each.help))
        for name, each in THEMES.items()
    )
    label, explanation = marked("field", "Theme"), marked("field", "The colours of the window.")
    return Field("choice", label, explanation, choices=choices)


def _scale() -> Field:
    choices = tuple(
        Choice(name, plain(translated("scale", each.label)), translated("scale", each.help))
        for name, each in SIGNED.items()
    )
    label = marked("field", "Signed values")
    explanation = marked("field", "The colours of negative and positive values, everywhere.")
    return Field("choice", label, explanation, choices=choices)


def _language() -> Field:
    choices = tuple(Choice(code, name) for code, name in LANGUAGES.items())
    label, explanation = marked("field", "Language"), marked("field", "Of all texts.")
    return Field("choice", label, explanation, choices=choices)


def _device() -> Field:
    """The choices of a plan, without the chips that no machine of this system has."""
    others = {"darwin": "cuda"}.get(sys.platform, "mps")
    choices = tuple(each for each in PLAN_DEVICE.choices if each.value != others)
    explanation = marked(
        "field",
        "What computes where a training leaves its device open; where there is no such device,"
        " the fastest that there is.",
    )
    return Field("choice", PLAN_DEVICE.label, explanation, choices=choices)


def folder_of(machine: MachineSettings, setting: Setting[str], field: FolderField) -> Path:
    """The folder that is used now."""
    return machine.path(setting, field.usual())
