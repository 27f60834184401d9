"""Drawing as a hand does it, with mouse, pen and keyboard; what is seen is what is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeySequence, QPointingDevice, QShortcut, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core.arrays import frozen
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.input.panel import InputPanel
from playground.gui.state.store import Store
from playground.gui.widgets.viewport import Viewport
from playground.layers import Convolution
from playground.layers.state import tensors_of, with_state
from tests.gui.hands import drag

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
PEN = QPointingDevice.PointerType.Pen
ERASER = QPointingDevice.PointerType.Eraser


class Desk:
    """A window with the input panel on its Draw tab, and hands."""

    def __init__(self, qtbot: QtBot, picture: Picture) -> None:
        self.store = Store(Session(picture, Network()))
        self.window = QWidget()
        self.panel = InputPanel(self.store, self.window)
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.panel)
        box.addStretch(1)
        self.window.resize(224, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        QTest.mouseClick(self.panel.draw_on, LEFT)
        self.grid = self.panel.grid
        self.tools = self.panel.draw_page

    @property
    def pixels(self) -> np.ndarray:
        return self.store.session.picture.pixels

    @property
    def seen(self) -> np.ndarray:
        return self.grid.plane.values

    def tool(self, name: str) -> None:
        QTest.mouseClick(self.tools.tools.button(name), LEFT)

    def at(self, row: float, column: float) -> QPoint:
        return self.grid.rect_of(row, column).center().toPoint()

    def press(
        self,
        row: int,
        column: int,
        button: Qt.MouseButton = LEFT,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.mousePress(self.grid, button, modifier, self.at(row, column))

    def move(
        self, row: int, column: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        del modifier  # mouseMove has none: keys are pressed for it
        QTest.mouseMove(self.grid, self.at(row, column))

    def release(
        self,
        row: int,
        column: int,
        button: Qt.MouseButton = LEFT,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.mouseRelease(self.grid, button, modifier, self.at(row, column))

    def go_to_corner(self) -> None:
        """By keys alone, from wherever the pointer may be."""
        self.grid.setFocus()
        self.keys(*[Qt.Key.Key_Up, Qt.Key.Key_Left] * 28)

    def keys(self, *keys: Any) -> None:
        for key in keys:
            for each in key if isinstance(key, str) else [key]:
                QTest.keyClick(QApplication.focusWidget(), each)


def canvas(side: int = 4, value: float = 0.0, **settings: Any) -> Picture:
    return Picture("drawing", frozen(np.full((side, side), value, np.float32)), 0, **settings)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, canvas())


def test_a_stroke_goes_through_every_point_however_long_it_takes_to_show_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a window that is busy: X11 would drop all movements that wait but the last."""
    compress = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    monkeypatch.setattr("playground.gui.input.canvas.SHOW_MS", 10**6)
    desk = Desk(qtbot, canvas(12))
    hovered: list[object] = []
    places = [(2, 2), (2, 10), (10, 10), (10, 2), (5, 5), (2, 5), (8, 8)]
    before = QApplication.testAttribute(compress)
    QApplication.setAttribute(compress, True)
    try:
        desk.press(*places[0])
        assert not QApplication.testAttribute(compress)
        desk.grid.hovered.connect(hovered.append)
        for place in places[1:]:
            desk.move(*place)
        desk.release(*places[-1])
        assert QApplication.testAttribute(compress)
    finally:
        QApplication.setAttribute(compress, before)
    assert len(hovered) < len(places) - 1
    assert all(desk.pixels[place] == 1 for place in places)
    np.testing.assert_array_equal(desk.seen, desk.pixels)
    desk.store.undo()
    assert not desk.pixels.any()


# The mouse.


def test_a_click_sets_the_cell_and_undo_clears_it(desk: Desk) -> None:
    before = desk.store.session
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(1, 2))
    assert np.argwhere(desk.pixels).tolist() == [[1, 2]]
    assert np.array_equal(desk.seen, desk.pixels)
    assert desk.store.history.undo_label == "Pencil"
    desk.store.undo()
    assert desk.store.session is before
    assert not desk.seen.any()


def test_two_quick_clicks_are_two_dabs(desk: Desk) -> None:
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(0, 0))
    QTest.mouseDClick(desk.grid, LEFT, pos=desk.at(3, 3))
    assert np.argwhere(desk.pixels).tolist() == [[0, 0], [3, 3]]


