"""The objects of a training that outlive the window that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from playground.gui.train.data.loader import Data
from playground.gui.train.state.inquiries import Inquiries
from playground.gui.train.state.racerunner import RaceRunner
from playground.gui.train.state.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Training:
    """The training process's near end, the data set that is shown, and what else asks it."""

    trainer: Trainer
    data: Data
    race: RaceRunner
    inquiries: Inquiries
