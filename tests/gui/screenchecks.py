"""What is wrong in a window as it is seen: cut texts, places, sizes, the share of the maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations
from unittest.mock import patch

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.tile import MapTile
from playground.gui.flow.vectortile import VectorTile
from playground.gui.input.canvas import DrawingGrid
from playground.gui.input.samplestrip import SampleStrip
from playground.gui.inspect.arithmetic.outcomeview import OutcomeView
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.present.measures import HIGHEST
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import LARGE_GROWTH_PX, TEXT_POINTS
from tests.gui.paintedtexts import HYPHENED, cut_in_painting
from tests.gui.scenes import SMALLEST_SHARE, Scene

GRID_PX = 4
MIN_DIGIT_POINTS = 9.0
PRESENTED_PART = 56
"""A digit is at least this part of the window's height while presenting, of a screen on end of
that of one as wide that is HIGHEST times as high."""

AREAS = (
    *("flow", "inspect", "present", "input", "kernel", "layer", "train"),
    *("compare", "inside", "shell"),
)
"""The packages that a widget can belong to, by the class of itself or of what it lies in."""

OVERLAYS = frozenset(
    {
        "Edges",
        "InputButtons",
        "Unpin",
        "MessageBar",
        "Veil",
        "Enlarged",
        "Handle",
        "QScrollBar",
        "Hint",
        "SideLetter",
        "SwipeLine",
    }
)
"""Classes that lie over their siblings by design; a hint is written into an empty plot."""


CURTAINS = frozenset({"Curtain"})
"""Classes that show a part of what lies in them by design."""

UNLAID = (QMainWindow, QStackedWidget)
"""Classes whose layout is Qt's own, and pays no heed to its margins."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, by which rule, and what."""

    screen: str
    area: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.screen:42} {self.area:8} {self.rule:9} {self.what}"


def findings(window: QWidget, scene: Scene, screen: str) -> list[Finding]:
    """All that is wrong in a scene, as a table."""
    found: list[Finding] = []

    def note(rule: str, widget: QWidget, what: str) -> None:
        finding = Finding(screen, area_of(widget), rule, f"{described(widget)}: {what}")
        if finding not in found:
            found.append(finding)

    seen = [widget for widget in window.findChildren(QWidget) if is_seen(widget)]
    for widget in seen:
        cut = cut_text(widget)
        if cut and not has_tooltip(widget):
            note("cut", widget, cut)
        beyond = beyond_parent(widget)
        if beyond:
            note("outside", widget, beyond)
        if isinstance(widget, QScrollArea) and wider_than_view(widget):
            note("outside", widget, wider_than_view(widget))
        if HYPHENED.search(text_of(widget)):
            note("sign", widget, text_of(widget))
        size = small_digits(widget, scene.presents, window)
        if size:
            note("digits", widget, size)
        if isinstance(widget, OutcomeView):
            missing = outcome_missing(widget, window)
            if missing:
                note("outcome", widget, missing)
        if isinstance(widget, ColumnHeader) and not widget.says_all():
            note("header", widget, "shape or scale is not shown whole")
        height = other_height(widget)
        if height:
            note("height", widget, height)
    for text in cut_for_a_class(window) if scene.presents else ():
        note("cut", window, text)
    for widget, cut in cut_in_painting(window):
        note("cut", widget, cut)
    for one, other in overlaps(seen):
        note("overlap", one, f"lies over {described(other)}")
    for layout, margin in off_grid(window.findChildren(QWidget)):
        note("grid", layout, margin)
    least, share = least_share(scene, window), map_share(window)
    if least and share < least:
        note("share", window, f"maps are {share:.1f} % of the window, want {least:g}")
    return found


def is_seen(widget: QWidget) -> bool:
    """Whether a part of a widget is in view."""
    return widget.isVisible() and not widget.isWindow() and not widget.visibleRegion().isEmpty()


