"""The page that a start shows below the maps: cards with what to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import marked
from playground.gui.shell.firstcards import FirstCard
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.icons import icon
from playground.gui.widgets.picturethumb import square_pixmap
from playground.gui.widgets.squeezed import wrapped
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.pictures.samples import thumbnail

CARD_PX, WIDEST_CARD_PX = 112, 176
"""Width of a card at least and at most, in text of 10 points."""

PADDING_PX = 8
MIN_PICTURE_PX, SOURCE_PX = 24, 96
"""Side of the smallest picture that tells anything, and of those that are made smaller."""

TITLE_LINES = 3


class CardButton(QAbstractButton):
    """A picture with a title beneath it; a click begins with it."""

    def __init__(self, card: FirstCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setText(card.title)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.help)
        self.setToolTip(f"<b>{card.title}</b><br>{card.help}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pixmap: tuple[object, QPixmap] | None = None
        self.clicked.connect(card.begin)

    def scale(self) -> float:
        """The size of the text, in that which lengths are given for."""
        return max(1.0, self.font().pointSizeF() / TEXT_POINTS)

    def sizeHint(self) -> QSize:
        """As wide as its title is read well in, and a picture and two lines high."""
        return QSize(round(CARD_PX * self.scale()), round(120 * self.scale()))

    def minimumSizeHint(self) -> QSize:
        """A picture that tells something, and the title."""
        tall = 3 * PADDING_PX + MIN_PICTURE_PX + self._title_px()
        return QSize(round(CARD_PX * self.scale()), round(tall))

    def _title_px(self) -> float:
        return TITLE_LINES * QFontMetricsF(self._title_font()).lineSpacing()

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        if self.card.is_first:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _picture(self, side: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (side, ratio, theme().name)
        if self._pixmap is None or self._pixmap[0] != key:
            if self.card.sample:
                made = square_pixmap(thumbnail(self.card.sample, SOURCE_PX), side, ratio)
            else:
                made = icon("open", theme().text).pixmap(QSize(side // 2, side // 2), ratio)
            self._pixmap = key, made
        return self._pixmap[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, lit = theme(), self.underMouse() or self.hasFocus()
        is_first = self.card.is_first
        painter.setBrush(colours.accent_soft if is_first or self.isDown() else colours.raised)
        edge = colours.accent if lit or is_first else colours.field_border
        painter.setPen(QPen(edge, 2 if lit else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        room = QRectF(self.rect()).adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        words = self._title_px()
        side = int(min(room.width(), room.height() - words - PADDING_PX))
        if side >= MIN_PICTURE_PX:
            pixmap = self._picture(side)
            drawn = pixmap.deviceIndependentSize()
            left = room.x() + (room.width() - drawn.width()) / 2
            painter.drawPixmap(int(left), int(room.y() + (side - drawn.height()) / 2), pixmap)
        font = self._title_font()
        painter.setFont(font)
        painter.setPen(colours.on_soft if is_first else colours.text)
        lines = wrapped(font, self.card.title, room.width(), TITLE_LINES)
        tall = QFontMetricsF(font).lineSpacing()
        top = room.bottom() - words + (TITLE_LINES - len(lines)) * tall / 2
        for at, line in enumerate(lines):
            place = QRectF(room.x(), top + at * tall, room.width(), tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
        painter.end()


class MenuOpener(QToolButton):
    """Opens a menu of the window's, which is there when the page is gone.

    It does not set the menu as its own: PySide takes that for deleted with the button, so that
    the palette, which lists what is in it, came to nothing.
    """

    def __init__(self, words: str, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened = menu
        self.setText(words)
        self.setProperty("flat", True)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.popup(self.mapToGlobal(self.rect().bottomLeft()))


@gestures(
    marked("gesture", "What to begin with"),
    marked("gesture", "Click, Space: begins with it; Undo brings back what was there"),
    marked("gesture", "Escape: closes this; the Help menu brings it back"),
)
class FirstPage(QWidget):
    """Cards in a row, as many as there is room for; all examples, and lessons, are in menus."""

    close_wanted = Signal()
    at_start_wanted = Signal(bool)

    def __init__(
        self, cards: Sequence[FirstCard], lessons: QMenu, examples: QMenu, at_start: bool
    ) -> None:
        super().__init__()
        self.setObjectName("Bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("What to begin with"))
        title = QLabel(self.tr("Begin with"), self)
        title.setProperty("role", "title")
        self.lessons = MenuOpener(self.tr("Lessons"), lessons, self)
        self.lessons.setToolTip(self.tr("About eight minutes each, one step at a time"))
        self.examples = MenuOpener(self.tr("All examples"), examples, self)
        self.at_start = QCheckBox(self.tr("At every start"), self)
        self.at_start.setToolTip(self.tr("Show this whenever the program is started"))
        self.at_start.setChecked(at_start)
        self.at_start.toggled.connect(self.at_start_wanted)
        where = self.tr("The arithmetic comes in its place; the Help menu brings it back")
        self.close_button = IconButton("close", self.tr("Close"), where, self)
        self.close_button.clicked.connect(self.close_wanted)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 16, 12)
        self._box.setSpacing(8)
        head = QHBoxLayout()
        self._box.addLayout(head)
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch()
        for part in (self.lessons, self.examples, self.at_start, self.close_button):
            head.addWidget(part)
        self.cards = [CardButton(card, self) for card in cards]
        self._row = QHBoxLayout()
        self._box.addLayout(self._row, 1)
        self._row.setSpacing(8)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self._row.addStretch()

    def minimumSizeHint(self) -> QSize:
        """Any width: cards that have no room are not there."""
        return QSize(100, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cards"):
            self._share_room()

    def _share_room(self) -> None:
        """Have as many cards as fit, and one at least."""
        scale = self.cards[0].scale()
        margins = self._box.contentsMargins()
        room = self.width() - margins.left() - margins.right() + self._row.spacing()
        fitting = max(1, int(room // (round(CARD_PX * scale) + self._row.spacing())))
        for at, card in enumerate(self.cards):
            card.setMaximumWidth(round(WIDEST_CARD_PX * scale))
            card.setVisible(at < fitting)
