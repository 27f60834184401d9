"""Tests hold on any machine, and try what they say they try.

None sleeps, asserts on the time of day, or is in a hurry. A property that cannot be tried on what
was drawn says so by `assume` or `reject`: Hypothesis counts that, and fails where hardly anything
is left.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE_MS, PATIENCE_S

TESTS = Path(__file__).resolve().parent
MEASURING = TESTS / "bench"  # where time is what is looked at

CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time"}
IN_MILLISECONDS = {"waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"}
IN_SECONDS = {"run", "communicate", "check_output", "check_call", "Barrier", "wait", "join", "get"}


def unsteady(source: str) -> list[str]:
    """What depends on how fast the machine is, as `line: why`."""
    return [
        f"{node.lineno}: {why}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        for why in _faults(node)
    ]


def _faults(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    owner = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if name in ("qWait", "sleep", "qSleep") or (owner, name) == ("qtbot", "wait"):
        yield f"{name} waits for a fixed time: drive tests.gui.clock, or wait for what comes"
        return
    if name in CLOCKS or (owner, name) == ("time", "time"):
        yield f"{name}() reads a real clock: measure in tests/bench"
    if name in ("QElapsedTimer", "QVariantAnimation", "QPropertyAnimation"):
        yield f"{name} runs by a real clock: drive tests.gui.clock"
    if name == "singleShot" and not (call.args and _number(call.args[0]) == 0):
        yield "singleShot waits for a fixed time"
    if name == "assertNotEmitted" and any(word.arg == "wait" for word in call.keywords):
        yield "assertNotEmitted(wait=…) waits for a fixed time as a proof"
    if name in IN_MILLISECONDS | IN_SECONDS:
        least = PATIENCE_MS if name in IN_MILLISECONDS else PATIENCE_S
        given = [word.value for word in call.keywords if word.arg == "timeout"]
        if name in ("wait", "join"):
            given += call.args[:1]
        for value in given:
            number = _number(value)
            if number is not None and number < least:
                yield f"{name} has no patience: {number} is less than {least}"


def silent(source: str) -> list[str]:
    """Where a test gives up and nobody counts it, as `line: why`."""
    return [
        f"{branch.body[-1].lineno}: gives up silently: reject(), assume(…) and skip are counted"
        for function in _functions(ast.parse(source))
        if function.name.startswith("test_")
        for branch in ast.walk(function)
        if isinstance(branch, ast.If | ast.ExceptHandler)
        and isinstance(branch.body[-1], ast.Return)
        if not any(word in ast.unparse(branch) for word in ("assert", "raises"))
    ]


def _functions(holder: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The functions of a module and of its classes, without those inside of functions."""
    for node in holder.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _number(node: ast.expr) -> float | None:
    is_number = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return node.value if is_number else None


def test_no_test_depends_on_the_speed_of_the_machine() -> None:
    found = [
        f"{path.relative_to(TESTS.parent)}:{fault}"
        for path in sorted(TESTS.rglob("*.py"))
        if MEASURING not in path.parents
        for fault in unsteady(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_test_gives_up_silently() -> None:
    found = [
        f"{path.relative_to(TESTS.parent)}:{fault}"
        for path in sorted(TESTS.rglob("*.py"))
        for fault in silent(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("branch", "faults"),
    [
        ("try:\n        f(x)\n    except Refused:\n        return", 1),
        ("if x:\n        return", 1),
        ("try:\n        f(x)\n    except Refused:\n        reject()", 0),
        ("try:\n        f(x)\n    except Refused:\n        assert x < 0\n        return", 0),
        ("if x:\n        with pytest.raises(Refused):\n            f(x)\n        return", 0),
    ],
)
def test_a_test_that_gives_up_is_found(branch: str, faults: int) -> None:
    source = f"@given(st.integers())\ndef test_it(x):\n    {branch}\n    assert f(x)\n"
    assert len(silent(source)) == faults
    assert silent(source.replace("test_it", "helper")) == []


@pytest.mark.parametrize(
    "line",
    [
        "qtbot.wait(0)",
        "self.qtbot.wait(300)",
        "QTest.qWait(20)",
        "time.sleep(0.1)",
        "sleep(1)",
        "begun = time.perf_counter()",
        "while monotonic() < end: pass",
        "taken = time.time() - begun",
        "timer = QElapsedTimer()",
        "QTimer.singleShot(10, act)",
        "qtbot.assertNotEmitted(signal, wait=100)",
        "qtbot.waitUntil(done, timeout=5000)",
        "qtbot.waitSignal(done, timeout=100)",
        "assert event.wait(5)",
        "thread.join(2.5)",
        "subprocess.run(command, timeout=10)",
    ],
)
def test_an_unsteady_line_is_found(line: str) -> None:
    assert len(unsteady(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "qtbot.waitUntil(done)",
        "QTimer.singleShot(0, act)",
        "clock.advance(300)",
        "event.wait(PATIENCE_S)",
        "thread.join()",
        "', '.join(words)",
        "subprocess.run(command, timeout=60)",
        'monkeypatch.setattr("time.perf_counter", lambda: now)',
    ],
)
def test_what_may_be_written(line: str) -> None:
    assert unsteady(line) == []
