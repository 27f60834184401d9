"""Where runs stand beside one another after an epoch."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playground.training.protocol.run_list import ListedRun
from playground.training.protocol.runs import Run


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A run after `epoch` epochs: fewer than were asked for where it has no more, 0 before one.

    Share right and mean loss are those of what is held out, or of the training where nothing is.
    Its loss `is_beyond` all numbers where it is NaN or infinite, or came to that on the way.
    """

    item: ListedRun
    epoch: int
    accuracy: float
    loss: float
    is_beyond: bool

    @property
    def merit(self) -> tuple[bool, float, float]:
        """The rank by merit, the larger the better: the share that is right, then a low loss.

        Whose loss is beyond all numbers comes last: its share says nothing, as no answer is one.
        """
        known = math.isfinite(self.accuracy)
        loss = self.loss if math.isfinite(self.loss) else math.inf
        return not self.is_beyond, (self.accuracy if known else -math.inf), -loss


def last_epoch(runs: Iterable[Run]) -> int:
    """Return the epoch that the longest of some runs has come to, 0 where none is over."""
    return max((run.epochs[-1].epoch for run in runs if run.epochs), default=0)


def standings(items: Sequence[ListedRun], epoch: int) -> tuple[Standing, ...]:
    """Return where each run stands after an epoch, in the order of the runs."""
    return tuple(standing(item, epoch) for item in items)


def standing(item: ListedRun, epoch: int) -> Standing:
    """Return where a run stands after an epoch."""
    rows = item.run.epochs
    at = bisect_right(rows, epoch, key=lambda row: row.epoch)
    ended = item.outcome == "not a number" and item.epoch <= epoch
    if not at:
        return Standing(item, 0, math.nan, math.nan, ended)
    row = rows[at - 1]
    loss, accuracy = row.told
    return Standing(item, row.epoch, accuracy, loss, ended or not math.isfinite(loss))


def leaders(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return who is ahead: nobody while fewer than two have figures, several that are level.

    Nobody whose loss is beyond all numbers is.
    """
    running = [each for each in found if each.epoch or each.is_beyond]
    if len(running) < 2:
        return ()
    best = max(each.merit for each in running)
    return tuple(each for each in running if each.merit == best and not each.is_beyond)
