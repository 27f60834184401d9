"""Giving up work that nobody wants any more."""

from __future__ import annotations


class Cancelled(Exception):
    """Work was given up, as whoever asked for it no longer wants it."""


def never() -> bool:
    """Whether to give up: no."""
    return False