def test_a_stroke_goes_on_while_weights_are_learned_and_stays_one_step(desk: Desk) -> None:
    layer = Convolution.default((1, 4, 4), np.random.default_rng(0))
    desk.store.commit(replace(desk.store.session, network=Network((layer,))), "layer")
    desk.store.begin_learning("learn", 1)

    def learn(by: float) -> None:
        network = desk.store.session.network
        moved = {name: values + np.float32(by) for name, values in tensors_of(network).items()}
        desk.store.learn(with_state(network, moved), "learn")

    desk.press(0, 0)
    learn(1.0)
    desk.move(3, 3)
    learn(1.0)
    desk.release(3, 3)
    assert np.array_equal(desk.pixels, np.eye(4))
    learned = desk.store.session.network
    desk.store.undo()
    assert not desk.pixels.any()
    assert desk.store.session.network is learned
    assert desk.store.history.undo_label == "layer"
    desk.press(0, 0)
    desk.move(2, 2)
    learn(1.0)
    learned = desk.store.session.network
    desk.keys(Qt.Key.Key_Escape)
    desk.release(3, 3)
    assert not desk.pixels.any()
    assert desk.store.session.network is learned


def test_a_stroke_is_followed_while_it_lasts_and_is_one_step(desk: Desk, qtbot: QtBot) -> None:
    changes = []
    desk.store.changed.connect(lambda old, new: changes.append(new.picture))
    desk.press(0, 0)
    assert len(changes) == 1
    desk.move(3, 3)
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert np.array_equal(changes[-1].pixels, np.eye(4))
    desk.move(3, 0)
    desk.release(3, 0)
    assert desk.pixels[3].tolist() == [1, 1, 1, 1]
    desk.store.undo()
    assert not desk.pixels.any()
    assert desk.store.history.undo_label is None


def test_a_thousand_moves_between_two_frames_are_one_commit_and_none_is_lost(desk: Desk) -> None:
    commits = []
    desk.store.changed.connect(lambda old, new: commits.append(new))
    desk.press(0, 0)
    for _ in range(250):
        for row, column in ((0, 3), (3, 3), (3, 0), (0, 0)):
            desk.move(row, column)
    desk.release(0, 0)
    assert len(commits) < 200
    assert desk.pixels.sum() == 12
    assert np.array_equal(desk.seen, desk.pixels)


def test_what_is_drawn_is_seen_at_once_before_the_document_has_it(desk: Desk) -> None:
    desk.press(0, 0)
    desk.move(0, 1)
    desk.move(0, 2)
    assert desk.seen[0].tolist() == [1, 1, 1, 0]
    desk.release(0, 2)


def test_escape_takes_the_whole_stroke_back_and_leaves_no_step(desk: Desk, qtbot: QtBot) -> None:
    pressed = []
    shortcut = QShortcut(QKeySequence("Esc"), desk.window)
    shortcut.activated.connect(lambda: pressed.append(True))
    before = desk.store.session
    desk.press(0, 0)
    desk.move(3, 3)
    qtbot.waitUntil(lambda: desk.pixels.sum() == 4)
    QTest.keyClick(desk.grid, Qt.Key.Key_Escape)
    assert desk.store.session is before
    assert desk.store.history.undo_label is None
    assert not desk.seen.any()
    assert not pressed
    desk.release(3, 3)
    assert desk.store.session is before
    QTest.keyClick(desk.grid, Qt.Key.Key_Escape)
    assert pressed


def test_undo_during_a_stroke_ends_it(desk: Desk) -> None:
    desk.press(0, 0)
    desk.store.undo()
    desk.move(2, 2)
    desk.release(2, 2)
    assert not desk.pixels.any()
    assert not desk.seen.any()


def test_painting_with_what_is_there_already_is_no_step(desk: Desk) -> None:
    QTest.mouseClick(desk.grid, RIGHT, pos=desk.at(1, 1))
    assert desk.store.history.undo_label is None


def test_the_right_button_erases_with_any_tool(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(4, 1.0))
    desk.tool("rectangle")
    desk.press(0, 0, RIGHT)
    desk.move(0, 3)
    desk.release(0, 3, RIGHT)
    assert desk.pixels[0].tolist() == [0, 0, 0, 0]
    assert desk.pixels[1:].all()
    assert desk.store.history.undo_label == "Eraser"


def test_a_rectangle_follows_the_hand_and_its_maps_do_too(desk: Desk, qtbot: QtBot) -> None:
    desk.tool("rectangle")
    desk.press(0, 0)
    desk.move(3, 3)
    assert desk.seen.sum() == 12
    qtbot.waitUntil(lambda: desk.pixels.sum() == 12)
    desk.move(1, 1)
    desk.release(1, 1)
    assert desk.pixels.sum() == 4
    assert desk.store.history.undo_label == "Rectangle"


def test_shift_makes_a_square_also_when_pressed_late(desk: Desk) -> None:
    desk.tool("rectangle")
    desk.press(0, 0)
    desk.move(1, 3)
    assert desk.seen.sum() == 8
    QTest.keyPress(desk.grid, Qt.Key.Key_Shift, SHIFT)
    assert desk.seen.sum() == 12
    QTest.keyRelease(desk.grid, Qt.Key.Key_Shift)
    assert desk.seen.sum() == 8
    desk.release(1, 3, modifier=SHIFT)
    assert desk.pixels.sum() == 12


