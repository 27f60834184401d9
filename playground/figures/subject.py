"""The subject of a figure: a document with its maps, and how it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playground.core.cancelling import never
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.datasets.dataset import Indices
from playground.engine.compute.evaluate import Results, evaluate
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import MapScale, ScaleChoice, map_scale
from playground.engine.view.palette import BLUE_ORANGE
from playground.engine.view.planes import Looked, Shown, View, input_view, stage_views
from playground.pictures.network_input import network_input
from playground.training.protocol.runs import Run

INPUT = -1
"""The stage that stands for the input."""


BUSY = marked("message", "The maps are still being computed.")


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """A training as figures show it: its runs as they are drawn, and how the present one does.

    An empty run is the last of them where the present one is hidden or there is none; `last` is the
    one that was trained last, drawn or not.
    `names` are those that the user gave runs, by their keys. `confusion` has right classes down and
    answers across, after `epoch` epochs, None where nobody counted them. The curves are drawn as
    the window draws them: smoothed by a share of the past that they keep, and the loss, if it
    `is_log`, with equal factors as equal steps.
    """

    runs: tuple[Run, ...] = ()
    last: Run | None = None
    names: Mapping[int, str] = field(default_factory=dict)
    confusion: Indices | None = None
    classes: tuple[str, ...] = ()
    epoch: int | None = None
    smoothing: float = 0.0
    is_log: bool = False
    folder: str = ""
    kept: tuple[int, ...] = ()
    """The epochs of the present run whose weights are in the folder."""

    @property
    def is_examined(self) -> bool:
        """Whether somebody has counted how it does on what is held out."""
        return self.confusion is not None


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that changes from picture to picture.

    Without values it goes from one end to the other; without ends, over all that it can have.
    """

    name: str
    values: tuple[float, ...] = ()
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A document's maps, and what of them is chosen: by the window, or by the command line.

    `colours` names the scale of signed values. `data_classes` are those of the data at hand, for
    outputs that nobody has named. `pin` is the cell whose arithmetic is looked at;
    `layer` and `channel` are those that are selected.
    """

    shown: Shown
    scale: ScaleChoice = ScaleChoice()
    colours: str = BLUE_ORANGE
    layer: int = 0
    channel: int = 0
    pin: Cell | None = None
    one_filter: int | None = None
    """The one of the layer's filters that is meant, where it is not all of them."""

    setting: Setting | None = None
    learning: Learning = field(default_factory=Learning)
    data_classes: tuple[str, ...] = ()

    @property
    def session(self) -> Session:
        """The document."""
        return self.shown.session

    def classes_at(self, stage: int, units: int) -> tuple[str, ...]:
        """The names of the units of a layer, as the window has them; () where they have none."""
        return self.session.classes_at(stage, units, self.data_classes)

    @property
    def results(self) -> Results:
        """All numbers of all maps; raises Refused while they are being computed."""
        if self.shown.results is None:
            raise Refused(BUSY)
        return self.shown.results

    def view(self, stage: int) -> View:
        """The maps of a stage; raises Refused where there is no such stage, or it has none."""
        check_stage(self.session, stage)
        view = self.shown.view(stage)
        if view is None or not view.planes:
            raise Refused(marked("message", "Layer {number} has no maps."), number=stage + 1)
        if any(plane.is_sampled for plane in view.planes):
            raise Refused(BUSY)
        return view

    def scale_of(self, stage: int, channel: int = 0) -> MapScale:
        """The colour scale of a map, as the window has it."""
        return map_scale(self.shown, stage, channel, self.scale)


def check_stage(session: Session, stage: int) -> None:
    """Raise Refused where a document has no such layer; the input is one, too."""
    count = len(session.network)
    if not INPUT <= stage < count:
        raise Refused(
            marked("message", "There is no layer {number}: the network has {count}, input is 0."),
            number=stage + 1,
            count=count,
        )


def evaluated(session: Session, cancelled: Callable[[], bool] = never) -> Shown:
    """All maps of a document, as the window shows them; weights that are not made yet are made."""
    taken = network_input(session)
    results = evaluate(session.network, taken.x, cancelled=cancelled)
    first = input_view(taken.x, None, session.brightest)
    picture = input_view(taken.picture, None, session.brightest) if taken.is_fitted else first
    views = (first, *stage_views(session.network, results))
    looked = Looked(picture, taken.placement)
    return Shown(session, results.stages, views, results, results.milliseconds, looked)
