"""Arithmetic of very many numbers: they are named, it is said, and the expression still holds."""

from __future__ import annotations

import numpy as np

from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.explain_windows import Convolved, Pooled
from playground.engine.explain.explanation import Explanation
from playground.engine.explain.formats import MAX_WRITTEN_NUMBERS, as_latex, as_numpy, as_text
from playground.layers import Convolution, Dense, Pooling

RNG = np.random.default_rng(6)
SHORT = 20_000  # characters


def explained(layer: Layer, x: np.ndarray) -> Explanation:
    found = explain(evaluate(Network((layer,)), x.astype(np.float32)), 0, 0, 0, 0)
    assert found is not None
    return found


def check(found: Explanation, **arrays: np.ndarray) -> None:
    """The copied texts are short, and the expression comes to the number with the arrays."""
    assert max(len(as_text(found)), len(as_latex(found)), len(as_numpy(found))) < SHORT
    *comments, expression = as_numpy(found).splitlines()
    for (name, values), comment in zip(arrays.items(), comments, strict=True):
        size = "×".join(map(str, values.shape))
        assert comment == f"# {name}: {size} float32 numbers, too many to write out"
    assert float(eval(as_numpy(found), {"np": np, **arrays})) == np.float32(found.total)
    assert expression.count("np.array") == 0


def test_a_pooling_of_a_whole_large_map() -> None:
    x = RNG.random((1, 400, 300))
    for mode in ("global average", "global max"):
        found = explained(Pooling(mode=mode), x)
        assert isinstance(found, Pooled)
        check(found, window=found.values)


def test_a_dense_unit_of_very_many_inputs() -> None:
    found = explained(Dense.random((1, 400, 300), 1, RNG), RNG.normal(0, 1, (1, 400, 300)))
    assert isinstance(found, Summed)
    check(found, values=found.values, weights=found.weights)


def test_a_convolution_of_very_many_channels() -> None:
    weights = RNG.normal(0, 1, (120, 31, 31)).astype(np.float32)
    found = explained(Convolution(filters=(make_filter("", weights),)), RNG.random((120, 31, 31)))
    assert isinstance(found, Convolved)
    assert found.values.size > MAX_WRITTEN_NUMBERS
    check(found, window=found.values, weights=found.weights)
    lines = as_text(found).splitlines()
    assert (
        lines[0]
        == f"Window and filter have {found.values.size} numbers each, which are left out here."
    )
    assert lines.count("Channel 120") == 1


def test_what_can_be_written_out_is() -> None:
    found = explained(Pooling(mode="global average"), RNG.random((1, 300, 300)))
    assert "#" not in as_numpy(found)
    assert float(eval(as_numpy(found), {"np": np})) == np.float32(found.total)
