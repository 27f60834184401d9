"""The weights of every epoch, kept on disk: to look back, and to go on from any of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playground.core.arrays import FloatArray
from playground.core.atomic_file import is_disk_full, replacing, write_file
from playground.core.json_file import whole_number
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file, read_file
from playground.core.system_reason import reason_of
from playground.core.tensor_file import Arrays, read_tensors, write_tensors

WEIGHTS_PREFIX: Final = "weights."
OPTIMISER_PREFIX: Final = "optimiser."
RANDOM_PREFIX: Final = "random."

MAX_KEPT_BYTES: Final = 2**29
MAX_KEPT_EPOCHS: Final = 500
MAX_HOLDS: Final = 64
"""Points in the middle of an epoch that are kept; the oldest go."""

MAX_EPOCH_NUMBER: Final = 10**9
HOLD_PREFIX: Final = "held-"
MAX_PLACE_BYTES: Final = 64
"""Two whole numbers have room in it."""

PLACE_PREFIX: Final = "left-"
EPOCH_SUFFIX: Final = ".safetensors"


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A training between two epochs, or in one: weights, the optimiser's memory, generators."""

    epoch: int
    arrays: Arrays
    notes: dict[str, str] = field(default_factory=dict)

    def weights(self) -> dict[str, FloatArray]:
        """The network's tensors by their own names."""
        return {
            name.removeprefix(WEIGHTS_PREFIX): values
            for name, values in self.arrays.items()
            if name.startswith(WEIGHTS_PREFIX)
        }


class Timeline:
    """Checkpoints in a folder, a file each, thinned out when they grow too many.

    The first, the latest and evenly spread ones between them stay.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        most_bytes: int = MAX_KEPT_BYTES,
        most_epochs: int = MAX_KEPT_EPOCHS,
    ) -> None:
        self.folder = Path(folder)
        self._most_bytes = most_bytes
        self._most_epochs = most_epochs
        self._known: dict[int, int] | None = None  # lest each epoch's end list a long folder

    def epochs(self) -> tuple[int, ...]:
        """The epochs that are kept, in order."""
        return tuple(self.sizes())

    def sizes(self) -> dict[int, int]:
        """The bytes of each epoch that is kept."""
        found = {}
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                number = entry.name.removeprefix("epoch-").removesuffix(EPOCH_SUFFIX)
                if number.isdecimal() and entry.name == _name(int(number)):
                    with suppress(OSError):
                        found[int(number)] = entry.stat().st_size
        return dict(sorted(found.items()))

    def path(self, epoch: int) -> Path:
        """The file of an epoch."""
        return self.folder / _name(epoch)

    def add(self, kept: Checkpoint) -> tuple[int, ...]:
        """Keep a checkpoint, and return which there are now; raises Refused if the disk is full."""
        if self._known is None:
            self._known = self.sizes()
        path = self.path(kept.epoch)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_tensors(path, kept.arrays, kept.notes)
            self._known = dict(sorted({**self._known, kept.epoch: path.stat().st_size}.items()))
        except OSError as error:
            raise _not_kept(error, kept.epoch) from None
        self._thin_out(self._known)
        return tuple(self._known)

    def add_file(self, path: Path, epoch: int) -> None:
        """Keep the file of a checkpoint, shared where the file system can: it is written but once.

        Without room for it, the epoch is left out.
        """
        with suppress(OSError, Refused):
            if self._known is None:
                self._known = self.sizes()
            self.folder.mkdir(parents=True, exist_ok=True)
            self.path(epoch).unlink(missing_ok=True)
            _share(path, self.path(epoch))
            size = self.path(epoch).stat().st_size
            self._known = dict(sorted({**self._known, epoch: size}.items()))
            self._thin_out(self._known)

    def add_hold(self, kept: Checkpoint, step: int) -> None:
        """Keep a point in the middle of an epoch, after so many steps; raises Refused as `add`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_tensors(self.hold_path(step), kept.arrays, kept.notes)
            for old in sorted(self.folder.glob(f"{HOLD_PREFIX}*{EPOCH_SUFFIX}"))[:-MAX_HOLDS]:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise _not_kept(error, kept.epoch) from None

    def hold(self, step: int) -> Checkpoint:
        """The checkpoint from the middle of an epoch; raises Refused when it cannot be read."""
        return read_checkpoint(self.hold_path(step))

    def hold_path(self, step: int) -> Path:
        """The file of a point in the middle of an epoch, after so many steps."""
        return self.folder / f"{HOLD_PREFIX}{step:012}{EPOCH_SUFFIX}"

    def add_place(self, number: int, epoch: int, step: int) -> None:
        """Note where the training of a start was left: after an epoch, or a step in the next one.

        Without room for it, it is come back to as it was after its last epoch.
        """
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self._place_path(number), f"{epoch} {step}".encode("ascii"))

    def place(self, number: int) -> tuple[int, int] | None:
        """The epoch and the step, or 0, where the training of a start was left; None if unknown."""
        with suppress(Refused, ValueError):
            told = read_file(self._place_path(number), MAX_PLACE_BYTES)
            epoch, step = map(int, told.decode("ascii").split())
            return epoch, step
        return None

    def _place_path(self, number: int) -> Path:
        return self.folder / f"{PLACE_PREFIX}{number}"

    def checkpoint(self, epoch: int) -> Checkpoint:
        """Everything that was kept of an epoch; raises Refused when it cannot be read."""
        return read_checkpoint(self.path(epoch))

    def weights(self, epoch: int) -> dict[str, FloatArray]:
        """The network's tensors as they were after an epoch; raises Refused."""
        arrays, _ = read_tensors(self.path(epoch), WEIGHTS_PREFIX)
        return {name.removeprefix(WEIGHTS_PREFIX): values for name, values in arrays.items()}

    def all_weights(self, until: int = MAX_EPOCH_NUMBER) -> dict[int, dict[str, FloatArray]]:
        """The network's tensors after each epoch `until` one that is kept and can be read."""
        found = {}
        for epoch in self.epochs():
            if epoch <= until:
                with suppress(Refused):
                    found[epoch] = self.weights(epoch)
        return found

    def readable(self, until: int = MAX_EPOCH_NUMBER) -> Iterator[Checkpoint]:
        """Every checkpoint that can be read of the epochs `until` one, the last first."""
        for epoch in reversed(self.epochs()):
            if epoch <= until:
                with suppress(Refused):
                    yield self.checkpoint(epoch)

    def copied(self, folder: Path, epoch: int) -> Timeline:
        """The timeline until an epoch, in a new folder; raises OSError or Refused.

        Files are shared with this one where the file system can: they are written but once.
        """
        folder.mkdir(parents=True)
        for number in self.epochs():
            if number <= epoch:
                _share(self.path(number), folder / _name(number))
        return Timeline(folder, self._most_bytes, self._most_epochs)

    def forget_after(self, epoch: int) -> None:
        """Drop what came later: training goes on from `epoch` another way."""
        for later in self.epochs():
            if later > epoch:
                self._drop(later)

    def clear(self) -> None:
        """Drop all."""
        self.forget_after(-1)
        for pattern in (f"{HOLD_PREFIX}*{EPOCH_SUFFIX}", f"{PLACE_PREFIX}*"):
            for old in self.folder.glob(pattern):
                with suppress(OSError):
                    old.unlink()

    def _drop(self, epoch: int) -> None:
        if self._known is not None:
            self._known.pop(epoch, None)
        with suppress(OSError):
            self.path(epoch).unlink()

    def _thin_out(self, sizes: dict[int, int]) -> None:
        for epoch in set(sizes).difference(thinned(sizes, self._most_bytes, self._most_epochs)):
            self._drop(epoch)


