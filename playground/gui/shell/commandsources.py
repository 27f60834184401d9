"""Where the command palette finds what can be done: a function for each kind of thing.

Everything is asked for when the palette opens, from the registries and from what is on screen, so
that what is added elsewhere is found here without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.startmenu import StartMenu
from playground.gui.input.panel import InputPanel
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.shell.actions import ACTIONS, Actions, plain
from playground.gui.shell.commands import Command
from playground.gui.shell.mode import Mode
from playground.gui.state.language import in_every_language
from playground.gui.state.store import Store
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.forms import Form, FormRow
from playground.gui.widgets.wording import translated
from playground.kernels.presets import load_presets
from playground.layers.kinds import grouped_kinds
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
SETTING = marked("palette", "Setting")
BUTTON = marked("palette", "Button")

NO_FILTER = marked("palette", "The selected layer has no filters: select one that has.")
NOT_NOW = marked("palette", "Other settings of the layer leave this one without a meaning.")


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What the commands are found in, and what does those that no part of the window does."""

    window: QWidget
    store: Store
    actions: Actions
    modes: Mapping[str, type[Mode]]
    show_mode: Callable[[str], object]
    take_preset: Callable[[str], object]

    def part(self, kind: type[Part]) -> Part:
        """The one part of the window of a kind."""
        (found,) = self.window.findChildren(kind)
        return found


Source = Callable[[Reach], Iterable[Command]]


def all_commands(reach: Reach) -> Iterator[Command]:
    """What every source has, and the buttons that none of them stands for."""
    seen: set[str] = set()
    for source in SOURCES:
        for command in source(reach):
            seen.add(command.title.casefold())
            yield command
    yield from (button for button in _buttons(reach) if button.title.casefold() not in seen)


def _actions(reach: Reach) -> Iterator[Command]:
    for item in ACTIONS:
        action = reach.actions[item.name]
        if not action.isVisible():
            continue
        off = translated("action", item.why_off) if item.why_off else ""
        yield Command(
            plain(action.text()),
            plain(translated("action", item.menu)),
            action.trigger,
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


def _starts(reach: Reach) -> Iterator[Command]:
    menu = reach.part(StartMenu)
    for name, entry in load_starts().items():
        yield _entry("start", entry.title, entry.sentence, EXAMPLE, partial(menu.load, name))


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
    view, layers = reach.store.view, reach.store.session.network.layers
    chosen = layers[view.layer] if 0 <= view.layer < len(layers) else None
    off = None if isinstance(chosen, FilterLayer) else translated("palette", NO_FILTER)
    for name, entry in load_presets().items():
        act = partial(reach.take_preset, name)
        yield _entry("kernel", entry.title, entry.sentence, FILTER, act, off, entry.group)


def _layers(reach: Reach) -> Iterator[Command]:
    store, menus = reach.store, LayerMenus(reach.store, reach.window)
    at = min(store.view.layer + 1, len(store.session.network))
    for kind in (kind for kinds in grouped_kinds().values() for kind in kinds):
        act = partial(menus.add, at, kind.kind)
        yield _entry("layer", kind.title, kind.sentence, NEW_LAYER, act)


def _settings(reach: Reach) -> Iterator[Command]:
    """Every row of a form on screen, folded away or not: the layer's, the filter's, the data's."""
    declared = {
        row: field for form in reach.window.findChildren(Form) for field, row in form.rows()
    }
    for row in reach.window.findChildren(FormRow):
        if not _is_within_reach(row.parentWidget()) or not row.label.text():
            continue
        usable = not row.isHidden() and row.control.isEnabled()
        yield Command(
            row.label.text(),
            translated("palette", SETTING),
            partial(_go_to, row.control),
            _without_markup(row.label.toolTip()),
            in_every_language("field", declared[row].label) if row in declared else "",
            why_not=None if usable else row.toolTip() or translated("palette", NOT_NOW),
        )


def _buttons(reach: Reach) -> Iterator[Command]:
    """Every button on screen but those of actions."""
    for button in reach.window.findChildren(QAbstractButton):
        title = button.accessibleName() or plain(button.text())
        is_action = isinstance(button, QToolButton) and button.defaultAction() is not None
        if not title or is_action or isinstance(button, PresetButton) or not button.isVisible():
            continue
        yield Command(
            title,
            translated("palette", BUTTON),
            partial(_press, button),
            _without_markup(button.toolTip()),
            why_not=None if button.isEnabled() else _without_markup(button.toolTip()),
        )


SOURCES: tuple[Source, ...] = (
    _actions,
    _modes,
    _networks,
    _starts,
    _stacks,
    _settings,
    _presets,
    _samples,
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
        translated(context, about),
        words,
        why_not=why_not,
    )


def _without_markup(text: str) -> str:
    """A tooltip as a sentence in one line."""
    return " ".join(QTextDocumentFragment.fromHtml(text).toPlainText().split())


def _is_within_reach(widget: QWidget | None) -> bool:
    """Whether a widget is seen, or would be if the folds that it lies in were open."""
    while widget is not None and not widget.isWindow():
        above = widget.parentWidget()
        if widget.isHidden() and not (isinstance(above, Fold) and above.content is widget):
            return False
        widget = above
    return True


def _go_to(control: QWidget) -> None:
    """Open the folds that a control lies in, bring it into view and give it the keyboard."""
    above: list[QWidget] = []
    widget = control.parentWidget()
    while widget is not None:
        above.append(widget)
        widget = widget.parentWidget()
    for each in above:
        if isinstance(each, Fold):
            each.set_open(True)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has its place after that
    for each in above:
        if isinstance(each, QScrollArea):
            each.ensureWidgetVisible(control)
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if QApplication.focusWidget() is not control:  # a control of several parts: its first one
        for part in control.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def _press(button: QAbstractButton) -> None:
    """Click, or open the menu that it has."""
    if isinstance(button, QPushButton | QToolButton) and button.menu() is not None:
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.showMenu()
    else:
        button.click()
