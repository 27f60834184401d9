"""Ink over a presentation: drawn, kept, taken back, erased, and handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.ink import INK_COLOURS, Ink, Stroke
from playground.engine.trace.cell_address import Cell
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.gui.present.inkbar import InkBar
from playground.gui.present.inkpainting import COLOURS
from playground.gui.present.overlay import IDLE_MS
from playground.gui.present.presentation import Presentation
from playground.gui.present.tools import ink
from playground.gui.widgets.messagebar import MessageBar
from tests.colourvision import LACKING, apart
from tests.gui.clock import Clock, drain
from tests.gui.hands import click
from tests.gui.present.pointing import (
    difference,
    draw,
    let_go,
    point_at,
    press_at,
    seen,
    turn_wheel,
    window_of,
)
from tests.gui.present.staging import SCREENS, explore_page, present, running_timed
from tests.gui.program import find, settle
from tests.gui.train.scripted import small_session

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

LINE = ((720, 500), (760, 500), (820, 500))
OTHER = ((720, 540), (760, 545), (820, 540))
AWAY = (520, 560)
"""Where nothing is drawn."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[app.Program]:
    modes = getattr(request, "param", ("explore",))
    with running_timed(qtbot, tmp_path, request, *modes) as running_program:
        if modes == ("explore",):
            running_program.store.look(pin=Cell(0, 0, 102, 151))
        yield running_program


def with_pen(
    qtbot: QtBot, program: app.Program, size: tuple[int, int] = (1024, 768)
) -> Presentation:
    """A presentation with the pen in hand."""
    presentation = present(qtbot, program, size)
    qtbot.keyClick(presentation, Key.Key_I)
    return presentation


def without_pen(qtbot: QtBot, presentation: Presentation) -> QImage:
    """What is on the screen once the pen is put away."""
    qtbot.keyClick(presentation, Key.Key_Escape)
    image = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_I)
    return image


def is_near(colour: QColor, name: str) -> bool:
    wanted = COLOURS[name]
    parts = (QColor.red, QColor.green, QColor.blue)
    return max(abs(of(colour) - of(wanted)) for of in parts) < 25


def test_a_stroke_stays_where_it_was_drawn_until_it_is_cleared(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    point_at(presentation, *AWAY)
    before = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_I)
    draw(presentation, *LINE)
    qtbot.keyClick(presentation, Key.Key_I)  # the same key puts the pen away
    assert presentation.overlay.tool is None
    drawn = seen(presentation)
    assert is_near(drawn.pixelColor(790, 500), "magenta")
    assert drawn.pixelColor(790, 520) == before.pixelColor(790, 520)
    at = presentation.mapFromGlobal(presentation.mapToGlobal(QPoint(790, 500)))
    assert presentation.childAt(at) is not presentation.overlay  # the mouse goes through the ink
    qtbot.keyClick(presentation, Key.Key_P)
    qtbot.keyClick(presentation, Key.Key_P)
    assert seen(presentation) == drawn
    qtbot.keyClick(presentation, Key.Key_I, SHIFT)
    point_at(presentation, *AWAY)
    assert seen(presentation) == before
    assert presentation.ink == Ink()


