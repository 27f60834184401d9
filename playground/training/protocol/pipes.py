"""Both ends of the line between window and training process: nobody ever waits for the other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from playground.training.protocol.messages import REPLACEABLE


class Letterbox:
    """Messages that wait, in order; a newer one takes the place of an older one of its kind.

    That holds for the kinds of which only the latest matters, so that a reader that is held up
    finds no pile of them.
    """

    def __init__(self) -> None:
        self._waiting: deque[Any] = deque()
        self._change = threading.Condition()
        self._closed = False

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits and something may come; asking costs next to nothing."""
        return not self._waiting and not self._closed

    @property
    def is_closed(self) -> bool:
        """Whether no more will come."""
        return self._closed

    def put(self, message: Any) -> None:
        """Add a message; to a closed box it is lost."""
        with self._change:
            if self._closed:
                return
            if isinstance(message, REPLACEABLE):
                for waiting in self._waiting:
                    if type(waiting) is type(message):
                        self._waiting.remove(waiting)
                        break
            self._waiting.append(message)
            self._change.notify()

    def get(self) -> Any:
        """Wait for a message; None when the box is closed and empty."""
        with self._change:
            while not self._waiting and not self._closed:
                self._change.wait()
            return self._waiting.popleft() if self._waiting else None

    def take_all(self) -> list[Any]:
        """All that waits, without waiting."""
        with self._change:
            found = list(self._waiting)
            self._waiting.clear()
            return found

    def holds(self, matches: Callable[[Any], bool]) -> bool:
        """Whether a message waits for which `matches` is true."""
        with self._change:
            return any(matches(message) for message in self._waiting)

    def close(self) -> None:
        """No more will come."""
        with self._change:
            self._closed = True
            self._change.notify_all()


def sending(connection: Connection) -> tuple[Letterbox, threading.Thread]:
    """A box whose messages a thread sends; it ends when the box is closed or nobody listens."""
    box = Letterbox()

    def send() -> None:
        while (message := box.get()) is not None:
            try:
                connection.send(message)
            except (OSError, ValueError):  # the other end, or this one, is closed
                box.close()  # lest what nobody takes piles up
                return
            del message  # a network would be held until there is something else to send

    thread = threading.Thread(target=send, name="training-send", daemon=True)
    thread.start()
    return box, thread


def receiving(
    connection: Connection,
    arrived: Callable[[], None] = lambda: None,
    ended: Callable[[Letterbox], None] = lambda box: None,
) -> tuple[Letterbox, threading.Thread]:
    """A box that a thread fills; it is closed when the other end is.

    In the thread, `arrived` is called after each message, and `ended` before the box is closed.
    """
    box = Letterbox()

    def receive() -> None:
        try:
            while True:
                box.put(connection.recv())
                arrived()
        except (EOFError, OSError, TypeError):  # TypeError: closed here while it was being read
            pass
        finally:
            ended(box)
            box.close()
            arrived()

    thread = threading.Thread(target=receive, name="training-receive", daemon=True)
    thread.start()
    return box, thread
