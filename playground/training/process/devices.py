"""The devices that can compute here, and the one that a plan's choice stands for."""

from __future__ import annotations

import torch

from playground.core.messages import Refused, marked
from playground.core.plan import Device


def available() -> tuple[Device, ...]:
    """The devices that there are, the fastest first."""
    found: list[Device] = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return (*found, "cpu")


def chosen(wanted: Device, place: int = 0, prefers: Device = "auto") -> torch.device:
    """The device that a plan's choice stands for; raises Refused when there is no such device.

    "auto" is the one that is preferred, where there is such a one, else the fastest.
    """
    there = available()
    if wanted == "auto":
        wanted = prefers if prefers in there else there[0]
    if wanted == "cuda" and wanted not in there:
        raise Refused(
            marked("message", "There is no NVIDIA graphics card that PyTorch can use here.")
        )
    if wanted == "mps" and wanted not in there:
        raise Refused(
            marked("message", "There is no Apple graphics chip that PyTorch can use here.")
        )
    return torch.device(wanted, place) if wanted == "cuda" else torch.device(wanted)


def described(device: torch.device) -> str:
    """The device's name, as its maker calls it where it says so."""
    if device.type == "cuda":
        return f"CUDA: {torch.cuda.get_device_name(device)}"
    return "MPS" if device.type == "mps" else "CPU"


def warm_up() -> None:
    """Take a step, so that all that torch loads when it is first used is there: a second or two."""
    x = torch.zeros((2, 1, 8, 8))
    weight = torch.zeros((2, 1, 3, 3), requires_grad=True)
    optimiser = torch.optim.Adam([weight], fused=True)
    torch.autograd.backward(torch.nn.functional.conv2d(x, weight).sum())
    optimiser.step()
