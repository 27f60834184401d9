"""The edit that puts a layer of a kind in, as its menu and a lesson do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.core import edits
from playground.core.fitting import output_shape
from playground.core.messages import Refused, marked
from playground.core.session import Network, Session
from playground.layers.kinds import LAYERS

NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


def with_new_layer(
    session: Session, index: int, kind: str, settings: Mapping[str, Any] = NO_SETTINGS
) -> Session:
    """The session with a layer of `kind`, with its own defaults, before the one at `index`.

    `settings` has other values of its fields, by their names.
    Random weights follow from the session's seed and the place. Raises Refused when the layers
    before have no output for it to take.
    """
    try:
        before = Network(session.network.layers[:index])
        shape = output_shape(before, session.shape, holds_maps=True)
    except Refused:
        text = marked("message", "First mend the layer before: it has no output to add to.")
        raise Refused(text) from None
    rng = np.random.default_rng((session.seed, index))
    layer = replace(LAYERS[kind].default(shape, rng), **settings)
    return edits.add_layer(session, index, layer)
