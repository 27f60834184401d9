"""No exception leaves a slot, an event handler or a thread unseen, and none ends the program."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import playground.gui
from playground.gui.shell.errorlog import ErrorLog
from playground.gui.shell.faults import Faults
from playground.gui.shell.overrides import is_guarded, is_virtual
from tests.gui.shell.faultyprogram import KINDS
from tests.gui.shell.faultystart import STEPS

ROOT = Path(__file__).resolve().parents[3]


def test_the_program_outlives_every_kind_of_exception_and_tells_of_it(tmp_path: Path) -> None:
    folders = ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    environment = os.environ | dict.fromkeys(folders, str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.gui.shell.faultyprogram"],
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert said.pop("alive") == "True"
    assert list(said) == list(KINDS)
    for kind, sentence in said.items():
        assert "error in the program was caught" in sentence, kind
        assert f"(ValueError at {kind}.py:1)" in sentence
    (log,) = tmp_path.rglob("errors.log")
    text = log.read_text("utf-8")
    assert "Python: 3." in text
    for kind in KINDS:
        assert text.count(f"ValueError: deliberate, in {kind}\n") == 1, "once, then counted"


def test_a_step_of_the_start_that_fails_is_reported_and_the_others_follow(tmp_path: Path) -> None:
    folders = ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    environment = os.environ | dict.fromkeys(folders, str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.gui.shell.faultystart"],
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, last = done.stdout.splitlines()
    assert "error in the program was caught" in first
    assert "(ValueError at later.py:1)" in last
    (log,) = tmp_path.rglob("errors.log")
    text = log.read_text("utf-8")
    for step in STEPS:
        assert f"ValueError: deliberate, in {step}\n" in text


def modules() -> list[str]:
    found = pkgutil.walk_packages(playground.gui.__path__, "playground.gui.")
    return [module.name for module in found]


def overrides() -> dict[str, object]:
    """Every method of the window's classes that stands in for one of Qt's."""
    found = {}
    for name in modules():
        for cls in vars(importlib.import_module(name)).values():
            if not isinstance(cls, type) or cls.__module__ != name:
                continue
            if not issubclass(cls, Shiboken.Object):
                continue
            for method, function in vars(cls).items():
                natives = [vars(base) for base in cls.__mro__[1:] if "PySide6" in base.__module__]
                if not method.startswith("__") and any(method in native for native in natives):
                    found[f"{cls.__qualname__}.{method}"] = function
    return found


def test_every_override_of_the_window_is_guarded() -> None:
    found = overrides()
    assert len(found) > 150
    unguarded = {name for name, method in found.items() if not is_guarded(method)}
    # Not virtual: only our own code calls it.
    assert {name.partition(".")[2] for name in unguarded} <= {
        "setAccessibleName",
        "staticMetaObject",
    }
    assert not any(is_virtual(name.partition(".")[2]) for name in unguarded)


class Unpainted(QWidget):
    """Fails while it paints, and then asks for its size."""

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.drawLine(0, 0, 9, 9)
        raise ValueError("deliberate")

    def sizeHint(self) -> QSize:
        raise ValueError("deliberate")


class Turned(QWidget):
    """Takes more than Qt gives it, as pyqtgraph's axes do when they hand the wheel on."""

    axis: int | None = None

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        self.axis = axis


def test_a_guarded_override_takes_what_python_code_names(qtbot: QtBot) -> None:
    widget = Turned()
    qtbot.addWidget(widget)
    widget.wheelEvent(None, axis=1)
    assert widget.axis == 1


def test_a_test_sees_the_exception_of_an_event_handler(qtbot: QtBot) -> None:
    widget = Unpainted()
    qtbot.addWidget(widget)
    with qtbot.captureExceptions() as caught:
        widget.show()
        widget.repaint()
        hint = widget.sizeHint()
        widget.close()
    assert len(caught) >= 2
    assert {str(error) for _, error, _ in caught} == {"deliberate"}
    assert hint == QWidget().sizeHint(), "where ours fails, Qt's own answers"


def taken(faults: Faults, error: Exception) -> None:
    try:
        raise error
    except ValueError:
        faults.take(*sys.exc_info())  # type: ignore[arg-type]


def test_an_exception_in_every_paint_is_no_flood(
    qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    faults = Faults(ErrorLog(tmp_path / "errors.log"))
    said: list[str] = []
    faults.reported.connect(lambda message: said.append(str(message)))
    for times in range(1000):
        taken(faults, ValueError(times))
    qtbot.waitUntil(lambda: len(said) == 10)
    assert "caught 512 times (ValueError at test_faults.py:" in said[-1]
    text = (tmp_path / "errors.log").read_text()
    assert text.count("Traceback") == 1
    assert capfd.readouterr().err.count("\n") < 30


def test_exceptions_of_several_threads_are_all_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    faults = Faults(ErrorLog(tmp_path / "errors.log"))
    threads = set()
    faults.reported.connect(lambda message: threads.add(threading.current_thread()))

    def fail() -> None:
        taken(faults, ValueError("in a thread"))

    workers = [threading.Thread(target=fail) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == {threading.main_thread()}
    assert "8 times now" in (tmp_path / "errors.log").read_text()


def test_the_log_stays_small_and_begins_with_the_versions(tmp_path: Path) -> None:
    log = ErrorLog(tmp_path / "deep" / "errors.log", max_bytes=10_000)
    for times in range(100):
        assert log.write(f"{times} " + "x" * 1000)
    assert log.write("y" * 10_000_000)
    files = sorted((tmp_path / "deep").iterdir())
    assert [file.name for file in files] == ["errors.1.log", "errors.log"]
    assert sum(file.stat().st_size for file in files) < 80_000
    assert all("Python: 3." in file.read_text()[:200] for file in files)
    assert all("torch: 2." in file.read_text()[:400] for file in files)


def test_a_log_that_cannot_be_written_is_no_second_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert not ErrorLog(tmp_path / "file" / "errors.log").write("x")
    assert "errors.log" in capfd.readouterr().err