def test_filled_shapes_and_fill(desk: Desk) -> None:
    desk.tool("ellipse")
    QTest.mouseClick(desk.tools.filled.button("filled"), LEFT)
    desk.press(0, 0)
    desk.move(3, 3)
    desk.release(3, 3)
    assert desk.pixels[1:3, 1:3].all()
    desk.tool("fill")
    desk.tools.brush.control("unit").edited.emit(0.5, False)
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(1, 1))
    assert (desk.pixels[1:3, 1:3] == 0.5).all()


def test_a_stroke_may_leave_the_picture_and_come_back(desk: Desk) -> None:
    desk.press(1, 1)
    QTest.mouseMove(desk.grid, QPoint(desk.grid.width() + 200, desk.at(1, 1).y()))
    desk.move(3, 1)
    desk.release(3, 1)
    assert desk.pixels[1].tolist() == [0, 1, 1, 1]
    assert desk.pixels[3, 1] == 1


def test_zoomed_in_the_hand_draws_where_it_is_seen(desk: Desk) -> None:
    desk.store.look(viewport=Viewport(0.5, 0.5, 2.0))
    area = desk.grid.area()
    QTest.mouseClick(desk.grid, LEFT, pos=(area.topLeft() + QPointF(5, 5)).toPoint())
    assert np.argwhere(desk.pixels).tolist() == [[2, 2]]


def test_the_middle_button_moves_the_view_and_draws_nothing(desk: Desk) -> None:
    desk.store.look(viewport=Viewport(0.0, 0.0, 2.0))
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(desk.grid, middle, pos=QPoint(150, 100))
    QTest.mouseMove(desk.grid, QPoint(100, 100))
    QTest.mouseMove(desk.grid, QPoint(50, 100))
    QTest.mouseRelease(desk.grid, middle, pos=QPoint(50, 100))
    assert desk.store.view.viewport.left > 0.1
    assert not desk.pixels.any()


def test_on_the_picture_tab_a_click_pins_and_draws_nothing(desk: Desk) -> None:
    QTest.mouseClick(desk.panel.tabs.button("picture"), LEFT)
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(1, 2))
    assert not desk.pixels.any()
    assert desk.store.view.pin[2:] == (1, 2)


def test_the_outline_of_the_brush_follows_the_pointer(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(28))
    desk.move(20, 20)
    there = desk.grid.grab().toImage()
    desk.move(10, 10)
    here = desk.grid.grab().toImage()
    assert here != there
    desk.tools.brush.control("size").edited.emit(9, False)
    assert desk.grid.grab().toImage() != here


def test_colour_is_drawn_in_colour(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(colour="rgb"))
    QTest.mouseClick(desk.tools.swatches.button((1.0, 0.0, 0.0)), LEFT)
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(0, 3))
    assert desk.pixels.shape == (4, 4, 3)
    assert desk.pixels[0, 3].tolist() == [1, 0, 0]
    assert desk.seen[:, 0, 3].tolist() == [1, 0, 0]


def test_in_bytes_the_ink_is_a_byte_and_what_is_seen_too(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(levels="byte"))
    desk.tools.brush.control("byte").edited.emit(51, False)
    QTest.mouseClick(desk.grid, LEFT, pos=desk.at(2, 1))
    assert desk.pixels[2, 1] == pytest.approx(0.2)
    assert desk.seen[2, 1] == pytest.approx(51)


# A pen on a tablet.


def tablet(
    desk: Desk,
    kind: QEvent.Type,
    row: int,
    column: int,
    pressure: float,
    pointer: QPointingDevice.PointerType = PEN,
    button: Qt.MouseButton = LEFT,
) -> QTabletEvent:
    place = QPointF(desk.at(row, column))
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, pointer, QInputDevice.Capability.Pressure, 1, 2
    )
    event = QTabletEvent(
        kind,
        device,
        place,
        desk.grid.mapToGlobal(place),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        button,
        button,
    )
    QApplication.sendEvent(desk.grid, event)
    return event


def test_a_pen_draws_as_wide_as_it_is_pressed(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(32))
    desk.tools.brush.control("size").edited.emit(8, False)
    event = tablet(desk, QEvent.Type.TabletPress, 16, 2, 0.1)
    assert event.isAccepted()
    for column in range(3, 30):
        tablet(desk, QEvent.Type.TabletMove, 16, column, column / 30)
    tablet(desk, QEvent.Type.TabletRelease, 16, 29, 0.0)
    assert desk.pixels[:, 26].sum() > 2 * desk.pixels[:, 5].sum() > 0
    assert desk.store.history.undo_label == "Pencil"


