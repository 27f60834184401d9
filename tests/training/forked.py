"""Real training processes for tests, without the seconds that each takes to start.

They are forked from a process that has PyTorch and all else loaded, one of its kind for all tests,
where the program starts each anew, as one test of `tests/training/protocol/test_client.py` does.
"""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from playground.training.protocol import client

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def training_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trainings have processes of their own, quickly."""
    method = "forkserver"
    if method not in multiprocessing.get_all_start_methods():
        return
    with pytest.MonkeyPatch.context() as patch:  # the server takes its path from there
        from multiprocessing import forkserver

        patch.setenv("PYTHONPATH", str(ROOT))
        forkserver.set_forkserver_preload(["tests.training.preloaded"])
        forkserver.ensure_running()
    monkeypatch.setattr(client, "CONTEXT", multiprocessing.get_context(method))