def described(widget: QWidget) -> str:
    """A widget by its class, and by its text or name."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else text
    words = words if isinstance(words, str) and words else widget.accessibleName()
    words = words or widget.objectName()
    return f"{type(widget).__name__} “{' '.join(words.split())[:40]}”"


def area_of(widget: QWidget) -> str:
    """The package of the window that a widget belongs to."""
    at: QWidget | None = widget
    while at is not None:
        module = type(at).__module__
        part = module.removeprefix("playground.gui.").split(".")[0]
        if module.startswith("playground.gui.") and part in AREAS:
            return part
        at = at.parentWidget()
    return "shell"


def has_tooltip(widget: QWidget) -> bool:
    """Whether a widget, or what it is in, tells the whole when it is pointed at."""
    parent = widget.parentWidget()
    return bool(widget.toolTip() or (parent is not None and parent.toolTip()))


# Texts.


def cut_text(widget: QWidget) -> str:
    """The text of a widget that is not seen whole, with what it would need; "" where it is."""
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        return _cut_label(widget)
    if isinstance(widget, QAbstractButton) and _shows_text(widget):
        needed = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        if not widget.icon().isNull():
            needed += widget.iconSize().width() + 4
        if isinstance(widget, QCheckBox):
            needed += 20
        room = widget.width() - 4
        return f"needs {needed} of {room} px" if needed > room else ""
    if isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        room = widget.width() - 28
        return f"needs {needed} of {room} px" if needed > room else ""
    return ""


def text_of(widget: QWidget) -> str:
    """The text that a widget shows, or has as its value."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    has_text = isinstance(widget, QLabel | QAbstractButton | QAbstractSpinBox | QLineEdit)
    return widget.text() if has_text else ""


def cut_for_a_class(window: QWidget) -> list[str]:
    """The texts of a presented window that are shortened: no tooltip helps who sits far away."""
    found: list[str] = []
    window.grab()  # a label that is hidden is fitted into its new size, unseen
    with ExitStack() as stack:
        for metrics in (QFontMetrics, QFontMetricsF):
            whole = metrics.elidedText

            def elided(
                self: object,
                text: str,
                *arguments: object,
                whole: Callable[..., str] = whole,
            ) -> str:
                shown = whole(self, text, *arguments)
                if shown != text:
                    found.append(f"{text} reads {shown}")
                return shown

            stack.enter_context(patch.object(metrics, "elidedText", elided))
        window.grab()  # what is painted is shortened while it is
    labels = [label for label in window.findChildren(ElidedLabel) if is_seen(label)]
    found += [f"{each.toolTip()} reads {each.text()}" for each in labels if "…" in each.text()]
    return list(dict.fromkeys(found))


def _shows_text(button: QAbstractButton) -> bool:
    if not button.text():
        return False
    if isinstance(button, QToolButton):
        icon_only = button.toolButtonStyle().name == "ToolButtonIconOnly"
        return not icon_only or button.icon().isNull()
    return True


def _cut_label(label: QLabel) -> str:
    room = label.contentsRect()
    if label.wordWrap():
        tall = label.heightForWidth(label.width())
        return f"needs {tall} of {label.height()} px height" if tall > label.height() else ""
    if label.text().startswith("<") or "</" in label.text():
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        needed = round(document.idealWidth())
    else:
        metrics = label.fontMetrics()
        needed = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    if needed > room.width() + 1:
        return f"needs {needed} of {room.width()} px"
    least = label.fontMetrics().tightBoundingRect(label.text()).height()
    return f"needs {least} of {label.height()} px height" if least > label.height() else ""


def small_digits(widget: QWidget, presents: bool, window: QWidget) -> str:
    """The size of digits that are too small to read; "" where they are not."""
    painted: float | None = None
    if isinstance(widget, Strip | PixelGrid):
        painted = widget.digit_points
    elif isinstance(widget, QLabel | QAbstractButton | QAbstractSpinBox | QComboBox):
        text = widget.text() if hasattr(widget, "text") else "0"
        painted = widget.fontInfo().pointSizeF() if any(map(str.isdigit, text)) else None
    if painted is None:
        return ""
    least = MIN_DIGIT_POINTS
    if presents:
        tall = min(window.height(), HIGHEST * window.width())
        least = tall / PRESENTED_PART * 72 / window.logicalDpiY()
    return f"digits of {painted:.1f} pt, want {least:.1f}" if painted < least - 0.05 else ""


def outcome_missing(outcome: OutcomeView, window: QWidget) -> str:
    """What of the arithmetic's outcome is not in the window; "" where all of it is."""
    place = QRect(outcome.mapTo(window, QPoint()), outcome.size())
    if not window.rect().contains(place):
        return f"at {place.getRect()} in a window of {window.width()}×{window.height()}"
    if outcome.visibleRegion().boundingRect() != outcome.rect():
        return "partly hidden"
    return "" if outcome.is_whole() else "not all of it has room"


# Places.


def beyond_parent(widget: QWidget) -> str:
    """How far a widget reaches out of its parent; what scrolls may."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QMainWindow) or type(parent).__name__ in CURTAINS:
        return ""
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        area = parent.parentWidget()
        assert isinstance(area, QAbstractScrollArea)
        if parent is area.viewport():
            return ""
    if parent.rect().contains(widget.geometry()):
        return ""
    return f"{widget.geometry().getRect()} in {parent.width()}×{parent.height()}"


def overlaps(seen: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Pairs of siblings of which one lies over the other."""
    children: dict[int, list[QWidget]] = {}
    for widget in seen:
        names = {kind.__name__ for kind in type(widget).__mro__}
        parent = widget.parentWidget()
        if parent is None or names & OVERLAYS or isinstance(parent, QStackedWidget):
            continue
        children.setdefault(id(parent), []).append(widget)
    for siblings in children.values():
        for one, other in combinations(siblings, 2):
            if one.geometry().intersects(other.geometry()):
                yield other, one


