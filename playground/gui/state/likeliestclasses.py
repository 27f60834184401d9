"""The likeliest classes of a network that ends in shares, as every place names them."""

from __future__ import annotations

import numpy as np

from playground.core.counting import from_one
from playground.engine.view.planes import Shown
from playground.engine.view.shares import shares
from playground.gui.widgets.wording import class_words


def likeliest_classes(
    shown: Shown, known: tuple[str, ...], most: int
) -> list[tuple[str, float]] | None:
    """Up to `most` names with their shares, the largest first; None where nothing ends in shares.

    `known` are the names of the classes of the data.
    """
    session = shown.session
    layers = [layer for layer in session.network if layer.enabled]
    if shown.results is None or not layers or not layers[-1].is_softmax:
        return None
    values = shares(session.network, shown.results, session.training.loss)
    if values is None:
        return None
    names = class_words(session.classes_at(len(session.network) - 1, len(values), known))
    best = [int(at) for at in np.argsort(-np.asarray(values), kind="stable")[:most]]
    return [(names[at] if names else str(from_one(at)), float(values[at])) for at in best]
