"""Where the places that lessons name are in the window: a function for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.fields import fields_of
from playground.core.layer import FilterLayer, Layer
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.startmenu import StartMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.kernel.editor import KernelEditor
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.topbar import TopBar
from playground.gui.state.store import Store
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.forms import FormRow

if TYPE_CHECKING:
    from playground.gui.train.controls import TrainingPanel
    from playground.gui.train.pages import TrainBoard
    from playground.lessons.places import Place

Part = TypeVar("Part", bound=QWidget)


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Where a place is: a widget, or a part of it."""

    widget: QWidget
    part: QRect | None = None

    @property
    def rect(self) -> QRect:
        """In the coordinates of the widget."""
        return self.widget.rect() if self.part is None else self.part


@dataclass(frozen=True, slots=True, eq=False)
class Here:
    """The window that places are looked for in, and the place that is."""

    window: QWidget
    store: Store
    place: Place

    def find(self, kind: type[Part]) -> Part:
        """The part of the window of a kind; raises LookupError while there is none."""
        found = self.window.findChildren(kind)
        if not found:
            raise LookupError(kind.__name__)
        return found[0]


def spot_of(place: Place, window: QWidget, store: Store) -> Spot | None:
    """Return where a place is now; None where nothing of it is to be seen.

    What belongs to another mode is behind the tab of that mode; a setting in a closed fold is
    behind its title, and what another layer than the selected one has is behind that one's card.
    """
    here = Here(window, store, place)
    mode, find = FINDERS[place.form]
    try:
        if mode and store.view.mode != mode:
            return _tab(here, mode)
        return _seen(find(here))
    except (LookupError, RuntimeError):  # a layer that is gone, a part that is being deleted
        return None


def _seen(spot: Spot) -> Spot | None:
    """The spot, the title of the closed fold that it is in, or nothing."""
    widget: QWidget | None = spot.widget
    while widget is not None and not widget.isWindow():
        parent = widget.parentWidget()
        if isinstance(parent, Fold) and parent.content is widget and not parent.is_open:
            return _seen(Spot(parent.header))
        widget = parent
    return spot if spot.widget.isVisible() else None


def _tab(here: Here, mode: str) -> Spot | None:
    bar = here.find(TopBar)
    if bar.mode_button.isVisible():
        return Spot(bar.mode_button)
    return Spot(bar.modes.button(mode))


def _menu(kind: type[QMenu]) -> Callable[[Here], Spot]:
    """A menu of the bar at the top; where that is too narrow for it, the whole bar of menus."""

    def found(here: Here) -> Spot:
        menus = here.find(TopBar).menus
        rect = menus.actionGeometry(here.find(kind).menuAction())
        return Spot(menus, rect if menus.rect().contains(rect) else None)

    return found


def _of_input(find: Callable[[InputPanel], QWidget]) -> Callable[[Here], Spot]:
    """A part of the input's panel; where that is folded away, the button that opens it."""

    def found(here: Here) -> Spot:
        part = find(here.find(InputPanel))
        return Spot(part if part.isVisible() else here.find(FlowView).input_buttons.picture)

    return found


def _draw(here: Here) -> Spot:
    tab = here.find(InputPanel).tabs.button("draw")
    return Spot(tab if tab.isVisible() else here.find(FlowView).input_buttons.pencil)


def _picture(here: Here) -> Spot:
    view = here.find(InputPanel).grid
    return Spot(view if view.isVisible() else here.find(FlowView).tile(-1, 0))


def _layer(here: Here) -> Spot:
    return _card(here, here.place.numbers[0])


def _card(here: Here, at: int) -> Spot:
    flow = here.find(FlowView)
    if not flow.has(at):
        raise LookupError(at)
    return Spot(flow.header(at))


def _map(here: Here) -> Spot:
    stage, channel = here.place.numbers
    flow = here.find(FlowView)
    if not flow.has(stage):
        raise LookupError(stage)
    column = flow.column(stage)
    if column.vector is not None and column.vector.isVisible():
        return Spot(column.vector)
    tile = flow.tile(stage, channel)
    return Spot(tile if tile.isVisible() else column.header)


def _with(
    has: Callable[[Here, Layer], bool], find: Callable[[Here], Spot]
) -> Callable[[Here], Spot]:
    """Return a finder: `find` where the selected layer has it, else the first such layer's card."""

    def found(here: Here) -> Spot:
        layers, at = here.store.session.network.layers, here.store.view.layer
        if 0 <= at < len(layers) and has(here, layers[at]):
            return find(here)
        return _card(here, next(at for at, layer in enumerate(layers) if has(here, layer)))

    return found


def _filters(find: Callable[[KernelEditor], QWidget]) -> Callable[[Here], Spot]:
    return _with(
        lambda _, layer: isinstance(layer, FilterLayer),
        lambda here: Spot(find(here.find(KernelEditor))),
    )


def _cell(here: Here) -> Spot:
    grid = here.find(KernelEditor).weights.grid
    return Spot(grid, grid.rect_of(*here.place.numbers).toAlignedRect())


def _row(control: QWidget) -> QWidget:
    """The row of a form that a control is in, with its label."""
    parent = control.parentWidget()
    return parent if isinstance(parent, FormRow) else control


