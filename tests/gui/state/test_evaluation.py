"""In what order the maps of a large picture come."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.cancelling import Cancelled
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Request, _Evaluator
from playground.gui.widgets.viewport import Viewport
from playground.layers import Activation, Convolution, Pooling
from tests.onecell import set_cell

PIXELS = 120, 160
"""Of a tile."""


def session(side: int) -> Session:
    """Four square filters of that side on a large photo in colour."""
    rng = np.random.default_rng(0)
    pixels = frozen(rng.integers(0, 255, (1500, 2000, 3), np.uint8))
    picture = Picture("noise", pixels, 0, colour="rgb")
    weights = rng.standard_normal((4, 3, side, side)).astype(np.float32)
    layer = Convolution(filters=tuple(make_filter("", item) for item in weights))
    return edits.replace_layer(edits.set_picture(app.first_session(), picture), 0, layer)


def shown(side: int) -> list[Shown]:
    """All that comes for one request."""
    return list(_Evaluator().run(Request(session(side), Viewport(), PIXELS), lambda: False))


@pytest.mark.parametrize(("side", "times"), [(3, 2), (21, 3)])
def test_large_filters_show_fewer_places_first(side: int, times: int) -> None:
    steps = shown(side)
    assert len(steps) == times
    *partly, whole = steps
    assert whole.results is not None
    shapes = [step.views[1].planes[0].values.shape for step in steps]
    assert shapes == sorted(shapes)
    assert shapes[-2] == PIXELS
    for step in partly:
        assert step.results is None
        for view, all_of_it in zip(step.views[1:], whole.views[1:], strict=True):
            plane, full = view.planes[2], all_of_it.planes[2]
            there = full.values[np.ix_(plane.rows, plane.columns)]
            np.testing.assert_allclose(plane.values, there, atol=1e-4 * full.limit)


def test_nothing_more_comes_once_a_newer_request_is_there() -> None:
    seen: list[Shown] = []
    steps = _Evaluator().run(Request(session(21), Viewport(), PIXELS), lambda: bool(seen))
    seen.append(next(steps))
    with pytest.raises(Cancelled):
        next(steps)


def test_what_is_in_view_first_leaves_the_maps_of_other_filters_as_they_are() -> None:
    """Of the edited filter some places are shown, of the others all that was known."""
    evaluator, first = _Evaluator(), with_activation(session(3))
    *_, before = evaluator.run(Request(first, Viewport(), PIXELS), lambda: False)
    edited = set_cell(first, 0, 1, 0, 1, 1, 5.0)
    *partly, after = evaluator.run(Request(edited, Viewport(), PIXELS), lambda: False)
    assert len(partly) == 1
    assert after.results is not None
    for view, old, new in zip(partly[0].views, before.views, after.views, strict=True):
        for at, plane in enumerate(view.planes):
            is_edited = len(view.planes) > 1 and at == 1
            assert plane.is_sampled == is_edited
            assert (plane.key is old.planes[at].key) == (not is_edited)
            assert (plane.key is new.planes[at].key) == (not is_edited)
            assert is_edited or plane.limit == new.planes[at].limit


def deep_session() -> Session:
    """Five layers on a small picture."""
    before = app.first_session()
    filters = tuple(make_filter("", item) for item in np.ones((3, 1, 3, 3), np.float32))
    layers = (Convolution(filters=filters), Activation(), Pooling(), Activation(), Pooling())
    return edits.set_network(before, Network(layers))


def steps_of(evaluator: _Evaluator, wanted: Session) -> list[list[bool]]:
    """Which stages have maps each time that something comes; only at the end there are results."""
    *partly, whole = evaluator.run(Request(wanted, Viewport(), PIXELS), lambda: False)
    assert all(each.results is None for each in partly)
    assert whole.results is not None
    for each in partly:
        for view, full in zip(each.views, whole.views, strict=True):
            for plane, known in zip(view.planes, full.planes, strict=bool(view.planes)):
                np.testing.assert_array_equal(plane.values, known.values)
    return [[bool(view.planes) for view in each.views[1:]] for each in (*partly, whole)]


def test_maps_of_a_network_that_takes_long_come_from_the_left_on() -> None:
    seconds = count()
    evaluator = _Evaluator(lambda: float(next(seconds)))  # a second between any two looks at it
    steps = steps_of(evaluator, deep_session())
    assert steps == [[at < done for at in range(5)] for done in range(1, 6)]
    edited = set_cell(deep_session(), 0, 1, 0, 1, 1, 5.0)
    assert steps_of(evaluator, edited) == steps  # with what was known before


def test_maps_of_a_network_that_takes_little_come_together() -> None:
    assert steps_of(_Evaluator(lambda: 0.0), deep_session()) == [[True] * 5]


def with_activation(before: Session) -> Session:
    """The session with another layer behind."""
    return edits.set_network(before, Network((*before.network, Activation())))
