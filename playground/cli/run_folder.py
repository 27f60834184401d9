"""The folder of a training without a window: settings, history, weights, and where to go on."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from playground.core.arrays import FloatArray
from playground.core.atomic_file import is_disk_full, write_file
from playground.core.file_lock import FileLock
from playground.core.json_file import read_json, whole_number
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.core.system_reason import reason_of
from playground.core.tensor_file import Arrays, read_tensors, write_tensors
from playground.datasets.dataset import Dataset
from playground.datasets.normalise import Normalisation
from playground.datasets.planfile import plan_from_json, plan_to_json
from playground.layers.jsontext import to_bytes
from playground.layers.networkfile import (
    check_format,
    network_from_data,
    write_network,
    write_with_network,
)
from playground.layers.weightsfile import all_finite, opened_beside
from playground.training.history import history_file
from playground.training.history.timeline import (
    OPTIMISER_PREFIX,
    WEIGHTS_PREFIX,
    Checkpoint,
    read_checkpoint,
)
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.normalised import normalised

FORMAT: Final = "convolution-playground training"
VERSION: Final = 2
"""Before version 2, the normalisation stood beside the network and not in it."""

SETTINGS: Final = "settings.json"
HISTORY: Final = "history.csv"
WEIGHTS: Final = "weights.safetensors"
NETWORK: Final = "network.json"
CHECKPOINT: Final = "checkpoint.safetensors"
UNREADABLE: Final = "checkpoint-unreadable.safetensors"
"""Where a checkpoint goes that could not be gone on from."""

IN_USE: Final = ".in-use"
"""Held by the process that trains here."""


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """The settings that a training in a folder was begun with."""

    network: Network
    plan: TrainingPlan
    classes: tuple[str, ...]
    pictures: int


class RunFolder:
    """Writes what a training leaves; every file is written whole or stays as it was.

    One process at a time trains in it: a second one would write its epochs between those of the
    first, and neither could be gone on with.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._lock = FileLock(self.folder / IN_USE)

    def take(self) -> None:
        """Have it for this process alone; raises Refused when another one trains in it."""
        if not self._lock.take():
            raise Refused(
                marked(
                    "message",
                    "Another program trains in {folder} now: wait until it has ended, or choose"
                    " another folder.",
                ),
                folder=str(self.folder),
            )

    def release(self) -> None:
        """Let another process train in it."""
        self._lock.release()

    def check_is_free(self) -> None:
        """Raise Refused when the folder holds a training, or cannot be one."""
        if os.path.exists(self.folder) and not os.path.isdir(self.folder):
            raise Refused(
                marked("message", "{folder} is a file, not a folder."), folder=str(self.folder)
            )
        if os.path.exists(self.folder / SETTINGS):
            raise Refused(
                marked(
                    "message",
                    "{folder} holds a training already: choose another folder, or go on with"
                    " --resume {folder}.",
                ),
                folder=str(self.folder),
            )

    def begin(
        self,
        network: Network,
        plan: TrainingPlan,
        dataset: Dataset,
        first: Checkpoint,
    ) -> None:
        """Take it, and write the settings and where to begin.

        Raises Refused, and then nothing is left; also when another training was begun in it since
        it was found to be free.
        """
        settings: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "plan": plan_to_json(plan),
            "data": {
                "classes": list(dataset.classes),
                "shape": list(dataset.shape),
                "pictures": dataset.count,
            },
        }
        made = [path for path in (self.folder, *self.folder.parents) if not os.path.exists(path)]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.take()
            self.check_is_free()
            write_tensors(self.folder / CHECKPOINT, first.arrays, first.notes)
            (self.folder / HISTORY).unlink(missing_ok=True)
            write_with_network(
                self.folder / SETTINGS, network, lambda data: {**settings, "network": data}
            )
        except OSError as error:
            with suppress(OSError):
                (self.folder / CHECKPOINT).unlink()
            self.release()
            for path in made:
                with suppress(OSError):
                    path.rmdir()
            raise _unwritable(error, self.folder) from None

    def begun(self) -> Begun:
        """The settings that the training here was begun with; raises Refused when there is none."""
        if not os.path.isfile(self.folder / SETTINGS):
            raise Refused(
                marked("message", "{folder} holds no training to go on with."),
                folder=str(self.folder),
            )
        data = read_json(self.folder / SETTINGS)
        check_format(data, FORMAT, VERSION)
        about, plan, network = data.get("data"), data.get("plan"), data.get("network")
        if not isinstance(about, dict) or not isinstance(plan, dict):
            raise _damaged()
        classes, pictures = about.get("classes"), about.get("pictures")
        if not isinstance(classes, list) or not all(isinstance(name, str) for name in classes):
            raise _damaged()
        if type(pictures) is not int or plan.get("data") is None:
            raise _damaged()
        with opened_beside(self.folder / SETTINGS, data.get("weights")) as beside:
            found = network_from_data(network, beside)
        training = plan_from_json(plan)
        if data["version"] == 1:
            found, training, _ = normalised(found, training, NetworkInput(), _measured(about))
        return Begun(found, training, tuple(classes), pictures)

    def checkpoint(self) -> Checkpoint:
        """Where to go on; raises Refused when that is lost, or the history cannot be read."""
        kept = self.as_now(read_checkpoint(self.folder / CHECKPOINT))
        self.rows()
        return kept

    def as_now(self, kept: Checkpoint) -> Checkpoint:
        """A checkpoint of this training as the present version has them; raises Refused."""
        settings = read_json(self.folder / SETTINGS)
        if settings.get("version") == 1 and not _measured(settings["data"]).is_idle:
            return replace(kept, arrays=_behind_one_more(kept.arrays))
        return kept

    def rows(self) -> tuple[EpochMetrics, ...]:
        """The history; raises Refused when it cannot be read."""
        return history_file.checked(self.folder / HISTORY)

    def put_in_place(self, kept: Checkpoint) -> bool:
        """Write a checkpoint where there is one that cannot be read, which is put aside.

        Return whether there was one; raises Refused.
        """
        path = self.folder / CHECKPOINT
        was_there = os.path.exists(path)
        try:
            if was_there:
                os.replace(path, self.folder / UNREADABLE)
            write_tensors(path, kept.arrays, kept.notes)
        except OSError as error:
            raise _unwritable(error, self.folder) from None
        return was_there

    def weights_damage(self) -> Refused | None:
        """Why the weights that an earlier training left cannot be read; None if they can."""
        try:
            if os.path.exists(self.folder / WEIGHTS):
                read_tensors(self.folder / WEIGHTS)
        except Refused as refused:
            return refused
        return None

    def go_on(self, network: Network, plan: TrainingPlan, epoch: int) -> None:
        """Note by which plan it goes on after `epoch`; later rows go. Raises Refused."""
        data = {**read_json(self.folder / SETTINGS), "plan": plan_to_json(plan)}
        is_old = data["version"] < VERSION
        path = self.folder / HISTORY
        earlier = [row for row in self.rows() if row.epoch <= epoch]
        try:
            if os.path.exists(path):
                history_file.rewrite(path, earlier)
            if is_old:
                data = {**data, "version": VERSION}
                write_with_network(
                    self.folder / SETTINGS, network, lambda written: {**data, "network": written}
                )
            else:
                write_file(self.folder / SETTINGS, _as_bytes(data))
        except OSError as error:
            raise _unwritable(error, self.folder) from None

    def keep(self, kept: Checkpoint, row: EpochMetrics) -> None:
        """Write an epoch; raises Refused when the disk does not take it."""
        try:
            write_tensors(self.folder / CHECKPOINT, kept.arrays, kept.notes)
            history_file.append(self.folder / HISTORY, row)
        except OSError as error:
            raise _unwritable(error, self.folder) from None

    def finish(
        self,
        weights: Mapping[str, FloatArray],
        network: Network,
        taken: NetworkInput,
        classes: tuple[str, ...],
    ) -> None:
        """Write the weights by the names of the network's layers, and the network that has them.

        The window and `apply` open that one. Raises Refused; weights that are no numbers are in no
        network file.
        """
        try:
            write_tensors(self.folder / WEIGHTS, dict(weights), {"format": "pt"})
            if all(all_finite(values) for values in weights.values()):
                write_network(self.folder / NETWORK, network, taken, classes)
        except OSError as error:
            raise _unwritable(error, self.folder) from None


