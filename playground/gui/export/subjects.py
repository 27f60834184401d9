"""What is on screen, as figures take it."""

from __future__ import annotations

from playground.core.plan import TrainingPlan
from playground.core.run_notes import RunNotes
from playground.engine.view.planes import Shown
from playground.figures.subject import Learning, Subject
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.colours import signed_scale
from playground.training.protocol.run_list import drawn_runs
from playground.training.protocol.state import TrainingState


def subject_of(shown: Shown, view: ViewState, training: TrainingState | None) -> Subject:
    """The maps that are shown, with the colours, the selection and the pin that they have."""
    learning = Learning()
    if training is not None:
        learning = learning_of(training, shown.session.runs, view)
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


def learning_of(state: TrainingState, notes: RunNotes, view: ViewState) -> Learning:
    """The runs that the plots draw, by their names, and how the present one does at last."""
    runs = drawn_runs(state, notes, state.plan or TrainingPlan())
    found = state.examination if state.setup is not None else None
    return Learning(
        runs,
        {run.key: notes.of(run.key).name for run in runs},
        None if found is None else found.metrics.confusion,
        () if state.setup is None else state.setup.classes,
        None if found is None else found.epoch,
        view.smoothing / 100,
        view.loss_plot.is_log,
        state.folder,
        state.kept,
    )
