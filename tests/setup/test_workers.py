"""The tests use the whole machine, and a single file needs no helpers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workers import (
    MAX_WORKERS,
    MEMORY_OF_A_WORKER,
    MIN_WORKERS,
    free_memory,
    usable_cores,
    worker_count,
)

ROOT = Path(__file__).resolve().parents[2]
PLENTY = 1000 * MEMORY_OF_A_WORKER


@pytest.mark.parametrize(
    ("arguments", "cores", "free", "expected"),
    [
        ([], 2, PLENTY, 3),
        (["tests"], 8, PLENTY, 9),
        (["tests/gui", "tests/core/test_edits.py"], 8, PLENTY, 9),
        (["tests/core/test_edits.py"], 8, PLENTY, 0),
        (["tests/core/test_edits.py::test_a", "tests/core/test_history.py"], 8, PLENTY, 0),
        ([], 1, PLENTY, MIN_WORKERS),
        ([], 128, PLENTY, MAX_WORKERS),
        ([], 64, 5 * MEMORY_OF_A_WORKER, 5),
        ([], 64, 0, MIN_WORKERS),
    ],
)
def test_as_many_workers_as_cores_and_memory_allow(
    arguments: list[str], cores: int, free: int, expected: int
) -> None:
    assert worker_count(arguments, cores, free) == expected


def test_the_machine_is_known() -> None:
    assert usable_cores() >= 1
    assert free_memory() > 2**20


def test_a_folder_is_shared_out_and_a_file_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "conftest.py").write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.conftest import pytest_xdist_auto_num_workers\n",
        encoding="utf-8",
    )
    (folder / "test_one.py").write_text(
        "def test_worker(worker_id):\n    assert worker_id == 'master'\n", encoding="utf-8"
    )
    (tmp_path / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )

    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}

    def passes(argument: str) -> bool:
        command = [sys.executable, "-P", "-m", "pytest", argument]
        done = subprocess.run(
            command, cwd=tmp_path, env=outside, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return done.returncode == 0

    assert passes("checks/test_one.py")
    assert not passes("checks")
