"""Answers why an answer was given to pictures of the data, by Grad-CAM."""

from __future__ import annotations

import numpy as np
import torch

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled
from playground.training.process.answers import AnswerContext, answers
from playground.training.process.attribution.grad_cam import weighed
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.subject import layer_with_maps, of_class
from playground.training.process.modules import torch_network
from playground.training.protocol.questions.grad_cams import GradCams, GradCamsQuestion


@answers(GradCamsQuestion)
def answer(context: AnswerContext, question: GradCamsQuestion) -> GradCams:
    """Weigh the maps for each picture, by a copy of the network in evaluation mode."""
    job = context.job
    # From the logit, whatever the loss is of; its own weights take no gradient.
    network = torch_network(job.network, job.dataset.shape, logits=True)
    known = network.state_dict()
    state = {name: value for name, value in job.module.state_dict().items() if name in known}
    network.load_state_dict(state)
    network.to(job.device).eval().requires_grad_(False)
    sums: dict[int, FloatArray] = {}
    layer = -1
    for done, place in enumerate(question.places):
        if context.is_cancelled():
            raise Cancelled
        context.progress(done, len(question.places))
        batch = job.dataset.batch(np.array([place]))
        if not len(batch.pictures):
            continue
        x = torch.from_numpy(batch.pictures).to(job.device)
        subject = of_class(network, x, question.answer)
        if layer < 0:
            layer = layer_with_maps(subject)
        sums[place] = weighed(subject, Settings(layer=layer)).total.detach().cpu().numpy()
    return GradCams(layer, sums)
