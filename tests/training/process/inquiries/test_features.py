"""Where pictures lie by what a layer makes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.datasets import Digits
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.pictures.samples import picture_names
from playground.training.process.attribution.subject import between
from playground.training.process.inquiries import features, opened_picture
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.features import principal
from playground.training.protocol.inquiries.features import (
    POINT_PX,
    FeaturesInquiry,
    OpenInquiry,
)
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.units import SearchedPictures

SHAPE = (1, 8, 8)
TAKEN = NetworkInput(SHAPE, "unit", kept=True)
DIGITS = SearchedPictures(TAKEN, data=Digits(size=8))


def context_of() -> InquiryContext:
    """A convolution, a hidden dense layer, and ten answers."""
    rng = np.random.default_rng(3)
    layers: list[object] = [Convolution.default(SHAPE, rng), Activation(), Pooling(), Flatten()]
    reaching = SHAPE
    for layer in layers:
        reaching = layer.output_shape(reaching)  # type: ignore[attr-defined]
    layers += [Dense.random(reaching, 12, rng), Activation()]
    layers += [Dense.random((12, 1, 1), 10, rng), Activation(function="softmax")]
    x = rng.random(SHAPE).astype(np.float32)
    return InquiryContext(Subject(Network(tuple(layers)), x))  # type: ignore[arg-type]


def test_the_directions_are_those_of_the_singular_values() -> None:
    rng = np.random.default_rng(0)
    for count, width in ((30, 7), (7, 30), (5, 5)):
        rows = rng.standard_normal((count, width)).astype(np.float32)
        points, shares = principal(rows)
        centred = rows - rows.mean(0)
        left, sizes, _ = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
        expected = left[:, :2] * sizes[:2]
        for mine, theirs in zip(points.T, expected.T, strict=True):
            sign = 1 if theirs[np.abs(theirs).argmax()] >= 0 else -1
            np.testing.assert_allclose(mine, sign * theirs, rtol=1e-4, atol=1e-4)
        assert shares == pytest.approx(tuple(sizes[:2] ** 2 / (sizes**2).sum()))


def test_pictures_that_are_all_alike_lie_at_one_place() -> None:
    points, shares = principal(np.ones((4, 3), np.float32))
    assert not points.any()
    assert shares == (0.0, 0.0)
    one, shares = principal(np.array([[1], [3]], np.float32))  # one number, one direction
    assert one[:, 0].tolist() in ([-1, 1], [1, -1])
    assert shares == (1.0, 0.0)


def test_the_last_hidden_layer_is_taken_and_errors_are_known() -> None:
    context = context_of()
    (found,) = features.parts(context, FeaturesInquiry(DIGITS))
    assert (found.layer, found.features, found.outputs) == (5, 12, 10)
    assert len(found.names) == len(found.points) == 1797
    assert found.places == tuple(range(1797))
    data = Digits(size=8).load()
    np.testing.assert_array_equal(found.labels, data.labels)
    pictures, _ = data.pictures.take(np.arange(50))
    with torch.no_grad():
        answers = context.network()(torch.from_numpy(pictures)).flatten(1).argmax(1)
    np.testing.assert_array_equal(found.answers[:50], answers)
    np.testing.assert_array_equal(found.is_wrong, found.answers != data.labels)
    assert max(max(each.shape[:2]) for each in found.thumbs) <= POINT_PX


def test_of_a_layer_with_maps_the_means_are_taken() -> None:
    context = context_of()
    (found,) = features.parts(context, FeaturesInquiry(DIGITS, layer=1))
    pictures, _ = Digits(size=8).load().pictures.take(np.arange(1797))
    with torch.no_grad():
        maps = between(context.network(), None, 1)(torch.from_numpy(pictures)).mean((2, 3)).numpy()
    expected, shares = principal(maps)
    np.testing.assert_allclose(found.points, expected, rtol=1e-2, atol=1e-3)
    assert found.shares == pytest.approx(shares, rel=1e-3)


def test_samples_have_no_classes_of_the_network() -> None:
    (found,) = features.parts(context_of(), FeaturesInquiry(SearchedPictures(TAKEN)))
    assert found.names == tuple(picture_names())
    assert (found.labels == -1).all()
    assert not found.is_wrong.any()


def test_what_cannot_be_laid_out_is_said(tmp_path: Path) -> None:
    context = context_of()
    cv2.imwrite(str(tmp_path / "one.png"), np.zeros((9, 9), np.uint8))
    alone = SearchedPictures(TAKEN, folder=str(tmp_path))
    with pytest.raises(Refused, match="fewer than two"):
        list(features.parts(context, FeaturesInquiry(alone)))
    with pytest.raises(Refused, match="no such layer"):
        list(features.parts(context, FeaturesInquiry(DIGITS, layer=40)))
    empty = replace(context, subject=replace(context.subject, network=Network(())), of_network={})
    with pytest.raises(Refused):
        list(features.parts(empty, FeaturesInquiry(DIGITS)))


def test_a_picture_is_opened_as_the_network_takes_it(tmp_path: Path) -> None:
    context = context_of()
    (opened,) = opened_picture.parts(context, OpenInquiry(DIGITS, 7))
    pictures, _ = Digits(size=8).load().pictures.take(np.array([7]))
    np.testing.assert_allclose(opened.picture, pictures[0], atol=1e-6)
    assert (opened.name, opened.place) == ("#8", 7)
    with pytest.raises(Refused, match="no such picture"):
        list(opened_picture.parts(context, OpenInquiry(DIGITS, 1797)))
    for at in range(2):
        cv2.imwrite(str(tmp_path / f"{at}.png"), np.full((9, 9), 100, np.uint8))
    folder = SearchedPictures(TAKEN, folder=str(tmp_path))
    list(opened_picture.parts(context, OpenInquiry(folder, 1)))
    (tmp_path / "1.png").unlink()
    with pytest.raises(Refused, match=r"1\.png cannot be read"):
        list(opened_picture.parts(context, OpenInquiry(folder, 1)))
