"""What was trained is in the file: curves, epochs, layers; as many epochs as are chosen."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import astuple, fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from playground import app
from playground.core import edits
from playground.core.messages import Message, Refused
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.sessions.sessionfile import Kept, read_session, write_session
from playground.training.history import history_file
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import KeptTraining
from tests.core.test_edits import same
from tests.sessions.test_sessionfile import DAMAGES, SAMPLES, repacked, rich_session, sentence_on
from tests.sessions.trainings import trained


def equal(one: object, other: object) -> bool:
    """Whether two values are the same, with NaN where there is NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    if isinstance(one, float):
        return one == other or (one != one and other != other)
    if isinstance(one, tuple):
        assert isinstance(other, tuple)
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, Mapping):
        assert isinstance(other, Mapping)
        return set(one) == set(other) and all(equal(one[key], other[key]) for key in one)
    if is_dataclass(one) and not isinstance(one, Message):
        names = [item.name for item in fields(one) if item.name != "folder"]
        return all(equal(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


def read(path: Path, folder: Path) -> KeptTraining:
    return read_session(path, folder).training


def test_what_was_trained_survives(tmp_path: Path) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs")
    write_session(tmp_path / "a.convplay", Kept(session, training=kept))
    found = read(tmp_path / "a.convplay", tmp_path / "new")
    assert equal(found, kept)
    assert found.runs[0].layers
    assert found.standing is not None
    assert found.standing.folder == str(tmp_path / "new")
    before, after = Timeline(tmp_path / "epochs"), Timeline(tmp_path / "new")
    assert after.epochs() == before.epochs() == tuple(range(6))
    for epoch in range(6):
        assert equal(after.checkpoint(epoch).arrays, before.checkpoint(epoch).arrays)
    assert after.hold(53).notes == before.hold(53).notes
    rows = history_file.checked(tmp_path / "new" / "history.csv")
    assert [row.epoch for row in rows] == [1, 2, 3, 4, 5]
    assert astuple(rows[0]) == pytest.approx(astuple(kept.runs[-1].epochs[0]))


def test_a_training_on_data_of_very_many_classes_survives(tmp_path: Path) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs", epochs=1)
    assert kept.standing is not None
    standing = replace(kept.standing, classes=tuple(f"class {at}" for at in range(20_000)))
    path = tmp_path / "a.convplay"
    write_session(path, Kept(session, training=replace(kept, standing=standing)))
    found = read(path, tmp_path / "opened")
    assert found.standing is not None
    assert found.standing.classes == standing.classes


def test_a_run_that_has_no_epoch_yet_survives(tmp_path: Path) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs")
    begun = replace(kept.runs[-1], key=99, number=99, epochs=(), batches=np.empty((0, 3)))
    standing = replace(kept.standing, epoch=0, kept=(0,), progress=None, layers_at={})
    for runs in ((*kept.runs, begun), (begun,)):
        anew = replace(kept, runs=runs, standing=standing)
        write_session(tmp_path / "a.convplay", Kept(session, training=anew))
        found = read(tmp_path / "a.convplay", tmp_path / f"new{len(runs)}")
        assert [len(run.epochs) for run in found.runs] == [len(run.epochs) for run in runs]
        assert found.runs[-1].key == 99
        assert found.standing.kept == (0,)


def test_files_of_version_2_are_read_exactly(tmp_path: Path) -> None:
    found = read_session(SAMPLES / "version-2.convplay", tmp_path / "opened")
    session = rich_session()
    assert same(found.session, session)
    assert equal(found.training, trained(session, tmp_path / "epochs", epochs=2))
    assert Timeline(tmp_path / "opened").epochs() == (0, 1, 2)


def test_runs_on_the_same_data_stay_comparable(tmp_path: Path) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs", runs=3)
    drawn = replace(kept.runs[0], plan=session.training)
    earlier = replace(
        kept.runs[1],
        plan=replace(
            session.training,
            data=replace(session.training.data, classes=session.training.data.classes[:1]),  # type: ignore[attr-defined,call-arg]
        ),
    )
    kept = replace(kept, runs=(drawn, earlier, kept.runs[2]))
    path = tmp_path / "a.convplay"
    write_session(path, Kept(session, training=kept))
    found = read_session(path)
    of_drawings, of_fewer, last = found.training.runs
    assert of_drawings.plan is not None
    assert of_fewer.plan is not None
    assert of_drawings.plan.data is found.session.training.data
    assert of_drawings.is_comparable(last)
    assert not of_fewer.is_comparable(last)
    kept_class = of_fewer.plan.data.classes[0]  # type: ignore[attr-defined]
    assert [one.shape for one in kept_class.examples] == [(1, 9, 8)] * 3


@pytest.mark.parametrize(("keeps", "count"), [("last", 2), ("some", 6), ("all", 6)])
def test_as_many_epochs_as_are_chosen(tmp_path: Path, keeps: str, count: int) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs")
    path = tmp_path / "a.convplay"
    write_session(path, Kept(session, training=kept, epochs=keeps))  # type: ignore[arg-type]
    found = read(path, tmp_path / "new").standing
    assert found is not None
    assert len(found.kept) == count
    assert found.kept == Timeline(tmp_path / "new").epochs()
    assert {0, 5} <= set(found.kept)


def test_later_epochs_of_another_way_and_dropped_ones_do_not_come_along(tmp_path: Path) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs")
    assert kept.standing is not None
    Timeline(tmp_path / "epochs").path(1).unlink()
    kept = replace(kept, standing=replace(kept.standing, epoch=3, progress=None))
    write_session(tmp_path / "a.convplay", Kept(session, training=kept))
    found = read(tmp_path / "a.convplay", tmp_path / "new").standing
    assert found is not None
    assert found.kept == (0, 2, 3)


def test_curves_alone_are_kept_after_a_training_was_ended(tmp_path: Path) -> None:
    session = rich_session()
    kept = replace(trained(session, tmp_path / "epochs"), standing=None)
    write_session(tmp_path / "a.convplay", Kept(session, training=kept))
    assert equal(read_session(tmp_path / "a.convplay").training, kept)
    with zipfile.ZipFile(tmp_path / "a.convplay") as archive:
        assert not any(name.startswith("epochs") for name in archive.namelist())


def test_a_damaged_epoch_is_a_sentence_and_leaves_no_folder(tmp_path: Path) -> None:
    session = edits.set_training(app.first_session(), TrainingPlan(data=Digits()))
    path = tmp_path / "a.convplay"
    write_session(path, Kept(session, training=trained(session, tmp_path / "epochs")))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("epochs/epoch-000003.safetensors").header_offset
    data[at + 300] ^= 1
    path.write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        read_session(path, tmp_path / "new")
    assert not (tmp_path / "new").exists()


TRAINED = {
    "a plan that is not there": lambda data: data["runs"][0].update(plan=7),
    "two runs of a key": lambda data: data["runs"][0].update(key=data["runs"][1]["key"]),
    "no runs": lambda data: data.update(runs=[]),
    "a text that reaches into the program": lambda data: data["runs"][0].update(
        layers=[[["{a.__class__}", {"a": "x"}]]]
    ),
    "a text that fills memory": lambda data: data["runs"][0].update(
        layers=[[["{a:>999999999}", {"a": "x"}]]]
    ),
    "a phase that none has": lambda data: data["standing"].update(phase="running"),
    "no classes": lambda data: data["standing"].pop("classes"),
    "an earlier plan that is a later one": lambda data: data["plans"][0].update(data_of=1),
}


@pytest.mark.parametrize("damage", TRAINED)
def test_what_is_wrong_with_a_training_is_a_sentence(tmp_path: Path, damage: str) -> None:
    assert damage not in DAMAGES
    session = rich_session()
    path = tmp_path / "s.convplay"
    write_session(path, Kept(session, training=trained(session, tmp_path / "epochs")))
    assert not sentence_on(path)
    broken = repacked(path, json=lambda data: TRAINED[damage](data["trained"]))  # type: ignore[no-untyped-call]
    assert "damaged" in sentence_on(broken)
