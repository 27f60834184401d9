"""Sessions survive being saved and opened, exactly; whatever is wrong with a file is a sentence."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground import app
from playground.core import edits, filteredits
from playground.core.arrays import frozen
from playground.core.ink import Ink, Stroke
from playground.core.messages import Refused
from playground.core.network_input import DRAWN, Framing, NetworkInput
from playground.core.picture import PageOf, Picture
from playground.core.plan import TrainingPlan
from playground.core.run_notes import RunNotes
from playground.core.session import Network, Session
from playground.core.step_edits import keep_step, set_step_ink, set_step_notes
from playground.datasets import Digits, FolderOfPictures
from playground.datasets.drawings import Drawings, DrawnClass
from playground.layers import BatchNormalisation, Dense, Flatten
from playground.sessions.archive import ARRAYS, JSON, PICTURE
from playground.sessions.sessiondata import VERSION
from playground.sessions.sessionfile import Kept, read_session, write_session
from tests.core.test_edits import ARGUMENTS, edit_functions, same

SAMPLES = Path(__file__).parent / "samples"
"""A file as each version of the format has it."""

VIEW = {"layer": 1, "pin": [0, 0, 5, 5]}


def rich_session() -> Session:
    """A session with all that one can have."""
    rng = np.random.default_rng(4)
    first = app.first_session()
    pixels = frozen(rng.random((12, 14), np.float32))
    picture = Picture(
        "deep",
        pixels,
        0,
        levels="byte",
        origin=DRAWN,
        holes=frozen(rng.random((12, 14)) < 0.1),
        page_of=PageOf("/some/where.tif", 1, 3, True),
    )
    examples = tuple(frozen(rng.random((1, 9, 8), np.float32)) for _ in range(3))
    drawn = Drawings(classes=(DrawnClass("a", examples), DrawnClass("b")), size=16)
    dense = Dense.random((4 * 6 * 7, 1, 1), 5, rng)
    edited = replace(first.network[0].filters[0], preset="", origin="sobel-vertical")
    conv = replace(first.network[0], filters=(edited, *first.network[0].filters[1:]))
    return Session(
        picture,
        Network((conv, *first.network.layers[1:], Flatten(), dense)),
        7,
        TrainingPlan(data=drawn, epochs=3, frozen=(0,)),
        NetworkInput((1, 12, 14), "byte", Framing(0.8, "mass"), False, True, True),
        RunNotes().with_note(3, name="mine", is_hidden=True).with_note(9, is_deleted=True),
        ("circle", "Kreis", "圆"),
    )


def session_with_steps() -> Session:
    """That session with a step of it as it is, one with other filters, and one of another."""
    session, other = rich_session(), app.first_session()
    session = keep_step(session, 0, "as it is", VIEW, "explore", ("stage", "filters"))
    session = set_step_notes(session, 0, "Say it slowly.\n再说一遍")
    stroke = Stroke("violet", 0.01, ((0.25, 0.5), (0.125, 1.0)))
    session = set_step_ink(session, 0, Ink().with_stroke(stroke))
    edited = edits.set_enabled(filteredits.delete_filter(session, 0, 1), 1, False)
    for title, state in (("edited", edited), ("other", replace(other, steps=edited.steps))):
        kept = keep_step(replace(state, steps=session.steps), 1, title, {}, "train")
        session = replace(session, steps=kept.steps)
    return session


def all_numbers(session: Session) -> bool:
    """Whether all weights are finite, as those in files must be."""
    arrays = [value for layer in session.network for value in layer.tensors().values()]
    return all(np.isfinite(values).all() for values in arrays)


def sentence_on(path: Path) -> str:
    """Why a file cannot be read, "" for one that can."""
    try:
        read_session(path)
    except Refused as refused:
        return str(refused)
    return ""


def test_a_rich_session_survives(tmp_path: Path) -> None:
    session = session_with_steps()
    write_session(tmp_path / "a.convplay", Kept(session, VIEW))
    kept = read_session(tmp_path / "a.convplay")
    assert same(kept.session, session)
    assert kept.view == VIEW
    with zipfile.ZipFile(tmp_path / "a.convplay") as archive:
        assert set(archive.namelist()) == {JSON, "picture-1.png", ARRAYS}
        data = json.loads(archive.read(JSON))
        assert (data["format"], data["version"]) == ("convolution-playground session", VERSION)


def test_drawings_are_in_the_file_while_others_are_trained_on(tmp_path: Path) -> None:
    """They were in the window alone, and gone with it."""
    session = session_with_steps()
    plan = replace(session.training, data=Digits())
    beside = edits.set_training(session, plan)
    assert beside.other_data == (session.training.data,)
    path = tmp_path / "s.convplay"
    write_session(path, Kept(beside))
    read = read_session(path).session
    assert same(read, beside)
    (drawings,) = read.other_data
    assert isinstance(drawings, Drawings)
    step = read.steps[0].session.training.data
    assert isinstance(step, Drawings)
    assert step.classes[0].examples[0] is drawings.classes[0].examples[0]
    again = edits.set_training(read, replace(plan, data=drawings))
    assert again.other_data == ()
    for data in ({"kind": "digits"}, {"kind": "shapes"}, {"kind": "nothing"}, None):
        change = {"data": data}
        damaged = repacked(path, json=lambda words, new=change: words["other_data"][0].update(new))
        assert sentence_on(damaged)


def test_files_of_version_1_are_read_exactly() -> None:
    kept = read_session(SAMPLES / "version-1.convplay")
    assert same(kept.session, rich_session())
    assert kept.view == VIEW


def test_what_steps_share_is_there_once_in_the_file_and_in_memory(tmp_path: Path) -> None:
    first = edits.set_working_size(app.first_session(), 24, True)
    dense = Dense.random((4 * 12 * 12, 1, 1), 60, np.random.default_rng(2))
    session = replace(first, network=Network((*first.network, Flatten(), dense)))
    path = tmp_path / "s.convplay"
    write_session(path, Kept(session))
    alone = path.stat().st_size
    for at in range(5):
        session = keep_step(session, at, str(at), VIEW, "explore")
    session = filteredits.set_bias(session, 0, 0, 4.0)
    write_session(path, Kept(session))
    assert path.stat().st_size < alone + 40_000
    read = read_session(path).session
    assert same(read, session)
    steps = [step.session for step in read.steps]
    assert read.network[0] is not steps[0].network[0]
    for step in steps:
        assert step.picture.pixels is read.picture.pixels
        assert step.network[0] is steps[0].network[0]
        assert all(step.network[place] is read.network[place] for place in range(1, 5))


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_names_and_paths_that_are_no_utf8_come_back(tmp_path: Path) -> None:
    """What the program writes, it reads: such files could never be opened again."""
    odd = os.fsdecode(b"/data/\xdcbung")
    session = rich_session()
    page = PageOf(f"{odd}/caf.tif", 1, 3)
    picture = replace(session.picture, name=os.fsdecode(b"caf\xe9.png"), page_of=page)
    data = FolderOfPictures(odd, corrections=((os.fsdecode(b"a/\xe9.png"), "b"),))
    training = replace(session.training, data=data)
    path = tmp_path / "s.convplay"
    write_session(path, Kept(replace(session, picture=picture, training=training), VIEW))
    read = read_session(path).session
    assert read.picture.name == r"caf\xe9.png"
    assert read.picture.page_of == page
    assert read.training.data == data
    with pytest.raises(Refused, match="page_of"):
        read_session(
            repacked(
                path,
                json=lambda data: data["picture"].update(page_of=[{"bytes": "x"}, 0, 1, False]),
            )
        )


def test_a_step_that_was_looked_at_with_data_of_many_classes_is_read(tmp_path: Path) -> None:
    """What the program wrote, it reads: such files were called damaged, the work in them lost."""
    names = [f"n{at:08d}, some class of a large folder" for at in range(1000)]
    session = keep_step(app.first_session(), 0, "a step", {**VIEW, "data_classes": names}, "train")
    path = tmp_path / "s.convplay"
    write_session(path, Kept(session, VIEW))
    assert same(read_session(path).session, session)


@pytest.mark.parametrize("value", [5.0, -3.0, float("nan")])
def test_intensities_that_are_none_are_refused(tmp_path: Path, value: float) -> None:
    """From 0 to 1, as the panel says: the network was fed 5, and showed it as white."""
    path = tmp_path / "s.convplay"
    session = rich_session()
    pixels = np.array(session.picture.pixels)
    pixels[3, 4] = value
    write_session(path, Kept(replace(session, picture=replace(session.picture, pixels=pixels))))
    with pytest.raises(Refused, match=r"its numbers picture\.pixels.* are not of the type"):
        read_session(path)
    example = np.full((1, 9, 8), value, np.float32)
    drawn = Drawings(classes=(DrawnClass("a", (example,)),), size=16)
    training = replace(session.training, data=drawn)
    write_session(path, Kept(replace(session, training=training)))
    with pytest.raises(Refused, match=r"its numbers example\.0\.0 are not of the type"):
        read_session(path)


def test_a_variance_less_than_0_is_refused(tmp_path: Path) -> None:
    """Its root is no number, and neither is anything behind it."""
    path = tmp_path / "s.convplay"
    session = app.first_session()
    layer = BatchNormalisation.default((3, 4, 4), np.random.default_rng())
    layer = replace(layer, running_var=np.array([1, -1, 1], np.float32))
    session = replace(session, network=Network((session.network[0], layer)))
    write_session(path, Kept(session))
    with pytest.raises(Refused, match="A variance of a batch normalisation is less than 0"):
        read_session(path)


def test_a_step_whose_weights_are_no_numbers_is_named(tmp_path: Path) -> None:
    session = app.first_session()
    bad = replace(session.network[0].filters[0], weights=np.full((1, 3, 3), np.nan, np.float32))
    broken = replace(session, network=Network((replace(session.network[0], filters=(bad,)),)))
    session = replace(session, steps=keep_step(broken, 0, "", {}, "explore").steps)
    with pytest.raises(Refused, match="Step 1 has weights that are infinite"):
        write_session(tmp_path / "s.convplay", Kept(session))


def test_equal_sessions_are_equal_files_and_pictures_are_pngs(tmp_path: Path) -> None:
    one, other = tmp_path / "one.convplay", tmp_path / "other.convplay"
    write_session(one, Kept(app.first_session()))
    write_session(other, Kept(app.first_session()))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.read(PICTURE)[:4] == b"\x89PNG"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_200_random_edits_reach_survives_exactly(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    functions = edit_functions()
    session, path, saved = app.first_session(), tmp_path / "s.convplay", 0
    session = edits.set_working_size(session, 24, True)
    for step in range(200):
        name = str(rng.choice(sorted(ARGUMENTS)))
        try:
            session = functions[name](session, *ARGUMENTS[name](rng, session))
        except Refused:
            continue
        if step % 10:
            continue
        if not all_numbers(session):
            with pytest.raises(Refused, match="infinite"):
                write_session(path, Kept(session))
            continue
        write_session(path, Kept(session))
        assert same(read_session(path).session, session), name
        saved += 1
    assert saved >= 8


def test_weights_that_are_no_numbers_are_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path, session = tmp_path / "s.convplay", app.first_session()
    write_session(path, Kept(session))
    before = path.read_bytes()
    bad = replace(session.network[0].filters[0], weights=np.full((1, 3, 3), np.nan, np.float32))
    layer = replace(session.network[0], filters=(bad,))
    with pytest.raises(Refused, match="infinite"):
        write_session(path, Kept(replace(session, network=Network((layer,)))))
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["s.convplay"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"s\.convplay was not saved: there is no folder"):
        write_session(tmp_path / "no" / "s.convplay", Kept(app.first_session()))


def repacked(path: Path, **changes: object) -> Path:
    """The file with other parts: by `json`, `drop`, `add`."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change = changes.get("json")
    if callable(change):
        data = json.loads(parts[JSON])
        change(data)
        parts[JSON] = json.dumps(data).encode()
    parts.pop(str(changes.get("drop")), None)
    target = path.with_name("changed.convplay")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, content in changes.get("add", ()):  # type: ignore[attr-defined]
            archive.writestr(name, content)
    return target


