"""The window's thread takes short turns, and what computes for it the usual ones."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playground.core.thread_turns import SHORT_NS, take_short_turns, take_usual_turns

OF_THIS_THREAD = Path("/proc/thread-self/sched")


def turn_ns() -> int | None:
    """The length of this thread's turns in nanoseconds, where Linux says it."""
    found = re.search(r"^se\.slice\s*:\s*(\d+)", OF_THIS_THREAD.read_text(), re.M)
    return int(found[1]) if found else None


def test_a_thread_takes_short_turns_and_what_it_starts_can_have_the_usual_ones_back() -> None:
    def started() -> tuple[bool, int | None]:
        return take_usual_turns(), turn_ns()

    def asking() -> tuple[int | None, bool, int | None, tuple[bool, int | None]]:
        before, allowed, after = turn_ns(), take_short_turns(), turn_ns()
        with ThreadPoolExecutor(1) as inner:
            return before, allowed, after, inner.submit(started).result()

    if not OF_THIS_THREAD.exists():
        pytest.skip("this system does not say how long a thread's turns are")
    with ThreadPoolExecutor(1) as thread:
        before, allowed, after, (allowed_again, usual) = thread.submit(asking).result()
    if before is None or not allowed or after == before:
        pytest.skip("this kernel has no turns of a thread's own")
    assert allowed_again
    assert before > SHORT_NS
    assert (after, usual) == (SHORT_NS, before)


def test_elsewhere_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not take_short_turns()
    monkeypatch.undo()
    monkeypatch.setattr("platform.machine", lambda: "a processor of its own")
    assert not take_short_turns()
