"""A session as JSON takes it, and back; its large arrays stand beside it, by name.

    {"format": "convolution-playground session", "version": 2, "program": "0.1.0",
     "picture": {…}, "input": {…}, "seed": 0, "training": {…}, "examples": [["a", 3], …],
     "other_data": [{"data": {…}, "examples": [["a", 3], …]}, …],
     "runs": [[1, "mine", false, false], …], "classes": ["cat", "dog"], "drawn": [0, 2],
     "network": {"format": "convolution-playground network", …, "layers": […]},
     "filters": [{"origins": […], "settings": […]}, null, …], "view": {…},
     "steps": [{…}, …], "step": 0, "trained": {…}}

The network is written as network files are, see `layers.networkfile`. `filters` has what those do
not keep: the presets that edited filters came from. `view` is how it was looked at, for the window
to understand. `steps` are written by `stepsdata`; `step` is the place of the one that is shown.
`other_data` have work of the user's in them while others are trained on: one of a kind.
`trained` is written by `trainingdata`. An entry of a new kind is optional, or comes with a version
and a migration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

import numpy as np

from playground.core.arrays import frozen
from playground.core.filters import Filter, Settings
from playground.core.fitting import unchanged
from playground.core.layer import FilterLayer, Layer
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import Framing, Levels, NetworkInput
from playground.core.plan import MAX_SEED, DataSource, TrainingPlan
from playground.core.run_notes import MAX_NAME_CHARACTERS, RunNote, RunNotes
from playground.core.session import Network, Session
from playground.datasets.drawing_edits import MAX_CLASSES
from playground.datasets.drawings import Drawings, DrawnClass
from playground.datasets.kinds import DATASETS
from playground.datasets.planfile import (
    plan_from_json,
    plan_to_json,
    source_from_json,
    source_to_json,
)
from playground.kernels.parameters import settled
from playground.kernels.presets import load_presets
from playground.layers.inputfile import MAX_CLASS_CHARACTERS, MAX_SIDE
from playground.layers.inputfile import MAX_CLASSES as MAX_OUTPUT_CLASSES
from playground.layers.networkfile import NetworkArrays, network_from_data, network_to_data
from playground.sessions.parts import Parts, example_name, examples_of
from playground.sessions.picturedata import (
    PicturesRead,
    are_intensities,
    picture_arrays,
    picture_from_data,
    picture_to_data,
)
from playground.sessions.values import (
    Malformed,
    MalformedArray,
    Value,
    choice,
    flag,
    listed,
    number,
    table,
    text,
    whole,
)

FORMAT: Final = "convolution-playground session"
VERSION: Final = 2
ENTRIES: Final = (
    *("format", "version", "program", "picture", "input", "seed", "training", "examples"),
    *("runs", "network", "filters", "view", "classes", "drawn", "steps", "step", "trained"),
    "other_data",
)
MAX_EXAMPLES: Final = 10_000
MAX_RUNS: Final = 10_000
MAX_RUN_KEY: Final = 2**53


class SessionArrays(Mapping[str, np.ndarray]):
    """All arrays of a session by name; those of layers are made when they are asked for.

    What its steps share with it and with one another is there once.
    """

    def __init__(self, parts: Parts, trained: Mapping[str, np.ndarray]) -> None:
        self._network = NetworkArrays(Network(parts.layers))
        self._others = {**parts.examples, **trained}
        for at, picture in enumerate(parts.pictures):
            self._others |= picture_arrays(picture, at)

    def __getitem__(self, name: str) -> np.ndarray:
        return self._others[name] if name in self._others else self._network[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        yield from self._network

    def __len__(self) -> int:
        return len(self._others) + len(self._network)


def session_to_data(session: Session, view: Mapping[str, Any], program: str) -> dict[str, Any]:
    """Everything but the arrays."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "picture": picture_to_data(session.picture),
        "input": input_to_data(session.input),
        "seed": session.seed,
        "training": plan_to_json(session.training),
        "examples": _counts(session.training.data),
        **_other_data_to_data(session),
        "runs": [
            [key, note.name, note.is_hidden, note.is_deleted] for key, note in session.runs.notes
        ],
        "classes": list(session.classes),
        **({"drawn": list(session.drawn)} if session.drawn else {}),
        "network": network_to_data(session.network, beside=True),
        "filters": [filters_to_data(layer) for layer in session.network],
        "view": dict(view),
    }


