"""How Grad-CAM and the deconvnet come about: their numbers make up what the methods say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.training.process.attribution import METHODS
from playground.training.process.attribution.method import Settings
from playground.training.process.inquiries import back_cell, cam_terms, way_back
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import asked_subject
from playground.training.protocol.inquiries.explaining import AskedNumber
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.workings import (
    MAPS,
    TERMS,
    BackCell,
    BackCellInquiry,
    BackInquiry,
    CamInquiry,
    CamMaps,
    CamTerms,
)

SHAPE = (3, 20, 22)


def context_of(activation: str = "relu", filters: int = 30) -> InquiryContext:
    """Two convolutions, poolings of both kinds, five answers."""
    rng = np.random.default_rng(8)
    layers: list[object] = [Convolution.default(SHAPE, rng), Activation(function=activation)]
    layers += [Pooling(size=(3, 3), stride=(2, 2))]
    reaching = SHAPE
    for layer in layers:
        reaching = layer.output_shape(reaching)  # type: ignore[attr-defined]
    wide = Convolution.default(reaching, rng)
    wide = with_filters(wide, filters, reaching, rng)
    layers += [wide, Activation(function=activation), Pooling(mode="average"), Flatten()]
    for layer in layers[3:]:
        reaching = layer.output_shape(reaching)  # type: ignore[attr-defined]
    layers += [Dense.random(reaching, 5, rng), Activation(function="softmax")]
    x = rng.random(SHAPE).astype(np.float32)
    return InquiryContext(Subject(Network(tuple(layers)), x))  # type: ignore[arg-type]


def with_filters(
    layer: Convolution, count: int, shape: tuple[int, int, int], rng: np.random.Generator
) -> Convolution:
    """The layer with so many random filters."""
    from dataclasses import replace

    from playground.core.filters import make_filter

    kernels = rng.standard_normal((count, shape[0], 3, 3)).astype(np.float32)
    filters = tuple(make_filter("", each) for each in kernels)
    return replace(layer, filters=filters)


def terms_of(context: InquiryContext, inquiry: CamInquiry) -> CamTerms:
    """What comes first."""
    first = next(cam_terms.parts(context, inquiry))
    assert isinstance(first, CamTerms)
    return first


@pytest.mark.parametrize("layer", [None, 1, 2, 4])
@pytest.mark.parametrize("asked", [AskedNumber(3), AskedNumber(0)])
def test_the_terms_and_the_others_make_up_grad_cam(layer: int | None, asked: AskedNumber) -> None:
    context = context_of()
    cam = terms_of(context, CamInquiry(asked, layer))
    assert cam.layer == (5 if layer is None else layer)
    chosen = list(cam.units)
    assert len(chosen) == min(TERMS, int((cam.sizes > 0).sum()))
    assert cam.sizes[chosen].tolist() == sorted(cam.sizes, reverse=True)[: len(chosen)]
    summed = np.tensordot(cam.weights[chosen], cam.maps, 1) + cam.rest
    np.testing.assert_allclose(summed, cam.total, rtol=1e-4, atol=1e-6)
    subject = asked_subject(context, asked, context.network())
    said = METHODS["grad-cam"].explain(subject, Settings(layer=layer))
    small = torch.from_numpy(np.maximum(cam.total, 0))[None, None]
    enlarged = F.interpolate(small, SHAPE[1:], mode="bilinear", align_corners=False)[0, 0]
    np.testing.assert_allclose(enlarged.numpy(), said.numpy(), rtol=1e-4, atol=1e-6)
    assert 0 < cam.share <= 1
    whole, some = float(cam.sizes.sum()), float(cam.sizes[chosen].sum())
    assert cam.share == pytest.approx(some / whole)
    if len(chosen) == int((cam.sizes > 0).sum()):
        assert cam.share == 1  # and not a little less


def test_of_a_unit_that_is_its_own_map_there_is_one_term() -> None:
    cam = terms_of(context_of(), CamInquiry(AskedNumber(7, 3)))
    assert cam.layer == 3
    assert cam.units == (7,)
    assert not cam.rest.any()
    assert cam.share == 1


def test_every_layer_with_maps_has_the_map_that_grad_cam_would_have_there() -> None:
    context, asked = context_of(), AskedNumber(3)
    _, maps = cam_terms.parts(context, CamInquiry(asked))
    assert isinstance(maps, CamMaps)
    assert list(maps.totals) == [0, 1, 2, 3, 4, 5]
    for layer, found in maps.totals.items():
        total = terms_of(context, CamInquiry(asked, layer)).total
        np.testing.assert_allclose(found, np.maximum(total, 0), rtol=1e-4, atol=1e-6)


def cell_of(asked: AskedNumber, stage: int, place: tuple[int, int, int]) -> BackCell:
    """How a number that is led back comes about."""
    (found,) = back_cell.parts(context_of(), BackCellInquiry(asked, stage, *place))
    return found


@pytest.mark.parametrize("asked", [AskedNumber(2), AskedNumber(11, 4)])
def test_a_number_led_back_is_the_sum_of_what_came_times_the_weights(asked: AskedNumber) -> None:
    rng = np.random.default_rng(3)
    steps = list(way_back.parts(context_of(), BackInquiry(asked)))
    for before, step in pairwise(steps):
        unit, row, column = (int(rng.integers(each)) for each in (len(step.units), *step.shape[1:]))
        found = cell_of(asked, step.stage, (step.units[unit], row, column))
        value = float(step.maps[unit, row, column])
        assert (found.layer, found.how) == (step.layer, step.how)
        assert found.value == pytest.approx(value, rel=1e-5, abs=1e-6)
        parts = np.maximum(found.products, 0) if step.how == "rectified" else found.products
        assert parts.sum() == pytest.approx(value, rel=1e-4, abs=1e-5)
        top, left = found.first
        for at, number in enumerate(before.units):
            if number in found.units:
                own = found.came[found.units.index(number)]
                there = before.maps[at][top : top + len(own), left : left + own.shape[1]]
                np.testing.assert_allclose(own, there, rtol=1e-5, atol=1e-7)


def test_the_weights_of_a_number_are_the_filters_turned_and_the_switches() -> None:
    asked = AskedNumber(2)
    convolution = context_of().subject.network.layers[3]
    assert isinstance(convolution, Convolution)
    found = cell_of(asked, 2, (1, 4, 3))
    assert found.units == tuple(range(30))
    for filter_, weights in zip(convolution.filters, found.weights, strict=True):
        whole = filter_.weights[1, ::-1, ::-1]
        np.testing.assert_allclose(weights, whole, rtol=1e-5)
    assert found.first == (3, 2)
    unpooled = cell_of(asked, 1, (0, 2, 2))  # in the corner of four windows of 3×3, two apart
    assert set(unpooled.weights.ravel().tolist()) <= {0.0, 1.0}
    averaged = cell_of(asked, 4, (0, 2, 2))
    assert averaged.weights.ravel().tolist() == [0.25]


@pytest.mark.parametrize("stage", [8, 7, -2])
def test_there_is_no_arithmetic_where_the_way_does_not_lead(stage: int) -> None:
    with pytest.raises(Refused):
        cell_of(AskedNumber(2), stage, (0, 0, 0))
    with pytest.raises(Refused):
        cell_of(AskedNumber(2), -1, (3, 0, 0))


@pytest.mark.parametrize("asked", [AskedNumber(2), AskedNumber(11, 4), AskedNumber(1, 3)])
def test_the_way_back_ends_in_what_the_deconvnet_says(asked: AskedNumber) -> None:
    context = context_of()
    first, *steps = way_back.parts(context, BackInquiry(asked))
    subject = asked_subject(context, asked, context.network())
    with torch.no_grad():
        value = float(subject.number(subject.modules(subject.x)))
    assert first.how is None
    assert first.value == pytest.approx(value)
    assert first.maps.sum() == pytest.approx(value)
    last = subject.asked.layer
    assert [step.layer for step in steps] == list(range(last, -1, -1))
    said = METHODS["deconvnet"].explain(subject, Settings()).numpy()
    picture = steps[-1]
    assert picture.shape == SHAPE
    np.testing.assert_allclose(picture.maps, said[list(picture.units)], rtol=1e-4, atol=1e-6)
    assert picture.low == pytest.approx(float(said.min()))
    assert picture.high == pytest.approx(float(said.max()))
    assert picture.share == pytest.approx(float((said != 0).mean()))
    for step in steps:
        sums = np.abs(step.maps).sum((1, 2))
        assert sums.tolist() == sorted(sums, reverse=True)
        assert len(step.units) <= MAPS


def test_every_layer_says_what_it_does() -> None:
    steps = list(way_back.parts(context_of(), BackInquiry(AskedNumber(2))))
    how = {step.layer: step.how for step in steps[1:]}
    assert how == {
        0: "transposed",
        1: "rectified",
        2: "unpooled",
        3: "transposed",
        4: "rectified",
        5: "unpooled",
        6: "gradient",
        7: "transposed",
    }
    rectified = next(step for step in steps if step.layer == 4)
    came = next(step for step in steps if step.layer == 5)
    cells = int(np.prod(came.shape))
    assert rectified.low == 0
    assert 0 < rectified.cut < rectified.before <= cells
    assert rectified.before - rectified.cut == round(rectified.share * cells)


def test_without_a_relu_there_is_no_way_of_its_own() -> None:
    with pytest.raises(Refused, match="No ReLU"):
        list(way_back.parts(context_of("tanh"), BackInquiry(AskedNumber(0))))
    with pytest.raises(Refused, match="No ReLU"):
        list(way_back.parts(context_of(), BackInquiry(AskedNumber(0, 0))))  # none before it
