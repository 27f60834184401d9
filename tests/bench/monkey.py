"""A monkey at mouse and keyboard: does anything raise, warn, stop or grow?

./run bench monkey [--events 100000] [--seeds 10] [--first 0]

Sends mouse, wheel and key events, drops of pictures and kernel texts, sizes, modes, themes,
languages, stacks and data to random visible widgets of the real window, chooses in the menus that
open, starts the training and kills its process; file dialogs and questions answer by themselves.
Each seed has a process of its own, so that what it finds can be had again. Printed are, by seed,
exceptions, Qt's warnings and the times at which the window stood still for more than a second: by
the clock, but for the time in which it waited for a core that other programs had; where it stood
after a second is told, and for how long other machines of the same host had the cores. One that
stands still for good is ended, and says where. After each 500 events the first document comes back,
its past is forgotten, and memory, objects, widgets, threads and open files are counted; by how much
they rise after the first third is told at the end. The exit status says whether any of it is a
fault.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playground import app
from tests.bench.growth import Growth, Reading
from tests.bench.livewindow import live_window
from tests.bench.monkeyplay import Monkey

BLOCK = 500
"""Events between two rests, at which the memory is read."""

HANG_S = (600.0, 0.4)
"""Seconds, and more by event, after which a seed never will be over: ten times what it takes."""


def play_one(seed: int, events: int) -> int:
    """Play one seed in this process, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder, live_window(app.first_session()) as program:
        monkey = Monkey(program, seed, Path(folder))
        begun = time.perf_counter()
        readings, found = [], monkey.findings
        for first in range(0, events, BLOCK):
            known = str(found)
            monkey.play(min(BLOCK, events - first), first)
            monkey.come_to_rest()
            readings.append(Reading.now())
            played = min(first + BLOCK, events)
            news = str(found).removeprefix(known).strip("\n") or "nothing new"
            print(f"seed {seed}, {played} events: {readings[-1]}; {news}", flush=True)
        growth = Growth.of(readings)
        monkey.rest()
        print(
            f"seed {seed}: {events} events in {time.perf_counter() - begun:.0f} s;"
            f" {found.counts()}, slowest {found.slowest};"
            f" growth after the warm-up {growth}{': a leak' if growth.is_leak else ''}",
            flush=True,
        )
        return int(found.are_there or growth.is_leak)


def ended(command: list[str], environment: dict[str, str], events: int) -> int:
    """Run a seed's process and return its exit status; one that hangs is made to say where."""
    with subprocess.Popen(command, env=environment) as process:
        try:
            return process.wait(HANG_S[0] + events * HANG_S[1])
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGABRT)  # Python's fault handler tells of every thread
            return process.wait()


def main() -> int:
    """Play every seed in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000, help="of all seeds together")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--here", action="store_true", help="the first seed, in this process")
    options = parser.parse_args()
    each = options.events // options.seeds
    if options.here:
        return play_one(options.first, each)
    command = [sys.executable, "-P", "-X", "faulthandler", "-m", "tests.bench.monkey", "--here"]
    faults = 0
    for seed in range(options.first, options.first + options.seeds):
        told = ["--events", str(each), "--seeds", "1", "--first", str(seed)]
        with tempfile.TemporaryDirectory() as folder:
            homes = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
            status = ended([*command, *told], os.environ | dict.fromkeys(homes, folder), each)
        if status not in (0, 1):
            print(f"seed {seed}: the process ended with {status}", flush=True)
        faults += status != 0
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
