"""The choice of the maps' colour scale, where the colours are, and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.counting import from_one
from playground.engine.explain.formats import number_text, scaled_text
from playground.engine.view.mapscale import MapScale, ScaleChoice
from playground.engine.view.planes import NEARLY_ALL_SHARE
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written

translate = QCoreApplication.translate


def scale_menu(store: Store, scale: MapScale | None, parent: QWidget) -> QMenu:
    """A menu of the ways to choose where colours end, with the present ones ticked."""
    menu = QMenu(translate("ScaleMenu", "Colour scale"), parent)
    menu.setToolTipsVisible(True)
    if scale is not None and scale.hidden_by is not None:
        menu.addAction(hiding_words(scale)).setEnabled(False)
        menu.addSeparator()
    share = number_text(100 * NEARLY_ALL_SHARE, 1)
    now = store.view.scale

    def choose(choice: ScaleChoice) -> Callable[[], object]:
        return lambda: store.look(scale=choice)

    for choices in (
        (
            (
                replace(now, by="layer"),
                translate("ScaleMenu", "One scale for the whole layer"),
                translate(
                    "ScaleMenu",
                    "One range for all maps of a layer, so that they can be compared.",
                ),
            ),
            (
                replace(now, by="map"),
                translate("ScaleMenu", "Each map its own scale"),
                translate("ScaleMenu", "Every map uses the full range of colours."),
            ),
        ),
        (
            (
                replace(now, cut="most"),
                translate("ScaleMenu", "Cut at {share} % of the values").format(share=share),
                translate(
                    "ScaleMenu",
                    "In large maps the few strongest values have the last colour, so that they do"
                    " not leave all others pale. Ticks at the ends of the scale say so.",
                ),
            ),
            (
                replace(now, cut="largest"),
                translate("ScaleMenu", "Up to the largest value"),
                translate("ScaleMenu", "No value is cut; one strong value can pale all others."),
            ),
        ),
    ):
        group = QActionGroup(menu)
        for choice, text, explanation in choices:
            action = menu.addAction(text)
            action.setToolTip(as_written(explanation))
            action.setCheckable(True)
            action.setChecked(choice == now)
            action.triggered.connect(choose(choice))
            group.addAction(action)
        menu.addSeparator()
    return menu


def end_text(value: float) -> str:
    """The end of a scale, in few characters."""
    return scaled_text(value, value)


def scale_words(scale: MapScale) -> str:
    """Where colours end, what is cut, and which map hides the others, in sentences."""
    ends = f"−{end_text(scale.limit)} … +{end_text(scale.limit)}"
    if scale.palette == "gray":
        ends = f"0 … {end_text(scale.limit)}"
    words = [translate("ScaleMenu", "Colours from {ends}.").format(ends=ends)]
    if scale.is_exceeded:
        text = translate("ScaleMenu", "Clipped: values beyond, up to {most}, have the last colour.")
        words.append(text.format(most=end_text(scale.extreme)))
    if scale.hidden_by is not None:
        words.append(hiding_words(scale))
    words.append(translate("ScaleMenu", "Click the colours to choose."))
    return " ".join(words)


def hiding_words(scale: MapScale) -> str:
    """Which map makes the others of its layer pale."""
    assert scale.hidden_by is not None
    text = translate("ScaleMenu", "Map {number} is so strong that the others are pale.")
    return text.format(number=from_one(scale.hidden_by))
