"""Looking back at an earlier epoch."""

from __future__ import annotations

from dataclasses import dataclass

from playground.training.protocol.questions.question import Question, question


@question("look back", answered_in="playground.training.process.lookback")
@dataclass(frozen=True, slots=True)
class LookBack(Question):
    """How were things after an epoch that was kept? The training holds with its weights.

    Later epochs are kept too until training goes on from there, which WentBack says. The answer is
    the epoch.
    """

    epoch: int
