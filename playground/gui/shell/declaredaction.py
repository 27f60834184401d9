"""The declaration of an action of the window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """An action: where it stands, what it says and what it is called by."""

    name: str
    menu: str
    text: str
    help: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    separated: bool = False
    of_mode: bool = False
    """Whether the mode that is shown does it; in a mode that does not, it is off."""
    choice_of: str = ""
    """The submenu in which it is one of several choices."""
    is_on_or_off: bool = False
    context: str = "action"
    """That of its texts in the translations."""

    why_off: str = ""
    """Why it cannot be done now, where it is off."""
