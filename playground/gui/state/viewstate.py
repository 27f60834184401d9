"""How the document is looked at: selection, zoom, hover. Neither saved nor undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playground.core.filteredits import ALL_SLICES
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.state.comparison import Comparison
from playground.gui.state.insideview import Inside
from playground.gui.state.pen import Pen
from playground.gui.widgets.viewport import Viewport

BelowPage = Literal["arithmetic", "lens", "vector", "fields"]
TrainPage = Literal["curves", "data", "race", "loss", "layers"]
InputTab = Literal["picture", "draw"]
FilterWallShows = Literal["now", "drift"]
ResultPictures = Literal["wrong", "unsure"]
StepPhase = Literal["forward", "loss", "backward", "update"]
DataPart = Literal["all", "training", "validation"]

INPUT = -1
"""The stage that stands for the picture."""


@dataclass(frozen=True, slots=True)
class PlotView:
    """How the curves of one quantity are looked at.

    `zoom` is the part of the plot that is seen, in its own coordinates: left, right, low, high; it
    is that of the run with the key `run`, and none of another's.
    """

    is_log: bool = False
    zoom: tuple[float, float, float, float] | None = None
    run: int = 0


@dataclass(frozen=True, slots=True)
class Browsing:
    """Which of the data's pictures are looked through: of all classes, or of the one in a row."""

    part: DataPart = "all"
    is_augmented: bool = False
    draw: int = 0
    """The number of the random changes that augmented pictures are shown with."""

    row: int = 0
    first: int = 0
    """How many pictures come before those that are shown."""


@dataclass(frozen=True, slots=True)
class RaceForm:
    """The race that would be begun, and the epoch after which runs are compared.

    Numbers are a `text`, of a choice those are `chosen`; None stands for what is suggested, or the
    last epoch.
    """

    setting: str = "rate"
    text: str | None = None
    chosen: tuple[str, ...] | None = None
    epoch: int | None = None


@dataclass(frozen=True, slots=True)
class ViewState:
    """The selection and how it is shown.

    `depth` is the depth slice that the kernel editor shows, or ALL_SLICES.
    """

    mode: str = ""
    """The name of the mode that the window shows."""

    layer: int = 0
    filter: int = 0
    depth: int = ALL_SLICES
    viewport: Viewport = Viewport()
    hover: Cell | None = None
    pin: Cell | None = None
    slide: Cell | None = None
    weight: tuple[int, int, int] | None = None
    """The hovered weight of the selected filter: depth slice, row, column."""

    enlarged: tuple[int, int] | None = None
    detail: tuple[int, int] | None = None
    scale: ScaleChoice = ScaleChoice()
    """Where the colours of maps end."""

    comparison: Comparison | None = None
    """The comparison in the Compare mode, and how it is shown; None until it was entered."""

    inside: Inside = Inside()
    """The questions of the Look inside mode, and how it shows the answers."""

    dropout_draw: int = 0
    """The number of the draw that the maps of dropout layers show; 0 for none."""

    digits: int = 2
    share: int = 0
    """Which of the input channels that a filter sees is written out in the arithmetic."""

    below: BelowPage = "arithmetic"
    """The page below the maps."""

    below_is_large: bool = False
    """Whether that page has the place of the maps, too."""

    train_page: TrainPage = "curves"
    loss_plot: PlotView = PlotView()
    accuracy_plot: PlotView = PlotView()
    compared_loss_plot: PlotView = PlotView()
    compared_accuracy_plot: PlotView = PlotView()
    smoothing: int = 0
    """Percent of the past that the training curves keep."""

    filter_wall: FilterWallShows = "now"
    """The content of the first layer's card in Train: its filters, or how far they have moved."""

    result_pictures: ResultPictures = "wrong"
    """The pictures beside the confusion matrix while none of its cells is chosen."""

    confused: tuple[int, int] | None = None
    """The chosen cell of the confusion matrix: class, answer."""

    step_phase: StepPhase = "forward"
    """Which part of one slow step of training is written out."""

    browsing: Browsing = Browsing()
    data_classes: tuple[str, ...] = ()
    """The classes of the data that are loaded: the names of outputs that nobody has named."""

    data_paper: float | None = None
    """The intensity of the paper of their pictures (0–1), None where these have none."""

    race: RaceForm = RaceForm()
    unfolds_findings: bool = False
    plays_epochs: bool = False
    input_tab: InputTab = "picture"
    pen: Pen | None = None
    """The pen that was drawn with last, None for the usual one."""

    input_open: bool = False
    """Whether the input's panel lies over the maps, in a window that has no column for it."""

    open_folds: frozenset[str] = frozenset()
    """The names of the folds of panels that are open."""

    steps_open: bool = False
    """Whether the list of steps lies over the window."""

    @property
    def pointed(self) -> Cell | None:
        """The cell to explain: the hovered one, else where the window slides, else the pinned."""
        return self.hover or self.slide or self.pin

    @property
    def channel(self) -> int:
        """The map of the selected layer that is looked at: pinned, else the selected filter's."""
        return self.pin.channel if self.pin and self.pin.stage == self.layer else self.filter
