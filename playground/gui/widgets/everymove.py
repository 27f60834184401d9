"""Every movement of the mouse while a stroke is drawn: those that wait are not dropped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

_COMPRESS = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents


class EveryMove:
    """Has Qt hand over every movement from `begin` to `end`.

    On X11 it drops all but the last of those that wait: while weights arrive, or beside another
    busy program, corners of strokes were cut. For all else the last is enough.
    """

    def __init__(self) -> None:
        self._was: bool | None = None

    def begin(self) -> None:
        """Hear every movement from now on."""
        if self._was is None:
            self._was = QCoreApplication.testAttribute(_COMPRESS)
        QCoreApplication.setAttribute(_COMPRESS, False)

    def end(self) -> None:
        """Be as before."""
        if self._was is not None:
            QCoreApplication.setAttribute(_COMPRESS, self._was)
        self._was = None
