"""Counting for people, who begin with 1; programs begin with 0."""

from __future__ import annotations


def from_one(index: int) -> int:
    """The number by which the user knows what is at `index`: of the first, 1."""
    return int(index) + 1
