"""The button of the camera: a click begins or freezes, the arrow beside it says how it is read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from playground.gui.input.livecamera import LiveCamera
from playground.gui.widgets.iconbutton import IconButton
from playground.pictures.camera import cameras
from playground.pictures.resolutions import RESOLUTIONS

ARROW_PX = 14
"""Pixels of the arrow that opens the menu."""


class CameraButton(IconButton):
    """Pressed while the camera is live."""

    def __init__(self, live: LiveCamera, parent: QWidget | None = None) -> None:
        super().__init__("camera", "", "", parent)
        self._live = live
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setCheckable(True)
        self.clicked.connect(live.toggle)
        live.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """With room for the arrow."""
        return super().sizeHint() + QSize(ARROW_PX, 0)

    def _show(self) -> None:
        is_live = self._live.is_live
        self.setChecked(is_live)
        if is_live:
            self.set_words(
                self.tr("Freeze the camera"), self.tr("The picture that is shown stays (F4)")
            )
        else:
            self.set_words(
                self.tr("Camera"),
                self.tr("Look at what the camera sees; F4 freezes it"),
            )

    def _fill(self) -> None:
        """The cameras that there are now, and how they are read."""
        menu, live = self._menu, self._live
        menu.clear()
        found, chosen = cameras(), live.camera
        if not found:
            menu.addAction(self.tr("There is no camera on this computer")).setEnabled(False)
        group = QActionGroup(menu)
        for camera in found:
            name = camera.name
            if name.isdecimal():
                name = self.tr("Camera {number}").format(number=name)
            action = menu.addAction(name.replace("&", "&&"), partial(live.choose, camera))
            action.setCheckable(True)
            action.setChecked(camera == chosen)
            group.addAction(action)
        menu.addSeparator()
        mirrored = menu.addAction(self.tr("As in a mirror"))
        mirrored.setCheckable(True)
        mirrored.setChecked(live.mirrored)
        mirrored.triggered.connect(live.set_mirrored)
        menu.addSeparator()
        group = QActionGroup(menu)
        for width, height in RESOLUTIONS:
            text = self.tr("{width}×{height} pixels").format(width=width, height=height)
            action = menu.addAction(text, partial(live.set_resolution, (width, height)))
            action.setCheckable(True)
            action.setChecked((width, height) == live.resolution)
            group.addAction(action)
