"""The maps and the training on screen, as figures take them."""

from __future__ import annotations

from playground.core.session import Session
from playground.datasets.usual import with_usual_data
from playground.engine.view.planes import Shown
from playground.figures.subject import Learning, Subject
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.colours import signed_scale
from playground.training.protocol.run_list import drawn_runs, listed_runs
from playground.training.protocol.state import TrainingState


def subject_of(shown: Shown, view: ViewState, training: TrainingState | None) -> Subject:
    """The maps that are shown, with the colours, the selection and the pin that they have."""
    learning = Learning()
    if training is not None:
        learning = learning_of(training, shown.session, view)
    colours = signed_scale()
    return Subject(
        shown,
        view.scale,
        colours,
        view.layer,
        view.channel,
        view.pin,
        learning=learning,
        data_classes=view.data_classes,
    )


def learning_of(state: TrainingState, session: Session, view: ViewState) -> Learning:
    """The runs that the plots draw, by their names, and how the present one does at last."""
    notes = session.runs
    plan = state.plan or with_usual_data(session.training)  # of the next training
    runs = drawn_runs(state, notes, plan)
    listed = listed_runs(state, notes)
    found = state.examination if state.setup is not None else None
    return Learning(
        runs,
        listed[-1] if listed else None,
        {run.key: notes.of(run.key).name for run in runs},
        None if found is None else found.metrics.confusion,
        () if state.setup is None else state.setup.classes,
        None if found is None else found.epoch,
        view.smoothing / 100,
        view.loss_plot.is_log,
        state.folder,
        state.kept,
    )