def _measured(about: Mapping[str, Any]) -> Normalisation:
    """The normalisation that a folder of version 1 has beside its network; raises Refused."""
    found = []
    for name in ("mean", "deviation"):
        values = about.get(name)
        if not isinstance(values, list) or not values:
            raise _damaged()
        if not all(type(value) in (int, float) and math.isfinite(value) for value in values):
            raise _damaged()
        found.append(tuple(float(value) for value in values))
    if not all(found[1]):
        raise _damaged()
    return Normalisation(found[0], found[1])


def _behind_one_more(arrays: Arrays) -> Arrays:
    """The arrays of a checkpoint whose layers stand one place further on."""
    found: Arrays = {}
    for name, values in arrays.items():
        kind, *rest = name.split(".")
        is_of_layer = bool(rest) and f"{kind}." in (WEIGHTS_PREFIX, OPTIMISER_PREFIX)
        place = whole_number(rest[0]) if is_of_layer else None
        if place is not None:
            name = ".".join((kind, str(place + 1), *rest[1:]))
        found[name] = values
    return found


def _damaged() -> Refused:
    return Refused(marked("message", "{name} is damaged or incomplete."), name=SETTINGS)


def _as_bytes(settings: dict[str, Any]) -> bytes:
    return to_bytes(settings)


def _unwritable(error: OSError, folder: Path) -> Refused:
    if is_disk_full(error):
        return Refused(
            marked("message", "Nothing could be written to {folder}: the disk is full."),
            folder=str(folder),
        )
    return Refused(
        marked("message", "{folder} could not be written: {reason}."),
        folder=str(folder),
        reason=reason_of(error),
    )
