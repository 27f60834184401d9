"""Writes the network for other programs, as code, weights or a model, behind the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMainWindow

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.gui.shell.actions import Actions
from playground.gui.shell.howfardialog import HowFarDialog
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.watch import Watch
from playground.gui.widgets.savefile import asked_file
from playground.gui.widgets.wording import translated

if TYPE_CHECKING:
    from playground.exchange.registry import FileKind

EXPORTING = "exporting"
"""The `about` of messages that tell of exported files."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A file to be written; outputs that nobody has named have the names of the data at hand.

    The `watch` is where to say how far it is, and to look whether it is still wanted.
    """

    session: Session
    data_classes: tuple[str, ...]
    kind: FileKind
    path: Path
    watch: Watch


class NetworkExport(QObject):
    """Does the action "export_network"."""

    def __init__(self, store: Store, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self._worker: LatestWins | None = None
        self._chosen = ""
        self._watch = Watch()
        self._how_far: HowFarDialog | None = None
        actions.connect_to("export_network", self.ask)

    def ask(self) -> None:
        """Ask for a kind and a file, and write it as the network is now."""
        from playground.exchange.found import FILES

        kinds = {_filter(kind): kind for _, kind in FILES.items()}
        asked = asked_file(
            self._window,
            self._title(),
            "network",
            {name: kind.suffixes for name, kind in kinds.items()},
            self._chosen,
        )
        if asked is None:
            return
        target, chosen = asked
        kind = kinds[chosen]
        self._chosen = chosen
        if self._worker is None:
            self._worker = LatestWins(_write, self)
            self._worker.arrived.connect(self._written)
        known = self._store.view.data_classes
        self._watch = Watch()
        self._how_far = HowFarDialog(target.name, self._watch, self._window)
        self._worker.request(_Wanted(self._store.session, known, kind, target, self._watch))

    def _title(self) -> str:
        return QCoreApplication.translate("NetworkExport", "Export network")

    def _written(self, outcome: tuple[Path, ...] | Message) -> None:
        if self._how_far is not None:
            self._how_far.end()
            self._how_far = None
        if isinstance(outcome, Message):
            self._store.refuse(outcome, EXPORTING)
            return
        text = marked("message", "{name} is written.")
        if len(outcome) > 1:
            text = marked("message", "{name} is written, and {other} beside it.")
        values = {"name": outcome[0].name, "other": outcome[-1].name}
        self._store.note(Message(text, values), EXPORTING)


def _filter(kind: FileKind) -> str:
    """A kind as a file dialog lists it."""
    endings = " ".join(f"*{suffix}" for suffix in kind.suffixes)
    return f"{translated('export', kind.title)} ({endings})"


def _write(wanted: _Wanted, stale: Callable[[], bool]) -> Iterator[tuple[Path, ...] | Message]:
    from playground.exchange.exported import exported

    watch = wanted.watch

    def cancelled() -> bool:
        return watch.is_cancelled or stale()

    try:
        found = exported(wanted.session, cancelled, wanted.data_classes, translated)
        yield wanted.kind.write(found, wanted.path, watch.progress, cancelled)
    except Refused as refused:
        yield refused.message
    except Cancelled:
        text = marked("message", "{name} was not written: it was given up.")
        yield Message(text, {"name": wanted.path.name})
    except Exception:  # the user is told; what it was is reported
        text = marked("message", "{name} was not written, because of an error in the program.")
        yield Message(text, {"name": wanted.path.name})
        raise
