"""Where the command palette finds what can be done: a function for each kind of thing.

Everything is asked for when the palette opens, from the registries and from what is on screen, so
that what is added elsewhere is found here without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.exchange.own_files import own_files
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.flow.scalemenu import scale_menu
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.startmenu import StartMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.shell.actions import ACTIONS, Actions, plain
from playground.gui.shell.commandcontrols import (
    buttons,
    go_to,
    menu_items,
    settings,
    way_to,
    without_markup,
)
from playground.gui.shell.commands import Command
from playground.gui.shell.compare import Compare
from playground.gui.shell.explore import Explore
from playground.gui.shell.firstcards import READS_HANDWRITING, FirstCard
from playground.gui.shell.lessonmenu import LessonMenu
from playground.gui.shell.mode import Mode
from playground.gui.shell.presenting import WHILE_PRESENTING
from playground.gui.shell.recipemenu import RecipeMenu
from playground.gui.state.language import in_every_language
from playground.gui.state.store import Store
from playground.gui.widgets.forms import FormRow
from playground.gui.widgets.ownsection import OwnSection, own_name
from playground.gui.widgets.wording import sentence, translated
from playground.kernels.presets import load_presets
from playground.layers.activation import Activation
from playground.layers.activations import ACTIVATIONS
from playground.layers.kinds import grouped_kinds
from playground.layers.published import published_networks
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import load_stacks
from playground.layers.starts import load_starts
from playground.pictures.samples import SAMPLES

Part = TypeVar("Part", bound=QObject)

MODE = marked("palette", "Mode")
NETWORK = marked("palette", "Network")
EXAMPLE = marked("palette", "Example")
STACK = marked("palette", "Stack")
PICTURE = marked("palette", "Picture")
FILTER = marked("palette", "Filter")
NEW_LAYER = marked("palette", "Add a layer")
LAYER = marked("palette", "Selected layer")
SESSION = marked("palette", "Recent session")
BEGIN = marked("palette", "To begin with")
OWN_STACK = marked("palette", "Your own stack")
OWN_KERNEL = marked("palette", "Your own kernel")
LESSON = marked("palette", "Lesson")
OWN_LESSON = marked("palette", "Your own lesson")
RECIPE = marked("palette", "Recipe")
OWN_RECIPE = marked("palette", "Your own recipe")

NO_FILTER = marked("palette", "The selected layer has no filters: select one that has.")

HOLDER = "PaletteMenus"

DONE_PRESENTED = (*WHILE_PRESENTING, "motion", "language", "next_step", "previous_step", "present")
"""Actions that show what they do while presenting, too; so do those that choose from a list."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """The window's parts that commands are found in, and the calls for those that no part does."""

    window: QWidget
    store: Store
    actions: Actions
    modes: Mapping[str, type[Mode]]
    show_mode: Callable[[str], object]
    take_preset: Callable[[str], object]
    shown_mode: Callable[[], str]
    first_cards: Callable[[], Iterable[FirstCard]]
    recent: Callable[[], Iterable[str]]
    open_file: Callable[[str], object]
    leave: Callable[[], object] | None = None
    """Ends the presentation, before something is done in the window behind; None without one."""

    def behind(self, run: Callable[[], object]) -> Callable[[], object]:
        """Return a call that does something in the window, where the user sees that."""
        return run if self.leave is None else partial(_leave_and, self.leave, run)

    def part(self, kind: type[Part]) -> Part:
        """The one part of the window of a kind."""
        (found,) = self.window.findChildren(kind)
        return found


def _leave_and(leave: Callable[[], object], run: Callable[[], object]) -> None:
    leave()
    run()


Source = Callable[[Reach], Iterable[Command]]


def all_commands(reach: Reach) -> Iterator[Command]:
    """Yield the commands of every source, and the buttons that none of them stands for."""
    seen: set[str] = set()
    for source in SOURCES:
        for command in source(reach):
            seen.add(command.title.casefold())
            yield command
    yield from (each for each in buttons(reach.window) if each.title.casefold() not in seen)


def menu_holder(window: QWidget) -> QWidget:
    """Return a hidden parent for the menus of one opening of the palette; those before go."""
    for old in window.findChildren(QWidget, HOLDER):
        old.setObjectName("")
        old.deleteLater()
    holder = QWidget(window)
    holder.setObjectName(HOLDER)
    holder.hide()
    return holder


