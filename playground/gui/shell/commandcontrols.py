"""Commands that the palette finds among widgets: settings, their choices, buttons, menus.

Only what a user could come to counts: seen, in a fold, or in the input where that is closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from playground.core.messages import marked
from playground.gui.input.panel import InputPanel
from playground.gui.input.samplestrip import SampleStrip
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.shell.actions import plain
from playground.gui.shell.areas import Areas
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.commands import Command
from playground.gui.shell.firstpage import CardButton
from playground.gui.state.language import in_every_language
from playground.gui.widgets.fieldcontrols import FieldControl
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.forms import Form, FormRow
from playground.gui.widgets.wording import translated

SETTING = marked("palette", "Setting")
BUTTON = marked("palette", "Button")

NOT_NOW = marked("palette", "Other settings leave this one without a meaning.")
DRAW_FIRST = marked("palette", "Choose Draw first: it is about drawings.")
PICTURE_FIRST = marked("palette", "Choose Picture first: it is about pictures.")

NOT_SETTINGS = (PresetButton, CardButton)
"""Buttons of what has commands of its own."""


@dataclass(frozen=True, slots=True)
class Way:
    """The parts that have to be opened before a widget is seen, or the reason why nothing helps."""

    folds: tuple[Fold, ...] = ()
    in_input: bool = False
    why_not: str = ""


def way_to(widget: QWidget) -> Way | None:
    """Return how a widget comes into view; None for what is not there for the user now."""
    folds: list[Fold] = []
    in_input, why_not = False, ""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        above = at.parentWidget()
        if isinstance(at, InputPanel):
            in_input = True
        if at.isHidden():
            if isinstance(above, Fold) and above.content is at:
                folds.append(above)
            elif isinstance(above, InputPanel) and at in (above.draw_page, above.picture_page):
                is_drawing = at is above.draw_page
                why_not = translated("palette", DRAW_FIRST if is_drawing else PICTURE_FIRST)
            elif isinstance(above, InputPanel) and above.parts.puts_off(at):
                why_not = translated("palette", PICTURE_FIRST)
            elif not (in_input and isinstance(above, Areas)):
                return None
        at = above
    if at is None or isinstance(at, QMenu):
        return None
    if at.isHidden() and at.parentWidget() is not None:  # a list or a dialog that is closed
        return None
    return Way(tuple(folds), in_input, why_not)


def part_of(widget: QWidget, otherwise: str) -> str:
    """Return what part of the window a widget lies in, which says what it is about.

    Parts name themselves by `palette_part`, a marked text. `otherwise` is for what lies in none.
    """
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        part = getattr(type(at), "palette_part", "")
        if part:
            return translated("palette", part)
        at = at.parentWidget()
    return translated("palette", otherwise)


def settings(window: QWidget) -> Iterator[Command]:
    """Yield every row of a form, every other control with a name, and what lists can be set to."""
    declared = {row: field for form in window.findChildren(Form) for field, row in form.rows()}
    for row in window.findChildren(FormRow):
        way = way_to(_holder_of(row))
        if way is None or not row.label.text() or _has_another(row):
            continue
        usable = not row.isHidden() and row.control.isEnabled()
        why_not = way.why_not or (
            "" if usable else without_markup(row.toolTip()) or translated("palette", NOT_NOW)
        )
        words = in_every_language("field", declared[row].label) if row in declared else ""
        about = without_markup(row.label.toolTip())
        label = row.label.text()
        go = partial(go_to, row.control)
        part = part_of(row, SETTING)
        yield Command(label, part, go, about, words, why_not=why_not or None)
        for combo in row.control.findChildren(QComboBox):
            yield from _choices(combo, label, words, why_not)
    for control in _controls_alone(window):
        way = way_to(control)
        name = control.accessibleName()
        if way is None or not name:
            continue
        off = way.why_not or ("" if control.isEnabled() else translated("palette", NOT_NOW))
        about = without_markup(control.toolTip())
        go = partial(go_to, control)
        yield Command(name, part_of(control, SETTING), go, about, why_not=off or None)
        if isinstance(control, QComboBox):
            yield from _choices(control, name, "", off)


def _holder_of(row: FormRow) -> QWidget:
    """The form that a row stands in: a row that is hidden is told of, too."""
    holder = row.parentWidget()
    assert holder is not None
    return holder


def _has_another(row: FormRow) -> bool:
    """Whether another row stands in the place of a hidden one, under the same name."""
    if not row.isHidden():
        return False
    return any(
        other is not row and not other.isHidden() and other.label.text() == row.label.text()
        for other in _holder_of(row).findChildren(FormRow)
    )


def _controls_alone(window: QWidget) -> Iterator[QWidget]:
    """Controls that are not part of a row or of another control."""
    for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider, QLineEdit):
        for control in window.findChildren(kind):
            above = control.parentWidget()
            parts = (QAbstractSpinBox, QComboBox, CommandPalette)
            if isinstance(control, QScrollBar) or isinstance(above, parts):
                continue
            if not _is_within(control, FormRow | FieldControl):
                yield control


def _is_within(widget: QWidget, kind: type | object) -> bool:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, kind):  # type: ignore[arg-type]
            return True
        above = above.parentWidget()
    return False


def _choices(combo: QComboBox, label: str, words: str, why_not: str) -> Iterator[Command]:
    """Yield a command for each choice that a list can be set to."""
    for at in range(combo.count()):
        text = combo.itemText(at)
        if text:
            about = combo.itemData(at, Qt.ItemDataRole.ToolTipRole) or ""
            yield Command(
                f"{label}: {text}",
                part_of(combo, SETTING),
                partial(_choose, combo, at),
                without_markup(str(about)),
                words,
                why_not=why_not or None,
            )


def buttons(window: QWidget) -> Iterator[Command]:
    """Yield every button but those of actions, and what is in the menus that they open."""
    for button in window.findChildren(QAbstractButton):
        title = button.accessibleName() or plain(button.text())
        is_action = isinstance(button, QToolButton) and button.defaultAction() is not None
        if not title or is_action or isinstance(button, NOT_SETTINGS):
            continue
        if _is_within(button, SampleStrip):
            continue
        way = way_to(button)
        if way is None:
            continue
        about = without_markup(button.toolTip())
        why_not = way.why_not or ("" if button.isEnabled() else about)
        yield Command(
            title,
            part_of(button, BUTTON),
            partial(_press, button),
            about,
            why_not=why_not or None,
        )
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if menu is not None:
            yield from menu_items(menu, title, partial(_press, button), why_not)


def menu_items(
    menu: QMenu, group: str, open_menu: Callable[[], object] | None = None, why_not: str = ""
) -> Iterator[Command]:
    """Yield what a menu offers, its submenus included, under the name of what it is about.

    `open_menu` brings it up, for what in it is no plain action; with `why_not` all of it is off.
    """
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            own = [each for each in inner.actions() if isinstance(each, QWidgetAction)]
            if own and open_menu is not None:
                about = without_markup(action.toolTip())
                title = plain(action.text())
                yield Command(title, group, open_menu, about, why_not=why_not or None)
            yield from menu_items(inner, group, open_menu, why_not)
        elif action.text() and not action.isSeparator() and not isinstance(action, QWidgetAction):
            yield _item(action, group, why_not)


def _item(action: QAction, group: str, why_not: str) -> Command:
    text, _, keys = action.text().partition("\t")
    about = "" if action.toolTip() == plain(text) else without_markup(action.toolTip())
    if not action.isEnabled():
        why_not = why_not or about or translated("palette", NOT_NOW)
    return Command(
        plain(text),
        group,
        action.trigger,
        about,
        keys=keys,
        why_not=why_not
        or (None if action.isEnabled() else about or translated("palette", NOT_NOW)),
    )


def without_markup(text: str) -> str:
    """Return a tooltip as a sentence in one line."""
    plain_text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return re.sub(r"\s+", " ", plain_text).strip()


def go_to(control: QWidget) -> None:
    """Open what a control lies in, bring it into view and give it the keyboard."""
    _open_way(control)
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(control)
        above = above.parentWidget()
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if QApplication.focusWidget() is not control:  # a control of several parts: its first one
        for part in control.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def _open_way(widget: QWidget) -> None:
    """Open the folds that it lies in, and the input where it is part of that."""
    way = way_to(widget)
    if way is None:
        return
    for fold in way.folds:
        fold.set_open(True)
    if way.in_input:
        for areas in widget.window().findChildren(Areas):
            areas.open_input()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has its place after that


def _choose(combo: QComboBox, at: int) -> None:
    """Set a list as a click on one of its lines does."""
    go_to(combo)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def _press(button: QAbstractButton) -> None:
    """Click, or open the menu that it has, where what it does is seen."""
    _open_way(button)
    if isinstance(button, QPushButton | QToolButton) and button.menu() is not None:
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.showMenu()
    else:
        button.click()
