"""The properties of the processor that decide between ways to compute."""

from __future__ import annotations

from functools import cache

import numpy as np

WIDE = ("AVX512", "X86_V4")
"""How names of instructions on 512 bits begin, in numpy's words."""

SERVER = "AVX512_SPR"
"""Numpy's name for what Intel's server processors have from Sapphire Rapids on, and no other."""


@cache
def instructions() -> frozenset[str]:
    """Numpy's names of the vector instructions that it found here; none where it does not say."""
    try:
        return frozenset(np.show_config(mode="dicts")["SIMD Extensions"]["found"])
    except (KeyError, TypeError):
        return frozenset()


def has_wide_vectors() -> bool:
    """Whether there are vectors of 512 bits."""
    return any(name.startswith(WIDE) for name in instructions())


def is_intel_server() -> bool:
    """Whether it is a Sapphire Rapids or later: two wide multiplications a beat, but few beats."""
    return SERVER in instructions()
