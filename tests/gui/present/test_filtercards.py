"""Cards of filters that are alone on the screen: as large as it, none over another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.hands import Key, click
from tests.gui.present.staging import SCREENS, explore_page, present
from tests.gui.program import running, settle
from tests.gui.train.scripted import small_session

SHARE = {2: 0.3, 4: 0.3, 6: 0.2, 8: 0.2, 16: 0.3, 32: 0.3}
"""Of the screen's area that kernels and maps take at least, for so many filters."""


@pytest.mark.parametrize("count", SHARE)
def test_alone_they_take_the_screen_with_all_pictures_within_their_cards(
    qtbot: QtBot, own_fonts: None, tmp_path: Path, count: int
) -> None:
    matrix = load_presets()["sobel-vertical"].matrix()
    filters = tuple(make_filter(f"filter {at}", matrix, 1) for at in range(count))
    network = Network((Convolution(filters=filters), Activation()))
    session = edits.set_network(small_session(), network)
    with running(qtbot, tmp_path, session) as program:
        presentation = present(qtbot, program)
        page = explore_page(presentation)
        before = page.filters.card(0)
        QCursor.setPos(page.filters.mapToGlobal(QPoint(20, 20)))
        qtbot.keyClick(presentation, Key.Key_O)
        assert page.shown() == ("filters",)
        for size in SCREENS:
            presentation.resize(*size)
            drain()
            cards = [page.filters.card(at) for at in range(count)]
            room = QRectF(page.filters.rect()).adjusted(-1, -1, 1, 1)
            assert all(room.contains(card) for card in cards)
            assert not any(one.intersects(other) for one, other in combinations(cards, 2))
            maps, kernels = page.filters.pictures()
            for pictures in (maps, kernels):
                assert all(
                    card.contains(picture) for card, picture in zip(cards, pictures, strict=False)
                )
            area = sum(each.width() * each.height() for each in (*maps, *kernels))
            assert area >= SHARE[count] * size[0] * size[1], size
        click(page.filters, cards[-1].center().toPoint())
        settle(qtbot, program)
        assert program.store.view.filter == count - 1
        presentation.resize(*SCREENS[0])
        qtbot.keyClick(presentation, Key.Key_O)
        drain()
        assert page.filters.card(0) == before
