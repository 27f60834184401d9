"""The steps by which a picture becomes the network's input, in words."""

from __future__ import annotations

from typing import Final

from playground.core.arrays import Shape
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.pictures.framing import Placement
from playground.pictures.network_input import is_framed

FRAMED: Final = marked("fitting", "framed")
FITTED: Final = marked("fitting", "fitted")
CROPPED: Final = marked("fitting", "cropped")
AS_IT_IS: Final = marked("fitting", "as it is")
TO_GRAY: Final = marked("fitting", "to grey")
TO_COLOUR: Final = marked("fitting", "to RGB")


def short_steps(session: Session, shape: Shape, where: Placement | None) -> tuple[str, ...]:
    """A word for each step from a picture of `shape`, marked in the context "fitting"."""
    words = []
    if where is not None:
        is_whole = where.source == (0, 0, *shape[1:])
        words.append(FRAMED if is_framed(session) else FITTED if is_whole else CROPPED)
    if shape[0] != session.shape[0]:
        words.append(TO_GRAY if session.shape[0] == 1 else TO_COLOUR)
    return tuple(words) or (AS_IT_IS,)


def steps(session: Session, shape: Shape, where: Placement | None) -> tuple[Message, ...]:
    """A sentence for each step from a picture of `shape`, with its numbers."""
    found = []
    if where is not None:
        numbers = {
            "picture": _size(shape),
            "cut": _size(where.source[1:]),
            "laid": _size(where.target[1:]),
            "frame": _size(session.shape),
        }
        found.append(Message(_sentence(session, shape, where), numbers))
    if shape[0] > session.shape[0]:
        found.append(Message(marked("message", "Colour becomes grey, as bright as it is seen.")))
    elif shape[0] < session.shape[0]:
        found.append(Message(marked("message", "Grey is repeated as red, green and blue.")))
    if not found:
        found.append(Message(marked("message", "The network takes the picture as it is.")))
    return tuple(found)


def _sentence(session: Session, shape: Shape, where: Placement) -> str:
    if not is_framed(session):
        if where.source == (0, 0, *shape[1:]):
            return marked("message", "Fitted: {picture} is scaled to {laid} in {frame}.")
        return marked("message", "Cropped: the middle, {cut} of {picture}, is scaled to {laid}.")
    if session.input.framing is not None and session.input.framing.centre == "mass":
        return marked(
            "message",
            "Framed: what is drawn, {cut} of {picture}, is scaled to {laid}, its centre of mass in"
            " the middle of {frame}.",
        )
    return marked(
        "message",
        "Framed: what is drawn, {cut} of {picture}, is scaled to {laid} in the middle of {frame}.",
    )


def _size(sides: tuple[int, ...]) -> str:
    """Height × width, the last two sides."""
    return "×".join(map(str, sides[-2:]))
