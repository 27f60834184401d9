"""How long one has been speaking: started, paused and set back."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 200
"""Between two looks at the time; the seconds that are shown change within it."""


class Stopwatch(QObject):
    """Counts the time in which it runs; it outlives the windows that show it."""

    changed = Signal()
    """It was started, paused or set back, or another moment has passed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before_ms = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.changed)
        self.is_running = False

    @property
    def seconds(self) -> int:
        """Whole seconds that have passed while it ran."""
        return self.milliseconds // 1000

    @property
    def milliseconds(self) -> int:
        """The same, more exactly."""
        return self._before_ms + (self._since.elapsed() if self.is_running else 0)

    def go_on(self, other: Stopwatch, runs: bool) -> None:
        """Take the time of another one over, and run from there or stand."""
        self._before_ms = other.milliseconds
        if runs:
            self.start()

    def start(self) -> None:
        """Run on from where it stands."""
        if not self.is_running:
            self.is_running = True
            self._since.start()
            self._tick.start()
            self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if self.is_running:
            self._before_ms += self._since.elapsed()
            self.is_running = False
            self._tick.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """Start or pause."""
        if self.is_running:
            self.pause()
        else:
            self.start()

    def reset(self) -> None:
        """Go back to nothing; it runs on if it ran."""
        self._before_ms = 0
        self._since.start()
        self.changed.emit()


def clock_text(seconds: int) -> str:
    """Seconds as 1:02:03, or 2:03 within the first hour."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
