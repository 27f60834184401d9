"""The change that loads a stack, an example or a trained network, as a click in its menu does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from playground.core.messages import marked
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.layers.shipped import shipped_networks, with_shipped_network
from playground.layers.stacks import load_stacks, with_stack
from playground.layers.starts import load_starts, with_start
from playground.lessons.changes.kinds import CHANGES, ChangeKind
from playground.lessons.mistake import Wrong
from playground.lessons.situation import Look, Situation


@dataclass(frozen=True, slots=True)
class Load:
    """Another network in the place of the layers, on the picture that shows it."""

    kind: str
    name: str

    def done(self, situation: Situation) -> Situation:
        """The situation with it, looked at from the beginning."""
        session = _WITH[self.kind](situation.session, self.name)
        look = Look(mode=situation.look.mode)
        if self.kind == "start":
            view = load_starts()[self.name].view()
            look = replace(look, layer=view.layer, filter=view.filter, pin=Cell(*view.pin))
        return replace(situation.with_session(session), look=look)


_WITH: Final[Mapping[str, Callable[[Session, str], Session]]] = {
    "stack": with_stack,
    "start": with_start,
    "network": with_shipped_network,
}
_NAMES: Final[Mapping[str, Callable[[], Iterable[str]]]] = {
    "stack": load_stacks,
    "start": load_starts,
    "network": shipped_networks,
}


def _read(text: str) -> Load:
    kind, _, name = (part.strip() for part in text.partition(" "))
    if kind not in _NAMES:
        raise Wrong(marked("message", "load is followed by stack, start or network, and a name."))
    names = tuple(_NAMES[kind]())
    if name not in names:
        sentence = marked("message", "There is no {name}; there are {names}.")
        raise Wrong(sentence, name=name, names=", ".join(names))
    return Load(kind, name)


CHANGES.add(
    "load",
    ChangeKind(
        "load KIND NAME", "put a stack, a start (an example) or a network in, by its name", _read
    ),
)
