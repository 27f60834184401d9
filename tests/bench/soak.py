"""Training at full speed for an hour with the window open: does the memory stay flat?

./run bench soak [--minutes 60] [--every 30]

LeNet learns the digits at 28×28, held-out ones looked at and weights kept after each epoch, some
epochs a second; curves, filters, maps, confusion matrix and mistakes follow in the window, off
screen unless there is a screen. Printed are, at intervals, the resident memory of both processes,
the speed, and how steadily a timer of 16 ms beats in the window. At the end a line is fitted to
the memory of the last two thirds of the time: it is flat when it rises by less than 2 % or 8 MB
in that time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.layers.stacks import load_stacks
from tests.bench.livewindow import run_until
from tests.bench.trainingwindow import TrainingWindow, training_window

SHARE, AMOUNT = 0.02, 8.0
"""What the memory may rise by and still be called flat: of itself, or in MB."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Minutes since the start, and the resident memory of window and training process in MB."""

    minutes: float
    window: float
    training: float


def resident(process: int) -> float:
    """The resident memory of a process in MB."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    told = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(told.stdout) / 1024


def watch(shown: TrainingWindow, minutes: float, every: float) -> list[Sample]:
    """Let it train, and print a line now and then."""
    begun = time.perf_counter()
    samples: list[Sample] = []
    print("minutes   window MB   training MB   epoch   pictures/s   timer p99 ms", flush=True)
    shown.begin_turn()
    for number in range(1, max(3, round(minutes * 60 / every)) + 1):
        until = begun + number * every
        first, since = shown.step, time.perf_counter()
        shown.beats.clear()
        run_until(lambda until=until: time.perf_counter() >= until, patience=every + 60)
        shown.check()
        speed = (shown.step - first) * shown.batch / (time.perf_counter() - since)
        passed = (time.perf_counter() - begun) / 60
        sample = Sample(passed, resident(os.getpid()), resident(shown.process_id))
        samples.append(sample)
        epoch = shown.trainer.state.epoch
        print(
            f"{passed:7.1f} {sample.window:11.1f} {sample.training:13.1f} {epoch:7}"
            f" {speed:12,.0f} {np.percentile(shown.beats.gaps, 99):14.1f}",
            flush=True,
        )
    shown.end_turn()
    return samples


def is_flat(name: str, minutes: np.ndarray, memory: np.ndarray) -> bool:
    """Print the slope of the memory over the last two thirds of the time; whether it is flat."""
    late = minutes >= minutes[-1] / 3
    slope = float(np.polyfit(minutes[late], memory[late], 1)[0])
    rise = slope * float(minutes[late][-1] - minutes[late][0])
    mean = float(memory[late].mean())
    flat = rise < max(AMOUNT, SHARE * mean)
    print(
        f"{name}: {mean:.0f} MB, {rise:+.1f} MB over the last {np.ptp(minutes[late]):.0f} minutes"
        f" ({60 * slope:+.1f} MB an hour): {'flat' if flat else 'NOT FLAT'}"
    )
    return flat


def main() -> int:
    """Train and watch; the exit status says whether the memory of both processes was flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--every", type=float, default=30.0, help="seconds between two lines")
    options = parser.parse_args()
    plan = TrainingPlan(data=Digits(), epochs=100_000, device="cpu")
    network = load_stacks()["lenet5"].network((1, 28, 28), plan.seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        training_window(network, replace(plan, rate=1e-4), folder) as shown,
    ):
        samples = watch(shown, options.minutes, options.every)
    minutes = np.array([sample.minutes for sample in samples])
    window = is_flat("window", minutes, np.array([sample.window for sample in samples]))
    training = is_flat("training", minutes, np.array([sample.training for sample in samples]))
    return 0 if window and training else 1


if __name__ == "__main__":
    raise SystemExit(main())