def test_a_pen_that_reports_no_pressure_draws_fully(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(32))
    assert desk.tools.pen.size == 3
    tablet(desk, QEvent.Type.TabletPress, 16, 2, 0.0)
    for column in range(3, 30):
        tablet(desk, QEvent.Type.TabletMove, 16, column, 0.0)
    tablet(desk, QEvent.Type.TabletRelease, 16, 29, 0.0)
    assert desk.pixels[:, 16].sum() > 2.5


def test_a_stroke_ends_when_no_button_is_held(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(8))
    drag(desk.grid, *(desk.grid.centre_of(1, column) for column in (1, 3)), release=False)
    assert desk.grid.is_busy
    QTest.mouseMove(desk.grid, desk.grid.centre_of(5, 5))
    assert not desk.grid.is_busy
    assert desk.pixels[1, 3] == 1
    assert desk.pixels[5, 5] == 0
    tablet(desk, QEvent.Type.TabletPress, 1, 1, 1.0)
    tablet(desk, QEvent.Type.TabletMove, 6, 6, 0.5, button=Qt.MouseButton.NoButton)
    assert not desk.grid.is_busy
    assert desk.pixels[6, 6] == 0


def test_a_pen_turned_round_erases(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(4, 1.0))
    tablet(desk, QEvent.Type.TabletPress, 1, 1, 1.0, ERASER)
    tablet(desk, QEvent.Type.TabletRelease, 1, 1, 0.0, ERASER)
    assert desk.pixels[1, 1] == 0
    assert desk.pixels.sum() == 15


def test_on_the_picture_tab_the_pen_is_a_mouse(desk: Desk) -> None:
    QTest.mouseClick(desk.panel.tabs.button("picture"), LEFT)
    assert not tablet(desk, QEvent.Type.TabletPress, 1, 1, 1.0).isAccepted()


# The keyboard.


def test_a_one_can_be_drawn_with_keys_alone(desk: Desk) -> None:
    desk.go_to_corner()
    key = Qt.Key
    desk.keys(key.Key_Right, key.Key_Right)
    for _ in range(4):
        desk.keys(key.Key_Space, key.Key_Down)
    assert desk.pixels[:, 2].tolist() == [1, 1, 1, 1]
    assert desk.pixels.sum() == 4
    desk.keys(key.Key_Delete)
    assert desk.pixels[3, 2] == 0
    assert desk.store.view.hover[2:] == (3, 2)
    for _ in range(5):
        desk.store.undo()
    assert not desk.pixels.any()


def test_the_cursor_stays_in_view_when_zoomed(desk: Desk) -> None:
    desk.store.look(viewport=Viewport(0.0, 0.0, 2.0))
    desk.go_to_corner()
    for _ in range(3):
        desk.keys(Qt.Key.Key_Down)
    assert desk.store.view.viewport.top == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("levels", "typed", "stored"),
    [("unit", "0.25", 0.25), ("unit", "1/3", 1 / 3), ("unit", ",5", 0.5), ("byte", "51", 0.2)],
)
def test_a_number_that_is_typed_is_the_cell_s_intensity(
    qtbot: QtBot, levels: str, typed: str, stored: float
) -> None:
    desk = Desk(qtbot, canvas(levels=levels))
    desk.go_to_corner()
    desk.keys(Qt.Key.Key_Down, typed, Qt.Key.Key_Return)
    assert desk.pixels[1, 0] == np.float32(stored)
    assert QApplication.focusWidget() is desk.grid
    assert desk.store.history.undo_label == "Set a cell"


def test_numbers_can_be_typed_down_a_column(desk: Desk) -> None:
    desk.go_to_corner()
    down = Qt.Key.Key_Down
    desk.keys("0.1", down, "0.2", Qt.Key.Key_Return, "0.3", down, "0.4", Qt.Key.Key_Return)
    assert desk.pixels[:, 0] == pytest.approx([0.1, 0.2, 0.3, 0.4])


@pytest.mark.parametrize("typed", ["2", "1/0", "0.5.5"])
def test_what_is_no_intensity_stays_in_the_field_and_changes_nothing(
    desk: Desk, typed: str
) -> None:
    desk.go_to_corner()
    desk.keys(typed, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == typed
    assert field.property("invalid")
    desk.keys(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.grid
    assert not desk.pixels.any()


def test_a_click_elsewhere_takes_the_number(desk: Desk) -> None:
    desk.go_to_corner()
    desk.keys("0.5")
    QTest.mouseClick(desk.tools.tools.button("line"), LEFT)
    desk.tools.tools.button("line").setFocus()
    assert desk.pixels[0, 0] == 0.5


def test_no_number_can_be_typed_where_none_is_shown(qtbot: QtBot) -> None:
    desk = Desk(qtbot, canvas(28))
    desk.go_to_corner()
    desk.keys("1")
    assert QApplication.focusWidget() is desk.grid
    assert not desk.pixels.any()
