"""The input while presenting: it is drawn on before the class, and maps and answer follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor, QFontInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.present.explore import ExplorePage
from playground.gui.present.train import TrainPage
from playground.gui.present.tried import ClassAnswer
from playground.pictures.network_input import is_blank
from tests.gui.clock import drain
from tests.gui.hands import Key, click, drag
from tests.gui.present.staging import SCREENS, explore_page, present
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session

TALL = 0.35
"""Part of the height of a screen that a drawing has at least."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        find(running_program, NetworkMenu).load("lenet5-digits")
        settle(qtbot, running_program)
        drain()
        yield running_program


def a_one(grid: QWidget) -> None:
    """Draw a stroke from above to below."""
    middle, reach = grid.rect().center(), round(0.38 * grid.height())
    steps = [middle + QPoint(0, round(reach * part)) for part in np.linspace(-1, 1, 9)]
    drag(grid, *steps)


def laid_out(page: QWidget) -> list[tuple[str, QRect]]:
    """What is seen of a page, and where."""
    parts = [each for each in page.findChildren(QWidget) if each.isVisible()]
    return [(type(each).__name__, QRect(each.mapTo(page, QPoint()), each.size())) for each in parts]


def answer_of(page: ExplorePage) -> ClassAnswer:
    (found,) = page.findChildren(ClassAnswer)
    return found


@pytest.mark.parametrize("size", SCREENS)
def test_what_is_drawn_is_seen_in_the_maps_and_answered(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    presentation = present(qtbot, program, size)
    page = explore_page(presentation)
    qtbot.keyClick(presentation, Key.Key_1)
    drain()
    assert page.areas == ("input", "stage", "arithmetic", "filters")
    assert page.tried.input.grid.width() >= TALL * size[1]
    click(page.tried.input.draw)
    settle(qtbot, program)
    answer = answer_of(page)
    assert is_blank(program.store.session)
    assert answer.answer.lines[1] == "Draw something: an empty sheet has no prediction."
    before = page.operands.map.tile.plane
    a_one(page.tried.input.grid)
    settle(qtbot, program)
    drain()
    assert answer.answer.name == "1"
    assert "% sure" in answer.answer.lines[0]
    assert before is not None
    after = page.operands.map.tile.plane
    assert after is not None
    assert not np.array_equal(before.values, after.values)
    whole = QRect(QPoint(), page.size())
    parts = [page.title, page.tried, page.operands, page.arithmetic, page.filters, page.bottom]
    for at, part in enumerate(parts):
        assert part.isVisible()
        assert whole.contains(part.geometry())
        for other in parts[at + 1 :]:
            assert not part.geometry().intersects(other.geometry())
    for child in page.tried.findChildren(QWidget):
        if child.isVisible():
            assert QFontInfo(child.font()).pixelSize() >= int(size[1] / 40)
            assert page.tried.rect().contains(
                QRect(child.mapTo(page.tried, QPoint()), child.size())
            )


def test_the_key_switches_it_off_again_and_all_is_as_before(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    before = laid_out(page)
    qtbot.keyClick(presentation, Key.Key_1)
    drain()
    assert laid_out(page) != before
    assert not page.operands.after.isVisible()  # the other maps keep a size that is seen
    assert page.operands.map.tile.width() >= 0.24 * page.height()
    qtbot.keyClick(presentation, Key.Key_1)
    drain()
    assert page.operands.after.isVisible()
    assert laid_out(page) == before


def test_only_the_drawing_and_back(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    for key in (Key.Key_1, Key.Key_4):
        qtbot.keyClick(presentation, key)
    drain()
    at = page.tried.mapToGlobal(page.tried.rect().center())
    monkeypatch.setattr(QCursor, "pos", lambda *_: at)
    qtbot.keyClick(presentation, Key.Key_O)
    drain()
    assert page.areas == ("input",)
    assert page.tried.input.grid.width() >= 0.55 * page.height()
    qtbot.keyClick(presentation, Key.Key_1)  # the last one stays
    assert page.areas == ("input",)
    qtbot.keyClick(presentation, Key.Key_O)
    assert page.areas == ("input", "stage", "arithmetic")


def test_a_network_without_classes_has_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        presentation = present(qtbot, program)
        page = explore_page(presentation)
        qtbot.keyClick(presentation, Key.Key_1)
        drain()
        assert page.tried.isVisible()
        assert not answer_of(page).isVisible()
        assert page.tried.input.grid.plane is not None


def test_areas_of_train_go_on_and_off(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qtbot, tmp_path, small_session(), mode="train") as program:
        settle(qtbot, program)
        presentation = present(qtbot, program)
        page = presentation.page
        assert isinstance(page, TrainPage)
        wide = page.board.width()
        qtbot.keyClick(presentation, Key.Key_4)
        drain()
        assert not page.tried.isVisible()
        assert page.board.width() > 1.3 * wide
        qtbot.keyClick(presentation, Key.Key_4)
        drain()
        assert page.tried.isVisible()
        assert page.board.width() == wide
        at = page.tried.mapToGlobal(page.tried.rect().center())
        monkeypatch.setattr(QCursor, "pos", lambda *_: at)
        qtbot.keyClick(presentation, Key.Key_O)
        drain()
        assert page.tried.isVisible()
        assert not page.board.isVisible()
        grid, said = page.tried.input.grid, page.prediction
        assert grid.width() > 0.6 * page.height()
        assert said.isVisible()
        assert said.mapTo(page, QPoint()).x() > grid.mapTo(page, QPoint(grid.width(), 0)).x()
        qtbot.keyClick(presentation, Key.Key_2)  # cards are asked for: they are there again
        drain()
        assert page.board.gallery.isVisible()
        qtbot.keyClick(presentation, Key.Key_O)
        qtbot.keyClick(presentation, Key.Key_0)
        drain()
        assert page.tried.isVisible()
        assert page.board.isVisible()


@pytest.mark.parametrize(
    ("mode", "size"), [("explore", SCREENS[0]), ("train", SCREENS[0]), ("train", SCREENS[2])]
)
def test_the_sheet_stays_under_the_pen_while_the_first_stroke_is_drawn(
    qtbot: QtBot, program: app.Program, mode: str, size: tuple[int, int]
) -> None:
    program.window.show_mode(mode)
    settle(qtbot, program)
    presentation = present(qtbot, program, size)
    page = presentation.page
    assert isinstance(page, ExplorePage | TrainPage)
    if isinstance(page, ExplorePage):
        qtbot.keyClick(presentation, Key.Key_1)
    drain()
    drawn, grid = page.tried.input, page.tried.input.grid
    click(drawn.draw)
    for _ in range(2):  # on an empty sheet, and on one that was cleared
        settle(qtbot, program)
        drain()
        assert is_blank(program.store.session)
        before = laid_out(page.tried)
        middle, reach = grid.rect().center(), round(0.38 * grid.height())
        for part in np.linspace(0, 1, 4):
            drag(grid, middle, middle + QPoint(0, round(reach * part)), release=False)
            settle(qtbot, program)
            drain()
            assert laid_out(page.tried) == before
        drag(grid, middle, middle + QPoint(0, reach))
        settle(qtbot, program)
        drain()
        assert not is_blank(program.store.session)
        assert laid_out(page.tried) == before
        click(drawn.clear)
