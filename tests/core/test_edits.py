"""Every edit function, at random: none raises but Refused, and undo gives back what was there."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache

import numpy as np
import pytest

from playground.core import edits, filteredits, fitting, step_edits
from playground.core.arrays import Shape, frozen
from playground.core.fields import Field, fields_of
from playground.core.filters import make_filter
from playground.core.history import History
from playground.core.ink import Ink, Stroke
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits, Drawings, DrawnClass
from playground.engine.compute.evaluate import stages_of
from playground.layers import Activation, Convolution, Pooling
from playground.layers.kinds import LAYERS
from tests.onecell import set_cell

Rng = np.random.Generator
Arguments = Callable[[Rng, Session], tuple]


def start() -> Session:
    """Four filters over a small picture, and two steps."""
    rng = np.random.default_rng(1)
    picture = Picture("noise", rng.integers(0, 255, (12, 17), np.uint8), size=0)
    filters = tuple(make_filter(f"f{i}", rng.standard_normal((3, 3))) for i in range(4))
    session = Session(picture, Network((Convolution(filters=filters), Activation(), Pooling())))
    for title in ("one", "two"):
        session = step_edits.keep_step(session, 0, title, {}, "explore")
    return session


def some_layer(rng: Rng, kind: type[Layer] = Layer) -> Layer:
    """A new layer of a random kind, as it comes or with numbers of its own."""
    new = [
        Convolution(filters=(make_filter("new", rng.standard_normal((2, 3))),)),
        Activation(function="tanh"),
        Pooling(mode="average"),
    ]
    kinds = [kind for _, kind in LAYERS.items()]
    at = rng.integers(len(new) + len(kinds))
    return new[at] if at < len(new) else kinds[at - len(new)].default((1, 12, 17), rng)


def any_index(rng: Rng, session: Session) -> int:
    return one_of(rng, len(session.network))


def one_of(rng: Rng, count: int) -> int:
    if not count:
        raise Refused("there are no layers")
    return int(rng.integers(count))


def filter_place(rng: Rng, session: Session) -> tuple[int, int]:
    """The index of a layer with filters, and of one of them."""
    layers = [i for i, item in enumerate(session.network) if isinstance(item, FilterLayer)]
    if not layers:
        raise Refused("there are no filters")
    layer = layers[rng.integers(len(layers))]
    return layer, int(rng.integers(len(session.network[layer].filters)))


def field_value(rng: Rng, field: Field) -> object:
    """A value that is in bounds, or sometimes just outside."""
    span = (int(field.low) - 1, min(int(field.high), 6) + 2)
    match field.kind:
        case "bool":
            return bool(rng.integers(2))
        case "choice":
            return str(rng.choice([item.value for item in field.choices] + ["nothing"]))
        case "int" | "float":
            return int(rng.integers(*span))
        case "pair":
            return tuple(int(v) for v in rng.integers(*span, 2))
        case _:
            return tuple(int(v) for v in rng.integers(*span, 4))


def field_arguments(rng: Rng, session: Session) -> tuple:
    index = any_index(rng, session)
    declared = fields_of(session.network[index])
    if not declared:
        raise Refused("this layer has no fields")
    name = str(rng.choice(list(declared)))
    return index, name, field_value(rng, declared[name])


def some_picture(rng: Rng, session: Session) -> tuple:
    shape = (int(rng.integers(4, 20)), int(rng.integers(4, 20)), *([3] * int(rng.integers(2))))
    colour = "rgb" if rng.integers(2) else "gray"
    return (Picture("p", rng.integers(0, 255, shape, np.uint8), 0, colour=colour),)


def matrix(rng: Rng) -> np.ndarray:
    shape = tuple(int(v) for v in rng.integers(1, 34, 2))
    return rng.standard_normal(shape).astype(np.float32)


def two(rng: Rng, count: int) -> tuple[int, int]:
    return one_of(rng, count), one_of(rng, count)


ARGUMENTS: dict[str, Arguments] = {
    "set_picture": some_picture,
    "set_working_size": lambda r, s: (int(r.choice([0, 2, 4, 9, 40])), bool(r.integers(2))),
    "set_colour": lambda r, s: (str(r.choice(["gray", "rgb"])),),
    "set_levels": lambda r, s: (str(r.choice(["unit", "byte"])),),
    "paint": lambda r, s: (r.random((6, 5) + ((3,) if r.integers(2) else ())),),
    "set_framing_on": lambda r, s: (bool(r.integers(2)),),
    "begin_training": lambda r, s: (_other_weights(s.network), s.input, ("a", "b")),
    "set_input": lambda r, s: (some_input(r),),
    "set_network": lambda r, s: (Network(tuple(some_layer(r) for _ in range(3))),),
    "extend_network": lambda r, s: (Network((*s.network, some_layer(r))[:8]),),
    "replace_layer": lambda r, s: (any_index(r, s), some_layer(r)),
    "set_field": field_arguments,
    "set_enabled": lambda r, s: (any_index(r, s), bool(r.integers(2))),
    "add_layer": lambda r, s: (int(r.integers(len(s.network) + 1)), some_layer(r)),
    "duplicate_layer": lambda r, s: (any_index(r, s),),
    "delete_layer": lambda r, s: (any_index(r, s),),
    "move_layer": lambda r, s: two(r, len(s.network)),
    "set_training": lambda r, s: (TrainingPlan(seed=int(r.integers(9)), data=some_data(r)),),
    "set_training_field": lambda r, s: _plan_arguments(r, s),
    "set_frozen": lambda r, s: (any_index(r, s), bool(r.integers(2))),
    "learn": lambda r, s: (_other_weights(s.network),),
    "set_weights": lambda r, s: (*filter_place(r, s), matrix(r), str(r.choice(["", "box"]))),
    "transform": lambda r, s: (*filter_place(r, s), lambda w: np.flip(w, 1)),
    "set_kernel_size": lambda r, s: (filter_place(r, s)[0], *(int(v) for v in r.integers(0, 9, 2))),
    "set_bias": lambda r, s: (*filter_place(r, s), float(r.choice([0, 1.5, np.inf]))),
    "rename_filter": lambda r, s: (*filter_place(r, s), str(r.choice(["a", "b"]))),
    "add_filter": lambda r, s: (filter_place(r, s)[0], make_filter("n", matrix(r)[:9, :9])),
    "duplicate_filter": lambda r, s: filter_place(r, s),
    "delete_filter": lambda r, s: filter_place(r, s),
    "move_filter": lambda r, s: _moved_filter(r, s),
    "keep_step": lambda r, s: (len(s.steps), str(r.choice(["", "a  b"])), {"pin": None}, "train"),
    "renew_step": lambda r, s: (any_step(r, s), {"layer": 1}, "explore", ("stage",)),
    "rename_step": lambda r, s: (any_step(r, s), str(r.choice(["edges", "curve"]))),
    "set_step_notes": lambda r, s: (any_step(r, s), str(r.choice(["say\nthis", "that"]))),
    "set_step_ink": lambda r, s: (any_step(r, s), some_ink(r)),
    "move_step": lambda r, s: (any_step(r, s), any_step(r, s)),
    "delete_step": lambda r, s: (any_step(r, s),),
    "go_to_step": lambda r, s: (any_step(r, s),),
}


def some_data(rng: Rng) -> DataSource:
    """Data of every way: none, of a formula, or the user's own drawings."""
    drawn = (DrawnClass("a", (frozen(rng.random((1, 5, 4), np.float32)),)), DrawnClass("b"))
    return (DataSource(), Digits(), Drawings(drawn), Drawings())[rng.integers(4)]


