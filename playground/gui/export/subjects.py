"""What is on screen, as figures take it."""

from __future__ import annotations

from playground.engine.view.planes import Shown
from playground.figures.subject import Subject
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.colours import signed_scale


def subject_of(shown: Shown, view: ViewState) -> Subject:
    """The maps that are shown, with the colours, the selection and the pin that they have."""
    return Subject(shown, view.scale, signed_scale(), view.layer, view.channel, view.pin)
