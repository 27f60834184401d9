"""Every source of data: what all of them promise, and what each makes."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.core.plan import Augmentation, TrainingPlan
from playground.datasets import DATASETS, Digits, Drawings, DrawnClass, Shapes, Stripes
from playground.datasets.planfile import (
    checked,
    plan_from_json,
    plan_to_json,
    source_from_json,
    source_to_json,
)
from playground.datasets.shapes import Grid, circle, cross, square, star, triangle


def drawn(kind: Any) -> Any:
    rng = np.random.default_rng(0)
    examples = tuple(rng.random((1, 30 + i, 20), np.float32) for i in range(3))
    return Drawings(classes=(DrawnClass("a", examples), DrawnClass("b", examples[:2])))


SOURCES = {
    "digits": Digits(),
    "digits 8": Digits(size=8),
    "shapes": Shapes(each=20),
    "stripes": Stripes(each=20),
    "drawings": drawn("drawings"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_data_set_gives_labelled_pictures_of_one_shape_and_the_same_again(name: str) -> None:
    first, again = SOURCES[name].load(), SOURCES[name].load()
    indices = np.array([first.count - 1, 0, 3, 3])
    batch, other = first.batch(indices), again.batch(indices)
    assert batch.pictures.shape == (4, *first.shape)
    assert batch.pictures.dtype == np.float32
    assert batch.labels.dtype == np.int64
    assert batch.pictures.min() >= 0
    assert batch.pictures.max() <= 1
    assert np.array_equal(batch.labels, first.labels[indices])
    assert np.array_equal(batch.pictures, other.pictures)
    assert np.array_equal(batch.pictures[2], batch.pictures[3])
    assert first.counts().sum() == first.count
    assert set(first.labels) == set(range(len(first.classes)))
    assert first.pictures.at_hand
    assert not first.pictures.lost()


def test_menus_find_a_title_and_a_sentence_for_every_kind() -> None:
    for kind, cls in DATASETS.items():
        assert cls.kind == kind
        assert cls.title
        assert cls.sentence.endswith(".")
        assert not cls.asks or cls.where


def test_digits_are_those_of_scikit_learn() -> None:
    from sklearn.datasets import load_digits

    whole = load_digits()
    small = Digits(size=8).load()
    every = small.batch(np.arange(small.count))
    assert np.array_equal(every.pictures[:, 0] * 16, whole.images)
    assert np.array_equal(every.labels, whole.target)
    large = Digits(size=28).load().batch(np.array([7]))
    assert np.allclose(large.pictures[0, 0], cv2.resize(every.pictures[7, 0], (28, 28)))


def test_digits_say_so_when_scikit_learn_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Refused, match="scikit-learn"):
        Digits().load()


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (circle, 2.0),
        (square, 2.0),
        (triangle, 3 * math.sqrt(3) / 4),
        (cross, 4 * 2 * 0.95 * 0.317 / 2 * 2 - (2 * 0.317) ** 2),
        (star, 5 * 0.42 * math.sin(math.pi / 5)),
    ],
)
def test_shapes_have_the_area_that_geometry_gives_them(
    shape: Callable[..., Any], area: float
) -> None:
    cells = (np.arange(600, dtype=np.float32) + 0.5 - 300) / 250
    x, y = np.meshgrid(cells, cells)
    inside = shape(Grid(x[None], y[None], np.ones((1, 1, 1), np.float32))) < 0
    assert inside.sum() / 250**2 == pytest.approx(area, rel=0.01)


def test_shapes_lie_wholly_in_their_picture() -> None:
    dataset = Shapes(each=100, noise=0).load()
    pictures = dataset.batch(np.arange(dataset.count)).pictures[:, 0]
    ring = np.ones((28, 28), bool)
    ring[1:-1, 1:-1] = False
    assert pictures[:, ring].max() < 1
    assert (pictures.max(axis=(1, 2)) == 1).all()


def test_other_seeds_make_other_shapes() -> None:
    assert not np.array_equal(
        Shapes(each=2, seed=1).load().batch(np.arange(10)).pictures,
        Shapes(each=2, seed=2).load().batch(np.arange(10)).pictures,
    )


def test_making_shapes_can_be_given_up_and_followed() -> None:
    seen = []
    Shapes(each=200).load(lambda done, total: seen.append((done, total)))
    assert seen[-1] == (1000, 1000)
    assert len(seen) > 2
    with pytest.raises(Cancelled):
        Shapes(each=200).load(cancelled=lambda: True)


@pytest.mark.parametrize("orientations", [2, 4, 6])
def test_stripes_run_in_the_direction_of_their_class(orientations: int) -> None:
    dataset = Stripes(orientations=orientations, each=10, jitter=0, noise=0, size=64).load()
    batch = dataset.batch(np.arange(dataset.count))
    for picture, label in zip(batch.pictures[:, 0], batch.labels, strict=True):
        # Brightness does not change along a stripe, so the gradient is at right angles to it.
        down, right = np.gradient(picture)
        angle = math.degrees(math.atan2(2 * (-right * down).sum(), (right**2 - down**2).sum()) / 2)
        wanted = 180 * label / orientations + 90
        assert abs((angle - wanted + 90) % 180 - 90) < 6


def test_drawings_need_examples_of_two_classes() -> None:
    one = DrawnClass("a", (np.ones((1, 9, 9), np.float32),))
    with pytest.raises(Refused, match="at least two classes"):
        Drawings(classes=(one, DrawnClass("b"))).load()
    with pytest.raises(Refused, match="at least two classes first"):
        Drawings().load()
    dataset = Drawings(classes=(DrawnClass("empty"), one, DrawnClass("b", one.examples))).load()
    assert dataset.classes == ("a", "b")


@pytest.mark.parametrize("kind", DATASETS)
def test_sources_come_back_from_json(kind: str) -> None:
    source = DATASETS[kind]()
    assert source_from_json(json.loads(json.dumps(source_to_json(source)))) == source


def test_plans_come_back_from_json() -> None:
    plan = TrainingPlan(
        data=Shapes(size=20, noise=0.25),
        augmentation=Augmentation(shift=0.1, flip=True),
        frozen=(0, 3),
        optimiser="nesterov",
        rate=0.05,
        epochs=7,
    )
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan
    assert plan_from_json({}) == TrainingPlan()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"rate": "fast"}, "fast is no value for Learning rate"),
        ({"rate": float("nan")}, "must be between"),
        ({"batch": 0}, "Batch size must be between"),
        ({"colour": 1}, "no setting called colour"),
        ({"data": {"kind": "imagenet"}}, "no data set called imagenet"),
        ({"data": {"kind": "shapes", "size": 4}}, "Size must be between"),
        ({"frozen": ["first"]}, "not the place of a layer"),
    ],
)
def test_wrong_settings_are_refused_in_words(values: dict[Any, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        plan_from_json(values)


def test_settings_are_checked_as_forms_would() -> None:
    assert checked(TrainingPlan(rate=1)).rate == 1.0
    with pytest.raises(Refused, match="Epochs must be between"):
        checked(TrainingPlan(epochs=0))


def test_a_damaged_installation_of_the_digits_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "datasets" / "data"
    folder.mkdir(parents=True)
    whole = gzip.compress(b"1,2,3\n" * 100)
    (folder / "digits.csv.gz").write_bytes(whole[: len(whole) // 2])

    class Package:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr("importlib.util.find_spec", lambda name: Package())
    with pytest.raises(Refused, match="scikit-learn"):
        Digits().load()