def some_ink(rng: Rng) -> Ink:
    points = tuple((x, y) for x, y in (rng.integers(0, 100, (3, 2)) / 100).tolist())
    return Ink((Stroke("black", 0.01, points),))


def any_step(rng: Rng, session: Session) -> int:
    if not session.steps:
        raise Refused("there are no steps")
    return int(rng.integers(len(session.steps)))


def some_input(rng: Rng) -> NetworkInput:
    """A network that takes what there is, or pictures of one size."""
    shapes: list[Shape | None] = [None, (1, 6, 7), (3, 9, 9)]
    shape = shapes[rng.integers(3)]
    return NetworkInput(shape, None if shape is None else "unit", kept=bool(rng.integers(2)))


def _moved_filter(rng: Rng, session: Session) -> tuple:
    layer, index = filter_place(rng, session)
    return layer, index, int(rng.integers(len(session.network[layer].filters)))


def _plan_arguments(rng: Rng, session: Session) -> tuple:
    declared = fields_of(session.training)
    name = str(rng.choice(list(declared)))
    return name, field_value(rng, declared[name])


def _other_weights(network: Network) -> Network:
    """The same layers with doubled weights, as a training might leave them."""
    return Network(
        tuple(
            layer.with_tensors({name: 2 * value for name, value in layer.tensors().items()})
            for layer in network
        )
    )