def session_from_data(
    data: Value, pictures: PicturesRead, arrays: Mapping[str, np.ndarray]
) -> Session:
    """The session that was written, without its steps; raises Malformed or Refused."""
    entry = table(data, ENTRIES)
    network = network_from_data(entry.get("network").data, arrays)
    extras = listed(entry.get("filters", [None] * len(network)), len(network), len(network))
    layers = (with_filters(layer, item) for layer, item in zip(network, extras, strict=True))
    session = Session(
        picture_from_data(entry.get("picture"), pictures),
        Network(tuple(layers)),
        whole(entry.get("seed", 0), 0, MAX_SEED),
        _plan(entry.get("training", {}), entry.get("examples", []), arrays),
        input_from_data(entry.get("input", {})),
        _runs(entry.get("runs", [])),
        classes_from_data(entry.get("classes", [])),
        drawn=drawn_from_data(entry.get("drawn", []), network),
    )
    other_data = _other_data(entry.get("other_data", []), session.training, arrays)
    network = unchanged(session.network, session.shape)
    return replace(session, network=network, other_data=other_data)


def classes_from_data(data: Value) -> tuple[str, ...]:
    """The names of the classes that the outputs stand for; raises Malformed."""
    names = listed(data, MAX_OUTPUT_CLASSES)
    return tuple(text(name, MAX_CLASS_CHARACTERS) for name in names)


def drawn_from_data(data: Value, network: Network) -> tuple[int, ...]:
    """The places of the layers with random weights; raises Malformed."""
    last = len(network) - 1
    return tuple(whole(place, 0, last) for place in listed(data, len(network)))


def input_to_data(taken: NetworkInput) -> dict[str, Any]:
    """The input of the network as JSON takes it."""
    framing = taken.framing
    return {
        "shape": None if taken.shape is None else list(taken.shape),
        "levels": taken.levels,
        "framing": framing and [framing.fill, framing.centre],
        "frames_drawings": taken.frames_drawings,
        "kept": taken.kept,
        "normalised": taken.normalised,
    }


def input_from_data(data: Value) -> NetworkInput:
    """The same again; raises Malformed."""
    known = ("shape", "levels", "framing", "frames_drawings", "kept", "normalised")
    entry = table(data, known)
    shape, levels, framing = None, entry.get("levels"), None
    if entry.get("shape").data is not None:
        sides = listed(entry.get("shape"), 3, 3)
        channels, height, width = (whole(side, 1, MAX_SIDE) for side in sides)
        if channels not in (1, 3):
            raise Malformed(sides[0], Message(marked("message", "1 or 3 channels")))
        shape = (channels, height, width)
        check_memory(channels * height * width)
    if entry.get("framing").data is not None:
        fill, centre = listed(entry.get("framing"), 2, 2)
        framing = Framing(number(fill, 0, 1), choice(centre, ("box", "mass")))
    return NetworkInput(
        shape,
        None if levels.data is None else choice(levels, get_args(Levels)),
        framing,
        flag(entry.get("frames_drawings", True)),
        flag(entry.get("kept", False)),
        flag(entry.get("normalised", False)),
    )


def _counts(source: DataSource) -> list[list[Any]]:
    return [[name, len(examples)] for _, name, examples in examples_of(source)]


def _other_data_to_data(session: Session) -> dict[str, Any]:
    entries = [
        {"data": source_to_json(source), "examples": _counts(source)}
        for source in session.other_data
    ]
    return {"other_data": entries} if entries else {}


