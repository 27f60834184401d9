"""Batches on the device that computes: from one tensor that holds all, or streamed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.core.plan import Augmentation
from playground.datasets.augment import matrices
from playground.datasets.dataset import Batch, Dataset, Indices
from playground.datasets.prefetch import prefetched
from playground.training.process.augment import warped

MAX_RESIDENT_BYTES = 2**30
"""Memory for a data set as one tensor on the processor."""

MAX_CARD_MEMORY_SHARE = 0.5
"""The share of a graphics card's free memory that a data set may take."""

DECODE_BATCH_PICTURES = 1024

Places: TypeAlias = Tensor
"""Which pictures of a part make up a batch: int64, on the device."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The pictures of a data set that are trained on, or those that are held out."""

    dataset: Dataset
    indices: Indices

    def __len__(self) -> int:
        return len(self.indices)


class Recipe:
    """How pictures become what the network sees: as they are, or changed at random.

    The warps of an epoch are drawn at its start, one for each picture, from the seed and the number
    of the epoch alone: what a picture looks like depends neither on the batches nor on the device.
    """

    def __init__(
        self, part: Part, augmentation: Augmentation, device: torch.device, seed: int
    ) -> None:
        self.part = part
        self.augmentation = augmentation
        self._seed = seed
        self._device = device
        self._warps: Tensor | None = None
        self.start_epoch(0)

    def start_epoch(self, epoch: int) -> None:
        """Draw the warps of an epoch, in place, so that recorded work finds them."""
        if not self.augmentation.warps:
            return
        rng = np.random.default_rng((self._seed, epoch, 0xA06))
        _, height, width = self.part.dataset.shape
        warps = torch.from_numpy(matrices(self.augmentation, len(self.part), (height, width), rng))
        if self._warps is None:
            self._warps = warps.to(self._device)
        else:
            self._warps.copy_(warps)

    def __call__(self, pictures: Tensor, places: Places) -> Tensor:
        """The network's input of pictures (0–1) at these places."""
        if self._warps is not None:
            warps = self._warps.index_select(0, places)
            pictures = warped(pictures, warps, self.part.dataset.edge)
        if self.augmentation.noise:
            pictures = pictures + torch.randn_like(pictures) * self.augmentation.noise
        return pictures


def plain(part: Part, device: torch.device) -> Recipe:
    """Pictures as they are."""
    return Recipe(part, Augmentation(), device, 0)


class Source(Protocol):
    """Where batches come from, in whatever form they travel until they are loaded."""

    recipe: Recipe

    def batches(self, batches: Iterable[Places]) -> Iterator[Any]:
        """The batches at these places, without the pictures that could not be read."""
        ...

    def load(self, batch: Any) -> tuple[Tensor, Tensor]:
        """The network's input, and the classes."""
        ...

    def labels_of(self, batches: Sequence[Any]) -> Tensor:
        """The classes alone, of several batches in a row."""
        ...

    def places_of(self, batch: Any) -> Tensor:
        """Which pictures of the part they are."""
        ...


class Resident:
    """All pictures of a part in one tensor on the device; a batch is a look-up."""

    def __init__(self, recipe: Recipe, device: torch.device) -> None:
        self.recipe = recipe
        part = recipe.part
        channels, height, width = part.dataset.shape
        values = torch.empty((len(part), height, width, channels))
        known = np.zeros(len(part), bool)
        self._labels = torch.from_numpy(part.dataset.labels[part.indices]).to(device)
        for start in range(0, len(part), DECODE_BATCH_PICTURES):
            wanted = part.indices[start : start + DECODE_BATCH_PICTURES]
            pictures, readable = part.dataset.pictures.take(wanted)
            rows = torch.from_numpy(pictures).permute(0, 2, 3, 1)
            values[start : start + len(wanted)] = rows
            known[start : start + len(wanted)] = readable
        self._channels_last = device.type == "cpu"  # which processors convolve fastest
        if not self._channels_last:
            values = values.permute(0, 3, 1, 2).contiguous()
        self._pictures = values.to(device)
        self._known = None if known.all() else torch.from_numpy(known).to(device)

    def batches(self, batches: Iterable[Places]) -> Iterator[Places]:
        """The places of each batch; pictures that could not be read are left out."""
        for places in batches:
            if self._known is not None:
                places = places[self._known[places]]
            yield places

    def load(self, batch: Places) -> tuple[Tensor, Tensor]:
        """The network's input, and the classes."""
        pictures = self._pictures.index_select(0, batch)
        if self._channels_last:
            pictures = pictures.permute(0, 3, 1, 2)
        return self.recipe(pictures, batch), self._labels.index_select(0, batch)

    def labels_of(self, batches: Sequence[Places]) -> Tensor:
        """The classes alone, of several batches in a row."""
        return self._labels.index_select(0, torch.cat(list(batches)))

    def places_of(self, batch: Places) -> Tensor:
        """Which pictures of the part they are."""
        return batch


class Streamed:
    """Pictures that are read while the batch before them is worked on."""

    def __init__(self, recipe: Recipe, device: torch.device) -> None:
        self.recipe = recipe
        self._device = device
        self._pinned = device.type == "cuda"
        part = recipe.part
        self._place = np.full(part.dataset.count, -1)
        self._place[part.indices] = np.arange(len(part))

    def batches(self, batches: Iterable[Places]) -> Iterator[Batch]:
        """The batches, without the pictures that could not be read."""
        indices = self.recipe.part.indices
        return prefetched(
            self.recipe.part.dataset, (indices[places.cpu().numpy()] for places in batches)
        )

    def load(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The network's input, and the classes."""
        pictures = self._moved(batch.pictures)
        if self._device.type == "cpu":
            pictures = pictures.contiguous(memory_format=torch.channels_last)
        return self.recipe(pictures, self.places_of(batch)), self._moved(batch.labels)

    def labels_of(self, batches: Sequence[Batch]) -> Tensor:
        """The classes alone, of several batches in a row."""
        return self._moved(np.concatenate([batch.labels for batch in batches]))

    def places_of(self, batch: Batch) -> Tensor:
        """Which pictures of the part they are."""
        return self._moved(self._place[batch.indices])

    def _moved(self, values: NDArray[Any]) -> Tensor:
        tensor = torch.from_numpy(values)
        if self._pinned:
            return tensor.pin_memory().to(self._device, non_blocking=True)
        return tensor.to(self._device)


def fits(part: Part, device: torch.device) -> bool:
    """Whether a part can be held as one tensor: at hand, and small enough."""
    if not part.dataset.pictures.at_hand:
        return False
    needed = len(part) * int(np.prod(part.dataset.shape)) * 4
    if device.type == "cuda":
        return needed <= MAX_CARD_MEMORY_SHARE * torch.cuda.mem_get_info(device)[0]
    return needed <= MAX_RESIDENT_BYTES


def source(recipe: Recipe, device: torch.device) -> Source:
    """The faster of both that is possible."""
    return Resident(recipe, device) if fits(recipe.part, device) else Streamed(recipe, device)


def chunks(places: Tensor, size: int) -> Iterator[Tensor]:
    """`size` places at a time; the last chunk has what is left over."""
    return (places[start : start + size] for start in range(0, len(places), size))


def iterated(pictures: Source, places: Iterable[Places]) -> Generator[Any]:
    """The batches at these places, which can be closed before the last of them."""
    yield from pictures.batches(places)
