"""Features that frozen layers make of pictures, computed once: epochs of the rest take moments."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.arrays import Shape
from playground.core.cancelling import Cancelled, never
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network
from playground.core.system_reason import reason_of
from playground.datasets.dataset import Progress, unwatched
from playground.training.process.data import MAX_RESIDENT_BYTES, Part, Source, chunks, iterated
from playground.training.process.evaluate import evaluating
from playground.training.process.modules import TorchNetwork
from playground.training.protocol.fine_tuning import kept_places, work_before

WORTH_MULTIPLICATIONS: Final = 2_000_000
"""Of the frozen layers for one picture: below that, pictures are at hand as fast."""

BATCH_PICTURES: Final = 32


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a network is cut: what is before a place gives the same in every epoch."""

    place: int
    shape: Shape
    """Of a picture's features."""


def cut_of(network: Network, plan: TrainingPlan, shape: Shape) -> Cut | None:
    """Where the network can be cut for training by the plan; None where that is not worth it.

    Pictures that change from epoch to epoch have no features to keep.
    """
    augmentation: Augmentation = plan.augmentation
    if not plan.frozen or augmentation.warps or augmentation.noise:
        return None
    place = kept_places(network, plan.frozen)
    is_all = not any(layer.enabled for layer in list(network)[place:])
    if is_all or not place or work_before(network, shape, place) < WORTH_MULTIPLICATIONS:
        return None
    for layer in list(network)[:place]:
        shape = layer.output_shape(shape) if layer.enabled else shape
    return Cut(place, shape)


def split_at(module: TorchNetwork, place: int) -> tuple[nn.Sequential, nn.Sequential]:
    """The layers before a place and those from it on, which share their weights with the module."""
    named = [(name, part) for name, part in module.named_children()]
    before = OrderedDict((name, part) for name, part in named if int(name) < place)
    after = OrderedDict((name, part) for name, part in named if int(name) >= place)
    return nn.Sequential(before), nn.Sequential(after)


class StoredFeatures:
    """The features of a part's pictures in one tensor, the `room` that was made for them.

    A source of batches as the pictures are one: a batch is the places of its pictures in the part.
    Raises Cancelled while they are computed.
    """

    def __init__(
        self,
        part: Part,
        pictures: Source,
        before: nn.Module,
        room: Tensor,
        device: torch.device,
        progress: Progress = unwatched,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        self.recipe = pictures.recipe
        self._labels = torch.from_numpy(part.dataset.labels[part.indices]).to(device)
        self._known = torch.zeros(len(part), dtype=torch.bool, device=device)
        self._features, self._device = room, device
        done = 0
        places = torch.arange(len(part), device=device)
        with (
            evaluating(before),
            closing(iterated(pictures, chunks(places, BATCH_PICTURES))) as batches,
        ):
            for batch in batches:
                if cancelled():
                    raise Cancelled
                inputs, labels = pictures.load(batch)
                if len(labels):
                    at = pictures.places_of(batch)
                    self._features[at.to(self._features.device)] = before(inputs).to(
                        self._features.device
                    )
                    self._known[at] = True
                done += len(labels)
                progress(done, len(part))

    def batches(self, batches: Iterable[Tensor]) -> Iterator[Tensor]:
        """The places of each batch; pictures that could not be read are left out."""
        for places in batches:
            yield places[self._known[places]]

    def load(self, batch: Tensor) -> tuple[Tensor, Tensor]:
        """The features, and the classes."""
        at = batch.to(self._features.device)
        features = self._features.index_select(0, at).to(self._device)
        return features, self._labels.index_select(0, batch)

    def labels_of(self, batches: Sequence[Tensor]) -> Tensor:
        """The classes alone, of several batches in a row."""
        return self._labels.index_select(0, torch.cat(list(batches)))

    def places_of(self, batch: Tensor) -> Tensor:
        """Which pictures of the part they are."""
        return batch


class NoRoom(Exception):
    """The disk does not take features that are too many for memory; `reason` says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.reason = reason_of(error)


def _room(count: int, shape: Shape, device: torch.device) -> Tensor:
    """Room for so many features: memory, or a file without a name, which goes with the tensor.

    Raises NoRoom.
    """
    size = count * int(np.prod(shape)) * 4
    if size <= MAX_RESIDENT_BYTES:
        return torch.empty((count, *shape), device=device)
    try:
        with tempfile.TemporaryFile(prefix="features-") as stream:
            _reserve(stream.fileno(), size)
            mapped = np.memmap(stream, np.float32, "w+", shape=(count, *shape))
    except OSError as error:
        raise NoRoom(error) from error
    return torch.from_numpy(mapped)


def _reserve(file: int, size: int) -> None:
    """Give a file its room on the disk; raises OSError.

    A page of a file in memory that the disk has no room for would end the process, by a signal.
    """
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(file, 0, size)
            return
        except OSError as error:
            if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL):  # else the disk cannot promise
                raise
    if shutil.disk_usage(tempfile.gettempdir()).free < size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _told(progress: Progress, past: int, total: int, done: int, _: int) -> None:
    progress(past + done, total)


class Features:
    """The features of the pictures that are trained on and of those held out.

    `after` are the layers that they go through. Raises NoRoom before they are computed, Cancelled
    meanwhile.
    """

    def __init__(
        self,
        module: TorchNetwork,
        cut: Cut,
        parts: tuple[tuple[Part, Source], tuple[Part, Source]],
        device: torch.device,
        progress: Progress = unwatched,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        self.cut = cut
        self._before, self.after = split_at(module, cut.place)
        total = sum(len(part) for part, _ in parts)
        rooms = [_room(len(part), cut.shape, device) for part, _ in parts]
        made: list[StoredFeatures] = []
        for at, ((part, pictures), room) in enumerate(zip(parts, rooms, strict=True)):
            past = sum(len(each) for each, _ in parts[:at])
            told = partial(_told, progress, past, total)
            made.append(StoredFeatures(part, pictures, self._before, room, device, told, cancelled))
        self.training, self.held_out = made
        self._weights = [value.clone() for value in self._before.state_dict().values()]

    def are_stale(self) -> bool:
        """Whether a weight that they depend on has changed since."""
        now = self._before.state_dict().values()
        return not all(map(torch.equal, now, self._weights))
