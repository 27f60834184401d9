"""Windows that monkeys play with, in a process of their own: what they find disturbs no test.

.venv/bin/python -m tests.gui.shell.monkeyprogram SEED,SEED... EVENTS FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from playground import app
from tests.bench.livewindow import live_window
from tests.bench.monkeyplay import Monkey
from tests.gui.late import make_workers_late
from tests.gui.train.scripted import ScriptedClient


def main() -> int:
    """Play with a window a seed, and print what came of it; 1 if something raised or warned."""
    seeds, events, folder = sys.argv[1].split(","), int(sys.argv[2]), Path(sys.argv[3])
    make_workers_late()
    app.new_client = ScriptedClient  # no training process: the command of the bench has one
    failed = False
    for seed in map(int, seeds):
        files = folder / str(seed)
        files.mkdir()
        with live_window(app.first_session()) as program:
            monkey = Monkey(program, seed, files, without=("kill",))
            monkey.play(events)
            monkey.rest()
            program.change_language("en")  # the next window begins in it, as this one
        print(f"seed {seed}: {monkey.findings}")
        failed |= bool(monkey.findings.exceptions or monkey.findings.warnings)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