@cache
def edit_functions() -> dict[str, Callable[..., Session]]:
    """Every public function of the edit modules that makes a session of one."""
    return {
        name: function
        for module in (edits, filteredits, step_edits)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "session"
        and inspect.signature(function).return_annotation == "Session"
    }


def same(a: object, b: object) -> bool:
    """Deep equality of two documents, arrays included, NaN equal to NaN."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    if is_dataclass(a) and type(a) is type(b):
        return all(same(getattr(a, f.name), getattr(b, f.name)) for f in fields(a))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, (tuple, list)) and type(a) is type(b):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b


def snapshot(session: Session) -> list:
    """A copy of the document's numbers that no later edit can reach."""
    arrays = [session.picture.pixels.copy()]
    for state in (session, *(step.session for step in session.steps)):
        for layer in state.network:
            arrays += [value.copy() for value in layer.tensors().values()]
    return arrays


def test_every_edit_function_is_in_the_random_test() -> None:
    assert set(ARGUMENTS) == set(edit_functions())


def random_edit(rng: Rng, session: Session) -> tuple[str, Session]:
    """The name of an edit of a document, and what comes of it; raises Refused."""
    functions = edit_functions()
    names = sorted(functions)
    name = names[rng.integers(len(names))]
    if len(session.network) == 0:
        name = "set_network"
    elif len(session.network) > 6 and name in ("add_layer", "duplicate_layer"):
        name = "delete_layer"
    return name, functions[name](session, *ARGUMENTS[name](rng, session))


def test_ten_thousand_random_edits_and_all_of_them_undone() -> None:
    rng = np.random.default_rng(2)
    first = start()
    untouched = snapshot(first)
    history = History(first)
    done = refused = 0
    for _ in range(10_000):
        try:
            name, edited = random_edit(rng, history.present)
        except Refused:
            refused += 1
            continue
        stages_of(edited.network, edited.shape)
        assert fitting.fitted(edited.network, edited.shape) is edited.network
        history.commit(edited, name)
        done += 1
        if rng.random() < 0.15:
            history.undo()
        if rng.random() < 0.05:
            history.redo()
    assert done > 5000
    assert refused > 100
    while history.undo():
        pass
    assert history.present is first
    assert all(map(np.array_equal, untouched, snapshot(history.present)))


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_an_edit_changes_no_older_document(name: str) -> None:
    function = edit_functions()[name]
    done = 0
    for seed in range(20):
        session = start()
        before = snapshot(session)
        rng = np.random.default_rng(seed)
        try:
            function(session, *ARGUMENTS[name](rng, session))
        except Refused:
            continue
        done += 1
        assert all(map(np.array_equal, before, snapshot(session)))
    assert done >= 5


