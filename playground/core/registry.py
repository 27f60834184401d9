"""Things declared once and found by name, each in a file of its own that is found, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """A table of named things in the order of menus; a name that is taken is refused."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._items: dict[str, T] = {}
        self._orders: dict[str, int] = {}

    def add(self, name: str, item: T, order: int = 0) -> T:
        """Register `item`; raise ValueError when the name is taken.

        Those of a lower `order` come first, those of the same one as they are registered.
        """
        if name in self._items:
            raise ValueError(f"{self._what} {name!r} is registered twice")
        self._orders[name] = order
        self._items[name] = item
        self._items = {
            key: self._items[key] for key in sorted(self._items, key=self._orders.__getitem__)
        }
        return item

    def __getitem__(self, name: str) -> T:
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> Iterator[tuple[str, T]]:
        """The names and things in the order of menus."""
        return iter(self._items.items())


def import_modules(package: str, path: Iterable[str]) -> None:
    """Import every module in the folders of a package, so that each registers what it declares."""
    for module in iter_modules(path):
        import_module(f"{package}.{module.name}")
