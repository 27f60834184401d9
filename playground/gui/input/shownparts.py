"""Which parts of the input are seen: beneath a picture that is tried, on a sheet, in a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from playground.gui.input.trialrow import TrialRow
from playground.gui.state.viewstate import InputTab


@dataclass(slots=True, eq=False)
class ShownParts:
    """Hides what is not wanted in the place where the input stands.

    A compact one has the `row` of what is needed most, and the rest when that asks for it. A sheet
    that is drawn on leaves its height to the canvas: what is `about` the picture, and how the
    network sees it, is at the picture.
    """

    row: TrialRow
    pages: Mapping[InputTab, QWidget]
    about: tuple[QWidget, ...]
    tab: InputTab = "picture"
    is_compact: bool = False
    is_sheet: bool = False

    def show(self) -> None:
        """Show the parts that are wanted now."""
        seen = not self.is_compact or self.row.shows_details
        for part in self.about:
            part.setVisible(seen and not self.puts_off(part))
        for name, page in self.pages.items():
            page.setVisible(seen and name == self.tab)

    def puts_off(self, part: QWidget) -> bool:
        """Whether a part is not seen because the sheet is drawn on."""
        return self.is_sheet and self.tab == "draw" and part in self.about
