"""Ways to keep a made picture natural: what the network is shown of it, and what counts against it.

Yosinski, Clune, Nguyen, Fuchs and Lipson 2015; Olah, Mordvintsev and Schubert 2017.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from playground.training.process.maximise.settings import Maximising


def shown(picture: Tensor, settings: Maximising, generator: torch.Generator) -> Tensor:
    """The picture moved, scaled and turned at random, and blurred: what is left is the same size.

    Beyond its edge it is mirrored.
    """
    move, scale, turn = (2 * torch.rand(3, 2, generator=generator) - 1).tolist()
    if settings.blur:
        picture = blurred(picture, settings.blur)
    if not (settings.jitter or settings.scale or settings.rotation):
        return picture
    factor = 1 / (1 + settings.scale * scale[0])
    angle = math.radians(settings.rotation * turn[0])
    cosine, sine = factor * math.cos(angle), factor * math.sin(angle)
    height, width = picture.shape[-2:]
    down, across = (2 * settings.jitter * part for part in move)
    matrix = [[cosine, -sine * height / width, across], [sine * width / height, cosine, down]]
    grid = F.affine_grid(torch.tensor([matrix]), list(picture.shape), align_corners=False)
    return F.grid_sample(picture, grid, padding_mode="reflection", align_corners=False)


def blurred(picture: Tensor, deviation: float) -> Tensor:
    """The picture under a Gaussian of so many pixels."""
    reach = max(1, round(3 * deviation))
    places = torch.arange(-reach, reach + 1, dtype=picture.dtype)
    line = torch.exp(-(places**2) / (2 * deviation**2))
    line = line / line.sum()
    channels = picture.shape[1]
    padded = F.pad(picture, (reach, reach, reach, reach), mode="replicate")
    rows = line.repeat(channels, 1)[:, None, :, None]
    down = F.conv2d(padded, rows, groups=channels)
    return F.conv2d(down, rows.transpose(2, 3), groups=channels)


def cost(picture: Tensor, settings: Maximising) -> Tensor:
    """The cost that counts against the picture: its distance from gray, and its differences."""
    total = picture.new_zeros(())
    if settings.decay:
        total = total + settings.decay * (picture - 0.5).square().sum()
    if settings.variation:
        down, across = picture.diff(dim=2), picture.diff(dim=3)
        total = total + settings.variation * (down.abs().sum() + across.abs().sum())
    return total
