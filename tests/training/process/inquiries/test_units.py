"""Where units answer most strongly: in samples, data and folders, one unit or all of a layer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.datasets import Digits
from playground.layers import Activation, Convolution, Pooling
from playground.pictures.folder_files import file_input
from playground.pictures.samples import picture_names
from playground.training.process.attribution.deconvnet import projected
from playground.training.process.inquiries import layer_units, units
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.strongest_places import MAX_SETS, layer_places
from playground.training.process.units import strongest as strongest_module
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.units import (
    THUMB_PX,
    LayerInquiry,
    LayerStrengths,
    SearchedPictures,
    UnitFigure,
    UnitInquiry,
)

SHAPE = (3, 80, 80)
TAKEN = NetworkInput(SHAPE, "unit", kept=True)
SAMPLES = SearchedPictures(TAKEN)


def context_of(shape: tuple[int, int, int] = SHAPE, border: str = "zeros") -> InquiryContext:
    """Two convolutions with a ReLU and a pooling on a picture of noise."""
    rng = np.random.default_rng(4)
    first = Convolution.default(shape, rng)
    first = replace(first, padding="same", border=border)
    layers = [first, Activation(), Pooling()]
    reaching = shape
    for layer in layers:
        reaching = layer.output_shape(reaching)
    layers.append(Convolution.default(reaching, rng))
    return InquiryContext(
        Subject(Network(layers), rng.random(shape).astype(np.float32)), is_cancelled=lambda: False
    )


def test_all_units_come_with_their_strengths_then_pictures_then_projections() -> None:
    context = context_of()
    inquiry = LayerInquiry(3, SAMPLES, (1, 0))
    strengths, *figures = layer_units.parts(context, inquiry)
    assert isinstance(strengths, LayerStrengths)
    assert strengths.count == len(picture_names())
    assert [each.unit for each in figures if isinstance(each, UnitFigure)] == [1, 0, 1, 0]
    *first, one, other = figures
    assert isinstance(one, UnitFigure)
    assert isinstance(other, UnitFigure)
    for figure in first:
        assert isinstance(figure, UnitFigure)
        assert figure.places.projections == ()
        assert len(figure.places.crops) == 9
    for figure in (one, other):
        (alone,) = units.parts(context, UnitInquiry(3, figure.unit, SAMPLES))
        assert figure.places.values == alone.values
        assert figure.places.values[0] == strengths.values[figure.unit]
        assert figure.places.names == alone.names
        assert figure.places.fires == alone.fires
        for mine, theirs in zip(figure.places.projections, alone.projections, strict=True):
            np.testing.assert_array_equal(mine, theirs)  # none is larger than a thumb


def test_what_reaches_back_is_that_of_the_whole_picture() -> None:
    for border in ("zeros", "circular", "reflect"):
        context = context_of(border=border)
        found = layer_places(context, 3, SAMPLES)
        for unit in range(found.units):
            inputs = found.inputs(unit)
            rows, columns = found.strongest.rows[unit], found.strongest.columns[unit]
            whole = projected(
                context.network(),
                3,
                torch.from_numpy(inputs),
                torch.full((len(rows),), unit),
                torch.from_numpy(rows),
                torch.from_numpy(columns),
            )
            np.testing.assert_allclose(
                found.projections(unit, inputs), whole.numpy(), rtol=1e-3, atol=1e-5
            )


def test_large_pictures_are_reduced_to_thumbs() -> None:
    shape = (1, 300, 300)
    context = context_of(shape)
    layers = [*context.subject.network, Pooling(size=(40, 40), stride=(40, 40))]
    large = replace(context, subject=replace(context.subject, network=Network(layers)))
    wanted = SearchedPictures(NetworkInput(shape, "unit", kept=True))
    *_, figure = layer_units.parts(large, LayerInquiry(4, wanted, (0,)))
    assert isinstance(figure, UnitFigure)
    sides = {max(each.shape) for each in (*figure.places.crops, *figure.places.projections)}
    assert sides == {THUMB_PX}


def test_the_pictures_of_a_folder_are_searched_and_broken_ones_passed_over(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    (tmp_path / "deeper").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("a.png", "deeper/b.png", "c.jpg", ".hidden/d.png"):
        cv2.imwrite(str(tmp_path / name), rng.integers(0, 255, (60, 90, 3), np.uint8))
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    (tmp_path / "notes.txt").write_text("no picture")
    wanted = SearchedPictures(TAKEN, folder=str(tmp_path))
    context = context_of()
    (found,) = units.parts(context, UnitInquiry(3, 2, wanted))
    assert found.count == 3
    assert sorted(found.names) == ["a.png", "c.jpg", "deeper/b.png"]
    maps = {}
    for name in found.names:
        with torch.no_grad():
            x = torch.from_numpy(np.array(file_input(tmp_path / name, TAKEN)))[None]
            maps[name] = float(context.network()(x)[0, 2].max())
    for name, value in zip(found.names, found.values, strict=True):
        assert value == pytest.approx(maps[name], rel=1e-4)


@pytest.mark.parametrize(("make", "said"), [(False, "There is no folder"), (True, "no pictures")])
def test_no_folder_and_an_empty_one_are_said(tmp_path: Path, make: bool, said: str) -> None:
    folder = tmp_path / "pictures"
    if make:
        folder.mkdir()
    inquiry = LayerInquiry(0, SearchedPictures(TAKEN, folder=str(folder)))
    with pytest.raises(Refused, match=said):
        list(layer_units.parts(context_of(), inquiry))


def test_data_of_another_size_are_fitted_as_any_picture_is() -> None:
    wanted = SearchedPictures(TAKEN, data=Digits(size=8))
    (found,) = units.parts(context_of(), UnitInquiry(0, 0, wanted))
    assert found.count == 1797
    assert found.names[0].startswith("#")
    assert all(each.shape[2] == 3 for each in found.crops)


def test_a_layer_is_searched_once_for_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of()
    list(layer_units.parts(context, LayerInquiry(3, SAMPLES, (0,))))
    monkeypatch.setattr(strongest_module.Strongest, "__init__", None)  # to find one anew would fail
    strengths, *_ = layer_units.parts(context, LayerInquiry(3, SearchedPictures(TAKEN), (1, 2)))
    assert isinstance(strengths, LayerStrengths)


def test_of_sets_of_pictures_the_last_few_are_remembered(tmp_path: Path) -> None:
    context = context_of()
    sets = []
    for at in range(MAX_SETS + 2):
        folder = tmp_path / str(at)
        folder.mkdir()
        cv2.imwrite(str(folder / "one.png"), np.full((40, 40, 3), 20 * at, np.uint8))
        sets.append(SearchedPictures(TAKEN, folder=str(folder)))
        for layer in (0, 3):
            list(layer_units.parts(context, LayerInquiry(layer, sets[-1])))
    remembered = {key[-1] for key in context.of_network if key[-1] in sets}
    assert remembered == set(sets[-MAX_SETS:])


def test_it_is_given_up_between_two_units() -> None:
    context = context_of()
    parts = layer_units.parts(context, LayerInquiry(3, SAMPLES, (0, 1, 2)))
    next(parts)
    next(parts)
    stopped = replace(context, is_cancelled=lambda: True)
    again = layer_units.parts(stopped, LayerInquiry(3, SAMPLES, (0, 1, 2)))
    next(again)  # what is remembered is said
    with pytest.raises(Cancelled):
        next(again)
