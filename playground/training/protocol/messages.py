"""The messages between the window and the training process.

Commands go to the process, replies come from it. A question (`protocol.questions`) is sent by Ask
and carries a token, which its answer repeats. Whatever belongs to a training carries the number of
the Start or Reset that set it up, so that what comes late is known to be of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from playground.core.arrays import FloatArray
from playground.core.messages import Message
from playground.core.network_input import NetworkInput
from playground.core.plan import Device, TrainingPlan
from playground.core.session import Network
from playground.datasets.dataset import Skipped
from playground.training.protocol.inquiries.messages import InquiryProgress, OfInquiry, ToDesk
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.metrics import EpochMetrics, Examined, Metrics
from playground.training.protocol.questions.question import Question
from playground.training.protocol.step_record import StepRecord

Phase: TypeAlias = Literal["idle", "loading", "paused", "running", "finished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfStart:
    """A message that belongs to the training that the Start or Reset of this number set up."""

    start: int = 0


# Commands.


@dataclass(frozen=True, slots=True)
class StepOnce:
    """Take one step, keep all its numbers (StepRecorded), and hold."""


@dataclass(frozen=True, slots=True)
class EpochOnce:
    """Go on to the end of the present epoch, and hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Load the data and get ready to train `network`; `folder` is where epochs are kept.

    With `resume` the latest epoch kept there is gone on from, or the latest until `epoch`, and then
    those after it stay for whoever comes back to them; `step` is how many steps had been taken if
    that was in the middle of an epoch. If the training was left while it ran, under the start of
    the number `left`, it is where it was then. Without, the folder is emptied.
    Training begins at once unless `paused`; then `first` is done, if anything. `number` is another
    one for each start. Where the plan leaves the device open, it is the one that `prefers` names,
    if there is one. `listing` is that of the data as the window has read them, if it has: the
    process reads anew what it has read as another list.
    """

    network: Network
    plan: TrainingPlan
    folder: str
    resume: bool = False
    paused: bool = False
    first: StepOnce | EpochOnce | None = None
    number: int = 0
    input: NetworkInput = NetworkInput()
    epoch: int | None = None
    step: int = 0
    left: int = 0
    prefers: Device = "auto"
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold after the present step."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Give the training up, or what is being loaded or worked out; the process stays."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Begin anew from the same initial weights, and hold; `number` and `folder` are as in Start."""

    number: int = 0
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Go on by another plan: rate, schedule, epochs, decay, augmentation, frozen layers.

    Answered by PlanAdjusted, whether it could be done or not.
    """

    plan: TrainingPlan


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go back to how things were after an epoch that was kept, and hold."""

    epoch: int


@dataclass(frozen=True, slots=True, eq=False)
class SetWeights(OfStart):
    """Go on with other numbers, such as filters edited by hand; missing tensors stay.

    `edit` counts these within a training, from 1.
    """

    weights: Mapping[str, FloatArray]
    edit: int = 0


@dataclass(frozen=True, slots=True)
class WatchWeights:
    """Send the weights every so many seconds while training goes on; 0 sends none.

    They come more rarely when sending them would cost the training more than a hundredth.
    """

    seconds: float = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Ask(OfStart):
    """Answer a question about the training: by Answered, or by Failed with the same token."""

    token: int
    question: Question


@dataclass(frozen=True, slots=True)
class CancelQuestion:
    """The answer is not wanted any more; one that is being worked out is given up."""

    token: int


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
    | SetWeights
    | WatchWeights
    | Ask
    | CancelQuestion
    | ToDesk
    | Quit
)


