"""The areas around the maps are dragged, folded by keys and double clicks, and stay so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.arithmetic.outcomeview import OutcomeView
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.areas import Areas
from playground.gui.shell.handle import HANDLE_PX, Handle
from playground.gui.state.areasizes import AREAS, LEAST_PX, AreaSizes, as_text, bounded, from_text
from playground.layers import Convolution
from tests.gui.clock import drain
from tests.gui.program import edit, find, running, settle

LEFT = Qt.MouseButton.LeftButton
PARTS: dict[str, type[QWidget]] = {
    "input": InputPanel,
    "properties": PropertiesPanel,
    "below": BottomPanel,
}
KEYS = {"input": Qt.Key.Key_F7, "below": Qt.Key.Key_F8, "properties": Qt.Key.Key_F9}


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def handle(program: app.Program, area: str) -> Handle:
    """The handle of an area; they come in the order of AREAS."""
    found = program.window.areas.findChildren(Handle)
    return dict(zip(AREAS, found, strict=True))[area]  # type: ignore[index]


def extent(program: app.Program, area: str) -> int:
    """The pixels that an area takes from the maps; 0 where it is folded."""
    part: QWidget = find(program, PARTS[area])
    if not part.isVisible():
        return 0
    while (parent := part.parentWidget()) is not None and not isinstance(parent, Areas):
        part = parent
    return part.height() if area == "below" else part.width()


def drag(grip: Handle, by: QPoint) -> None:
    start = grip.rect().center()
    QTest.mousePress(grip, LEFT, pos=start)
    QTest.mouseMove(grip, start + by)
    QTest.mouseRelease(grip, LEFT, pos=start + by)
    drain()


@pytest.mark.parametrize(
    ("area", "by"),
    [("input", QPoint(60, 0)), ("properties", QPoint(-60, 0)), ("below", QPoint(0, -60))],
)
def test_a_drag_makes_an_area_larger_by_as_much(
    program: app.Program, area: str, by: QPoint
) -> None:
    before, maps = extent(program, area), find(program, FlowView).size()
    drag(handle(program, area), by)
    assert extent(program, area) == before + 60
    now = find(program, FlowView).size()
    assert (maps.width() - now.width()) + (maps.height() - now.height()) == 60


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_folded_and_opened_by_its_key_its_handle_and_the_menu(
    program: app.Program, area: str
) -> None:
    window, before = program.window, extent(program, area)
    grip = handle(program, area)
    action = window.actions_[f"fold_{area}"]
    ways: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(window, KEYS[area]),
        lambda: QTest.mouseDClick(grip, LEFT),
        action.trigger,
        lambda: QTest.keyClick(grip, Qt.Key.Key_Return),
    )
    for way in ways:
        way()
        drain()
        assert extent(program, area) == 0
        assert not action.isChecked()
        assert not grip.visibleRegion().isEmpty(), "something to open it by"
        way()
        drain()
        assert extent(program, area) == before
        assert action.isChecked()


def test_a_handle_lies_on_nothing_that_is_used(program: app.Program) -> None:
    for area in AREAS:
        grip = handle(program, area)
        assert min(grip.width(), grip.height()) == HANDLE_PX
        where = grip.mapTo(program.window, grip.rect().center())
        grip.hide()
        under = program.window.childAt(where)
        assert type(under).__name__ not in {"QToolButton", "QScrollBar", "MapTile"}
        grip.show()


def test_the_keyboard_leaves_an_area_that_is_folded(program: app.Program) -> None:
    panel = find(program, PropertiesPanel)
    panel.kernel.weights.grid.setFocus()
    program.window.actions_["fold_properties"].trigger()
    drain()
    focus = program.window.focusWidget()
    assert focus is not None
    assert find(program, FlowView).isAncestorOf(focus) or focus is find(program, FlowView)


def test_sizes_and_folds_are_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as first:
        drag(handle(first, "properties"), QPoint(-40, 0))
        first.window.actions_["fold_below"].trigger()
        wide = extent(first, "properties")
    with running(qtbot, tmp_path) as second:
        assert extent(second, "properties") == wide
        assert extent(second, "below") == 0


def test_a_change_of_language_keeps_them(qtbot: QtBot, program: app.Program) -> None:
    drag(handle(program, "below"), QPoint(0, -50))
    tall = extent(program, "below")
    program.change_language("zh_CN")
    settle(qtbot, program)
    drain()
    assert extent(program, "below") == tall
    program.change_language("en")


def test_in_a_narrow_window_the_key_opens_the_sheet(program: app.Program) -> None:
    program.window.resize(1024, 768)
    drain()
    for is_open in (True, False):
        QTest.keyClick(program.window, Qt.Key.Key_F7)
        drain()
        assert find(program, InputPanel).isVisible() is is_open


def test_the_arithmetic_takes_the_place_of_the_maps_and_gives_it_back(
    program: app.Program,
) -> None:
    bottom, flow = find(program, BottomPanel), find(program, FlowView)
    before = bottom.height()
    head = QPoint(bottom.width() // 2, 4)
    QTest.mouseDClick(bottom, LEFT, pos=head)
    drain()
    assert not flow.isVisible()
    assert bottom.height() > 600
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    drain()
    assert flow.isVisible()
    assert bottom.height() == before
    QTest.keyClick(program.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    drain()
    assert not flow.isVisible()
    program.window.actions_["enlarge_below"].trigger()
    drain()
    assert flow.isVisible()


@pytest.mark.parametrize("side", [7, 9, 11])
@pytest.mark.usefixtures("own_fonts")
def test_there_it_has_numbers_in_every_cell_even_on_a_projector(
    qtbot: QtBot, program: app.Program, side: int
) -> None:
    program.window.resize(1024, 768)
    weights = np.random.default_rng(0).standard_normal((side, side)).astype(np.float32)
    layer = Convolution(filters=(make_filter("n", weights),))
    session = edits.set_network(program.store.session, Network((layer,)))
    edit(qtbot, program, lambda: program.store.commit(session, "put"))
    program.store.look(layer=0, filter=0, pin=app.FIRST_PIN, below_is_large=True)
    drain()
    (strip,) = [each for each in program.window.findChildren(Strip) if each.isVisible()]
    assert strip.digit_points is not None
    assert strip.digit_points >= 9
    assert strip.visibleRegion().boundingRect() == strip.rect()
    assert find(program, OutcomeView).is_whole()


def test_no_area_takes_all_of_a_small_window(program: app.Program) -> None:
    for size in ((1024, 768), (1280, 720)):
        program.window.resize(*size)
        drain()
        for area, by in (("properties", QPoint(-900, 0)), ("below", QPoint(0, -900))):
            drag(handle(program, area), by)
            drag(handle(program, area), QPoint(0, 0))
        flow = find(program, FlowView)
        assert flow.width() >= 300
        assert flow.height() >= 180
        for area, by in (("properties", QPoint(900, 0)), ("below", QPoint(0, 900))):
            drag(handle(program, area), by)
            assert extent(program, area) >= LEAST_PX[area] - 60  # type: ignore[index]


@given(
    st.dictionaries(
        st.sampled_from(["explore", "train"]),
        st.builds(
            AreaSizes,
            st.integers(0, 9000),
            st.integers(0, 9000),
            st.integers(0, 9000),
            st.lists(st.sampled_from(AREAS), unique=True).map(
                lambda found: tuple(area for area in AREAS if area in found)
            ),
        ),
    )
)
def test_sizes_are_read_as_they_were_kept(sizes: dict[str, AreaSizes]) -> None:
    assert from_text(as_text(sizes)) == sizes


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"explore": 3}', '{"explore": {"input": -5, "below": "x", "folded": 3}}'],
)
def test_whatever_is_stored_reads_as_nothing_chosen(text: str) -> None:
    assert all(each == AreaSizes() for each in from_text(text).values())


@given(st.sampled_from(AREAS), st.integers(-100, 9999), st.integers(640, 3000))
def test_an_area_keeps_its_least_size(area: str, pixels: int, width: int) -> None:
    found = bounded(area, pixels, (width, 768))  # type: ignore[arg-type]
    assert found >= LEAST_PX[area]  # type: ignore[index]
