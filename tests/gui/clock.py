"""A clock that tests drive: timers and animations of the window move when a test lets time pass.

The fixture `clock` puts it in the place of Qt's timers and animations in every module of the
window. What is built before the fixture, or by Qt itself, runs on.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import (
    QAbstractAnimation,
    QAbstractEventDispatcher,
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QObject,
    QTimer,
    QVariantAnimation,
)
from shiboken6 import isValid

import playground.gui

FRAME_MS = 16
MAX_ROUNDS = 200


class Clock:
    """Milliseconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now_ms = 0.0
        self.timers: list[DrivenTimer] = []
        self.animations: list[DrivenAnimation] = []

    @property
    def is_at_rest(self) -> bool:
        """Whether no timer and no animation of the window is running."""
        return not self.timers and not self.animations

    def advance(self, milliseconds: float) -> None:
        """Let time pass: every timer that comes due fires in its order, animations draw frames."""
        end = self.now_ms + milliseconds
        while True:
            self._forget_deleted()
            due = min((timer.due_ms for timer in self.timers), default=end)
            frame = self.now_ms + FRAME_MS if self.animations else end
            self.now_ms = min(due, frame, end)
            for timer in [each for each in self.timers if each.due_ms <= self.now_ms]:
                if isValid(timer):  # another one that was due may have deleted it
                    timer.fire()
            for animation in tuple(self.animations):
                animation.show_frame()
            if self.now_ms >= end:
                return

    def _forget_deleted(self) -> None:
        """Drop what Qt has deleted with its parent: Qt's own timers and animations end then."""
        self.timers[:] = filter(isValid, self.timers)
        self.animations[:] = filter(isValid, self.animations)


class DrivenTimer(QTimer):
    """A QTimer that fires when the clock of the test is advanced."""

    clock: ClassVar[Clock]
    due_ms = 0.0

    def start(self, msec: int | None = None) -> None:
        """Begin, or begin again."""
        if msec is not None:
            self.setInterval(msec)
        self.stop()
        self.due_ms = self.clock.now_ms + self.interval()
        self.clock.timers.append(self)

    def stop(self) -> None:
        """Fire no more."""
        self.clock.timers[:] = [each for each in self.clock.timers if each is not self]

    def isActive(self) -> bool:
        """Whether it will fire."""
        return any(each is self for each in self.clock.timers)

    def fire(self) -> None:
        """Do what is done when the interval is over."""
        if not self.isActive():
            return  # another one that was due has stopped it
        if self.isSingleShot():
            self.stop()
        else:
            self.due_ms += max(self.interval(), 1)
        self.timeout.emit()


class DrivenAnimation(QVariantAnimation):
    """A QVariantAnimation that stands still between frames of the clock of the test."""

    clock: ClassVar[Clock]
    begun_ms = 0.0

    def start(self, policy: Any = QAbstractAnimation.DeletionPolicy.KeepWhenStopped) -> None:
        """Begin at the start value."""
        self.stop()
        self.begun_ms = self.clock.now_ms
        super().start(policy)
        super().pause()
        self.clock.animations.append(self)

    def stop(self) -> None:
        """Stay where it is."""
        super().stop()
        self.clock.animations[:] = [each for each in self.clock.animations if each is not self]

    def state(self) -> QAbstractAnimation.State:
        """Running between frames too."""
        running = any(each is self for each in self.clock.animations)
        return QAbstractAnimation.State.Running if running else QAbstractAnimation.State.Stopped

    def show_frame(self) -> None:
        """Show what belongs to the present moment."""
        passed = self.clock.now_ms - self.begun_ms
        self.setCurrentTime(round(min(passed, self.duration())))
        if passed >= self.duration():
            self.stop()


class DrivenElapsed(QElapsedTimer):
    """A QElapsedTimer that reads the clock of the test."""

    clock: ClassVar[Clock]
    begun_ms: float | None = None

    def start(self) -> None:
        """Count from now on."""
        self.begun_ms = self.clock.now_ms

    def isValid(self) -> bool:
        """Whether it was ever started."""
        return self.begun_ms is not None

    def elapsed(self) -> int:
        """Milliseconds since the start."""
        return round(self.clock.now_ms - (self.begun_ms or 0.0))


DRIVEN = {
    "QTimer": DrivenTimer,
    "QVariantAnimation": DrivenAnimation,
    "QElapsedTimer": DrivenElapsed,
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of everything that the window builds from now on."""
    made = Clock()
    for module in pkgutil.walk_packages(playground.gui.__path__, "playground.gui."):
        importlib.import_module(module.name)
    for name, driven in DRIVEN.items():
        monkeypatch.setattr(driven, "clock", made, raising=False)
        for module_name, loaded in list(sys.modules.items()):
            if module_name.startswith("playground.gui") and hasattr(loaded, name):
                monkeypatch.setattr(loaded, name, driven)
    return made


def drain() -> None:
    """Handle events until none is left, deletions included; an error if they never end."""
    loop = QEventLoop()
    for _ in range(MAX_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return
    raise AssertionError("events beget events without an end")


def timers_in(root: QObject) -> list[str]:
    """What has a running timer of Qt's own, below an object: the tests' clock is not its clock."""
    dispatcher = QAbstractEventDispatcher.instance()
    objects = [root, *root.findChildren(QObject)]
    return [type(each).__name__ for each in objects if dispatcher.registeredTimers(each)]
