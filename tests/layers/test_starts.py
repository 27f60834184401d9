"""The examples to start from: complete, and each with the figures that its sentence promises."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground import app, resources
from playground.core.arrays import FloatArray
from playground.core.picture import Picture
from playground.core.session import Session
from playground.engine.compute.evaluate import evaluate
from playground.kernels.presets import load_presets
from playground.layers.starts import Start, load_starts, texts, with_start
from playground.pictures.made import CURVE_CORNER, OUTLINED_SQUARES
from playground.pictures.network_input import network_input
from playground.pictures.samples import picture_names

EVERY = [pytest.param(start, id=name) for name, start in load_starts().items()]


def maps_of(session: Session) -> list[FloatArray]:
    """What every layer makes of the picture."""
    stages = evaluate(session.network, network_input(session).x).stages
    found = [stage.maps for stage in stages]
    assert all(maps is not None for maps in found)
    return [maps for maps in found if maps is not None]


def started(name: str) -> tuple[Session, list[FloatArray]]:
    session = with_start(app.first_session(), name)
    return session, maps_of(session)


def test_every_file_is_an_example() -> None:
    assert {path.stem for path in resources.path("starts").glob("*.json")} == set(load_starts())
    told = [text for _, text in texts()]
    for _, start in load_starts().items():
        assert start.sentence.endswith(".")
        assert {start.title, start.sentence, *start.filter_names()} <= set(told)


@pytest.mark.parametrize("start", EVERY)
def test_the_pinned_cell_and_the_selection_are_there(start: Start) -> None:
    session, maps = started(start.id)
    view = start.view()
    stage, channel, row, column = view.pin
    assert session.picture.name in picture_names()
    assert np.isfinite(maps[stage][channel, row, column])
    assert view.layer < len(session.network)


def test_a_color_window_is_75_products_at_784_places() -> None:
    session, (out,) = started("flashlight")
    assert session.shape == (3, 32, 32)
    assert session.network[0].filters[0].weights.size == 75  # type: ignore[attr-defined]
    assert out.shape == (1, 28, 28)
    assert out[0].size == 784


def test_the_curve_detector_is_the_preset() -> None:
    session, (out,) = started("curve")
    weights = session.network[0].filters[0].weights[0]  # type: ignore[attr-defined]
    assert np.array_equal(weights, load_presets()["curve"].matrix())
    assert out[0][CURVE_CORNER] == out.max() == 6600
    assert out.min() == 0


def test_pooling_is_one_stride_and_its_weights_another() -> None:
    _, (_, edges, halves) = started("pooled-and-strided")
    fours = edges[0].reshape(128, 2, 128, 2)
    np.testing.assert_allclose(halves[0], fours.mean(axis=(1, 3)), atol=1e-6)
    np.testing.assert_array_equal(halves[1], edges[0][::2, ::2])
    assert halves[2].min() < 0


def test_four_nodes_see_four_pixels_each() -> None:
    _, (_, nodes) = started("four-nodes")
    assert nodes.ravel().tolist() == [0, 4, 0, 4]


def test_two_linear_layers_are_one() -> None:
    _, (_, out) = started("two-linear-and-one")
    np.testing.assert_array_equal(out[0], out[1])
    assert np.ptp(out[0]) > 100
    assert not out[2].any()


def answers(session: Session, pixels: np.ndarray) -> FloatArray:
    """What the detector of squares makes of black and white pixels."""
    picture = Picture("p", np.ascontiguousarray(pixels.astype(np.uint8) * 255))
    return maps_of(replace(session, picture=picture))[-1][0]


def test_the_small_detector_answers_squares_alone() -> None:
    session, maps = started("small-squares")
    assert {item.size for layer in (0, 2) for item in session.network[layer].filters} == {  # type: ignore[attr-defined]
        (3, 3),
        (5, 5),
    }
    assert [tuple(place) for place in np.argwhere(maps[-1][0])] == list(OUTLINED_SQUARES)
    assert maps[-1].max() == 1


def test_no_other_pattern_of_5_by_5_is_taken_for_a_square() -> None:
    session = with_start(app.first_session(), "small-squares")
    square = np.ones((5, 5), bool)
    square[1:4, 1:4] = False
    rng = np.random.default_rng(5)
    flips = [np.eye(25, dtype=bool)[at].reshape(5, 5) ^ square for at in range(25)]
    drawn = [rng.random((5, 5)) < share for share in (0.3, 0.5, 0.7) for _ in range(100)]
    tried = [each for each in flips + drawn if not np.array_equal(each, square)]
    assert len(tried) > 300
    # Side by side in one picture: 9 pixels each, so that no window sees two of them.
    for start in range(0, len(tried), 36):
        sheet = np.zeros((54, 54), bool)
        for at, pattern in enumerate(tried[start : start + 36]):
            row, column = 9 * (at // 6) + 2, 9 * (at % 6) + 2
            sheet[row : row + 5, column : column + 5] = pattern
        assert not answers(session, sheet).any()
    sheet[2:7, 2:7] = square
    assert [tuple(place) for place in np.argwhere(answers(session, sheet))] == [(4, 4)]
