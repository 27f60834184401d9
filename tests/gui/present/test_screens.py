"""Who sees what: the presentation, the speaker's view and the notes on one screen and on two."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.ink import Ink, Stroke
from playground.gui.present.presentation import Presentation
from playground.gui.present.screens import Places, Surface, moved, places, swapped, who_sees_what
from playground.gui.present.speaker import SpeakerView
from playground.gui.present.stopwatch import Stopwatch, clock_text
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.present.staging import explore_page, present
from tests.gui.program import find, running
from tests.gui.screenchecks import cut_text
from tests.gui.train.scripted import small_session

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

LAPTOP = Surface("laptop", QRect(0, 0, 1440, 900))
PROJECTOR = Surface("projector", QRect(1440, 0, 1024, 768))
CLONE = Surface("clone", QRect(0, 0, 1024, 768))
THIRD = Surface("third", QRect(0, 900, 800, 600))


@pytest.mark.parametrize(
    ("screens", "window", "known", "expected"),
    [
        ((LAPTOP,), 0, "", Places(0, None)),
        ((LAPTOP,), 0, "projector", Places(0, None)),
        ((LAPTOP, PROJECTOR), 0, "", Places(1, 0)),
        ((LAPTOP, PROJECTOR), 1, "", Places(0, 1)),
        ((LAPTOP, PROJECTOR), 1, "projector", Places(1, 0)),
        ((LAPTOP, PROJECTOR), 0, "laptop", Places(0, 1)),
        ((LAPTOP, CLONE), 0, "", Places(0, None)),
        ((LAPTOP, CLONE), 0, "clone", Places(1, None)),
        ((LAPTOP, CLONE, PROJECTOR), 0, "", Places(2, 0)),
        ((LAPTOP, PROJECTOR, THIRD), 2, "projector", Places(1, 2)),
    ],
)
def test_notes_are_on_a_screen_that_the_class_does_not_see(
    screens: tuple[Surface, ...], window: int, known: str, expected: Places
) -> None:
    found = places(screens, window, known)
    assert found == expected
    other = swapped(screens, found)
    for each in (found, other):
        if each.speaker is not None:
            shown, mine = screens[each.class_sees].place, screens[each.speaker].place
            assert not shown.intersects(mine)
    assert screens[found.class_sees].name in who_sees_what(screens, found)


def test_swapping_twice_on_two_screens_is_as_before() -> None:
    screens = (LAPTOP, PROJECTOR)
    assert swapped(screens, Places(1, 0)) == Places(0, 1)
    assert swapped(screens, Places(0, 1)) == Places(1, 0)
    assert swapped((LAPTOP,), Places(0, None)) == Places(0, None)


@cache
def two_screens(remembered: str = "") -> dict[str, Any]:
    """What a program says that presents on a laptop with a projector at its right."""
    root = Path(__file__).resolve().parents[3]
    shared = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0, "y": 0}
    wanted = [
        {"name": "laptop", "x": 0, "width": 1440, "height": 900, **shared},
        {"name": "projector", "x": 1440, "width": 1024, "height": 768, **shared},
    ]
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "two_screens.json"
    config.write_text(json.dumps({"screens": wanted}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.gui.present.twoscreens", remembered],
        cwd=root,
        env=os.environ
        | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_the_projector_shows_the_presentation_and_the_laptop_the_notes() -> None:
    begun = two_screens()["begun"]
    assert (begun["presentation"], begun["speaker"]) == ("projector", "laptop")
    assert begun["fills"]
    assert begun["says"] == "The class sees projector (1024×768). You see laptop (1440×900)."
    assert begun["notes"] == "notes of a"
    assert begun["now"] == ["a", "Step 1 of 2"]
    assert begun["next"] == ["b", "Next"]


def test_keys_in_the_speakers_view_are_those_of_the_presentation() -> None:
    told = two_screens()["next"]
    assert told["notes"] == "notes of b"
    assert told["now"] == ["b", "Step 2 of 2"]
    assert told["next"] == ["The end", ""]
    assert two_screens()["undone"]["now"] == ["a", "Step 1 of 2"]
    assert two_screens()["hidden"]["speaker"] == ""
    assert two_screens()["hidden"]["presentation"] == "projector"


def test_the_speaker_has_the_window_where_the_notes_are_hidden() -> None:
    seen_in = {"begun": False, "hidden": True, "shown again": False, "closed": True}
    for name, seen in seen_in.items():
        assert two_screens()[name]["window"] is seen


def test_lists_and_help_lie_over_what_the_speaker_sees() -> None:
    told = two_screens()
    assert told["steps"]["over"] == told["found"]["over"] == told["helped"]["over"] == "laptop"


def test_screens_are_swapped_by_a_key_and_remembered_by_name() -> None:
    told = two_screens()["swapped"]
    assert (told["presentation"], told["speaker"]) == ("laptop", "projector")
    assert told["fills"]
    assert told["remembered"] == "laptop"
    back = two_screens()["swapped back"]
    assert (back["presentation"], back["speaker"], back["remembered"]) == (
        *("projector", "laptop", "projector"),
    )
    other = two_screens("laptop")["begun"]
    assert (other["presentation"], other["speaker"]) == ("laptop", "projector")


def test_windows_that_are_carried_to_another_screen_change_places() -> None:
    carried = two_screens()["notes moved"]
    assert (carried["presentation"], carried["speaker"]) == ("laptop", "projector")
    assert carried["fills"]
    assert carried["says"] == "The class sees laptop (1440×900). You see projector (1024×768)."
    back = two_screens()["page moved"]
    assert (back["presentation"], back["speaker"]) == ("projector", "laptop")
    assert (back["fills"], back["remembered"]) == (True, "projector")


def test_no_window_is_carried_to_where_the_other_is() -> None:
    screens = (LAPTOP, PROJECTOR, THIRD)
    assert moved(screens, Places(1, 0), 1, 1) == Places(0, 1)
    assert moved(screens, Places(1, 0), 0, 0) == Places(0, 1)
    assert moved(screens, Places(1, 0), 1, 2) == Places(1, 2)
    assert moved(screens, Places(1, 0), 2, 0) == Places(2, 0)
    assert moved(screens, Places(0, None), 1, None) == Places(1, 0)
    assert moved((LAPTOP, CLONE), Places(0, None), 1, None) == Places(1, None)
    assert moved((LAPTOP,), Places(0, None), 0, None) == Places(0, None)


def test_a_projector_that_is_unplugged_loses_nothing_and_shows_no_notes() -> None:
    told = two_screens()["unplugged"]
    assert (told["presentation"], told["speaker"], told["notes over"]) == ("laptop", "", False)
    assert told["fills"]
    assert two_screens()["notes over"]["notes over"]
    assert two_screens()["left"]["window"]
    assert two_screens()["left"]["presentation"] == ""


def test_a_second_window_shows_the_maps_and_this_one_keeps_its_controls() -> None:
    told = two_screens()["mirrored"]
    assert (told["presentation"], told["fills"]) == ("projector", True)
    assert told["window"]
    assert told["speaker"] == ""


# One screen.


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session()) as made:
        yield made


def test_on_one_screen_notes_lie_over_the_page_only_when_asked_for(
    qtbot: QtBot, program: app.Program
) -> None:
    QTest.keyClick(program.window, Key.Key_K, CTRL_SHIFT)
    program.walk.write_notes(0, "say it slowly")
    presentation = present(qtbot, program)
    assert not program.window.findChildren(SpeakerView)
    over = presentation.lies_over
    assert over is not None
    assert not over.isVisible()
    QTest.keyClick(presentation, Key.Key_N)
    drain()
    assert over.isVisible()
    assert over.view.text.toPlainText() == "say it slowly"
    assert over.warning.text().startswith("The class sees these notes")
    assert presentation.rect().contains(over.geometry())
    assert over.height() < 0.4 * presentation.height()
    size = over.view.text.font().pointSizeF()
    click(over.view.larger)
    drain()
    assert over.view.text.font().pointSizeF() > size
    QTest.keyClick(presentation, Key.Key_Escape)
    assert not over.isVisible()
    assert presentation.isVisible()


def test_on_one_screen_notes_have_the_time_and_the_next_step(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("first", "second"):
        QTest.keyClick(program.window, Key.Key_K, CTRL_SHIFT)
        program.walk.rename(program.walk.at, title)
    presentation = present(qtbot, program)
    over = presentation.lies_over
    assert over is not None
    QTest.keyClick(presentation, Key.Key_PageUp)
    QTest.keyClick(presentation, Key.Key_N)
    drain()
    assert over.next.texts == ("second", "Next step")
    qtbot.waitUntil(lambda: over.next.has_picture)
    clock = over.clock
    for part in (clock.elapsed, clock.run, clock.reset, clock.time, over.next):
        assert part.isVisible()
        assert not cut_text(part)
        assert over.rect().contains(QRect(part.mapTo(over, QPoint()), part.size()))
    assert re.fullmatch(r"\d\d:\d\d", clock.time.text())
    assert clock.run.text() == "Pause"
    click(clock.run)
    assert clock.run.text() == "Start"
    assert presentation.focusWidget() is presentation  # keys stay its own
    click(clock.reset)
    assert clock.elapsed.text() == "0:00"
    monkeypatch.setattr(Stopwatch, "milliseconds", property(lambda _: 754_900))
    for _ in range(2):
        QTest.keyClick(presentation, Key.Key_N)
    assert clock.elapsed.text() == "12:34"
    QTest.keyClick(presentation, Key.Key_PageDown)
    drain()
    assert over.next.texts == ("The end", "")


def test_notes_lie_at_the_lower_edge_of_a_window_that_never_changed_its_size(
    qtbot: QtBot, program: app.Program
) -> None:
    QTest.keyClick(program.window, Key.Key_F5)
    drain()
    presentation = find(program, Presentation)
    over = presentation.lies_over
    assert over is not None
    QTest.keyClick(presentation, Key.Key_N)
    drain()
    assert over.width() == presentation.width()
    assert over.geometry().bottom() == presentation.rect().bottom()


def test_a_step_without_notes_says_so(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_N)
    assert presentation.lies_over is not None
    assert presentation.lies_over.view.text.toPlainText() == "This step has no notes."


def test_the_second_window_on_one_screen_follows_and_leaves_the_first_alone(
    qtbot: QtBot, program: app.Program
) -> None:
    window, view = program.window, program.store.view
    action = window.actions_["mirror"]
    action.trigger()
    drain()
    mirror = find(program, Presentation)
    assert program.store.view == view
    assert mirror.isVisible()
    assert not mirror.isFullScreen()
    assert window.centralWidget().isVisible()
    page = explore_page(mirror)
    ink = Ink((Stroke("violet", 0.01, ((0.2, 0.2), (0.4, 0.4))),))
    program.walk.keep("a", "explore", ink=ink)
    assert mirror.ink == ink
    assert page.title.step == "1 / 1  a"
    program.store.look(filter=1)
    assert page.operands.map.place[1] == 1
    assert mirror.ink == Ink()  # it is about another filter
    QTest.keyClick(mirror, Key.Key_Up)
    assert mirror.ink == ink
    window.show_mode("train")
    drain()
    assert mirror.page is not None
    assert mirror.page.mode == "train"
    assert window.mode == "train"
    QTest.keyClick(mirror, Key.Key_Escape)
    drain()
    assert not window.findChildren(Presentation)
    assert not action.isChecked()
    action.trigger()
    present_again = window.findChildren(Presentation)
    assert len(present_again) == 1
    window.activateWindow()
    drain()
    QTest.keyClick(window, Key.Key_F5)  # a presentation takes its place
    drain()
    assert not action.isChecked()
    assert find(program, Presentation).isFullScreen()


# Time.


def test_the_stopwatch_runs_pauses_and_goes_back(clock: Clock, qapp: object) -> None:
    watch = Stopwatch()
    watch.start()
    clock.advance(65_000)
    assert clock_text(watch.seconds) == "1:05"
    watch.pause()
    clock.advance(30_000)
    assert watch.seconds == 65
    watch.toggle()
    clock.advance(3_600_000)
    assert clock_text(watch.seconds) == "1:01:05"
    watch.reset()
    assert watch.seconds == 0
    clock.advance(2_000)
    assert watch.seconds == 2
    other = Stopwatch()
    other.go_on(watch, True)
    clock.advance(1_000)
    assert other.seconds == 3
    for each in (watch, other):
        each.pause()


def test_the_speakers_view_has_the_time_and_its_buttons(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path, small_session()) as program:
        for _ in range(2):
            QTest.keyClick(program.window, Key.Key_K, CTRL_SHIFT)
        watch = Stopwatch(program.window)
        view = SpeakerView(program.walk, watch, program.window)
        view.resize(1024, 768)
        view.show()
        watch.start()
        clock.advance(5_000)
        assert view.clock.elapsed.text() == "0:05"
        click(view.clock.run)
        clock.advance(5_000)
        assert view.clock.elapsed.text() == "0:05"
        assert view.clock.run.text() == "Start"
        click(view.clock.reset)
        assert view.clock.elapsed.text() == "0:00"
        assert ":" in view.clock.time.text()
        assert not view.forward.isEnabled()
        click(view.back)
        assert program.store.session.step == 0
        view.show_steps()
        qtbot.waitUntil(lambda: view.now.has_picture and view.next.has_picture)
        for part in (view.clock.elapsed, view.now, view.next, view.notes, view.swap):
            at = part.mapTo(view, QPoint())
            assert view.rect().contains(QRect(at, part.size()))
        view.pictures.stop()
        view.hide()
        view.deleteLater()
        drain()
