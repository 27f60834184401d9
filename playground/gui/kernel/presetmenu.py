"""The button with the menu of presets and of the user's own kernels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.exchange.own_files import KERNELS
from playground.gui.widgets.choicebutton import ChoiceButton
from playground.gui.widgets.colours import map_image, signed_scale
from playground.gui.widgets.ownsection import OwnSection
from playground.gui.widgets.wording import translated
from playground.kernels.presets import load_presets

ICON_PX = 24


class PresetButton(ChoiceButton):
    """Says which preset the filter is, or was; opens the menu of all, by groups."""

    chosen = Signal(str)
    """The id of a preset."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Preset"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = self.menu()
        self._icons_of = ""
        self.own = OwnSection(
            menu,
            KERNELS,
            self.tr("Keep this kernel…"),
            self.tr("Open the folder of your kernels"),
            _own_icon,
        )
        menu.aboutToShow.connect(self._fill)

    def show_filter(self, item: Filter) -> None:
        """Say what a filter is, with what it finds as the tooltip."""
        presets = load_presets()
        if item.preset in presets:
            preset = presets[item.preset]
            words = translated("kernel", preset.title)
            explanation = translated("kernel", preset.sentence)
        elif item.origin in presets:
            title = translated("kernel", presets[item.origin].title)
            words = self.tr("Custom (from {preset})").format(preset=title)
            explanation = self.tr("Edited by hand")
        else:
            words = self.tr("Custom")
            explanation = self.tr("Made by hand")
        if words != self.text():
            self.setText(words)
            self.setToolTip(f"<b>{words}</b><br>{explanation}")
            self.setAccessibleDescription(words)

    def _fill(self) -> None:
        """Build the menu when it is first opened; the pictures take a moment."""
        menu = self.menu()
        if self._icons_of:
            self._paint_icons()
            return
        groups: dict[str, QMenu] = {}
        for name, preset in load_presets().items():
            if preset.group not in groups:
                group = QMenu(translated("kernel", preset.group), menu)
                group.setToolTipsVisible(True)
                menu.insertMenu(self.own.separator, group)
                groups[preset.group] = group
            action = groups[preset.group].addAction(translated("kernel", preset.title))
            action.setIcon(_icon(preset.matrix()))
            action.setToolTip(f"<p>{translated('kernel', preset.sentence)}</p>")
            action.setData(name)
            action.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))

        self._icons_of = signed_scale()

    def _paint_icons(self) -> None:
        """Give the pictures the scale that is chosen now."""
        if self._icons_of == signed_scale():
            return
        self._icons_of = signed_scale()
        presets = load_presets()
        for group in self.menu().findChildren(QMenu):
            for action in group.actions():
                action.setIcon(_icon(presets[action.data()].matrix()))


def _icon(weights: FloatArray) -> QIcon:
    image = map_image(weights, float(np.abs(weights).max()), "signed")
    scaled = image.scaled(QSize(ICON_PX, ICON_PX), Qt.AspectRatioMode.KeepAspectRatio)
    return QIcon(QPixmap.fromImage(scaled))


def _own_icon(content: object) -> QIcon:
    """The picture of a kernel, or of the first slice of a stack of them."""
    assert isinstance(content, np.ndarray)
    return _icon(content if content.ndim == 2 else content[0])
