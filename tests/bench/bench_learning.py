"""How well networks like LeNet learn, and how soon.

./run bench learning [--seeds 0 1 2] [--seconds 60]

LeNet as it was, and LeNet's layers with ReLU and maxima, learn the digits at 28×28 and the drawn
shapes by the plan that a new training has, on as many threads as the window's training process
would take. (LeNet as it was is too small for shapes at any angle: it comes to 97 or 98 %.) Printed
are the accuracy on the pictures held out and the time to it from the first step, looking at them
after each epoch included; and whether a second training with the same seed gives the same history
to the last digit. Neither Qt nor a window is needed.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import astuple, replace

from playground.core.arrays import Shape
from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits, Shapes
from playground.layers import Activation, Pooling
from playground.layers.initialise import initialised
from playground.layers.stacks import load_stacks
from playground.training.protocol.threads import cores, thread_count, wait_without_spinning
from playground.training.protocol.trainable import completed, multiplications

GOALS: tuple[tuple[DataSource, str, float], ...] = (
    (Digits(), "LeNet-5", 0.98),
    (Digits(), "ReLU and maxima", 0.98),
    (Shapes(), "ReLU and maxima", 0.99),
)


def network(name: str, shape: Shape, classes: int, seed: int) -> Network:
    """A network by its name, with an output for each class."""
    import numpy as np

    made = load_stacks()["lenet5"].network(shape, seed)
    rng = np.random.default_rng((seed, 1))
    if name != "LeNet-5":
        layers = []
        for layer in made:
            if isinstance(layer, Activation) and layer.function == "tanh":
                layer = Activation()
            elif isinstance(layer, Pooling):
                layer = Pooling()
            layers.append(initialised(layer, "he", rng))
        made = Network(tuple(layers))
    lacking = completed(made, shape, classes, rng)
    return made if lacking is None else lacking.network


def history(
    source: DataSource, name: str, seed: int, goal: float, seconds: float
) -> list[tuple[float, ...]]:
    """The training until the goal or until the time is up: a row an epoch, its seconds first."""
    import torch

    from playground.training.process.job import Job
    from playground.training.process.loop import EpochDone, training

    plan = TrainingPlan(data=source, seed=seed, epochs=1000, device="cpu")
    dataset = source.load()
    made = network(name, dataset.shape, len(dataset.classes), seed)
    work = multiplications(made, dataset.shape) * plan.batch
    torch.set_num_threads(thread_count(work, cores()))
    job = Job(made, plan, dataset)
    begun, rows = time.perf_counter(), []
    for event in training(job):
        if isinstance(event, EpochDone):
            passed = time.perf_counter() - begun
            learned = replace(event.metrics, seconds=0.0, pictures_per_second=0.0)
            rows.append((passed, *astuple(learned)))
            if learned.validation_accuracy >= goal or passed > seconds:
                break
    return rows


def main() -> int:
    """Print the tables; the exit status says whether every goal was reached in time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    wait_without_spinning()
    held = True
    for source, name, goal in GOALS:
        print(f"{source.title}, {name}: {goal:.0%} within {options.seconds:.0f} s wanted")
        for seed in options.seeds:
            first = history(source, name, seed, goal, options.seconds)
            again = history(source, name, seed, goal, options.seconds)
            count = min(len(first), len(again))
            same = [row[1:] for row in first[:count]] == [row[1:] for row in again[:count]]
            passed, epochs, accuracy = first[-1][0], len(first), first[-1][5]
            reached = accuracy >= goal and passed <= options.seconds
            held = held and reached and same
            print(
                f"  seed {seed}: {accuracy:.2%} after {epochs} epochs, {passed:.1f} s:"
                f" {'held' if reached else 'NOT HELD'};"
                f" the same again: {'yes' if same else 'NO'}",
                flush=True,
            )
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
