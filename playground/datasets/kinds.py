"""The registry of data sets."""

from __future__ import annotations

from typing import TypeVar

from playground.core.plan import DataSource
from playground.core.registry import Registry

DATASETS: Registry[type[DataSource]] = Registry("data set")

S = TypeVar("S", bound=DataSource)


def data_source(cls: type[S]) -> type[S]:
    """Register a class of data sources under its kind, its name on the command line."""
    DATASETS.add(cls.kind, cls, cls.menu_order)
    return cls
