"""A ring around the place that the step of a lesson points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from playground.gui.state.evaluation import Evaluation
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.state.store import Store
from playground.gui.widgets.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.gui.shell.lessonplaces import Spot
    from playground.lessons.places import Place

MARGIN_PX, LINE_PX, HALO_PX, RADIUS_PX = 6, 3, 7, 9
"""Around the place, and of the ring itself; the margin has room for line and halo."""

HALO_ALPHA = 70

RETRY_MS, MOST_TRIES = 250, 40
"""How often a place is looked for that does not rest in view yet, and how many times."""

_MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class LessonRing(QWidget):
    """Lies over the window while a step points at something that is in view."""

    missed = Signal(bool)
    """Whether what the step points at is not to be found here."""

    def __init__(
        self,
        walk: LessonWalk,
        store: Store,
        evaluation: Evaluation,
        holder: QWidget,
        find: Callable[[Place], Spot | None] | None = None,
        under: QWidget | None = None,
    ) -> None:
        """Lie over all of the holder, or right `under` a part of it.

        `find` says where a place is, without it the window's own places do.
        """
        super().__init__(holder)
        self._find = find or self._in_window
        self._under = under
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._walk, self._store, self._holder = walk, store, holder
        self._spot: Spot | None = None
        self._watched: list[QWidget] = []
        self._pointed: object = None
        self._was_seen = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self._rests_at: QRect | None = None
        self._tries = 0
        self._soon = QTimer(self)  # once everything else has followed the view, too
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.follow)
        store.view_changed.connect(self._follow_soon)
        self.hide()
        walk.changed.connect(self.follow)
        store.view_changed.connect(self.follow)
        store.stepped.connect(self.follow)
        evaluation.updated.connect(self.follow)
        holder.installEventFilter(self)
        self.follow()

    @property
    def spot(self) -> Spot | None:
        """Where the step points now."""
        return self._spot

    def _follow_soon(self, *_: object) -> None:
        self._soon.start()

    def follow(self, *_: object) -> None:
        """Look again where the place is, and lie around it."""
        lesson = self._walk.lesson
        place = self._walk.step.point if lesson is not None else None
        if place is None:
            self._watch(None)
            self.missed.emit(False)
            return
        spot = self._find(place)
        if (lesson, place) != self._pointed:
            self._pointed, self._was_seen, self._tries = (lesson, place), False, 0
            self._rests_at = None
            self.missed.emit(False)
        if spot is not None:
            self.missed.emit(False)
        self._watch(spot)
        if spot is not None and not self._was_seen:  # scrolled to; later the user may scroll away
            _bring_into_view(spot.widget)
        self._lay()
        if not self._was_seen and self._tries < MOST_TRIES:  # columns may still be on their way
            self._tries += 1
            self._retry.start()

    def _try_again(self) -> None:
        """Look again, until the place rests in view: columns may pass through it on their way."""
        self.follow()
        at = self.geometry() if self.isVisible() else None
        if at is not None and at == self._rests_at:
            self._was_seen = True
            self._retry.stop()
        self._rests_at = at
        if self._spot is None and self._pointed is not None:
            self.missed.emit(True)

    def _in_window(self, place: Place) -> Spot | None:
        from playground.gui.shell.lessonplaces import spot_of

        return spot_of(place, self.window(), self._store)

    def _watch(self, spot: Spot | None) -> None:
        """Follow the place and all that it lies in, as they move."""
        wanted = None if spot is None else spot.widget
        now = self._spot.widget if self._spot is not None else None
        self._spot = spot
        if spot is None:
            self.hide()
        if wanted is now:
            return
        for before in self._watched:
            if isValid(before):
                before.removeEventFilter(self)
        self._watched = []
        part = wanted
        while part is not None and part is not self._holder:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along with the place, and look for it anew once the holder is there again."""
        if watched is self._holder:
            if event.type() == QEvent.Type.Show:
                self._tries = 0
                self._soon.start()
        elif event.type() in _MOVING:
            self._lay()
        return False

    def _lay(self) -> None:
        """Lie around the part of the place that is seen."""
        spot = self._spot
        if spot is None or not isValid(spot.widget) or not spot.widget.isVisible():
            self.hide()
            return
        seen = seen_rect(spot, self._holder)
        if seen.isEmpty():
            self.hide()
            return
        room = self._holder.rect().adjusted(1, 1, -1, -1)
        self.setGeometry(
            seen.adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX).intersected(room)
        )
        if self._under is None:
            self.raise_()
        else:
            self.stackUnder(self._under)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme().negative
        halo = QColor(colour)
        halo.setAlpha(HALO_ALPHA)
        inset = HALO_PX / 2
        shape = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        for pen in (QPen(halo, HALO_PX), QPen(colour, LINE_PX)):
            painter.setPen(pen)
            painter.drawRoundedRect(shape, RADIUS_PX, RADIUS_PX)
        painter.end()


def seen_rect(spot: Spot, holder: QWidget) -> QRect:
    """The part of a place that no scroll area cuts off, in the coordinates of the holder."""
    widget, rect = spot.widget, spot.rect
    while widget is not holder:
        parent = widget.parentWidget()
        if parent is None:
            return QRect()
        rect = rect.translated(widget.pos()).intersected(parent.rect())
        widget = parent
    return rect


def _bring_into_view(widget: QWidget) -> None:
    """Scroll every area that a widget lies in, so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            parent.ensureWidgetVisible(widget, 8, 8)
        parent = parent.parentWidget()
