"""A change of theme or of the size of the text: little work, and a window as a new one has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.widgets.theme import apply_theme
from tests.gui.clock import drain
from tests.gui.present.staging import present
from tests.gui.program import running
from tests.gui.train.scripted import ScriptedClient

LARGER = 1.35
"""A size of the text, in the usual one."""

STYLED = QEvent.Type.StyleChange


class StyleChanges(QObject):
    """Count how often each widget of the application is styled."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[QWidget] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == STYLED and isinstance(watched, QWidget):
            self.of[watched] += 1
        return False


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "new_client", ScriptedClient)
    with running(qtbot, tmp_path) as running_program:
        layout = running_program.window.layout()
        assert layout is not None
        # The screen off screen is narrower than the panels of Train: it would end full screen.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        yield running_program


def styled(program: app.Program, action: str) -> Counter[QWidget]:
    """How often the widgets are styled while an action is done."""
    application = QApplication.instance()
    assert application is not None
    changes = StyleChanges()
    application.installEventFilter(changes)
    program.window.actions_[action].trigger()
    application.removeEventFilter(changes)
    drain()
    return changes.of


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_each_widget_is_styled_twice_however_deep_it_lies(program: app.Program, mode: str) -> None:
    program.window.show_mode(mode)
    drain()
    for action in ("theme", "theme"):
        changes = styled(program, action)
        assert len(changes) > 400
        assert max(changes.values()) == 2  # the sheet comes off, and the new one on


def is_below_two(widget: QWidget, presentation: QWidget) -> bool:
    """Whether it has a sheet of its own within a presentation, as notes do, or lies in one."""
    above: QWidget | None = widget
    while above is not None and not above.styleSheet():
        above = above.parentWidget()
    return above is not None and above is not presentation


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_what_is_presented_is_styled_four_times_and_keeps_its_size(
    qtbot: QtBot, program: app.Program, mode: str
) -> None:
    program.window.show_mode(mode)
    presentation = present(qtbot, program, (1024, 768))
    sheet = presentation.styleSheet()
    assert "font-size" in sheet
    for action in ("theme", "theme"):
        changes = styled(program, action)
        assert len(changes) > 400
        plain = {at: times for at, times in changes.items() if not is_below_two(at, presentation)}
        assert len(plain) > len(changes) * 0.95
        assert max(plain.values()) <= 4  # by the application's sheet and by its own
        assert presentation.styleSheet() == sheet
        texts = [each for each in presentation.findChildren(QLabel) if each.isVisible()]
        assert texts
        assert min(QFontInfo(each.font()).pixelSize() for each in texts) >= int(768 / 40)


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_there_and_back_the_window_is_the_same(
    qtbot: QtBot, program: app.Program, mode: str
) -> None:
    window = program.window
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window.show_mode(mode)
    if mode == "train":  # what is missing for the data is said once they are there
        qtbot.waitUntil(lambda: program.training().data.dataset is not None)

    def seen() -> QImage:
        """The window once nothing in it moves any more."""
        drain()
        image, before = window.grab().toImage(), None
        while image != before:
            drain()
            image, before = window.grab().toImage(), image
        return image

    before = seen()
    larger = [("light", LARGER)] if mode == "explore" else []  # plots keep room for larger digits
    for name, scale in (("dark", 1.0), *larger):
        apply_theme(application, name, scale)
        other = seen()
        apply_theme(application, "light")
        assert seen() == before != other
