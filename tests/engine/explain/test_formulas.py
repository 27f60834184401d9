"""The figures that the formulas come to, and how they are written."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.core.word_count import grouped, short
from playground.engine.compute.evaluate import stages_of
from playground.engine.explain import formulas
from playground.engine.explain.formulas import Connected
from playground.engine.view.shapechain import shape_chain
from playground.layers import (
    LAYERS,
    Activation,
    BatchNormalisation,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Pooling,
    TransposedConvolution,
    Upsampling,
)
from playground.layers.geometry import PADDINGS, output_length
from playground.layers.receptivefield import ReceptiveField
from playground.layers.sizeformula import SlidingSize
from tests.layers.randomlayers import fitting, random_network, random_shape


def conv(size: int, count: int = 1, depth: int = 1, **fields: object) -> Convolution:
    filters = tuple(make_filter("", np.ones((size, size)), depth) for _ in range(count))
    return Convolution(filters=filters, **fields)  # type: ignore[arg-type]


def test_output_size_with_the_numbers_in() -> None:
    found = conv(3).size_formulas((1, 256, 200))
    assert found is not None
    assert str(found[0]) == "⌊(256 − 3 + 2·1) / 1⌋ + 1 = 256"
    assert str(found[1]) == "⌊(200 − 3 + 2·1) / 1⌋ + 1 = 200"


def test_uneven_padding_is_written_side_by_side() -> None:
    found = conv(2).size_formulas((1, 9, 9))
    assert found is not None
    assert str(found[0]) == "⌊(9 − 2 + 0 + 1) / 1⌋ + 1 = 9"


def test_dilation_shows_where_the_extent_comes_from() -> None:
    layer = conv(3, padding="valid", dilation=(2, 1), stride=(3, 3))
    found = layer.size_formulas((1, 20, 20))
    assert found is not None
    assert str(found[0]) == "⌊(20 − 5 + 2·0) / 3⌋ + 1 = 6,  5 = (3 − 1)·2 + 1"
    assert str(found[1]) == "⌊(20 − 3 + 2·0) / 3⌋ + 1 = 6"
    assert found[0].result == 6


def evaluated(text: str) -> int:
    """What the written formula comes to, before its equals sign."""
    formula, _, result = text.partition(",")[0].partition(" = ")
    inside, _, stride = formula[2:].partition(") / ")
    total = eval(inside.replace("·", "*").replace("−", "-"))
    step, bracket, more = int(stride[:1]), stride[1], stride[2:]
    opening = {"⌋": "⌊", "⌉": "⌈"}[bracket]
    assert text.startswith(opening)
    rounded = total // step if opening == "⌊" else -(-total // step)
    found = rounded + eval(more.replace("−", "-"))
    assert found == int(result)
    return found


@given(
    st.integers(1, 40),
    st.integers(1, 7),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(0, 5),
    st.integers(0, 5),
    st.booleans(),
)
def test_the_written_formula_is_right(
    n: int, kernel: int, dilation: int, stride: int, begin: int, end: int, ceil: bool
) -> None:
    formula = SlidingSize(n, kernel, dilation, begin, end, stride, ceil)
    try:
        expected = output_length(n, kernel, stride, dilation, begin, end, ceil)
    except Refused:
        assert formula.result == 0
        return
    assert formula.result == evaluated(str(formula)) == expected


@pytest.mark.parametrize("padding", PADDINGS)
def test_output_size_is_that_of_the_layer(padding: str) -> None:
    layer = conv(5, stride=(2, 3), dilation=(1, 2), padding=padding, sides=(1, 2, 3, 4))
    found = layer.size_formulas((1, 23, 31))
    assert found is not None
    assert (1, found[0].result, found[1].result) == layer.output_shape((1, 23, 31))
    assert Activation().size_formulas((1, 5, 5)) is None
    assert Pooling(mode="global max").size_formulas((1, 5, 5)) is None


def transposed(size: int, **fields: object) -> TransposedConvolution:
    filters = (make_filter("", np.ones((size, size))),)
    return TransposedConvolution(filters=filters, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (transposed(3, cut="none"), "(28 − 1)·2 + 3 − 2·0 = 57"),
        (transposed(3), "(28 − 1)·2 + 3 − 0 − 1 = 56"),
        (transposed(1), "(28 − 1)·2 + 1 + 1 − 2·0 = 56"),
        (
            transposed(3, cut="explicit", sides=(2, 2, 0, 0), dilation=(2, 1), stride=(1, 1)),
            "(28 − 1)·1 + 5 − 2·2 = 28,  5 = (3 − 1)·2 + 1",
        ),
    ],
)
def test_the_output_size_of_a_transposed_convolution(
    layer: TransposedConvolution, text: str
) -> None:
    found = layer.size_formulas((1, 28, 28))
    assert found is not None
    assert str(found[0]) == text


@pytest.mark.parametrize("kind", [kind for _, kind in LAYERS.items()])
def test_the_formulas_come_to_the_sizes_of_every_kind(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 20, seed=6):
        shape = (x.shape[0], x.shape[1], x.shape[2])
        found = layer.size_formulas(shape)
        _, height, width = layer.output_shape(shape)
        assert found is None or (found[0].result, found[1].result) == (height, width)


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ((1, 9, 9), None),
        ((1, 10, 9), "1 row of the input is never seen by any window."),
        ((1, 11, 9), "2 rows of the input are never seen by any window."),
        ((1, 9, 10), "1 column of the input is never seen by any window."),
        ((1, 9, 11), "2 columns of the input are never seen by any window."),
        (
            (1, 10, 11),
            "Never seen by any window: 1 of the input's rows and 2 of its columns.",
        ),
    ],
)
def test_what_is_never_seen(shape: tuple[int, int, int], sentence: str | None) -> None:
    found = formulas.unseen(Pooling(size=(3, 3), stride=(3, 3)), shape)
    assert (str(found) if found else None) == sentence


def test_parameters_with_the_numbers_in() -> None:
    assert str(formulas.parameters(conv(3, 4))) == "3·3·1·4 + 4 = 40"
    dense = Dense(units=10).fitted((400, 1, 1))
    assert str(formulas.parameters(dense)) == "400·10 + 10 = 4010"
    assert str(formulas.parameters(Pooling())) == "0"


def test_the_figures_of_a_5_by_5_by_3_filter_on_a_32_by_32_by_3_picture() -> None:
    layer = conv(5, 1, 3, padding="valid")
    assert layer.output_shape((3, 32, 32)) == (1, 28, 28)
    assert str(formulas.multiplications(layer, (3, 32, 32))) == (
        "(5·5·3)·(28·28)·1 = 58\N{NO-BREAK SPACE}800"
    )


def product(formula: str) -> int:
    return int(eval(formula.replace("·", "*")))


@pytest.mark.parametrize("kind", [kind for _, kind in LAYERS.items()])
def test_counts_are_what_their_formulas_come_to(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 20, seed=5):
        shape = (x.shape[0], x.shape[1], x.shape[2])
        for found in (formulas.parameters(layer), formulas.multiplications(layer, shape)):
            assert not found.formula or product(found.formula) == found.total
            assert found.total == 0 or found.formula


def test_the_fully_connected_equivalent() -> None:
    layer = conv(2, padding="valid", stride=(2, 2))
    output = layer.output_shape((1, 4, 4))
    found = formulas.fully_connected((1, 4, 4), output)
    assert found == Connected(16, 4)
    assert str(found.parameters) == "16·4 + 4 = 68"
    assert str(formulas.compared(layer, (1, 4, 4))) == (
        "Fully connected, the same 4 outputs would need 16·4 + 4 = 68 parameters:"
        " 13.6 times as many."
    )
    assert formulas.compared(Activation(), (1, 4, 4)) is None
    assert formulas.compared(Dense(units=2).fitted((1, 4, 4)), (1, 4, 4)) is None


def test_what_a_cell_sees_in_words() -> None:
    stages = stages_of(
        Network((conv(3), Pooling(), conv(3), Pooling(mode="global max"))), (1, 16, 16)
    )
    sentences = [str(formulas.seen(field)) for field in formulas.receptive_fields(stages)]
    assert sentences == [
        "A cell sees 3×3 pixels of the picture, the next cell those 1 further on.",
        "A cell sees 4×4 pixels of the picture, the next cell those 2 further on.",
        "A cell sees 8×8 pixels of the picture, the next cell those 2 further on.",
        "Every cell sees the whole picture, 16×16 pixels.",
    ]
    assert str(formulas.seen(ReceptiveField((1, 1)))) == "A cell sees one pixel of the picture."
    field = ReceptiveField((3, 5), (Fraction(1, 2), Fraction(2)), (0, 0))
    assert "those 1/2×2 further on" in str(formulas.seen(field))


def test_neighbours_behind_an_upsampling_do_not_move_on_evenly() -> None:
    """Of four cells in a row, two see the same two pixels: one pixel a cell is only the mean."""
    stages = stages_of(Network((Pooling(), Upsampling(factor=(2, 2)))), (1, 8, 8))
    assert str(formulas.seen(formulas.receptive_fields(stages)[1])) == (
        "A cell sees up to 2×2 pixels of the picture; from one cell to the next they move on by 1"
        " on average."
    )


def test_receptive_fields_end_where_a_layer_does_not_fit() -> None:
    stages = stages_of(Network((conv(3), conv(9, padding="valid"))), (1, 8, 8))
    assert len(formulas.receptive_fields(stages)) == 1


def chain(shape: tuple[int, int, int], *layers: Layer) -> str:
    return str(shape_chain(stages_of(Network(layers), shape), shape))


def test_the_stack_in_one_line() -> None:
    text = chain((1, 256, 256), conv(3, 4), Activation(), Pooling())
    assert text == "256×256×1 → Conv 3×3 · 4 filters → 256×256×4 → ReLU → Max 2×2 → 128×128×4"


def test_the_stack_leaves_out_what_does_nothing() -> None:
    idle = (Activation(function="none"), Pooling(mode="none"), conv(3, 2, enabled=False))
    assert chain((1, 8, 8), *idle) == "8×8×1"


def test_the_stack_ends_where_a_layer_does_not_fit() -> None:
    text = chain((1, 8, 8), conv(9, padding="valid"), Activation())
    assert text == "8×8×1 → Conv 9×9 · 1 filter → ?"


def test_the_stack_says_what_is_unusual() -> None:
    text = chain(
        (2, 8, 8),
        conv(3, 2, stride=(2, 2), groups=2),
        Pooling(mode="min", stride=(1, 2)),
        Flatten(),
        Dense(units=3).fitted((12, 1, 1)),
    )
    assert text == (
        "8×8×2 → Conv 3×3 · 2 filters · stride 2 · 2 groups → 4×4×2 → Min 2×2 · stride 1×2"
        " → 3×2×2 → Flatten → 1×1×12 → Dense · 3 units → 1×1×3"
    )


@pytest.mark.parametrize(
    ("layer", "link"),
    [
        (conv(3, dilation=(2, 1), has_bias=False), "Conv 3×3 · 1 filter · dilation 2×1 · no bias"),
        (
            transposed(2, dilation=(2, 2), has_bias=False),
            "Transposed conv 2×2 · 1 filter · stride 2 · dilation 2 · no bias",
        ),
        (Dense(units=3, has_bias=False).fitted((1, 8, 8)), "Dense · 3 units · no bias"),
        (Pooling(dilation=(2, 2), ceil=True), "Max 2×2 · dilation 2 · rounded up"),
        (
            Pooling(mode="average", padding="same", count_padding=False),
            "Average 2×2 · padding not counted",
        ),
        (Pooling(count_padding=False), "Max 2×2"),
    ],
    ids=["convolution", "transposed", "dense", "max", "mean", "not relevant"],
)
def test_a_link_says_what_else_is_unusual(layer: Layer, link: str) -> None:
    assert chain((1, 8, 8), layer).split(" → ")[1] == link


def test_the_stack_names_layers_of_training_and_growing() -> None:
    text = chain((1, 4, 4), transposed(2), BatchNormalisation(), Dropout(rate=0.25))
    assert text == (
        "4×4×1 → Transposed conv 2×2 · 1 filter · stride 2 → 8×8×1 → Batch normalisation"
        " → Dropout 25 %"
    )


@given(st.integers(0, 2**32 - 1))
def test_every_stack_has_a_chain(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = random_shape(rng)
    network = random_network(rng, shape, 5)
    stages = stages_of(network, shape)
    assume(stages[-1].shape is not None)
    text = str(shape_chain(stages, shape))
    assert text.startswith(f"{shape[1]}×{shape[2]}×{shape[0]}")
    assert "{" not in text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (784, "784"),
        (9999, "9999"),
        (10_000, "10 k"),
        (58_800, "58.8 k"),
        (999_499, "999 k"),
        (999_500, "1 M"),
        (2_400_000, "2.4 M"),
        (138_357_544, "138 M"),
        (15_300_000_000, "15.3 G"),
        (2_000_000_000_000, "2 T"),
        (13.6, "13.6"),
        (4.0, "4"),
        (123.4, "123"),
    ],
)
def test_counts_in_few_digits(count: float, text: str) -> None:
    assert short(count).replace("\N{NO-BREAK SPACE}", " ") == text


def test_counts_in_groups() -> None:
    assert grouped(9999) == "9999"
    assert grouped(138_357_544) == "138\N{NO-BREAK SPACE}357\N{NO-BREAK SPACE}544"
