"""Everything that menus, the top bar and the keyboard can do, declared once."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from playground.core.messages import marked
from playground.engine.view.palette import SIGNED
from playground.gui.shell.declaredaction import Declared
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import THEMES, theme

FILE = marked("action", "&File")
EDIT = marked("action", "&Edit")
VIEW = marked("action", "&View")
HELP = marked("action", "&Help")

THEME_MENU = marked("action", "&Theme")
EPOCHS_MENU = marked("action", "E&pochs in session files")
SCALE_MENU = marked("action", "&Colours of signed values")


def theme_action(name: str) -> str:
    """The name of the action that chooses a theme."""
    return f"theme_{name}"


def epochs_action(name: str) -> str:
    """The name of the action that chooses which epochs are in a session's file."""
    return f"epochs_{name}"


def scale_action(name: str) -> str:
    """The name of the action that chooses the colours of signed values."""
    return f"scale_{name}"


ACTIONS = (
    Declared(
        "new",
        FILE,
        marked("action", "&New session"),
        marked("action", "Begin with the first picture and filters; undo brings this session back"),
        "",
        ("Ctrl+N",),
    ),
    Declared(
        "open",
        FILE,
        marked("action", "&Open…"),
        marked("action", "Open a session, a picture, a kernel, a stack or a network from a file"),
        "open",
        ("Ctrl+O",),
    ),
    Declared(
        "save",
        FILE,
        marked("action", "&Save session"),
        marked("action", "Write the picture, the network and all settings to the session's file"),
        "save",
        ("Ctrl+S",),
        why_off=marked("action", "Nothing has changed since it was saved"),
    ),
    Declared(
        "save_as",
        FILE,
        marked("action", "Save session &as…"),
        marked("action", "Write the session to another file"),
        "",
        ("Ctrl+Shift+S",),
    ),
    Declared(
        epochs_action("last"),
        FILE,
        marked("action", "&First and last"),
        marked("action", "The smallest file: training goes on, the slider has both ends alone"),
        choice_of=EPOCHS_MENU,
    ),
    Declared(
        epochs_action("some"),
        FILE,
        marked("action", "Up to &64 MB"),
        marked("action", "All of them, or evenly spread ones where they would take more"),
        choice_of=EPOCHS_MENU,
    ),
    Declared(
        epochs_action("all"),
        FILE,
        marked("action", "&All, up to 512 MB"),
        marked("action", "Every epoch that the slider goes back to"),
        choice_of=EPOCHS_MENU,
    ),
    Declared(
        "export_network",
        FILE,
        marked("action", "Export the net&work…"),
        marked("action", "Write it as code to run and read, as weights, or for other programs"),
    ),
    Declared(
        "export",
        FILE,
        marked("action", "&Export a figure…"),
        marked("action", "Make a picture, an SVG or a PDF of the maps, filters, curves and so on"),
        "",
        ("Ctrl+E",),
        separated=True,
    ),
    Declared("quit", FILE, marked("action", "&Quit"), "", "", ("Ctrl+Q",), separated=True),
    Declared(
        "undo",
        EDIT,
        marked("action", "&Undo"),
        marked("action", "Take the last change back"),
        "undo",
        ("Ctrl+Z",),
        why_off=marked("action", "There is nothing to take back"),
    ),
    Declared(
        "redo",
        EDIT,
        marked("action", "&Redo"),
        marked("action", "Do the change again that was taken back"),
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        why_off=marked("action", "There is nothing to do again"),
    ),
    Declared(
        "paste",
        EDIT,
        marked("action", "&Paste picture"),
        marked("action", "Put the picture on the clipboard in"),
        "paste",
        ("Ctrl+Shift+V",),
        separated=True,
    ),
    Declared(
        "camera",
        EDIT,
        marked("action", "C&amera: live or frozen"),
        marked("action", "Have what the camera sees as the picture, or let the present one stay"),
        "camera",
        ("F4",),
    ),
    Declared(
        "copy_text",
        EDIT,
        marked("action", "&Copy session as text"),
        marked("action", "Kernels, settings and the sample picture, for a message or a slide"),
        "",
        separated=True,
    ),
    Declared(
        "paste_text",
        EDIT,
        marked("action", "Paste session from te&xt"),
        marked("action", "Open the session in the text on the clipboard; undo takes that back"),
    ),
    Declared(
        "preferences",
        EDIT,
        marked("action", "Pre&ferences…"),
        marked("action", "Theme, text size, language, device, copies, folders: of this machine"),
        "settings",
        ("Ctrl+,",),
        separated=True,
    ),
    Declared(
        "zoom_in",
        VIEW,
        marked("action", "&Zoom in"),
        marked("action", "Show less of every map, larger (Ctrl+wheel on a map)"),
        "zoom-in",
        ("Ctrl++", "Ctrl+="),
    ),
    Declared(
        "zoom_out",
        VIEW,
        marked("action", "Zoom &out"),
        marked("action", "Show more of every map"),
        "zoom-out",
        ("Ctrl+-",),
    ),
    Declared(
        "zoom_fit",
        VIEW,
        marked("action", "&Whole maps"),
        marked("action", "Show every map whole"),
        "fit",
        ("Ctrl+0",),
    ),
    Declared(
        "enlarge",
        VIEW,
        marked("action", "&Enlarge the map"),
        marked("action", "Show the selected map over the whole area (double click on it)"),
        "",
        ("F6",),
        separated=True,
        of_mode=True,
        why_off=marked("action", "There are no maps in this mode"),
    ),
    Declared(
        "find_unit",
        VIEW,
        marked("action", "&Find a unit…"),
        marked("action", "All units of the selected layer, the strongest first, by number or name"),
        "",
        ("Ctrl+F",),
        of_mode=True,
        why_off=marked("action", "There are no maps in this mode"),
    ),
    Declared(
        "fold_input",
        VIEW,
        marked("action", "&Input"),
        marked("action", "Fold the input away, or open it: what its handle does on a double click"),
        "",
        ("F7",),
        separated=True,
        is_on_or_off=True,
    ),
    Declared(
        "fold_below",
        VIEW,
        marked("action", "&Arithmetic"),
        marked("action", "Fold the area below the maps away, or open it"),
        "",
        ("F8",),
        is_on_or_off=True,
        why_off=marked("action", "There is nothing below in this mode"),
    ),
    Declared(
        "fold_properties",
        VIEW,
        marked("action", "P&roperties"),
        marked("action", "Fold the panel at the right away, or open it"),
        "",
        ("F9",),
        is_on_or_off=True,
    ),
    Declared(
        "enlarge_below",
        VIEW,
        marked("action", "Arit&hmetic in the place of the maps"),
        marked(
            "action",
            "Open the area below over the maps, numbers in every cell (double click on its head)",
        ),
        "",
        ("Shift+F8",),
        is_on_or_off=True,
        why_off=marked("action", "There is nothing below in this mode"),
    ),
    Declared(
        "theme",
        VIEW,
        marked("action", "&Dark theme"),
        marked("action", "Light figures on dark ground, for a dim room"),
        "theme",
        ("Ctrl+Shift+D",),
        separated=True,
    ),
    *(
        Declared(theme_action(name), VIEW, each.title, each.help, choice_of=THEME_MENU)
        for name, each in THEMES.items()
    ),
    *(
        Declared(
            scale_action(name), VIEW, each.label, each.help, choice_of=SCALE_MENU, context="scale"
        )
        for name, each in SIGNED.items()
    ),
    Declared(
        "motion",
        VIEW,
        marked("action", "Red&uce motion"),
        marked("action", "Columns are at their places at once, and sliding begins slowly"),
        is_on_or_off=True,
    ),
    Declared(
        "language",
        VIEW,
        marked("action", "中文 / Eng&lish"),
        marked("action", "Change between English and Chinese"),
        "language",
    ),
    Declared(
        "present",
        VIEW,
        marked("action", "&Present"),
        marked("action", "Fill the screen, larger text, fewer panels: for a projector"),
        "present",
        ("F5", "F11"),
        separated=True,
    ),
    Declared(
        "mirror",
        VIEW,
        marked("action", "&Maps in a second window"),
        marked("action", "On the other screen, for the class; this window stays as it is"),
        "",
        ("Shift+F5",),
        is_on_or_off=True,
    ),
    Declared(
        "keep_step",
        VIEW,
        marked("action", "&Keep as a step"),
        marked("action", "Keep what is shown as a step of a presentation, after the present one"),
        "",
        ("Ctrl+Shift+K",),
    ),
    Declared(
        "steps",
        VIEW,
        marked("action", "&Steps…"),
        marked("action", "The steps of the presentation: titles, notes, their order"),
        "",
        ("Ctrl+L",),
        is_on_or_off=True,
    ),
    Declared(
        "next_step",
        VIEW,
        marked("action", "&Next step"),
        marked("action", "Go to the step after this; Page Down while presenting"),
        "",
        ("Ctrl+PgDown",),
        why_off=marked("action", "There is no step after this"),
    ),
    Declared(
        "previous_step",
        VIEW,
        marked("action", "Step &before"),
        marked("action", "Go to the step before this; Page Up while presenting"),
        "",
        ("Ctrl+PgUp",),
        why_off=marked("action", "There is no step before this"),
    ),
    Declared(
        "palette",
        HELP,
        marked("action", "&Find an action or a setting…"),
        marked("action", "By parts of its name, and do it with Enter"),
        "search",
        ("Ctrl+K",),
    ),
    Declared(
        "gestures",
        HELP,
        marked("action", "&Gestures and shortcuts"),
        marked("action", "What the hands can do with what is under the pointer"),
        "help",
        ("F1", "?"),
    ),
    Declared(
        "first_steps",
        HELP,
        marked("action", "&What to begin with"),
        marked("action", "A network that reads handwriting, examples, the session of last time"),
    ),
    Declared(
        "about",
        HELP,
        marked("action", "&About…"),
        marked("action", "Which versions run here, and where the log of errors is"),
    ),
)

