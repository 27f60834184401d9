"""The words for steps: the title that one is kept with, and where it stands among the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.core.steps import Step
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import filter_name, layer_title

translate = QCoreApplication.translate


def subject(session: Session, view: ViewState) -> str:
    """The name of what is looked at: the selected filter, else the layer, else the input."""
    layers = session.network.layers
    if not 0 <= view.layer < len(layers):
        return translate("Steps", "Input")
    layer = layers[view.layer]
    if isinstance(layer, FilterLayer) and layer.enabled:
        return filter_name(layer.filters[min(view.filter, len(layer.filters) - 1)])
    return layer_title(layer)


def titled(step: Step, at: int) -> str:
    """The title of a step, or its number where it has none."""
    return step.title or translate("Steps", "Step {number}").format(number=at + 1)


def where_text(at: int, steps: Sequence[Step], is_away: bool = False) -> str:
    """Which step of how many it is, with its title, or which was left; "" where it is none."""
    if not 0 <= at < len(steps):
        return ""
    if is_away:
        text = translate("Steps", "away from {number} / {count}")
        return text.format(number=at + 1, count=len(steps))
    title = steps[at].title
    return f"{at + 1} / {len(steps)}  {title}" if title else f"{at + 1} / {len(steps)}"
