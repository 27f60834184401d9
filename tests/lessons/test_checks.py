"""Checks, paths and changes are functions of the document and of how it is looked at."""

from __future__ import annotations

import pytest

from playground.core.messages import Refused
from playground.engine.trace.cell_address import Cell
from playground.lessons.changes import change_of
from playground.lessons.checks import check_of
from playground.lessons.opening import opened
from playground.lessons.paths import PATHS, path_of
from playground.lessons.reading import parse
from playground.lessons.situation import Look, Situation
from tests.lessons.texts import GOOD


@pytest.fixture(scope="module")
def began() -> Situation:
    lesson = parse(GOOD.encode()).lesson
    assert lesson is not None
    return opened(lesson)


def holds(text: str, now: Situation, began: Situation | None = None) -> bool:
    """Whether a check of this text holds."""
    return check_of(text).holds(now, began or now)


@pytest.mark.parametrize(
    "text",
    [
        "value picture.name = step-edge",
        "value picture.name != bars",
        "value picture.width = picture.height",
        "value picture.colour = gray",
        "value picture.levels = unit",
        "value layers.count = 2",
        "value layers.parameters = 10",
        "value layers[0].kind = convolution",
        "value layers[0].on = yes",
        "value layers[0].padding = same",
        "value layers[0].stride < 2",
        "value layers[0].has_bias = yes",
        "value layers[0].multiplications = 9216",
        "value layers[0].filters.size = 3",
        "value layers[0].filters[0].sum = 0",
        "value layers[0].filters[0].weights = -1 0 1 / -2 0 2 / -1 0 1",
        "value layers[0].filters[0].weights[1,2] = 2.2 within 0.25",
        "value results[0].channels = 1",
        "value results[0].max > 3.9",
        "value results[0].maps[0].max = results[0].max",
        "value results[0].maps[0].at[5,3] = 0",
        "value results[1].min = 0",
        "any value layers.count = 7 or value layers.count = 2",
        "value view.pinned = no",
    ],
)
def test_what_is_so_holds(text: str, began: Situation) -> None:
    assert holds(text, began)


@pytest.mark.parametrize(
    "text",
    [
        "value picture.name = bars",
        "value layers[7].stride = 1",
        "value layers[1].stride = 1",
        "value layers[0].filters[4].sum = 0",
        "value layers[0].filters[0].weights[8,8] = 0",
        "value results[0].maps[0].at[99,0] = 0",
        "value results[9].max != 0",
        "value view.pin.row = 0",
        "value layers[0].padding = 1",
        "changed layers[0].stride",
        "any value layers.count = 7 or changed layers.count",
    ],
)
def test_what_is_not_so_or_not_there_does_not_hold(text: str, began: Situation) -> None:
    assert not holds(text, began)


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ("set layers[0].filters[0].preset = laplacian-4", "changed layers[0].filters[0].weights"),
        ("set layers[0].filters[0].bias = 1", "value layers[0].filters[0].bias = 1"),
        ("set layers[0].filters[0].weights = 0 1 / 2 3", "value layers[0].filters.size = 2"),
        ("set layers[0].filters[0].weights[0,0] = 7", "value layers[0].filters[0].sum = 8"),
        ("set layers[0].filters.count = 3", "value results[0].channels = 3"),
        ("set layers[0].filters.size = 5", "value layers[0].filters[0].weights[4,4] = 0"),
        ("set layers[0].stride = 1×2", "value layers[0].stride = 1×2"),
        ("set layers[0].on = no", "value layers[0].on = no"),
        ("set picture.colour = rgb", "value layers[0].filters[0].depth = 3"),
        ("set picture.levels = byte", "value results[0].max > 500"),
        ("set picture.size = 16", "value results[0].width = 16"),
        ("add pooling at 2", "value layers[2].kind = pooling"),
        ("remove 0", "value layers[0].kind = activation"),
        ("set view.pin = 0 0 3 4", "value view.pin.column = 4"),
        ("set view.layer = 1", "value view.layer = 1"),
        ("set view.mode = train", "value view.mode = train"),
        ("set view.below = fields", "value view.below = fields"),
        ("set plan.epochs = 3", "value plan.epochs = 3"),
        ("set plan.optimiser = sgd", "value plan.optimiser = sgd"),
        ("train 4", "value training.epoch = 4"),
        ("train 4 anew", "changed training.run"),
        ("step", "value training.step > 0"),
        ("set plan.rotate = 15", "value plan.rotate = 15"),
        ("set plan.flip = yes", "value plan.flip = yes"),
        ("turn 0 0", "value layers[0].filters[0].weights = 1 0 -1 / 2 0 -2 / 1 0 -1"),
        ("load start curve", "value view.pin.value = 6600"),
        ("load stack pooled", "value layers[2].kind = pooling"),
        ("load network lenet5-digits", "value results[11].channels = 10"),
    ],
)
def test_what_is_shown_is_so_afterwards_and_not_before(
    change: str, check: str, began: Situation
) -> None:
    assert not holds(check, began)
    after = change_of(change).done(began)
    assert holds(check, after, began)
    assert not holds(check, began)  # nothing was changed but the copy


@pytest.mark.parametrize(
    "change",
    [
        "set layers[9].stride = 2",
        "set layers[1].stride = 2",
        "set layers[0].filters[0].preset = moon",
        "set layers[0].filters[0].weights = 1 2 / 3",
        "set layers[0].filters[0].weights[9,9] = 1",
        "set layers[0].filters[3].bias = 1",
        "set layers[0].padding = moon",
        "set layers[0].stride = 1000",
        "set picture.name = moon",
        "set view.pin = 1 2",
        "set plan.epochs = 0.5",
        "set plan.rotate = 1000",
        "set view.mode = moon",
        "turn 1 0",
        "turn 0 7",
        "add pooling at 9",
        "remove 5",
    ],
)
def test_what_cannot_be_shown_is_refused(change: str, began: Situation) -> None:
    with pytest.raises(Refused):
        change_of(change).done(began)


def test_a_pinned_cell_is_seen(began: Situation) -> None:
    now = Situation(began.session, Look(pin=Cell(0, 0, 3, 4)))
    assert holds("value view.pinned = yes", now)
    assert holds("changed view.pin", now, Situation(began.session, Look(pin=Cell(0, 0, 3, 5))))
    assert holds("value view.pin.value = results[0].maps[0].at[3,4]", now)


def test_every_path_is_read_without_an_error(began: Situation) -> None:
    for form in PATHS:
        for number in ("0", "77"):
            name = "rate" if form.startswith("plan") else "stride"
            path = path_of(form.replace("NAME", name).replace("N", number))
            value = path.read(began)
            assert value is None or isinstance(value, (float, int, str))
