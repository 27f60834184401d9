"""Which pictures are searched: those that were chosen, or those that the network is about."""

from __future__ import annotations

from playground.core.session import Session
from playground.engine.compute.evaluate import stages_of
from playground.gui.state.insideview import UnitPictures
from playground.gui.state.viewstate import ViewState


def pictures_searched(session: Session, view: ViewState) -> UnitPictures:
    """The chosen pictures; else the data, where the network tells their classes apart, or samples.

    Photos say little of a network that was trained on digits here.
    """
    chosen, classes = view.inside.pictures, view.data_classes
    if chosen is not None:
        return chosen
    shapes = [stage.shape for stage in stages_of(session.network, session.shape)]
    if not classes or not shapes or shapes[-1] is None:
        return "samples"
    names = session.classes_at(len(shapes) - 1, shapes[-1][0], classes)
    return "data" if names == classes else "samples"