OF_MODE = tuple(item.name for item in ACTIONS if item.of_mode)


def plain(text: str) -> str:
    """The text of a menu without its mnemonic, be that "&Open…" or "打开(&O)…", and its dots."""
    return re.sub(r"\(&.\)|&|…$", "", text)


class Actions(QObject):
    """The QActions by name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        for item in ACTIONS:
            action = QAction(self)
            action.setObjectName(item.name)
            action.setShortcuts([QKeySequence(keys) for keys in item.keys])
            action.setCheckable(bool(item.choice_of) or item.is_on_or_off)
            self._actions[item.name] = action
        self.retranslate()
        self.repaint_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return list(self._actions.values())

    def connect_to(self, name: str, slot: Callable[[], object]) -> None:
        """Call `slot` when the action is triggered."""
        self._actions[name].triggered.connect(lambda _checked=False: slot())

    def retranslate(self) -> None:
        """Texts and tooltips in the present language."""
        for item in ACTIONS:
            action = self._actions[item.name]
            text = QCoreApplication.translate(item.context, item.text)
            help_ = QCoreApplication.translate(item.context, item.help) if item.help else ""
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            chosen_from = QCoreApplication.translate("action", item.choice_of)
            action.setIconText(
                f"{plain(chosen_from)}: {plain(text)}" if item.choice_of else plain(text)
            )
            action.setToolTip(as_written(f"{help_} ({keys})" if help_ and keys else help_))

    def repaint_icons(self) -> None:
        """Icons in the colours of the present theme."""
        for item in ACTIONS:
            if item.icon:
                self._actions[item.name].setIcon(icon(item.icon, theme().text))

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        bar.clear()
        menus: dict[str, QMenu] = {}
        for item in ACTIONS:
            title = QCoreApplication.translate("action", item.menu)
            menu = menus.get(title) or bar.addMenu(title)
            menus[title] = menu
            if item.separated:
                menu.addSeparator()
            if item.choice_of:
                title = QCoreApplication.translate("action", item.choice_of)
                menu = menus.get(title) or menu.addMenu(title)
                menus[title] = menu
                menu.setToolTipsVisible(True)
            menu.addAction(self._actions[item.name])