def test_it_is_drawn_while_the_button_is_held_and_what_is_beneath_does_not_notice(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = with_pen(qtbot, program)
    page = explore_page(presentation)
    card = page.filters.mapTo(presentation, page.filters.card(2).center().toPoint())
    press_at(presentation, card.x(), card.y())
    point_at(presentation, card.x() + 40, card.y())
    point_at(presentation, card.x() + 80, card.y())
    assert is_near(seen(presentation).pixelColor(card.x() + 60, card.y()), "magenta")
    assert presentation.ink == Ink()  # it is not yet done
    let_go(presentation, card.x() + 80, card.y())
    assert len(presentation.ink.strokes) == 1
    assert program.store.view.filter == 0


def test_a_stroke_without_end_goes_on_as_another_that_a_file_takes(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ink, "MAX_POINTS", 4)
    presentation = with_pen(qtbot, program)
    draw(presentation, *((600 + 10 * at, 500) for at in range(12)))
    strokes = presentation.ink.strokes
    assert max(len(stroke.points) for stroke in strokes) == 4
    assert all(one.points[-1] == other.points[0] for one, other in pairwise(strokes))
    assert len({point for stroke in strokes for point in stroke.points}) == 12
    assert is_near(seen(presentation).pixelColor(605, 500), "magenta")
    qtbot.keyClick(presentation, Key.Key_Z, CTRL)
    assert presentation.ink == Ink(), "it is one step"


def test_a_dot_is_drawn_by_a_click(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, (900, 500))
    assert is_near(without_pen(qtbot, presentation).pixelColor(900, 500), "magenta")


@pytest.mark.parametrize("at", range(len(INK_COLOURS)))
def test_colours_are_chosen_by_keys_and_buttons(
    qtbot: QtBot, program: app.Program, at: int
) -> None:
    presentation = with_pen(qtbot, program)
    bar = find(presentation, InkBar)
    name = INK_COLOURS[at]
    qtbot.keyClick(presentation, Key(Key.Key_1 + at))
    draw(presentation, *LINE)
    assert bar.swatch(name).isChecked()
    click(bar.swatch(INK_COLOURS[at - 1]))
    draw(presentation, *OTHER)
    assert not bar.swatch(name).isChecked()
    image = without_pen(qtbot, presentation)
    assert is_near(image.pixelColor(790, 500), name)
    assert is_near(image.pixelColor(745, 543), INK_COLOURS[at - 1])
    assert explore_page(presentation).areas == ("stage", "arithmetic", "filters")


def test_no_colour_of_ink_is_one_of_values() -> None:
    scale = SIGNED[BLUE_ORANGE]
    for lacking in LACKING:
        for colour in COLOURS.values():
            for value in (scale.negative, scale.positive):
                rgb = (colour.red(), colour.green(), colour.blue())
                assert apart(rgb, value, lacking) > 25


def test_the_wheel_and_keys_choose_the_thickness(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    turn_wheel(presentation, *LINE[0], 2)
    draw(presentation, *LINE)
    qtbot.keyClick(presentation, Key.Key_Minus)
    draw(presentation, *LINE)
    click(find(presentation, InkBar).thicker)
    draw(presentation, *LINE)
    first, thick, thinner, again = (stroke.width for stroke in presentation.ink.strokes)
    assert first < thinner < thick == pytest.approx(again)


def test_the_last_stroke_is_taken_back_and_the_document_is_not(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = with_pen(qtbot, program)
    program.store.edit("Rename", lambda session: session)
    step = program.store.history.position
    draw(presentation, *LINE)
    draw(presentation, *OTHER)
    both = presentation.ink
    QTest.keyClick(window_of(presentation), Key.Key_Z, CTRL)
    assert presentation.ink.strokes == both.strokes[:1]
    qtbot.keyClick(presentation, Key.Key_Backspace)
    assert presentation.ink == Ink()
    QTest.keyClick(window_of(presentation), Key.Key_Z, CTRL)  # there is nothing left
    assert program.store.history.position == step
    draw(presentation, *LINE)
    qtbot.keyClick(presentation, Key.Key_Delete)
    assert presentation.ink == Ink()
    qtbot.keyClick(presentation, Key.Key_Backspace)  # clearing is taken back as well
    assert len(presentation.ink.strokes) == 1


def test_the_eraser_takes_what_it_touches_as_one_step(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    for row in (500, 520, 540):
        draw(presentation, (720, row), (820, row))
    three = presentation.ink
    qtbot.keyClick(presentation, Key.Key_E)
    assert find(presentation, InkBar).eraser.isChecked()
    draw(presentation, (770, 470), (770, 500), (770, 521))
    assert presentation.ink.strokes == three.strokes[2:]
    qtbot.keyClick(presentation, Key.Key_Backspace)
    assert presentation.ink == three
    qtbot.keyClick(presentation, Key.Key_E)  # the pen again
    draw(presentation, (720, 560), (820, 560))
    assert len(presentation.ink.strokes) == 4


def pen(
    presentation: Presentation, kind: QEvent.Type, at: tuple[int, int], *, eraser: bool = False
) -> None:
    """Have a pen at a place of the system's window, one of its ends down."""
    pointer = QPointingDevice.PointerType
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        pointer.Eraser if eraser else pointer.Pen,
        QInputDevice.Capability.Position,
        1,
        1,
    )
    down = Qt.MouseButton.LeftButton
    up = kind == QEvent.Type.TabletRelease
    where = QPointF(*at)
    event = QTabletEvent(
        kind,
        device,
        where,
        QPointF(presentation.mapToGlobal(where)),
        0.5,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        down,
        Qt.MouseButton.NoButton if up else down,
    )
    QApplication.sendEvent(window_of(presentation), event)
    drain()


def test_a_pen_draws_and_its_other_end_erases(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    pressed, moved = QEvent.Type.TabletPress, QEvent.Type.TabletMove
    released = QEvent.Type.TabletRelease
    pen(presentation, pressed, LINE[0])
    for at in LINE[1:]:
        pen(presentation, moved, at)
    pen(presentation, released, LINE[-1])
    assert len(presentation.ink.strokes) == 1
    assert len(presentation.ink.strokes[0].points) == len(LINE)
    image = without_pen(qtbot, presentation)
    assert is_near(image.pixelColor(790, 500), "magenta")
    pen(presentation, pressed, (790, 460), eraser=True)
    pen(presentation, moved, (790, 500), eraser=True)
    pen(presentation, released, (790, 500), eraser=True)
    assert presentation.ink == Ink()


@pytest.mark.parametrize("size", SCREENS)
def test_it_lies_over_the_same_places_on_another_screen(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    presentation.resize(*size)
    drain()
    image = without_pen(qtbot, presentation)
    x, y = round(790 / 1024 * size[0]), round(500 / 768 * size[1])
    assert is_near(image.pixelColor(x, y), "magenta")


def test_its_buttons_hide_when_idle_and_are_not_drawn_over(
    qtbot: QtBot, program: app.Program, clock: Clock
) -> None:
    presentation = with_pen(qtbot, program)
    bar = find(presentation, InkBar)
    assert bar.isVisible()
    assert presentation.rect().contains(bar.geometry())
    for button in bar.buttons():
        assert button.accessibleName()
        assert bar.rect().contains(button.geometry())
    press_at(presentation, *LINE[0])
    assert not bar.isVisible()
    let_go(presentation, *LINE[0])
    assert bar.isVisible()
    clock.advance(IDLE_MS)
    assert not bar.isVisible()
    drawn = seen(presentation)
    assert is_near(drawn.pixelColor(*LINE[0]), "magenta")  # what is drawn stays
    point_at(presentation, *AWAY)
    assert bar.isVisible()
    qtbot.keyClick(presentation, Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize("program", [("train", "explore")], indirect=True)
def test_it_is_there_when_the_mode_is_presented_again(qtbot: QtBot, program: app.Program) -> None:
    window = program.window.grab().toImage()
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    kept = presentation.ink
    qtbot.keyClick(presentation, Key.Key_F5)
    settle(qtbot, program)
    drain()
    assert program.window.grab().toImage() == window
    program.window.show_mode("train")
    settle(qtbot, program)
    in_train = present(qtbot, program)
    assert in_train.ink == Ink()
    qtbot.keyClick(in_train, Key.Key_F5)
    drain()
    program.window.show_mode("explore")
    settle(qtbot, program)
    again = present(qtbot, program)
    assert again.ink is kept
    assert is_near(seen(again).pixelColor(790, 500), "magenta")


def test_who_keeps_ink_is_told_of_what_the_hand_does_alone(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = with_pen(qtbot, program)
    told: list[Ink] = []
    presentation.ink_changed.connect(told.append)
    stored = Ink((Stroke("violet", 0.02, ((0.7, 0.7), (0.8, 0.7))),))
    presentation.show_ink(stored)
    assert told == []
    assert is_near(without_pen(qtbot, presentation).pixelColor(768, 538), "violet")
    draw(presentation, *LINE)
    assert told == [presentation.ink]
    assert told[0].strokes[0] is stored.strokes[0]
    qtbot.keyClick(presentation, Key.Key_Backspace)
    qtbot.keyClick(presentation, Key.Key_Backspace)  # what was kept is no step of the hand
    assert told[1:] == [stored]
    assert presentation.ink is stored


# Handing out.


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def save(presentation: Presentation) -> None:
    QTest.keyClick(window_of(presentation), Key.Key_S, CTRL)
    drain()


def said(presentation: Presentation) -> str:
    return find(presentation, MessageBar).text


def test_what_is_presented_is_saved_with_its_ink(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    qtbot.keyClick(presentation, Key.Key_Escape)
    whole = seen(presentation)
    qtbot.keyClick(presentation, Key.Key_P)  # what points is not handed out
    answer(monkeypatch, tmp_path / "lesson.png")
    save(presentation)
    assert "lesson.png is saved." in said(presentation)
    assert difference(QImage(str(tmp_path / "lesson.png")), whole) <= 3  # edges are blended once
    answer(monkeypatch, tmp_path / "again")  # the ending is added; the sentence is not in it
    save(presentation)
    assert difference(QImage(str(tmp_path / "again.png")), whole) <= 3
    assert said(presentation)  # but it is still said


def test_what_is_there_is_replaced_only_when_asked(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    (tmp_path / "lesson.png").write_bytes(b"mine")
    answer(monkeypatch, tmp_path / "lesson")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    save(presentation)
    assert (tmp_path / "lesson.png").read_bytes() == b"mine"
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    save(presentation)
    assert not QImage(str(tmp_path / "lesson.png")).isNull()


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    answer(monkeypatch, tmp_path / "gone" / "lesson.png")
    save(presentation)
    assert "there is no folder" in said(presentation)
    answer(monkeypatch, tmp_path / "lesson.png")
    save(presentation)
    assert "there is no folder" not in said(presentation)  # another try has succeeded


def test_no_file_is_written_where_none_is_named(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    before = sorted(tmp_path.iterdir())
    answer(monkeypatch, "")
    save(presentation)
    assert sorted(tmp_path.iterdir()) == before
    assert said(presentation) == ""


def test_it_is_copied_with_its_ink(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    QTest.keyClick(window_of(presentation), Key.Key_C, CTRL)
    image = QGuiApplication.clipboard().image()
    assert image.size() == presentation.size()
    assert is_near(image.pixelColor(790, 500), "magenta")
    plain = QRect(700, 520, 100, 30)
    qtbot.keyClick(presentation, Key.Key_Escape)
    drain()
    assert "on the clipboard" in said(presentation)
    assert not image.copy(plain).isNull()


# With what it was drawn over.


def test_another_filter_has_none_of_it_and_the_first_has_it_again(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    first = presentation.ink
    qtbot.keyClick(presentation, Key.Key_Down)
    settle(qtbot, program)
    assert presentation.ink == Ink()
    assert not is_near(without_pen(qtbot, presentation).pixelColor(790, 500), "magenta")
    qtbot.keyClick(presentation, Key.Key_Z, CTRL)  # what was drawn over another stays there
    assert presentation.ink == Ink()
    draw(presentation, *OTHER)
    second = presentation.ink
    assert len(second.strokes) == 1
    qtbot.keyClick(presentation, Key.Key_Right)  # nor has another layer any
    settle(qtbot, program)
    assert presentation.ink == Ink()
    qtbot.keyClick(presentation, Key.Key_Left)
    settle(qtbot, program)
    assert presentation.ink == second
    qtbot.keyClick(presentation, Key.Key_Up)
    settle(qtbot, program)
    assert presentation.ink == first
    assert is_near(without_pen(qtbot, presentation).pixelColor(790, 500), "magenta")


def test_where_other_areas_are_on_it_would_lie_over_other_things(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    drawn = presentation.ink
    qtbot.keyClick(presentation, Key.Key_Escape)  # digits would choose a colour
    qtbot.keyClick(presentation, Key.Key_4)
    assert presentation.ink == Ink()
    qtbot.keyClick(presentation, Key.Key_4)
    assert presentation.ink == drawn


@pytest.mark.parametrize("program", [("explore", "train")], indirect=True)
def test_a_kind_of_card_of_train_has_its_own(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    curves = presentation.ink
    qtbot.keyClick(presentation, Key.Key_Escape)
    found = []
    for key in (Key.Key_2, Key.Key_1, Key.Key_4, Key.Key_4):
        qtbot.keyClick(presentation, key)
        found.append(presentation.ink)
    assert found == [Ink(), curves, Ink(), curves]


# With steps.


def test_another_filter_has_not_the_ink_of_a_step(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    QTest.keyClick(window_of(presentation), Key.Key_K, CTRL | SHIFT)
    draw(presentation, *LINE)
    of_step = program.store.session.steps[0].ink
    assert presentation.ink == of_step
    qtbot.keyClick(presentation, Key.Key_Down)
    settle(qtbot, program)
    assert presentation.ink == Ink()
    draw(presentation, *OTHER)
    beside = presentation.ink
    assert program.store.session.steps[0].ink == of_step
    qtbot.keyClick(presentation, Key.Key_PageDown)  # there is no other step
    qtbot.keyClick(presentation, Key.Key_Up)
    settle(qtbot, program)
    assert presentation.ink == of_step
    qtbot.keyClick(presentation, Key.Key_Down)
    settle(qtbot, program)
    assert presentation.ink == beside


def test_ink_is_kept_with_its_step(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    draw(presentation, *LINE)
    QTest.keyClick(window_of(presentation), Key.Key_K, CTRL | SHIFT)  # keeps what is shown
    first = presentation.ink
    assert program.store.session.steps[0].ink == first
    QTest.keyClick(window_of(presentation), Key.Key_K, CTRL | SHIFT)
    qtbot.keyClick(presentation, Key.Key_Delete)
    draw(presentation, *OTHER)
    point_at(presentation, *AWAY)
    second = presentation.ink
    qtbot.keyClick(presentation, Key.Key_PageUp)
    settle(qtbot, program)
    assert presentation.overlay.tool is not None  # the pen stays in the hand
    assert presentation.ink == first != second
    qtbot.keyClick(presentation, Key.Key_PageDown)
    settle(qtbot, program)
    assert presentation.ink == second
    image = without_pen(qtbot, presentation)
    assert is_near(image.pixelColor(745, 543), "magenta")
    assert not is_near(image.pixelColor(790, 500), "magenta")
    assert [step.ink for step in program.store.session.steps] == [first, second]


def test_what_is_drawn_on_a_step_is_a_step_of_undo(qtbot: QtBot, program: app.Program) -> None:
    presentation = with_pen(qtbot, program)
    QTest.keyClick(window_of(presentation), Key.Key_K, CTRL | SHIFT)
    before = program.store.history.position
    for row in (500, 520):
        draw(presentation, (720, row), (820, row))
    both = presentation.ink
    assert program.store.session.steps[0].ink == both
    assert program.store.history.position == before + 2
    qtbot.keyClick(presentation, Key.Key_E)
    draw(presentation, (770, 480), (770, 500), (770, 520))
    assert program.store.session.steps[0].ink == Ink()
    assert program.store.history.position == before + 3  # a gesture is one
    qtbot.keyClick(presentation, Key.Key_Escape)
    QTest.keyClick(window_of(presentation), Key.Key_Z, CTRL)  # the document's, without the pen
    settle(qtbot, program)
    assert presentation.ink == both
    assert is_near(seen(presentation).pixelColor(790, 500), "magenta")


def test_ink_over_another_document_is_not_that_of_the_step_and_is_kept_with_the_next(
    qtbot: QtBot, program: app.Program
) -> None:
    QTest.keyClick(program.window, Key.Key_K, CTRL | SHIFT)
    store = program.store
    other = small_session()
    opened = replace(store.session, network=other.network, picture=other.picture, input=other.input)
    store.commit(opened, "Open an example")
    settle(qtbot, program)
    presentation = with_pen(qtbot, program)
    assert explore_page(presentation).title.step == "away from 1 / 1"
    draw(presentation, *LINE)
    drawn = presentation.ink
    assert not drawn.is_empty
    assert store.session.steps[0].ink == Ink()
    qtbot.keyClick(presentation, Key.Key_F5)  # leaves
    drain()
    QTest.keyClick(program.window, Key.Key_K, CTRL | SHIFT)
    assert [step.ink for step in store.session.steps] == [Ink(), drawn]
    presentation = present(qtbot, program)
    assert presentation.ink == drawn
    assert explore_page(presentation).title.step.startswith("2 / 2")
    qtbot.keyClick(presentation, Key.Key_PageUp)
    settle(qtbot, program)
    assert presentation.ink == Ink()
