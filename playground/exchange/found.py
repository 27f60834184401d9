"""All that is written and read: importing this finds the kinds of layers and of files."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.exchange import files, layers
from playground.exchange.registry import FILES
from playground.exchange.writers import WRITERS

import_modules(layers.__name__, layers.__path__)
import_modules(files.__name__, files.__path__)

__all__ = ["FILES", "WRITERS"]
