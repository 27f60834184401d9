"""The panel at the right of the Look inside mode: what is asked about, and how it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.messages import marked
from playground.core.session import Session
from playground.gui.inside.board import InsideBoard
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.layerchoice import LayerChoice, unit_to_begin_with, units_of
from playground.gui.inside.unitsthere import asked_unit, cam_layer
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.forms import FormRow
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.sliders import NumberControl
from playground.gui.widgets.wording import translated
from playground.layers.shuffled import layers_with_weights

MAX_UNITS = 100_000

ASKING = ("about", "layer", "unit", "cam")
"""The rows that say what is asked about."""

COVER = Field(
    "int",
    marked("field", "Overlay"),
    marked("field", "How much of the picture the strongest places hide, in percent"),
    0,
    100,
)
UNIT = Field(
    "int",
    marked("field", "Unit"),
    marked("field", "The number of a map of the layer: it is asked where it is strongest"),
    1,
    MAX_UNITS,
)
PATCH = Field(
    "int",
    marked("field", "Patch"),
    marked("field", "The side of the patch that covers the picture, in percent of the picture's"),
    2,
    60,
)
SHUFFLED = Field(
    "int",
    marked("field", "Shuffled"),
    marked("field", "How many layers with weights have them in another order, from the last down"),
    0,
    MAX_UNITS,
)


class InsidePanel(QWidget):
    """Changes what the view state asks; it is shown by the board."""

    palette_part = marked("palette", "Look inside")

    def __init__(
        self,
        store: Store,
        explaining: Explaining,
        board: InsideBoard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._board = board
        self.title = title = QLabel(self)
        title.setProperty("role", "title")
        self.unit_note = QLabel(self)
        self.unit_note.setWordWrap(True)
        self.about = Segmented(
            [
                ("answer", self.tr("An answer"), self.tr("One of the outputs of the network")),
                ("unit", self.tr("A unit"), self.tr("A unit of any layer, at its strongest place")),
            ],
            self,
        )
        self.about.setAccessibleName(self.tr("What is asked about"))
        self.layer = LayerChoice(store, self.tr("Layer of the unit"), "", self)
        self.unit = NumberControl(UNIT, self)
        self.cam = LayerChoice(store, self.tr("Layer of Grad-CAM"), self.tr("Last with maps"), self)
        self.cover = NumberControl(COVER, self)
        self.scale = Segmented(
            [
                ("own", self.tr("Own"), self.tr("Each map uses all of its colours")),
                (
                    "fixed",
                    self.tr("Fixed"),
                    self.tr("Scales end where they do now, also for other pictures and answers"),
                ),
            ],
            self,
        )
        self.scale.setAccessibleName(self.tr("Scale"))
        self.patch = NumberControl(PATCH, self)
        self.fill = Segmented(
            [
                ("gray", self.tr("Grey"), self.tr("The middle of the intensities")),
                ("mean", self.tr("Mean"), self.tr("The mean of the picture, channel by channel")),
                ("blur", self.tr("Blur"), self.tr("The picture, blurred")),
            ],
            self,
        )
        self.fill.setAccessibleName(self.tr("What the patch shows"))
        self.shuffled = NumberControl(SHUFFLED, self)
        self.shuffled.setAccessibleName(self.tr("Shuffled layers"))
        self.test_note = QLabel(self)
        self.test_note.setWordWrap(True)
        self.test_note.setProperty("role", "muted")
        self._lay_out(title)
        self.about.chosen.connect(self._choose_about)
        self.layer.chosen.connect(self._choose_layer)
        self.unit.edited.connect(self._choose_unit)
        self.cam.chosen.connect(self._choose_cam)
        self.cover.edited.connect(self._choose_cover)
        self.scale.chosen.connect(self._choose_scale)
        self.patch.edited.connect(self._choose_patch)
        self.fill.chosen.connect(self._choose_fill)
        self.shuffled.edited.connect(self._choose_shuffled)
        explaining.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)
        store.changed.connect(self._session_changed)
        self._show(explaining.now)

    def _lay_out(self, title: QLabel) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(title)
        box.addWidget(self.unit_note)
        self._rows: dict[str, FormRow] = {}
        for name, label, about, control in (
            ("about", self.tr("About"), self.tr("What is asked about"), self.about),
            ("layer", self.tr("Layer"), self.tr("The layer of the unit"), self.layer),
            ("unit", *_texts(UNIT), self.unit),
            (
                "cam",
                self.tr("Grad-CAM"),
                self.tr("The layer whose maps Grad-CAM weighs"),
                self.cam,
            ),
            ("cover", *_texts(COVER), self.cover),
            ("scale", self.tr("Scale"), self.tr("Where the colours of the maps end"), self.scale),
            ("patch", *_texts(PATCH), self.patch),
            (
                "fill",
                self.tr("Shows"),
                self.tr("What the patch shows, there and in occlusion"),
                self.fill,
            ),
        ):
            self._rows[name] = row = FormRow(label, about, control, self)
            control.setAccessibleName(control.accessibleName() or label)
            box.addWidget(row)
        self._test = frame = QFrame(self)
        frame.setProperty("card", True)
        test = QVBoxLayout(frame)
        test.setContentsMargins(8, 8, 8, 8)
        test.setSpacing(8)
        heading = QLabel(self.tr("Test the explanations"), frame)
        heading.setProperty("role", "section")
        told = QLabel(
            self.tr(
                "Shuffle the weights from the last layer down: a map that stays the same says"
                " nothing about the network."
            ),
            frame,
        )
        told.setWordWrap(True)
        for part in (heading, told, self.shuffled, self.test_note):
            test.addWidget(part)
        box.addWidget(frame)

    # What is chosen.

    def _change(self, **changes: Any) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))

    def _choose_about(self, what: str) -> None:
        is_unit = what == "unit"
        self._change(
            about=unit_to_begin_with(self._store.session, self._store.view) if is_unit else None
        )
        self._show_choices()

    def _choose_layer(self, place: int) -> None:
        _, unit = self._store.view.inside.about or (0, 0)
        most = units_of(self._store.session, place)
        self._change(about=(place, min(unit, max(0, most - 1))))

    def _choose_unit(self, number: float, live: bool) -> None:
        layer, _ = self._store.view.inside.about or (0, 0)
        self._change(about=(layer, int(number) - 1))

    def _choose_cam(self, place: int | None) -> None:
        self._change(cam_layer=place)

    def _choose_cover(self, percent: float, live: bool) -> None:
        self._change(cover=int(percent))

    def _choose_scale(self, scale: str) -> None:
        self._change(limits=self._board.own_limits() if scale == "fixed" else None)

    def _choose_patch(self, percent: float, live: bool) -> None:
        self._change(patch_percent=int(percent))

    def _choose_fill(self, fill: str) -> None:
        self._change(fill=fill)

    def _choose_shuffled(self, count: float, live: bool) -> None:
        self._change(shuffled=int(count))

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.unpatched != new.inside.unpatched:
            self._show_choices()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is not new.network or old.shape != new.shape:
            self._show_choices()

    def _show(self, now: Explanations) -> None:
        self._show_choices()

    def _show_choices(self) -> None:
        look, session = self._store.view.inside, self._store.session
        is_why = look.page == "why"
        title, note = self._page_texts()
        self.title.setText(title)
        self.unit_note.setText(note)
        self.unit_note.setVisible(not is_why)
        self._test.setVisible(is_why)
        about = asked_unit(look, session)
        self.about.set_value("answer" if about is None else "unit")
        of_units = {"layer", "unit"}
        for name, row in self._rows.items():
            of_other = name in of_units if about is None else name == "cam"
            is_here = is_why or (look.page == "workings" and name in ASKING)
            is_here = is_here and not (look.working == "back" and name == "cam" and not is_why)
            row.setVisible(is_here and not of_other)
        if about is not None:
            layer, unit = about
            self.layer.show_layer(layer)
            self.unit.set_range(1, max(1, units_of(session, layer)))
            self.unit.set_value(from_one(unit))
        self.cam.show_layer(cam_layer(look, self._store.session))
        self.cover.set_value(look.cover)
        self.scale.set_value("own" if look.limits is None else "fixed")
        self.patch.set_value(look.patch_percent)
        self.fill.set_value(look.fill)
        depth = len(layers_with_weights(session.network))
        shuffled = min(look.shuffled, depth)
        self.shuffled.set_range(0, max(1, depth))
        self.shuffled.set_value(shuffled)
        self.shuffled.setEnabled(depth > 0)
        self._say_test(shuffled, depth)

    def _page_texts(self) -> tuple[str, str]:
        """The title of the page that is shown, and what there is to know of it."""
        page = self._store.view.inside.page
        if page == "unit":
            return self.tr("One unit"), self.tr(
                "The unit is chosen above its cards. Switched off, its map is 0 everywhere, and the"
                " answers at the left say what they were with it."
            )
        if page == "workings" and self._store.view.inside.working == "back":
            return self.tr("Its numbers"), self.tr(
                "The layers above show what comes back to them: go through them from right to left."
                " A click on a number shows what it is the sum of, a double click its unit alone."
            )
        if page == "workings":
            return self.tr("Its numbers"), self.tr(
                "Every map has its numbers: point at a place, and they stand beneath. A click on a"
                " map shows its unit alone."
            )
        if page == "pictures":
            return self.tr("Pictures"), self.tr(
                "Each picture lies where the numbers that a layer makes of it put it: in the plane"
                " of the two directions in which all of them differ most (principal components)."
                " What is alike to the network lies together; a red frame is a wrong answer. A"
                " click opens the picture, and every page is about it."
            )
        if page == "layer":
            return self.tr("All units"), self.tr(
                "Right of each pair: the nine places at which the unit answers most strongly, each"
                " in another picture. Left: what of them reaches back through the deconvnet, grey"
                " where it is 0. A double click shows the unit alone. After Zeiler and Fergus 2013."
            )
        return self.tr("Why this answer?"), ""

    def _say_test(self, count: int, depth: int) -> None:
        if not depth:
            text = self.tr("No layer has weights that could be shuffled.")
        elif not count:
            text = self.tr("The network is as it is.")
        else:
            text = self.tr(
                "{count} of {depth} layers shuffled. ρ: rank correlation with the map before."
            ).format(count=count, depth=depth)
        self.test_note.setText(text)


def _texts(field: Field) -> tuple[str, str]:
    return translated("field", field.label), translated("field", field.help)
