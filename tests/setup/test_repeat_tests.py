"""Repeating the tests counts what failed, and leaves no busy process behind."""

from __future__ import annotations

import pytest

from tools import repeat_tests
from tools.repeat_tests import last_line, main


def test_the_line_of_counts_is_found() -> None:
    output = "....\n=== 2 failed, 20 passed, 3 skipped in 61.02s (0:01:01) ===\n\n"
    assert last_line(output) == "2 failed, 20 passed, 3 skipped in 61.02s (0:01:01)"
    assert last_line("ERROR: no such option\n") == "ERROR: no such option"
    assert last_line("") == "pytest said nothing"


def test_a_run_that_fails_is_counted_with_what_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = iter([(True, "2 passed", []), (False, "1 failed", ["a::b"]), (False, "no", ["a::b"])])
    seen: list[list[str]] = []

    def run_once(arguments: list[str]) -> tuple[bool, str, list[str]]:
        seen.append(arguments)
        return next(ends)

    monkeypatch.setattr(repeat_tests, "run_once", run_once)
    assert main(["3", "-k", "glide"]) == 1
    assert seen == [["-k", "glide"]] * 3
    printed = capsys.readouterr().out
    assert "2/3: FAILED" in printed
    assert "2 × a::b" in printed
    assert printed.endswith("1 of 3 runs passed\n")


def test_busy_processes_end_with_the_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    popen = repeat_tests.subprocess.Popen

    def note(*arguments: object, **more: object) -> object:
        process = popen(*arguments, **more)  # type: ignore[call-overload]
        started.append(process)
        return process

    monkeypatch.setattr(repeat_tests.subprocess, "Popen", note)
    monkeypatch.setattr(repeat_tests, "run_once", lambda _: (True, "1 passed", []))
    assert main(["2", "--busy"]) == 0
    assert started
    assert all(process.poll() is not None for process in started)  # type: ignore[attr-defined]
