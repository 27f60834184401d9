"""Ink comes back from a file as it was written, and nothing else is taken for ink."""

from __future__ import annotations

import json
from typing import Any

import pytest

from playground.core.ink import Ink, Stroke
from playground.sessions.inkdata import ink_from_data, ink_to_data
from playground.sessions.values import Malformed, Value

INK = Ink(
    (
        Stroke("magenta", 0.008, ((0.25, 0.5), (0.30001, 0.62345))),
        Stroke("white", 0.02, ((0.0, 1.0),)),
    )
)


@pytest.mark.parametrize("ink", [Ink(), INK])
def test_ink_comes_back(ink: Ink) -> None:
    assert ink_from_data(Value(json.loads(json.dumps(ink_to_data(ink))))) == ink


@pytest.mark.parametrize(
    "changed",
    [
        {"colour": "blue"},
        {"width": 0.5},
        {"width": "thin"},
        {"points": []},
        {"points": [[0.5, 1.5]]},
        {"points": [[0.5]]},
        {"points": None},
        {"more": 1},
    ],
)
def test_what_is_no_ink_is_refused(changed: dict[str, Any]) -> None:
    good = ink_to_data(INK)[0]
    with pytest.raises(Malformed):
        ink_from_data(Value([good | changed]))
    with pytest.raises(Malformed):
        ink_from_data(Value(good))
