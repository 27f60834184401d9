"""Pictures per second while the window shows the training live, beside loops in bare torch.

./run bench training [--no-window] [--cuda] [--busy N] [--seconds 3] [--rounds 7]
                                     [--batch 64] [--threads-table]

The program's own window, off screen unless there is a screen, trains in its Train mode: curves,
filters and maps follow, and every epoch is kept on disk. The peers run in a process of their own,
with the same network, data, batch, optimiser and number of threads. They take turns of a few
seconds, and only one of them works at a time. Of each, the median of all rounds counts, and the
ratio is the median of the ratios of the rounds. A timer of 16 ms beats in the window meanwhile;
how it beats while the window rests and a peer trains is what the machine itself lets a window have.
`--busy` adds processes that do nothing but compute. With `--no-window`, and with `--cuda`, the
training process alone reports as often as it does to a window; neither Qt nor scikit-learn is
needed then.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient

if TYPE_CHECKING:
    from tests.bench.trainingwindow import Beats
from tests.bench.trainingpeers import ON_CPU, ON_CUDA, Peer, neighbours, network, plan

LEAST = {"quiet": 0.97, "busy": 0.9, "cuda": 0.9}
LONGEST = {"quiet": 20.0, "busy": 25.0}
"""Milliseconds that 99 of 100 beats of the window's timer of 16 ms may be apart."""


class Side(Protocol):
    """Whoever trains on our side."""

    threads: int
    device: str

    def turn(self, seconds: float) -> float:
        """Pictures per second over a turn."""
        ...


@runtime_checkable
class Shown(Side, Protocol):
    """Whoever trains in a window, whose timer beats while it does and while it rests."""

    beats: Beats
    idle_beats: Beats

    def rest_during(self, other: Callable[[], float]) -> float:
        """What the other, who trains meanwhile, returns."""
        ...


class Ours:
    """The training process without a window, paused until its turn comes."""

    def __init__(self, batch: int, each: int, device: str, folder: str) -> None:
        self._arrived = threading.Event()
        self._client = TrainingClient(self._arrived.set)
        self._told: list[Any] = []
        self._batch = batch
        self._client.send(messages.Start(network(), plan(batch, each, device), folder, paused=True))
        started = self._until(messages.Started)
        self.threads, self.device = started.threads, started.device
        self._until(messages.PhaseChanged, phase="paused")

    def turn(self, seconds: float) -> float:
        """Pictures per second over a turn."""
        first = self._steps()
        begun = time.perf_counter()
        self._client.send(messages.Resume())
        self._until(messages.PhaseChanged, phase="running")
        while time.perf_counter() - begun < seconds:  # as a window would: take what has come
            self._arrived.wait(0.02)
            self._arrived.clear()
            self._client.poll()
        self._client.send(messages.Pause())
        self._until(messages.PhaseChanged, phase="paused")
        passed = time.perf_counter() - begun
        return (self._steps() - first) * self._batch / passed

    def close(self) -> None:
        """End the process."""
        self._client.close()

    def _steps(self) -> int:
        self._client.send(messages.SetWeights({}))  # answered by the weights, with their step
        return int(self._until(messages.Weights).step)

    def _until(self, kind: type, **wanted: Any) -> Any:
        while True:
            while self._told:
                message = self._told.pop(0)
                if isinstance(message, messages.Failed | messages.ProcessDied):
                    raise RuntimeError(f"{message.message} {getattr(message, 'details', '')}")
                if isinstance(message, kind) and all(
                    getattr(message, name) == value for name, value in wanted.items()
                ):
                    return message
            self._arrived.wait(1.0)
            self._arrived.clear()
            self._told += self._client.poll()


@contextmanager
def our_side(batch: int, each: int, device: str, window: bool) -> Iterator[Side]:
    """The training process, in a window or alone."""
    with tempfile.TemporaryDirectory() as folder:
        if window:
            from tests.bench.trainingwindow import training_window

            with training_window(network(), plan(batch, each, device), folder) as shown:
                yield shown
            return
        alone = Ours(batch, each, device, folder)
        try:
            yield alone
        finally:
            alone.close()


