"""The registry of layer kinds."""

from __future__ import annotations

from typing import TypeVar

from playground.core.registry import Registry
from playground.core.session import Layer

LAYERS: Registry[type[Layer]] = Registry("layer kind")

L = TypeVar("L", bound=Layer)


def layer_kind(cls: type[L]) -> type[L]:
    """Register a class of layers under its kind."""
    LAYERS.add(cls.kind, cls)
    return cls
