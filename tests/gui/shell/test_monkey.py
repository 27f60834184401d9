"""Random events on random widgets of the whole window: nothing raises and Qt warns of nothing.

The command `./run bench monkey` does much more of it, and starts and kills real trainings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
EVENTS = 500
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nothing_that_a_monkey_does_raises_or_warns(tmp_path: Path, seed: int) -> None:
    files = tmp_path / "files"
    files.mkdir()
    environment = os.environ | dict.fromkeys(HOMES, str(tmp_path))
    done = subprocess.run(
        [
            *(sys.executable, "-P", "-X", "faulthandler", "-m", "tests.gui.shell.monkeyprogram"),
            *(str(seed), str(EVENTS), str(files)),
        ],
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
