"""Modules that only some tests need: every worker collects all tests, but runs a part of them."""

from __future__ import annotations

import importlib
from typing import Any


class Later:
    """A module that is imported when something of it is asked for, and not while collecting."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # pytest asks all that is in a module for some of its own
            raise AttributeError(name)
        return getattr(importlib.import_module(self._name), name)
