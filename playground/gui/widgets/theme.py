"""A Fusion palette for each theme and one style sheet, from one table of colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from playground import resources
from playground.core.messages import marked


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the window; those of maps are the signed scale's (`colours`), in every theme.

    tests/gui/widgets/test_contrast.py computes the contrast of all that is written and drawn with
    them. `border` divides and frames what is seen without it; a line that must be seen by itself,
    as that of a field or an axis, is a `field_border`.
    """

    name: str
    title: str
    help: str
    background: QColor
    surface: QColor
    raised: QColor
    border: QColor
    field_border: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_soft: QColor
    on_soft: QColor
    on_accent: QColor
    negative: QColor
    winner: QColor
    danger: QColor


LIGHT = Theme(
    name="light",
    title=marked("action", "&Light"),
    help=marked("action", "Dark figures on light ground"),
    background=QColor("#eef0f4"),
    surface=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    border=QColor("#d8dce4"),
    field_border=QColor("#788190"),
    text=QColor("#16202e"),
    muted=QColor("#5c6675"),
    accent=QColor("#066aa9"),
    accent_soft=QColor("#d5e9f7"),
    on_soft=QColor("#065f98"),
    on_accent=QColor("#ffffff"),
    negative=QColor("#984f00"),
    winner=QColor("#977000"),
    danger=QColor("#b3261e"),
)
DARK = Theme(
    name="dark",
    title=marked("action", "&Dark"),
    help=marked("action", "Light figures on dark ground"),
    background=QColor("#12161c"),
    surface=QColor("#1b2129"),
    raised=QColor("#242c36"),
    border=QColor("#37414e"),
    field_border=QColor("#7b8696"),
    text=QColor("#e7ebf1"),
    muted=QColor("#a3aebd"),
    accent=QColor("#4fb0ea"),
    accent_soft=QColor("#173a53"),
    on_soft=QColor("#8fcdf5"),
    on_accent=QColor("#0b1117"),
    negative=QColor("#f59322"),
    winner=QColor("#ffcf33"),
    danger=QColor("#ff8a80"),
)
CONTRAST = Theme(
    name="contrast",
    title=marked("action", "&High contrast"),
    help=marked("action", "White on black, a contrast of at least 7:1 for all text"),
    background=QColor("#000000"),
    surface=QColor("#000000"),
    raised=QColor("#000000"),
    border=QColor("#b0b0b0"),
    field_border=QColor("#ffffff"),
    text=QColor("#ffffff"),
    muted=QColor("#e2e2e2"),
    accent=QColor("#8fdcff"),
    accent_soft=QColor("#00344f"),
    on_soft=QColor("#ffffff"),
    on_accent=QColor("#000000"),
    negative=QColor("#ffb050"),
    winner=QColor("#ffe033"),
    danger=QColor("#ffa8a0"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

STYLE = "style"
"""The prefix of the style sheet's pictures; a path has signs that no sheet can quote."""

_current = LIGHT


def theme() -> Theme:
    """The theme that the window wears now."""
    return _current


TEXT_POINTS = 10.0
"""Size of plain text; a projector makes it larger by a factor."""

TEXT_SIZES = ("100", "110", "120", "130")
"""In percent of that size: the sizes that the window's text can be chosen to have."""

_text_scale = 1.0


def choose_text_size(percent: str) -> None:
    """Give text this size from the next theme on."""
    global _text_scale
    _text_scale = int(percent) / 100


TITLE_POINTS = 11.25
"""Of titles: 15 pixels on a usual screen."""

CONTROL_PX = 28
PRESENTED_CONTROL_PX, PRESENTED_TEXT_SCALE = 40, 1.5
"""Pixels of a control's height: in plain text, and in that of a presentation on 1024×768."""

LARGE_GROWTH_PX = 16
"""How much higher those buttons are that drive what all the others are about: a line of text."""

ICON_PX, TICK_BOX_PX, ARROW_PX = 16, 16, 12
"""Sides of what is in a control beside its text."""

CONTROL_FRAME_PX = 10
"""Of that height, what lies above and below the text of a button."""


def control_height(scale: float) -> int:
    """The one height of buttons, fields and segments, in text `scale` times as large, in pixels."""
    return round(max(CONTROL_PX, PRESENTED_CONTROL_PX * scale / PRESENTED_TEXT_SCALE))


def control_sheet(scale: float) -> str:
    """The rules of a style sheet for the sizes in controls with text `scale` times as large."""
    inner = control_height(scale) - CONTROL_FRAME_PX
    large = inner + round(LARGE_GROWTH_PX * scale)
    icon, box, arrow = (round(side * scale) for side in (ICON_PX, TICK_BOX_PX, ARROW_PX))
    return f"""
QPushButton, QToolButton, QAbstractSpinBox, QLineEdit, QComboBox {{ min-height: {inner}px; }}
QPushButton {{ icon-size: {icon}px; }}
QPushButton[large="true"] {{ min-height: {large}px; }}
QToolButton[quiet="true"], QLineEdit[cell="true"] {{ min-height: 16px; }}
QPushButton::menu-indicator, QComboBox::down-arrow {{ width: {arrow}px; height: {arrow - 1}px; }}
QCheckBox::indicator {{ width: {box}px; height: {box}px; }}
"""


def present_application() -> QApplication:
    """Return the application that windows are shown by."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def apply_theme(application: QApplication, name: str, scale: float | None = None) -> Theme:
    """Give the application the palette and style sheet of a theme, text `scale` times as large.

    Without, it is as large as was chosen.
    """
    global _current
    scale = _text_scale if scale is None else scale
    chosen = THEMES[name]
    sheet = _style_sheet(chosen, scale)
    if chosen is _current and application.styleSheet() == sheet:
        return chosen
    _current = chosen
    with without_sheet(application, sheet):
        if application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.setPalette(_palette(chosen))
        font = application.font()
        font.setPointSizeF(TEXT_POINTS * scale)
        application.setFont(font)
    for window in application.topLevelWidgets():
        window.update()
    return chosen


@contextmanager
def without_sheet(application: QApplication, then: str | None = None) -> Iterator[None]:
    """Take all style sheets off while many widgets change, and put them back on afterwards.

    With a sheet, Qt styles a widget and all below it at each new parent, palette, font and sheet:
    some ten times per widget, where it is twice when the sheet comes off and on. The sheet that a
    presentation has of its own would do so to all that is presented. `then` takes the place of the
    application's sheet, if given.
    """
    sheet = application.styleSheet() if then is None else then
    own = [(each, each.styleSheet()) for each in application.allWidgets() if each.styleSheet()]
    for widget, _ in own:
        widget.setStyleSheet("")
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)
        for widget, was in own:
            if isValid(widget) and not widget.styleSheet():
                widget.setStyleSheet(was)


def _palette(colours: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.surface,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.raised,
        QPalette.ColorRole.AlternateBase: colours.background,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.border,
    }
    for role, colour in roles.items():
        palette.setColor(role, colour)
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        faded = QColor(colours.muted)
        faded.setAlpha(150)
        palette.setColor(disabled, role, faded)
    return palette


def _mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """So much of a colour, the rest of another."""
    channels = (QColor.red, QColor.green, QColor.blue)
    red, green, blue = (round(share * of(colour) + (1 - share) * of(other)) for of in channels)
    return QColor(red, green, blue)


def _style_sheet(colours: Theme, scale: float) -> str:
    names = {
        key: getattr(colours, key).name()
        for key in (
            "background",
            "surface",
            "raised",
            "border",
            "field_border",
            "text",
            "muted",
            "accent",
            "accent_soft",
            "on_soft",
            "on_accent",
            "danger",
        )
    }
    names["faded"] = _mixed(colours.muted, colours.background, 0.62).name()
    sheet = _SHEET.replace("@title_size;", f"{TITLE_POINTS * scale:.2f}pt;")
    sheet = sheet.replace("@theme;", colours.name)
    QDir.setSearchPaths(STYLE, [str(resources.path("style"))])
    for key, value in names.items():
        sheet = sheet.replace(f"@{key};", f"{value};")
    return sheet + control_sheet(scale)


_SHEET = """
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 6px; }
QWidget#Bar { background: @surface; border-bottom: 1px solid @border; }
QWidget#LessonBar, QWidget#RecipeBar { background: @surface; border-bottom: 2px solid @accent; }
QWidget#Side { background: @surface; }
QScrollArea#Side[sheet="true"] { border: 1px solid @border; border-radius: 8px; }
QWidget#Flow { background: @background; }
QWidget#Bottom { background: @surface; border-top: 1px solid @border; }
QStatusBar, QWidget#Status { background: @surface; border-top: 1px solid @border; }
QLabel[role="title"] { font-weight: 600; font-size: @title_size; }
QLabel[role="section"] { color: @muted; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="warning"] { color: @danger; }
QPushButton, QToolButton {
    background: @raised; color: @text; border: 1px solid @field_border; border-radius: 6px;
    padding: 4px 8px; outline: none;
}
QPushButton:hover, QToolButton:hover { border-color: @accent; }
QPushButton:pressed, QToolButton:pressed { background: @accent_soft; }
QPushButton:disabled, QToolButton:disabled {
    background: @background; color: @faded; border-color: @border;
}
QPushButton[primary="true"] {
    background: @accent; color: @on_accent; border-color: @accent; font-weight: 600;
}
QPushButton[primary="true"]:hover { border-color: @text; }
QPushButton[primary="true"]:disabled {
    background: @background; color: @muted; border-color: @border;
}
QProgressBar { background: @background; border: 1px solid @field_border; border-radius: 3px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 3px 7px; }
QPushButton[primary="true"]:focus { border: 2px dashed @on_accent; }
QPushButton:checked, QToolButton:checked {
    background: @accent_soft; color: @on_soft; border-color: @accent;
}
QToolButton[quiet="true"] {
    border: none; background: transparent; padding: 0 4px; color: @muted;
}
QToolButton[quiet="true"]:hover { background: @accent_soft; color: @text; }
QToolButton[quiet="true"]:focus { border: 2px solid @accent; padding: 0 2px; }
QToolButton[segment="true"] {
    border-radius: 0; border-left: none; margin: 0; font-weight: 400;
}
QToolButton[segment="true"]:hover { border-color: @field_border; background: @background; }
QToolButton[segment="true"]:checked {
    background: @accent_soft; color: @on_soft; border-color: @field_border; font-weight: 600;
}
QToolButton[segment="true"][mode="true"]:checked {
    background: @accent; color: @on_accent; border-color: @accent;
}
QToolButton[place="first"], QToolButton[place="only"] {
    border-left: 1px solid @field_border;
    border-top-left-radius: 6px; border-bottom-left-radius: 6px;
}
QToolButton[place="last"], QToolButton[place="only"] {
    border-top-right-radius: 6px; border-bottom-right-radius: 6px;
}
QToolButton[segment="true"]:disabled { color: @muted; background: @background; }
QToolButton[segment="true"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QToolButton[segment="true"][mode="true"]:checked:focus { border: 2px dashed @on_accent; }
QToolButton[mode="true"][by_mouse="true"]:checked:focus { border-color: @accent; }
QToolButton[compact="true"] { padding: 4px 5px; }
QToolButton[compact="true"]:focus { padding: 3px 4px; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QToolButton[flat="true"]:hover { border-color: @border; }
QToolButton[flat="true"]:focus { border-color: @accent; }
QToolButton[tool="true"] { padding: 2px; }
QToolButton[tool="true"]:focus { padding: 1px; }
QToolButton[on="true"] { background: @accent_soft; color: @on_soft; border-color: @accent; }
QToolButton[narrow="true"] { padding: 4px 2px; }
QToolButton[narrow="true"]:focus { padding: 3px 1px; }
QToolButton#qt_menubar_ext_button {
    background: transparent; border: none; padding: 0; min-height: 16px; min-width: 12px;
}
QToolButton::menu-indicator { image: none; width: 0; }
QFrame[rule="true"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame#DropMark { background: @accent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea#Flow { background: @background; }
QFrame[card="true"] {
    background: @raised; border: 1px solid @border; border-radius: 6px;
}
QFrame[card="true"][selected="true"] { border: 2px solid @accent; }
QAbstractSpinBox, QLineEdit, QComboBox {
    background: @raised; color: @text; border: 1px solid @field_border; border-radius: 6px;
    padding: 4px 6px;
}
QAbstractSpinBox:focus, QLineEdit:focus, QComboBox:focus { border-color: @accent; }
QAbstractSpinBox[number="true"] { padding: 4px 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; }
QAbstractSpinBox::up-arrow { image: url("style:up.svg"); width: 10px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("style:down.svg"); width: 10px; height: 9px; }
QAbstractSpinBox[bare="true"]::up-button, QAbstractSpinBox[bare="true"]::down-button {
    width: 0;
}
QAbstractSpinBox[bare="true"]::up-arrow, QAbstractSpinBox[bare="true"]::down-arrow {
    image: none; width: 0;
}
QCheckBox::indicator {
    border: 1px solid @muted; border-radius: 4px; background: @raised;
}
QCheckBox::indicator:checked {
    background: @accent; border-color: @accent; image: url("style:check-@theme;.svg");
}
QCheckBox::indicator:focus { border: 2px solid @accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("style:down.svg"); }
QPushButton::menu-indicator {
    image: url("style:down.svg"); right: 6px;
    subcontrol-origin: padding; subcontrol-position: center right;
}
QLineEdit[flat="true"] { background: transparent; border-color: transparent; }
QLineEdit[flat="true"]:hover { border-color: @border; }
QLineEdit[flat="true"]:focus { background: @raised; border-color: @accent; }
QLineEdit[cell="true"] { border: 2px solid @accent; border-radius: 0; padding: 0 2px; }
QAbstractSpinBox[invalid="true"], QLineEdit[invalid="true"] { border: 2px solid @danger; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @field_border; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent;
    border: none;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {
    width: 14px; height: 14px; margin: -7px -2px; border-radius: 9px;
    border: 2px solid @accent_soft;
}
QSlider::handle:horizontal:focus { border-color: @text; }
QSlider::handle:horizontal:disabled { background: @muted; }
QMenuBar { background: transparent; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @accent_soft; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @field_border; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenu { background: @raised; color: @text; border: 1px solid @border; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @muted; }
"""
