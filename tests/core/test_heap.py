"""Threads share one heap of the C library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

COUNTING = """
import ctypes, sys, threading
from playground.core.heap import share_heap

libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
if sys.argv[1] == "shared":
    assert share_heap()
together = threading.Barrier(6)

def allocate():
    libc.malloc(ctypes.c_size_t(3000))
    together.wait()

threads = [threading.Thread(target=allocate) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


def heaps(kind: str, folder: Path) -> int:
    """How many heaps a process has whose threads have allocated at the same time."""
    path = folder / kind
    subprocess.run([sys.executable, "-c", COUNTING, kind, str(path)], cwd=ROOT, check=True)
    return path.read_text().count("<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="a setting of glibc")
def test_threads_share_one_heap(tmp_path: Path) -> None:
    if heaps("own", tmp_path) == 1:
        pytest.skip("this C library has one heap anyway")
    assert heaps("shared", tmp_path) == 1
