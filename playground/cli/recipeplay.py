"""Plays the ways of a recipe: sets each, trains as it asks, and scores what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from playground.core.plan import TrainingPlan
from playground.datasets.usual import with_usual_data
from playground.layers.state import with_state
from playground.lessons.opening import opened_recipe
from playground.lessons.recipe import FULL, Recipe, Way
from playground.lessons.situation import Situation, Trained
from playground.lessons.values import as_text
from playground.training.protocol.threads import cores, thread_count, wait_without_spinning
from playground.training.protocol.trainable import multiplications

if TYPE_CHECKING:
    from playground.training.protocol.metrics import EpochMetrics


@dataclass(frozen=True, slots=True)
class Played:
    """The outcome of a way: the best score of all its epochs, and each goal's value at its end."""

    way: Way
    score: int
    values: tuple[str, ...]

    @property
    def is_as_told(self) -> bool:
        """Whether it works, or fails, as the recipe says."""
        return (self.score == FULL) == self.way.works


def played(recipe: Recipe) -> Iterator[Played]:
    """Play one way after the other; raises Refused where one cannot be set or trained."""
    for way in recipe.ways:
        best = 0
        values: tuple[str, ...] = ()
        for now in _trained(way.shown(opened_recipe(recipe))):
            best = max(best, recipe.score(now))
            values = tuple(as_text(goal.value(now)) for goal in recipe.goals)
        yield Played(way, best, values)


def _trained(situation: Situation) -> Iterator[Situation]:
    """The situation after each epoch of the training that it asks for, or as it is."""
    if situation.trained is None:
        yield situation
        return
    wait_without_spinning()  # before torch is there
    import torch

    from playground.training.process.job import Job
    from playground.training.process.loop import EpochDone, training

    session = situation.session
    plan: TrainingPlan = replace(
        with_usual_data(session.training), epochs=situation.trained.epoch, device="cpu"
    )
    dataset = plan.data.load()
    work = multiplications(session.network, dataset.shape) * plan.batch
    torch.set_num_threads(thread_count(work, cores()))
    job = Job(session.network, plan, dataset, taken=session.input)
    for event in training(job):
        if isinstance(event, EpochDone):
            network = with_state(job.network, job.weights())
            learned = replace(session, network=network, input=job.input, training=plan)
            yield replace(situation.with_session(learned), trained=_figures(event.metrics))


def _figures(row: EpochMetrics) -> Trained:
    figures = (row.loss, row.accuracy, row.validation_loss, row.validation_accuracy)
    known = (figure if isfinite(figure) else None for figure in figures)
    return Trained(row.epoch, row.epoch, 1, *known)
