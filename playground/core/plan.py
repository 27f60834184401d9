"""How a network is to be trained: data, optimiser, schedule, loss, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias

from playground.core.fields import Choice, Field, declared
from playground.core.messages import translate

Normalising: TypeAlias = Literal["none", "unit", "standard"]
Optimiser: TypeAlias = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
Schedule: TypeAlias = Literal["constant", "step", "cosine", "one-cycle"]
Loss: TypeAlias = Literal["cross-entropy", "half-squared"]
Device: TypeAlias = Literal["auto", "cpu", "cuda", "mps"]
FirstWeights: TypeAlias = Literal["as-is", "zeros", "uniform", "normal", "xavier", "he"]

MAX_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where pictures with classes come from; the kinds are in `playground.datasets`.

    `title`, `sentence` and `where` stand in menus and messages: what the data are and, for those
    that do not come along, where to find them. `asks` says whether the user points at a folder.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    where: ClassVar[str] = ""
    asks: ClassVar[Literal["", "folder"]] = ""

    def load(self, progress: Any = None, cancelled: Any = None) -> Any:
        """The data set, as a `playground.datasets.dataset.Dataset`; raises Refused."""
        raise NotImplementedError


SHIFT = Field(
    "float",
    translate("field", "Shift"),
    translate("field", "How far a picture moves at most, as a share of its side."),
    0.0,
    0.5,
)
ROTATE = Field(
    "float",
    translate("field", "Rotate"),
    translate("field", "By how many degrees a picture turns at most, either way."),
    0.0,
    180.0,
    unit="°",
)
SCALE = Field(
    "float",
    translate("field", "Scale"),
    translate("field", "How much a picture grows or shrinks at most: 0.2 is 20 %."),
    0.0,
    0.9,
)
FLIP = Field(
    "bool",
    translate("field", "Flip"),
    translate("field", "Every second picture, by chance, is mirrored left to right."),
)
NOISE = Field(
    "float",
    translate("field", "Noise"),
    translate("field", "Standard deviation of what is added to every value, on a scale of 0–1."),
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
    translate("field", "Held out"),
    translate(
        "field",
        "The share of each class that is not trained on but used to test the network.",
    ),
    0.0,
    0.9,
)
NORMALISATION = Field(
    "choice",
    translate("field", "Normalisation"),
    translate("field", "What happens to the intensities before the network sees them."),
    choices=(
        Choice("none", translate("field", "none"), translate("field", "They run from 0 to 255.")),
        Choice("unit", translate("field", "0–1"), translate("field", "They run from 0 to 1.")),
        Choice(
            "standard",
            translate("field", "mean 0, deviation 1"),
            translate(
                "field",
                "The mean of the training pictures is taken off and the rest divided by their"
                " standard deviation, channel by channel.",
            ),
        ),
    ),
)
OPTIMISER = Field(
    "choice",
    translate("field", "Optimiser"),
    translate("field", "How a gradient becomes a change of the weights."),
    choices=(
        Choice("sgd", translate("field", "SGD"), translate("field", "W ← W − η · ∂L/∂W")),
        Choice(
            "momentum",
            translate("field", "momentum"),
            translate("field", "Steps build up speed: v ← μ · v + ∂L/∂W, W ← W − η · v"),
        ),
        Choice(
            "nesterov",
            translate("field", "Nesterov"),
            translate("field", "Momentum that looks ahead: W ← W − η · (∂L/∂W + μ · v)"),
        ),
        Choice(
            "rmsprop",
            translate("field", "RMSprop"),
            translate("field", "Each weight's gradient is divided by its recent size."),
        ),
        Choice(
            "adam",
            translate("field", "Adam"),
            translate("field", "Momentum, divided by the gradient's recent size."),
        ),
        Choice(
            "adamw",
            translate("field", "AdamW"),
            translate("field", "Adam, with the weight decay kept out of the gradient."),
        ),
    ),
)
RATE = Field(
    "float",
    translate("field", "Learning rate"),
    translate("field", "η: how far each step goes. Too high overshoots, too low hardly moves."),
    0.0,
    100.0,
    decades=8,
)


def _uses(*optimisers: Optimiser) -> Any:
    return lambda plan: plan.optimiser in optimisers


MOMENTUM = Field(
    "float",
    translate("field", "Momentum"),
    translate("field", "μ: how much of the last step's speed is kept."),
    0.0,
    0.9999,
    shown=_uses("momentum", "nesterov"),
)
SMOOTHING = Field(
    "float",
    translate("field", "Smoothing"),
    translate("field", "How slowly the recent size of a gradient is forgotten."),
    0.0,
    0.9999,
    shown=_uses("rmsprop"),
)
BETA1 = Field(
    "float",
    translate("field", "β₁"),
    translate("field", "How slowly the mean of the gradient is forgotten."),
    0.0,
    0.9999,
    shown=_uses("adam", "adamw"),
)
BETA2 = Field(
    "float",
    translate("field", "β₂"),
    translate("field", "How slowly the mean of the squared gradient is forgotten."),
    0.0,
    0.9999,
    shown=_uses("adam", "adamw"),
)
SCHEDULE = Field(
    "choice",
    translate("field", "Schedule"),
    translate("field", "How the learning rate changes in the course of the training."),
    choices=(
        Choice("constant", translate("field", "constant"), translate("field", "It stays.")),
        Choice(
            "step",
            translate("field", "step"),
            translate("field", "Every few epochs it is multiplied by a factor."),
        ),
        Choice(
            "cosine",
            translate("field", "cosine"),
            translate("field", "It falls to 0 along half a cosine."),
        ),
        Choice(
            "one-cycle",
            translate("field", "one cycle"),
            translate("field", "It rises from 1/25 for 30 % of the time, then falls to near 0."),
        ),
    ),
)
DROP_EVERY = Field(
    "int",
    translate("field", "Every"),
    translate("field", "Epochs from one drop of the learning rate to the next."),
    1,
    10_000,
    shown=lambda plan: bool(plan.schedule == "step"),
)
DROP_FACTOR = Field(
    "float",
    translate("field", "Factor"),
    translate("field", "What the learning rate is multiplied by at each drop."),
    0.0,
    1.0,
    shown=lambda plan: bool(plan.schedule == "step"),
)
BATCH = Field(
    "int",
    translate("field", "Batch size"),
    translate("field", "How many pictures the gradient of one step is averaged over."),
    1,
    8192,
)
EPOCHS = Field(
    "int",
    translate("field", "Epochs"),
    translate("field", "How often every training picture is seen."),
    1,
    100_000,
)
WEIGHT_DECAY = Field(
    "float",
    translate("field", "Weight decay"),
    translate("field", "λ: how strongly weights are pulled towards 0 at each step."),
    0.0,
    10.0,
    decades=7,
)
LOSS = Field(
    "choice",
    translate("field", "Loss"),
    translate("field", "The number that training makes small."),
    choices=(
        Choice(
            "cross-entropy",
            translate("field", "cross-entropy"),
            translate("field", "−ln of the probability that the right class was given."),
        ),
        Choice(
            "half-squared",
            translate("field", "half squared error"),
            translate("field", "½ Σ (target − output)², the target being 1 for the right class."),
        ),
    ),
)
INITIALISER = Field(
    "choice",
    translate("field", "First weights"),
    translate("field", "What the weights of layers that are not frozen start from."),
    choices=(
        Choice(
            "as-is",
            translate("field", "as they are"),
            translate("field", "Those of the stack, filters set by hand included."),
        ),
        Choice("zeros", translate("field", "zeros"), translate("field", "Every weight is 0.")),
        Choice(
            "uniform",
            translate("field", "uniform"),
            translate("field", "Any value between −0.1 and 0.1, all equally likely."),
        ),
        Choice(
            "normal",
            translate("field", "normal"),
            translate("field", "Normally distributed, with a standard deviation of 0.1."),
        ),
        Choice(
            "xavier",
            translate("field", "Xavier"),
            translate("field", "Any value within ±√(6 / (inputs + outputs))."),
        ),
        Choice(
            "he",
            translate("field", "He"),
            translate("field", "Normally distributed, with a variance of 2 / inputs."),
        ),
    ),
)
DEVICE = Field(
    "choice",
    translate("field", "Device"),
    translate("field", "What computes."),
    choices=(
        Choice(
            "auto",
            translate("field", "automatic"),
            translate("field", "A graphics card where there is one, otherwise the processor."),
        ),
        Choice("cpu", translate("field", "CPU"), translate("field", "The processor.")),
        Choice("cuda", translate("field", "CUDA"), translate("field", "An NVIDIA graphics card.")),
        Choice("mps", translate("field", "MPS"), translate("field", "An Apple graphics chip.")),
    ),
)
SEED = Field(
    "int",
    translate("field", "Seed"),
    translate("field", "The same seed gives the same split, weights and order of pictures again."),
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
    optimiser: Optimiser = declared("adam", OPTIMISER)
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
