"""Where the window comes up, and what presenting leaves of that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from playground.gui.present.presentation import Presentation
from playground.gui.shell.placing import FRAME_PX, within
from playground.gui.shell.window import MainWindow
from tests.gui.clock import drain
from tests.gui.program import find, running


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> QRect:
    """A projector's screen, less its panel."""
    room = QRect(0, 0, 1024, 740)

    class Screen:
        geometry = staticmethod(lambda: QRect(0, 0, 1024, 768))
        availableGeometry = staticmethod(lambda: room)  # noqa: N815

    monkeypatch.setattr(MainWindow, "screen", lambda window: Screen())
    return room


def test_a_first_window_larger_than_the_screen_is_maximised(
    qtbot: QtBot, tmp_path: Path, screen: QRect
) -> None:
    with running(qtbot, tmp_path) as program:
        program.window.place()
        assert program.window.isMaximized()


def test_a_first_window_that_fits_is_not(qtbot: QtBot, tmp_path: Path, screen: QRect) -> None:
    screen.setSize(screen.size() * 2)
    with running(qtbot, tmp_path) as program:
        program.window.place()
        assert not program.window.isMaximized()
        assert (program.window.width(), program.window.height()) == (1440, 900)


def test_a_window_closed_while_presenting_does_not_come_up_presenting(
    qtbot: QtBot, tmp_path: Path, screen: QRect
) -> None:
    with running(qtbot, tmp_path, size=(700, 600)) as program:
        qtbot.keyClick(program.window, Qt.Key.Key_F5)
        program.window.close()
        drain()
        program.window.place()
        assert not program.window.isFullScreen()
        assert not program.window.isMaximized()
        assert not program.window.findChildren(Presentation)


@pytest.mark.parametrize("maximised", [True, False])
@pytest.mark.parametrize("language", ["", "en"])
def test_presented_and_back_it_is_as_large_as_before(
    qtbot: QtBot, tmp_path: Path, maximised: bool, language: str
) -> None:
    with running(qtbot, tmp_path, size=(700, 600)) as program:
        if maximised:
            program.window.showMaximized()
        drain()
        before = program.window.geometry()
        qtbot.keyClick(program.window, Qt.Key.Key_F5)
        presentation = find(program, Presentation)
        assert presentation.isFullScreen()
        if language:
            program.change_language(language)
            presentation = find(program, Presentation)
            assert presentation.isFullScreen()
        drain()  # the presentation has the keyboard
        qtbot.keyClick(presentation, Qt.Key.Key_Escape)
        assert not presentation.isVisible()
        assert not program.window.isFullScreen()
        assert program.window.isMaximized() == maximised
        assert program.window.geometry() == before


def come_up(
    folder: Path, *screens: QRect, ratio: float = 1.0, kept: str = "", shown_at: QRect | None = None
) -> dict[str, Any]:
    """Place a window on screens of their own, scaled by a ratio, in a process of its own."""
    configured = [
        {
            "name": f"screen {at}",
            "x": one.x(),
            "y": one.y(),
            "width": one.width(),
            "height": one.height(),
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1.0,
        }
        for at, one in enumerate(screens)
    ]
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": configured}), encoding="utf-8")
    place = [] if shown_at is None else list(shown_at.getRect())  # type: ignore[call-overload]
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-P", str(here.with_name("placedwindow.py")), kept, json.dumps(place)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={path}",
            "QT_SCALE_FACTOR": str(ratio),
            "PYTHONPATH": str(here.parents[3]),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("width", "height", "ratio"),
    [(1024, 768, 1.0), (1366, 768, 1.0), (1366, 768, 1.25), (1920, 1080, 2.0), (1440, 900, 1.0)],
)
def test_a_first_window_takes_all_of_a_screen_that_it_has_no_room_on(
    tmp_path: Path, width: int, height: int, ratio: float
) -> None:
    assert come_up(tmp_path, QRect(0, 0, width, height), ratio=ratio)["maximised"]


def test_a_first_window_stands_in_the_middle_of_a_larger_screen(tmp_path: Path) -> None:
    room = QRect(0, 0, 1920, 1080)
    found = come_up(tmp_path, room)
    assert not found["maximised"]
    window = QRect(*found["geometry"])
    assert (window.width(), window.height()) == (1440, 900)
    assert room.contains(window.marginsAdded(FRAME_PX))
    assert abs(window.center().x() - room.center().x()) <= 1


def test_a_window_of_a_screen_that_is_gone_comes_up_on_the_one_that_is_there(
    tmp_path: Path,
) -> None:
    here, there = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)
    before = come_up(tmp_path, here, there, shown_at=QRect(1800, 100, 1400, 900))
    assert before["geometry"][0] == 1800
    both = come_up(tmp_path, here, there, kept=before["kept"])
    assert there.contains(QRect(*both["geometry"]))
    alone = come_up(tmp_path, here, kept=before["kept"])
    assert alone["maximised"] or here.contains(QRect(*alone["geometry"]).marginsAdded(FRAME_PX))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QRect(100, 100, 300, 200), QRect(100, 100, 300, 200)),
        (QRect(-50, -900, 300, 200), QRect(0, 30, 300, 200)),
        (QRect(1900, 700, 300, 200), QRect(700, 530, 300, 200)),
        (QRect(10, 10, 5000, 200), QRect(0, 30, 1000, 200)),
        (QRect(10, 10, 5000, 5000), QRect(0, 30, 1000, 700)),
    ],
)
def test_a_window_is_moved_before_it_is_made_smaller(wanted: QRect, expected: QRect) -> None:
    assert within(wanted, QRect(0, 30, 1000, 700)) == expected


def test_a_window_that_is_closed_goes_before_what_works_behind_it_ends(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process, a save or a decoder may take seconds to end; the window stood there, frozen."""
    seen: list[bool] = []
    with running(qtbot, tmp_path) as program:
        stop = MainWindow._stop_workers

        def noted(window: MainWindow) -> None:
            seen.append(window.isVisible())
            stop(window)

        monkeypatch.setattr(MainWindow, "_stop_workers", noted)
        program.window.close()
        program.window.closed.emit()  # Program.stop, once more, hurts nothing
    assert seen == [False]
