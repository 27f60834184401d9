"""Garbage goes in the GUI thread only, and does go."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from playground.gui.state.garbage import GarbageCollection


class Cycle:
    """Something that only a collection ends; it notes the thread in which it ends."""

    def __init__(self, ended_in: list[int]) -> None:
        self.itself = self
        self.timer = QTimer()  # may end in the thread that made it alone
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(threading.get_ident())


@pytest.fixture
def garbage(qapp: QObject) -> Iterator[GarbageCollection]:
    """A collection of its own; what a test has frozen goes after it."""
    collection = GarbageCollection()
    yield collection
    gc.unfreeze()
    collection.leave_alone_what_is_there()
    collection.deleteLater()


def make_young(number: int = 100_000) -> None:
    """Make objects enough for every generation to be due, in as many steps as that takes."""
    kept = []
    for _ in range(number):
        kept.append([kept])


def test_another_thread_ends_no_garbage(garbage: GarbageCollection) -> None:
    ended_in: list[int] = []
    Cycle(ended_in)
    thread = threading.Thread(target=make_young)
    thread.start()
    thread.join()
    assert ended_in == []
    gc.collect()
    assert ended_in == [threading.get_ident()]


def test_garbage_goes_once_the_gui_thread_is_at_rest(
    qtbot: QtBot, garbage: GarbageCollection
) -> None:
    ended_in: list[int] = []

    def make_some() -> None:
        Cycle(ended_in)
        make_young(1_000)

    timer = QTimer()
    timer.timeout.connect(make_some)
    timer.start(0)
    qtbot.waitUntil(lambda: len(ended_in) > 20)
    timer.stop()
    assert set(ended_in) == {threading.get_ident()}
    qtbot.waitUntil(lambda: gc.get_count()[0] <= gc.get_threshold()[0])


def test_what_has_grown_old_goes_too(garbage: GarbageCollection) -> None:
    old: list[int] = []
    held = [Cycle(old)]
    for _ in range(2):
        gc.collect(1)  # now among the oldest
    held.clear()
    for _ in range(1_000):
        make_young(200)
        kept = [[] for _ in range(1_000)]
        garbage.collect_due()
        del kept
        if old:
            break
    assert old


def test_all_is_looked_through_only_after_it_has_grown(garbage: GarbageCollection) -> None:
    garbage.leave_alone_what_is_there()
    kept: list[object] = []

    def full_collections() -> int:
        return gc.get_stats()[2]["collections"]

    def grow(by: int) -> int:
        before = full_collections()
        for _ in range(by):
            kept.extend([] for _ in range(1_000))
            garbage.collect_due()
        return full_collections() - before

    grow(1_000)
    early, late = grow(1_000), grow(1_000)
    assert 0 < late <= early <= 5


def test_what_was_left_alone_and_is_garbage_goes_once_there_is_a_good_part_more(
    garbage: GarbageCollection,
) -> None:
    ended_in: list[int] = []
    mortal = [Cycle(ended_in)]
    garbage.leave_alone_what_is_there()
    mortal.clear()
    garbage.leave_alone_what_is_there()
    assert ended_in == []  # to look through all of the window again would hold it up
    kept = [[kept] for kept in range(2 * gc.get_freeze_count())]
    garbage.leave_alone_what_is_there()
    assert len(ended_in) == 1
    assert kept


def test_what_was_imported_meanwhile_is_no_reason_to_look_through_all(
    garbage: GarbageCollection,
) -> None:
    ended_in: list[int] = []
    mortal = [Cycle(ended_in)]
    garbage.leave_alone_what_is_there()
    mortal.clear()
    imported = [[imported] for imported in range(2 * gc.get_freeze_count())]
    garbage.leave_alone_imported()
    garbage.leave_alone_what_is_there()
    assert ended_in == []
    assert imported


def test_what_came_is_painted_before_it_is_looked_through(
    qtbot: QtBot, garbage: GarbageCollection
) -> None:
    ended_in: list[int] = []
    Cycle(ended_in)
    garbage.leave_alone_soon()
    assert garbage.is_due
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in))
    assert not garbage.is_due


def test_all_is_looked_through_once_a_good_part_of_it_went(
    qtbot: QtBot, garbage: GarbageCollection
) -> None:
    ended_in: list[int] = []
    mortal = [Cycle(ended_in)]
    garbage.leave_alone_what_is_there()
    mortal.clear()
    garbage.look_through_all_soon()
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in))
    mortal.append(Cycle(ended_in))
    garbage.leave_alone_what_is_there()
    mortal.clear()
    garbage.leave_alone_what_is_there()
    assert len(ended_in) == 1  # once


def test_what_another_thread_is_making_meanwhile_comes_whole(garbage: GarbageCollection) -> None:
    """A list of all objects has it, too: Python then gave up the tuple, and no maps came."""
    ended, failed = threading.Event(), list[str]()

    def make() -> None:
        try:
            while not ended.is_set():
                assert len(tuple(number for number in range(100))) == 100
        except SystemError as error:
            failed.append(str(error))

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=make)
    thread.start()
    try:
        for _ in range(60):
            gc.unfreeze()
            garbage.leave_alone_imported()
    finally:
        sys.setswitchinterval(usual)
        ended.set()
        thread.join()
    assert failed == []
