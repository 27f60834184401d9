"""The looks of the window on this machine: theme, text, colours of signed values, motion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from playground.engine.view.palette import SIGNED
from playground.gui.shell.actions import Actions, scale_action, theme_action
from playground.gui.state.machine_settings import (
    MOTION,
    SIGNED_SCALE,
    TEXT_SIZE,
    THEME,
    MachineSettings,
    Setting,
)
from playground.gui.state.sliding import Sliding
from playground.gui.widgets.colours import choose_signed_scale, signed_scale
from playground.gui.widgets.motion import Motion, choose_motion, is_reduced
from playground.gui.widgets.theme import THEMES, choose_text_size, theme

PREFERENCES = "Preferences"
"""The name of the dialog as an object."""


class Look(QObject):
    """Keeps what the menu View says of looks, goes by the settings, and ticks what is so."""

    def __init__(
        self,
        actions: Actions,
        settings: MachineSettings,
        wear: Callable[[str], None],
        sliding: Sliding,
        parent: QObject,
    ) -> None:
        """Take charge of the actions; `wear` gives the window a theme, by its name."""
        super().__init__(parent)
        self._actions, self._settings = actions, settings
        self._wear, self._sliding = wear, sliding
        actions.connect_to("theme", self._toggle_theme)
        actions.connect_to("motion", self._toggle_motion)
        for name in THEMES:
            actions.connect_to(theme_action(name), partial(self.choose_theme, name))
        for name in SIGNED:
            actions.connect_to(scale_action(name), partial(self.choose_scale, name))
        settings.changed.connect(self._follow)
        self.tick()

    def choose_theme(self, name: str) -> None:
        """Wear a theme from now on."""
        self._settings.set(THEME, name)
        self._follow(THEME)

    def choose_scale(self, name: str) -> None:
        """Paint signed values on another scale from now on."""
        self._settings.set(SIGNED_SCALE, name)
        self._follow(SIGNED_SCALE)

    def _toggle_theme(self) -> None:
        self.choose_theme("light" if theme().name == "dark" else "dark")

    def _toggle_motion(self) -> None:
        motion: Motion = "full" if is_reduced() else "reduced"
        self._settings.set(MOTION, motion)

    def _follow(self, setting: Setting[Any]) -> None:
        """Look as the settings say now."""
        get = self._settings.get
        if setting is THEME or setting is TEXT_SIZE:
            choose_text_size(get(TEXT_SIZE))
            self._wear(get(THEME))
        elif setting is SIGNED_SCALE and get(SIGNED_SCALE) != signed_scale():
            choose_signed_scale(get(SIGNED_SCALE))
            for widget in QApplication.allWidgets():
                widget.update()
        elif setting is MOTION:
            choose_motion(cast(Motion, get(MOTION)))
            self._sliding.take_usual_speed()
        self.tick()

    def tick(self) -> None:
        """Tick what is so in the menus."""
        for name in THEMES:
            self._actions[theme_action(name)].setChecked(name == theme().name)
        for name in SIGNED:
            self._actions[scale_action(name)].setChecked(name == signed_scale())
        self._actions["motion"].setChecked(is_reduced())


def choose_look(settings: MachineSettings) -> None:
    """Paint and move as it was chosen at an earlier start; the theme is for who has the widgets."""
    choose_text_size(settings.get(TEXT_SIZE))
    choose_signed_scale(settings.get(SIGNED_SCALE))
    choose_motion(cast(Motion, settings.get(MOTION)))