def _actions(reach: Reach) -> Iterator[Command]:
    for item in ACTIONS:
        action = reach.actions[item.name]
        if not action.isVisible():
            continue
        off = translated("action", item.why_off) if item.why_off else ""
        in_place = bool(item.choice_of) or item.name in DONE_PRESENTED
        yield Command(
            plain(action.text()),
            plain(translated("action", item.choice_of or item.menu)),
            action.trigger if in_place else reach.behind(action.trigger),
            translated("action", item.help) if item.help else "",
            f"{item.name} {plain(in_every_language('action', item.text))}",
            action.shortcut().toString(action.shortcut().SequenceFormat.NativeText),
            None if action.isEnabled() else off,
        )


def _modes(reach: Reach) -> Iterator[Command]:
    for kind in reach.modes.values():
        yield Command(
            translated("mode", kind.title),
            translated("palette", MODE),
            partial(reach.show_mode, kind.name),
            translated("mode", kind.help),
            in_every_language("mode", kind.title),
        )


def _networks(reach: Reach) -> Iterator[Command]:
    menu = reach.part(NetworkMenu)
    for name, entry in shipped_networks().items():
        yield _entry("network", entry.title, entry.sentence, NETWORK, partial(menu.load, name))
    for name, published in published_networks().items():
        ask = reach.behind(partial(menu.published_wanted.emit, name))
        yield _entry("network", published.title, published.sentence, NETWORK, ask)


def _starts(reach: Reach) -> Iterator[Command]:
    menu = reach.part(StartMenu)
    for name, entry in load_starts().items():
        yield _entry("start", entry.title, entry.sentence, EXAMPLE, partial(menu.load, name))


def _first_cards(reach: Reach) -> Iterator[Command]:
    """Yield what a start offers first; examples and sessions are commands of their own."""
    for card in reach.first_cards():
        if card.is_first:
            words = in_every_language("FirstSteps", READS_HANDWRITING)
            yield Command(
                card.title, translated("palette", BEGIN), reach.behind(card.begin), card.help, words
            )


def _stacks(reach: Reach) -> Iterator[Command]:
    menu = reach.part(StackMenu)
    for name, entry in load_stacks().items():
        yield _entry("stack", entry.title, entry.sentence, STACK, partial(menu.load, name))


def _samples(reach: Reach) -> Iterator[Command]:
    page = reach.part(InputPanel).picture_page
    for name, entry in SAMPLES.items():
        yield _entry(
            "sample", entry.title, entry.sentence, PICTURE, partial(page.choose_sample, name)
        )


def _presets(reach: Reach) -> Iterator[Command]:
    off = _why_no_filter(reach)
    for name, entry in load_presets().items():
        act = partial(reach.take_preset, name)
        yield _entry("kernel", entry.title, entry.sentence, FILTER, act, off, entry.group)


def _why_no_filter(reach: Reach) -> str | None:
    """Why no kernel can be put in now; None when one can."""
    view, layers = reach.store.view, reach.store.session.network.layers
    chosen = layers[view.layer] if 0 <= view.layer < len(layers) else None
    return None if isinstance(chosen, FilterLayer) else translated("palette", NO_FILTER)


def _own_stacks(reach: Reach) -> Iterator[Command]:
    yield from _own(reach, reach.part(StackMenu).own, OWN_STACK, None)


def _own_kernels(reach: Reach) -> Iterator[Command]:
    for button in reach.window.findChildren(PresetButton):
        yield from _own(reach, button.own, OWN_KERNEL, _why_no_filter(reach))


def _lessons(reach: Reach) -> Iterator[Command]:
    for kind, group, own in ((LessonMenu, LESSON, OWN_LESSON), (RecipeMenu, RECIPE, OWN_RECIPE)):
        menu = reach.part(kind)
        for action in menu.entries():
            run, about = reach.behind(action.trigger), action.whatsThis()
            yield Command(action.text(), translated("palette", group), run, words=about)
        yield from _own(reach, menu.own, own, None)


