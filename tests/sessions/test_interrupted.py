"""A save that is killed, or runs out of room, leaves the old session or the new one.

What does so looks after each time whether it is one of the two.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such limits of files", allow_module_level=True)

from tests.sessions.interrupted import fill_disk_while_saving, kill_while_saving


def test_a_killed_save_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    kill_while_saving(tmp_path / "s.convplay", 3)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    assert fill_disk_while_saving(tmp_path / "s.convplay", 5) == 5
