"""Pages of which one is seen at a time, each built when it is shown first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

Name = TypeVar("Name", bound=str)


class LatePages(QStackedWidget, Generic[Name]):
    """A stack of pages by name: a window that opens need not build what few look at.

    What is on a page has to show what it would if it had been there from the beginning.
    """

    def __init__(self, builders: Mapping[Name, Callable[[], QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._builders = builders
        self._built: dict[Name, QWidget] = {}

    def is_built(self, name: Name) -> bool:
        """Whether a page was shown or asked for."""
        return name in self._built

    def page(self, name: Name) -> QWidget:
        """The page of this name, built if it was not yet."""
        if name not in self._built:
            self._built[name] = self._builders[name]()
            self.addWidget(self._built[name])
        return self._built[name]

    def show_page(self, name: Name) -> None:
        """Let a page be the one that is seen."""
        self.setCurrentWidget(self.page(name))
