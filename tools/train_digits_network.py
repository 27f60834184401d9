"""Train the LeNet-5 that ships: .venv/bin/python -m tools.train_digits_network

It learns the 1 797 handwritten digits that come with scikit-learn and 4 000 that a program wrote
(`made_digits`), laid in the frame as the program lays drawings. On one thread of one kind of
processor the same seed gives the same weights; a minute or two. `tests/bench/bench_handwriting.py`
says how many digits it reads that other made-up hands have drawn.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from playground import resources
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits
from playground.datasets.dataset import Dataset, Stored
from playground.layers.networkfile import write_with_network
from playground.layers.shipped import FORMAT, VERSION
from playground.layers.stacks import load_stacks
from playground.layers.state import with_state
from playground.pictures.framing import framed
from playground.training.process.job import Job
from playground.training.process.loop import training
from tools.made_digits import made_digits

SEED = 0
MADE_PER_DIGIT = 400
SIZE = 28
FILE = resources.path("networks") / "lenet5-digits.json"


def both() -> Dataset:
    """Digits by people and digits by the program, in the frame of the data set."""
    real = Digits(size=SIZE).load()
    pictures, _ = real.pictures.take(np.arange(real.count))
    sheets, labels = made_digits(MADE_PER_DIGIT, SEED)
    laid = np.stack([framed(sheet[None], real.shape, real.framing) for sheet in sheets])
    return Dataset(
        name=real.name,
        classes=real.classes,
        shape=real.shape,
        labels=np.concatenate([real.labels, labels]),
        pictures=Stored(np.concatenate([np.asarray(pictures), laid])),
        framing=real.framing,
    )


def trained(dataset: Dataset) -> Network:
    """LeNet-5 as in the stack of that name, trained with Adam for 16 epochs."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    plan = TrainingPlan(
        data=Digits(size=SIZE),
        augmentation=Augmentation(shift=0.05, rotate=8, scale=0.1),
        rate=2e-3,
        schedule="cosine",
        epochs=16,
        initialiser="xavier",
        device="cpu",
        seed=SEED,
    )
    job = Job(load_stacks()["lenet5"].network(dataset.shape, SEED), plan, dataset)
    for _ in training(job):
        pass
    found = job.examine()
    print(f"right of what was held out: {np.mean(found.labels == found.predicted):.2%}")
    return with_state(job.network, job.weights())


def document(data: dict[str, Any], dataset: Dataset) -> dict[str, Any]:
    """The file around the network: what menus say of it, and what it takes."""
    assert dataset.framing is not None
    return {
        "format": FORMAT,
        "version": VERSION,
        "order": 10,
        "title": "LeNet-5, trained on digits",
        "sentence": "Reads handwritten digits: draw one. It learned 1 797 that people wrote and"
        " 4 000 that a program wrote.",
        "picture": {"sample": "four", "size": SIZE, "square": True},
        "input": {
            "shape": list(dataset.shape),
            "framing": {"fill": dataset.framing.fill, "centre": dataset.framing.centre},
        },
        "classes": list(dataset.classes),
        "data": "digits",
        "network": data,
    }


def main() -> None:
    """Train, and write the file and its weights into resources/networks."""
    dataset = both()
    network = trained(dataset)
    FILE.parent.mkdir(exist_ok=True)
    write_with_network(FILE, network, lambda data: document(data, dataset))


if __name__ == "__main__":
    main()
