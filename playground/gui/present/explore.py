"""Explore, presented: input ⊙ kernel = map, the arithmetic of a cell, and the other filters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.core.filters import Filter
from playground.core.layer import FilterLayer
from playground.core.messages import Message, marked
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import map_scale
from playground.engine.view.planes import Shown
from playground.gui.inspect.arithmetic.panel import ArithmeticPanel, Proportions
from playground.gui.present.bars import BottomBar, TitleBar
from playground.gui.present.filtercards import FilterCards
from playground.gui.present.measures import (
    DRAWN_PX,
    GAP_PX,
    LEAST_DIGITS,
    Area,
    Arrangement,
    arranged,
)
from playground.gui.present.operands import Operands
from playground.gui.present.page import Page
from playground.gui.present.tried import ClassAnswer, TriedInput
from playground.gui.present.walk import maps_of, moved_pin
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import filter_name, layer_detail, layer_title, translated
from playground.kernels.presets import load_presets

PROPORTIONS = Proportions(outcome_px=(208, 148), result=4.8, digits=LEAST_DIGITS, uneven=True)
"""The result is 96 px high where text is 20."""

AT_FIRST: tuple[Area, ...] = ("stage", "arithmetic", "filters")
FILTERS = "presented filters"
"""The `about` of messages that tell why there are no filters to choose."""

IN_ORDER: tuple[Area, ...] = ("input", *AT_FIRST)


class ExplorePage(Page):
    """The stage, the arithmetic and the filters between a title and the sliding window's keys."""

    mode = "explore"

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        pointer: Pointer,
        sliding: Sliding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._pointer = pointer
        self._sliding = sliding
        self._areas = self._before_only = AT_FIRST
        self._tried: TriedInput | None = None
        self._found = arranged(*DRAWN_PX, ())
        self._kernel_needs = (0, 0.0)
        self._needs: tuple[object, int] = (None, 0)
        """The key of what is explained in which room, and the height its numbers needed there."""

        self.title = TitleBar(self)
        self.arithmetic = ArithmeticPanel(store, pointer, sliding, self, PROPORTIONS)
        self.arithmetic.tools.hide()
        self.arithmetic.place.leave_out()  # title and captions name the map
        self.filters = FilterCards(self)
        self.bottom = BottomBar(sliding, self.arithmetic.place, self)
        self.operands = Operands(store, self)  # last: its editor lies over the rest
        self.title.leave_wanted.connect(self.leave_wanted)
        self.title.step_wanted.connect(self.step_filter)
        self.filters.chosen.connect(self.show_filter)
        self.bottom.layer_wanted.connect(self.go_to)
        self.operands.hovered.connect(lambda cell: store.look(hover=cell))
        self.operands.clicked.connect(self._pin)
        self.operands.editor.closed.connect(self._take_keyboard)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._show)
        pointer.changed.connect(self._mark)
        if evaluation.shown is not None:
            self._show(evaluation.shown)
            self._pin_here(store.view.layer)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that are on."""
        return self._areas

    # What keys do.

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """Walk, choose, slide, edit; areas on and off."""
        return {
            "earlier_layer": partial(self._step_layer, -1),
            "later_layer": partial(self._step_layer, 1),
            "previous_filter": partial(self.step_filter, -1),
            "next_filter": partial(self.step_filter, 1),
            "slide": self._sliding.toggle,
            "edit": self.operands.edit,
            "area_input": partial(self._toggle, "input"),
            "area_stage": partial(self._toggle, "stage"),
            "area_arithmetic": partial(self._toggle, "arithmetic"),
            "area_filters": partial(self._toggle, "filters"),
            "only": self._only,
            "all": partial(self.show_areas, AT_FIRST),
        }

    def escape(self) -> bool:
        """Close the editor."""
        is_open = not self.operands.editor.isHidden()
        self.operands.editor.close_editor()
        return is_open

    def left(self) -> None:
        """Let the window rest."""
        self._sliding.pause()
        self._store.look(hover=None)

    def show_areas(self, areas: tuple[Area, ...]) -> None:
        """Have these areas on, which share the screen."""
        if "input" in areas:
            self.tried.show()
        self._areas = areas
        self._arrange()
        self.parts_changed.emit()

    @property
    def tried(self) -> TriedInput:
        """The input with its drawing, made when it is wanted first."""
        if self._tried is None:
            self._tried = TriedInput(
                self._store, self._evaluation, ClassAnswer(self._store, self._evaluation), self
            )
            self._tried.stackUnder(self.operands)  # whose editor lies over the rest
        return self._tried

    def shown(self) -> tuple[str, ...]:
        """The areas that are on."""
        return self._areas

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Have the areas of these names on, those of the beginning where it is none."""
        self.show_areas(_areas_named(names))

    @classmethod
    def subject(cls, view: ViewState, parts: tuple[str, ...]) -> Hashable:
        """The map on the stage, the part of it that is seen, and the areas around it."""
        return view.layer, view.channel, view.share, view.viewport, _areas_named(parts)

    def foot(self) -> int:
        """The height of the sliding window's keys."""
        return arranged(self.width(), self.height(), ()).bottom.height()

    def show_step(self, text: str) -> None:
        """Say it in the title."""
        self.title.set_step(text)

    def _toggle(self, area: Area) -> None:
        """Switch an area on or off; the last one stays, as nothing would be left."""
        left = tuple(each for each in IN_ORDER if (each in self._areas) != (each == area))
        if area != "filters" or self._shows_filters():
            self.show_areas(left or self._areas)
        else:
            text = marked("message", "This layer has one map: there are no others to choose.")
            self._store.note(Message(text), FILTERS)

    def _only(self) -> None:
        """Show the area under the pointer alone, or what was there before that."""
        if len(self._areas) == 1:
            self.show_areas(self._before_only if len(self._before_only) > 1 else AT_FIRST)
            return
        parts: dict[Area, QWidget] = {
            "stage": self.operands,
            "arithmetic": self.arithmetic,
            "filters": self.filters,
        }
        if self._tried is not None:
            parts["input"] = self._tried
        for area, part in parts.items():
            if part.isVisible() and part.rect().contains(part.mapFromGlobal(self.cursor().pos())):
                self._before_only = self._areas
                self.show_areas((area,))
                return

    # Through the network.

    def _step_layer(self, by: int) -> None:
        self.go_to(self._store.view.layer + by)

    def go_to(self, stage: int) -> None:
        """Bring a layer onto the stage, the pinned cell along with it."""
        if 0 <= stage < len(self._store.session.network):
            self._store.look(layer=stage, hover=None)
            self._pin_here(stage)

    def step_filter(self, by: int) -> None:
        """Bring the next filter or map of the layer onto the stage, or the one before."""
        shown = self._evaluation.shown
        scene = self.operands.scene
        if shown is not None and scene is not None and scene.layer is not None:
            count = maps_of(shown, scene.map[0])
            if count:
                self.show_filter((scene.map[1] + by) % count)

    def show_filter(self, channel: int) -> None:
        """Bring a filter of the layer onto the stage, the pinned cell on its map."""
        view = self._store.view
        pin, slide = view.pin, view.slide
        if pin is not None and pin.stage == view.layer:
            pin = pin._replace(channel=channel)
        if slide is not None:
            slide = slide._replace(channel=channel)
        self._store.look(filter=channel, pin=pin, slide=slide, hover=None)

    def _pin_here(self, stage: int) -> None:
        """Pin the same place in the layer on the stage, so that its arithmetic is told."""
        view, shown = self._store.view, self._evaluation.shown
        if shown is None or (view.pin is not None and view.pin.stage == stage):
            return
        pin = moved_pin(shown, view.pin, stage, view.filter)
        if pin is not None:
            self._store.look(pin=pin)

    def _pin(self, cell: Cell) -> None:
        """Pin a cell; one of another map than that of the layer is looked at, not gone to."""
        view = self._store.view
        if cell.stage == view.layer:
            self._store.look(pin=cell, filter=cell.channel)
        else:
            self._store.look(pin=cell)

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        parts = ("layer", "filter", "pin", "slide", "viewport", "digits", "share", "scale")
        watched = (*parts, "data_classes")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._show(self._evaluation.shown)

    def _show(self, shown: Shown | None) -> None:
        if shown is None:
            return
        view = self._store.view
        before = self.operands.scene
        self.operands.show_scene(shown, view)
        scene = self.operands.scene
        assert scene is not None
        stage, channel = scene.map
        if stage >= 0:
            self.filters.show_layer(shown, stage, channel, view.scale)
            self.bottom.scale.show_scale(map_scale(shown, stage, channel, view.scale))
        names = tuple(layer_title(each.layer) for each in shown.stages)
        self.bottom.dots.show_layers(names, max(stage, 0))
        self.bottom.refresh()
        self._show_title()
        self._mark()
        if (
            before is None
            or before.maps != scene.maps
            or self._kernel_needs != self.operands.kernel_needs
            or self._shows_filters() == (self.filters.isHidden() and "filters" in self._areas)
        ):
            self._arrange()

    def _shows_filters(self) -> bool:
        """Whether there are maps to choose among."""
        return self.filters.count > 1

    def _show_title(self) -> None:
        scene = self.operands.scene
        if scene is None or scene.layer is None:
            self.title.set_texts(self.tr("Input"), "", has_neighbours=False)
            return
        layer, channel = scene.layer, scene.map[1]
        item = None
        if isinstance(layer, FilterLayer) and layer.enabled:
            item = layer.filters[min(channel, len(layer.filters) - 1)]
        if item is None:
            title, detail = layer_title(layer), layer_detail(layer)
        else:
            title, detail = filter_name(item), _detail(item)
        self.title.set_texts(title, detail, has_neighbours=self.filters.count > 1)

    def _mark(self) -> None:
        self.operands.mark(self._pointer.now)
        if self._shared_out().arithmetic.height() > self._found.arithmetic.height():
            self._arrange()

    def _take_keyboard(self) -> None:
        self.window().setFocus()

    # Geometry.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "operands"):
            self._arrange()

    def _arrange(self) -> None:
        areas = self._areas_on()
        self._kernel_needs = self.operands.kernel_needs
        self.operands.set_after("input" not in areas)  # the maps would be too small
        found = self._found = self._shared_out()
        self.title.arrange(found)
        self.bottom.arrange(found)
        if self._tried is not None:
            self._tried.setVisible("input" in areas)
            self._tried.lie_in(found.input)
        self.operands.setVisible("stage" in areas)
        if "stage" in areas:
            self.operands.arrange(found)
        else:
            self.operands.editor.close_editor()
        self.arithmetic.setVisible("arithmetic" in areas)
        helps = len(areas) > 1 and self._is_read_alone()
        self.arithmetic.glass.set_way(self.tr("O here: all the numbers.") if helps else "")
        self.arithmetic.setGeometry(found.arithmetic)
        self.filters.setVisible("filters" in areas)
        self.filters.arrange(found.filters, found.scale)
        self.update()

    def _areas_on(self) -> list[Area]:
        """The areas that are on and have something to show."""
        return [area for area in self._areas if area != "filters" or self._shows_filters()]

    def _shared_out(self) -> Arrangement:
        """Where the areas lie; maps make room for the numbers of the arithmetic if they can."""
        areas, operands = self._areas_on(), self.operands
        room = self.width(), self.height(), areas, operands.maps, *operands.kernel_needs
        found = arranged(*room)
        if "stage" in areas and "arithmetic" in areas and found.kernel <= found.tile:
            found = arranged(*room, self._needed(found))
        return found

    def _is_read_alone(self) -> bool:
        """Whether the arithmetic has all its numbers with the screen for itself."""
        alone: tuple[Area, ...] = ("arithmetic",)
        box = arranged(self.width(), self.height(), alone).arithmetic
        return self.arithmetic.height_read(box.width(), box.height(), box.height()) > 0

    def _needed(self, found: Arrangement) -> int:
        """The height in which the pinned cell's numbers are read, maps of a side giving way.

        It only grows while one layer is on the stage, and is not asked for where the pointer or the
        sliding window is: maps would jump about.
        """
        view, scene = self._store.view, self.operands.scene
        cells = self.operands.operation.cells
        key = (scene and (scene.map[0], scene.slice), cells, view.digits, self.size(), self._areas)
        about, tall = self._needs
        tall = tall if about == key else 0
        shown = self._evaluation.shown
        is_told = shown is not None and self.arithmetic.document is shown.session
        if is_told and view.hover is None and view.slide is None:
            box = found.arithmetic
            most = box.height() + found.spare
            tall = max(tall, self.arithmetic.height_read(box.width(), box.height(), most))
        self._needs = key, tall
        return tall

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().background)
        if not self.arithmetic.isHidden():
            ground = self._found.arithmetic
            left = ground.x() - GAP_PX if "input" in self._areas else 0
            band = QRectF(left, ground.y() - 4, self.width(), ground.height() + 8)
            painter.fillRect(band, theme().surface)
            painter.setPen(theme().field_border)
            painter.drawLine(band.topLeft(), band.topRight())
            painter.drawLine(band.bottomLeft(), band.bottomRight())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the editor closes it."""
        self.escape()
        super().mousePressEvent(event)


def _areas_named(names: tuple[str, ...]) -> tuple[Area, ...]:
    return tuple(area for area in IN_ORDER if area in names) or AT_FIRST


def _detail(item: Filter) -> str:
    """The preset that a filter was made from, and its size."""
    rows, columns = item.size
    size = f"{rows}×{columns}"
    presets = load_presets()
    preset = next((found for name, found in presets.items() if name == item.preset), None)
    title = "" if preset is None else translated("kernel", preset.title)
    return size if not title or title == filter_name(item) else f"{title} {size}"
