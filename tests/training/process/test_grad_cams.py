"""Grad-CAM of pictures of the data is that of the network as it is trained now."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled, never
from playground.core.plan import Loss, TrainingPlan
from playground.datasets import Digits
from playground.layers.shipped import shipped_networks
from playground.training.process.answers import AnswerContext, answer
from playground.training.process.job import Job
from playground.training.process.modules import torch_network
from playground.training.protocol.questions.grad_cams import GradCams, GradCamsQuestion
from playground.training.protocol.questions.summing import Summed, SummingQuestion


def context_of(job: Job, cancelled: bool = False) -> AnswerContext:
    is_cancelled = (lambda: True) if cancelled else never
    return AnswerContext(job, dict, lambda epoch: None, lambda done, all_: None, is_cancelled)


def job_of(loss: Loss) -> Job:
    data = Digits(size=28)
    plan = TrainingPlan(data=data, device="cpu", loss=loss)
    return Job(shipped_networks()["lenet5-digits"].network(), plan, data.load())


@pytest.mark.parametrize("loss", ["cross-entropy", "half-squared"])
def test_the_sum_of_weighed_maps_is_worked_out_for_each_picture(loss: Loss) -> None:
    job = job_of(loss)
    before = job.weights()
    found = answer(context_of(job), GradCamsQuestion((5, 900), 3))
    assert isinstance(found, GradCams)
    assert set(found.sums) == {5, 900}
    network = torch_network(job.network, job.dataset.shape, logits=True).eval()
    children = list(network.named_children())
    at = [name for name, _ in children].index(str(found.layer))
    x = torch.from_numpy(job.dataset.batch(np.array([900])).pictures)
    maps = torch.nn.Sequential(*(part for _, part in children[: at + 1]))(x).detach()
    maps.requires_grad_()
    output = torch.nn.Sequential(*(part for _, part in children[at + 1 :]))(maps)
    (gradient,) = torch.autograd.grad(output.flatten()[3], maps)
    wanted = (gradient.mean((2, 3), keepdim=True) * maps).sum(1).clamp(min=0)[0]
    assert np.allclose(found.sums[900], wanted.detach().numpy(), rtol=1e-5, atol=1e-6)
    assert found.limit == max(float(values.max()) for values in found.sums.values())
    after = job.weights()
    assert all(np.array_equal(after[name], values) for name, values in before.items())
    with pytest.raises(Cancelled):
        answer(context_of(job, cancelled=True), GradCamsQuestion((5,), 3))


def test_sums_of_all_ten_classes_in_two_halves_are_told_apart() -> None:
    job = job_of("cross-entropy")
    network = shipped_networks()["lenet5-digits"].network()
    one_each = tuple((digit,) for digit in range(10))
    found = answer(context_of(job), SummingQuestion(network, one_each))
    assert isinstance(found, Summed)
    assert found.count == len(job.split.validation)
    assert found.share > 0.8
    turned = tuple(((digit + 1) % 10,) for digit in range(10))
    assert answer(context_of(job), SummingQuestion(network, turned)).share < 0.2
