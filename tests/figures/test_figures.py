"""Figures have the numbers, colours and proportions of the maps, say what is left out, and fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

from playground import app
from playground.core.arrays import frozen
from playground.core.filters import make_filter
from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.word_count import size_text
from playground.engine.explain.explain import chain, explain
from playground.engine.explain.explain_windows import Convolved
from playground.engine.explain.formats import number_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice, map_scale
from playground.engine.view.palette import painted
from playground.figures.drawing.figure import HAIRLINE, Figure, Image, Line, Text
from playground.figures.drawing.tile import MAX_MAP_MM, map_size
from playground.figures.found import FIGURES, FILMS
from playground.figures.subject import Setting, Subject
from playground.layers import Convolution, Flatten
from tests.figures.subjects import measure, page, random_picture, stack_session, subject

Kind = TypeVar("Kind", Line, Image, Text)

OF_MAPS = ("flow", "map", "filters", "maps", "arithmetic", "architecture", "architecture-blocks")


def first() -> Session:
    """The program's first document, on a small picture that is no square."""
    return replace(app.first_session(), picture=random_picture(12, 20))


@pytest.fixture(
    scope="module",
    params=["first", "lenet5", "square-detector", "colour", "wide"],
)
def document(request: pytest.FixtureRequest) -> Subject:
    """Documents of every kind."""
    match request.param:
        case "first":
            return subject(app.first_session())
        case "colour":
            return subject(stack_session("one-edge", random_picture(5, 5, 3)))
        case "wide":
            return subject(first())
        case name:
            return subject(stack_session(name))


def drawn(kind: str, of: Subject, width: float = 170.0) -> Figure:
    """A figure on a page of a width."""
    return FIGURES[kind].draw(of, page(width))


def extents(figure: Figure) -> Iterator[tuple[float, float, float, float, object]]:
    """Yield left, top, right and bottom of every item."""
    for item in figure.items:
        match item:
            case Line():
                xs, ys = zip(*item.points, strict=True)
                yield min(xs), min(ys), max(xs), max(ys), item
            case Image():
                yield item.x, item.y, item.x + item.width, item.y + item.height, item
            case Text(turned=False):
                wide = measure(item.text, item.points, item.weight)
                left = item.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.align] * wide
                yield left, item.y - 1, left + wide, item.y, item


@pytest.mark.parametrize("kind", OF_MAPS)
@pytest.mark.parametrize("width", [60.0, 170.0, 420.0])
def test_everything_lies_on_the_sheet(kind: str, document: Subject, width: float) -> None:
    figure = drawn(kind, document, width)
    assert figure.width == width
    assert figure.title
    count = 0
    for left, top, right, bottom, item in extents(figure):
        assert left >= -0.01, item
        assert top >= -0.01, item
        assert right <= figure.width + 0.3, item
        assert bottom <= figure.height + 0.01, item
        count += 1
    assert count > 5


def test_the_flow_names_every_layer_with_its_shape(document: Subject) -> None:
    texts = drawn("flow", document).texts
    for stage in document.shown.stages:
        assert stage.shape is not None
        assert size_text(stage.shape) in texts
        assert any(str(stage.layer.name()) in text for text in texts)


@pytest.mark.parametrize("kind", ["architecture", "architecture-blocks"])
@pytest.mark.parametrize("width", [110.0, 170.0])
def test_captions_break_between_a_name_and_its_number(kind: str, width: float) -> None:
    texts = drawn(kind, subject(stack_session("lenet5")), width).texts
    assert not [text for text in texts if text.endswith("·")]
    assert "84 units" in texts or "Dense · 84 units" in texts


def test_all_arrows_of_a_row_of_the_flow_lie_at_one_height() -> None:
    figure = drawn("flow", subject(stack_session("lenet5")))
    heads = [item for item in figure.items if isinstance(item, Line) and len(item.points) == 3]
    heights = Counter(round(item.points[0][1], 6) for item in heads if item.closed)
    assert sorted(heights.values()) == [2, 4, 4]  # of three rows of layers


