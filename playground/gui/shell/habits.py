"""The use of this machine's settings besides looks: what computes, and where files are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from playground.gui.state.machine_settings import (
    AUTOSAVE_FOLDER,
    DEVICE,
    OWN_FOLDER,
    SESSIONS_FOLDER,
    MachineSettings,
)

if TYPE_CHECKING:
    from playground.core.plan import Device


def choose_habits(settings: MachineSettings) -> None:
    """Go by the settings from now on; what is imported for it, a window needs anyway."""
    from playground.exchange.own_files import choose_own_folder
    from playground.gui.state.sessionsfolder import choose_sessions_folder
    from playground.training.protocol.preferred_device import choose_device

    choose_device(cast("Device", settings.get(DEVICE)))
    choose_own_folder(_path(settings.get(OWN_FOLDER)))
    choose_sessions_folder(_path(settings.get(SESSIONS_FOLDER)))


def autosave_folder(settings: MachineSettings) -> Path:
    """Where copies of documents are kept against a crash."""
    from playground.gui.state.autosave import usual_autosave_folder

    return settings.path(AUTOSAVE_FOLDER, usual_autosave_folder())


def _path(folder: str) -> Path | None:
    return Path(folder) if folder else None
