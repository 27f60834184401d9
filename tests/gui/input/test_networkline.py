"""What a network made for one size takes: pictures are fitted to it, never it to a picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits, fitting
from playground.core.messages import Offer
from playground.core.network_input import DRAWN, Framing, NetworkInput, Origin
from playground.core.picture import Colour, Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.gui.input.networkline import NetworkLine
from playground.gui.state.cellmarks import laid_back
from playground.gui.state.store import Store
from playground.gui.widgets.marks import Highlight
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.layers.rebinding import relearned, with_input_shape
from playground.layers.state import tensors_of
from playground.pictures.framing import placement
from playground.pictures.network_input import is_blank, network_input
from tests.gui.hands import click, show


def picture_of(
    height: int, width: int, seed: int = 0, origin: Origin | None = None, channels: int = 1
) -> Picture:
    """Noise."""
    size = (height, width) if channels == 1 else (height, width, channels)
    pixels = np.random.default_rng(seed).random(size, np.float32)
    colour = "gray" if channels == 1 else "rgb"
    made = Picture("noise", pixels, 0, colour=colour)  # type: ignore[arg-type]
    return made if origin is None else replace(made, origin=origin)


def bound_session() -> Session:
    """A dense layer behind a convolution, for 12×12 gray."""
    rng = np.random.default_rng(3)
    shape = (1, 12, 12)
    convolution = Convolution(filters=he_filters(3, 1, (3, 3), rng))
    after = Pooling().output_shape(convolution.output_shape(shape))
    flat = (after[0] * after[1] * after[2], 1, 1)
    layers = (convolution, Activation(), Pooling(), Flatten(), Dense.random(flat, 4, rng))
    return edits.set_network(Session(picture_of(12, 12), Network(())), Network(layers))


def test_a_dense_layer_binds_and_taking_it_out_frees() -> None:
    session = bound_session()
    assert session.input.shape == (1, 12, 12)
    freed = edits.delete_layer(session, 4)
    assert not freed.input.is_bound
    assert freed.shape == freed.picture.shape
    assert edits.set_enabled(session, 4, False).input.shape is None
    rng = np.random.default_rng(0)
    again = edits.add_layer(freed, 4, Dense.random((108, 1, 1), 2, rng))
    assert again.input.shape == (1, 12, 12)
    trained = edits.set_input(session, replace(session.input, kept=True))
    assert edits.delete_layer(trained, 4).input.shape == (1, 12, 12)


@pytest.mark.parametrize("size", [(200, 300), (12, 40), (5, 5), (64, 64)])
@pytest.mark.parametrize("channels", [1, 3])
def test_no_picture_changes_a_weight_of_a_bound_network(
    size: tuple[int, int], channels: int
) -> None:
    session = bound_session()
    looked = edits.set_picture(session, picture_of(*size, channels=channels))
    looked = edits.set_working_size(looked, 8, True)
    looked = edits.set_colour(looked, "rgb")
    looked = edits.paint(looked, np.zeros((30, 20), np.float32))
    assert looked.network is session.network
    assert network_input(looked).x.shape == (1, 12, 12)
    assert evaluate(looked.network, network_input(looked).x).maps(4) is not None


def test_a_picture_keeps_its_proportions_and_a_square_is_cropped() -> None:
    white = Picture("white", np.ones((20, 40), np.float32), 0)
    session = edits.set_picture(bound_session(), white)
    x = network_input(session).x[0]
    assert x[3:9].min() == 1
    assert not x[:3].any()
    assert not x[9:].any()
    assert network_input(edits.set_working_size(session, 0, True)).x.min() == 1


@pytest.mark.parametrize("channels", [1, 3])
def test_a_picture_of_the_data_is_taken_as_it_is_and_a_drawing_is_framed(channels: int) -> None:
    framing = Framing(0.5, "box")
    session = edits.set_input(
        bound_session(), NetworkInput((channels, 12, 12), "unit", framing, kept=True)
    )
    data = picture_of(12, 12, 5, Origin("data", "digits", 7), channels)
    taken = network_input(edits.set_picture(session, data))
    assert taken.x is taken.picture
    np.testing.assert_array_equal(taken.x.transpose(1, 2, 0).squeeze(), data.pixels)
    sheet = np.zeros((40, 40), np.float32)
    sheet[2:6, 2:4] = 1
    drawn = edits.set_picture(session, Picture("drawing", sheet, 0, origin=DRAWN))
    x = network_input(drawn).x[0]
    rows, columns = np.flatnonzero(x.any(axis=1)), np.flatnonzero(x.any(axis=0))
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (3, 8, 4, 6)
    whole = edits.set_framing_on(drawn, False)
    assert network_input(whole).x[0, 6:].sum() == 0
    opened = edits.set_picture(session, Picture("photo", sheet, 0))
    assert network_input(opened).x[0, 6:].sum() == 0


def test_a_stray_dot_does_not_undo_the_centring() -> None:
    framing = Framing(0.8, "box")
    session = edits.set_input(bound_session(), NetworkInput((1, 12, 12), "unit", framing))
    sheet = np.zeros((100, 100), np.float32)
    sheet[20:60, 20:28] = sheet[52:60, 20:45] = 1
    clean = Picture("drawing", sheet.copy(), 0, origin=DRAWN)
    sheet[96, 96] = 1
    dotted = Picture("drawing", sheet.copy(), 0, origin=DRAWN)
    first, second = (network_input(edits.set_picture(session, each)).x for each in (clean, dotted))
    np.testing.assert_array_equal(first, second)
    sheet[8:16, 20:28] = 1  # the dot of an i belongs to it
    with_dot = Picture("drawing", sheet, 0, origin=DRAWN)
    assert not np.array_equal(network_input(edits.set_picture(session, with_dot)).x, first)


def small_letter(parts: str) -> np.ndarray:
    """What a thick pen draws small at the top left of a sheet of 28×28."""
    sheet = np.zeros((28, 28), np.float32)
    boxes = {
        "4": [(3, 4, 6, 3), (6, 4, 3, 6), (3, 11, 10, 3)],  # its second stroke lies apart
        "i": [(3, 4, 3, 3), (9, 4, 9, 3)],
        ":": [(3, 4, 3, 3), (15, 4, 3, 3)],
        "=": [(3, 4, 3, 10), (9, 4, 3, 10)],
        "1": [(3, 4, 9, 3)],
        "小": [(3, 13, 20, 3), (8, 8, 4, 3), (8, 18, 4, 3)],  # with a dot at either side
        "large 4": [(4, 6, 11, 3), (12, 6, 3, 11), (4, 11, 19, 3)],
    }
    for top, left, down, across in boxes[parts]:
        sheet[top : top + down, left : left + across] = 1
    return sheet


def placed_in_frame(sheet: np.ndarray) -> tuple[int, ...]:
    """Which box of the drawing is laid in the frame."""
    return placement(sheet[np.newaxis], (1, 28, 28), Framing(0.7, "mass")).source


@pytest.mark.parametrize("letter", ["4", "=", "1"])
@pytest.mark.parametrize("at", [(25, 25), (25, 4), (3, 25), (25, 14)])
def test_one_click_of_a_thick_pen_far_from_a_small_digit_does_not_undo_the_centring(
    letter: str, at: tuple[int, int]
) -> None:
    clean = small_letter(letter)
    dotted = clean.copy()
    dotted[at[0] - 1 : at[0] + 2, at[1] - 1 : at[1] + 2] = 1
    assert placed_in_frame(dotted) == placed_in_frame(clean)


@pytest.mark.parametrize("at", [(26, 26), (2, 25), (14, 25)])
def test_a_click_beside_a_digit_that_fills_the_sheet_does_not_undo_the_centring(
    at: tuple[int, int],
) -> None:
    clean = small_letter("large 4")
    dotted = clean.copy()
    dotted[at[0] - 1 : at[0] + 2, at[1] - 1 : at[1] + 2] = 1
    assert placed_in_frame(dotted) == placed_in_frame(clean)


@pytest.mark.parametrize(
    ("letter", "box"),
    [
        ("4", (3, 4, 10, 10)),
        ("i", (3, 4, 15, 3)),
        (":", (3, 4, 15, 3)),
        ("=", (3, 4, 9, 10)),
        ("小", (3, 8, 20, 13)),
    ],
)
def test_what_is_drawn_in_more_than_one_stroke_is_framed_whole(
    letter: str, box: tuple[int, int, int, int]
) -> None:
    assert placed_in_frame(small_letter(letter)) == box


def test_an_empty_sheet_is_blank_and_a_black_picture_is_not() -> None:
    black = np.zeros((12, 12), np.float32)
    for origin, blank in ((DRAWN, True), (Origin("opened"), False), (Origin("data"), False)):
        session = edits.set_picture(bound_session(), Picture("p", black, 0, origin=origin))
        assert is_blank(session) == blank


@pytest.mark.parametrize("framing", [None, Framing(0.5, "box"), Framing(0.7, "mass")])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("paper", [0.0, 0.5, 1.0])
def test_a_sheet_is_blank_whatever_its_paper_and_what_framing_makes_of_it(
    framing: Framing | None, channels: int, paper: float
) -> None:
    wanted = NetworkInput((channels, 12, 12), "unit", framing, kept=True)
    session = edits.set_input(bound_session(), wanted)
    pixels = np.full((20, 30, 3) if channels == 3 else (20, 30), paper, np.float32)
    colour: Colour = "rgb" if channels == 3 else "gray"
    sheet = Picture("p", pixels, 0, colour=colour, origin=DRAWN)
    assert is_blank(edits.set_picture(session, sheet))
    drawn = pixels.copy()
    drawn[3, 4] = 0.9 - paper
    assert not is_blank(edits.set_picture(session, replace(sheet, pixels=drawn)))


def test_another_input_is_asked_for_says_what_is_lost_and_comes_back_by_undo(
    qtbot: QtBot,
) -> None:
    store = Store(bound_session())
    offers: list[Offer] = []
    store.offered.connect(offers.append)
    line = NetworkLine(store)
    show(qtbot, line)
    assert not line.change.isVisible()
    store.edit("photo", edits.set_picture, picture_of(20, 24, channels=3))
    before = store.session
    assert line.change.isVisible()
    click(line.change)
    assert store.session is before  # asked, not done
    assert "layers 1, 5" in str(offers[0].message)
    offers[0].accept()
    after = store.session
    assert after.shape == (3, 20, 24)
    assert fitting.fitted(after.network, after.shape) is after.network
    assert np.count_nonzero(tensors_of(after.network)["4.weight"]) == 4 * 3 * 10 * 12
    store.undo()
    assert store.session is before


def test_what_must_be_learnt_again_is_what_changes() -> None:
    session = bound_session()
    assert relearned(session.network, (1, 12, 12)) == ()
    found = relearned(session.network, (1, 16, 16))
    assert [(item.place, item.weights) for item in found] == [(4, 4 * (3 * 8 * 8) + 4)]
    larger = with_input_shape(session, (1, 16, 16))
    assert larger.network[0] is session.network[0]


def test_marks_lie_in_the_picture_where_they_are_taken_from() -> None:
    white = Picture("white", np.ones((24, 48), np.float32), 0)
    session = edits.set_picture(bound_session(), white)
    where = network_input(session).placement
    assert where is not None
    assert where.in_frame(0, 0) == (3, 0)
    assert where.in_frame(23, 47) == (8, 11)
    assert laid_back((Highlight(3, 0), Highlight(8, 11)), where) == (
        Highlight(0, 0, 4, 4),
        Highlight(20, 44, 4, 4),
    )
