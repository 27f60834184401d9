"""Compare, presented: its keys, the line, and back to the window as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.compare.sidecard import SideCard
from playground.gui.present.compare import ComparePage
from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import choose, compared, enter
from tests.gui.compare.test_maps import look
from tests.gui.paintedtexts import cut_in_painting
from tests.gui.present.staging import present
from tests.gui.program import running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def presented(qtbot: QtBot, program: app.Program) -> ComparePage:
    """Enter the mode, and present it once its maps are there."""
    enter(qtbot, program)
    compared(qtbot, program)
    page = present(qtbot, program).page
    assert isinstance(page, ComparePage)
    return page


def test_keys_show_the_ways_and_move_the_line(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    presentation = present(qtbot, program)
    page = presentation.page
    assert isinstance(page, ComparePage)
    area = page.board.maps.area
    assert area.a.isVisible()
    assert area.a.plane is not None
    QTest.keyClick(presentation, Qt.Key.Key_Right)
    QTest.keyClick(presentation, Qt.Key.Key_Right)
    assert look(program).line == pytest.approx(0.6)
    QTest.keyClick(presentation, Qt.Key.Key_Left)
    assert look(program).line == pytest.approx(0.55)
    before = look(program)
    QTest.keyClick(presentation, Qt.Key.Key_W)
    assert look(program).a == before.b
    for key, way in ((Qt.Key.Key_2, "beside"), (Qt.Key.Key_3, "difference")):
        QTest.keyClick(presentation, key)
        assert look(program).way == way
        compared(qtbot, program)
    assert area.difference.isVisible()
    QTest.keyClick(presentation, Qt.Key.Key_4)
    assert page.board.kernels.isVisible()
    assert page.shown() == ("kernels",)
    QTest.keyClick(presentation, Qt.Key.Key_5)
    assert page.board.runs is not None
    assert page.board.runs.isVisible()
    QTest.keyClick(presentation, Qt.Key.Key_1)
    assert (look(program).page, look(program).way) == ("maps", "swipe")
    QTest.keyClick(presentation, Qt.Key.Key_F5)
    drain()
    assert program.window.findChildren(Presentation) == []
    assert program.window.mode == "compare"


def test_a_step_goes_back_to_what_was_compared(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    program.store.look(comparison=replace(look(program), line=0.2))
    kept = look(program)
    program.walk.keep("the line", "compare")
    program.store.look(comparison=replace(kept.swapped, way="beside", line=0.7))
    program.window.show_mode("explore")
    assert program.walk.go(0)
    drain()
    assert look(program) == kept


def test_the_line_that_says_what_to_do_is_whole(
    qtbot: QtBot, own_fonts: None, program: app.Program
) -> None:
    page = presented(qtbot, program)
    line = page.board.maps.place
    qtbot.waitUntil(lambda: "Point at a map" in line.text)
    drain()
    assert line.width() >= line.fontMetrics().horizontalAdvance(line.text)


def test_the_numbers_of_every_colour_scale_are_whole(
    qtbot: QtBot, own_fonts: None, program: app.Program
) -> None:
    """Presented on a tall screen, the scale was as high as in a window, and its numbers cut."""
    enter(qtbot, program)
    presentation = present(qtbot, program, (1440, 1000))
    page = presentation.page
    assert isinstance(page, ComparePage)
    page.board.maps.scales.button("own").click()
    compared(qtbot, program)
    assert all(legend.isVisible() for legend in page.board.maps.legends)
    assert [what for _, what in cut_in_painting(presentation)] == []
    QTest.keyClick(presentation, Qt.Key.Key_4)
    compared(qtbot, program)
    drain()
    assert all(legend.isVisible() for legend in page.board.kernels.legends)
    assert [what for _, what in cut_in_painting(presentation)] == []


def test_the_menus_share_their_line_so_that_no_choice_is_cut(
    qtbot: QtBot, own_fonts: None, program: app.Program
) -> None:
    """Presented at 1024×768, "Horizontal edges" was cut beside room that nothing needed."""
    page = presented(qtbot, program)
    assert {side: _cut(card) for side, card in page.board.cards.items()} == {"a": [], "b": []}
    first, second = (page.board.cards[side] for side in "ab")
    assert abs(first.layer.width() - first.map.width()) <= 1  # nothing is cut: equal parts
    assert second.layer.width() < second.map.width()
    choose(second.source, "Hold it as it is now")
    compared(qtbot, program)
    assert _cut(second) == []


def _cut(card: SideCard) -> list[str]:
    menus = (card.source, card.layer, card.map)
    return [each.text() for each in menus if each.isVisible() and each.width() < each.whole_px]
