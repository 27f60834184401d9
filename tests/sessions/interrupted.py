"""Saves that are interrupted at random: in the file is the old session or the new one, whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np

from playground import app
from playground.core import edits
from playground.core.messages import Refused
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.session import Session
from playground.sessions.sessionfile import Kept, read_session, write_session

SIDE_PX = 700

LEAST_S, MOST_S = 0.01, 0.3
"""Processor time after which a process is killed: that of some saves."""


def numbered(number: int) -> Session:
    """A session that says of itself which one it is, with a picture that takes time to write."""
    rng = np.random.default_rng(number)
    pixels = rng.integers(0, 256, (SIDE_PX, SIDE_PX), np.uint8)
    picture = Picture(str(number), pixels, 64, origin=DRAWN)
    return edits.set_picture(app.first_session(), picture)


def is_whole(path: Path) -> bool:
    """Whether the file holds one of the sessions exactly."""
    picture = read_session(path).session.picture
    return np.array_equal(picture.pixels, numbered(int(picture.name)).picture.pixels)


def killed_while_saving(path: Path, after_s: float) -> int:
    """The end of a process that saves one session after the other and is killed amid it.

    The system kills it when it has computed for so long: no machine is too busy for that.
    """
    command = [sys.executable, "-P", "-m", "tests.sessions.interrupted", str(path), str(after_s)]
    return subprocess.call(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})


def kill_while_saving(path: Path, times: int, seed: int = 0) -> int:
    """Kill so many processes in the middle of saves; how often another session was there then."""
    choose = random.Random(seed)
    write_session(path, Kept(numbered(0)))
    seen: set[bytes] = set()
    for _ in range(times):
        after_s = LEAST_S + MOST_S * choose.random()  # anywhere in a save
        assert killed_while_saving(path, after_s) == -signal.SIGPROF
        assert is_whole(path)
        seen.add(path.read_bytes()[-2000:])
    return len(seen)


def fill_disk_while_saving(path: Path, times: int, seed: int = 0) -> int:
    """Save with room for a part of it alone, so often; the old session stays. How often refused."""
    choose = random.Random(seed)
    write_session(path, Kept(numbered(0)))
    size, before = path.stat().st_size, path.read_bytes()
    refused = 0
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for _ in range(times):
        resource.setrlimit(resource.RLIMIT_FSIZE, (choose.randrange(size - 1), limits[1]))
        try:
            write_session(path, Kept(numbered(1)))
        except Refused:
            refused += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert path.read_bytes() == before
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    return refused


def _save_on(path: Path, after_s: float) -> None:
    sessions = [numbered(number) for number in (1, 2, 3)]
    signal.setitimer(signal.ITIMER_PROF, after_s)  # its signal ends a process without a word
    while True:
        for session in sessions:
            write_session(path, Kept(session))


if __name__ == "__main__":
    _save_on(Path(sys.argv[1]), float(sys.argv[2]))
