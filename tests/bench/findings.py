"""What goes wrong while something plays with the window: exceptions, warnings and stops."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from unittest.mock import patch

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QMenu, QMessageBox

STOP_S = 1.0
"""Seconds for which a window that lives may stand still."""

SCHEDULED = Path("/proc/thread-self/schedstat")
IGNORED = ("This plugin does not support",)


@dataclass(frozen=True, slots=True)
class Moment:
    """Readings of three clocks: the wall's, this thread's, and how long it waited for a core."""

    wall: float
    busy: float
    queued: float

    @staticmethod
    def now() -> Moment:
        """The clocks as they are; nothing is known of waiting where there is no schedstat."""
        queued = 0.0
        with suppress(OSError):
            queued = int(SCHEDULED.read_text().split()[1]) / 1e9
        return Moment(time.perf_counter(), time.thread_time(), queued)

    def until(self, later: Moment) -> Moment:
        """What passed since this moment."""
        return Moment(later.wall - self.wall, later.busy - self.busy, later.queued - self.queued)

    @property
    def own(self) -> float:
        """Seconds that are the window's own: all, but for those in which others had the cores."""
        return self.wall - self.queued

    def __str__(self) -> str:
        text = f"{self.wall:.2f} s, {self.busy:.2f} s of the processor"
        return f"{text}, {self.queued:.2f} s waiting for one" if self.queued > 0.005 else text


@dataclass
class Findings:
    """What went wrong, each with how often, and how long the slowest event took."""

    exceptions: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    stops: list[str] = field(default_factory=list)
    slowest: Moment = field(default_factory=lambda: Moment(0.0, 0.0, 0.0))

    def take_time(self, took: Moment, act: str) -> None:
        """Note how long an act took; too long is a stop."""
        self.slowest = max(self.slowest, took, key=lambda each: each.own)
        if took.own > STOP_S:
            self.stops.append(f"{took}, {act}")

    @property
    def are_there(self) -> bool:
        """Whether anything did."""
        return bool(self.exceptions or self.warnings or self.stops)

    def counts(self) -> str:
        """How many of each kind there are."""
        exceptions, warnings = sum(self.exceptions.values()), sum(self.warnings.values())
        return f"{exceptions} exceptions, {warnings} warnings, {len(self.stops)} stops"

    def __str__(self) -> str:
        lines = [f"{count} × {text}" for text, count in self.exceptions.items()]
        lines += [f"{count} × warning: {text}" for text, count in self.warnings.items()]
        lines += [f"stop: {text}" for text in self.stops]
        return "\n".join(lines)


@contextmanager
def watched(findings: Findings) -> Iterator[None]:
    """Note what nobody caught, and what Qt warns of; dialogs answer by themselves."""

    def take(
        kind: type[BaseException], error: BaseException | None, frames: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        findings.exceptions["".join(traceback.format_exception(kind, error, frames)).strip()] += 1

    def warn(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(IGNORED):
            findings.warnings[text] += 1

    before = qInstallMessageHandler(warn)
    with ExitStack() as stack:
        stack.enter_context(patch("sys.excepthook", take))
        stack.enter_context(patch.object(threading, "excepthook", lambda each: take(*each[:3])))
        stack.enter_context(
            patch("sys.unraisablehook", lambda each: take(each.exc_type, each.exc_value, None))
        )
        stack.enter_context(patch.object(QMessageBox, "exec", lambda box: 0))
        stack.enter_context(patch.object(QMenu, "exec", lambda *arguments: None))
        yield
    qInstallMessageHandler(before)
