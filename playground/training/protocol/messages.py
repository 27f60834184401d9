"""What the window and the training process say to each other.

Requests that are answered carry a token, which the answer repeats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from playground.core.arrays import FloatArray
from playground.core.messages import Message
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets.dataset import Skipped
from playground.datasets.normalise import Normalisation
from playground.training.protocol.landscapes import (
    Landscape,
    LandscapeRequest,
    RangeCurve,
    RangeRequest,
)
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.metrics import EpochFigures, Examined, Figures
from playground.training.protocol.step_record import SlowStep

State: TypeAlias = Literal["idle", "loading", "paused", "running", "finished"]


# What is asked for.


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Load the data and get ready to train `network`; `folder` is where epochs are kept.

    With `resume` the latest epoch kept there is gone on from, otherwise the folder is emptied.
    Training begins at once unless `paused`.
    """

    network: Network
    plan: TrainingPlan
    folder: str
    resume: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold after the present step."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on."""


@dataclass(frozen=True, slots=True)
class StepOnce:
    """Take one step, keep all its numbers (SlowStepTaken), and hold."""


@dataclass(frozen=True, slots=True)
class EpochOnce:
    """Go on to the end of the present epoch, and hold."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Give the training up, or what is being loaded or worked out; the process stays."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Begin anew from the same initial weights, and hold."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Go on by another plan: rate, schedule, epochs, decay, augmentation, frozen layers."""

    plan: TrainingPlan


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go back to how things were after an epoch that was kept, and hold."""

    epoch: int


@dataclass(frozen=True, slots=True)
class LookBack:
    """Hold with things as they were after an epoch that was kept; the later ones are kept too.

    They are forgotten, which WentBack tells, when training goes on from there.
    """

    epoch: int


@dataclass(frozen=True, slots=True, eq=False)
class SetWeights:
    """Go on with other numbers, such as filters edited by hand; missing tensors stay."""

    weights: Mapping[str, FloatArray]


@dataclass(frozen=True, slots=True)
class Watch:
    """Send the weights every so many seconds while training goes on; 0 sends none.

    They come more rarely when sending them would cost the training more than a hundredth.
    """

    seconds: float = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Predict:
    """Run pictures (N × C × H × W, 0–1, framed as the data are) through the network."""

    token: int
    pictures: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Evaluate:
    """Try the network with other numbers on what is held out; its own weights stay."""

    token: int
    weights: Mapping[str, FloatArray]


@dataclass(frozen=True, slots=True)
class Examine:
    """Look at every picture held out, with the weights as they are now."""

    token: int


@dataclass(frozen=True, slots=True)
class ShowLandscape:
    """Work out the loss around the present weights."""

    token: int
    request: LandscapeRequest


@dataclass(frozen=True, slots=True)
class TryRates:
    """Try learning rates from low to high; the weights stay."""

    token: int
    request: RangeRequest


@dataclass(frozen=True, slots=True)
class Quit:
    """End the process."""


Command: TypeAlias = (
    Start
    | Pause
    | Resume
    | StepOnce
    | EpochOnce
    | Stop
    | Reset
    | Adjust
    | GoTo
    | LookBack
    | SetWeights
    | Watch
    | Predict
    | Evaluate
    | Examine
    | ShowLandscape
    | TryRates
    | Quit
)


# What is told.


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up; these devices can be chosen."""

    devices: tuple[str, ...]
    process: int


@dataclass(frozen=True, slots=True)
class StateChanged:
    """What the process is doing now."""

    state: State


@dataclass(frozen=True, slots=True)
class Loading:
    """How much of the data has been looked through."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """A training is set up; `figures` are those of the weights that it begins with.

    `network` has its first weights in; `history` is what was trained before, when it is resumed.
    """

    device: str
    threads: int
    network: Network
    classes: tuple[str, ...]
    training_count: int
    validation_count: int
    normalisation: Normalisation
    skipped: tuple[Skipped, ...]
    epoch: int
    figures: Figures
    history: tuple[EpochFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where training is. Loss and accuracy are means over the present epoch so far.

    `epoch` epochs are over and `batch` of `batches` of the present one; `step` counts all.
    """

    epoch: int
    batch: int
    batches: int
    step: int
    loss: float
    accuracy: float
    rate: float
    pictures_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True, eq=False)
class EpochOver:
    """An epoch is over; `held_out` has the confusion matrix, `examined` its pictures."""

    figures: EpochFigures
    held_out: Figures
    examined: Examined


@dataclass(frozen=True, slots=True, eq=False)
class WentBack:
    """Things are as they were after an epoch; `history` is how it came to that."""

    epoch: int
    figures: Figures
    history: tuple[EpochFigures, ...]


@dataclass(frozen=True, slots=True)
class LookedBack:
    """Things are as they were after an epoch; what came later can still be looked at."""

    epoch: int


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Every tensor of the network by name, after `step` steps and `epoch` epochs."""

    epoch: int
    step: int
    weights: Mapping[str, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Health:
    """Weights and gradients by layer, and what is amiss."""

    step: int
    layers: tuple[LayerHealth, ...]
    warnings: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SlowStepTaken:
    """One step with all its numbers."""

    step: SlowStep


@dataclass(frozen=True, slots=True)
class Kept:
    """The epochs that can be gone back to."""

    epochs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Pictures that could not be read when they were wanted; they are left out from now on."""

    pictures: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Predicted:
    """What the network puts out for each picture: N × classes; probabilities if it makes any."""

    token: int
    shares: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """How good the network would be."""

    token: int
    figures: Figures
    examined: Examined


@dataclass(frozen=True, slots=True, eq=False)
class LandscapeShown:
    """The loss around the weights."""

    token: int
    landscape: Landscape


@dataclass(frozen=True, slots=True, eq=False)
class RatesTried:
    """The loss by learning rate."""

    token: int
    curve: RangeCurve


@dataclass(frozen=True, slots=True)
class Warned:
    """Something went wrong that does not stop the training."""

    message: Message


@dataclass(frozen=True, slots=True)
class Failed:
    """What was asked for cannot be done; `details` are for a report, not for the window.

    `token` is that of the request, 0 when it had none.
    """

    message: Message
    token: int = 0
    details: str = ""


@dataclass(frozen=True, slots=True)
class Died:
    """The process is gone without having been told to; its exit code is negative for a signal."""

    message: Message
    exit_code: int | None


Reply: TypeAlias = (
    Ready
    | StateChanged
    | Loading
    | Started
    | Progress
    | EpochOver
    | WentBack
    | LookedBack
    | Weights
    | Health
    | SlowStepTaken
    | Kept
    | Lost
    | Predicted
    | Evaluated
    | LandscapeShown
    | RatesTried
    | Warned
    | Failed
    | Died
)

REPLACEABLE = (Loading, Progress, Weights, Health, StateChanged, Kept)
"""Replies of which only the latest matters: one that waits is dropped for a newer one."""
