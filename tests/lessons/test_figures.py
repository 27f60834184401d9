"""The figures that lessons ask for are those that the program comes to."""

from __future__ import annotations

import math

import numpy as np
import pytest

from playground.core.layer import FilterLayer
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.datasets.split import split
from playground.layers.published import published_networks
from playground.layers.stacks import load_stacks
from playground.lessons.changes import change_of
from playground.lessons.lesson import Lesson, LessonStep, Question
from playground.lessons.opening import opened
from playground.lessons.shipped import shipped_lessons
from playground.lessons.situation import Situation

LESSONS = {lesson.id.partition("-")[0]: lesson for lesson in shipped_lessons()}


def step(lesson: str, at: int) -> LessonStep:
    return LESSONS[lesson].steps[at - 1]


def question(lesson: str, at: int) -> Question:
    found = step(lesson, at).question
    assert found is not None
    return found


def answers(situation: Situation) -> list[tuple[str, float]]:
    """The classes with their shares in percent, the likeliest first."""
    maps = situation.results.stages[-1].maps
    assert maps is not None
    shares = 100 * maps.ravel()
    return [(situation.session.classes[at], float(shares[at])) for at in np.argsort(-shares)]


def test_what_is_flattened_are_the_numbers_of_the_picture() -> None:
    situation = step("01", 5).shown(opened(LESSONS["01"]))
    maps = situation.results.stages[-1].maps
    assert maps is not None
    assert maps.ravel().tolist() == [0, 0, 1, 0] * 4
    assert question("01", 2).number == maps.size


@pytest.fixture(scope="module")
def photo() -> Situation:
    """SqueezeNet on the cat."""
    return opened(LESSONS["17"])


def test_vgg_and_its_new_last_layer() -> None:
    vgg = published_networks()["vgg16"]
    layers = [layer for layer in vgg.outline() if layer.parameters()]
    first = layers[0]
    dense = [layer.parameters() for layer in layers if not isinstance(layer, FilterLayer)]
    convolutions = sum(layer.parameters() for layer in layers if isinstance(layer, FilterLayer))
    new = 2 * 4096 + 2
    assert question("17", 3).is_right(first.parameters())
    assert question("17", 4).is_right(dense[0])
    assert question("17", 5).is_right(vgg.parameters - dense[-1] + new)
    assert question("18", 2).is_right(new)
    assert 0.7 < dense[0] / vgg.parameters < 0.8  # three quarters
    assert round(convolutions / 1e6, 1) == 14.7
    assert round(10 * sum(dense) / vgg.parameters) == 9
    assert sum(isinstance(layer, FilterLayer) for layer in layers) == 13


def test_what_squeezenet_says_of_the_cat(photo: Situation) -> None:
    (first, share), *rest = answers(photo)
    assert first == "Egyptian cat"
    assert question("17", 2).is_right(round(share))
    assert sum(share for name, share in rest[:2]) > 0.9 * (100 - share)
    assert question("17", 1).is_right(len(photo.session.classes))
    classes = photo.session.classes
    assert (classes[0], classes[-1]) == ("tench", "toilet tissue")
    assert "toilet tissue" in question("17", 1).reveal
    dogs = range(classes.index("Chihuahua"), classes.index("Mexican hairless") + 1)
    assert (dogs.start, dogs.stop - 1) == (151, 268)
    assert question("18", 1).is_right(len(dogs))
    assert [classes[at] for at in (281, 285)] == ["tabby", "Egyptian cat"]


def test_what_squeezenet_says_of_the_astronaut(photo: Situation) -> None:
    name, share = answers(change_of("set picture.name = astronaut").done(photo))[0]
    (right,) = (option for option in question("19", 4).options if option.is_right)
    assert name in right.text
    assert f"{share:.0f} %" in right.reply


def test_the_maps_that_grad_cam_weighs(photo: Situation) -> None:
    stages = [stage.maps for stage in photo.results.stages if stage.maps is not None]
    columns = next(maps.shape[2] for maps in reversed(stages) if maps.shape[2] > 1)
    assert f"{columns} columns" in step("19", 2).text.replace("\n", " ") + question("19", 2).text
    assert question("19", 2).is_right(photo.session.shape[2] / columns)


def test_the_first_layer_of_squeezenet_and_of_zeiler_and_fergus(photo: Situation) -> None:
    layer = photo.session.network[0]
    assert isinstance(layer, FilterLayer)
    assert question("15", 1).is_right(len(layer.filters))
    assert "1 792" in question("15", 1).reveal
    assert layer.parameters() == 1792
    zfnet = published_networks()["zfnet"]
    shape = zfnet.shape
    for layer in zfnet.outline():
        shape = layer.output_shape(shape)
        if isinstance(layer, FilterLayer):
            break
    assert question("15", 4).is_right(shape[2])
    convolutions = sum(isinstance(layer, FilterLayer) for layer in zfnet.outline())
    assert question("16", 1).is_right(convolutions)


def test_lenet_and_its_frozen_layers() -> None:
    lenet = load_stacks()["lenet5"].network((1, 32, 32))
    assert question("11", 6).is_right(lenet[0].parameters())
    assert sum(layer.parameters() for layer in lenet) == 61706
    assert "61 706" in question("11", 6).reveal
    assert max(layer.parameters() for layer in lenet) == 48120
    frozen: Lesson = LESSONS["18"]
    digits = opened(frozen).session.network
    assert question("18", 3).is_right(digits[10].parameters())
    assert sum(layer.parameters() for layer in digits) == 44426


def test_the_steps_of_an_epoch() -> None:
    plan = TrainingPlan()
    pictures = len(split(Digits().load(), plan.validation, plan.seed).training)
    assert f"{pictures // 1000} {pictures % 1000} pictures" in question("12", 5).text
    assert question("12", 5).is_right(math.ceil(pictures / plan.batch))


def test_the_figures_of_recipes_are_those_of_the_data() -> None:
    from playground.lessons.shipped import shipped_recipes

    recipes = {recipe.id: recipe for recipe in shipped_recipes()}
    data, plan = Digits().load(), TrainingPlan()
    usual = len(split(data, plan.validation, plan.seed).training)
    few = len(split(data, 0.9, plan.seed).training)
    reasons = " ".join(way.reason for way in recipes["07-overfit"].ways)
    assert f"{usual // 1000} {usual % 1000} different pictures" in reasons
    assert f"{few} pictures are learned by heart" in reasons
    way = next(way for way in recipes["05-one-epoch"].ways if "of 8" in way.title)
    assert f"{math.ceil(usual / 8)} steps instead of {math.ceil(usual / 64)}" in way.reason
