"""Causes by table: what is found by which evidence, and what advice goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.layers import Activation, Dense
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.diagnosis import diagnosis
from playground.training.protocol.evidence import Evidence
from playground.training.protocol.layer_health import Histogram, LayerHealth
from playground.training.protocol.metrics import EpochMetrics, Metrics

PLAN = TrainingPlan()
NAN = float("nan")


def network(function: str = "relu", depth: int = 1) -> Network:
    rng = np.random.default_rng(0)
    layers: list[Any] = []
    for _ in range(depth):
        layers += [Dense.random((8, 1, 1), 8, rng), Activation(function=function)]
    layers += [Dense.random((8, 1, 1), 10, rng), Activation(function="softmax")]
    return Network(tuple(layers))


def of(rms: float) -> Histogram:
    return Histogram(np.zeros(40, np.int64), -rms, rms, rms, bool(np.isfinite(rms)))


def layer(
    place: int, weights: float = 0.1, gradients: float = 0.01, moved: float = 0.01, **more: Any
) -> LayerHealth:
    return LayerHealth(place, of(weights), of(gradients), moved=moved, **more)


def diverging(*validation: float) -> tuple[EpochMetrics, ...]:
    """Epochs after which all training pictures are right, with these losses on those held out."""
    learned = rows(0.5, 0.2, 0.05, 0.01, 0.001, accuracy=1.0, validation_accuracy=0.94)
    return tuple(
        replace(row, validation_loss=loss) for row, loss in zip(learned, validation, strict=True)
    )


def rows(*losses: float, **figures: Any) -> tuple[EpochMetrics, ...]:
    """Epochs with these losses; what else is not given is that of a network that learns."""
    given = {"accuracy": 0.85, "validation_accuracy": 0.85, "rate": 1e-3, **figures}
    return tuple(
        EpochMetrics(
            epoch=at,
            loss=loss,
            validation_loss=given.get("validation_loss", loss),
            seconds=1.0,
            pictures_per_second=1000.0,
            **{name: value for name, value in given.items() if name != "validation_loss"},
        )
        for at, loss in enumerate(losses, start=1)
    )


GUESSING = {"accuracy": 0.1, "validation_accuracy": 0.1}

SOUND = Evidence(
    network=network(),
    plan=PLAN,
    classes=10,
    layers=(layer(0), LayerHealth(1, dead=1, units=8), layer(2)),
    first=(layer(0), LayerHealth(1, dead=1, units=8), layer(2)),
    rows=rows(1.0, 0.5, 0.4),
    loss=0.4,
    first_loss=2.3,
    steps=300,
    steps_per_epoch=100,
    class_counts=np.full(10, 100),
)


def changed(**changes: Any) -> Evidence:
    return replace(SOUND, **changes)


def stuck(*layers: LayerHealth, **changes: Any) -> Evidence:
    """A network that does no better than guessing."""
    given = layers or SOUND.layers
    return changed(**{"rows": rows(2.31, 2.3, 2.3, **GUESSING), "layers": given, **changes})


TABLE: dict[str, tuple[Evidence, tuple[str, ...], str]] = {
    "sound": (SOUND, (), ""),
    "before the first step": (changed(rows=(), steps=0, loss=2.3), (), ""),
    "a bad first epoch that ends well": (changed(rows=rows(9.0, validation_loss=0.6)), (), ""),
    "a loss of NaN": (changed(loss=NAN, rows=rows(1.0, NAN)), ("no numbers",), "about 0.0001"),
    "weights of NaN": (changed(layers=(layer(0, NAN),)), ("no numbers",), "no longer numbers"),
    "NaN from the start": (
        changed(rows=(), steps=0, loss=NAN),
        ("no numbers",),
        "first weights are too large",
    ),
    "NaN with intensities of 0–255": (
        changed(loss=NAN, plan=replace(PLAN, normalisation="none")),
        ("no numbers",),
        "0–1 instead of 0–255",
    ),
    "grown weights": (
        stuck(layer(0, 50.0), layer(2, 50.0), rows=rows(2.4, 2.4, rate=100.0, **GUESSING)),
        ("rate too high",),
        "rate of 100 is too high: the weights are 500 times as large",
    ),
    "grown weights, and dead": (
        stuck(layer(0, 50.0), LayerHealth(1, dead=8, units=8), layer(2, 50.0)),
        ("rate too high", "dead units"),
        "Begin anew with a learning rate of about",
    ),
    "far above the usual rate": (
        stuck(rows=rows(2.3, rate=0.1, **GUESSING)),
        ("rate too high",),
        "about 0.001",
    ),
    "overshooting": (stuck(layer(0, moved=0.5), layer(2)), ("rate too high",), "overshoot"),
    "rising": (
        changed(rows=rows(1.0, 0.8, 1.9, accuracy=0.4, validation_accuracy=0.4)),
        ("rate too high",),
        "The loss rises, from 0.8 to 1.9",
    ),
    "rising at 97 %": (changed(rows=rows(0.01, 1.9, validation_accuracy=0.97)), (), ""),
    "a rate of 0": (
        stuck(layer(0, moved=0.0), layer(2, moved=0.0), rows=rows(2.3, rate=0.0, **GUESSING)),
        ("rate of 0",),
        "Try 0.001",
    ),
    "short steps": (
        stuck(layer(0, moved=1e-6), layer(2, moved=1e-5)),
        ("rate too low",),
        "after 300 steps the loss is 2.3",
    ),
    "short steps so far": (stuck(layer(0, moved=1e-6), layer(2, moved=1e-5), steps=20), (), ""),
    "zeros before the first step": (
        changed(
            rows=(),
            steps=0,
            layers=(layer(0, 0.0, alike=True), layer(2, 0.0, alike=True)),
        ),
        ("all alike",),
        "All weights of layer 1 are 0",
    ),
    "zeros, but the next layer tells them apart": (
        changed(
            network=network("tanh"),
            rows=(),
            steps=0,
            layers=(layer(0, 0.0, alike=True), layer(2)),
        ),
        (),
        "",
    ),
    "the same, with a ReLU between": (
        changed(rows=(), steps=0, layers=(layer(0, 0.0, alike=True), layer(2))),
        ("all alike",),
        "He or Xavier",
    ),
    "filters that stay alike": (
        changed(layers=(layer(0, alike=True), layer(2))),
        ("all alike",),
        "learn the same for ever",
    ),
    "alike, but frozen": (
        changed(layers=(layer(0, alike=True), layer(2)), plan=replace(PLAN, frozen=(0,))),
        (),
        "",
    ),
    "no unit left": (
        stuck(layer(0), LayerHealth(1, dead=8, units=8), layer(2)),
        ("dead units",),
        "all 8 of layer 2",
    ),
    "no unit left after long steps": (
        stuck(
            layer(0),
            LayerHealth(1, dead=8, units=8),
            layer(2),
            rows=rows(2.3, rate=0.005, **GUESSING),
        ),
        ("dead units",),
        "Long steps do that: begin anew with a learning rate of about 0.001",
    ),
    "no unit from the start": (
        changed(rows=(), steps=0, layers=(layer(0), LayerHealth(1, dead=8, units=8), layer(2))),
        ("dead units",),
        "The first weights do that",
    ),
    "half of the units": (
        changed(layers=(layer(0), LayerHealth(1, dead=6, units=8), layer(2))),
        ("dead units",),
        "6 of 8",
    ),
    "half of the units at 95 %": (
        changed(
            layers=(layer(0), LayerHealth(1, dead=6, units=8), layer(2)),
            rows=rows(0.2, accuracy=0.95, validation_accuracy=0.95),
        ),
        (),
        "",
    ),
    "saturated": (
        stuck(layer(0), LayerHealth(1, saturated=0.95), layer(2)),
        ("saturated",),
        "95 % of the outputs of layer 2",
    ),
    "vanishing through sigmoids": (
        stuck(layer(0, gradients=1e-7), layer(2), network=network("sigmoid")),
        ("vanishing gradients",),
        "ReLU instead of sigmoid and tanh",
    ),
    "vanishing through ReLUs": (
        stuck(layer(0, gradients=1e-7), layer(2)),
        ("vanishing gradients",),
        "First weights by He, batch normalisation",
    ),
    "small gradients at 95 %": (
        changed(
            layers=(layer(0, gradients=1e-7), layer(2)),
            rows=rows(0.2, accuracy=0.95, validation_accuracy=0.95),
        ),
        (),
        "",
    ),
    "exploding": (
        stuck(layer(0, gradients=50.0), layer(2)),
        ("exploding gradients",),
        "5e+03 times larger",
    ),
    "steep": (
        stuck(layer(0, gradients=50.0), layer(2, gradients=50.0)),
        ("exploding gradients",),
        "in layer 1",
    ),
    "decay": (
        stuck(layer(0, 1e-3), layer(2, 1e-3), plan=replace(PLAN, weight_decay=1.0)),
        ("weight decay",),
        "to 1 % of",
    ),
    "one step an epoch": (
        stuck(steps=3, steps_per_epoch=1, plan=replace(PLAN, batch=2000)),
        ("batch too large",),
        "a batch has 2000 pictures",
    ),
    "by heart": (
        changed(rows=rows(0.9, 0.3, 0.1, accuracy=0.99, validation_accuracy=0.6)),
        ("overfitting",),
        "augmentation, dropout",
    ),
    "by heart, with augmentation": (
        changed(
            rows=rows(0.9, 0.3, 0.1, accuracy=0.99, validation_accuracy=0.6),
            plan=replace(PLAN, augmentation=Augmentation(shift=0.1)),
        ),
        ("overfitting",),
        "More pictures, dropout",
    ),
    "by heart, with a small gap": (
        changed(rows=diverging(0.4, 0.21, 0.23, 0.26, 0.29)),
        ("overfitting",),
        "after epoch 2",
    ),
    "a loss that hardly rises": (changed(rows=diverging(0.4, 0.21, 0.22, 0.23, 0.24)), (), ""),
    "a gap that few pictures explain": (
        changed(
            rows=rows(0.9, 0.3, 0.1, accuracy=0.99, validation_accuracy=0.7),
            class_counts=np.ones(10, int),
        ),
        (),
        "",
    ),
    "stalled": (
        changed(rows=rows(*[1.5] * 8, accuracy=0.5, validation_accuracy=0.5)),
        ("underfitting",),
        "More filters",
    ),
    "stalled with frozen layers": (
        changed(
            rows=rows(*[1.5] * 8, accuracy=0.5, validation_accuracy=0.5),
            plan=replace(PLAN, frozen=(0,)),
        ),
        ("underfitting",),
        "Frozen layers",
    ),
    "stalled with a strong decay": (
        changed(
            rows=rows(*[1.5] * 8, accuracy=0.5, validation_accuracy=0.5),
            plan=replace(PLAN, weight_decay=0.1),
        ),
        ("underfitting",),
        "weight decay holds it back",
    ),
    "for no known reason": (stuck(), ("guessing",), "no better than guessing"),
    "most pictures of one class": (
        changed(
            rows=rows(*[0.34] * 5, accuracy=0.9, validation_accuracy=0.89),
            class_counts=np.array([900, *[11] * 9]),
        ),
        (),
        "",
    ),
    "nothing held out": (
        changed(rows=rows(2.3, 2.3, accuracy=0.1, validation_accuracy=NAN, validation_loss=NAN)),
        ("guessing",),
        "",
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_cause_is_found_by_its_evidence_alone(name: str) -> None:
    evidence, causes, words = TABLE[name]
    found = diagnosis(evidence)
    assert tuple(finding.cause for finding in found) == causes, [str(item) for item in found]
    assert words in (str(found[0]) if found else "")


def test_what_was_best_is_an_epoch_to_go_back_to() -> None:
    losses = (0.9, 0.5, 0.3, 0.2, 0.1, 0.05)
    history = rows(*losses, accuracy=0.99, validation_accuracy=0.6)
    turned = [replace(row, validation_loss=1 + abs(row.epoch - 2) / 10) for row in history]
    (found,) = diagnosis(changed(rows=tuple(turned)))
    assert found.cause == "overfitting"
    assert str(found).endswith("It was best on those after epoch 2: go back to it.")


def test_every_sentence_has_its_values() -> None:
    for evidence, _, _ in TABLE.values():
        for finding in diagnosis(evidence):
            assert isinstance(finding, Finding)
            assert "{" not in str(finding)
            assert all(str(each).endswith(".") for each in finding.sentences)


def by_hand(accuracy: float, loss: float = 1.0) -> Metrics:
    """Figures of weights set by hand, of 1000 pictures held out."""
    return Metrics(loss, accuracy, np.diag(np.full(10, 100)))


def causes(evidence: Evidence) -> list[str]:
    return [finding.cause for finding in diagnosis(evidence)]


def test_of_weights_set_by_hand_no_cause_is_found_in_how_the_training_went() -> None:
    overfitted = replace(SOUND, rows=diverging(0.2, 0.21, 0.22, 0.5, 0.9))
    assert causes(overfitted) == ["overfitting"]
    assert causes(replace(overfitted, now=by_hand(0.94))) == []
    assert causes(replace(SOUND, now=by_hand(0.84))) == []
    (worse,) = diagnosis(replace(SOUND, now=by_hand(0.5)))
    assert str(worse.seen) == (
        "With the weights as they are now, 50.0 % of the pictures held out are right; after epoch 3"
        " it was 85.0 %."
    )
    (endless,) = diagnosis(replace(SOUND, now=by_hand(0.1, NAN)))
    assert "no number" in str(endless)
    nobody = Metrics(NAN, NAN, np.zeros((10, 10), np.int64))
    assert causes(replace(SOUND, now=nobody)) == []


def test_what_weights_set_by_hand_silence_is_theirs_and_undo_helps() -> None:
    silent = (layer(0), LayerHealth(1, dead=8, units=8), layer(2))
    found = diagnosis(replace(SOUND, layers=silent, now=by_hand(0.1)))
    assert causes(replace(SOUND, layers=silent, now=by_hand(0.1))) == ["set by hand", "dead units"]
    assert all("Undo takes back" in str(finding) for finding in found)
    alike = (replace(layer(0), alike=True), LayerHealth(1, dead=1, units=8), layer(2))
    assert causes(replace(SOUND, layers=alike, now=by_hand(0.85))) == ["all alike"]