def thinned(sizes: Mapping[int, int], most_bytes: int, most_epochs: int) -> dict[int, int]:
    """The epochs that stay where all of them, of these sizes in bytes, are too many.

    The first and the last do, and between them whichever leave no large gaps.
    """
    left = dict(sizes)
    total = sum(left.values())
    while len(left) > 2 and (total > most_bytes or len(left) > most_epochs):
        # Whichever leaves the smallest gap goes; of several, the oldest.
        epochs = list(left)
        gaps = [epochs[i + 1] - epochs[i - 1] for i in range(1, len(epochs) - 1)]
        total -= left.pop(epochs[1 + gaps.index(min(gaps))])
    return left


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file; raises Refused when there is none."""
    arrays, notes = read_tensors(path)
    epoch = whole_number(notes.get("epoch", ""), MAX_EPOCH_NUMBER)
    if epoch is None:
        raise Refused(
            marked("message", "{name} has weights, but no training to go on with."),
            name=path.name,
        )
    return Checkpoint(epoch, arrays, notes)


def _name(epoch: int) -> str:
    return f"epoch-{epoch:06}{EPOCH_SUFFIX}"


def _share(source: Path, target: Path) -> None:
    """Have a file in another place, too; raises OSError or Refused."""
    try:
        os.link(source, target)
    except OSError:
        with open_file(source) as opened, replacing(target) as copy:
            shutil.copyfileobj(opened, copy)


def _not_kept(error: OSError, epoch: int) -> Refused:
    if is_disk_full(error):
        return Refused(
            marked(
                "message",
                "The disk is full: the weights of epoch {epoch} were not kept. Training goes on.",
            ),
            epoch=epoch,
        )
    return Refused(
        marked(
            "message", "The weights of epoch {epoch} were not kept: {reason}. Training goes on."
        ),
        epoch=epoch,
        reason=reason_of(error),
    )
