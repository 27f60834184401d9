"""How long a thread runs in one go where several want a core, on Linux.

Since Linux 6.12 a thread that asks for shorter turns than the others gets its own earlier, and no
larger share (Documentation/scheduler/sched-eevdf.rst): a window that wakes for a moment need not
wait until what computes has used up a turn. Elsewhere, and on older kernels, nothing changes.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

SET_ATTRIBUTES = {"x86_64": 314, "aarch64": 274, "riscv64": 274}
"""The number of Linux's system call sched_setattr, by kind of processor."""

KEEP_POLICY = 0x08
"""Its flag for leaving alone what else was chosen for the program."""

SHORT_NS = 100_000
"""The shortest turn in nanoseconds that Linux allows."""


def take_short_turns() -> bool:
    """Have this thread, and what it starts, run soon after it wakes; whether that can be asked."""
    return _take_turns(SHORT_NS)


def take_usual_turns() -> bool:
    """Have this thread, which computes for long, give way to those that take short turns."""
    return _take_turns(0)


def _take_turns(length_ns: int) -> bool:
    call = SET_ATTRIBUTES.get(platform.machine())
    if not sys.platform.startswith("linux") or call is None:
        return False
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    # struct sched_attr: its size, policy, flags, nice, priority, runtime, deadline, period.
    layout = "=IIQiIQQQ"
    size = struct.calcsize(layout)
    attributes = struct.pack(layout, size, 0, KEEP_POLICY, nice, 0, length_ns, 0, 0)
    try:
        return bool(ctypes.CDLL(None).syscall(call, 0, attributes, 0) == 0)
    except (AttributeError, OSError):  # a C library without it
        return False
