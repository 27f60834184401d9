"""Why an answer was given to pictures of the data: Grad-CAM of each."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.arrays import FloatArray
from playground.training.protocol.questions.question import Question, question


@question("grad-cams", answered_in="playground.training.process.grad_cams")
@dataclass(frozen=True, slots=True)
class GradCamsQuestion(Question):
    """Which part of each picture speaks for a class, by the last layer with maps?

    `places` are those of the pictures in the data set, `answer` is the place of the class.
    """

    places: tuple[int, ...]
    answer: int


@dataclass(frozen=True, slots=True, eq=False)
class GradCams:
    """The sums ReLU(Σ αₖ · Aₖ) over the maps of a `layer`, height × width, by picture.

    Pictures that cannot be read are missing.
    """

    layer: int
    sums: dict[int, FloatArray]

    @property
    def limit(self) -> float:
        """The largest value of all; 0 where nothing speaks for the class."""
        return max((float(values.max()) for values in self.sums.values()), default=0.0)
