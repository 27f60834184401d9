"""How a network is to be trained: data, optimiser, schedule, loss, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, TypeAlias

from playground.core.fields import Choice, Field, declared
from playground.core.messages import marked
from playground.core.optimisers import OPTIMISERS, uses

Normalising: TypeAlias = Literal["none", "unit", "standard"]
Schedule: TypeAlias = Literal["constant", "step", "cosine", "one-cycle"]
Loss: TypeAlias = Literal["cross-entropy", "half-squared"]
Device: TypeAlias = Literal["auto", "cpu", "cuda", "mps"]
FirstWeights: TypeAlias = Literal["as-is", "zeros", "uniform", "normal", "xavier", "he"]

MAX_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where pictures with classes come from; the kinds are in `playground.datasets`.

    `title`, `sentence` and `where` stand in menus and messages: what the data are and, for those
    that do not come along, where to find them; those of a lower `menu_order` come first. `asks`
    says whether the user points at a folder, in which files of the patterns `files` lie where the
    data have files of their own; `is_drawn` that the pictures are drawn in the window: the command
    line has no such data.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    menu_order: ClassVar[int] = 1000
    where: ClassVar[str] = ""
    is_drawn: ClassVar[bool] = False
    asks: ClassVar[Literal["", "folder"]] = ""
    files: ClassVar[tuple[str, ...]] = ()

    @property
    def has_work(self) -> bool:
        """Whether the user has made something of it that is nowhere else, as drawings."""
        return False

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """The data in a folder; of a kind that `asks` for one."""
        return replace(cls(), folder=str(folder))  # type: ignore[call-arg]

    def load(self, progress: Any = None, cancelled: Any = None) -> Any:
        """The data set, as a `playground.datasets.dataset.Dataset`; raises Refused."""
        raise NotImplementedError


SHIFT = Field(
    "float",
    marked("field", "Shift"),
    marked("field", "How far a picture moves at most, as a share of its side."),
    0.0,
    0.5,
)
ROTATE = Field(
    "float",
    marked("field", "Rotate"),
    marked("field", "By how many degrees a picture turns at most, either way."),
    0.0,
    180.0,
    unit="°",
)
SCALE = Field(
    "float",
    marked("field", "Scale"),
    marked("field", "How much a picture grows or shrinks at most: 0.2 is 20 %."),
    0.0,
    0.9,
)
FLIP = Field(
    "bool",
    marked("field", "Flip"),
    marked("field", "Every second picture, by chance, is mirrored left to right."),
)
NOISE = Field(
    "float",
    marked("field", "Noise"),
    marked("field", "Standard deviation of what is added to every value, on a scale of 0–1."),
    0.0,
    1.0,
)


@dataclass(frozen=True, slots=True)
class Augmentation:
    """By how much pictures are changed at random each time they are trained on."""

    shift: float = declared(0.0, SHIFT)
    rotate: float = declared(0.0, ROTATE)
    scale: float = declared(0.0, SCALE)
    flip: bool = declared(False, FLIP)
    noise: float = declared(0.0, NOISE)

    @property
    def warps(self) -> bool:
        """Whether pixels move."""
        return bool(self.shift or self.rotate or self.scale or self.flip)


VALIDATION = Field(
    "float",
    marked("field", "Held out"),
    marked(
        "field",
        "The share of each class that is not trained on but used to test the network.",
    ),
    0.0,
    0.9,
)
NORMALISATION = Field(
    "choice",
    marked("field", "Normalisation"),
    marked("field", "What happens to the intensities before the network sees them."),
    choices=(
        Choice("none", marked("field", "none"), marked("field", "They run from 0 to 255.")),
        Choice("unit", marked("field", "0–1"), marked("field", "They run from 0 to 1.")),
        Choice(
            "standard",
            marked("field", "mean 0, deviation 1"),
            marked(
                "field",
                "The mean of the training pictures is taken off and the rest divided by their"
                " standard deviation, channel by channel.",
            ),
        ),
    ),
)
OPTIMISER = Field(
    "choice",
    marked("field", "Optimiser"),
    marked("field", "How a gradient becomes a change of the weights."),
    choices=tuple(Choice(name, each.label, each.help) for name, each in OPTIMISERS.items()),
)
RATE = Field(
    "float",
    marked("field", "Learning rate"),
    marked("field", "η: how far each step goes. Too high overshoots, too low hardly moves."),
    0.0,
    100.0,
    decades=8,
)


OTHER_OPTIMISER = marked("field", "Another optimiser has it.")

MOMENTUM = Field(
    "float",
    marked("field", "Momentum"),
    marked("field", "μ: how much of the last step's speed is kept."),
    0.0,
    0.9999,
    relevant=uses("momentum"),
    reason=OTHER_OPTIMISER,
)
SMOOTHING = Field(
    "float",
    marked("field", "Smoothing"),
    marked("field", "How slowly the recent size of a gradient is forgotten."),
    0.0,
    0.9999,
    relevant=uses("smoothing"),
    reason=OTHER_OPTIMISER,
)
BETA1 = Field(
    "float",
    marked("field", "β₁"),
    marked("field", "How slowly the mean of the gradient is forgotten."),
    0.0,
    0.9999,
    relevant=uses("beta1"),
    reason=OTHER_OPTIMISER,
)
BETA2 = Field(
    "float",
    marked("field", "β₂"),
    marked("field", "How slowly the mean of the squared gradient is forgotten."),
    0.0,
    0.9999,
    relevant=uses("beta2"),
    reason=OTHER_OPTIMISER,
)
SCHEDULE = Field(
    "choice",
    marked("field", "Schedule"),
    marked("field", "How the learning rate changes in the course of the training."),
    choices=(
        Choice("constant", marked("field", "constant"), marked("field", "It stays.")),
        Choice(
            "step",
            marked("field", "step"),
            marked("field", "Every few epochs it is multiplied by a factor."),
        ),
        Choice(
            "cosine",
            marked("field", "cosine"),
            marked("field", "It falls to 0 along half a cosine."),
        ),
        Choice(
            "one-cycle",
            marked("field", "one cycle"),
            marked("field", "It rises from 1/25 for 30 % of the time, then falls to near 0."),
        ),
    ),
)
DROP_EVERY = Field(
    "int",
    marked("field", "Every"),
    marked("field", "Epochs from one drop of the learning rate to the next."),
    1,
    10_000,
    relevant=lambda plan: bool(plan.schedule == "step"),
    reason=marked("field", "Only the schedule “step” has it."),
)
DROP_FACTOR = Field(
    "float",
    marked("field", "Factor"),
    marked("field", "What the learning rate is multiplied by at each drop."),
    0.0,
    1.0,
    relevant=lambda plan: bool(plan.schedule == "step"),
    reason=marked("field", "Only the schedule “step” has it."),
)
BATCH = Field(
    "int",
    marked("field", "Batch size"),
    marked("field", "How many pictures the gradient of one step is averaged over."),
    1,
    8192,
)
EPOCHS = Field(
    "int",
    marked("field", "Epochs"),
    marked("field", "How often every training picture is seen."),
    1,
    100_000,
)
WEIGHT_DECAY = Field(
    "float",
    marked("field", "Weight decay"),
    marked("field", "λ: how strongly weights are pulled towards 0 at each step."),
    0.0,
    10.0,
    decades=7,
)
LOSS = Field(
    "choice",
    marked("field", "Loss"),
    marked("field", "The number that training makes small."),
    choices=(
        Choice(
            "cross-entropy",
            marked("field", "cross-entropy"),
            marked("field", "−ln of the probability that the right class was given."),
        ),
        Choice(
            "half-squared",
            marked("field", "half squared error"),
            marked("field", "½ Σ (target − output)², the target being 1 for the right class."),
        ),
    ),
)
INITIALISER = Field(
    "choice",
    marked("field", "First weights"),
    marked("field", "What the weights of layers that are not frozen start from."),
    choices=(
        Choice(
            "as-is",
            marked("field", "as they are"),
            marked("field", "Those of the stack, filters set by hand included."),
        ),
        Choice("zeros", marked("field", "zeros"), marked("field", "Every weight is 0.")),
        Choice(
            "uniform",
            marked("field", "uniform"),
            marked("field", "Any value between −0.1 and 0.1, all equally likely."),
        ),
        Choice(
            "normal",
            marked("field", "normal"),
            marked("field", "Normally distributed, with a standard deviation of 0.1."),
        ),
        Choice(
            "xavier",
            marked("field", "Xavier"),
            marked("field", "Any value within ±√(6 / (inputs + outputs))."),
        ),
        Choice(
            "he",
            marked("field", "He"),
            marked("field", "Normally distributed, with a variance of 2 / inputs."),
        ),
    ),
)
DEVICE = Field(
    "choice",
    marked("field", "Device"),
    marked("field", "What computes."),
    choices=(
        Choice(
            "auto",
            marked("field", "automatic"),
            marked("field", "A graphics card where there is one, otherwise the processor."),
        ),
        Choice("cpu", marked("field", "CPU"), marked("field", "The processor.")),
        Choice("cuda", marked("field", "CUDA"), marked("field", "An NVIDIA graphics card.")),
        Choice("mps", marked("field", "MPS"), marked("field", "An Apple graphics chip.")),
    ),
)
SEED = Field(
    "int",
    marked("field", "Seed"),
    marked("field", "The same seed gives the same split, weights and order of pictures again."),
    0,
    MAX_SEED,
)


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Everything that decides how a network is trained, but for the network itself.

    `frozen` are the places of the layers whose weights stay as they are.
    """

    data: DataSource = DataSource()
    augmentation: Augmentation = Augmentation()
    frozen: tuple[int, ...] = ()
    validation: float = declared(0.2, VALIDATION)
    normalisation: Normalising = declared("unit", NORMALISATION)
    optimiser: str = declared("adam", OPTIMISER)
    rate: float = declared(1e-3, RATE)
    momentum: float = declared(0.9, MOMENTUM)
    smoothing: float = declared(0.99, SMOOTHING)
    beta1: float = declared(0.9, BETA1)
    beta2: float = declared(0.999, BETA2)
    schedule: Schedule = declared("constant", SCHEDULE)
    drop_every: int = declared(10, DROP_EVERY)
    drop_factor: float = declared(0.1, DROP_FACTOR)
    batch: int = declared(64, BATCH)
    epochs: int = declared(10, EPOCHS)
    weight_decay: float = declared(0.0, WEIGHT_DECAY)
    loss: Loss = declared("cross-entropy", LOSS)
    initialiser: FirstWeights = declared("as-is", INITIALISER)
    device: Device = declared("auto", DEVICE)
    seed: int = declared(0, SEED)
