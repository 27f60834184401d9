"""Every way to miss a step that a lesson tells of is one that there is: some edit comes to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.lessons.changes import change_of
from playground.lessons.checks.value import ValueCheck
from playground.lessons.lesson import Lesson, LessonStep
from playground.lessons.opening import opened
from playground.lessons.paths import Path
from playground.lessons.shipped import shipped_lessons
from playground.lessons.situation import Situation

LESSONS = shipped_lessons()
VARIED = ("bars", "four", "one", "camera")
MOST_PLACES = 8
"""Layers of a large network that are tried."""

PINS = ("0 0 0 0", "0 0 5 5", "1 0 3 3", "2 0 9 9", "-1 0 1 1")


def tries(step: LessonStep, began: Situation) -> Iterator[str]:
    """Edits that a learner may make instead, as "show me" would write them."""
    checks = chain(step.checks, (miss.when for miss in step.misses))
    for check in checks:
        if isinstance(check, ValueCheck):
            yield from _settings(check.comparison.path, check.comparison.other)
    yield from (f"set picture.name = {name}" for name in VARIED)
    yield from ("set picture.colour = gray", "set picture.colour = rgb", "set picture.size = 20")
    yield from (f"set view.pin = {pin}" for pin in PINS)
    yield from ("set view.unit = 0 0", "set view.unit = 1 0", "set view.shuffled = 1")
    yield from ("set view.mode = explore", "set view.mode = train", "train 1", "train 2")
    yield from ("load stack one-edge", "load stack pooled", "load start curve")
    layers = began.session.network.layers
    for at in range(min(len(layers), MOST_PLACES) + 1):
        yield f"add activation at {at}"
        yield f"add convolution at {at}"
        yield f"add dense at {at}"
    for at, layer in enumerate(layers[:MOST_PLACES]):
        yield f"remove {at}"
        if isinstance(layer, FilterLayer):
            yield f"set layers[{at}].filters.size = 7"
            yield f"set layers[{at}].filters[0].bias = 3"
            yield f"set layers[{at}].filters[0].weights[0,0] = 5"


def _settings(path: Path, other: object) -> Iterator[str]:
    if path.kind.write is None:
        return
    if isinstance(other, float):
        values = [other, other + 1, other - 1, 2 * other, other / 10, 10 * other]
        yield from (f"set {path.text} = {value:g}" for value in values)
    elif isinstance(other, bool):
        yield from (f"set {path.text} = yes", f"set {path.text} = no")
    else:
        yield f"set {path.text} = {other}"
        for name in ("same", "valid", "full", "max", "min", "average", "relu", "tanh", "sgd"):
            yield f"set {path.text} = {name}"


def missed(step: LessonStep, began: Situation) -> Iterator[Situation]:
    """Situations that a learner may come to, on the way of "show me" and beside it."""
    stands = [began]
    for change in step.show:
        stands.append(change.done(stands[-1]))
    yield from stands[:-1]
    for stand in stands:
        for text in dict.fromkeys(tries(step, began)):
            try:
                yield change_of(text).done(stand)
            except Refused:
                continue


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_way_to_miss_a_step_is_told_to_someone(lesson: Lesson) -> None:
    began = opened(lesson)
    for step in lesson.steps:
        wanted = {miss.sentence for miss in step.misses}
        for now in missed(step, began):
            if not wanted:
                break
            if not step.is_done(now, began):
                wanted.discard(step.miss(now, began))
        assert not wanted, step.title
        began = step.shown(began)