def test_a_map_has_the_colours_of_the_window() -> None:
    of = subject(first(), layer=0, channel=2)
    image = next(item for item in drawn("map", of).items if isinstance(item, Image))
    plane = of.view(0).planes[2]
    scale = map_scale(of.shown, 0, 2, of.scale)
    wanted = painted(plane.values, scale.limit, scale.palette)
    step = image.pixels.shape[0] // 12, image.pixels.shape[1] // 20
    assert np.array_equal(image.pixels[:: step[0], :: step[1]], wanted)
    assert image.width / image.height == pytest.approx(20 / 12)


def test_numbers_in_cells_are_those_of_the_map_and_can_be_read() -> None:
    of = subject(stack_session("one-edge", random_picture(5, 5)), layer=0)
    figure = drawn("map", of, 80.0)
    numbers = [item for item in figure.items if isinstance(item, Text) and item.align == "middle"]
    values = of.view(0).planes[0].values
    assert [item.text for item in numbers[: values.size]] == [
        number_text(float(value), 2) for value in values.ravel()
    ]
    assert min(item.points for item in numbers) >= 5


def test_maps_too_fine_for_numbers_have_none() -> None:
    of = subject(app.first_session(), layer=0)
    assert len(drawn("map", of, 80.0).texts) == 5  # what it is, its size and range, the scale


def test_the_scale_is_the_one_that_was_chosen() -> None:
    session = stack_session("lenet5")
    by_layer = subject(session, layer=0, channel=0)
    by_map = replace(by_layer, scale=ScaleChoice("map"))
    for of in (by_layer, by_map):
        limit = map_scale(of.shown, 0, 0, of.scale).limit
        assert number_text(-limit, 2) in drawn("map", of).texts
    assert drawn("map", by_layer).texts != drawn("map", by_map).texts
    assert "Each map has colours of its own." in drawn("flow", by_map).texts


def test_filters_of_a_deep_layer_are_a_table_of_all_slices() -> None:
    of = subject(stack_session("lenet5"), layer=3)
    layer = of.session.network[3]
    assert isinstance(layer, Convolution)
    figure = drawn("filters", of)
    images = [item for item in figure.items if isinstance(item, Image)]
    assert len(images) == 16 * 6 + 1
    assert any("filters down" in text for text in figure.texts)


def test_filters_of_a_colour_layer_have_three_slices() -> None:
    session = stack_session("lenet5", random_picture(32, 32, 3))
    of = subject(session, layer=0)
    images = [item for item in drawn("filters", of).items if isinstance(item, Image)]
    assert len(images) == 6 * 3 + 1


def test_what_is_not_shown_is_said() -> None:
    session = first()
    network = list(session.network)
    network[1] = replace(network[1], enabled=False)
    figure = drawn("flow", subject(replace(session, network=Network(tuple(network)))))
    assert "Layer 2, ReLU, is off." in figure.texts


@pytest.mark.parametrize(
    ("kind", "chosen", "words"),
    [
        ("map", {"layer": 7}, "no layer 8"),
        ("map", {"layer": 0, "channel": 9}, "no map 10"),
        ("filters", {"layer": 1}, "Layer 2 has no filters"),
        ("filters", {"layer": -1}, "Layer 0 has no filters"),
    ],
)
def test_what_is_not_there_is_a_sentence(kind: str, chosen: dict[str, int], words: str) -> None:
    with pytest.raises(Refused, match=re.escape(words)):
        drawn(kind, subject(first(), **chosen))


def test_a_figure_made_larger_is_the_same_figure() -> None:
    figure = drawn("flow", subject(first()))
    large = figure.scaled(2.5)
    assert large.texts == figure.texts
    for one, other in zip(extents(figure), extents(large), strict=True):
        assert np.allclose(np.array(one[:2]) * 2.5, other[:2], atol=2.6)
    assert (large.width, large.height) == (figure.width * 2.5, figure.height * 2.5)


