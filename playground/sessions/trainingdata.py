"""Runs and where the training stands, as a part of a session's JSON and of its arrays, and back.

    "trained": {"plans": [{"plan": {…}, "data_of": -1, "examples": []}, …],
                "runs": [{"number": 1, "key": 1, "plan": 0, "last_plan": 0, "layers": […]}, …],
                "standing": {"plan": 0, "epoch": 12, "classes": ["0", …], …}}

Runs and standing name their plans by place. `data_of` is the place of an earlier plan with the same
data, −1 where they are those that the session trains on, and None where they are the plan's own.
Curves are arrays: they hold NaN, which JSON does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields, replace
from typing import Any, Final

import numpy as np

from playground.core.arrays import frozen
from playground.core.messages import Message, Term, marked
from playground.core.plan import DataSource, TrainingPlan
from playground.datasets.drawing_edits import MAX_CLASSES
from playground.datasets.drawings import Drawings, DrawnClass
from playground.datasets.planfile import plan_from_json, plan_to_json
from playground.layers.inputfile import MAX_CLASSES as MAX_OUTPUT_CLASSES
from playground.sessions.healthdata import health_arrays, layers_from_arrays
from playground.sessions.parts import Parts
from playground.sessions.sessiondata import MAX_EXAMPLES, MAX_RUNS, example_array, with_classes
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
from playground.training.protocol.kept_training import NO_TRAINING, KeptTraining, Standing
from playground.training.protocol.messages import Progress
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import MAX_CURVE_POINTS, MAX_EPOCHS, Run

Arrays = Mapping[str, np.ndarray]

MAX_KEY: Final = 2**53
MAX_NUMBER: Final = 2**31
PROGRESS: Final = "trained.progress"
PROGRESS_FIELDS: Final = tuple(item.name for item in fields(Progress) if item.name != "start")
WHOLE_PROGRESS: Final = 4
"""The first of these are counts."""

SESSIONS_DATA: Final = -1


class TrainingData:
    """A kept training as plain values and arrays; `data` is what the session trains on."""

    def __init__(self, kept: KeptTraining, data: DataSource, parts: Parts) -> None:
        """`parts` are those of the session, which has some examples already."""
        self._kept = kept
        self._data = data
        self._names = parts.names_of_examples()
        self._examples: dict[str, np.ndarray] = {}
        self._plans: list[TrainingPlan] = []
        self.words = self._words() if kept.runs or kept.standing else None

    def arrays(self) -> dict[str, np.ndarray]:
        """The curves, how the layers were at each epoch, and examples of earlier runs."""
        found = dict(self._examples)
        for at, run in enumerate(self._kept.runs):
            rows = [astuple(row) for row in run.epochs]
            width = len(fields(EpochMetrics))  # there may be no row yet
            found[f"run.{at}.epochs"] = np.array(rows, np.float64).reshape(len(rows), width)
            found[f"run.{at}.batches"] = np.asarray(run.batches, np.float64)
        standing = self._kept.standing
        if standing is not None:
            found.update(health_arrays(standing.layers_at))
            if standing.progress is not None:
                values = [getattr(standing.progress, name) for name in PROGRESS_FIELDS]
                found[PROGRESS] = np.array(values, np.float64)
        return found

    def _words(self) -> dict[str, Any]:
        runs = [self._run(run) for run in self._kept.runs]
        standing = None if self._kept.standing is None else self._standing(self._kept.standing)
        plans = [self._plan(at, plan) for at, plan in enumerate(self._plans)]
        return {"plans": plans, "runs": runs, "standing": standing}

    def _run(self, run: Run) -> dict[str, Any]:
        return {
            "number": run.number,
            "key": run.key,
            "plan": self._place(run.plan),
            "last_plan": self._place(run.last_plan),
            "layers": [[_message_to_data(part) for part in link] for link in run.layers],
        }

    def _standing(self, at: Standing) -> dict[str, Any]:
        return {
            "plan": self._place(at.plan),
            "classes": list(at.classes),
            "device": at.device,
            "threads": at.threads,
            "pictures": [at.training_count, at.validation_count],
            "phase": at.phase,
            "epoch": at.epoch,
            "is_within_epoch": at.progress is not None,
        }

    def _place(self, plan: TrainingPlan | None) -> int | None:
        if plan is None:
            return None
        if plan not in self._plans:
            self._plans.append(plan)
        return self._plans.index(plan)

    def _plan(self, at: int, plan: TrainingPlan) -> dict[str, Any]:
        places = range(at)
        same = next((place for place in places if self._plans[place].data == plan.data), None)
        data_of = SESSIONS_DATA if plan.data == self._data else same
        own = plan.data.classes if data_of is None and isinstance(plan.data, Drawings) else ()
        examples = [[item.name, [self._name(one) for one in item.examples]] for item in own]
        return {"plan": plan_to_json(plan), "data_of": data_of, "examples": examples}

    def _name(self, example: np.ndarray) -> str:
        """The name of an example; of one that the session has no more, a new one."""
        if id(example) not in self._names:
            name = self._names[id(example)] = f"run.example.{len(self._examples)}"
            self._examples[name] = np.asarray(example)
        return self._names[id(example)]


def training_from_data(
    data: Value, arrays: Arrays, of_session: DataSource, epochs: Sequence[int]
) -> KeptTraining:
    """The training that was kept, `epochs` being in the file; raises Malformed or Refused."""
    if data.data is None:
        return NO_TRAINING
    entry = table(data, ("plans", "runs", "standing"))
    plans: list[TrainingPlan] = []
    for item in listed(entry.get("plans", []), 2 * MAX_RUNS + 1):
        plans.append(_read_plan(item, plans, arrays, of_session))
    listed_runs = listed(entry.get("runs", []), MAX_RUNS)
    runs = tuple(_read_run(item, at, plans, arrays) for at, item in enumerate(listed_runs))
    if len({run.key for run in runs}) != len(runs):
        words = marked("message", "runs of which each has a key of its own")
        raise Malformed(entry.get("runs"), Message(words))
    standing = entry.get("standing")
    if standing.data is None:
        return KeptTraining(runs)
    if not runs:
        words = marked("message", "the runs up to where the training stands")
        raise Malformed(entry.get("runs", []), Message(words))
    return KeptTraining(runs, _read_standing(standing, plans, arrays, epochs))


def _read_plan(
    data: Value, plans: Sequence[TrainingPlan], arrays: Arrays, of_session: DataSource
) -> TrainingPlan:
    entry = table(data, ("plan", "data_of", "examples"))
    plan = plan_from_json(entry.get("plan", {}).data)
    data_of = entry.get("data_of")
    if data_of.data is not None:
        place = whole(data_of, SESSIONS_DATA, len(plans) - 1)
        return replace(plan, data=of_session if place == SESSIONS_DATA else plans[place].data)
    classes = []
    for item in listed(entry.get("examples", []), MAX_CLASSES):
        name, names = listed(item, 2, 2)
        drawn = tuple(example_array(arrays, text(one)) for one in listed(names, MAX_EXAMPLES))
        classes.append(DrawnClass(text(name), drawn))
    return with_classes(plan, classes, entry.get("examples"))


def _read_run(data: Value, at: int, plans: Sequence[TrainingPlan], arrays: Arrays) -> Run:
    entry = table(data, ("number", "key", "plan", "last_plan", "layers"))
    rows = _curve(arrays, f"run.{at}.epochs", len(fields(EpochMetrics)), MAX_EPOCHS)
    numbers = rows[:, 0]
    is_count = (numbers == numbers.astype(np.int64)) & (numbers >= 0)
    if not is_count.all() or (np.diff(numbers) <= 0).any():
        raise MalformedArray(f"run.{at}.epochs")
    return Run(
        whole(entry.get("number"), 0, MAX_NUMBER),
        tuple(EpochMetrics(int(row[0]), *row[1:]) for row in rows.tolist()),
        _curve(arrays, f"run.{at}.batches", 3, MAX_CURVE_POINTS),
        _plan_at(entry.get("plan"), plans),
        _plan_at(entry.get("last_plan"), plans),
        whole(entry.get("key"), 0, MAX_KEY),
        tuple(
            tuple(_message_from_data(part) for part in listed(link, 100))
            for link in listed(entry.get("layers", []), 1000)
        ),
    )


def _curve(arrays: Arrays, name: str, columns: int, most: int) -> np.ndarray:
    values = arrays[name]
    if values.size == 0:
        return frozen(np.empty((0, columns)))
    if values.dtype != np.float64 or values.ndim != 2 or values.shape[1] != columns:
        raise MalformedArray(name)
    if len(values) > most or not (np.abs(values[:, 0]) < MAX_NUMBER).all():
        raise MalformedArray(name)
    return frozen(values)


def _plan_at(data: Value, plans: Sequence[TrainingPlan]) -> TrainingPlan | None:
    return None if data.data is None else plans[whole(data, 0, len(plans) - 1)]


def _read_standing(
    data: Value, plans: Sequence[TrainingPlan], arrays: Arrays, epochs: Sequence[int]
) -> Standing:
    known = ("plan", "classes", "device", "threads", "pictures", "phase", "epoch")
    entry = table(data, (*known, "is_within_epoch"))
    plan = plans[whole(entry.get("plan"), 0, len(plans) - 1)]
    classes = tuple(text(name) for name in listed(entry.get("classes"), MAX_OUTPUT_CLASSES))
    training, validation = listed(entry.get("pictures"), 2, 2)
    epoch = whole(entry.get("epoch"), 0, MAX_NUMBER)
    return Standing(
        plan,
        classes,
        text(entry.get("device")),
        whole(entry.get("threads"), 0, 4096),
        whole(training, 0, MAX_NUMBER),
        whole(validation, 0, MAX_NUMBER),
        choice(entry.get("phase"), ("paused", "finished")),
        epoch,
        _read_progress(arrays) if flag(entry.get("is_within_epoch", False)) else None,
        tuple(number for number in epochs if number <= epoch),
        "",
        layers_from_arrays(arrays),
    )


def _read_progress(arrays: Arrays) -> Progress:
    values = arrays[PROGRESS]
    if values.dtype != np.float64 or values.shape != (len(PROGRESS_FIELDS),):
        raise MalformedArray(PROGRESS)
    numbers = values.tolist()
    counts = numbers[:WHOLE_PROGRESS]
    if not all(0 <= value <= MAX_NUMBER and value.is_integer() for value in counts):
        raise MalformedArray(PROGRESS)
    return Progress(*map(int, counts), *numbers[WHOLE_PROGRESS:])


# Messages, which are formatted: what comes from a file may only name its values.

_PLAIN: Final = re.compile(r"(?:[^{}]|\{[a-z_]+\})*")


def _message_to_data(message: Message) -> list[Any]:
    return [message.text, {name: _value_to_data(item) for name, item in message.values.items()}]


def _value_to_data(value: Any) -> Any:
    if isinstance(value, Message):
        return {"message": _message_to_data(value)}
    if isinstance(value, Term):
        return {"term": [value.context, value.text, value.capital]}
    return value if type(value) in (int, float) else str(value)


def _message_from_data(data: Value, depth: int = 0) -> Message:
    words, values = listed(data, 2, 2)
    is_table = isinstance(values.data, dict) and len(values.data) <= 20
    if depth > 4 or not is_table or not _PLAIN.fullmatch(text(words, 300)):
        raise Malformed(data, Message(marked("message", "a text and the values in it")))
    names = [text(Value(name, values.place), 60) for name in values.data]
    entry = table(values, names)
    return Message(words.data, {name: _value_from_data(entry.get(name), depth) for name in names})


def _value_from_data(value: Value, depth: int) -> Any:
    if isinstance(value.data, dict):
        entry = table(value, ("message", "term"))
        if entry.get("message").is_there:
            return _message_from_data(entry.get("message"), depth + 1)
        context, words, capital = listed(entry.get("term"), 3, 3)
        return Term(text(context, 60), text(words, 300), capital.data is True)
    if isinstance(value.data, str):
        return text(value, 300)
    if isinstance(value.data, float):
        return number(value)
    return whole(value, -MAX_NUMBER, MAX_NUMBER)
