"""Sessions as files: one file has all that the user made, and opens as it was left.

What is read is checked before memory is taken for it, and is a sentence where it is damaged.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any, Final

from playground.core.messages import Refused, marked
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.system_reason import reason_of
from playground.core.tensor_file import write_tensors_to
from playground.layers.jsontext import to_text
from playground.layers.networkfile import check_finite, check_format
from playground.layers.weightsfile import ReadArrays
from playground.pictures.save import unwritable
from playground.sessions.archive import (
    ARRAYS,
    JSON,
    Archive,
    Part,
    opened_archive,
    picture_part,
    write_archive,
)
from playground.sessions.encoded import EncodedPictures
from playground.sessions.epochfiles import KeptEpochs, epoch_parts, epochs_in, unpack_epochs
from playground.sessions.migrations import migrated
from playground.sessions.parts import parts_of
from playground.sessions.picturedata import PicturesRead, is_png
from playground.sessions.sessiondata import (
    ENTRIES,
    FORMAT,
    VERSION,
    SessionArrays,
    session_from_data,
    session_to_data,
)
from playground.sessions.stepsdata import StepReader, steps_from_data, steps_to_data
from playground.sessions.trainingdata import TrainingData, training_from_data
from playground.sessions.values import Malformed, Value, table, whole
from playground.training.protocol.kept_training import NO_TRAINING, KeptTraining

SUFFIX: Final = ".convplay"


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The contents of a session file: the document, how it was looked at, and what was trained.

    The view is plain values. `epochs` says which epochs of the training are written.
    """

    session: Session
    view: Mapping[str, Any] = field(default_factory=dict)
    training: KeptTraining = NO_TRAINING
    epochs: KeptEpochs = "some"


def write_session(path: str | Path, kept: Kept, encoded: EncodedPictures | None = None) -> None:
    """Write a session, the file whole or not at all: the old one stays until the new is complete.

    `encoded` are pictures of it that were written before, and then those of now. Raises Refused
    when it cannot be written, or a weight is no finite number.
    """
    path = Path(path)
    session = kept.session
    check_finite(session.network)
    for number, step in enumerate(session.steps, 1):
        _check_step(number, step.session.network)
    shared = parts_of(session)
    data = session_to_data(session, kept.view, _program())
    if session.steps:
        data |= {"steps": steps_to_data(session, shared), "step": session.step}
    trained = TrainingData(kept.training, session.training.data, shared)
    data["trained"] = trained.words
    arrays = SessionArrays(shared, trained.arrays())
    try:
        encoded = encoded or EncodedPictures()
        write_archive(path, _parts(kept, data, shared.pictures, arrays, encoded))
        encoded.forget_others(shared.pictures)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None


def _parts(
    kept: Kept,
    data: Any,
    pictures: Sequence[Picture],
    arrays: SessionArrays,
    encoded: EncodedPictures,
) -> Iterator[tuple[str, Part]]:
    text = to_text(data) + "\n"
    yield JSON, lambda stream: stream.write(text.encode())
    for at, picture in enumerate(pictures):
        if is_png(picture):
            yield picture_part(at), partial(_write_png, picture, encoded)
    yield ARRAYS, partial(write_tensors_to, arrays=arrays, notes={})
    if kept.training.standing is not None:
        yield from epoch_parts(kept.training.standing, kept.epochs)


def _write_png(picture: Picture, encoded: EncodedPictures, stream: IO[bytes]) -> None:
    stream.write(encoded.png(picture))


def _check_step(number: int, network: Network) -> None:
    try:
        check_finite(network)
    except Refused:
        text = marked("message", "Step {number} has weights that are infinite or no numbers.")
        raise Refused(text, number=number) from None


def _program() -> str:
    """The version of this program, for whoever looks into the file."""
    try:
        return version("convolution-playground")
    except PackageNotFoundError:
        return ""


def read_session(path: str | Path, epochs_to: Path | None = None) -> Kept:
    """The session in a file; raises Refused with the reason.

    The epochs of a training are put into the folder `epochs_to`, which is to be new; without one
    they stay in the file.
    """
    with opened_archive(path) as archive:
        data = archive.json()
        check_format(data, FORMAT, VERSION)
        arrays = ReadArrays(archive.tensors())
        try:
            kept = _kept(migrated(data), archive, arrays)
        except Refused as refused:
            raise _of_file(refused, archive.name) from None
        except Malformed as error:
            message = error.message(archive.name, JSON)
            raise Refused(message.text, **message.values) from None
        except KeyError as error:
            text = marked("message", "{name} is damaged: {entry} is not to be found in it.")
            raise Refused(text, name=archive.name, entry=error.args[0]) from None
        except (LookupError, TypeError, ValueError, OverflowError):
            text = marked("message", "{name} is damaged: a value in its {part} cannot stand there.")
            raise Refused(text, name=archive.name, part=JSON) from None
        except MemoryError:
            raise Refused(
                marked("message", "There is not enough memory to open {name}."),
                name=archive.name,
            ) from None
        if kept.training.standing is not None and epochs_to is not None:
            return replace(kept, training=_unpacked(archive, kept.training, epochs_to))
    return kept


def _kept(data: Any, archive: Archive, arrays: ReadArrays) -> Kept:
    pictures = PicturesRead(lambda at: archive.bytes(picture_part(at)), arrays, archive.name)
    session = session_from_data(Value(data), pictures, arrays)
    entry, reader = table(Value(data), ENTRIES), StepReader(pictures, arrays)
    steps = steps_from_data(entry.get("steps", []), data, session, reader)
    at = whole(entry.get("step", -1), -1, len(steps) - 1)
    source = session.training.data
    training = training_from_data(entry.get("trained"), arrays, source, epochs_in(archive))
    view = data.get("view", {})
    return Kept(
        replace(session, steps=steps, step=at), view if isinstance(view, dict) else {}, training
    )


def _of_file(refused: Refused, name: str) -> Refused:
    """The same reason, with the file that it is about."""
    if name in str(refused):
        return refused
    text = marked("message", "{name} cannot be opened: {reason}")
    return Refused(text, name=name, reason=refused.message)


def _unpacked(archive: Archive, training: KeptTraining, folder: Path) -> KeptTraining:
    """The training with its epochs in a folder; raises Refused, and then the folder is gone."""
    assert training.standing is not None
    try:
        unpack_epochs(archive, training, folder)
    except (OSError, Refused) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, Refused):
            raise
        reason = reason_of(error)
        text = marked("message", "The epochs in {name} could not be unpacked: {reason}.")
        raise Refused(text, name=archive.name, reason=reason) from None
    return replace(training, standing=replace(training.standing, folder=str(folder)))
