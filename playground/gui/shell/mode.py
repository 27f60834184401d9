"""The interface of a mode: its tab, its widgets, what it does when it comes and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.fields import Field
from playground.core.plan import DataSource
from playground.core.session import Session
from playground.core.undo_step import Label
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.state.pointing import Pointer
from playground.gui.state.recipewalk import RecipeWalk
from playground.gui.state.sliding import Sliding
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store

if TYPE_CHECKING:
    from playground.gui.present.page import Page
    from playground.gui.train.training import Training
    from playground.gui.widgets.pixelgrid import PixelGrid
    from playground.training.protocol.state import TrainingState


@dataclass(frozen=True, slots=True)
class Shared:
    """The objects that every mode is a view of; all of them outlive the window."""

    store: Store
    evaluation: Evaluation
    pointer: Pointer
    sliding: Sliding
    file: DocumentFile
    walk: StepWalk
    lesson: LessonWalk
    recipe: RecipeWalk
    training: Callable[[], Training]
    """Makes the training when it is asked for first: that takes time and memory."""

    open_session: Callable[[Session, Label, TrainingState | None], None]
    """Lets another document take the place of this one, with its training, as one step."""

    epochs_folder: Callable[[], Path]
    """Names a new folder for the epochs of a training that is opened."""

    present_training: Callable[[], Training | None]
    """The training, if it has been asked for."""


@dataclass(frozen=True, slots=True)
class Panels:
    """The widgets that a mode puts around its middle; the window shows no empty place."""

    right: tuple[QWidget, ...] = ()
    """From top to bottom."""

    below: QWidget | None = None
    foot: QWidget | None = None
    """A bar across the whole window, above the status line."""

    beneath: QWidget | None = None
    """Beneath the input picture, which leaves its samples and sizes out to make room."""


class Mode(QObject):
    """Something to do with the document, in a tab of its own.

    A mode is made when it is entered for the first time, `panels` is called once after that, and it
    lives as long as its window. What must outlive the window belongs into `Shared`.
    """

    input_wanted = Signal(str)
    """The input is to be opened at a page; where `folds_input`."""

    mode_wanted = Signal(str)
    """Another mode is to be shown, by its name."""

    name: ClassVar[str]
    title: ClassVar[str]
    """Text of the tab, marked for translation in the context "mode"."""

    help: ClassVar[str]
    """Tooltip of the tab, marked likewise."""

    edits_kernels: ClassVar[bool] = False
    """Whether the filter that is selected is edited here."""

    takes_data: ClassVar[bool] = False
    """Whether data to train on are chosen here."""

    folds_input: ClassVar[bool] = False
    """Whether a narrow window has no column for the input: the middle opens it over itself."""

    narrow_sides_px: ClassVar[tuple[int, int]] = (216, 264)
    """Width of the columns at the left and at the right, where the window is narrow."""

    pads_little: ClassVar[bool] = False
    """Whether these columns have less room at their sides."""

    middle: QWidget
    """The widget in the middle; set by the constructor."""

    @classmethod
    def ahead(cls) -> Iterable[None]:
        """Make ready what takes long when the mode is entered first; give way between pieces."""
        return ()

    @classmethod
    def settings(cls, store: Store) -> Iterable[Field]:
        """The settings that can be made here, for the palette while another mode is shown."""
        return ()

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(window)
        self.shared = shared
        self.window = window

    def panels(self) -> Panels:
        """Make what stands around the middle."""
        return Panels()

    def presented(self, parent: QWidget) -> Page | None:
        """Make the page that the mode is presented with; None where it has none."""
        return None

    def fold_input(self, folded: bool, beside: bool) -> None:
        """Offer to open the input when it is folded, and mind whether it stands beside."""

    def keeps_input(self) -> bool:
        """Whether a stack is put in on the picture that is there, not on the one that shows it."""
        return False

    def take_kernel(self, name: str, kernel: FloatArray) -> None:
        """Give the selected filter the numbers of a file; where `edits_kernels`."""

    def take_preset(self, name: str) -> None:
        """Give the selected filter a preset, by its id; where `edits_kernels`."""

    def take_data(self, source: DataSource) -> None:
        """Choose data to train on; where `takes_data`."""

    def entered(self) -> None:
        """Do what is to be done whenever the mode has come on screen."""

    def left(self) -> None:
        """Do what is to be done when another mode comes, or the window is about to close.

        Not when another window takes the place of this one: that goes on with the same.
        """

    def may_close(self) -> bool:
        """Whether the window may close; a mode may ask the user. Asked of hidden modes, too."""
        return True

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """The functions of the actions in `actions.OF_MODE`; actions without one are off."""
        return {}

    def zoomed(self) -> PixelGrid | None:
        """The map that the zoom actions are about; None for the input picture."""
        return None