def _other_data(
    data: Value, plan: TrainingPlan, arrays: Mapping[str, np.ndarray]
) -> tuple[DataSource, ...]:
    """The data that were kept beside those of a plan; raises Malformed or Refused."""
    found: list[DataSource] = []
    for item in listed(data, len(DATASETS)):
        entry = table(item, ("data", "examples"))
        source = source_from_json(entry.get("data").data)
        if source.kind in (plan.data.kind, *(each.kind for each in found)):
            raise Malformed(item, Message(marked("message", "data of a kind of their own")))
        taken = TrainingPlan(data=source)
        found.append(_with_examples(taken, entry.get("examples", []), arrays).data)
    return tuple(found)


def _plan(data: Value, examples: Value, arrays: Mapping[str, np.ndarray]) -> TrainingPlan:
    return _with_examples(plan_from_json(data.data), examples, arrays)


def _with_examples(
    plan: TrainingPlan, examples: Value, arrays: Mapping[str, np.ndarray]
) -> TrainingPlan:
    classes = []
    for at, item in enumerate(listed(examples, MAX_CLASSES)):
        name, count = listed(item, 2, 2)
        drawn = tuple(
            example_array(arrays, example_name(at, place))
            for place in range(whole(count, 0, MAX_EXAMPLES))
        )
        classes.append(DrawnClass(text(name), drawn))
    return with_classes(plan, classes, examples)


def with_classes(plan: TrainingPlan, classes: Sequence[DrawnClass], value: Value) -> TrainingPlan:
    """A plan with the examples that were drawn for it; raises Malformed where it takes none."""
    if not classes:
        return plan
    if not isinstance(plan.data, Drawings):
        words = marked("message", "empty, as no drawings are trained on")
        raise Malformed(value, Message(words))
    return replace(plan, data=replace(plan.data, classes=tuple(classes)))


def example_array(arrays: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """An example as it was drawn; raises Malformed, or KeyError where there is none."""
    values = arrays[name]
    is_picture = values.ndim == 3 and values.shape[0] in (1, 3) and values.size
    if not is_picture or values.dtype != np.float32 or not are_intensities(values):
        raise MalformedArray(name)
    if max(values.shape[1:]) > MAX_SIDE:
        raise MalformedArray(name)
    return frozen(values)


def _runs(data: Value) -> RunNotes:
    notes = {}
    for item in listed(data, MAX_RUNS):
        key, name, hidden, deleted = listed(item, 4, 4)
        note = RunNote(text(name, MAX_NAME_CHARACTERS), flag(hidden), flag(deleted))
        if whole(key, 0, MAX_RUN_KEY) in notes:
            raise Malformed(key, Message(marked("message", "a number of its own")))
        notes[key.data] = note
    return RunNotes(tuple(sorted(notes.items())))


def filters_to_data(layer: Layer) -> dict[str, Any] | None:
    """Origins and settings of a layer's filters, which no network file keeps; None without any."""
    if not isinstance(layer, FilterLayer):
        return None
    if not any(item.origin or item.settings for item in layer.filters):
        return None
    return {
        "origins": [item.origin for item in layer.filters],
        "settings": [[list(pair) for pair in item.settings] for item in layer.filters],
    }


def with_filters(layer: Layer, data: Value) -> Layer:
    """The layer with those; raises Malformed."""
    if data.data is None:
        return layer
    if not isinstance(layer, FilterLayer):
        words = marked("message", "null, as the layer has no filters")
        raise Malformed(data, Message(words))
    entry, count = table(data, ("origins", "settings")), len(layer.filters)
    origins = listed(entry.get("origins"), count, count)
    settings = listed(entry.get("settings"), count, count)
    filters: tuple[Filter, ...] = tuple(
        replace(item, origin=text(origin), settings=_settings(pairs, item.preset or text(origin)))
        for item, origin, pairs in zip(layer.filters, origins, settings, strict=True)
    )
    return replace(layer, filters=filters)


def _settings(data: Value, preset: str) -> Settings:
    pairs = (listed(item, 2, 2) for item in listed(data, 64))
    settings = tuple((text(name), number(value)) for name, value in pairs)
    known = load_presets()
    if settings and preset in known:
        try:
            settled(known[preset].parameters, dict(settings))
        except Refused:
            words = marked("message", "the settings of a preset")
            raise Malformed(data, Message(words)) from None
    return settings