def _own(reach: Reach, section: OwnSection, group: str, off: str | None) -> Iterator[Command]:
    """The user's own files of a kind, and what else the menu offers with them."""
    words = translated("palette", group)
    for file in own_files(section.kind).files:
        why_not = off if file.refusal is None else sentence(file.refusal)
        act = partial(reach.open_file, str(file.path))
        yield Command(own_name(file), words, act, str(file.path), why_not=why_not)
    for action in section.actions:
        run = reach.behind(action.trigger)
        yield Command(plain(action.text()), words, run, without_markup(action.toolTip()))


def _layers(reach: Reach) -> Iterator[Command]:
    store = reach.store
    menus = LayerMenus(store, reach.window.findChild(QWidget, HOLDER))
    at = min(store.view.layer + 1, len(store.session.network))
    for kind in (kind for kinds in grouped_kinds().values() for kind in kinds):
        act = partial(menus.add, at, kind.kind)
        yield _entry("layer", kind.title, kind.sentence, NEW_LAYER, act)
    for name, function in ACTIVATIONS.items():
        act = partial(menus.add, at, Activation.kind, {"function": name})
        yield _entry("field", function.label, function.help, NEW_LAYER, act)


def _menus(reach: Reach) -> Iterator[Command]:
    """Yield what the menus of the selected layer, its filter and its colours offer."""
    store, holder = reach.store, menu_holder(reach.window)
    stage = min(store.view.layer, len(store.session.network) - 1)  # without layers, the input
    menus = LayerMenus(store, holder)
    menus.compare_wanted.connect(partial(reach.show_mode, Compare.name))
    menus.find_wanted.connect(lambda at: reach.behind(partial(_find_unit, reach, at))())
    menu = menus.layer(stage, holder, reach.behind(partial(_rename_filter, reach)))
    for action in menu.actions():
        if action.menu() is not None:  # new layers have commands of their own
            menu.removeAction(action)
    yield from menu_items(menu, translated("palette", LAYER))
    flow = reach.window.findChild(FlowView)
    if flow is not None:
        menus.moved.connect(flow.menus.moved)
    if flow is not None and flow.has(stage):  # a window that begins in Train has none yet
        scales = scale_menu(store, flow.header(stage).scale, holder)
        yield from menu_items(scales, scales.title())


def _find_unit(reach: Reach, stage: int) -> None:
    """Show the units of a layer where its maps are."""
    reach.show_mode(Explore.name)
    reach.part(FlowView).find_unit(stage)


def _rename_filter(reach: Reach) -> None:
    """Let the user rename a filter where its name stands."""
    reach.show_mode(Explore.name)
    reach.part(PropertiesPanel).rename_filter()


def _sessions(reach: Reach) -> Iterator[Command]:
    for path in reach.recent():
        act = reach.behind(partial(reach.open_file, path))
        yield Command(Path(path).name, translated("palette", SESSION), act, path)


def _settings(reach: Reach) -> Iterator[Command]:
    yield from settings(reach.window)


def _other_modes(reach: Reach) -> Iterator[Command]:
    """The settings of the modes that are not shown, each of which leads there."""
    for kind in reach.modes.values():
        if kind.name == reach.shown_mode():
            continue
        for field in kind.settings(reach.store):
            yield _entry(
                "field",
                field.label,
                field.help,
                translated("mode", kind.title),
                reach.behind(
                    partial(_go_there, reach, kind.name, translated("field", field.label))
                ),
            )


def _go_there(reach: Reach, mode: str, label: str) -> None:
    """Show a mode, and bring the row of this name into view."""
    reach.show_mode(mode)
    for row in reach.window.findChildren(FormRow):
        if row.label.text() == label and not row.isHidden() and way_to(row) is not None:
            go_to(row.control)
            return


SOURCES: tuple[Source, ...] = (
    _actions,
    _modes,
    _first_cards,
    _lessons,
    _networks,
    _starts,
    _stacks,
    _own_stacks,
    _sessions,
    _settings,
    _other_modes,
    _presets,
    _own_kernels,
    _samples,
    _menus,
    _layers,
)


def _entry(
    context: str,
    title: str,
    about: str,
    group: str,
    run: Callable[[], object],
    why_not: str | None = None,
    also: str = "",
) -> Command:
    """A command of a registry, whose texts are marked in `context`; it is found by all of them."""
    words = " ".join(in_every_language(context, text) for text in (title, also) if text)
    return Command(
        translated(context, title),
        translated("palette", group),
        run,
        translated(context, about) if about else "",
        words,
        why_not=why_not,
    )
