"""What goes wrong while something plays with the window: exceptions, warnings and stops."""

from __future__ import annotations

import os
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
CORES = Path("/proc/stat")
IGNORED = ("This plugin does not support",)


@dataclass(frozen=True, slots=True)
class Moment:
    """Readings of four clocks: the wall's, this thread's, and how long others had the cores."""

    wall: float
    busy: float
    queued: float
    """Seconds for which this thread waited for a core that another program had."""

    away: float = 0.0
    """Seconds for which other machines of the same host had a core, summed over the cores."""

    @staticmethod
    def now() -> Moment:
        """The clocks as they are; nothing is known of waiting where the system does not tell."""
        queued = away = 0.0
        with suppress(OSError):
            queued = int(SCHEDULED.read_text().split()[1]) / 1e9
        with suppress(OSError, IndexError), CORES.open() as stream:
            away = int(stream.readline().split()[8]) / os.sysconf("SC_CLK_TCK")
        return Moment(time.perf_counter(), time.thread_time(), queued, away)

    def until(self, later: Moment) -> Moment:
        """What passed since this moment."""
        return Moment(
            later.wall - self.wall,
            later.busy - self.busy,
            later.queued - self.queued,
            later.away - self.away,
        )

    @property
    def own(self) -> float:
        """Seconds that are the window's own: all, but for those in which others had the cores."""
        return self.wall - self.queued

    def __str__(self) -> str:
        text = f"{self.wall:.2f} s, {self.busy:.2f} s of the processor"
        if self.queued > 0.005:
            text += f", {self.queued:.2f} s waiting for one"
        return f"{text}, {self.away:.2f} s of the host's" if self.away > 0.005 else text


class Lookout:
    """Looks from a thread of its own where this thread stands once an act has taken STOP_S."""

    FRAMES = 8
    """So many of the innermost are told."""

    LOOK_S = 0.1
    """Seconds between two looks."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self.told = ""
        self._looked_for = threading.get_ident()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="lookout")

    def __enter__(self) -> Lookout:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def begin(self) -> None:
        """An act begins."""
        self.told, self._begun = "", time.perf_counter()

    def end(self) -> str:
        """The act is over; return where it stood, "" where it was over before."""
        self._begun = None
        return self.told

    def _look(self) -> None:
        before = time.perf_counter()
        while not self._over.wait(self.LOOK_S):
            now, begun = time.perf_counter(), self._begun
            if begun is not None and not self.told and now - begun > STOP_S:
                frame = sys._current_frames()[self._looked_for]
                stack = [
                    f"{Path(each.filename).name}:{each.lineno} {each.name}"
                    for each in reversed(traceback.extract_stack(frame)[-self.FRAMES :])
                ]
                del frame  # it holds the window's frames, and painters in them
                told = f"after {now - begun:.1f} s in " + " < ".join(stack)
                late = now - before - self.LOOK_S
                if late > 0.5:  # something held Python's lock, or the whole machine stood
                    told += f" (no turn of Python's for {late:.1f} s before)"
                if self._begun == begun:
                    self.told = told
            before = now


@dataclass
class Findings:
    """What went wrong, each with how often, and how long the slowest event took."""

    exceptions: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    stops: list[str] = field(default_factory=list)
    slowest: Moment = field(default_factory=lambda: Moment(0.0, 0.0, 0.0))

    def take_time(self, took: Moment, act: str, standing: str = "") -> None:
        """Note how long an act took; too long is a stop, for which is told where it stood."""
        self.slowest = max(self.slowest, took, key=lambda each: each.own)
        if took.own > STOP_S:
            self.stops.append("; ".join(filter(None, (f"{took}, {act}", standing))))

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
