"""How the input fits into a low window: samples fold away, then the picture becomes smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QObject
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from playground.gui.input.panel import InputPanel

LEAST_PICTURE_PX = 150
"""Side of a picture down to which it makes room for what is below it."""

_ASKING = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show)


class RoomShare(QObject):
    """Keeps the page on which a picture is chosen in view, without scrolling, where it can be."""

    def __init__(self, panel: InputPanel, area: QScrollArea) -> None:
        super().__init__(panel)
        self._panel, self._area = panel, area
        for watched in (panel, area.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height out anew when there is another, or something comes or goes."""
        if event.type() in _ASKING:
            self._share()
        return False

    def _share(self) -> None:
        panel = self._panel
        grid, samples = panel.grid, panel.picture_page.samples
        if panel.parts.is_compact or panel.parts.tab != "picture":
            samples.set_folded(False)  # whatever was before: a window anew has them so
            self._have_picture(None)
            return
        layout, wide = panel.layout(), panel.width()
        assert layout is not None
        grid_px, samples_px = grid.heightForWidth(grid.width()), samples.heightForWidth(wide)
        full_px, all_px = self._full_px(), samples.height_of(wide, folded=False)
        needed = layout.totalHeightForWidth(wide) + full_px - grid_px + all_px - samples_px
        spare = self._room() - needed
        samples.set_folded(spare < 0)
        if spare < 0 and not samples.is_opened:
            spare += all_px - samples.height_of(wide, folded=True)
        least = min(full_px, max(LEAST_PICTURE_PX, full_px + spare))
        self._have_picture(None if spare >= 0 or samples.is_opened else least)

    def _full_px(self) -> int:
        """The height of the picture with all the room."""
        grid = self._panel.grid
        limit, grid.most_high = grid.most_high, None
        full = grid.heightForWidth(grid.width())
        grid.most_high = limit
        return full

    def _have_picture(self, most: int | None) -> None:
        """Have the picture no higher than this."""
        grid = self._panel.grid
        if most != grid.most_high:
            grid.most_high = most
            grid.updateGeometry()

    def _room(self) -> int:
        holder, high = self._area.widget(), self._area.viewport().height()
        layout = holder.layout() if holder is not None else None
        around = QMargins() if layout is None else layout.contentsMargins()
        return high - around.top() - around.bottom()
