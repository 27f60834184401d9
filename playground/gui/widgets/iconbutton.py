"""A small button with a picture on it, and words for those who do not know the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import CONTROL_PX, control_height, theme


class IconButton(QToolButton):
    """Wears the icon in the colours of the theme; name and explanation are for everyone else."""

    def __init__(
        self,
        name: str,
        label: str,
        explanation: str = "",
        parent: QWidget | None = None,
        side: int = CONTROL_PX,
    ) -> None:
        super().__init__(parent)
        self._icon = name
        self._side = side
        self._shown_icon: tuple[object, ...] = ()
        self.setProperty("tool", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(label, explanation)
        self._show_icon()

    def set_words(self, label: str, explanation: str = "") -> None:
        """Set what the button does, and what that means."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(explanation)
        self.setToolTip(f"<b>{label}</b><br>{explanation}" if explanation else label)

    def set_icon_name(self, name: str) -> None:
        """Show another picture."""
        self._icon = name
        self._show_icon()

    def set_side(self, side: int) -> None:
        """The length of its sides in text of 10 points."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def _scale(self) -> float:
        return self.font().pointSizeF() / 10

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = control_height(self._scale()) if self._side == CONTROL_PX else 0
        side = side or round(self._side * self._scale())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show_icon()

    def _show_icon(self) -> None:
        worn = (self._icon, theme().name, self._scale())
        if worn != self._shown_icon:
            self._shown_icon = worn
            self.setIcon(icon(self._icon, theme().text))
            side = round(18 * self._scale())
            self.setIconSize(QSize(side, side))
