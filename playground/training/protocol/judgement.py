"""The evidence that a training's state holds of the epoch in view, and what is found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.diagnosis import diagnosis
from playground.training.protocol.evidence import Evidence
from playground.training.protocol.layer_health import LayerHealth

if TYPE_CHECKING:
    from playground.training.protocol.state import TrainingState


def layers_in_view(state: TrainingState) -> tuple[LayerHealth, ...]:
    """The state of the layers at the epoch in view; in the middle of it, as they were last.

    That of weights set by hand since is their own, where it is known.
    """
    by_hand = state.set_by_hand
    if by_hand is not None and by_hand.layers:
        return by_hand.layers
    if state.health is not None and not state.is_looking_back:
        return state.health.layers
    return state.layers_at.get(state.epoch_in_view, ())


def findings_in_view(state: TrainingState) -> tuple[Finding, ...]:
    """The findings at the epoch in view, the worst first; none before a training is set up."""
    setup, plan, run = state.setup, state.plan, state.run
    if setup is None or plan is None or run is None:
        return ()
    epoch = state.epoch_in_view
    rows = run.until(epoch).epochs
    layers, live = state.layers_at.get(epoch, ()), state.health
    steps = -(-setup.training_count // plan.batch)
    by_hand = state.set_by_hand
    if by_hand is not None:
        layers = by_hand.layers or layers
    elif not state.is_looking_back and live is not None and not _is_sound(live.layers):
        layers = live.layers
    # Without pictures held out, the loss before the first step is not known.
    first_loss = setup.metrics.loss if setup.validation_count and not setup.epoch else 0.0
    counts = setup.metrics.confusion.sum(axis=1)
    return diagnosis(
        Evidence(
            network=setup.network,
            plan=plan,
            classes=len(setup.classes),
            layers=layers,
            first=state.layers_at.get(0, ()),
            rows=rows,
            loss=rows[-1].loss if rows else first_loss,
            first_loss=first_loss,
            steps=live.step if live is not None else steps * epoch,
            steps_per_epoch=steps,
            class_counts=np.asarray(counts),
            now=by_hand.metrics if by_hand is not None else None,
        )
    )


def _is_sound(layers: tuple[LayerHealth, ...]) -> bool:
    parts = [part for layer in layers for part in (layer.weights, layer.gradients)]
    return all(part is None or part.finite for part in parts)
