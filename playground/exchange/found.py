"""All kinds of files that are exported: importing this finds them."""

from __future__ import annotations

from playground.core.registry import import_modules
from playground.exchange import files
from playground.exchange.registry import FILES

import_modules(files.__name__, files.__path__)

__all__ = ["FILES"]
