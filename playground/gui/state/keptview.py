"""How a document was looked at, as plain values for its file, and back."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, get_args

from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleBy, ScaleChoice, ScaleCut
from playground.gui.state.keptcomparison import comparison_from_data, comparison_to_data
from playground.gui.state.keptinside import inside_from_data, inside_to_data
from playground.gui.state.kepttrainview import (
    browsing_from_data,
    browsing_to_data,
    cell_from_data,
    race_from_data,
    race_to_data,
)
from playground.gui.state.viewstate import (
    BelowPage,
    FilterWallShows,
    InputTab,
    PlotView,
    ResultPictures,
    StepPhase,
    TrainPage,
    ViewState,
)
from playground.gui.widgets.viewport import Viewport
from playground.sessions.kept_classes import kept_classes

MOST = 2**31
MAX_ZOOM = 1e6
MAX_DIGITS = 7
MAX_PLOT = 1e12
"""Of the coordinates of a plot, either way."""

WHOLE = {
    "layer": (-1, MOST),
    "filter": (0, MOST),
    "depth": (-1, MOST),
    "share": (0, MOST),
    "digits": (0, MAX_DIGITS),
    "dropout_draw": (0, MOST),
    "smoothing": (0, 99),
}
"""Whole numbers of the view, from and to."""

FLAGS = ("below_is_large", "unfolds_findings")
PLOTS = ("loss_plot", "accuracy_plot", "compared_loss_plot", "compared_accuracy_plot")
MODE = re.compile("[a-z_]{1,40}")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "below": get_args(BelowPage),
    "train_page": get_args(TrainPage),
    "input_tab": get_args(InputTab),
    "filter_wall": get_args(FilterWallShows),
    "result_pictures": get_args(ResultPictures),
    "step_phase": get_args(StepPhase),
}

PARTS: Final = (
    *("scale", "pin", "viewport", "comparison", "inside"),
    *("confused", "browsing", "race"),
)
KEPT_NAMES: Final = (*WHOLE, *CHOICES, *FLAGS, *PLOTS, *PARTS)
"""The parts of a view that are kept beside its mode: not what is hovered or laid open."""

POINTED: Final = ("hover", "slide", "weight", "enlarged", "detail")
LAID_OPEN: Final = ("input_open", "open_folds", "steps_open")
LEFT_OUT: Final = (*POINTED, *LAID_OPEN, "plays_epochs", "pen", "data_paper")
"""The parts that no file has: what the mouse is at, what lies open over the window, what
moves, the pen in the hand, and what is found anew by the data."""

FOR_EXPORTS: Final = ("data_classes",)
"""The parts that a file has but no window takes from it: it finds them anew by the data."""


def view_to_data(view: ViewState) -> dict[str, Any]:
    """The plain values that are kept of a view, by the names of its parts."""
    return {
        **{name: getattr(view, name) for name in ("mode", *WHOLE, *CHOICES, *FLAGS)},
        **{name: _plot_to_data(getattr(view, name)) for name in PLOTS},
        "scale": [view.scale.by, view.scale.cut],
        "pin": None if view.pin is None else list(view.pin),
        "viewport": [view.viewport.left, view.viewport.top, view.viewport.zoom],
        "comparison": comparison_to_data(view.comparison),
        "inside": inside_to_data(view.inside),
        "confused": None if view.confused is None else list(view.confused),
        "browsing": browsing_to_data(view.browsing),
        "race": race_to_data(view.race),
        "data_classes": list(view.data_classes),
    }


def step_view_to_data(view: ViewState) -> dict[str, Any]:
    """The same for a step: without what no window takes from it, as are thousands of names."""
    data = view_to_data(view)
    return {name: value for name, value in data.items() if name not in FOR_EXPORTS}


def view_from_data(data: Mapping[str, Any]) -> ViewState:
    """The view that was kept; what is missing or no such value has its default."""
    found: dict[str, Any] = {}
    mode = data.get("mode")
    if isinstance(mode, str) and MODE.fullmatch(mode):
        found["mode"] = mode
    for name in FLAGS:
        if isinstance(data.get(name), bool):
            found[name] = data[name]
    for name in PLOTS:
        plot = _plot_from_data(data.get(name))
        if plot is not None:
            found[name] = plot
    for name, (least, most) in WHOLE.items():
        value = data.get(name)
        if type(value) is int and least <= value <= most:
            found[name] = value
    for name, choices in CHOICES.items():
        value = data.get(name)
        if isinstance(value, str) and value in choices:
            found[name] = value
    pin = data.get("pin")
    if isinstance(pin, list) and len(pin) == 4 and all(_is_place(part) for part in pin):
        found["pin"] = Cell(*pin)
    scale = data.get("scale")
    if isinstance(scale, list) and len(scale) == 2:
        by, cut = scale
        if by in get_args(ScaleBy) and cut in get_args(ScaleCut):
            found["scale"] = ScaleChoice(by, cut)
    found["data_classes"] = kept_classes(data)
    found["comparison"] = comparison_from_data(data.get("comparison"))
    found["inside"] = inside_from_data(data.get("inside"))
    found["confused"] = cell_from_data(data.get("confused"))
    found["browsing"] = browsing_from_data(data.get("browsing"))
    found["race"] = race_from_data(data.get("race"))
    viewport = _viewport(data.get("viewport"))
    if viewport is not None:
        found["viewport"] = viewport
    return replace(ViewState(), **found)


def changes_to(data: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of the view, by the names of its parts, to look at a document as it was kept."""
    view = view_from_data(data)
    kept = {name: getattr(view, name) for name in KEPT_NAMES}
    return {**kept, "hover": None, "slide": None, "detail": None, "enlarged": None}


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -1 <= value < MOST


def _plot_to_data(plot: PlotView) -> list[Any]:
    return [plot.is_log, None if plot.zoom is None else list(plot.zoom), plot.run]


def _plot_from_data(data: Any) -> PlotView | None:
    if not isinstance(data, list) or len(data) != 3:
        return None
    is_log, zoom, run = data
    if not isinstance(is_log, bool) or type(run) is not int or run < 0:
        return None
    if zoom is None:
        return PlotView(is_log)
    if not isinstance(zoom, list) or len(zoom) != 4:
        return None
    if not all(type(part) in (int, float) and abs(part) < MAX_PLOT for part in zoom):
        return None
    left, right, low, high = (float(part) for part in zoom)
    return PlotView(is_log, (left, right, low, high), run) if left < right and low < high else None


def _viewport(data: Any) -> Viewport | None:
    if not isinstance(data, list) or len(data) != 3:
        return None
    if not all(type(part) in (int, float) and math.isfinite(part) for part in data):
        return None
    left, top, zoom = (float(part) for part in data)
    return Viewport(left, top, min(max(zoom, 1.0), MAX_ZOOM)).inside()
