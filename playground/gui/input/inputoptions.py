"""How the network is fed the picture: gray or red, green and blue, from 0 to 1 or to 255."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.network_input import Levels
from playground.core.picture import Colour
from playground.core.session import Session
from playground.gui.input.picturepage import section_label
from playground.gui.state.store import Store
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wraprow import WrapRow


class InputOptions(WrapRow):
    """The choice of channels and of the range of intensities, side by side where there is room."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(8, 8, parent)
        self._store = store
        self.channels = Segmented(
            [
                ("gray", self.tr("grey"), self.tr("One channel: the brightness")),
                ("rgb", self.tr("RGB"), self.tr("Three channels: red, green and blue")),
            ],
            self,
        )
        self.channels.setAccessibleName(self.tr("Channels"))
        numbers = self.tr("The network is fed these very numbers")
        self.levels = Segmented(
            [
                ("unit", self.tr("0–1"), self.tr("Black is 0, white is 1. {}.").format(numbers)),
                ("byte", self.tr("0–255"), self.tr("Black is 0, white 255. {}.").format(numbers)),
            ],
            self,
        )
        self.levels.setAccessibleName(self.tr("Intensities"))
        for choice in (self.channels, self.levels):  # to fit side by side
            for button in choice.findChildren(QToolButton):
                button.setProperty("compact", True)
        self.set_items(
            [
                _section(self.tr("CHANNELS"), self.channels),
                _section(self.tr("INTENSITIES"), self.levels),
            ]
        )
        self.channels.chosen.connect(self._set_colour)
        self.levels.chosen.connect(self._set_levels)
        store.changed.connect(self._session_changed)
        self._show(store.session)

    def _set_colour(self, value: str) -> None:
        label = marked("edit", "Set channels")
        self._store.edit(label, edits.set_colour, cast(Colour, value))

    def _set_levels(self, value: str) -> None:
        label = marked("edit", "Set intensities")
        self._store.edit(label, edits.set_levels, cast(Levels, value))

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.picture is not new.picture or old.input != new.input:
            self._show(new)

    def _show(self, session: Session) -> None:
        self.channels.set_value(session.picture.colour)
        self.levels.set_value(session.levels)
        reason = self.tr("The network learned from these intensities: others mean nothing to it.")
        self.levels.set_off(reason if session.input.kept else "")


def _section(heading: str, widget: QWidget) -> QWidget:
    """A heading with its control beneath, to stand beside others."""
    section = QWidget()
    box = QVBoxLayout(section)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(section_label(heading, section))
    box.addWidget(widget)
    return section
