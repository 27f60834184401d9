"""How all kinds of layers are written: importing this finds them."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.exchange import layers
from playground.exchange.writers import WRITERS, write_layers

import_modules(layers.__name__, layers.__path__)

__all__ = ["WRITERS", "write_layers"]
