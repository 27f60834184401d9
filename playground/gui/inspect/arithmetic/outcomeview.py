"""Shows what the arithmetic comes to, large: it is always in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.core.word_count import MINUS
from playground.gui.inspect.arithmetic.pieces import Figure, Outcome, Sign
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.theme import theme

RESULT, SUM = 3.4, 1.3
"""Sizes of the outcome and of the lines around it, in that of plain text."""

LEAST = 0.9
"""Size below which nothing shrinks: it goes to the next line instead, or is shortened."""

SPARE = 2
"""Times its own height, from which on it stands halfway up a place."""

MARGIN_PX = 14.0
CAPTION_GAP_PX = 2.0

Word = tuple[str, bool]
"""A text, and whether it is a number that stands out."""

ADDING: tuple[Word, ...] = (("+", False), ("/", False))
"""Before these a line that is too long is broken; what it comes to stays behind its last number."""


class OutcomeView(QWidget):
    """The lines that lead to the number, the number, and what later layers make of it."""

    def __init__(self, parent: QWidget | None = None, result: float = RESULT) -> None:
        """`result` is the size of the number, in that of plain text."""
        super().__init__(parent)
        self._result = result
        self._outcome: Outcome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show another one, or nothing."""
        self._outcome = outcome
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.update()

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that is shown."""
        return self._outcome

    def text(self) -> str:
        """All of it as lines of text."""
        found = self._outcome
        if found is None:
            return ""
        lines = [" ".join(text for text, _ in _words(line)) for line in found.lines]
        after = [f"→ {item.caption} {item.text}" for item in found.after]
        return "\n".join([*lines, f"{found.text} ({found.caption})", *after])

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a result of a few digits."""
        return QSize(round(15 * self.fontMetrics().averageCharWidth()), 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._outcome
        if found is None:
            return
        sketch = QPicture()
        painter = QPainter(sketch)
        tall = self._paint(painter, found)
        painter.end()
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 4, 1, self.height() - 8), theme().border)
        if self.height() > SPARE * tall:  # the workings stand halfway up, too
            painter.translate(0, round((self.height() - tall) / 2))
        self._paint(painter, found)
        painter.end()

    def _paint(self, painter: QPainter, found: Outcome) -> float:
        """Paint all of it from the top; return where it ends."""
        room = self.width() - 2 * MARGIN_PX
        top = 2.0
        for line in found.lines:
            top = self._paint_words(painter, _words(line), top, room)
        after = _words_after(found)
        beneath = len(after) * QFontMetricsF(self._sized(SUM)).height()
        top = self._paint_result(painter, found, top, room, self.height() - beneath)
        for words in after:
            top = self._paint_words(painter, words, top, room)
        return top

    def is_whole(self) -> bool:
        """Whether all of it has room, nothing shortened."""
        found = self._outcome
        if found is None:
            return True
        room, tall = self.width() - 2 * MARGIN_PX, 2.0
        for words in (*map(_words, found.lines), *_words_after(found)):
            size, rows = self._rows(words, room)
            tall += len(rows) * QFontMetricsF(self._sized(size)).height()
            if max((self._word_px(word, size) for word in words), default=0.0) > room:
                return False
        result = QFontMetricsF(self._sized(SUM, True))
        return tall + result.height() <= self.height() and (
            result.horizontalAdvance(found.text) <= room
        )

    def _rows(self, words: Sequence[Word], room: float) -> tuple[float, list[list[Word]]]:
        """The largest size in which words fit a line, else the least, and what stands in a line."""
        size = SUM
        while size > LEAST and self._line_px(words, size) > room:
            size -= 0.1
        rows: list[list[Word]] = [[]]
        for group in self._groups(words, size, room):
            if rows[-1] and self._line_px([*rows[-1], *group], size) > room:
                rows.append([])
            rows[-1] += group
        return size, rows

    def _groups(self, words: Sequence[Word], size: float, room: float) -> Iterator[list[Word]]:
        """Yield words that share a line: all up to the next addend, each alone if too wide."""
        starts = [0, *(at for at, word in enumerate(words) if at and word in ADDING)]
        for start, end in zip(starts, (*starts[1:], len(words)), strict=True):
            group = list(words[start:end])
            if self._line_px(group, size) <= room:
                yield group
            else:
                yield from ([word] for word in self._parted(group, size, room))

    def _parted(self, words: Sequence[Word], size: float, room: float) -> list[Word]:
        """The same, those that are wider than a line in as many words as they consist of."""
        parts: list[Word] = []
        for word in words:
            text, is_number = word
            is_wide = self._word_px(word, size) > room
            parts += [(part, is_number) for part in text.split(" ")] if is_wide else [word]
        return parts

    def _paint_words(
        self, painter: QPainter, words: Sequence[Word], top: float, room: float
    ) -> float:
        """Paint words from left to right in the largest size that fits; return where they end."""
        size, rows = self._rows(words, room)
        tall = QFontMetricsF(self._sized(size)).height()
        for row in rows:
            x = 0.0
            for text, is_number in row:
                font = self._sized(size, is_number)
                metrics = QFontMetricsF(font)
                painter.setFont(font)
                painter.setPen(theme().text if is_number else theme().muted)
                box = QRectF(MARGIN_PX + x, top, room - x, tall)
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
                x += metrics.horizontalAdvance(f"{text} ")
            top += tall
        return top

    def _paint_result(
        self, painter: QPainter, found: Outcome, top: float, room: float, bottom: float
    ) -> float:
        """Paint the number as large as there is room, and beneath it what it is."""
        caption = QFontMetricsF(self.font()).height() + CAPTION_GAP_PX
        font = self._sized(self._result, True)
        wide = QFontMetricsF(font).horizontalAdvance(found.text)
        tall = QFontMetricsF(font).height()
        spare = bottom - top - caption
        factor = min(1.0, room / max(wide, 1.0), max(spare, 1.0) / tall)
        font = self._sized(max(SUM, self._result * factor), True)
        tall = QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(theme().negative if found.text.startswith(MINUS) else theme().accent)
        box = QRectF(MARGIN_PX, top, room, tall)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, found.text)
        top += tall
        if spare >= tall * 0.8:
            painter.setFont(self.font())
            painter.setPen(theme().muted)
            box = QRectF(MARGIN_PX, top, room, caption)
            painter.drawText(box, Qt.AlignmentFlag.AlignTop, found.caption)
            top += caption
        return top

    def _word_px(self, word: Word, size: float) -> float:
        text, is_number = word
        return QFontMetricsF(self._sized(size, is_number)).horizontalAdvance(text)

    def _line_px(self, words: Sequence[Word], size: float) -> float:
        return sum(
            QFontMetricsF(self._sized(size, is_number)).horizontalAdvance(f"{text} ")
            for text, is_number in words
        )

    def _sized(self, factor: float, is_number: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(self.font().pointSizeF() * factor)
        if is_number:
            font.setWeight(QFont.Weight.DemiBold)
        return font


def _words(line: Sequence[Sign | Figure]) -> list[Word]:
    """A line with the name of each number before it."""
    words: list[Word] = []
    for item in line:
        if isinstance(item, Figure) and item.caption:
            words.append((item.caption, False))
        words.append((item.text, isinstance(item, Figure)))
    return words


def _words_after(found: Outcome) -> list[Sequence[Word]]:
    """The words on what later layers make of the number, a line each."""
    return [(("→", False), (item.caption, False), (item.text, True)) for item in found.after]