def test_an_edit_that_changes_nothing_gives_the_same_document() -> None:
    session = start()
    layer = session.network[0]
    assert isinstance(layer, Convolution)
    weight = float(layer.filters[1].weights[0, 2, 1])
    assert edits.set_field(session, 0, "stride", (1, 1)) is session
    assert set_cell(session, 0, 1, 0, 2, 1, weight) is session
    assert edits.set_working_size(session, 0, False) is session
    assert edits.move_layer(session, 1, 1) is session


def test_what_an_edit_leaves_alone_stays_the_very_same() -> None:
    session = start()
    edited = set_cell(session, 0, 1, 0, 0, 0, 9.0)
    assert edited.picture is session.picture
    assert edited.network[1] is session.network[1]
    assert edited.network[0].filters[0] is session.network[0].filters[0]
    assert edited.network[0].filters[1].weights[0, 0, 0] == 9.0
    assert edited.network[0].filters[1].preset == ""


def test_frozen_layers_stay_frozen_wherever_they_come_to_stand() -> None:
    session = start()
    for name in ("a", "b"):
        kernel = make_filter(name, np.ones((1, 3, 3), np.float32))
        session = edits.add_layer(session, len(session.network), Convolution(filters=(kernel,)))
    first, last = 0, len(session.network) - 1
    held = edits.set_frozen(edits.set_frozen(session, first, True), last, True)

    def frozen(after: Session) -> list[Layer]:
        return [after.network[place] for place in after.training.frozen]

    layers = frozen(held)
    added = edits.add_layer(held, 0, Activation())
    assert added.training.frozen == (1, last + 1)
    doubled = edits.duplicate_layer(held, first)
    assert doubled.training.frozen == (0, last + 1)  # the copy is free
    assert edits.delete_layer(held, 1).training.frozen == (0, last - 1)
    assert edits.delete_layer(held, first).training.frozen == (last - 1,)
    assert edits.move_layer(held, 1, last).training.frozen == (0, last - 1)
    swapped = edits.move_layer(held, last, 1)
    assert swapped.training.frozen == (0, 1)
    assert [layer.kind for layer in frozen(swapped)] == [layer.kind for layer in layers]
    assert edits.set_network(held, held.network).training.frozen == ()
    longer = Network((*held.network, held.network[last]))
    assert edits.extend_network(held, longer).training.frozen == held.training.frozen


def test_changing_to_colour_gives_every_filter_three_like_slices_and_back() -> None:
    session = start()
    coloured = edits.set_colour(session, "rgb")
    for before, after in zip(session.network[0].filters, coloured.network[0].filters, strict=True):
        assert after.depth == 3
        assert all(np.array_equal(plane, before.weights[0]) for plane in after.weights)
    back = edits.set_colour(coloured, "gray")
    for before, after in zip(session.network[0].filters, back.network[0].filters, strict=True):
        assert np.array_equal(before.weights, after.weights)


def test_a_later_filter_keeps_the_slices_that_still_fit() -> None:
    session = start()
    deep = make_filter("deep", np.arange(4 * 9, dtype=np.float32).reshape(4, 3, 3))
    session = edits.add_layer(session, 1, Convolution(filters=(deep,)))
    fewer = filteredits.delete_filter(session, 0, 3)
    assert np.array_equal(fewer.network[1].filters[0].weights, deep.weights[:3])
    again = filteredits.duplicate_filter(fewer, 0, 0)
    assert np.array_equal(again.network[1].filters[0].weights[:3], deep.weights[:3])
    assert not again.network[1].filters[0].weights[3].any()


def test_an_impossible_window_is_kept_and_later_layers_wait() -> None:
    session = edits.set_field(start(), 0, "padding", "valid")
    session = filteredits.set_kernel_size(session, 0, 31, 31)
    stages = stages_of(session.network, session.picture.shape)
    assert "31×31" in str(stages[0].refusal)
    assert stages[0].shape is None
    assert stages[1].input_shape is None
