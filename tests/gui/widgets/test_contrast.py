"""Contrast, computed from the themes: WCAG 2.2, 1.4.3 for text and 1.4.11 for lines and icons.

What is disabled, and lines that only divide or frame what is seen without them, are excepted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from playground import gui, resources
from playground.gui.widgets import theme as theme_module
from playground.gui.widgets.colours import contrast
from playground.gui.widgets.marks import halo
from playground.gui.widgets.theme import THEMES, Theme, apply_theme

MIN_TEXT = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
MIN_LINE = 3.0

GROUNDS = ("background", "surface", "raised")
WRITTEN = ("text", "muted", "accent", "danger", "negative")
"""Colours in which painters write, on any ground and on the ground of what is chosen."""

DRAWN = (*WRITTEN, "field_border", "winner")
DECORATION = {
    "gui/flow/unitlist.py": "the frame around a small map in the list of units",
    "gui/flow/header.py": "the frame of a column's card, whose title and shape are written in it",
    "gui/flow/enlarged.py": "the frame around an enlarged map",
    "gui/inside/figurelist.py": "the frame around the crops of a unit",
    "gui/inside/cardpainting.py": "the frame of the card of an explanation",
    "gui/inside/layerstrip.py": "the frames of cards and maps of the strip of layers",
    "gui/inside/numbermap.py": "the frame around a small map",
    "gui/inspect/arithmetic/outcomeview.py": "the line between workings and result",
    "gui/present/steppictures.py": "the frames around the small maps of a step",
    "gui/train/cards/confusion.py": "the frame around the matrix, which has names at its sides",
    "gui/train/runtable.py": "an icon that is off",
    "gui/widgets/track.py": "the frame around the track of a bar, whose share is written beside it",
}
"""Where painters draw with `border`, and what it divides or frames."""

each_theme = pytest.mark.parametrize("worn", THEMES.values(), ids=list(THEMES))


def colour(worn: Theme, name: str) -> QColor:
    found = getattr(worn, name)
    assert isinstance(found, QColor)
    return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the style sheet: one selector, and the colours that it names."""

    selector: str
    values: dict[str, str]

    @property
    def kind(self) -> str:
        """The class of widgets that it is for."""
        return re.split(r"[\[:#]", self.selector)[0]


def rules() -> Iterator[Rule]:
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", theme_module._SHEET):
        values = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        for selector in selectors.split(","):
            yield Rule(selector.strip(), values)


def name_in(value: str) -> str | None:
    found = re.search(r"@(\w+)", value)
    return found.group(1) if found and "url" not in value else None


def grounds_of(rule: Rule) -> tuple[str, ...]:
    """On what a rule's colours are seen: its own ground, else that of its kind, else any."""
    for each in (rule, *(other for other in rules() if other.selector == rule.kind)):
        found = each.values.get("background")
        if found == "transparent":
            return (*GROUNDS,)
        if found is not None and name_in(found):
            return (name_in(found) or "",)
    return GROUNDS


@each_theme
def test_all_text_of_the_style_sheet_is_read(worn: Theme) -> None:
    tried = 0
    for rule in rules():
        name = name_in(rule.values.get("color", ""))
        if name is None or ":disabled" in rule.selector:
            continue
        for ground in grounds_of(rule):
            found = contrast(colour(worn, name), colour(worn, ground))
            assert found >= MIN_TEXT[worn.name], (rule.selector, name, ground, found)
            tried += 1
    assert tried > 15


CONTROLS = (
    "QPushButton",
    "QToolButton",
    "QAbstractSpinBox",
    "QLineEdit",
    "QComboBox",
    "QCheckBox::indicator",
    "QCheckBox",
    "QProgressBar",
    "QSlider::groove",
    "QSlider",
    "QScrollBar",
)


PRIMARY = 'QPushButton[primary="true"]'
CHOSEN_MODE = 'QToolButton[segment="true"][mode="true"]:checked'


