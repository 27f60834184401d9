"""The numbers of presented arithmetic stand in its cells up to 11×11, on small screens too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.present.explore import ExplorePage
from playground.gui.present.measures import (
    SMALL_TILE_PX,
)
from playground.gui.present.presentation import Presentation
from playground.gui.widgets.messagebar import MessageBar
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.hands import Key, click
from tests.gui.present.pointing import point_at
from tests.gui.present.staging import SCREENS, explore_page, present
from tests.gui.program import running, settle
from tests.gui.scenes import curve_7_by_7

POINTS_PER_PX = 72 / 96


@contextmanager
def gabors(
    qtbot: QtBot, folder: Path, side: int, count: int, size: tuple[int, int]
) -> Iterator[tuple[app.Program, ExplorePage]]:
    """Present some filters of a size on a photo."""
    preset = load_presets()["gabor"]
    filters = tuple(
        make_filter(f"{at}", preset.matrix(size=side, orientation=40 * at), 1, "gabor")
        for at in range(count)
    )
    network = Network((Convolution(filters=filters), Activation()))
    session = edits.set_network(app.first_session(), network)
    with running(qtbot, folder, session) as program:
        program.store.look(pin=Cell(0, 0, 60, 110))
        yield program, explore_page(present(qtbot, program, size))


def presented(page: ExplorePage) -> Presentation:
    """The window of a page."""
    window = page.window()
    assert isinstance(window, Presentation)
    return window


def are_read(page: ExplorePage) -> bool:
    """Whether all cells have numbers of a 56th of the height, with nothing to scroll."""
    strip, points = page.arithmetic.strip, page.arithmetic.strip.digit_points
    room = strip.parentWidget()
    return (
        points is not None
        and points >= page.height() / 56 * POINTS_PER_PX - 0.05
        and strip.width() <= room.width()
        and page.arithmetic.glass.isHidden()
    )


@pytest.mark.parametrize("size", SCREENS)
def test_the_curve_of_7_by_7_has_its_numbers_and_its_maps(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    session = curve_7_by_7()
    session = edits.set_network(session, Network(session.network.layers[:1]))
    with running(qtbot, tmp_path, session) as program:
        program.store.look(pin=Cell(0, 0, 3, 15))
        page = explore_page(present(qtbot, program, size))
        assert are_read(page)
        assert page.filters.isHidden()  # there is one: its room is the arithmetic's
        kernel, tile = page.operands.operation.kernel.area(), page.operands.map.tile.area()
        taken = 3 * tile.width() * tile.height() + kernel.width() * kernel.height()
        assert taken >= 0.28 * size[0] * size[1]
        qtbot.keyClick(page.window(), Key.Key_4)
        (messages,) = [bar for bar in page.findChildren(MessageBar) if bar.isVisible()]
        assert "no others to choose" in messages.text


@pytest.mark.parametrize("size", SCREENS)
def test_maps_make_room_for_the_numbers_of_several_filters(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    with gabors(qtbot, tmp_path, 7, 4, size) as (_, page):
        assert are_read(page)
        assert page.filters.isVisible()
        tile = page.operands.map.tile
        assert tile.width() >= SMALL_TILE_PX * min(size[0] / 1024, size[1] / 768)


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("side", [9, 11])
def test_a_large_kernel_has_its_numbers_on_the_stage_and_maps_their_share(
    qtbot: QtBot, own_fonts: None, tmp_path: Path, side: int, size: tuple[int, int]
) -> None:
    with gabors(qtbot, tmp_path, side, 4, size) as (program, page):
        operands, least = page.operands, page.height() / 56 * POINTS_PER_PX - 0.05
        kernel = operands.operation.kernel
        assert (kernel.digit_points or 0) >= least
        assert page.filters.isVisible()
        pictures = [slot.tile.area() for slot in operands.slots] + [kernel.area()]
        cards = [each for pair in page.filters.pictures() for each in pair]
        taken = sum(each.width() * each.height() for each in (*pictures, *cards))
        assert taken >= 0.28 * size[0] * size[1]
        assert page.rect().contains(page.bottom.geometry())
        assert not operands.geometry().intersects(page.arithmetic.geometry())
        assert operands.rect().contains(operands.operation.geometry())
        assert page.arithmetic.rect().contains(page.arithmetic.outcome.geometry())
        click(page.filters, page.filters.card(2).center().toPoint())
        settle(qtbot, program)
        assert program.store.view.filter == 2
        assert (kernel.digit_points or 0) >= least
        QCursor.setPos(page.arithmetic.mapToGlobal(page.arithmetic.rect().center()))
        qtbot.keyClick(page.window(), Key.Key_O)
        drain()
        assert are_read(page)  # those of the window and the products, too


def test_nothing_moves_under_the_pointer(qtbot: QtBot, tmp_path: Path) -> None:
    with gabors(qtbot, tmp_path, 7, 4, (1024, 768)) as (program, page):
        tile = page.operands.map.tile
        before = tile.geometry()
        for at in (QPoint(20, 20), QPoint(90, 90), QPoint(120, 40)):
            place = tile.mapTo(page, at)
            point_at(presented(page), place.x(), place.y())
            settle(qtbot, program)
            drain()
            assert program.store.view.hover is not None
            assert tile.geometry() == before


def test_where_there_is_no_room_beside_maps_it_says_how_all_are_seen(
    qtbot: QtBot, own_fonts: None, tmp_path: Path
) -> None:
    with gabors(qtbot, tmp_path, 9, 4, (1024, 768)) as (program, page):
        qtbot.keyClick(page.window(), Key.Key_1)  # the input takes a part of the width
        settle(qtbot, program)
        drain()
        assert page.arithmetic.strip.digit_points is None
        assert "O here" in page.arithmetic.glass.text()
        QCursor.setPos(page.arithmetic.mapToGlobal(page.arithmetic.rect().center()))
        qtbot.keyClick(page.window(), Key.Key_O)
        drain()
        assert page.shown() == ("arithmetic",)
        assert are_read(page)


def test_it_says_nothing_of_what_would_not_help(
    qtbot: QtBot, own_fonts: None, tmp_path: Path
) -> None:
    with gabors(qtbot, tmp_path, 13, 4, (1024, 768)) as (_, page):
        assert page.arithmetic.strip.digit_points is None
        assert "O here" not in page.arithmetic.glass.text()
        assert not page.arithmetic.glass.isHidden()
