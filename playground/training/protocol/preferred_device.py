"""The device that "automatic" stands for on this machine, as its user prefers."""

from __future__ import annotations

from playground.core.plan import Device

_preferred: Device = "auto"


def choose_device(device: Device) -> None:
    """Have trainings that begin from now on, and leave the choice open, compute by this device."""
    global _preferred
    _preferred = device


def preferred_device() -> Device:
    """The device, or "auto" for the fastest that there is."""
    return _preferred