def oversized(data: Any) -> list[Any]:
    """Origins and settings of the filters, as made with a size that their preset does not have."""
    count = len(data["network"]["layers"][0]["names"])
    made = {"origins": ["gabor"] * count, "settings": [[["size", 99]]] * count}
    return [made, *data["filters"][1:]]


DAMAGES = {
    "no session": {"json": lambda data: data.update(format="other")},
    "a later version": {"json": lambda data: data.update(version=VERSION + 1)},
    "no number": {"json": lambda data: data.update(seed="x")},
    "a strange entry": {"json": lambda data: data.update(more=1)},
    "a negative size": {"json": lambda data: data["picture"].update(size=-1)},
    "a size that none can have": {"json": lambda data: data["picture"].update(size=2)},
    "no origin": {"json": lambda data: data["picture"].update(origin=["elsewhere", "", 0])},
    "half an origin": {"json": lambda data: data["picture"].update(origin=3)},
    "channels": {"json": lambda data: data["input"].update(shape=[2, 5, 5])},
    "a huge input": {"json": lambda data: data["input"].update(shape=[1, 10**9, 10**9])},
    "runs": {"json": lambda data: data.update(runs=[[1, "a", 0, False]])},
    "a run twice": {
        "json": lambda data: data.update(runs=[[1, "a", True, False], [1, "b", True, False]])
    },
    "examples of nothing": {"json": lambda data: data.update(examples=[["a", 0]])},
    "examples missing": {"json": lambda data: data.update(examples=[["a", 5]])},
    "a missing weight": {"json": lambda data: data["network"]["layers"][0].pop("tensors")},
    "filters of other layers": {"json": lambda data: data.update(filters=[None])},
    "no picture": {"drop": PICTURE},
    "no arrays": {"drop": ARRAYS},
    "no words": {"drop": JSON},
    "steps of nothing": {"json": lambda data: data.update(steps=[{}])},
    "no list of steps": {"json": lambda data: data.update(steps={"title": "a"})},
    "a step of too many words": {"json": lambda data: data["steps"][0].update(title="a" * 999)},
    "a strange entry in a step": {"json": lambda data: data["steps"][0].update(more=1)},
    "a step without a picture": {"json": lambda data: data["steps"][0]["picture"].update(at=7)},
    "a step with a view of numbers": {"json": lambda data: data["steps"][0].update(view=[1])},
    "a step with ink of no colour": {
        "json": lambda d: d["steps"][0].update(
            ink=[{"colour": "x", "width": 0.01, "points": [[0, 0]]}]
        )
    },
    "a step with a huge view": {"json": lambda d: d["steps"][0].update(view={"a": "b" * 2**23})},
    "at no step": {"json": lambda data: data.update(step=1)},
    "settings that a preset refuses": {"json": lambda data: data.update(filters=oversized(data))},
    "too many steps": {"json": lambda data: data.update(steps=data["steps"] * 300)},
    "a step that takes another's weights": {
        "json": lambda data: data["steps"][0]["layers"][0].update(enabled=False)
    },
    "a step without its weights": {
        "json": lambda data: data["steps"][0]["layers"][0]["tensors"]["weight"].update(beside="x")
    },
    "a step with filters of other layers": {
        "json": lambda data: data["steps"][0].update(filters=[])
    },
    "another part": {"add": [("evil.pkl", b"x")]},
    "a path that climbs": {"add": [("../evil", b"x")]},
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_wrong_with_a_file_is_one_sentence(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "s.convplay"
    session = app.first_session()
    write_session(path, Kept(keep_step(session, 0, "a step", VIEW, "explore"), VIEW))
    with pytest.raises(Refused) as refused:
        read_session(repacked(path, **DAMAGES[damage]))
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.convplay"
    write_session(path, Kept(app.first_session()))
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = repacked(path, add=[(JSON, b"{}")])
    with pytest.raises(Refused, match="damaged"):
        read_session(twice)


def test_a_bomb_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deflated parts may only be so much longer than they are in the file."""
    path = tmp_path / "bomb.convplay"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(JSON, b"{}")
        archive.writestr(ARRAYS, bytes(2**24))
    monkeypatch.setattr("playground.sessions.archive.MAX_DEFLATED_BYTES", 2**20)
    with pytest.raises(Refused, match="too long when they are unpacked"):
        read_session(path)


def test_a_session_that_was_zipped_again_is_the_same(tmp_path: Path) -> None:
    path, again = tmp_path / "s.convplay", tmp_path / "again.convplay"
    session = app.first_session()
    write_session(path, Kept(session, VIEW))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        new.mkdir("epochs")
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert same(read_session(again).session, session)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("another part", r"no session has a part evil\.pkl"),
        ("no arrays", r"its part arrays\.safetensors is missing"),
        ("a strange entry", r"its session\.json has an unknown entry more"),
        ("examples missing", r"example\.0\.0 is not to be found"),
        ("no number", r'seed in its session\.json is "x" and not a whole number from 0 to'),
        ("a negative size", r"picture\.size in its session\.json is -1 and not a whole number"),
        ("a size that none can have", r"picture\.size in its .* is 2 and not 0 or a number from 4"),
        (
            "no origin",
            r'picture\.origin\[0\] in its .* is "elsewhere" and not one of opened, sample',
        ),
        ("half an origin", r"picture\.origin in its .* is 3 and not a list of 3 entries"),
        ("channels", r"input\.shape\[0\] in its .* is 2 and not 1 or 3 channels"),
        ("a huge input", r"input\.shape\[1\] in its .* is 1000000000 and not a whole number from"),
        ("runs", r"runs\[0\]\[2\] in its .* is 0 and not true or false"),
        ("a run twice", r"runs\[1\]\[0\] in its .* is 1 and not a number of its own"),
        ("steps of nothing", r"steps\[0\]\.layers is missing in its session\.json"),
        ("no list of steps", r"steps in its .* is a table and not a list of 0 to"),
        (
            "a step of too many words",
            r'steps\[0\]\.title in its .* is "a.*…a+" and not a text of at',
        ),
        ("a strange entry in a step", r"has an unknown entry steps\[0\]\.more"),
        (
            "a step with ink of no colour",
            r'steps\[0\]\.ink\[0\]\.colour in its .* is "x" and not one',
        ),
        (
            "settings that a preset refuses",
            r"filters\[0\]\.settings\[\d\] in its .* not the settings of a preset",
        ),
        ("at no step", r"step in its .* is 1 and not a whole number from −1 to 0"),
        ("a step with filters of other layers", r"steps\[0\]\.filters in its .* is a list of 0"),
        ("filters of other layers", r"filters in its .* is a list of 1 and not a list of 3"),
        (
            "a step without its weights",
            r"steps\[0\]\.layers\[0\] in its .* and not a layer with num",
        ),
        ("a missing weight", r"changed\.convplay cannot be opened: Layer 1: names cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, damage: str, words: str) -> None:
    path = tmp_path / "s.convplay"
    write_session(path, Kept(keep_step(app.first_session(), 0, "a step", VIEW, "explore"), VIEW))
    with pytest.raises(Refused, match=words):
        read_session(repacked(path, **DAMAGES[damage]))


def test_a_session_that_was_cut_off_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "s.convplay"
    write_session(path, Kept(app.first_session()))
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Refused, match=r"s\.convplay is damaged: it was cut off"):
        read_session(path)


def test_a_part_that_changed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.convplay"
    write_session(path, Kept(app.first_session()))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        data[archive.getinfo(PICTURE).header_offset + 300] ^= 1
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"its part picture\.png is not as it was written"):
        read_session(path)


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """The bytes with some flipped, cut, moved or put in twice."""
    changed = bytearray(data)
    match rng.integers(5):
        case 0:
            for at in rng.integers(0, len(data), rng.integers(1, 9)):
                changed[at] ^= int(rng.integers(1, 256))
        case 1:
            del changed[int(rng.integers(0, len(data))) :]
        case 2:
            start = int(rng.integers(0, len(data)))
            del changed[start : start + int(rng.integers(1, 400))]
        case 3:
            start = int(rng.integers(0, len(data)))
            changed[start:start] = changed[start : start + 300]
        case _:
            at = int(rng.integers(0, len(data) - 8))
            changed[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(changed)


@pytest.mark.filterwarnings("ignore")
def test_500_damaged_files_are_a_sentence_or_the_session(tmp_path: Path) -> None:
    rng = np.random.default_rng(11)
    session = edits.set_working_size(session_with_steps(), 12, False)
    assert len(session.steps) == 3
    path, broken = tmp_path / "s.convplay", tmp_path / "broken.convplay"
    write_session(path, Kept(session, VIEW))
    data, refused = path.read_bytes(), 0
    for _ in range(500):
        broken.write_bytes(mutated(data, rng))
        sentence = sentence_on(broken)
        assert "\n" not in sentence
        refused += bool(sentence)
        if not sentence:
            assert same(read_session(broken).session, session)
    assert refused > 400
