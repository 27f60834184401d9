"""Very many pictures in a plane: what is worked out for all is worked out once, not for each."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.gui.inside.scatter import Scatter
from playground.training.protocol.inquiries.features import MAX_POINTS, FeaturePoints
from tests.gui.hands import show


def some_points(count: int, axis: int | None = None) -> FeaturePoints:
    """Dark pictures at random places, all in one line along an `axis`; some are wrong."""
    rng = np.random.default_rng(0)
    points = rng.standard_normal((count, 2)).astype(np.float32)
    if axis is not None:
        points[:, 1 - axis] = 3
    return FeaturePoints(
        layer=0,
        features=4,
        outputs=2,
        points=points,
        shares=(0.5, 0.2),
        names=tuple(str(at) for at in range(count)),
        places=tuple(range(count)),
        thumbs=tuple(np.zeros((6, 6 + at % 3, 3), np.uint8) for at in range(count)),
        answers=np.zeros(count, np.int64),
        labels=rng.integers(-1, 2, count),
    )


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    return QWidget()


def shown(qtbot: QtBot, page: QWidget, points: FeaturePoints) -> Scatter:
    scatter = Scatter(page)
    scatter.show_points(points, False, False)
    scatter.resize(600, 400)
    show(qtbot, page, 600, 400)
    return scatter


def test_a_paint_and_a_movement_place_all_points_once(
    qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    scatter = shown(qtbot, page, some_points(MAX_POINTS))
    calls: list[None] = []
    middles = Scatter._middles
    monkeypatch.setattr(Scatter, "_middles", lambda self: calls.append(None) or middles(self))
    scatter.grab()
    assert len(calls) == 1
    calls.clear()
    at = scatter.place_of(scatter.shown[-1]).toPoint()
    QTest.mouseMove(scatter, at + QPoint(1, 0))
    assert scatter.at == scatter.shown[-1]
    assert len(calls) <= 2
    calls.clear()
    scatter.grab()
    assert len(calls) == 2  # small ones, and the large one


@pytest.mark.parametrize("axis", [0, 1, None])
def test_pictures_lie_as_their_points_do(qtbot: QtBot, page: QWidget, axis: int | None) -> None:
    points = some_points(40, axis)
    scatter = shown(qtbot, page, points)
    middles = [scatter.place_of(at) for at in range(40)]
    across = np.argsort([middle.x() for middle in middles], kind="stable")
    up = np.argsort([-middle.y() for middle in middles], kind="stable")
    assert across.tolist() == np.argsort(points.points[:, 0], kind="stable").tolist()
    assert up.tolist() == np.argsort(points.points[:, 1], kind="stable").tolist()
    if axis is not None:
        even = {(middle.y() if axis == 0 else middle.x()) for middle in middles}
        assert even == {200.0 if axis == 0 else 300.0}
