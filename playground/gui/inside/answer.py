"""The answer of the network: logits, shares and names, from the maps that are shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.messages import Message, marked
from playground.core.plan import Loss
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import Results
from playground.engine.view.planes import Shown
from playground.engine.view.shares import shares
from playground.gui.widgets.wording import class_words
from playground.pictures.network_input import BLANK_SHEET, is_blank

NO_LIST = marked("message", "The stack does not end in a list of numbers: ask about a unit.")


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The numbers of every output: `logits` before a softmax, `shares` as the bars have them."""

    logits: FloatArray
    shares: FloatArray
    names: tuple[str, ...]

    @property
    def likeliest(self) -> int:
        """The output with the largest share."""
        return int(self.shares.argmax())

    def name(self, output: int) -> str:
        """The name of an output, or its number."""
        return self.names[output] if output < len(self.names) else str(from_one(output))

    def order(self) -> list[int]:
        """The outputs, the likeliest first."""
        order: list[int] = np.argsort(-self.shares, kind="stable").tolist()
        return order


def answer_of(network: Network, results: Results, loss: Loss) -> Answer | None:
    """The answer in results, without names; None where they end in no list of numbers."""
    found = shares(network, results, loss)
    if found is None:
        return None
    on = [at for at, layer in enumerate(network) if layer.enabled]
    last = on[-1] if on else -1
    before = on[-2] if len(on) > 1 else -1
    outputs = results.maps(before if last >= 0 and network[last].is_softmax else last)
    assert outputs is not None
    return Answer(outputs.reshape(-1), found, ())


def named(answer: Answer, session: Session, data_classes: tuple[str, ...]) -> Answer:
    """The answer with the names of its outputs, by those that the session or the data have."""
    names = class_words(
        session.classes_at(len(session.network) - 1, len(answer.shares), data_classes)
    )
    return Answer(answer.logits, answer.shares, names)


def why_no_answer(shown: Shown, answer: Answer | None) -> Message | None:
    """Why there is nothing to ask about; None where there is an answer."""
    if is_blank(shown.session):
        return Message(BLANK_SHEET)
    refused = next((stage.refusal for stage in shown.stages if stage.refusal is not None), None)
    if refused is not None:
        return refused
    if any(stage.waits for stage in shown.stages):
        return Message(marked("message", "Weights are being made: the answer comes after them."))
    if answer is None or not len(answer.shares):
        return Message(NO_LIST)
    return None
