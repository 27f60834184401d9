"""Small networks to train in tests, and what they make of pictures."""

import numpy as np
import torch

from playground.core.arrays import FloatArray
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.initialise import he_filters
from playground.training.process.evaluate import evaluating
from playground.training.process.job import Job, as_array
from playground.training.process.losses import shares


def tiny(
    classes: int = 5, seed: int = 0, channels: int = 1, size: int = 12, softmax: bool = True
) -> Network:
    """Convolution, ReLU, pooling, dense."""
    rng = np.random.default_rng(seed)
    layers = [
        Convolution(filters=he_filters(4, channels, (3, 3), rng)),
        Activation(),
        Pooling(),
        Flatten(),
    ]
    inputs = Network(tuple(layers))
    shape = (channels, size, size)
    for layer in inputs:
        shape = layer.output_shape(shape)
    layers.append(Dense.random(shape, classes, rng))
    if softmax:
        layers.append(Activation(function="softmax"))
    return Network(tuple(layers))


def lenet(seed: int = 0, classes: int = 10) -> Network:
    """LeNet's layers with ReLU and maxima, for 28×28."""
    rng = np.random.default_rng(seed)
    return Network(
        (
            Convolution(filters=he_filters(6, 1, (5, 5), rng), padding="same"),
            Activation(),
            Pooling(),
            Convolution(filters=he_filters(16, 6, (5, 5), rng), padding="valid"),
            Activation(),
            Pooling(),
            Flatten(),
            Dense.random((400, 1, 1), 120, rng),
            Activation(),
            Dense.random((120, 1, 1), 84, rng),
            Activation(),
            Dense.random((84, 1, 1), classes, rng),
            Activation(function="softmax"),
        )
    )


def predicted(job: Job, pictures: FloatArray) -> FloatArray:
    """What a training gives each class for pictures of its data: N × classes."""
    with evaluating(job.module):
        outputs = job.module(torch.from_numpy(np.array(pictures, np.float32)).to(job.device))
        return as_array(shares(outputs, job.plan.loss))
