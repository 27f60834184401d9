"""The offer of what a network lacks to be trained on the data that a start was refused for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playground.core.learned import same_but_for_weights
from playground.core.messages import Offer, Refused, marked
from playground.core.plan import TrainingPlan
from playground.gui.state.store import Store
from playground.training.protocol.messages import Failed
from playground.training.protocol.trainable import with_completion


def completion_offer(
    store: Store, failed: Failed, wanted: Callable[[], TrainingPlan], about: str
) -> Offer | None:
    """The reason why a start was refused, with an offer to add layers; None where they are no help.

    It stands while the same data are wanted for the same layers.
    """
    if failed.input is None:
        return None
    first, plan = store.session, wanted()
    try:
        with_completion(first, failed.input, failed.classes)
    except Refused:
        return None
    label = marked("edit", "Add the missing layers")
    return Offer(
        replace(failed.message, about=about),
        marked("offer", "Add the missing layers"),
        lambda: store.edit(label, with_completion, failed.input, failed.classes),
        lambda: (
            wanted().data == plan.data
            and same_but_for_weights(store.session.network, first.network)
        ),
    )