def compare(
    label: str, names: tuple[str, ...], device: str, busy: int, options: Any
) -> tuple[float, float]:
    """Rounds of turns; prints a table.

    Returns the ratio to the last of the peers named, and the time between beats that 99 of 100
    stay within (0 without a window).
    """
    each, batch = ON_CUDA if device == "cuda" else ON_CPU, options.batch
    window = device == "cpu" and not options.no_window
    gaps: list[float] = []
    with our_side(batch, each, device, window) as ours:
        shown = ours if isinstance(ours, Shown) else None
        peer = Peer(batch, each, device, ours.threads)
        speeds: dict[str, list[float]] = {name: [] for name in ("ours", *names)}
        try:
            with neighbours(busy):
                ours.turn(1.0)
                if shown is not None:
                    shown.beats.clear()
                for _ in range(options.rounds):
                    speeds["ours"].append(ours.turn(options.seconds))
                    for name in names:
                        turn = partial(peer.turn, name, options.seconds)
                        speeds[name].append(turn() if shown is None else shown.rest_during(turn))
            if shown is not None:
                gaps = shown.beats.gaps
        finally:
            peer.close()
    print(f"{label}: {ours.device}, {ours.threads} threads, batch {batch}, {busy} busy neighbours")
    ratio = 0.0
    for name, values in speeds.items():
        ratio = statistics.median(
            own / other for own, other in zip(speeds["ours"], values, strict=True)
        )
        median = statistics.median(values)
        print(f"  {name:16} {median:10,.0f} pictures/s   ours / this {ratio:5.2f}")
    if shown is None:
        return ratio, 0.0
    print(f"  a timer of 16 ms in the window: {shown.beats}")
    print(f"  while it rests and {names[-1]} trains: {shown.idle_beats}")
    return ratio, float(np.percentile(gaps, 99))


def threads_table(options: Any) -> None:
    """The bare loop by threads and by how they wait, alone and beside a busy neighbour."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    counts = [count for count in (1, 2, 3, 4, 6, 8, 12, 16) if count <= (cores or 1)]
    print("threads, waiting            " + "".join(f"{count:>10}" for count in counts))
    for policy in ("ACTIVE", "PASSIVE"):
        os.environ["OMP_WAIT_POLICY"] = policy
        peers = {count: Peer(options.batch, ON_CPU, "cpu", count) for count in counts}
        for busy in (0, 1):
            with neighbours(busy):
                best = dict.fromkeys(counts, 0.0)
                for _ in range(options.rounds):
                    for count, peer in peers.items():
                        best[count] = max(best[count], peer.turn("bare loop", options.seconds))
            row = "".join(f"{best[count]:>10,.0f}" for count in counts)
            print(f"{policy.lower():8} {busy} busy neighbours  {row}", flush=True)
        for peer in peers.values():
            peer.close()


def main() -> int:
    """Print the tables; the exit status says whether the bounds are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-window", action="store_true", help="the training process alone")
    parser.add_argument("--cuda", action="store_true", help="on a graphics card, without a window")
    parser.add_argument("--busy", type=int, default=1, help="neighbours in the second table")
    parser.add_argument("--seconds", type=float, default=3.0, help="of a turn")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads-table", action="store_true")
    options = parser.parse_args()
    if options.threads_table:
        threads_table(options)
        return 0
    verdicts: list[tuple[str, bool]] = []

    def judge(label: str, kind: str, found: tuple[float, float]) -> None:
        ratio, gap = found
        least = LEAST[kind]
        verdicts.append((f"{label}: {ratio:.2f}, at least {least} wanted", ratio >= least))
        if gap:
            longest = LONGEST[kind]
            sentence = f"{label}: p99 of the timer {gap:.1f} ms, under {longest:.0f} wanted"
            verdicts.append((sentence, gap < longest))

    if options.cuda:
        names = ("tutorial loop", "bare loop", "CUDA-graph loop")
        for options.batch in (64, 256):
            label = f"CUDA, batch {options.batch}"
            judge(label, "cuda", compare(label, names, "cuda", 0, options))
    else:
        for label, busy in (("quiet", 0), ("busy", options.busy)):
            judge(label, label, compare(label, ("bare loop",), "cpu", busy, options))
    for sentence, held in verdicts:
        print(f"{sentence}: {'held' if held else 'NOT HELD'}")
    return 0 if all(held for _, held in verdicts) else 1


if __name__ == "__main__":
    raise SystemExit(main())
