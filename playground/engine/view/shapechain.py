"""The stack in one line: shapes and layers from the picture to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from playground.core.arrays import Shape
from playground.core.messages import Message
from playground.core.word_count import size_text
from playground.engine.compute.evaluate import Stage

Link: TypeAlias = tuple[Message, ...]
"""A shape, or a layer with its most important numbers."""


@dataclass(frozen=True, slots=True)
class ShapeChain:
    """The links from the picture on; a shape that stays as it was is not said again."""

    links: tuple[Link, ...]

    def __str__(self) -> str:
        return " → ".join(" · ".join(str(part) for part in link) for link in self.links)


def shape_chain(stages: Sequence[Stage], shape: Shape) -> ShapeChain:
    """The chain of a stack on a picture of `shape`; it ends with "?" where a layer does not fit.

    Layers that are switched off or change nothing by their nature are left out.
    """
    links: list[Link] = [_size(shape)]
    for stage in stages:
        if stage.layer.enabled and not stage.layer.is_idle:
            links.append(stage.layer.chain_link())
        if stage.shape is None:
            links.append((Message("?"),))
            break
        if stage.shape != shape:
            shape = stage.shape
            links.append(_size(shape))
    return ShapeChain(tuple(links))


def _size(shape: Shape) -> Link:
    return (Message("{size}", {"size": size_text(shape)}),)
