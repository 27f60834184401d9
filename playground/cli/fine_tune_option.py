"""The option --fine-tune of `train`: a trained network for other classes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import Any, Final

import numpy as np

from playground.cli.network_option import Named, content_of, layer_of, usual_input
from playground.cli.stack_option import check_intensities
from playground.core.messages import Message, Refused, marked
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets.dataset import Dataset
from playground.layers.layersfile import NetworkContent, takes
from playground.training.protocol.fine_tuning import (
    HEAD_SEED,
    frozen_before,
    head_place,
    with_new_head,
)

HEAD: Final = "head"
"""In the place of a layer: the new last one alone."""

NEW_HEAD: Final = marked(
    "message",
    "The last layer is new: {classes} outputs, one a class. Training changes {trained} of {count}"
    " layers that have weights.",
)
SAME_HEAD: Final = marked(
    "message",
    "The last layer has these {classes} classes already and goes on. Training changes {trained} of"
    " {count} layers that have weights.",
)


def usual_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Size and colours of the pictures that the network to be fine-tuned takes, if it says."""
    if not options.fine_tune:
        return {}
    taken = usual_input(options.stack or "") or _content(options).input
    if taken is None or taken.shape is None:
        return {}
    channels, height, _ = taken.shape
    return {"size": height, "colour": "rgb" if channels == 3 else "gray"}


def fine_tuned(
    options: argparse.Namespace, plan: TrainingPlan, dataset: Dataset
) -> tuple[Network, TrainingPlan]:
    """The network with a last layer for the classes of the data, and the plan that freezes others.

    A network that has these very classes keeps its last layer, so that a fine-tuning goes on when
    more layers are let go. Raises Refused.
    """
    if plan.frozen:
        raise Refused(marked("message", "--frozen and --fine-tune both say which layers stay."))
    content = _content(options)
    check_intensities(content)
    network = Network(tuple(layer for layer in content.network if layer.enabled))
    if not takes(network, dataset.shape):
        raise Refused(
            marked(
                "message",
                "The network is not for pictures of {height}×{width}×{channels}: say --size and"
                " --colour.",
            ),
            channels=dataset.shape[0],
            height=dataset.shape[1],
            width=dataset.shape[2],
        )
    first = head_place(network)
    if options.fine_tune != HEAD:
        named = Named(content.name, network, dataset.shape, content.classes)
        first = min(first, layer_of(named, options.fine_tune))
    goes_on = content.classes == dataset.classes
    if not goes_on:
        rng = np.random.default_rng((plan.seed, HEAD_SEED))
        network = with_new_head(network, dataset.shape, len(dataset.classes), rng)
    plan = replace(plan, frozen=frozen_before(network, first))
    weighted = [place for place, layer in enumerate(network) if layer.parameters()]
    values = {"classes": len(dataset.classes), "count": len(weighted)}
    values["trained"] = sum(place not in plan.frozen for place in weighted)
    print(Message(SAME_HEAD if goes_on else NEW_HEAD, values), file=sys.stderr)
    return network, plan


def _content(options: argparse.Namespace) -> NetworkContent:
    if not options.stack:
        raise Refused(marked("message", "Say which network to fine-tune with --stack."))
    # For pictures of another size it is refused.
    seed = options.seed or 0
    return content_of(options.stack, (3, 224, 224), seed=seed, tells_fitting=False)
