"""Epochs written to disk by a thread, while training goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

from playground.core.messages import Refused, marked
from playground.core.system_reason import reason_of
from playground.training.history import history_file
from playground.training.history.timeline import Checkpoint, Timeline
from playground.training.protocol.messages import KeptEpochs, Warned
from playground.training.protocol.metrics import EpochMetrics

HISTORY = "history.csv"


class EpochWriter:
    """Writes epochs of a training to a folder; a full disk is reported once and stops nothing."""

    def __init__(self, folder: str, send: Callable[[Any], None]) -> None:
        self.timeline = Timeline(folder)
        self._send = send
        self._history = Path(folder) / HISTORY
        self._thread = ThreadPoolExecutor(1, "training-keep")
        self._last: Future[None] | None = None
        self._warned = ""

    def keep(self, checkpoint: Checkpoint, row: EpochMetrics | None) -> None:
        """Write an epoch, behind the training's back; waits only for the one before."""
        self.wait_until_written()
        self._last = self._thread.submit(self._write, checkpoint, row)

    def keep_hold(self, checkpoint: Checkpoint, step: int) -> None:
        """Write a point in the middle of an epoch, after so many steps."""
        self.wait_until_written()
        self._last = self._thread.submit(self._write_hold, checkpoint, step)

    def keep_place(self, number: int, epoch: int, step: int) -> None:
        """Write where the training of a start is left: after an epoch, or a step in the next."""
        self.wait_until_written()
        self.timeline.add_place(number, epoch, step)

    def wait_until_written(self) -> None:
        """Wait until everything is on disk."""
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def clear(self) -> None:
        """Forget all epochs."""
        self.wait_until_written()
        self.timeline.clear()
        self._history.unlink(missing_ok=True)

    def go_back(self, epoch: int) -> None:
        """Forget what came after an epoch."""
        rows = [row for row in self.history() if row.epoch <= epoch]
        self.timeline.forget_after(epoch)
        try:
            history_file.rewrite(self._history, rows)
        except OSError as error:
            self._warn(error)
        self._send(KeptEpochs(self.timeline.epochs()))

    def branch(self, epoch: int) -> None:
        """Go on from an epoch in another folder: what came later stays for who comes back to it.

        Without room for another, what came later is forgotten.
        """
        self.wait_until_written()
        before = self.timeline
        if not any(later > epoch for later in before.epochs()):
            return
        rows = [row for row in self.history() if row.epoch <= epoch]
        try:
            self.timeline = before.copied(_free_name(before.folder), epoch)
            self._history = self.timeline.folder / HISTORY
            history_file.rewrite(self._history, rows)
        except (OSError, Refused) as error:
            self.timeline, self._history = before, before.folder / HISTORY
            self._warn(error)
            self.go_back(epoch)
            return
        self._send(KeptEpochs(self.timeline.epochs()))

    def history(self) -> tuple[EpochMetrics, ...]:
        """The rows until now."""
        self.wait_until_written()
        return history_file.read(self._history)

    def place(self) -> tuple[tuple[EpochMetrics, ...], str]:
        """The rows until now, and the folder that epochs are kept in."""
        return self.history(), str(self.timeline.folder)

    def close(self) -> None:
        """Finish writing and end the thread."""
        self._thread.shutdown()

    def _write(self, checkpoint: Checkpoint, row: EpochMetrics | None) -> None:
        try:
            epochs = self.timeline.add(checkpoint)
            if row is not None:
                history_file.append(self._history, row)
            self._send(KeptEpochs(epochs))
        except Refused as refused:
            if refused.message.text != self._warned:
                self._warned = refused.message.text
                self._send(Warned(refused.message))
        except OSError as error:
            self._warn(error)

    def _write_hold(self, checkpoint: Checkpoint, step: int) -> None:
        try:
            self.timeline.add_hold(checkpoint, step)
        except Refused as refused:
            if refused.message.text != self._warned:
                self._warned = refused.message.text
                self._send(Warned(refused.message))

    def _warn(self, error: OSError | Refused) -> None:
        reason = error.message if isinstance(error, Refused) else reason_of(error)
        refused = Refused(
            marked("message", "The history could not be written: {reason}."), reason=reason
        )
        if refused.message.text != self._warned:
            self._warned = refused.message.text
            self._send(Warned(refused.message))


def _free_name(folder: Path) -> Path:
    """A folder beside this one that is not there yet."""
    stem = folder.name.split("-")[0]
    names = (folder.with_name(f"{stem}-{number}") for number in count(2))
    return next(path for path in names if not os.path.exists(path))
