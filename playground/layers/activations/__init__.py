"""The activation functions, one a file: whatever module of this folder calls `declare` is found."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from playground.core.registry import Registry
from playground.layers.activations.function import DECLARED, ActivationFunction

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

ACTIVATIONS: Registry[ActivationFunction] = Registry("activation function")
"""All functions by name, in the order of menus."""

for _function in sorted((item for _, item in DECLARED.items()), key=lambda item: item.order):
    ACTIVATIONS.add(_function.name, _function)
