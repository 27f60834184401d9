"""The learning-rate range test: train a little with ever higher rates and watch the loss."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused, marked
from playground.datasets.dataset import Progress, unwatched
from playground.training.process import optimisers
from playground.training.process.answers import AnswerContext, answers
from playground.training.process.checkpoint import checkpoint, put_back
from playground.training.process.data import chunks
from playground.training.process.job import Job
from playground.training.process.losses import mean_loss
from playground.training.protocol.questions.rates import RateCurve, RatesQuestion

SMOOTHING = 0.9
DIVERGED_FACTOR = 4.0
"""The test is over when the smoothed loss is this many times its lowest."""


def try_rates(
    job: Job,
    question: RatesQuestion,
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> RateCurve:
    """Train with rates from low to high, then put everything back; raises Refused, or Cancelled.

    Smith, Cyclical learning rates for training neural networks, 2015.
    """
    if not 0 < question.low < question.high or question.steps < 3:
        raise Refused(marked("message", "The rates to be tried must rise from above 0."))
    rates = np.geomspace(question.low, question.high, question.steps)
    job.prepare(progress, cancelled)
    before = checkpoint(job)
    losses: list[float] = []
    smooth: list[float] = []
    average, diverged = 0.0, False
    try:
        batches = _batches(job)
        for number, rate in enumerate(rates, start=1):
            if cancelled():
                raise Cancelled
            batch = next(batches)
            optimisers.set_rate(job.optimiser, float(rate))
            outputs = job.step(batch)
            if outputs is None:
                continue
            loss = float(mean_loss(outputs, job.stepped.labels_of([batch]), job.plan.loss))
            progress(number, len(rates))
            if not math.isfinite(loss):
                diverged = True
                break
            losses.append(loss)
            average = SMOOTHING * average + (1 - SMOOTHING) * loss
            smooth.append(average / (1 - SMOOTHING**number))
            if smooth[-1] > DIVERGED_FACTOR * min(smooth):
                diverged = True
                break
    finally:
        try:
            put_back(job, before)
        finally:
            job.renew_rate()  # the job knows nothing of the rates that were tried
    curve = np.array(smooth, np.float32)
    tried = rates[: len(curve)].astype(np.float32)
    return RateCurve(
        tried, np.array(losses, np.float32), curve, suggested_rate(tried, curve), diverged
    )


@answers(RatesQuestion)
def answer(context: AnswerContext, question: RatesQuestion) -> RateCurve:
    """Answer the question which learning rate to choose."""
    return try_rates(context.job, question, context.progress, context.is_cancelled)


def suggested_rate(rates: FloatArray, smooth: FloatArray) -> float:
    """Where the loss falls fastest over the logarithm of the rate, before its lowest point."""
    if len(rates) < 3:
        return float(rates[0]) if len(rates) else math.nan
    lowest = max(2, int(smooth.argmin()))
    slope = np.gradient(smooth[: lowest + 1].astype(np.float64), np.log(rates[: lowest + 1]))
    return float(rates[int(slope.argmin())])


def _batches(job: Job) -> Iterator[Any]:
    """Training batches without end, in an order of their own."""
    rng = torch.Generator().manual_seed(job.plan.seed)
    while True:
        order = torch.randperm(len(job.split.training), generator=rng).to(job.device)
        yield from job.stepped.batches(chunks(order, job.plan.batch))
