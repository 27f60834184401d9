"""What every test of the window may ask for."""

from __future__ import annotations

from tests.gui.clock import clock

__all__ = ["clock"]
