"""Where the colours of a map end, by map and by layer, cut and not."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.view.mapscale import HIDING_FACTOR, ScaleChoice, scale_in
from playground.engine.view.planes import MAX_CLIPPED_FACTOR, View, plane

LARGEST = ScaleChoice(cut="largest")


def view_of(*maps: np.ndarray) -> View:
    return View(tuple(plane(values.astype(np.float32)) for values in maps), signed=True)


def noise(strength: float = 1.0) -> np.ndarray:
    return strength * np.random.default_rng(0).uniform(-1, 1, (100, 100))


def test_one_pixel_sets_the_scale_only_where_it_is_wanted() -> None:
    values = noise()
    values[50, 50] = 3.0
    view = view_of(values)
    cut, whole = scale_in(view, 0, ScaleChoice()), scale_in(view, 0, LARGEST)
    assert cut.limit < 1.0
    assert cut.is_exceeded
    assert whole.limit == cut.extreme == pytest.approx(3.0)
    assert not whole.is_exceeded
    within = np.mean(np.abs(values) <= cut.limit)
    assert within >= 0.99


def test_the_cut_never_takes_more_than_the_factor() -> None:
    values = np.zeros((100, 100))
    values[50, 50] = 8.0
    assert scale_in(view_of(values), 0, ScaleChoice()).limit == 8.0 / MAX_CLIPPED_FACTOR


@pytest.mark.parametrize("choice", [ScaleChoice(), LARGEST])
def test_a_map_of_zeros_has_no_say_in_the_scale_of_its_layer(choice: ScaleChoice) -> None:
    view = view_of(np.zeros((8, 8)), np.full((8, 8), 0.01))
    scale = scale_in(view, 0, choice)
    assert scale.limit == pytest.approx(0.01)
    assert not scale.is_exceeded
    assert scale.hidden_by is None  # there is nothing to see in the other
    assert scale_in(view_of(np.zeros((8, 8))), 0, choice).limit == 1.0


def test_the_map_that_hides_all_others_is_named() -> None:
    strong, weak, weaker = noise(2 * HIDING_FACTOR), noise(1.0), noise(0.5)
    assert scale_in(view_of(weak, strong, weaker), 0, ScaleChoice()).hidden_by == 1
    assert scale_in(view_of(strong, strong, weaker), 0, ScaleChoice()).hidden_by is None
    assert scale_in(view_of(weak, weaker), 0, ScaleChoice()).hidden_by is None
    assert scale_in(view_of(weak, strong), 0, ScaleChoice("map")).hidden_by is None


def test_all_maps_of_a_layer_share_one_scale_that_goes_with_how_it_is_cut() -> None:
    values = noise()
    values[50, 50] = 9.0
    view = view_of(noise(0.5), values, noise(0.1))
    scales = [scale_in(view, channel, ScaleChoice()) for channel in range(3)]
    assert scales[0] == scales[1] == scales[2]
    assert scales[0].limit == view.planes[1].limit
    assert scale_in(view, 0, LARGEST).limit == view.planes[1].extreme
    assert scale_in(view, 2, ScaleChoice("map")).limit == view.planes[2].limit
    assert scale_in(view, 1, ScaleChoice()) == scales[1]
