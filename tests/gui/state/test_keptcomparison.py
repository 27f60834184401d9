"""What is compared, kept in a session's file and read again; what is damaged is left out."""

from __future__ import annotations

import json

import pytest

from playground import app
from playground.gui.state.comparison import Comparison, RunChoice, Side, Source
from playground.gui.state.keptcomparison import comparison_from_data, comparison_to_data
from playground.gui.state.keptview import view_from_data, view_to_data
from playground.gui.state.viewstate import ViewState

WHOLE = Comparison(
    Side(Source("epoch", 3), 1, 2),
    Side(Source("session", path="/a/b.convplay"), 0, 5),
    way="difference",
    line=0.25,
    shares_scale=False,
    align="corner",
    page="runs",
    depth=2,
    run_a=RunChoice(4),
    run_b=RunChoice(1, "/a/b.convplay"),
)


@pytest.mark.parametrize("comparison", [None, Comparison(), WHOLE])
def test_it_comes_back_as_it_was(comparison: Comparison | None) -> None:
    data = json.loads(json.dumps(comparison_to_data(comparison)))
    assert comparison_from_data(data) == comparison
    view = ViewState(comparison=comparison)
    assert view_from_data(json.loads(json.dumps(view_to_data(view)))).comparison == comparison


def test_what_is_held_by_the_window_is_in_no_file() -> None:
    held = Comparison(b=Side(Source("held", session=app.first_session(), label="x")))
    found = comparison_from_data(json.loads(json.dumps(comparison_to_data(held))))
    assert found is not None
    assert found.b.source == Source("held")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("a", ["nowhere", 0, "", 0, 0], False),
        ("a", ["present", -1, "", 0, 0], False),
        ("a", ["present", 0, "x" * 5000, 0, 0], False),
        ("b", ["present", 0, "", -2, 0], False),
        ("b", 3, False),
        ("line", float("nan"), True),
        ("line", 7, True),
        ("way", "sideways", True),
        ("depth", True, True),
        ("runs", [[-1, ""], 3], True),
        ("shares_scale", 1, True),
    ],
)
def test_what_is_no_such_value_is_left_out(name: str, value: object, kept: bool) -> None:
    data = comparison_to_data(WHOLE)
    assert data is not None
    found = comparison_from_data({**data, name: value})
    if not kept:
        assert found is None
        return
    assert found is not None
    assert found.a == WHOLE.a
    usual = Comparison(WHOLE.a, WHOLE.b)
    if name == "runs":
        assert (found.run_a, found.run_b) == (None, None)
    else:
        assert getattr(found, name) == getattr(usual, name)
