"""The clock that tests drive does what Qt's timers and animations do, and is all that they need."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QEvent, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication

from playground.resources import ROOT
from tests.gui.clock import DRIVEN, Clock, DrivenAnimation, DrivenElapsed, DrivenTimer, drain


@pytest.mark.usefixtures("qtbot")
def test_timers_fire_in_order_and_as_often_as_time_allows(clock: Clock) -> None:
    fired: list[tuple[str, float]] = []
    often, once = DrivenTimer(), DrivenTimer()
    often.setInterval(30)
    often.timeout.connect(lambda: fired.append(("often", clock.now_ms)))
    once.setSingleShot(True)
    once.timeout.connect(lambda: fired.append(("once", clock.now_ms)))
    often.start()
    once.start(50)
    clock.advance(49)
    assert fired == [("often", 30)]
    clock.advance(51)
    assert fired == [("often", 30), ("once", 50), ("often", 60), ("often", 90)]
    assert often.isActive()
    assert not once.isActive()
    often.stop()
    clock.advance(1000)
    assert len(fired) == 4
    assert clock.is_at_rest


@pytest.mark.usefixtures("qtbot")
def test_what_a_timer_starts_or_stops_counts_at_once(clock: Clock) -> None:
    fired: list[float] = []
    first, second, never = DrivenTimer(), DrivenTimer(), DrivenTimer()
    for timer in (first, second, never):
        timer.setSingleShot(True)
    first.timeout.connect(lambda: second.start(10))
    first.timeout.connect(never.stop)
    second.timeout.connect(lambda: fired.append(clock.now_ms))
    never.timeout.connect(lambda: fired.append(-1))
    first.start(20)
    never.start(20)
    clock.advance(100)
    assert fired == [30]


@pytest.mark.usefixtures("qtbot")
def test_an_animation_stands_still_until_time_passes_and_ends_where_it_should(
    clock: Clock,
) -> None:
    animation, values = DrivenAnimation(), list[float]()
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(200)
    animation.valueChanged.connect(values.append)
    ended: list[bool] = []
    animation.finished.connect(lambda: ended.append(True))
    animation.start()
    drain()
    assert animation.state() == QVariantAnimation.State.Running
    assert not ended
    clock.advance(100)
    assert values[-1] == pytest.approx(0.5, abs=0.001)
    clock.advance(100)
    assert values[-1] == 1.0
    assert ended == [True]
    assert clock.is_at_rest


def test_elapsed_time_is_the_clocks(clock: Clock) -> None:
    elapsed = DrivenElapsed()
    assert not elapsed.isValid()
    elapsed.start()
    clock.advance(70)
    assert elapsed.elapsed() == 70


@pytest.mark.usefixtures("qtbot")
def test_draining_handles_what_events_bring_about_and_refuses_an_endless_chain() -> None:
    class Chain(QObject):
        def __init__(self, left: int) -> None:
            super().__init__()
            self.left = left

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User and self.left > 0:
                self.left -= 1
                QApplication.postEvent(self, QEvent(QEvent.Type.User))
            return super().event(event)

    chain = Chain(5)
    QApplication.postEvent(chain, QEvent(QEvent.Type.User))
    drain()
    assert chain.left == 0
    endless = Chain(10**6)
    QApplication.postEvent(endless, QEvent(QEvent.Type.User))
    with pytest.raises(AssertionError, match="without an end"):
        drain()
    endless.left = 0
    drain()


def test_modules_of_the_window_name_timers_so_that_the_clock_can_take_their_place() -> None:
    """`from PySide6.QtCore import QTimer`, and no other animation than those that are driven."""
    other = {"QPropertyAnimation", "QTimeLine", "QBasicTimer", "QSequentialAnimationGroup"}
    for path in sorted((ROOT.parent / "playground" / "gui").rglob("*.py")):
        names = _names(ast.parse(path.read_text(encoding="utf-8")))
        assert not names & other, f"{path}: tests/gui/clock.py does not drive it"
        assert not {f"QtCore.{name}" for name in DRIVEN} & names, path
        assert "startTimer" not in names, path


def _names(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
            if isinstance(node.value, ast.Name):
                found.add(f"{node.value.id}.{node.attr}")
    return found
