"""The user's own classes, with examples that were drawn or snapped into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.cancelling import never
from playground.core.fields import Field, declared
from playground.core.messages import Refused, marked
from playground.core.network_input import Framing
from playground.core.plan import DataSource
from playground.datasets.dataset import (
    Dataset,
    Progress,
    Stored,
    unwatched,
)
from playground.datasets.kinds import data_source
from playground.pictures.framing import framed

FRAMING: Final = Framing(0.8, "box")

SIZE = Field(
    "int",
    marked("field", "Size"),
    marked("field", "Rows and columns that every example is scaled to."),
    8,
    256,
    unit="px",
)
CENTRED = Field(
    "bool",
    marked("field", "Centre"),
    marked(
        "field", "Cut out what is drawn on black and put it in the middle, as large as will fit."
    ),
)
IN_COLOUR = Field(
    "bool",
    marked("field", "Colour"),
    marked("field", "Whether the network sees red, green and blue, or brightness only."),
)


@dataclass(frozen=True, slots=True, eq=False)
class DrawnClass:
    """A class's name and its examples: channels × height × width each, 0–1, of any size."""

    name: str
    examples: tuple[FloatArray, ...] = ()


@data_source
@dataclass(frozen=True, slots=True)
class Drawings(DataSource):
    """Examples by the user, a handful a class; they want augmentation."""

    kind: ClassVar[str] = "drawings"
    menu_order: ClassVar[int] = 40
    is_drawn: ClassVar[bool] = True
    title: ClassVar[str] = marked("data", "My drawings")
    sentence: ClassVar[str] = marked(
        "data", "Classes of your own: draw a handful of examples of each."
    )
    where: ClassVar[str] = marked(
        "data", "Add a class, draw an example, and put it in; two classes are the least."
    )

    classes: tuple[DrawnClass, ...] = ()
    size: int = declared(28, SIZE)
    centred: bool = declared(True, CENTRED)
    colour: bool = declared(False, IN_COLOUR)

    @property
    def has_work(self) -> bool:
        """Whether there are classes."""
        return bool(self.classes)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The examples at one size; raises Refused when there are too few classes."""
        del progress, cancelled
        used = [item for item in self.classes if item.examples]
        if len(used) < 2:
            raise Refused(
                marked(
                    "message", "Draw examples of at least two classes; {count} has examples so far."
                )
                if len(used) == 1
                else marked("message", "Draw examples of at least two classes first."),
                count=len(used),
            )
        shape = (3 if self.colour else 1, self.size, self.size)
        framing = FRAMING if self.centred else None
        pictures = [framed(example, shape, framing) for item in used for example in item.examples]
        labels = [label for label, item in enumerate(used) for _ in item.examples]
        return Dataset(
            name=self.title,
            classes=tuple(item.name for item in used),
            shape=shape,
            labels=np.array(labels, np.int64),
            pictures=Stored(np.stack(pictures).astype(np.float32)),
            framing=framing,
        )
