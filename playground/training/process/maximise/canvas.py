"""The picture that is made, as the numbers that are changed: pixels, or Fourier coefficients."""

from __future__ import annotations

from typing import Final, Protocol

import torch
from torch import Tensor

from playground.core.arrays import Shape
from playground.training.process.maximise.settings import Maximising

START_DEVIATION: Final = 0.05

COLOURS: Final = ((0.26, 0.09, 0.02), (0.27, 0.0, -0.05), (0.27, -0.09, 0.03))
"""Red, green and blue of three directions in which colours of photos vary independently.

After Olah, Mordvintsev and Schubert, "Feature visualization" (2017).
"""


class Canvas(Protocol):
    """Numbers that gradients change, and the picture that they stand for."""

    numbers: Tensor

    def picture(self) -> Tensor:
        """The picture: 1 × channels × height × width, 0–1."""
        ...


def canvas(shape: Shape, settings: Maximising) -> Canvas:
    """The first picture, from the seed."""
    made = Coefficients if settings.start == "fourier" else Pixels
    return made(shape, torch.Generator().manual_seed(settings.seed))


class Pixels:
    """Gray with noise; each pixel by itself."""

    def __init__(self, shape: Shape, generator: torch.Generator) -> None:
        noise = START_DEVIATION * torch.randn((1, *shape), generator=generator)
        self.numbers = (4 * noise).requires_grad_()

    def picture(self) -> Tensor:
        """The numbers, squeezed into 0–1."""
        return self.numbers.sigmoid()


class Coefficients:
    """Fourier coefficients, the higher the frequency the smaller, as photos have them."""

    def __init__(self, shape: Shape, generator: torch.Generator) -> None:
        channels, height, width = shape
        self._size = height, width
        down = torch.fft.fftfreq(height)[:, None]
        across = torch.fft.rfftfreq(width)[None]
        frequency = (down**2 + across**2).sqrt().clamp(min=1 / max(height, width))
        self._weights = (height * width) ** 0.5 / frequency / max(height, width)
        first = torch.randn((1, channels, height, width // 2 + 1, 2), generator=generator)
        self.numbers = (START_DEVIATION * first).requires_grad_()
        mix = torch.tensor(COLOURS)
        self._mix = mix / mix.norm(dim=0).max() if channels == 3 else None

    def picture(self) -> Tensor:
        """Their sum, in correlated colours, squeezed into 0–1."""
        spectrum = torch.view_as_complex(self.numbers) * self._weights
        values = torch.fft.irfft2(spectrum, s=self._size)
        if self._mix is not None:
            values = torch.einsum("dc,ncxy->ndxy", self._mix, values)
        picture: Tensor = (4 * values).sigmoid()
        return picture
