"""Keeps exceptions of overridden Qt methods from crossing into C++.

A slot that raises is printed by PySide, and the program goes on. A virtual method that raises, be
it an event handler or `sizeHint`, is another matter: while Python code stands further down the
stack, PySide leaves the exception pending and returns to C++, so that whatever Python runs next,
or the painter that is still open on a widget, brings the process down. So every class that
overrides such a method gets it in a wrapper that hands the exception to `sys.excepthook`.
"""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

REFUSING = frozenset({"event", "eventFilter", "viewportEvent", "sceneEvent", "focusNextPrevChild"})
"""Methods that tell whether they dealt with something; one that failed did not."""

OF_DIALOGS = frozenset({"accept", "reject", "done"})
"""Methods that the keys of a dialog call; one that failed leaves the dialog open."""

ASKED_BY_QT = frozenset(
    {
        *("sizeHint", "minimumSizeHint", "heightForWidth", "hasHeightForWidth", "hitButton"),
        *("scrollContentsBy", "currentChanged"),
        *("minimumSize", "maximumSize", "expandingDirections", "setGeometry", "geometry"),
        *("addItem", "itemAt", "takeAt", "count", "isEmpty", "invalidate"),
        *("validate", "fixup", "stepBy", "stepEnabled", "textFromValue", "valueFromText"),
        *("rowCount", "columnCount", "data", "setData", "headerData", "flags", "index", "parent"),
        "text",  # of an accessibility interface
        "createMimeDataFromSelection",
        *("createEditor", "setEditorData", "setModelData", "updateEditorGeometry"),
        *("paint", "boundingRect", "shape", "itemChange", "drawBackground", "drawForeground"),
        *("run", "nextCheckState", "initStyleOption", "updateCurrentValue", "interpolated"),
    }
)
"""Other virtual methods that Qt calls; where one fails, Qt's own answers instead."""


def guard_overrides() -> None:
    """Guard the overrides of every class that is derived from one of Qt's from now on."""
    Shiboken.Object.__init_subclass__ = classmethod(_guard_class)  # type: ignore[assignment,arg-type]


def is_guarded(method: object) -> bool:
    """Whether exceptions of this method stay in Python."""
    return getattr(method, "_is_guarded", False)


def is_virtual(name: str) -> bool:
    """Whether Qt calls methods of this name."""
    return name.endswith("Event") or name in REFUSING | OF_DIALOGS | ASKED_BY_QT


def _guard_class(cls: type, **arguments: Any) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**arguments)  # type: ignore[misc]
    for name, method in list(vars(cls).items()):
        if is_virtual(name) and isinstance(method, FunctionType):
            native = _native(cls, name)
            if native is not None:
                setattr(cls, name, _guarded(name, method, native))


def _native(cls: type, name: str) -> Callable[..., Any] | None:
    """The method of Qt that a class overrides, or None where Qt has none of the name."""
    for base in cls.__mro__[1:]:
        found = vars(base).get(name)
        if found is not None and not isinstance(found, FunctionType):
            return found if callable(found) else None
    return None


def _guarded(
    name: str, method: Callable[..., Any], native: Callable[..., Any]
) -> Callable[..., Any]:
    @functools.wraps(method)
    def guard(*arguments: Any, **named: Any) -> Any:  # named ones come from Python alone
        try:
            return method(*arguments, **named)
        except Exception as error:
            _hand_over(error)
        if name in REFUSING:
            return False
        if name in ASKED_BY_QT:
            try:
                return native(*arguments, **named)
            except Exception as error:  # abstract: Qt has no answer of its own
                _hand_over(error)
        return None

    guard._is_guarded = True  # type: ignore[attr-defined]
    return guard


def _hand_over(error: Exception) -> None:
    """Report an exception, without the painters that its frames would keep open on a widget."""
    traceback.clear_frames(error.__traceback__)
    sys.excepthook(type(error), error, error.__traceback__)
