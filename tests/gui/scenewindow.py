"""A window that shows a scene, as it is after the user has got there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from playground import app
from playground.gui.present.presentation import Presentation
from playground.gui.train.pages import PLOT_TURN_MS
from playground.gui.widgets.paintturns import SPACING_MS
from playground.training.protocol import messages
from tests.bench.livewindow import is_painted, run_until
from tests.gui.clock import drain
from tests.gui.scenes import Scene
from tests.gui.train.scripted import ScriptedClient, epoch_over, progress, started_with
from tests.gui.train.trainwidgets import train_widgets

EPOCHS = 6
"""Epochs that a running training has behind it."""


@contextmanager
def scene_window(scene: Scene, size: tuple[int, int] = (1440, 900)) -> Iterator[app.Program]:
    """The program in a scene; the process of its training, if there is one, is scripted."""
    clients: list[ScriptedClient] = []

    def new_client(*arguments: object) -> ScriptedClient:
        clients.append(ScriptedClient(*arguments))  # type: ignore[arg-type]
        return clients[-1]

    with tempfile.TemporaryDirectory() as folder, patch.object(app, "new_client", new_client):
        settings = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        program = app.build(scene.session(), settings)
        free_of_bounds(program)
        program.window.resize(*size)
        program.window.show()
        run_until(lambda: is_painted(program))
        program.store.look(layer=scene.layer, pin=scene.pin, hover=None)
        if scene.mode != "explore":
            program.window.show_mode(scene.mode)
        if scene.training is not None:
            data = program.training().data
            run_until(lambda: data.dataset is not None)
            if scene.training == "running":
                _train(program, clients[-1])
        if scene.presents:
            program.window.actions_["present"].trigger()
            seen_window(program).resize(*size)
        if scene.keys:
            QTest.keyClicks(seen_window(program), scene.keys)
        if scene.begins and program.window.first_steps is not None:
            program.window.first_steps.open()
        come_to_rest(program)
        yield program
        if scene.training is not None:
            program.training().trainer.stop_process()
        program.window.close()
        program.window.deleteLater()
        drain()


def seen_window(program: app.Program) -> QWidget:
    """The window that the scene is seen in: that of the presentation while there is one."""
    found = program.window.findChildren(Presentation)
    found += [each for each in QApplication.topLevelWidgets() if isinstance(each, Presentation)]
    return next((each for each in found if each.isVisible()), program.window)


def free_of_bounds(program: app.Program) -> None:
    """Have Qt not complain that there is no desktop to tell the window's bounds."""
    layout = program.window.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)


def come_to_rest(program: app.Program) -> None:
    """Wait until the maps are there, and everything has its place."""
    run_until(lambda: not (program.evaluation.is_busy or program.first_pin.is_due))
    application = QApplication.instance()
    assert application is not None
    for _ in range(3):  # a layout, then what its new sizes ask for, then that being painted
        application.processEvents()
    run_until(lambda: not (program.evaluation.is_busy or program.first_pin.is_due))
    program.store.look(hover=None)
    for _ in range(2):
        application.processEvents()
    window = seen_window(program)
    run_until(lambda: not any(map(_is_of_turns, window.findChildren(QTimer))))


def _is_of_turns(timer: QTimer) -> bool:
    """Whether something waits for its turn to be painted."""
    return (
        timer.isActive()
        and timer.isSingleShot()
        and timer.interval() <= max(SPACING_MS, PLOT_TURN_MS)
    )


def _train(program: app.Program, client: ScriptedClient) -> None:
    """Press Train, and have some epochs behind and one half done."""
    train_widgets(program).transport.play.click()
    number = client.last(messages.Start).number
    session = program.store.session
    started = replace(started_with(session.network), network=session.network, input=session.input)
    replies = (
        started,
        messages.PhaseChanged("paused"),
        messages.PhaseChanged("running"),
        *(epoch_over(epoch) for epoch in range(1, EPOCHS + 1)),
        progress(EPOCHS, 12),
    )
    for reply in replies:
        of_start = isinstance(reply, messages.OfStart)
        client.reply(replace(reply, start=number) if of_start else reply)  # type: ignore[arg-type]
    program.training().trainer.receive()