def _setting(name: str = "") -> Callable[[Here], Spot]:
    def find(here: Here) -> Spot:
        panel, wanted = here.find(PropertiesPanel), name or here.place.name
        forms = (panel.form(), panel.more_form())
        for form in forms:
            if form is not None and wanted in form.names:
                return Spot(_row(form.control(wanted)))
        raise LookupError(wanted)

    return _with(lambda here, layer: (name or here.place.name) in fields_of(type(layer)), find)


def _properties(find: Callable[[PropertiesPanel], QWidget]) -> Callable[[Here], Spot]:
    return lambda here: Spot(find(here.find(PropertiesPanel)))


def _below(here: Here) -> Spot:
    panel = here.find(BottomPanel)
    return Spot(panel.tabs if panel.tabs.isVisible() else panel.list)


def _board(find: Callable[[TrainBoard], QWidget]) -> Callable[[Here], Spot]:
    def found(here: Here) -> Spot:
        from playground.gui.train.pages import TrainBoard

        return Spot(find(here.find(TrainBoard)))

    return found


def _plan(panel: TrainingPanel, name: str) -> QWidget:
    of_pictures = panel.augmentation
    return _row(of_pictures.control(name) if name in of_pictures.names else panel.control(name))


def _controls(find: Callable[[TrainingPanel, str], QWidget]) -> Callable[[Here], Spot]:
    def found(here: Here) -> Spot:
        from playground.gui.train.controls import TrainingPanel

        return Spot(find(here.find(TrainingPanel), here.place.name))

    return found


def _inside(module: str, kind: str, find: Callable[[Any], QWidget]) -> Callable[[Here], Spot]:
    """A part of the Look inside mode, which is imported when it is entered."""

    def found(here: Here) -> Spot:
        loaded = import_module(f"playground.gui.inside.{module}")
        return Spot(find(here.find(getattr(loaded, kind))))

    return found


ANY, EXPLORE, TRAIN, INSIDE = "", "explore", "train", "look_inside"

FINDERS: Final[dict[str, tuple[str, Callable[[Here], Spot]]]] = {
    "picture": (ANY, _picture),
    "samples": (EXPLORE, _of_input(lambda panel: panel.picture_page.samples)),
    "size": (EXPLORE, _of_input(lambda panel: panel.picture_page.size_choice)),
    "channels": (EXPLORE, _of_input(lambda panel: panel.options.channels)),
    "intensities": (EXPLORE, _of_input(lambda panel: panel.options.levels)),
    "draw": (EXPLORE, _draw),
    "layer(N)": (EXPLORE, _layer),
    "map(N,N)": (EXPLORE, _map),
    "kernel": (EXPLORE, _filters(lambda editor: editor.weights.grid)),
    "cell(N,N)": (EXPLORE, _with(lambda _, layer: isinstance(layer, FilterLayer), _cell)),
    "slices": (EXPLORE, _filters(lambda editor: editor.slices)),
    "transforms": (EXPLORE, _filters(lambda editor: editor.weights.tools)),
    "preset": (EXPLORE, _filters(lambda editor: editor.preset)),
    "filter-size": (EXPLORE, _filters(lambda editor: _row(editor.size_choice))),
    "add-filter": (EXPLORE, _filters(lambda editor: editor.add_button)),
    "bias": (EXPLORE, _filters(lambda editor: _row(editor.bias))),
    "stride": (EXPLORE, _setting("stride")),
    "padding": (EXPLORE, _setting("padding")),
    "setting(NAME)": (EXPLORE, _setting()),
    "on": (EXPLORE, _properties(lambda panel: panel.enabled)),
    "figures": (EXPLORE, _properties(lambda panel: panel.figures)),
    "curve": (
        EXPLORE,
        _with(lambda _, layer: layer.has_curve, _properties(lambda panel: panel.curve)),
    ),
    "below": (EXPLORE, _below),
    "arithmetic": (EXPLORE, lambda here: Spot(here.find(BottomPanel))),
    "add-layer": (EXPLORE, lambda here: Spot(here.find(FlowView).add_column)),
    "stacks": (ANY, _menu(StackMenu)),
    "examples": (ANY, _menu(StartMenu)),
    "modes": (ANY, lambda here: Spot(here.find(TopBar).modes)),
    "train": (TRAIN, _board(lambda board: board.transport.play)),
    "step": (TRAIN, _board(lambda board: board.transport.step)),
    "accuracy": (TRAIN, _board(lambda board: board.accuracy)),
    "loss": (TRAIN, _board(lambda board: board.loss)),
    "first-layer": (TRAIN, _board(lambda board: board.gallery)),
    "confusion": (TRAIN, _board(lambda board: board.results)),
    "data": (TRAIN, _controls(lambda panel, _: panel.source)),
    "frozen": (TRAIN, _controls(lambda panel, _: panel.network)),
    "answers": (INSIDE, _inside("answerpanel", "AnswerPanel", lambda panel: panel)),
    "methods": (INSIDE, _inside("board", "InsideBoard", lambda board: board)),
    "unit": (INSIDE, _inside("panel", "InsidePanel", lambda panel: panel.about)),
    "shuffled": (INSIDE, _inside("panel", "InsidePanel", lambda panel: _row(panel.shuffled))),
    "plan(NAME)": (TRAIN, _controls(_plan)),
}
"""The mode that each place is in, and what finds it there; raises LookupError for none."""
