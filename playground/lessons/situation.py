"""The situation that a check reads: the document, how it is looked at, results and training."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playground.core.session import Session
from playground.engine.compute.evaluate import Results, evaluate
from playground.engine.trace.cell_address import Cell
from playground.pictures.network_input import network_input


@dataclass(frozen=True, slots=True)
class Look:
    """The window's view of the document: the selection, the pinned cell, mode and page."""

    layer: int = 0
    filter: int = 0
    pin: Cell | None = None
    mode: str = "explore"
    below: str = "arithmetic"
    unit: tuple[int, int] | None = None
    """The unit that Look inside asks about, by layer and number; None for an answer."""

    shuffled: int = 0
    """How many layers Look inside has shuffled, to try whether an explanation depends on them."""


@dataclass(frozen=True, slots=True)
class Trained:
    """How far a training has come: epochs that are over, and what the last of them came to.

    What is not known yet is None: loss and accuracy of the training data, and of those held out.
    `run` is another with each start, `step` counts the steps of all its epochs.
    """

    epoch: int = 0
    step: int = 0
    run: int = 1
    loss: float | None = None
    accuracy: float | None = None
    validation_loss: float | None = None
    validation_accuracy: float | None = None


@dataclass(slots=True, eq=False)
class Situation:
    """A document with its look; the results are computed when they are asked for first."""

    session: Session
    look: Look = Look()
    computed: Results | None = field(default=None, repr=False)
    computes: bool = True
    """Whether maps that are not there are computed; without, what asks for them finds nothing."""

    trained: Trained | None = None

    @property
    def results(self) -> Results:
        """The maps of every layer, from the window where it has them; raises LookupError."""
        if self.computed is None:
            if not self.computes:
                raise LookupError("the maps are not there yet")
            x = network_input(self.session).x
            self.computed = evaluate(self.session.network, x)
        return self.computed

    def with_session(self, session: Session) -> Situation:
        """The same look at another document."""
        return replace(self, session=session, computed=None)
