"""Train presented: one kind of card at a time, nothing cut on a projector."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.present.train import TrainPage
from playground.pictures.network_input import is_blank
from tests.gui.clock import drain
from tests.gui.hands import click, drag
from tests.gui.present.staging import present
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), mode="train") as running_program:
        settle(qtbot, running_program)
        drain()
        yield running_program


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_nothing_is_cut_and_all_text_is_large(
    qtbot: QtBot, program: app.Program, size: tuple[int, int]
) -> None:
    presentation = present(qtbot, program, size)
    page = presentation.page
    assert isinstance(page, TrainPage)
    whole = QRect(QPoint(), page.size())
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        qtbot.keyClick(presentation, key)
        drain()
        for part in page.findChildren(QWidget):
            if part.isVisible() and part.parentWidget() is not None:
                assert QFontInfo(part.font()).pixelSize() >= int(size[1] / 40), part
        for part in (page.title, page.tried, page.board, page.board.transport):
            at = QRect(part.mapTo(page, QPoint()), part.size())
            assert whole.contains(at), part
    assert not page.tried.geometry().intersects(page.board.geometry())


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_ten_classes_are_in_view_beneath_the_drawing(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    with running(qtbot, tmp_path, mode="train") as program:
        find(program, NetworkMenu).load("lenet5-digits")
        settle(qtbot, program)
        presentation = present(qtbot, program, size)
        page = presentation.page
        assert isinstance(page, TrainPage)
        drain()
        assert page.prediction.bars.names == list("0123456789")
        drain()
        bars = page.prediction.bars
        assert bars.height() >= bars.sizeHint().height()
        assert page.tried.rect().contains(QRect(bars.mapTo(page.tried, QPoint()), bars.size()))
        assert page.input.grid.width() >= 0.25 * size[1]


def test_keys_show_one_kind_of_card(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = presentation.page
    assert isinstance(page, TrainPage)
    board = page.board

    def seen() -> list[bool]:
        return [part.isVisible() for part in (board.accuracy, board.gallery, board.results)]

    assert seen() == [True, False, False]
    qtbot.keyClick(presentation, Key.Key_2)
    assert seen() == [False, True, False]
    qtbot.keyClick(presentation, Key.Key_3)
    assert seen() == [False, False, True]
    qtbot.keyClick(presentation, Key.Key_1)
    assert seen() == [True, False, False]


def test_the_cards_fill_the_page_of_a_window_that_was_narrow(
    qtbot: QtBot, program: app.Program
) -> None:
    """Cards that are not shown took the lower half, once there was room for two beside another."""
    presentation = present(qtbot, program)
    page = presentation.page
    assert isinstance(page, TrainPage)
    board = page.board
    for key, cards in ((Key.Key_1, (board.accuracy, board.loss)), (Key.Key_3, (board.results,))):
        qtbot.keyClick(presentation, key)
        for size in ((500, 600), (1024, 768)):
            presentation.resize(*size)
            drain()
        for card in cards:
            assert card.mapTo(board, card.rect().bottomLeft()).y() >= board.height() - 8
        assert cards[-1].mapTo(board, cards[-1].rect().bottomRight()).x() >= board.width() - 8


def test_it_is_drawn_on_while_presenting(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    page = presentation.page
    assert isinstance(page, TrainPage)
    click(page.input.draw)
    settle(qtbot, program)
    assert is_blank(program.store.session)
    grid = page.input.grid
    drag(grid, grid.rect().center(), grid.rect().center() + QPoint(0, 60))
    settle(qtbot, program)
    assert not is_blank(program.store.session)
    click(page.input.clear)
    settle(qtbot, program)
    assert is_blank(program.store.session)


def test_the_window_is_afterwards_as_it_was(qtbot: QtBot, program: app.Program) -> None:
    before = program.window.grab().toImage()
    presentation = present(qtbot, program)
    qtbot.keyClick(presentation, Key.Key_3)
    qtbot.keyClick(presentation, Key.Key_Escape)
    drain()
    assert program.window.grab().toImage() == before
