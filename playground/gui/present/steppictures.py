"""A small picture of each step: the input, the kernel and the map that is looked at.

They are computed from the step, behind the window, as all that is shown of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPen

from playground.core.layer import FilterLayer
from playground.core.session import Network, Session
from playground.core.steps import Step
from playground.engine.compute.evaluate import evaluate
from playground.engine.compute.map_memory import MapMemory
from playground.engine.view.mapscale import ScaleChoice, scale_in
from playground.engine.view.planes import View, input_view, stage_views
from playground.gui.state.keptview import view_from_data
from playground.gui.state.latest import LatestWins
from playground.gui.widgets.colours import map_image, signed_scale
from playground.gui.widgets.mapimage import crop_image
from playground.gui.widgets.theme import theme
from playground.gui.widgets.viewport import Viewport
from playground.pictures.network_input import network_input

SIDE_PX = 160
"""The longest side of a map that is kept for a picture."""

KERNEL_SHARE = 0.45
"""Side of the kernel in that of a map."""

GAP_SHARE = 0.1

SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


@dataclass(frozen=True, slots=True, eq=False)
class StepPicture:
    """The input, and the kernel and the map where there are some."""

    input: QImage
    kernel: QImage | None = None
    map: QImage | None = None

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Paint it into a room, as large as that allows."""
        shares = 1.0
        if self.kernel is not None:
            shares += KERNEL_SHARE + GAP_SHARE
        if self.map is not None:
            shares += 1 + GAP_SHARE
        side = min(room.height(), room.width() / shares)
        x, middle = room.center().x() - side * shares / 2, room.center().y()
        painter.save()
        painter.setPen(QPen(theme().border, 1))
        for image, share in ((self.input, 1.0), (self.kernel, KERNEL_SHARE), (self.map, 1.0)):
            if image is not None:
                wide = side * share
                place = _fitted(image, QRectF(x, middle - wide / 2, wide, wide))
                # A list's painter smooths all: cells stay cells unless a pixel has several.
                painter.setRenderHint(SMOOTH, place.width() < image.width())
                painter.drawImage(place, image)
                painter.drawRect(place)
                x += wide + side * GAP_SHARE
        painter.restore()


Key = tuple[object, ...]


class StepPictures(QObject):
    """The pictures of the steps that were asked for last, as soon as they are computed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._pictures: dict[Key, tuple[Session, StepPicture]] = {}
        self._worker = LatestWins(_pictures, self)
        self._worker.arrived.connect(self._take)

    def want(self, steps: Iterable[Step]) -> None:
        """Ask for the pictures of these steps; those of others are forgotten."""
        self._steps = tuple(steps)
        wanted = {_key(step) for step in self._steps}
        self._pictures = {key: kept for key, kept in self._pictures.items() if key in wanted}
        missing = tuple(step for step in self._steps if _key(step) not in self._pictures)
        if missing:
            self._worker.request(missing)

    def of(self, step: Step) -> StepPicture | None:
        """The picture of a step, None while it is to come."""
        kept = self._pictures.get(_key(step))
        return None if kept is None else kept[1]

    def stop(self) -> None:
        """End the thread; nothing arrives afterwards."""
        self._worker.stop()

    def _take(self, made: Mapping[Key, tuple[Session, StepPicture]]) -> None:
        self._pictures |= made
        self.changed.emit()


def _key(step: Step) -> Key:
    """The key of a step's picture: a step that is only renamed keeps its own."""
    view = view_from_data(step.view)
    return id(step.session), signed_scale(), view.layer, view.filter, view.channel, view.scale


def _pictures(
    steps: tuple[Step, ...], stale: Callable[[], bool]
) -> Iterator[Mapping[Key, tuple[Session, StepPicture]]]:
    """Yield all pictures that are made so far."""
    made: dict[Key, tuple[Session, StepPicture]] = {}
    for step in steps:
        made[_key(step)] = step.session, _picture(step, stale)
        yield dict(made)


def _picture(step: Step, stale: Callable[[], bool]) -> StepPicture:
    session, view = step.session, view_from_data(step.view)
    x = network_input(session).x
    shown = input_view(x, None, session.brightest)
    source = _image(shown, 0, view.scale)
    assert source is not None
    layers = session.network.layers
    if not 0 <= view.layer < len(layers):
        return StepPicture(source)
    network, layer = Network(layers[: view.layer + 1]), layers[view.layer]
    results = evaluate(network, x, None, stale, MapMemory(), False)
    views = stage_views(network, results, ())
    kernel = None
    if isinstance(layer, FilterLayer) and layer.enabled:
        weights = layer.filters[min(view.filter, len(layer.filters) - 1)].weights[0]
        kernel = map_image(weights, float(abs(weights).max()) or 1.0, "signed")
    return StepPicture(source, kernel, _image(tuple(views)[-1], view.channel, view.scale))


def _image(view: View, channel: int, scale: ScaleChoice) -> QImage | None:
    if not view.planes:
        return None
    at = min(channel, len(view.planes) - 1)
    found, plane = scale_in(view, at, scale), view.planes[at]
    return crop_image(plane, Viewport(), (SIDE_PX, SIDE_PX), found.limit, found.palette)


def _fitted(image: QImage, room: QRectF) -> QRectF:
    """The middle of a room, in the proportions of an image."""
    scale = min(room.width() / image.width(), room.height() / image.height())
    place = QRectF(0, 0, max(1.0, image.width() * scale), max(1.0, image.height() * scale))
    place.moveCenter(room.center())
    return place
