"""The page of how the network sees a set of pictures: each at the place that its features have."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.word_count import grouped
from playground.gui.inside.featuring import Features, Featuring
from playground.gui.inside.howfar import HowFar
from playground.gui.inside.layerchoice import LayerChoice, layer_words
from playground.gui.inside.pictureschoice import PicturesChoice
from playground.gui.inside.scatter import Scatter
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.wording import class_words, sentence
from playground.training.protocol.inquiries.features import FeaturePoints


class PicturesBoard(QWidget):
    """Shows the points; a click opens the picture of one."""

    def __init__(self, store: Store, featuring: Featuring, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._featuring = featuring
        self.setAccessibleName(self.tr("Pictures by their features"))
        self.layer = LayerChoice(
            store, self.tr("Layer of the features"), self.tr("The last hidden layer"), self
        )
        self.only_wrong = QCheckBox(self.tr("Wrong ones only"), self)
        self.scatter = Scatter(self)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = ElidedLabel(self)
        self.pictures = PicturesChoice(store, self)
        self.axes = ElidedLabel(self)
        self.axes.setProperty("role", "muted")
        self.how_far = HowFar(self.tr("How far it is"), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.scatter)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.layer.chosen.connect(lambda place: self._change(feature_layer=place))
        self.only_wrong.toggled.connect(lambda _: self._show(featuring.now))
        self.scatter.pointed.connect(self._tell)
        self.scatter.opened.connect(self._open)
        self.how_far.stop_wanted.connect(featuring.stop)
        self.how_far.go_on_wanted.connect(featuring.ask_again)
        featuring.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)
        self._show(featuring.now)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.layer, 1)
        head.addWidget(self.only_wrong)
        head.addWidget(self.how_far)
        box.addWidget(self._stack, 1)
        box.addWidget(self.told)
        box.addLayout(foot)
        foot.addWidget(QLabel(self.tr("Pictures"), self))
        foot.addWidget(self.pictures)
        foot.addWidget(self.axes, 1)

    # What is chosen.

    def _change(self, **changes: object) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))  # type: ignore[arg-type]

    def _open(self, at: int) -> None:
        points = self._featuring.now.points
        if points is not None:
            self._featuring.open(points.places[at])

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.unpatched != new.inside.unpatched or old.data_classes != new.data_classes:
            self._show(self._featuring.now)

    def _show(self, now: Features) -> None:
        session, points = self._store.session, now.points
        place = self._store.view.inside.feature_layer
        self.layer.show_layer(place)
        self.layer.setEnabled(len(session.network) > 0)
        wrong = 0 if points is None else int(points.is_wrong.sum())
        self.only_wrong.setVisible(wrong > 0)
        is_only = wrong > 0 and self.only_wrong.isChecked()
        self.scatter.show_points(points, is_only, now.is_busy)
        self.empty.setText(self._why_empty(now))
        self._stack.setCurrentWidget(self.empty if self.empty.text() else self.scatter)
        can_go_on = now.is_stopped or now.refusal is not None
        self.how_far.show_work(now.is_busy, now.done, now.total, can_go_on)
        self._show_axes(points)
        self._tell(self.scatter.at)

    def _show_axes(self, points: FeaturePoints | None) -> None:
        words = ""
        if points is not None:
            first, second = map(percent, points.shares)
            text = self.tr("across {first}, up {second} of the variance")
            words = text.format(first=first, second=second)
        self.axes.set_parts(words, before="")

    def _tell(self, at: int | None) -> None:
        """Say what the picture is that is pointed at, else what is shown."""
        points, network = self._featuring.now.points, self._store.session.network
        words = ""
        if points is not None and at is not None:
            words = self._words(points, at)
        elif points is not None and points.layer < len(network):
            wrong, known = int(points.is_wrong.sum()), int((points.labels >= 0).sum())
            text = self.tr("{count} pictures by the {features} numbers of {layer}.")
            if known:
                text += " " + self.tr("{wrong} of {known} are taken for something else.")
            words = text.format(
                count=grouped(len(points.names)),
                features=grouped(points.features),
                layer=layer_words(self._store.session, points.layer),
                wrong=grouped(wrong),
                known=grouped(known),
            )
        self.told.set_parts(words, before="")
        self.scatter.say(words)

    def _words(self, points: FeaturePoints, at: int) -> str:
        """A picture in words: its name, what it is taken for, and what it is."""
        answer, label = int(points.answers[at]), int(points.labels[at])
        if answer < 0:
            return points.names[at]
        taken = self._class(points, answer)
        if label < 0 or label == answer:
            return self.tr("{name}: taken for {answer}").format(name=points.names[at], answer=taken)
        text = self.tr("{name}: taken for {answer}, it is {label}")
        return text.format(name=points.names[at], answer=taken, label=self._class(points, label))

    def _class(self, points: FeaturePoints, output: int) -> str:
        session, classes = self._store.session, self._store.view.data_classes
        last = len(session.network) - 1
        names = class_words(session.classes_at(last, points.outputs, classes))
        return names[output] if output < len(names) else str(from_one(output))

    def _why_empty(self, now: Features) -> str:
        if now.refusal is not None:
            return sentence(now.refusal)
        if now.points is not None:
            return ""
        if now.is_stopped:
            return self.tr("The pictures have not gone through the network.")
        return self.tr("The pictures go through the network.")