@each_theme
def test_every_line_of_a_control_is_seen(worn: Theme) -> None:
    """The line around a field or a button, at rest, pointed at and focused."""
    tried = 0
    for rule in rules():
        if rule.kind not in CONTROLS or ":disabled" in rule.selector or "flat" in rule.selector:
            continue
        if rule.selector in (PRIMARY + ":focus", CHOSEN_MODE + ":focus"):  # they lie on the button
            continue
        for key in ("border", "border-color", "border-left"):
            name = name_in(rule.values.get(key, ""))
            if name is None or name == "accent_soft":  # a halo around the slider's handle
                continue
            for ground in GROUNDS:
                found = contrast(colour(worn, name), colour(worn, ground))
                assert found >= MIN_LINE, (rule.selector, key, name, ground, found)
                tried += 1
    assert tried > 30


@each_theme
@pytest.mark.parametrize("button", [PRIMARY, CHOSEN_MODE])
def test_the_keyboard_is_seen_on_a_button_that_stands_out(worn: Theme, button: str) -> None:
    """Its line is another than at rest, where it has the colour of the button itself."""
    (rest,) = (each for each in rules() if each.selector == button)
    (focused,) = (each for each in rules() if each.selector == button + ":focus")
    ground = name_in(rest.values["background"])
    line = name_in(focused.values["border"])
    assert ground is not None
    assert line is not None
    assert contrast(colour(worn, line), colour(worn, ground)) >= MIN_LINE


@each_theme
@pytest.mark.parametrize(
    "part",
    [
        "QSlider::groove:horizontal",
        "QSlider::handle:horizontal",
        "QScrollBar::handle",
        "QProgressBar::chunk",
        "QFrame#DropMark",
    ],
)
def test_filled_parts_of_controls_are_seen(worn: Theme, part: str) -> None:
    (rule,) = (each for each in rules() if each.selector == part)
    name = name_in(rule.values["background"])
    assert name is not None
    for ground in GROUNDS:
        assert contrast(colour(worn, name), colour(worn, ground)) >= MIN_LINE


@each_theme
def test_what_is_painted_in_a_colour_of_the_theme_is_read_on_each_ground(worn: Theme) -> None:
    for name in WRITTEN:
        for ground in (*GROUNDS, "accent_soft"):
            found = contrast(colour(worn, name), colour(worn, ground))
            assert found >= MIN_TEXT[worn.name], (name, ground, found)
    for name in DRAWN:
        for ground in GROUNDS:
            assert contrast(colour(worn, name), colour(worn, ground)) >= MIN_LINE, (name, ground)
    assert contrast(worn.on_accent, worn.accent) >= MIN_TEXT[worn.name]
    assert contrast(worn.on_soft, worn.accent_soft) >= MIN_TEXT[worn.name]


@each_theme
def test_the_two_lines_of_a_mark_stand_out_together_on_any_picture(
    worn: Theme, qapp: QApplication
) -> None:
    apply_theme(qapp, worn.name)
    for name in ("accent", "winner"):
        assert contrast(colour(worn, name), QColor(halo().rgb())) >= MIN_LINE


def test_painters_draw_with_the_quiet_line_only_what_is_seen_without_it() -> None:
    root = Path(gui.__file__).parents[1]
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("gui/**/*.py")
        if re.search(r"(theme\(\)|colours)\.border\b", path.read_text(encoding="utf-8"))
        and path.name != "theme.py"
    }
    assert found == set(DECORATION)


def test_no_painter_has_a_colour_of_text_of_its_own() -> None:
    """Text in a fixed colour has the contrast of one theme only; `ink_on` is for any ground."""
    root = Path(gui.__file__).parent
    pens = re.compile(r"setPen\((QColor\(\"#|Qt\.GlobalColor\.)")
    found = [path.name for path in root.rglob("*.py") if pens.search(path.read_text("utf-8"))]
    assert found == []


@each_theme
def test_arrows_and_ticks_are_seen(worn: Theme) -> None:
    for name, grounds in (
        ("down.svg", GROUNDS),
        ("up.svg", GROUNDS),
        (f"check-{worn.name}.svg", ("accent",)),
    ):
        drawing = resources.path("style", name).read_text(encoding="utf-8")
        (stroke,) = re.findall(r'stroke="(#\w+)"', drawing)
        for ground in grounds:
            assert contrast(QColor(stroke), colour(worn, ground)) >= MIN_LINE, (name, ground)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#0877bd"), QColor("#0877bd")) == 1
