"""A comparison as plain values for a session's file, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from playground.core.pathtext import path_to_data
from playground.gui.state.comparison import (
    Align,
    ComparePage,
    Comparison,
    RunChoice,
    Side,
    Source,
    SourceKind,
    Way,
)
from playground.gui.state.keptpath import kept_path

MOST = 2**31
MAX_KEY = 2**53


def comparison_to_data(comparison: Comparison | None) -> dict[str, Any] | None:
    """The plain values of a comparison: a session that is held by the window is in no file."""
    if comparison is None:
        return None
    return {
        "a": _side_to_data(comparison.a),
        "b": _side_to_data(comparison.b),
        "way": comparison.way,
        "line": comparison.line,
        "shares_scale": comparison.shares_scale,
        "align": comparison.align,
        "page": comparison.page,
        "depth": comparison.depth,
        "runs": [_run_to_data(comparison.run_a), _run_to_data(comparison.run_b)],
    }


def comparison_from_data(data: Any) -> Comparison | None:
    """The comparison that was kept; None where there was none, or it is damaged."""
    if not isinstance(data, dict):
        return None
    a, b = _side(data.get("a")), _side(data.get("b"))
    if a is None or b is None:
        return None
    made = Comparison(a, b)
    line: Any = data.get("line")
    if type(line) in (int, float) and 0 <= line <= 1:  # a NaN is not
        made = replace(made, line=float(line))
    depth: Any = data.get("depth")
    if _is_whole(depth, 0):
        made = replace(made, depth=depth)
    if isinstance(data.get("shares_scale"), bool):
        made = replace(made, shares_scale=data["shares_scale"])
    for name, choices in (("way", Way), ("align", Align), ("page", ComparePage)):
        if data.get(name) in get_args(choices):
            made = replace(made, **{name: data[name]})
    runs = data.get("runs")
    if isinstance(runs, list) and len(runs) == 2:
        made = replace(made, run_a=_run(runs[0]), run_b=_run(runs[1]))
    return made


def _side_to_data(side: Side) -> list[Any]:
    source = side.source
    return [source.kind, source.number, path_to_data(source.path), side.stage, side.channel]


def _side(data: Any) -> Side | None:
    if not isinstance(data, list) or len(data) != 5:
        return None
    kind, number, given, stage, channel = data
    path = kept_path(given)
    if not isinstance(kind, str) or kind not in get_args(SourceKind) or path is None:
        return None
    if not (_is_whole(number, 0) and _is_whole(stage, -1) and _is_whole(channel, 0)):
        return None
    return Side(Source(kind, number, path), stage, channel)  # type: ignore[arg-type]


def _run_to_data(run: RunChoice | None) -> list[Any] | None:
    return None if run is None else [run.key, path_to_data(run.path)]


def _run(data: Any) -> RunChoice | None:
    if not isinstance(data, list) or len(data) != 2:
        return None
    key, path = data[0], kept_path(data[1])
    if type(key) is not int or not 0 <= key < MAX_KEY or path is None:
        return None
    return RunChoice(key, path)


def _is_whole(value: object, least: int) -> bool:
    return isinstance(value, int) and type(value) is int and least <= value < MOST
