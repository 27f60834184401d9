"""Files of layers that a user gives: a network, a trained one with its input, or a stack.

What is kept is read by the same window and the same command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from playground.core import edits
from playground.core.arrays import Shape
from playground.core.counting import from_one
from playground.core.edits import MAX_LAYERS
from playground.core.filters import MAX_FILTERS, MAX_SIZE
from playground.core.fitting import obstacle, output_shape
from playground.core.json_file import read_json
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network, Session
from playground.core.system_reason import reason_of
from playground.layers import networkfile, shipped, stacks
from playground.layers.initialise import INITIALISERS
from playground.layers.inputfile import classes_from_data, input_from_data
from playground.layers.networkfile import check_format, check_known, network_from_data
from playground.layers.weightsfile import opened_beside

USUAL_SIDES: Final = (28, 32, 8, 64, 16, 96, 224, 227)
"""Sides of pictures, in cells, that networks are made for most often."""

MOST_SIDE: Final = 512


@dataclass(frozen=True, slots=True, eq=False)
class NetworkContent:
    """A network with its weights; `input` is what its file says that it takes, if anything.

    `classes` are what its outputs stand for, () where the file does not say. Weights that are
    drawn are for any input.
    """

    name: str
    network: Network
    input: NetworkInput | None = None
    classes: tuple[str, ...] = ()
    is_drawn: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StackContent:
    """A stack of a file, to be built for the picture that it is shown on."""

    name: str
    stack: stacks.Stack


LayersContent: TypeAlias = NetworkContent | StackContent


def read_layers_file(path: str | Path) -> LayersContent:
    """The network or the stack in a JSON file; raises Refused with the reason."""
    path = Path(path)
    data = read_json(path)
    found = data.get("format") if isinstance(data, dict) else None
    if found == stacks.FORMAT:
        return StackContent(path.name, _checked_stack(path, data))
    if found not in (networkfile.FORMAT, shipped.FORMAT):
        raise Refused(
            marked(
                "message", "{name} holds neither a network nor a stack: nothing of it is opened."
            ),
            name=path.name,
        )
    with opened_beside(path, data.get("weights")) as beside:
        is_bare = found == networkfile.FORMAT
        if not is_bare:
            check_format(data, shipped.FORMAT, shipped.VERSION)
        check_known(data, networkfile.DOCUMENT if is_bare else shipped.DOCUMENT)
        network = network_from_data(data if is_bare else data.get("network"), beside)
    with _understood(path.name):
        taken = input_from_data(data.get("input"))
        if taken is None and not is_bare:
            raise LookupError("no input")
        return NetworkContent(path.name, network, taken, classes_from_data(data.get("classes")))


def write_layers_file(
    path: str | Path, network: Network, taken: NetworkInput, classes: tuple[str, ...] = ()
) -> None:
    """Write layers to be opened again: bound to an input as a network, else as a stack.

    A stack is built for whatever picture it is opened on; its title is the file's name. Raises
    Refused when it cannot be written, or a weight is no finite number.
    """
    if taken.is_bound:
        networkfile.write_network(path, network, taken, classes)
        return
    path = Path(path)
    networkfile.check_finite(network)
    try:
        stacks.write_stack(path, network)
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be written: {reason}."),
            name=path.name,
            reason=reason_of(error),
        ) from error


def input_for(content: NetworkContent, usual: Shape) -> NetworkInput:
    """The input of a network; one whose file does not say is bound to a shape that its weights fit.

    That is `usual`, the same with 1 or 3 channels, or else the first square that fits. Raises
    Refused when none does.
    """
    if content.input is not None:
        if not takes(content.network, content.input.shape or usual):
            raise Refused(
                marked("message", "The weights in {name} are not for the input that it names."),
                name=content.name,
            )
        return content.input
    sides = (*USUAL_SIDES, *range(1, MOST_SIDE + 1))
    others = [(channels, *usual[1:]) for channels in (1, 3)]
    squares = ((channels, side, side) for side in sides for channels in (1, 3))
    for shape in (usual, *others, *squares):
        if takes(content.network, shape):
            return NetworkInput(shape=shape, levels="unit", kept=True)
    raise Refused(
        marked("message", "The weights in {name} fit no picture, be it grey or in colour."),
        name=content.name,
    )


def input_beside(content: NetworkContent, shape: Shape) -> NetworkInput | None:
    """The input of the network where that is not simply a picture of `shape`; raises Refused.

    It is what its file says, or, where that says nothing and weights would be cut or grown for such
    a picture, what they fit.
    """
    found = None if content.input is not None else obstacle(content.network, shape)
    if content.input is None and not (found is not None and found.is_in_weights):
        return None
    return input_for(content, shape)


def takes(network: Network, shape: Shape) -> bool:
    """Whether an input of this shape goes through the network and no weight is cut or grown."""
    return obstacle(network, shape) is None


def _checked_stack(path: Path, data: dict[str, Any]) -> stacks.Stack:
    """The stack, after a look at what would take memory or fail later."""
    check_format(data, stacks.FORMAT, stacks.VERSION)
    check_known(data, stacks.DOCUMENT)
    with _understood(path.name):
        if len(data["layers"]) > MAX_LAYERS:
            raise Refused(marked("message", "A stack has at most {most} layers."), most=MAX_LAYERS)
        for place, entry in enumerate(data["layers"], 1):
            random = entry.get("random") or {}
            sides = random.get("size", [1])
            if not 1 <= random.get("filters", 1) <= MAX_FILTERS:
                raise ValueError("no number of filters")
            if not all(1 <= side <= MAX_SIZE for side in sides):
                raise ValueError("no size of filters")
            if random and random["initialiser"] not in INITIALISERS:
                raise ValueError("no way to draw weights")
            stacks.unfitted_layer(entry, place)
        return stacks.Stack(path.stem, str(data["title"]), str(data.get("sentence", "")), path)


def built(content: StackContent, shape: Shape, seed: int) -> Network:
    """The layers of a stack for pictures of `shape`; raises Refused."""
    with _understood(content.name):
        return content.stack.network(shape, seed)


def fitting_note(content: StackContent, shape: Shape) -> Message | None:
    """That weights of a stack were cut or grown for pictures of `shape`; None where none were."""
    changed = content.stack.changed_layers(shape)
    if not changed:
        return None
    text = marked("message", "{name}: the weights of layer {layers} were cut or grown for {size}.")
    layers = ", ".join(str(from_one(place)) for place in changed)
    size = "×".join(map(str, (*shape[1:], shape[0])))
    return Message(text, {"name": content.name, "layers": layers, "size": size})


def with_network(session: Session, content: NetworkContent) -> Session:
    """The session with a network of a file; pictures are fitted to it, its weights stay."""
    session = edits.set_input(
        edits.set_network(session, Network()), input_for(content, session.shape)
    )
    return replace(edits.set_network(session, content.network), classes=content.classes)


def with_stack_file(session: Session, content: StackContent) -> Session:
    """The session with a stack of a file, built for what the network takes."""
    return edits.set_network(session, built(content, session.shape, session.seed))


def classes_note(content: NetworkContent, shape: Shape) -> Message | None:
    """That a file names more or fewer classes than there are outputs; None where it does not."""
    if not content.classes:
        return None
    if content.input is not None and content.input.shape is not None:
        shape = content.input.shape
    try:
        shape = output_shape(content.network, shape)
    except Refused:
        return None
    if len(content.classes) == shape[0]:
        return None
    text = marked(
        "message",
        "{name} names {classes} classes, and the network has {outputs} outputs: they go without.",
    )
    about = {"name": content.name, "classes": len(content.classes), "outputs": shape[0]}
    return Message(text, about)


@contextmanager
def _understood(name: str) -> Iterator[None]:
    """Say in a sentence that what others wrote is not laid out as such files are."""
    try:
        yield
    except Refused:
        raise
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Refused(
            marked("message", "{name} is not laid out as such files are: it cannot be read."),
            name=name,
        ) from error
