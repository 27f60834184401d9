"""The menu items for the filter that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from playground.gui.state.filtercommands import FilterCommands

translate = QCoreApplication.translate


def add_filter_items(
    menu: QMenu, commands: FilterCommands, rename: Callable[[], object] | None = None
) -> None:
    """Add what can be done with the chosen filter of the selected layer."""
    chosen, count = commands.chosen, commands.count

    def add(text: str, slot: Callable[[], object], enabled: bool = True) -> None:
        action = menu.addAction(text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: slot())

    if rename is not None:
        add(translate("FilterMenu", "Rename the filter\tF2"), rename)
    add(translate("FilterMenu", "Add a filter"), commands.add, commands.may_grow)
    add(
        translate("FilterMenu", "Duplicate the filter\tCtrl+D"),
        commands.duplicate,
        commands.may_grow,
    )
    add(
        translate("FilterMenu", "Move the filter left\tAlt+Left"),
        lambda: commands.move_to(chosen - 1),
        chosen > 0,
    )
    add(
        translate("FilterMenu", "Move the filter right\tAlt+Right"),
        lambda: commands.move_to(chosen + 1),
        chosen + 1 < count,
    )
    add(translate("FilterMenu", "Delete the filter"), commands.delete, count > 1)
