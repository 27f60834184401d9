"""How a document was looked at survives its file, and whatever else stands there is left out."""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.state.comparison import Comparison, RunChoice, Side, Source
from playground.gui.state.insideview import Inside
from playground.gui.state.keptview import (
    FOR_EXPORTS,
    KEPT_NAMES,
    LEFT_OUT,
    changes_to,
    step_view_to_data,
    view_from_data,
    view_to_data,
)
from playground.gui.state.viewstate import Browsing, PlotView, RaceForm, ViewState
from playground.gui.widgets.viewport import Viewport

VIEW = ViewState(
    mode="train",
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
    dropout_draw=7,
    smoothing=60,
    below_is_large=True,
    unfolds_findings=True,
    loss_plot=PlotView(True, (0.0, 4.0, -1.0, 2.5), 3),
    accuracy_plot=PlotView(True, (1.0, 2.0, 0.5, 1.0), 2),
    compared_loss_plot=PlotView(True, (2.0, 4.0, 0.0, 2.5), 1),
    compared_accuracy_plot=PlotView(True, (1.0, 3.0, 0.5, 1.0), 2),
    comparison=Comparison(
        Side(Source("step", 2, "/an/other.png"), 1, 3),
        Side(Source("session", 1, "/some/where.convplay"), 2, 1),
        way="difference",
        line=0.25,
        shares_scale=False,
        align="corner",
        page="runs",
        depth=2,
        run_a=RunChoice(3, "/an/other"),
        run_b=RunChoice(4, "/some/where"),
    ),
    inside=Inside(
        page="unit",
        working="back",
        back_layer=1,
        back_cell=(2, 3, 4),
        answer=3,
        about=(1, 2),
        cam_layer=2,
        cover=50,
        limits=(("gradient", 0.5),),
        shuffled=2,
        patch=(0.25, 0.75),
        patch_percent=30,
        fill="mean",
        off=(0, 1),
        unit=(1, 3),
        pictures="folder",
        folder="/home/ada/pictures",
        order="number",
        feature_layer=1,
        without=frozenset({"blurred"}),
        step=12,
    ),
    filter_wall="drift",
    result_pictures="unsure",
    step_phase="backward",
    confused=(3, 5),
    browsing=Browsing("validation", True, 4, 2, 30),
    race=RaceForm("optimiser", "0.1 0.2", ("sgd", "adam"), 4),
)
"""A view in which every part that is kept differs from its default, and every part of that: but
for what a comparison holds of a window, which no file has."""


def defaults_in(value: object, default: object, where: str) -> list[str]:
    """The names of the parts of a value that are as they are by default."""
    if value == default:
        return [where]
    if not is_dataclass(value) or isinstance(value, type):
        return []
    usual = default if type(default) is type(value) else type(value)()
    return [
        name
        for item in fields(value)
        for name in defaults_in(
            getattr(value, item.name), getattr(usual, item.name), f"{where}.{item.name}"
        )
    ]


def test_every_part_of_a_view_is_kept_or_left_out_on_purpose() -> None:
    names = {item.name for item in fields(ViewState)}
    assert names == {"mode", *KEPT_NAMES, *FOR_EXPORTS, *LEFT_OUT}
    assert not {"mode", *KEPT_NAMES, *FOR_EXPORTS} & set(LEFT_OUT)
    kept = [name for name in names if name not in LEFT_OUT]
    usual = ViewState()
    alike = {
        part
        for name in kept
        for part in defaults_in(getattr(VIEW, name), getattr(usual, name), name)
    }
    held = {f"comparison.{side}.source.{part}" for side in "ab" for part in ("session", "label")}
    assert alike == held, "the sample must have another value there, or nobody knows it is kept"


def test_a_view_survives() -> None:
    data = json.loads(json.dumps(view_to_data(VIEW)))
    assert view_from_data(data) == VIEW
    assert changes_to(data).keys() == {*KEPT_NAMES, "hover", "slide", "detail", "enlarged"}


def test_paths_that_are_no_text_survive() -> None:
    """A file is written in UTF-8, which has no half characters."""
    path = os.fsdecode(b"/tmp/a\xff.convplay")
    side = Side(Source("session", path=path), 0, 0)
    comparison = Comparison(a=side, run_b=RunChoice(3, path))
    view = ViewState(inside=Inside(folder=path), comparison=comparison)
    written = json.dumps(view_to_data(view), ensure_ascii=False).encode()
    found = view_from_data(json.loads(written))
    assert found.inside.folder == path
    assert found.comparison == comparison


def test_a_step_has_all_that_a_window_takes_from_it() -> None:
    """And no names of classes, of which there may be thousands, once for each step."""
    data = json.loads(json.dumps(step_view_to_data(VIEW)))
    assert changes_to(data) == changes_to(view_to_data(VIEW))
    assert data.keys() == {"mode", *KEPT_NAMES}


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
        {"confused": [1, -2], "browsing": 3, "race": {"setting": "seed"}, "step_phase": []},
        {"confused": [True, 1], "browsing": {"row": -1, "part": {}}, "race": {"setting": []}},
    ],
)
def test_what_is_no_such_value_has_its_default(data: dict[str, Any]) -> None:
    assert view_from_data(data) == ViewState()
