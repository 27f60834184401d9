"""The steps of a session as JSON takes them, and back.

    [{"title": "Edges", "notes": "…", "mode": "explore", "shown": ["stage"], "view": {…},
      "ink": […], "picture": {…, "at": 1}, "input": {…}, "seed": 0, "training": {…},
      "examples": [["a", ["example.0.0", …]], …], "classes": […], "drawn": […],
      "layers": [{"kind": "convolution", …}, …], "filters": [{…}, null, …]}, …]

`at` is the place of the picture among those of the file, the document's is 0. A layer is written as
in `layers.networkfile`; one that is also in the document, or in an earlier step, names the same
arrays, and is the very same layer again when the file is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from playground.core.edits import MAX_LAYERS
from playground.core.fitting import unchanged
from playground.core.layer import Layer
from playground.core.messages import Message, marked
from playground.core.plan import MAX_SEED, TrainingPlan
from playground.core.session import Network, Session
from playground.core.steps import MAX_NOTES_CHARACTERS, MAX_STEPS, MAX_TITLE_CHARACTERS, Step
from playground.datasets.drawing_edits import MAX_CLASSES
from playground.datasets.drawings import DrawnClass
from playground.datasets.planfile import plan_from_json, plan_to_json
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.sessions.inkdata import ink_from_data, ink_to_data
from playground.sessions.parts import Parts, examples_in, examples_of
from playground.sessions.picturedata import PicturesRead, picture_from_data, picture_to_data
from playground.sessions.sessiondata import (
    MAX_EXAMPLES,
    classes_from_data,
    drawn_from_data,
    example_array,
    filters_to_data,
    input_from_data,
    input_to_data,
    with_classes,
    with_filters,
)
from playground.sessions.values import Malformed, Value, listed, table, text, whole

ENTRIES: Final = (
    *("title", "notes", "mode", "shown", "view", "ink", "picture", "input", "seed", "training"),
    *("examples", "classes", "drawn", "layers", "filters"),
)
MAX_SHOWN: Final = 32
MAX_VIEW_CHARACTERS: Final = 2**23
"""Files of earlier have the names of all classes of the data in each view, which may be 10 000."""


def steps_to_data(session: Session, parts: Parts) -> list[dict[str, Any]]:
    """Everything but the arrays, which are those of the `parts`."""
    places, names = parts.places_of_layers(), parts.names_of_examples()
    return [
        {
            "title": step.title,
            "notes": step.notes,
            "mode": step.mode,
            "shown": list(step.shown),
            "view": dict(step.view),
            **({} if step.ink.is_empty else {"ink": ink_to_data(step.ink)}),
            "picture": picture_to_data(state.picture, parts.place_of_picture(state.picture)),
            "input": input_to_data(state.input),
            "seed": state.seed,
            "training": plan_to_json(state.training),
            "examples": [
                [name, [names[id(example)] for example in examples]]
                for _, name, examples in examples_of(state.training.data)
            ],
            "classes": list(state.classes),
            **({"drawn": list(state.drawn)} if state.drawn else {}),
            "layers": [layer_to_data(layer, places[id(layer)]) for layer in state.network],
            "filters": [filters_to_data(layer) for layer in state.network],
        }
        for step in session.steps
        for state in (step.session,)
    ]


def steps_from_data(
    data: Value, document: Mapping[str, Any], session: Session, reader: StepReader
) -> tuple[Step, ...]:
    """The steps that were written beside a session; raises Malformed or Refused.

    `document` is what that session was read from.
    """
    extras = document.get("filters", [None] * len(session.network))
    reader.know(document["network"]["layers"], extras, session)
    return tuple(map(reader.step, listed(data, MAX_STEPS)))


class StepReader:
    """Reads steps; what several of them have is read once, so that they share it in memory."""

    def __init__(self, pictures: PicturesRead, arrays: Mapping[str, np.ndarray]) -> None:
        self._pictures, self._arrays = pictures, arrays
        self._layers: dict[str, Layer] = {}
        self._taken: set[str] = set()
        self._examples: dict[str, np.ndarray] = {}

    def know(self, layers: Sequence[Any], extras: Sequence[Any], session: Session) -> None:
        """Take over what was read of the document."""
        for data, extra, layer in zip(layers, extras, session.network, strict=True):
            self._taken |= set(_references(data))
            self._layers.setdefault(_key(data, extra), layer)
        for at, _, drawn in examples_in(session):
            for place, example in enumerate(drawn):
                self._examples[f"example.{at}.{place}"] = example

    def step(self, data: Value) -> Step:
        """A step that was written; raises Malformed or Refused."""
        entry = table(data, ENTRIES)
        layers = listed(entry.get("layers"), MAX_LAYERS)
        extras = listed(entry.get("filters", [None] * len(layers)), len(layers), len(layers))
        pairs = enumerate(zip(layers, extras, strict=True), 1)
        network = Network(tuple(self._layer(*item) for item in pairs))
        session = Session(
            picture_from_data(entry.get("picture"), self._pictures),
            network,
            whole(entry.get("seed", 0), 0, MAX_SEED),
            self._plan(entry.get("training", {}), entry.get("examples", [])),
            input_from_data(entry.get("input", {})),
            classes=classes_from_data(entry.get("classes", [])),
            drawn=drawn_from_data(entry.get("drawn", []), network),
        )
        session = replace(session, network=unchanged(network, session.shape))
        for pair, layer in zip(zip(layers, extras, strict=True), session.network, strict=True):
            self._layers[_key(*(each.data for each in pair))] = layer  # to be shared as it is now
        view = entry.get("view", {})
        if not isinstance(view.data, dict) or len(json.dumps(view.data)) > MAX_VIEW_CHARACTERS:
            words = marked("message", "a table of at most {most} characters")
            raise Malformed(view, Message(words, {"most": MAX_VIEW_CHARACTERS}))
        return Step(
            session,
            text(entry.get("title", ""), MAX_TITLE_CHARACTERS),
            text(entry.get("notes", ""), MAX_NOTES_CHARACTERS),
            view.data,
            text(entry.get("mode", ""), MAX_TITLE_CHARACTERS),
            tuple(text(part) for part in listed(entry.get("shown", []), MAX_SHOWN)),
            ink_from_data(entry.get("ink", [])),
        )

    def _layer(self, place: int, data: tuple[Value, Value]) -> Layer:
        entry, extra = data
        key = _key(entry.data, extra.data)
        if key not in self._layers:
            names = set(_references(entry.data))
            if names & self._taken:  # each array is of one layer: a small file is small in memory
                words = marked("message", "a layer with numbers of its own")
                raise Malformed(entry, Message(words))
            self._taken |= names
            layer = layer_from_data(entry.data, place, self._arrays)
            self._layers[key] = with_filters(layer, extra)
        return self._layers[key]

    def _plan(self, data: Value, examples: Value) -> TrainingPlan:
        classes = []
        for item in listed(examples, MAX_CLASSES):
            name, names = listed(item, 2, 2)
            drawn = (self._example(text(each)) for each in listed(names, MAX_EXAMPLES))
            classes.append(DrawnClass(text(name), tuple(drawn)))
        return with_classes(plan_from_json(data.data), classes, examples)

    def _example(self, name: str) -> np.ndarray:
        if name not in self._examples:
            self._examples[name] = example_array(self._arrays, name)
        return self._examples[name]


def _key(layer: Any, extra: Any) -> str:
    return json.dumps([layer, extra])


def _references(layer: Any) -> Iterator[str]:
    """The names of the arrays that a layer refers to."""
    tensors = layer.get("tensors") if isinstance(layer, dict) else None
    for item in tensors.values() if isinstance(tensors, dict) else ():
        if isinstance(item, dict) and isinstance(item.get("beside"), str):
            yield item["beside"]