# Replies.


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up; these devices can be chosen."""

    devices: tuple[str, ...]
    process: int


@dataclass(frozen=True, slots=True)
class PhaseChanged(OfStart):
    """The process is doing something else now."""

    phase: Phase


@dataclass(frozen=True, slots=True, eq=False)
class PlanAdjusted(OfStart):
    """Training goes on by this plan."""

    plan: TrainingPlan


@dataclass(frozen=True, slots=True)
class Loading(OfStart):
    """How much of the data has been looked through; 0 of 0 when that is over."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Started(OfStart):
    """A training is set up; `metrics` are those of the weights that it begins with.

    `network` has its first weights in, and the normalisation as its first layer if there is one;
    `input` is what it takes; `history` is what was trained before, when it is resumed, and `layers`
    are as they are now. Of the present epoch so many `batches` are done. `listing` is that of the
    data set.
    """

    device: str
    threads: int
    network: Network
    classes: tuple[str, ...]
    training_count: int
    validation_count: int
    input: NetworkInput
    skipped: tuple[Skipped, ...]
    epoch: int
    metrics: Metrics
    history: tuple[EpochMetrics, ...] = ()
    layers: tuple[LayerHealth, ...] = ()
    batches: int = 0
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Progress(OfStart):
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
class EpochOver(OfStart):
    """An epoch is over; `held_out` has the confusion matrix, `examined` its pictures.

    `layers` are as they are now.
    """

    metrics: EpochMetrics
    held_out: Metrics
    examined: Examined
    layers: tuple[LayerHealth, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class WentBack(OfStart):
    """Things are as they were after an epoch, for good; `history` is how it came to that.

    Of the next epoch so many `batches` are done, when training goes on from its middle.
    Epochs are kept in `folder` from now on; in the one before are those that came later.
    """

    epoch: int
    metrics: Metrics
    examined: Examined
    history: tuple[EpochMetrics, ...]
    folder: str = ""
    batches: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Weights(OfStart):
    """Every tensor of the network by name, after `step` steps and `epoch` epochs.

    `edit` is that of the last SetWeights that is in them.
    """

    epoch: int
    step: int
    weights: Mapping[str, FloatArray]
    edit: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Health(OfStart):
    """The state of the layers in the middle of an epoch, after `step` steps.

    Silent units are those at the end of the epoch before.
    """

    step: int
    layers: tuple[LayerHealth, ...]


@dataclass(frozen=True, slots=True, eq=False)
class StepRecorded(OfStart):
    """One step was taken, and this is what it was worked out from."""

    step: StepRecord


@dataclass(frozen=True, slots=True)
class KeptEpochs(OfStart):
    """The epochs that can be gone back to."""

    epochs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LostPictures(OfStart):
    """Pictures that could not be read when they were wanted; they are left out from now on."""

    pictures: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class AnswerProgress(OfStart):
    """How much of the answer to a question has been worked out."""

    token: int
    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Answered(OfStart):
    """The answer to the question with this token; its class stands in the question's file."""

    token: int
    answer: Any


@dataclass(frozen=True, slots=True)
class Warned:
    """Something went wrong that does not stop the training."""

    message: Message


@dataclass(frozen=True, slots=True)
class Failed(OfStart):
    """A command that cannot be carried out; `details` are for a report, not for the window.

    `token` is that of the question, 0 when it was none. Where the network does not fit the data
    that it was to be trained on, `input` and `classes` are what it would take and tell apart.
    """

    message: Message
    token: int = 0
    details: str = ""
    input: NetworkInput | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessDied:
    """The process is gone without having been told to; its exit code is negative for a signal."""

    message: Message
    exit_code: int | None


Reply: TypeAlias = (
    Ready
    | PhaseChanged
    | PlanAdjusted
    | Loading
    | Started
    | Progress
    | EpochOver
    | WentBack
    | Weights
    | Health
    | StepRecorded
    | KeptEpochs
    | LostPictures
    | AnswerProgress
    | Answered
    | OfInquiry
    | Warned
    | Failed
    | ProcessDied
)

REPLACEABLE = (
    *(Loading, Progress, Weights, Health, PhaseChanged, KeptEpochs),
    *(AnswerProgress, InquiryProgress),
)
"""Replies of which only the latest matters: one that waits is dropped for a newer one."""
