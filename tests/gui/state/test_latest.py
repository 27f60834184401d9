"""Background work: the latest request wins, and nothing starves."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from playground.core.cancelling import Cancelled
from playground.gui.state.latest import LatestWins
from tests.patience import PATIENCE_S


@pytest.fixture
def started() -> Iterator[Callable[..., LatestWins]]:
    workers: list[LatestWins] = []

    def start(work: Callable) -> LatestWins:
        workers.append(LatestWins(work))
        return workers[-1]

    yield start
    for worker in workers:
        worker.stop()


def test_results_arrive_on_the_gui_thread(qtbot: QtBot, started: Callable) -> None:
    seen = []

    def work(request: int, stale: Callable[[], bool]) -> Iterator[tuple[int, str]]:
        yield request, threading.current_thread().name

    worker = started(work)
    worker.arrived.connect(lambda result: seen.append((result, threading.current_thread())))
    with qtbot.waitSignal(worker.arrived):
        worker.request(7)
    assert seen == [((7, "evaluation"), threading.main_thread())]
    qtbot.waitUntil(lambda: not worker.is_busy)  # the result is out before the work is over


class Asked:
    """A request that can be seen to be held."""


def test_what_was_asked_is_let_go_when_it_is_done(qtbot: QtBot, started: Callable) -> None:
    def work(request: Asked, stale: Callable[[], bool]) -> Iterator[str]:
        yield type(request).__name__

    worker, asked = started(work), Asked()
    held = weakref.ref(asked)
    with qtbot.waitSignal(worker.arrived):
        worker.request(asked)
    del asked
    qtbot.waitUntil(lambda: held() is None)


def test_requests_that_wait_are_replaced_by_the_latest(qtbot: QtBot, started: Callable) -> None:
    gate = threading.Event()
    begun = threading.Event()
    served = []

    def work(request: int, stale: Callable[[], bool]) -> Iterator[int]:
        served.append(request)
        begun.set()
        gate.wait(PATIENCE_S)
        yield request

    worker = started(work)
    arrived: list[int] = []
    worker.arrived.connect(arrived.append)
    worker.request(0)
    assert begun.wait(PATIENCE_S)
    for number in range(1, 50):
        worker.request(number)
    gate.set()
    qtbot.waitUntil(lambda: bool(arrived) and arrived[-1] == 49)
    assert served == [0, 49]
    assert arrived in ([0, 49], [49])


def test_what_follows_the_first_result_is_given_up_for_a_newer_request(
    qtbot: QtBot, started: Callable
) -> None:
    first_is_out = threading.Event()
    gate = threading.Event()
    given_up = threading.Event()

    def work(request: str, stale: Callable[[], bool]) -> Iterator[str]:
        yield f"{request} at first"
        if request == "old":
            first_is_out.set()
            gate.wait(PATIENCE_S)
            if stale():
                given_up.set()
                raise Cancelled
        yield f"{request} in full"

    worker = started(work)
    arrived: list[str] = []
    worker.arrived.connect(arrived.append)
    worker.request("old")
    assert first_is_out.wait(PATIENCE_S)
    worker.request("new")
    gate.set()
    qtbot.waitUntil(lambda: bool(arrived) and arrived[-1] == "new in full")
    assert given_up.is_set()
    assert "old in full" not in arrived


def test_an_error_in_the_work_is_raised_where_it_is_seen(qtbot: QtBot, started: Callable) -> None:
    def work(request: int, stale: Callable[[], bool]) -> Iterator[int]:
        if request == 1:
            raise RuntimeError("broken")
        yield request

    worker = started(work)
    with qtbot.captureExceptions() as exceptions:
        worker.request(1)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert str(exceptions[0][1]) == "broken"
    with qtbot.waitSignal(worker.arrived):
        worker.request(2)


def test_what_came_before_an_error_arrives(qtbot: QtBot, started: Callable) -> None:
    over = threading.Event()

    def work(request: str, stale: Callable[[], bool]) -> Iterator[str]:
        yield request
        over.set()
        raise ValueError(request)

    arrived: list[str] = []
    worker = started(work)
    worker.arrived.connect(arrived.append)
    with qtbot.captureExceptions() as exceptions:
        worker.request("broken")
        assert over.wait(PATIENCE_S)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert arrived == ["broken"]


def test_stopping_ends_the_thread(qtbot: QtBot) -> None:
    worker = LatestWins(lambda request, stale: iter([request]))
    worker.request(1)
    worker.stop()
    assert "evaluation" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.parametrize("is_working", [False, True])
def test_the_thread_ends_with_its_owner_who_says_no_word(qtbot: QtBot, is_working: bool) -> None:
    begun, gate = threading.Event(), threading.Event()

    def work(request: int, stale: Callable[[], bool]) -> Iterator[int]:
        begun.set()
        gate.wait(PATIENCE_S)
        yield request  # to nobody: what it was for is gone
        raise ValueError("nor does anybody hear of this")

    owner = QObject()
    worker = LatestWins(work, owner)
    thread = worker._thread
    if is_working:
        worker.request(1)
        assert begun.wait(PATIENCE_S)
    owner.deleteLater()
    del owner, worker
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_to_give_up_waits_for_nothing(qtbot: QtBot) -> None:
    begun, gate = threading.Event(), threading.Event()

    def work(request: int, stale: Callable[[], bool]) -> Iterator[int]:
        begun.set()
        gate.wait(PATIENCE_S)
        yield request

    worker = LatestWins(work)
    arrived: list[int] = []
    worker.arrived.connect(arrived.append)
    worker.request(1)
    assert begun.wait(PATIENCE_S)
    worker.give_up()  # while the work cannot go on
    assert worker._thread.is_alive()
    gate.set()
    worker._thread.join(PATIENCE_S)
    assert not worker._thread.is_alive()
    QCoreApplication.processEvents()
    assert arrived == []
