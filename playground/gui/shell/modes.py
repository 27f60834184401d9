"""The modes of the window, in the order of their tabs; the first is shown at the start."""

from __future__ import annotations

from playground.gui.shell.compare import Compare
from playground.gui.shell.explore import Explore
from playground.gui.shell.lookinside import LookInside
from playground.gui.shell.mode import Mode
from playground.gui.shell.train import Train

MODES: tuple[type[Mode], ...] = (Explore, Train, LookInside, Compare)
