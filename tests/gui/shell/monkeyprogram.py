"""A window that a monkey plays with, in a process of its own: what it finds disturbs no other test.

python -P -m tests.gui.shell.monkeyprogram SEED EVENTS FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from playground import app
from tests.bench.livewindow import live_window
from tests.bench.monkeyplay import Monkey
from tests.gui.train.scripted import ScriptedClient


def main() -> int:
    """Play, and print the exceptions and warnings that came of it; 1 if there were any."""
    seed, events, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    app.new_client = ScriptedClient  # no training process: the command of the bench has one
    with live_window(app.first_session()) as program:
        monkey = Monkey(program, seed, folder, without=("kill",))
        monkey.play(events)
        monkey.rest()
    print(monkey.findings)
    return 1 if monkey.findings.exceptions or monkey.findings.warnings else 0


if __name__ == "__main__":
    raise SystemExit(main())
