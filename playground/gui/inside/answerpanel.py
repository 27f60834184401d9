"""The network's answer, beneath the picture: the likeliest outputs, and a search."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.word_count import grouped
from playground.gui.inside.answer import Answer
from playground.gui.inside.answerrows import ROWS, AnswerRows, Row
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.layerchoice import layer_words
from playground.gui.inside.whatif import Changed, WhatIf
from playground.gui.state.store import Store
from playground.gui.widgets.menubutton import plain_text
from playground.gui.widgets.wording import sentence


class AnswerPanel(QWidget):
    """Five outputs, the likeliest or those that are searched; a click asks about one.

    What is done to the picture or in the network is said beneath them, on every page.
    """

    palette_part = marked("palette", "Look inside")

    def __init__(
        self, store: Store, explaining: Explaining, what_if: WhatIf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._what_if = what_if
        self.setAccessibleName(self.tr("Answer"))
        title = QLabel(self.tr("Answer"), self)
        title.setProperty("role", "section")
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the classes"))
        self.search.setAccessibleName(self.tr("Search the classes"))
        self.search.setClearButtonEnabled(True)
        self.rows = AnswerRows(self)
        self.changed = QLabel(self)
        self.changed.setWordWrap(True)
        self.changed.setProperty("role", "muted")
        self.as_it_is = QPushButton(self.tr("As it is"), self)
        self.as_it_is.setToolTip(self.tr("Take the patch away, and switch the unit on again"))
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setProperty("role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        box.addLayout(head)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        for part in (self.rows, self.search, self.changed, self.as_it_is, self.why):
            box.addWidget(part)
        self.search.textEdited.connect(self._search)
        self.search.returnPressed.connect(self._choose_first)
        self.as_it_is.clicked.connect(self._put_right)
        self.rows.chosen.connect(self._choose)
        explaining.updated.connect(self._show)
        what_if.updated.connect(self._show_changed)
        self._show(explaining.now)

    def _choose(self, output: int) -> None:
        self._store.look(inside=replace(self._store.view.inside, answer=output, about=None))

    def _choose_first(self) -> None:
        if self.search.text().strip() and self.rows.rows:
            self._choose(self.rows.rows[0].output)

    def _put_right(self) -> None:
        self._store.look(inside=replace(self._store.view.inside, patch=None, off=None))

    def _show_changed(self, _now: object) -> None:
        self._show(self._explaining.now)

    def _search(self, text: str) -> None:
        self._show(self._explaining.now)

    def _show(self, now: Explanations) -> None:
        answer = now.answer
        self.why.setText("" if now.why_not is None else sentence(now.why_not))
        self.why.setVisible(now.why_not is not None)
        has_rows = answer is not None and now.why_not is None
        other = self._what_if.now
        self.changed.setText("" if other is None else self._told(other.changed))
        for word in (self.changed, self.as_it_is):
            word.setVisible(has_rows and other is not None)
        for part in (self.rows, self.count, self.search):
            part.setVisible(has_rows)
        if answer is None or not has_rows:
            return
        total = len(answer.shares)
        self.count.setText(self.tr("{count} classes").format(count=grouped(total)))
        self.search.setVisible(total > ROWS)
        asked = now.asked.unit if now.asked is not None and now.asked.layer is None else None
        found = matching(answer, self.search.text(), asked)
        later = None if other is None else other.answer
        rows = tuple(_row(answer, later, at) for at in found)
        self.rows.show_rows(rows, asked, _are_shares(answer))

    def _told(self, changed: Changed) -> str:
        """The changes that are made to picture and network, in a sentence each."""
        parts = []
        if changed.patch is not None:
            parts.append(self.tr("A patch covers a part of the picture."))
        layers = self._store.session.network.layers
        if changed.off is not None and changed.off[0] < len(layers):  # else another is on its way
            text = self.tr("Unit {unit} of {layer} is switched off.")
            layer = plain_text(layer_words(self._store.session, changed.off[0]))
            parts.append(text.format(unit=from_one(changed.off[1]), layer=layer))
        return " ".join(parts)


def matching(answer: Answer, text: str, asked: int | None) -> list[int]:
    """The outputs to show: whose names have a text in them, the likeliest first.

    Without a text, that which is asked about is one of them.
    """
    words = text.casefold().split()
    if not words:
        first = answer.order()[:ROWS]
        if asked is not None and asked not in first:
            first[-1] = asked
        return first
    found = (at for at in answer.order() if all(w in answer.name(at).casefold() for w in words))
    return [at for at, _ in zip(found, range(ROWS), strict=False)]


def _row(answer: Answer, changed: Answer | None, at: int) -> Row:
    """An output as it is, or as it is with the patch or without the unit beside what it was."""
    logit, share = float(answer.logits[at]), float(answer.shares[at])
    if changed is None or len(changed.shares) != len(answer.shares):
        return Row(at, answer.name(at), logit, share)
    return Row(
        at, answer.name(at), float(changed.logits[at]), float(changed.shares[at]), before=share
    )


def _are_shares(answer: Answer) -> bool:
    return bool(answer.shares.min() >= 0 and abs(float(answer.shares.sum()) - 1) < 1e-3)
