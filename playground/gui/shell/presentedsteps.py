"""The list of steps while presenting: over the speaker's view, else over what the class sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.gui.present.measures import BOTTOM_BAR_PX, TEXT_PX, TITLE_BAR_PX
from playground.gui.present.sidesheet import SideSheet
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store
from playground.gui.widgets.theme import TEXT_POINTS

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation

POINTS_PER_PX = 72 / 96
BARS_PX = tuple(
    tall * TEXT_POINTS / (TEXT_PX * POINTS_PER_PX) for tall in (TITLE_BAR_PX, BOTTOM_BAR_PX)
)
"""Height of a page's title and of its controls, in text of 10 points."""


def step_sheet(
    store: Store, walk: StepWalk, presentation: Presentation, over: QWidget
) -> SideSheet:
    """Return a sheet over a window; over the presentation without notes, as the class sees it."""
    if over is presentation:
        made = SideSheet(store, walk, over, (BARS_PX[0], BARS_PX[1]), tells_notes=False)
        presentation.beside = made
    else:
        made = SideSheet(store, walk, over)
    made.close_wanted.connect(made.close_up)
    return made