@pytest.mark.parametrize("stack", ["lenet5", "square-detector", "classic"])
def test_the_arithmetic_ends_with_the_number_of_the_map(stack: str) -> None:
    session = stack_session(stack)
    of = subject(session)
    for at in range(len(session.network)):
        maps = of.results.maps(at)
        assert maps is not None
        channels, height, width = maps.shape
        cell = Cell(at, channels - 1, height // 2, width // 3)
        figure = drawn("arithmetic", replace(of, pin=cell), 150.0)
        assert figure.texts[-1] == number_text(float(maps[cell[1:]]), 2)


def test_the_arithmetic_has_the_windows_numbers() -> None:
    of = subject(stack_session("one-edge", random_picture(5, 5, 3)), pin=Cell(0, 0, 2, 2))
    step = explain(of.results, 0, 0, 2, 2)
    assert isinstance(step, Convolved)
    texts = drawn("arithmetic", of, 150.0).texts
    numbers = [number_text(float(value), 2) for value in step.products.ravel()]
    assert [text for text in texts if text in numbers]
    assert sum("window, " in text for text in texts) == 3
    assert step.brief(page().writer) in texts


@pytest.mark.parametrize(("weight", "sign"), [(0.5, "="), (0.333, "≈")])
def test_the_sign_before_the_products_is_that_of_the_text(weight: float, sign: str) -> None:
    network = Network((Convolution(filters=(make_filter("", np.full((3, 3), weight)),)),))
    session = replace(
        app.first_session(),
        picture=Picture("even", frozen(np.full((6, 6), 0.5, np.float32)), 0, colour="gray"),
        network=network,
    )
    of = subject(session, pin=Cell(0, 0, 1, 1))
    assert drawn("arithmetic", of, 150.0).texts.count(sign) == 1
    [step] = chain(of.results, 0, 0, 1, 1)
    assert step.text(page().writer).splitlines()[2].count(f"  {sign}  ") == 1


@pytest.mark.parametrize("kind", ["filters", "flow", "arithmetic"])
def test_of_weights_only_zero_reads_0(kind: str) -> None:
    """One of 0.001 read "0" beside 1, as one of 0 did, and "≈0" in the window."""
    weights = np.array([[1, 0.001, 0.5], [0.7, -0.001, 0.6], [0.8, 0.9, 0.001]])
    session = replace(
        app.first_session(),
        picture=Picture("even", frozen(np.full((6, 6), 0.5, np.float32)), 0, colour="gray"),
        network=Network((Convolution(filters=(make_filter("", weights),)),)),
    )
    of = subject(session, layer=0, channel=0, pin=Cell(0, 0, 1, 1))
    texts = drawn(kind, of).texts
    assert texts.count("≈0") == 3
    assert "0.9" in texts


def test_a_contact_sheet_has_every_map() -> None:
    of = subject(stack_session("lenet5"), layer=3)
    figure = drawn("maps", of)
    assert sum(isinstance(item, Image) for item in figure.items) == 16 + 1
    assert {f"f{number}" for number in range(1, 17)} <= set(figure.texts)
    four = drawn("maps", subject(app.first_session(), layer=0))
    assert any(text.startswith("1 ") for text in four.texts)  # a name without its number


@pytest.mark.parametrize("kind", ["map", "maps"])
def test_units_of_a_flattened_stack_fill_the_page(kind: str) -> None:
    session = stack_session("classic", random_picture(64, 64))
    flat = next(at for at, layer in enumerate(session.network) if isinstance(layer, Flatten))
    many = drawn(kind, subject(session, layer=flat))
    assert many.height < many.width
    strips = [item for item in many.items if isinstance(item, Image)][:-1]
    assert max(item.x + item.width for item in strips) > 0.9 * many.width
    some = drawn(kind, subject(session, layer=flat + 1))
    assert sum(bool(re.fullmatch(r"[−]?\d+\.?\d*", text)) for text in some.texts) >= 64
    assert some.height < some.width
    few = drawn(kind, subject(session, layer=len(session.network) - 1))
    assert {str(number) for number in range(1, 11)} <= set(few.texts)


def test_units_in_the_flow_are_no_higher_than_the_maps_beside_them() -> None:
    of = subject(stack_session("lenet5"))
    figure = drawn("flow", of)
    assert figure.height < 1.5 * figure.width
    assert {"1", "61"} <= set(figure.texts)  # 120 units in two strips


def test_what_the_window_has_not_come_to_is_covered_in_one_piece() -> None:
    film = FILMS["slide"].shoot(subject(first()), page(80.0))
    for at in (0, film.count // 2):
        covers = [
            item
            for item in film.frame(at).items
            if isinstance(item, Line) and item.fill == HAIRLINE
        ]
        assert len(covers) == 1


def test_a_figure_in_chinese_has_one_weight() -> None:
    of = subject(first())
    chinese = page(170.0, translate=lambda context, text: "输入" if text == "Input" else text)
    assert {text.weight for text in of_kind(drawn("flow", of), Text)} == {400, 600}
    made = FIGURES["flow"].draw(of, chinese)
    assert {text.weight for text in of_kind(made, Text)} == {400}
    assert made.texts[0] == "输入"


def of_kind(figure: Figure, kind: type[Kind]) -> list[Kind]:
    """The items of a kind."""
    return [item for item in figure.items if isinstance(item, kind)]


LONG = [(256, 4), (600, 1), (40_000, 2), (4, 1024), (1, 3000)]


@pytest.mark.parametrize("kind", OF_MAPS)
@pytest.mark.parametrize(("height", "width"), LONG)
def test_long_narrow_maps_are_on_a_sheet_and_can_be_seen(
    kind: str, height: int, width: int
) -> None:
    """One of 600 × 1 was 45 m high, with 1.5 GB of repeated pixels."""
    network = Network((Convolution.default((1, height, width), np.random.default_rng(1)),))
    session = replace(app.first_session(), picture=random_picture(height, width), network=network)
    figure = drawn(kind, subject(session, layer=0, channel=0, pin=Cell(0, 0, 0, 0)))
    assert figure.height < 320
    images = of_kind(figure, Image)
    assert images
    assert sum(image.pixels.size for image in images) < 30e6
    if not kind.startswith("architecture"):  # whose maps have a frame that is seen
        assert min(min(image.width, image.height) for image in images) >= 0.9
    for _, _, right, bottom, item in extents(figure):
        assert right <= figure.width + 0.01, item
        assert bottom <= figure.height + 0.01, item


@pytest.mark.parametrize("kind", ["flow", "maps"])
def test_a_hundred_narrow_maps_are_on_a_sheet(kind: str) -> None:
    layer = Convolution(filters=tuple(make_filter(f"{at}", np.eye(3)) for at in range(100)))
    session = replace(
        app.first_session(), picture=random_picture(900, 3), network=Network((layer,))
    )
    figure = drawn(kind, subject(session, layer=0, channel=0))
    assert figure.height < 420
    assert min(image.width for image in of_kind(figure, Image)) >= 0.9


@pytest.mark.parametrize("film", ["slide", "sweep"])
@pytest.mark.parametrize(("height", "width"), LONG[:2])
def test_a_film_of_a_narrow_map_is_on_a_sheet(film: str, height: int, width: int) -> None:
    session = replace(first(), picture=random_picture(height, width))
    of = subject(session, layer=0, channel=0, setting=Setting("dilation", (1.0, 2.0)))
    made = FILMS[film].shoot(of, page())
    assert made.frame(0).height < 320


@pytest.mark.parametrize("width", [60.0, 170.0, 420.0])
def test_maps_up_to_a_sheet_have_their_proportions(width: float) -> None:
    for rows, columns in ((5, 5), (7, 5), (3, 9)):
        assert map_size(width, rows, columns) == pytest.approx((width, width * rows / columns))
    wide, high = map_size(width, 64, 4)
    assert high == max(MAX_MAP_MM, 1.5 * width)
    assert wide == pytest.approx(high / 16)
