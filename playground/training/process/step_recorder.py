"""A step of training that keeps everything it is worked out from."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from playground.training.process.job import Job, as_array
from playground.training.process.losses import losses, mean_loss, shares
from playground.training.protocol.step_record import StepRecord


class StepRecorder:
    """Takes the next step in the place of the job's own, and keeps what it saw on the way.

    The step itself is the plain one: the weights come out as they would have.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self.record: StepRecord | None = None

    def __call__(self, batch: Any) -> Tensor | None:
        """Forward, loss, backward, update."""
        job = self._job
        pictures, labels = job.pictures_of(batch)
        if not len(labels):
            return None
        before = job.weights()
        outputs: Tensor = job.module(pictures)
        job.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(mean_loss(outputs, labels, job.plan.loss))
        trained = job.trained()
        gradients = {name: as_array(_gradient(weight)) for name, weight in trained.items()}
        job.optimiser.step()
        after = job.weights()
        memory = {
            name: {
                key: as_array(value)
                for key, value in job.optimiser.state.get(weight, {}).items()
                if torch.is_tensor(value)
            }
            for name, weight in trained.items()
        }
        places = job.stepped.places_of(batch).cpu().numpy()
        with torch.no_grad():
            self.record = StepRecord(
                number=job.steps_done + 1,
                rate=job.rate(),
                plan=job.plan,
                indices=job.split.training[places],
                pictures=as_array(pictures),
                labels=labels.cpu().numpy().astype(np.int64),
                shares=as_array(shares(outputs, job.plan.loss)),
                losses=as_array(losses(outputs, labels, job.plan.loss)),
                before={name: before[name] for name in trained},
                gradients=gradients,
                after={name: after[name] for name in trained},
                memory=memory,
            )
        return outputs.detach()


def _gradient(weight: Tensor) -> Tensor:
    """Zero where the loss does not depend on the weight at all."""
    return torch.zeros_like(weight) if weight.grad is None else weight.grad
