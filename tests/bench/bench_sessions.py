"""Session files under stress: killed saves, full disks, damaged files, and a large session's time.

    ./run bench sessions [KILLS [FULL [DAMAGED]]]

100 saves are killed at random moments, 20 run out of room, 2000 damaged files are read (every other
one by its bytes, the rest by values, entries and numbers; each a sentence or a session, where bytes
were damaged the very same, within 5 s and 1 GiB), and a session with a 12-megapixel picture and
LeNet after 50 epochs is saved and opened, in seconds of processor time.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground import app
from playground.core import edits
from playground.core.network_input import NetworkInput
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.datasets import Digits
from playground.layers.stacks import load_stacks
from playground.layers.state import tensors_of
from playground.sessions.sessionfile import Kept, read_session, write_session
from tests.core.test_edits import same
from tests.sessions.interrupted import fill_disk_while_saving, kill_while_saving
from tests.sessions.mutations import altered
from tests.sessions.test_sessionfile import mutated, rich_session, sentence_on
from tests.sessions.trainings import trained

MAX_READ_S = 5.0
MAX_MEMORY_BYTES = 2**30
MAX_SAVE_S = MAX_OPEN_S = 1.5


def read_damaged(folder: Path, count: int) -> int:
    """Read damaged files; how many were refused."""
    rng = np.random.default_rng(12)
    session = edits.set_working_size(rich_session(), 12, False)
    path, broken = folder / "s.convplay", folder / "broken.convplay"
    write_session(path, Kept(session, {}, trained(session, folder / "epochs")))
    data, refused, slowest = path.read_bytes(), 0, 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(count):
        is_bytes = number % 2 == 0
        if is_bytes:
            broken.write_bytes(mutated(data, rng))
        else:
            altered(path, broken, rng)
        begun = time.process_time()
        sentence = sentence_on(broken)
        slowest = max(slowest, time.process_time() - begun)
        assert "\n" not in sentence
        refused += bool(sentence)
        if is_bytes and not sentence:
            assert same(read_session(broken).session, session)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * 1024
    print(f"{count} damaged: {refused} refused; slowest {slowest:.3f} s, {grown / 2**20:.0f} MiB")
    assert slowest < MAX_READ_S
    assert grown < MAX_MEMORY_BYTES
    return refused


def large_session() -> Session:
    """A photo of 12 megapixels in colour, and LeNet on it."""
    rng = np.random.default_rng(1)
    first = app.first_session()
    small = np.repeat(np.repeat(first.picture.pixels, 6, 0), 8, 1)[:3000, :4000]
    noise = rng.integers(-4, 5, (3000, 4000, 3))  # a camera's
    pixels = np.clip(np.stack([small] * 3, -1) + noise, 0, 255).astype(np.uint8)
    picture = replace(first.picture, name="photo", pixels=pixels, colour="rgb")
    taken = NetworkInput((1, 28, 28), kept=True)
    session = edits.set_input(edits.set_picture(first, picture), taken)
    network = load_stacks()["lenet5"].network((1, 28, 28), 0)
    session = edits.set_network(session, network)
    return edits.set_training(session, TrainingPlan(data=Digits(size=28), epochs=60))


def time_large(folder: Path) -> None:
    """Save and open a large session."""
    session = large_session()
    kept = Kept(session, {}, trained(session, folder / "epochs-50", epochs=50, runs=3))
    path = folder / "large.convplay"
    begun = time.process_time()
    write_session(path, kept)
    saved = time.process_time() - begun
    begun = time.process_time()
    found = read_session(path, folder / "opened")
    opened = time.process_time() - begun
    assert same(found.session.picture, session.picture)
    before, after = tensors_of(session.network), tensors_of(found.session.network)
    assert all(np.array_equal(after[name], values) for name, values in before.items())
    size = path.stat().st_size / 2**20
    print(f"12 megapixels, LeNet after 50 epochs, {size:.0f} MiB: save {saved:.2f} s, ", end="")
    print(f"open {opened:.2f} s of processor time")
    assert saved < MAX_SAVE_S
    assert opened < MAX_OPEN_S


def main(arguments: list[str]) -> int:
    """Do all of it; a failed bound is an error."""
    kills, full, damaged = (*map(int, arguments), *(100, 20, 2000)[len(arguments) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        time_large(folder)
        read_damaged(folder, damaged)
        (folder / "kills").mkdir()
        seen = kill_while_saving(folder / "kills" / "s.convplay", kills)
        print(f"{kills} saves killed: the file was whole each time, with {seen} different contents")
        (folder / "full").mkdir()
        refused = fill_disk_while_saving(folder / "full" / "s.convplay", full)
        print(f"{full} saves without room: {refused} refused, the old file was there each time")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
