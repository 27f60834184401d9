"""How a document was looked at survives its file, and whatever else stands there is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.state.keptview import view_from_data, view_to_data
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.viewport import Viewport

VIEW = ViewState(
    layer=2,
    filter=3,
    depth=1,
    share=4,
    digits=5,
    pin=Cell(-1, 0, 7, 8),
    viewport=Viewport(0.25, 0.5, 4.0),
    scale=ScaleChoice("map", "largest"),
    below="fields",
    train_page="layers",
    input_tab="draw",
    data_classes=("disc", "square"),
)


def test_a_view_survives() -> None:
    assert view_from_data(json.loads(json.dumps(view_to_data(VIEW)))) == VIEW


def test_what_points_or_lies_open_is_not_kept() -> None:
    busy = ViewState(hover=Cell(0, 0, 1, 1), slide=Cell(0, 0, 2, 2), enlarged=(0, 0), detail=(0, 1))
    assert view_from_data(view_to_data(busy)) == ViewState()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"layer": "1", "filter": -2, "digits": 99, "below": "nowhere", "scale": 3},
        {"layer": True, "scale": ["layer", "elsewhere"], "pin": [0, 0, 1], "viewport": [0, 1]},
        {"pin": [-7, 0, 1, 1], "viewport": ["a", 0, 1], "scale": [["layer"], {}]},
        {"data_classes": ["disc", 3]},
        {"data_classes": "disc"},
        {"pin": [0, 0, -5, 1], "viewport": [float("nan"), 0, 1], "input_tab": None},
    ],
)
def test_what_is_no_such_value_has_its_default(data: dict[str, Any]) -> None:
    assert view_from_data(data) == ViewState()
