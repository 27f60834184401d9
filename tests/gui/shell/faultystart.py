"""The real program, every step of whose start fails.

`.venv/bin/python -m tests.gui.shell.faultystart` prints what the message bar says of them, then
what it says of a failure after that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from playground import app
from playground.gui.shell.window import MainWindow
from playground.gui.state.autopin import AutoPin
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.program import find
from tests.gui.shell.faultyprogram import fail

STEPS = {
    "choose_habits": app,
    "application_icon": app,
    "GarbageCollection": app,
    "pin": AutoPin,
    "tell_of_picture": app,
    "begin_autosave": app.Program,
    "look_ahead": MainWindow,
}


def failing(name: str) -> Callable[..., Any]:
    """Return what fails in the place of a step."""
    return lambda *arguments, **named: fail(name)


def main() -> int:
    for name, holder in STEPS.items():
        setattr(holder, name, failing(name))
    start = app.start

    def started(*arguments: Any) -> app.Program:
        program = start(*arguments)
        QTimer.singleShot(0, lambda: look(program, False))
        return program

    def look(program: app.Program, is_later: bool) -> None:
        text = find(program, MessageBar).text if program.window.is_complete else ""
        if "(ValueError at later.py" in text:
            print(text.splitlines()[-1], flush=True)
            program.window.close()
            return
        if text and not is_later:
            print(text.splitlines()[-1], flush=True)
            is_later = True
            QTimer.singleShot(0, lambda: fail("later"))
        QTimer.singleShot(0, lambda: look(program, is_later))

    app.start = started
    return app.run()


if __name__ == "__main__":
    raise SystemExit(main())
