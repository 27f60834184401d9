"""A file of settings: read once, and written on a thread.

Qt has the disk confirm each writing; the window, in which a handle is dragged meanwhile, must not
wait for that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings

from playground.gui.state.writebehind import WriteBehind

Changes = Mapping[str, object]
"""Values by their keys; None for what has none any more."""

Joins = Mapping[str, Callable[[object, object], object]]
"""By keys: what is written of the value that was set, and of the one that the file has by then."""


class SettingsFile(QObject):
    """The values of some keys, as they were in a file and as they have been set since."""

    def __init__(
        self,
        file: QSettings,
        keys: Iterable[str],
        parent: QObject | None = None,
        joins: Joins = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self._joins = joins
        self._open = _opener(file)
        self._keys = tuple(keys)
        self._values = _read(file, self._keys)
        self._changes: Changes = {}
        """The changes that are not in the file yet."""

        self._guard = threading.Lock()
        self._behind = WriteBehind(self._write, self)

    def value(self, key: str) -> object:
        """The value that was set, or read from the file, last; None where there is none."""
        return self._values.get(key)

    def set(self, key: str, value: object) -> None:
        """Have another value from now on, or none, and in the file as soon as may be."""
        with self._guard:
            self._values[key] = value
            self._changes = {**self._changes, key: value}
            changes = self._changes
        self._behind.put(changes)

    def finish(self) -> None:
        """End the thread, with everything in the file; what is set later is written at once."""
        self._behind.finish()

    def _write(self, changes: Changes) -> None:
        """Write changes, and read what another program may have written meanwhile."""
        file = self._open()
        for key, value in changes.items():
            if value is None:
                file.remove(key)
            else:
                join = self._joins.get(key)
                found = None if join is None else _read(file, (key,)).get(key)
                file.setValue(key, value if join is None else join(value, found))
        # Writes as sync does, which would keep every other Python thread waiting.
        QCoreApplication.sendPostedEvents(file, QEvent.Type.UpdateRequest.value)
        values = _read(file, self._keys)
        with self._guard:
            self._changes = {
                key: value
                for key, value in self._changes.items()
                if key not in changes or changes[key] is not value
            }
            self._values |= {key: values.get(key) for key in self._keys if key not in self._changes}


def _read(file: QSettings, keys: Iterable[str]) -> dict[str, object]:
    found = {}
    for key in keys:
        with suppress(Exception):  # PySide cannot make an object of every type in a file
            found[key] = file.value(key)
    return found


def _opener(file: QSettings) -> Callable[[], QSettings]:
    """Return what opens the same settings again, on whichever thread it is called."""
    path, form, scope = file.fileName(), file.format(), file.scope()
    organization, name = file.organizationName(), file.applicationName()
    if organization:
        return lambda: QSettings(form, scope, organization, name)
    return lambda: QSettings(path, form)
