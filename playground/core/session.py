"""The document: one picture, one network, as immutable values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.core.network_input import Levels, NetworkInput
from playground.core.picture import Picture
from playground.core.plan import DataSource, TrainingPlan
from playground.core.run_notes import RunNotes
from playground.core.steps import Step


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A list of layers, from the picture on."""

    layers: tuple[Layer, ...] = ()

    def __len__(self) -> int:
        return len(self.layers)

    def __getitem__(self, index: int) -> Layer:
        return self.layers[index]

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """Everything that is saved and undone.

    `classes` are what the outputs of the network stand for, () where nobody has said; of whom a
    file or the data of a training have. `steps` are those of a presentation of it,
    and `step` is the place of the one that was gone to last, -1 for none. `drawn` are the places of
    the layers of a published network whose weights are random numbers, as nobody had others.
    `other_data` have work of the user's in them, as drawings, while others are trained on.
    """

    picture: Picture
    network: Network
    seed: int = 0
    training: TrainingPlan = TrainingPlan()
    input: NetworkInput = NetworkInput()
    runs: RunNotes = RunNotes()
    classes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    step: int = -1
    drawn: tuple[int, ...] = ()
    other_data: tuple[DataSource, ...] = ()

    @property
    def shape(self) -> Shape:
        """Channels, height and width of what the network takes."""
        return self.input.shape or self.picture.shape

    @property
    def levels(self) -> Levels:
        """The range of the intensities that the network is fed."""
        return self.input.levels or self.picture.levels

    def other_data_with(self, plan: TrainingPlan) -> tuple[DataSource, ...]:
        """The data with the user's work that are kept beside a plan: one of a kind, not of its own.

        Those of the plan of now are among them once it has data of another kind.
        """
        kept = {each.kind: each for each in self.other_data}
        if self.training.data.has_work:
            kept[self.training.data.kind] = self.training.data
        kept.pop(plan.data.kind, None)
        return tuple(kept.values())

    def classes_at(
        self, place: int, units: int, data_classes: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """The names of the `units` of a layer, if they are the classes; else ().

        They are those of the last layer with weights, and of all that follow it, as a softmax. The
        network's own names come first, then those of the data that it would be trained on: names
        of another number of outputs are of a network that had those.
        """
        with_weights = [at for at, layer in enumerate(self.network) if layer.parameters()]
        is_end = bool(with_weights) and place >= with_weights[-1]
        known = (self.classes, data_classes) if is_end else ()
        return next((names for names in known if len(names) == units), ())

    @property
    def brightest(self) -> float:
        """The intensity of white, as the network is fed it."""
        return 255.0 if self.levels == "byte" else 1.0


def is_same(one: Session, other: Session) -> bool:
    """Whether two sessions have the very same parts."""
    return one is other or all(
        getattr(one, item.name) == getattr(other, item.name) for item in fields(one)
    )


def differs_in_pixels(one: Session, other: Session) -> bool:
    """Whether both are the same but for the pixels of a picture of one size."""
    before, after = one.picture, other.picture
    looks = ("name", "full_size", "size", "square", "colour", "levels")
    is_alike = all(getattr(before, name) == getattr(after, name) for name in looks)
    return is_alike and is_same(replace(one, picture=after), other)
