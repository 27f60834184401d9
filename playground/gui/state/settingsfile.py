"""A file of settings: read once, and written on a thread.

Qt has the disk confirm each writing; the window, in which a handle is dragged meanwhile, must not
wait for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings

from playground.gui.state.writebehind import WriteBehind

Changes = Mapping[str, object]
"""Values by their keys; None for what has none any more."""


class SettingsFile(QObject):
    """The values of some keys, as they were in a file and as they have been set since."""

    def __init__(self, file: QSettings, keys: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = _opener(file)
        self._values: dict[str, object] = {}
        for key in keys:
            with suppress(Exception):  # PySide cannot make an object of every type in a file
                self._values[key] = file.value(key)
        self._changes: Changes = {}
        self._behind = WriteBehind(self._write, self)

    def value(self, key: str) -> object:
        """What was set last, or else stood in the file; None where there is nothing."""
        return self._values.get(key)

    def set(self, key: str, value: object) -> None:
        """Have another value from now on, or none, and in the file as soon as may be."""
        self._values[key] = value
        self._changes = {**self._changes, key: value}
        self._behind.put(self._changes)

    def finish(self) -> None:
        """End the thread, with everything in the file; what is set later is written at once."""
        self._behind.finish()

    def _write(self, changes: Changes) -> None:
        file = self._open()
        for key, value in changes.items():
            if value is None:
                file.remove(key)
            else:
                file.setValue(key, value)
        # Writes as sync does, which would keep every other Python thread waiting.
        QCoreApplication.sendPostedEvents(file, QEvent.Type.UpdateRequest.value)


def _opener(file: QSettings) -> Callable[[], QSettings]:
    """Return what opens the same settings again, on whichever thread it is called."""
    path, form, scope = file.fileName(), file.format(), file.scope()
    organization, name = file.organizationName(), file.applicationName()
    if organization:
        return lambda: QSettings(form, scope, organization, name)
    return lambda: QSettings(path, form)