# Sizes.


def wider_than_view(area: QScrollArea) -> str:
    """What of an area's content is beyond its right edge, where it cannot be scrolled to."""
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    inner = area.widget()
    if not off or inner is None or inner.width() <= area.viewport().width():
        return ""
    return f"{inner.width()} px wide in {area.viewport().width()}"


def other_height(widget: QWidget) -> str:
    """The height of a control that is another than that of all; "" where it is the same.

    What is no line of text or icon has a height of its own: a picture that can be clicked is as
    high as the picture; quiet words in a line are as high as the line.
    """
    kinds = (QPushButton, QToolButton, QComboBox, QAbstractSpinBox, QLineEdit)
    if not isinstance(widget, kinds) or widget.property("quiet"):
        return ""
    if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QScrollBar):
        return ""  # a part of a control
    if isinstance(widget.parentWidget(), SampleStrip):
        return ""  # "+8" stands for pictures, among pictures
    want = line_height(widget)
    if isinstance(widget, QAbstractButton) and widget.iconSize().height() > want:
        return ""
    if widget.property("large"):
        want += round(LARGE_GROWTH_PX * widget.font().pointSizeF() / TEXT_POINTS)
    if abs(widget.height() - want) <= 1:
        return ""
    return f"{widget.height()} px high, want {want}"


def off_grid(seen: list[QWidget]) -> Iterator[tuple[QWidget, str]]:
    """Layouts of which a margin, a gap or a fixed space is off the grid."""
    for widget in seen:
        layout = widget.layout()
        if layout is None or isinstance(widget, UNLAID) or not is_ours(widget):
            continue
        for each in (layout, *layout.findChildren(QLayout)):
            sides = _margins(each)
            gaps = _gaps(each)
            if any(length % GRID_PX for length in (*sides, *gaps)):
                yield widget, f"margins {sides}, gaps {gaps}"


def is_ours(widget: QWidget | None) -> bool:
    """Whether a widget is laid out by this program, and not by Qt or pyqtgraph."""
    return widget is not None and (
        type(widget).__module__.startswith("playground.gui.") or is_ours(widget.parentWidget())
    )


def _margins(layout: QLayout) -> tuple[int, ...]:
    margins = layout.contentsMargins()
    return margins.left(), margins.top(), margins.right(), margins.bottom()


def _gaps(layout: QLayout) -> tuple[int, ...]:
    """The gaps between what is laid out, and the fixed spaces among it."""
    if isinstance(layout, QGridLayout | QFormLayout):
        return layout.horizontalSpacing(), layout.verticalSpacing()
    fixed = QSizePolicy.Policy.Fixed
    spaces = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        space = item.spacerItem() if item is not None else None
        if space is not None and fixed in (
            space.sizePolicy().horizontalPolicy(),
            space.sizePolicy().verticalPolicy(),
        ):
            spaces.append(max(space.sizeHint().width(), space.sizeHint().height()))
    return (*([layout.spacing()] if layout.count() > 1 else []), *spaces)


# Maps.


def map_share(window: QWidget) -> float:
    """Percent of the window that maps take, as far as they are seen; one input counts once."""
    area = inputs = 0
    for tile in window.findChildren(QWidget):
        if not isinstance(tile, MapTile | VectorTile | DrawingGrid) or not tile.isVisible():
            continue
        cells = tile.area().toRect() if isinstance(tile, MapTile | DrawingGrid) else tile.rect()
        pixels = sum(
            rect.width() * rect.height()
            for rect in iter(tile.visibleRegion().intersected(cells))  # type: ignore[call-overload]
        )
        if isinstance(tile, DrawingGrid):
            inputs = max(inputs, pixels)
        else:
            area += pixels
    return 100 * (area + inputs) / (window.width() * window.height())


def least_share(scene: Scene, window: QWidget) -> float:
    """Percent of the window that its maps take at least; 0 where there is no such rule."""
    if scene.presents or scene.mode != "explore":
        return 0.0
    if scene.least_share is not None:
        return scene.least_share if window.width() == SMALLEST_SHARE[0][0] else 0.0
    return next(
        (least for width, least in reversed(SMALLEST_SHARE) if window.width() == width), 0.0
    )
