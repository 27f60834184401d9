"""Garbage is looked for in the GUI thread alone, in the moments in which it has nothing to do.

Python looks for cycles in whichever thread happens to make an object. In one of ours, that ends
windows and timers in a thread that they do not live in, which Qt forbids: it warns, crashes, or
waits for ever for a lock whose holder waits for Python. And in the GUI thread it happens in the
middle of whatever the user is doing.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

GROWTH = 0.25
"""The share by which what is kept must have grown before all of it is looked through again.

As in Python's own rule: otherwise the time would grow with the square of what there is.
"""

AT_REST_MS = 500
"""Milliseconds after something large came, which is laid out and painted first."""


class GarbageCollection(QObject):
    """Takes the place of Python's own collection of garbage, from when it is made on.

    The generations and how much they may hold are those of the gc module; what is frozen there is
    left alone.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._kept = 0
        """Objects that the latest collection of everything has left; about, as each count here."""

        self._new = 0
        """Objects that came after it and stayed."""

        gc.freeze()  # to look through all of a window holds it up for three beats of its timer
        self._frozen = self._left_alone = gc.get_freeze_count()
        """Objects that are left alone, now and when all was looked through last; about, as it takes
        as long to count them as to look through them."""

        self._much_went = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AT_REST_MS)
        self._soon.timeout.connect(self.leave_alone_what_is_there)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.collect_due)

    def leave_alone_imported(self) -> None:
        """Look no more through what was imported while nobody needed the time: it stays.

        It is counted with what was there before it, lest it is what has all looked through again
        when the first large session comes.
        """
        self._freeze()
        self._left_alone = self._frozen
        self._kept = self._new = 0

    @property
    def is_due(self) -> bool:
        """Whether all will be looked through in a moment."""
        return self._soon.isActive()

    def leave_alone_soon(self) -> None:
        """Do that once what came is painted: in one go with that it holds up the hands."""
        self._soon.start()

    def look_through_all_soon(self) -> None:
        """Do that, and look through what is left alone as well: a good part of it is garbage."""
        self._much_went = True
        self.leave_alone_soon()

    def leave_alone_what_is_there(self) -> None:
        """Collect what is garbage, and look only through what comes from now on.

        What was left alone before and is garbage by now goes once it may be a good part of all.
        """
        gc.collect()
        self._freeze()
        if self._much_went or self._frozen > (1 + GROWTH) * self._left_alone:
            self._much_went = False
            gc.unfreeze()
            gc.collect()
            self._frozen = 0
            self._freeze()
            self._left_alone = self._frozen
        self._kept = self._new = 0

    def _freeze(self) -> None:
        # Without those that are frozen. The list is made, counted and gone in one call, in which no
        # other thread has a turn: Python gives up a tuple that one is making and the list has, too.
        self._frozen += next(map(len, map(gc.get_objects, (None,))))
        gc.freeze()

    def collect_due(self) -> None:
        """Collect what is due, if the youngest generation holds more than it may."""
        youngest, *older = zip(gc.get_count(), gc.get_threshold(), strict=True)
        count, most = youngest
        if count <= most:
            return
        self._new += count
        due = max((at for at, (held, may) in enumerate(older, 1) if held > may), default=0)
        if due == 2 and self._new <= GROWTH * self._kept:
            due = 1
        found = gc.collect(due)
        if due == 2:
            self._kept = max(0, self._kept + self._new - found)
            self._new = 0
