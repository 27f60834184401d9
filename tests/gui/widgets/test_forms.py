"""Forms from declared fields, on layers of every kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.fields import Choice, Field, declared, fields_of
from playground.core.layer import Layer
from playground.core.messages import Message
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.layer.layerform import LayerForm
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.fieldcontrols import (
    CheckControl,
    FieldControl,
    ListControl,
    NumberFieldControl,
    NumbersControl,
    PairControl,
    SegmentsControl,
    SidesControl,
)
from playground.gui.widgets.forms import FormRow
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.theme import apply_theme
from playground.layers import LAYERS, Convolution, Dense, InputNormalisation, Pooling
from tests.gui.hands import Key, click, drag, press, show, type_text
from tests.gui.widgets.test_sliders import at

SHAPE = (3, 16, 16)


def store_of(*layers: Layer) -> Store:
    picture = Picture("noise", np.zeros((16, 16, 3), np.uint8), colour="rgb")
    return Store(edits.set_network(Session(picture, Network(())), Network(layers)))


def form_on(qtbot: QtBot, store: Store, index: int = 0) -> LayerForm:
    """The form of a layer, following the document as a panel does."""
    form = LayerForm(store, type(store.session.network[index]))
    form.show_layer(index, store.session.network[index])
    store.changed.connect(lambda old, new: form.show_layer(index, new.network[index]))
    show(qtbot, form)
    return form


def value(store: Store, name: str) -> Any:
    return getattr(store.session.network[0], name)


@dataclass(frozen=True, slots=True, eq=False)
class Everything(Layer):
    """A layer with a field of every kind."""

    kind: ClassVar[str] = "everything"
    few: str = declared(
        "a", Field("choice", "Few", "Help.", choices=(Choice("a", "a"), Choice("b", "b")))
    )
    many: str = declared(
        "0", Field("choice", "Many", "", choices=tuple(Choice(f"{n}", f"{n}") for n in range(9)))
    )
    number: int = declared(3, Field("int", "Number", "", 1, 9))
    share: float = declared(0.5, Field("float", "Share", "", 0, 1))
    wide: float = declared(0.0, Field("float", "Wide", "", -1e6, 1e6))
    flag: bool = declared(False, Field("bool", "Flag", ""))
    pair: tuple[int, int] = declared((1, 1), Field("pair", "Pair", "", 1, 8))
    sides: tuple[int, int, int, int] = declared(
        (0, 0, 0, 0), Field("sides", "Sides", "", 0, 9, relevant=lambda layer: layer.flag)
    )

    def output_shape(self, shape: tuple[int, int, int]) -> tuple[int, int, int]:
        return shape


@pytest.fixture
def store() -> Store:
    return store_of(Everything())


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> LayerForm:
    return form_on(qtbot, store)


@pytest.mark.parametrize("kind", list(LAYERS))
def test_every_kind_of_layer_has_a_form_with_all_of_its_fields(qtbot: QtBot, kind: str) -> None:
    layer = LAYERS[kind].default(SHAPE, np.random.default_rng(0))
    store = store_of(layer)
    form = form_on(qtbot, store)
    for name, field in fields_of(layer).items():
        control = form.control(name)
        matters = field.relevant is None or field.relevant(store.session.network[0])
        assert control.isVisible(), name
        assert control.isEnabled() == matters, name
        row = control.parentWidget()
        assert bool(row.toolTip()) != matters, name
        assert control.toolTip() == as_written(field.help)
        for part in control.findChildren(QWidget):
            if part.focusPolicy() and part.isVisible() and not part.focusProxy():
                assert part.accessibleName(), f"{name}: {type(part).__name__} has no name"


def test_each_kind_of_field_has_its_control(form: LayerForm) -> None:
    wanted: dict[str, type[FieldControl]] = {
        "few": SegmentsControl,
        "many": ListControl,
        "number": NumberFieldControl,
        "share": NumberFieldControl,
        "wide": NumberFieldControl,
        "flag": CheckControl,
        "pair": PairControl,
        "sides": SidesControl,
    }
    assert {name: type(form.control(name)) for name in wanted} == wanted


def test_a_segment_a_list_and_a_tick_set_their_fields(store: Store, form: LayerForm) -> None:
    few, many, flag = (form.control(name) for name in ("few", "many", "flag"))
    assert isinstance(few, SegmentsControl)
    assert isinstance(many, ListControl)
    assert isinstance(flag, CheckControl)
    click(few.segments.button("b"))
    many.list.setFocus()
    press(Key.Key_Down, Key.Key_Down)
    click(flag.check, QPoint(8, flag.check.height() // 2))
    assert value(store, "few") == "b"
    assert value(store, "many") == "2"
    assert value(store, "flag") is True


def test_a_row_that_does_not_matter_is_greyed_and_keeps_its_place(
    store: Store, form: LayerForm
) -> None:
    sides, flag = form.control("sides"), form.control("flag")
    assert isinstance(flag, CheckControl)
    assert sides.isVisible()
    assert not sides.isEnabled()
    flag.check.setFocus()
    press(Key.Key_Space)
    assert value(store, "flag") is True
    assert sides.isEnabled()
    store.undo()
    assert not sides.isEnabled()
    assert not flag.check.isChecked()


def test_a_drag_of_a_slider_is_one_step_to_undo(store: Store, form: LayerForm) -> None:
    control = form.control("share")
    assert isinstance(control, NumberFieldControl)
    slider = control.number.slider
    drag(slider, at(slider, 0.5), at(slider, 0.6), at(slider, 0.7), at(slider, 0.8))
    assert value(store, "share") == pytest.approx(0.8, abs=0.02)
    drag(slider, at(slider, 0.8), at(slider, 0.2))
    store.undo()
    assert value(store, "share") == pytest.approx(0.8, abs=0.02)
    store.undo()
    assert value(store, "share") == 0.5
    assert store.history.undo_label is None
    assert control.number.spin.text() == "0.5"


def test_the_undo_menu_names_the_field(store: Store, form: LayerForm) -> None:
    control = form.control("wide")
    control.setFocus()
    type_text("1/8")
    press(Key.Key_Return)
    assert value(store, "wide") == 0.125
    assert store.history.undo_label == "Set Wide"


def test_a_linked_pair_moves_together(store: Store, form: LayerForm) -> None:
    control = form.control("pair")
    assert isinstance(control, PairControl)
    assert control.chain.isChecked()
    assert not control.numbers[1].isVisible()
    control.numbers[0].spin.setFocus()
    control.numbers[0].spin.selectAll()
    type_text("4")
    press(Key.Key_Return)
    assert value(store, "pair") == (4, 4)


def test_an_unlinked_pair_moves_apart_and_the_chain_brings_it_together(
    store: Store, form: LayerForm
) -> None:
    control = form.control("pair")
    assert isinstance(control, PairControl)
    click(control.chain)
    assert control.numbers[1].isVisible()
    control.numbers[1].spin.setFocus()
    control.numbers[1].spin.selectAll()
    type_text("5")
    press(Key.Key_Return)
    assert value(store, "pair") == (1, 5)
    assert store.history.undo_label == "Set Pair"
    click(control.chain)
    assert value(store, "pair") == (1, 1)
    assert not control.numbers[1].isVisible()


def test_a_pair_that_differs_is_shown_unlinked(qtbot: QtBot) -> None:
    store = store_of(Everything(pair=(2, 3)), Everything())
    form = form_on(qtbot, store)
    control = form.control("pair")
    assert isinstance(control, PairControl)
    assert not control.chain.isChecked()
    assert [number.spin.text() for number in control.numbers] == ["2", "3"]
    form.show_layer(1, store.session.network[1])
    assert control.chain.isChecked()


def test_four_sides_are_set_one_by_one(store: Store, form: LayerForm) -> None:
    store.edit("flag", edits.set_field, 0, "flag", True)
    control = form.control("sides")
    assert isinstance(control, SidesControl)
    top, bottom, left, right = control.numbers
    assert top.y() < left.y() < bottom.y()
    assert left.x() < top.x() < right.x()
    for spin, text in zip(control.numbers, "1234", strict=True):
        spin.setFocus()
        spin.selectAll()
        type_text(text)
        press(Key.Key_Return)
    assert value(store, "sides") == (1, 2, 3, 4)


def test_a_refused_value_goes_back_to_the_documents(store: Store, form: LayerForm) -> None:
    said: list[Message] = []
    store.refused.connect(said.append)
    control = form.control("few")
    assert isinstance(control, SegmentsControl)
    control.edited.emit("no such choice", False)
    assert [str(message) for message in said] == ["Few: there is no choice no such choice."]
    assert control.segments.value == "a"
    assert value(store, "few") == "a"


def test_the_form_follows_undo(store: Store, form: LayerForm) -> None:
    store.edit("n", edits.set_field, 0, "number", 7)
    control = form.control("number")
    assert isinstance(control, NumberFieldControl)
    assert control.number.spin.text() == "7"
    store.undo()
    assert control.number.spin.text() == "3"


def test_groups_dragged_up_and_down_again_cut_no_weights(qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    layer = Convolution(filters=Convolution.default(SHAPE, rng).filters[:3])
    store = store_of(layer)
    form = form_on(qtbot, store)
    control = form.control("groups")
    assert isinstance(control, NumberFieldControl)
    before = store.session.network[0].tensors()["weight"]
    control.number.slider.setFocus()
    press(Key.Key_Right, Key.Key_Right)
    assert value(store, "groups") == 3
    assert store.session.network[0].tensors()["weight"].shape[1] == 1
    press(Key.Key_Left, Key.Key_Left)
    assert np.array_equal(store.session.network[0].tensors()["weight"], before)


def test_all_parts_of_a_greyed_row_give_the_reason(qtbot: QtBot) -> None:
    store = store_of(Pooling())
    form = form_on(qtbot, store)
    sides = form.control("sides")
    for part in (sides, *sides.findChildren(NumberSpin)):
        middle = part.rect().center()
        help_event = QHelpEvent(QEvent.Type.ToolTip, middle, part.mapToGlobal(middle))
        QApplication.sendEvent(part, help_event)
        assert QToolTip.text() == "Only the padding “by side” asks for them."
        QToolTip.hideText()
    padding = form.control("padding")
    assert isinstance(padding, SegmentsControl)
    click(padding.segments.button("explicit"))
    assert sides.parentWidget().toolTip() == ""


def test_padding_by_side_asks_for_the_sides(qtbot: QtBot) -> None:
    store = store_of(Pooling())
    form = form_on(qtbot, store)
    padding = form.control("padding")
    assert isinstance(padding, SegmentsControl)
    assert not form.control("sides").isEnabled()
    click(padding.segments.button("explicit"))
    assert value(store, "padding") == "explicit"
    assert form.control("sides").isEnabled()


@pytest.mark.parametrize("padding", ["valid", "same", "full"])
@pytest.mark.parametrize("kind", [Pooling, Convolution])
def test_padding_by_side_starts_from_the_padding_in_force(
    qtbot: QtBot, kind: type[Layer], padding: str
) -> None:
    layer = kind.default(SHAPE, np.random.default_rng(0))
    store = store_of(replace(layer, padding=padding))
    size = store.session.network[0].output_shape(store.session.shape)
    form = form_on(qtbot, store)
    control = form.control("padding")
    assert isinstance(control, SegmentsControl)
    click(control.segments.button("explicit"))
    assert store.session.network[0].output_shape(store.session.shape) == size
    store.undo()
    assert value(store, "padding") == padding


def test_a_slider_ends_where_larger_numbers_are_rare_and_these_are_typed(qtbot: QtBot) -> None:
    store = store_of(Dense.random(SHAPE, 10, np.random.default_rng(0)))
    form = form_on(qtbot, store)
    control = form.control("units")
    assert isinstance(control, NumberFieldControl)
    number = control.number
    number.slider.setFocus()
    number.slider.setValue(number.slider.maximum())
    assert value(store, "units") == 4096
    number.spin.setFocus()
    number.spin.selectAll()
    type_text("5000")
    press(Key.Key_Return)
    assert value(store, "units") == 5000
    assert number.slider.value() == number.slider.maximum()


def test_numbers_for_channels_are_typed_in_a_line(qtbot: QtBot) -> None:
    store = store_of(InputNormalisation())
    form = form_on(qtbot, store)
    control = form.control("mean")
    assert isinstance(control, NumbersControl)
    assert control.line.text() == "0.5"
    click(control.line)
    control.line.selectAll()
    type_text("0.25, −1; 3")
    press(Key.Key_Return)
    assert value(store, "mean") == (0.25, -1, 3)
    assert control.line.text() == "0.25 −1 3"
    control.line.selectAll()
    type_text("much")
    press(Key.Key_Return)
    assert value(store, "mean") == (0.25, -1, 3)
    assert control.line.text() == "0.25 −1 3"
    store.undo()
    assert control.line.text() == "0.5"


@pytest.mark.parametrize("typed", ["0.5 0.4", "1 2 3 4"])
def test_numbers_for_other_channels_than_there_are_are_refused_in_words(
    qtbot: QtBot, typed: str
) -> None:
    store = store_of(InputNormalisation())
    said: list[str] = []
    store.refused.connect(lambda message: said.append(str(message)))
    form = form_on(qtbot, store)
    control = form.control("mean")
    assert isinstance(control, NumbersControl)
    before = store.session
    click(control.line)
    control.line.selectAll()
    type_text(typed)
    press(Key.Key_Return)
    count = len(typed.split())
    assert said == [
        f"Mean: {count} numbers for 3 channels. Give one for each channel, or one for all."
    ]
    assert store.session is before
    assert control.line.text() == "0.5"
    control.line.selectAll()
    type_text("0.25")
    press(Key.Key_Return)
    assert value(store, "mean") == (0.25,)
    assert len(said) == 1


def cut_off(form: LayerForm) -> list[QWidget]:
    """The parts that have less room than they need."""
    return [
        part
        for part in form.findChildren(QWidget)
        if part.isVisible() and not isinstance(part, QLineEdit)
        if part.geometry().right() > part.parentWidget().width()
        or part.width() < part.minimumSizeHint().width()
    ]


@pytest.mark.parametrize("width", [236, 284, 480])
def test_nothing_is_cut_off_at_any_width(qtbot: QtBot, width: int) -> None:
    store = store_of(Pooling(padding="explicit", stride=(2, 3)))
    form = form_on(qtbot, store)
    form.resize(width, 600)
    assert form.minimumSizeHint().width() <= width
    qtbot.waitUntil(lambda: not cut_off(form))


def test_a_form_is_as_before_once_large_letters_are_small_again(qtbot: QtBot) -> None:
    form = form_on(qtbot, store_of(Convolution.default(SHAPE, np.random.default_rng(0))))
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def widths() -> list[int]:
        QApplication.processEvents()
        return [row.label.minimumWidth() for row in form.findChildren(FormRow)]

    before = widths()
    apply_theme(application, "light", 1.35)
    larger = widths()
    apply_theme(application, "light")
    assert widths() == before
    assert min(larger) > min(before)
