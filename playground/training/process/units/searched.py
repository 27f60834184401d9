"""Sets of pictures that are searched for what units answer to: read when they are wanted."""

from __future__ import annotations

import os
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.cancelling import Cancelled
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.picture import Colour, Picture
from playground.core.plan import DataSource
from playground.core.quoting import readable_name
from playground.core.session import Network, Session
from playground.datasets.dataset import Dataset, Indices
from playground.datasets.folder import THREADS
from playground.pictures.folder_files import file_input, pictures_in
from playground.pictures.network_input import network_input
from playground.pictures.samples import picture_names, sample_picture
from playground.training.protocol.inquiries.units import SearchedPictures

AT_ONCE = 32
"""Pictures that go through the network together."""

MAX_PICTURES = 2000
"""Of a data set: the first ones."""

KEPT_BYTES = 2**26
"""Memory for inputs that were read, as the same pictures are wanted for several units."""

GONE = marked("message", "The picture {name} cannot be read any more.")

Read = Callable[[Sequence[int]], list[FloatArray | None]]
"""Inputs (C × H × W) of pictures by their numbers; None for one that cannot be read."""


class PictureSet:
    """Pictures as the network takes them; those that cannot be read are left out.

    What `batches` yielded is counted: number `at` of them is taken by `take`, and has its `name`.
    """

    def __init__(
        self,
        count: int,
        read: Read,
        name: Callable[[int], str],
        classes: tuple[str, ...] = (),
        labels: Indices | None = None,
    ) -> None:
        """Where the `classes` of the pictures are known, `labels` has that of each."""
        self.count = count
        self.classes = classes
        self._labels = labels
        self._read = read
        self._name = name
        self._found: list[int] = []
        self._kept: OrderedDict[int, FloatArray] = OrderedDict()

    @property
    def found(self) -> int:
        """How many could be read."""
        return len(self._found)

    def name(self, at: int) -> str:
        """The name of a picture that was found."""
        return self._name(self._found[at])

    def name_of(self, place: int) -> str:
        """The name of a picture by its number in the whole set."""
        return self._name(place)

    def labels(self, places: Sequence[int]) -> Indices | None:
        """The classes of pictures by these numbers; None where they are not known."""
        return None if self._labels is None else self._labels[list(places)]

    def at(self, place: int) -> FloatArray:
        """A picture by its number in the whole set; raises Refused."""
        (x,) = self._read([place])
        if x is None:
            raise Refused(GONE, name=self._name(place))
        return x

    def batches(self, is_cancelled: Callable[[], bool]) -> Iterator[FloatArray]:
        """Yield all that can be read, some at a time: N × C × H × W; raises Cancelled."""
        found: list[int] = []
        for places, inputs in self.numbered(is_cancelled, self.count):
            found += places
            yield inputs
        self._found = found  # what was given up half way leaves it as it was

    def numbered(
        self, is_cancelled: Callable[[], bool], most: int
    ) -> Iterator[tuple[list[int], FloatArray]]:
        """Yield the same of the first ones, with their numbers in the whole set."""
        count = min(self.count, most)
        for start in range(0, count, AT_ONCE):
            if is_cancelled():
                raise Cancelled
            some = range(start, min(start + AT_ONCE, count))
            pairs = list(zip(some, self._read(some), strict=True))
            inputs = [x for _, x in pairs if x is not None]
            if inputs:
                yield [at for at, x in pairs if x is not None], np.stack(inputs)

    def take(self, places: Sequence[int]) -> FloatArray:
        """Some of those that were found: N × C × H × W; raises Refused if one is gone."""
        wanted = [self._found[at] for at in places]
        missing = [at for at in dict.fromkeys(wanted) if at not in self._kept]
        fresh = dict(zip(missing, self._read(missing), strict=True)) if missing else {}
        found = []
        for at in wanted:
            x = self._kept.get(at)
            x = fresh.get(at) if x is None else x
            if x is None:
                raise Refused(GONE, name=self._name(at))
            self._kept[at] = x
            self._kept.move_to_end(at)
            found.append(x)
        most = max(1, KEPT_BYTES // max(1, found[0].nbytes)) if found else 1
        while len(self._kept) > most:
            self._kept.popitem(last=False)
        return np.stack(found)


def picture_set(wanted: SearchedPictures, is_cancelled: Callable[[], bool]) -> PictureSet:
    """The pictures that are searched; raises Refused where there are none, or Cancelled."""
    if wanted.folder:
        return _of_folder(Path(wanted.folder), wanted.taken)
    if wanted.data is not None:
        return _of_data(wanted.data, wanted.taken, is_cancelled)
    return _samples(wanted.taken)


def _samples(taken: NetworkInput) -> PictureSet:
    names = tuple(picture_names())

    def read(some: Sequence[int]) -> list[FloatArray | None]:
        return [_fitted(sample_picture(names[at]), taken) for at in some]

    return PictureSet(len(names), read, names.__getitem__)


def _fitted(picture: Picture, taken: NetworkInput) -> FloatArray:
    return np.asarray(network_input(Session(picture, Network(), input=taken)).x, np.float32)


def _of_data(
    source: DataSource, taken: NetworkInput, is_cancelled: Callable[[], bool]
) -> PictureSet:
    """The first pictures of a data set; those of another size are fitted, as any picture is."""
    data: Dataset = source.load(lambda done, total: None, is_cancelled)
    shape = taken.shape
    assert shape is not None
    top = np.float32(255 if taken.levels == "byte" else 1)

    def read(some: Sequence[int]) -> list[FloatArray | None]:
        pictures, readable = data.pictures.take(np.asarray(some, np.int64))
        return [
            _as_taken(x) if can_be else None for x, can_be in zip(pictures, readable, strict=True)
        ]

    def _as_taken(x: FloatArray) -> FloatArray:
        if x.shape == shape:
            return np.asarray(x * top, np.float32)
        colour: Colour = "rgb" if shape[0] == 3 and len(x) == 3 else "gray"
        pixels = x.transpose(1, 2, 0) if len(x) == 3 else x[0]
        return _fitted(Picture("", frozen(np.ascontiguousarray(pixels)), 0, colour=colour), taken)

    count = min(len(data.labels), MAX_PICTURES)
    return PictureSet(count, read, data.pictures.name, data.classes, data.labels)


def _of_folder(folder: Path, taken: NetworkInput) -> PictureSet:
    """All pictures of a folder, decoded by several threads."""
    if not os.path.isdir(folder):
        raise Refused(marked("message", "There is no folder {folder}."), folder=str(folder))
    paths = tuple(pictures_in(folder))
    if not paths:
        raise Refused(marked("message", "There are no pictures in {names}."), names=str(folder))

    def one(at: int) -> FloatArray | None:
        try:
            return np.asarray(file_input(paths[at], taken), np.float32)
        except Refused:
            return None

    def read(some: Sequence[int]) -> list[FloatArray | None]:
        # Decoding sets warning filters, which are the whole process's: threads would mix them up.
        with warnings.catch_warnings(), ThreadPoolExecutor(THREADS) as threads:
            return list(threads.map(one, some))

    def name(at: int) -> str:
        return readable_name(paths[at].relative_to(folder).as_posix())

    return PictureSet(len(paths), read, name)
