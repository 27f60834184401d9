"""The kernel editor, as a teacher uses it; what counts is the document and what is shown."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits, filteredits
from playground.core.arrays import FloatArray
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import MAX_FILTERS, Filter, make_filter
from playground.core.messages import Message
from playground.core.session import FilterLayer, Network, Picture, Session
from playground.gui.numberspin import NumberSpin
from playground.gui.panels.kerneleditor import KernelEditor
from playground.gui.store import Store
from playground.kernels.presets import load_presets
from playground.kernels.transforms import TRANSFORMS
from playground.layers import Convolution
from tests.gui.hands import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    Key,
    click,
    drag,
    keyboard,
    press,
    show,
    type_text,
    wheel,
)
from tests.gui.test_sliders import at

NAMES = ("sobel-vertical", "sobel-horizontal", "box-3")


def store_of(*filters: Filter, rgb: bool = False) -> Store:
    pixels = np.zeros((32, 32, 3) if rgb else (32, 32), np.uint8)
    picture = Picture("black", pixels, colour="rgb" if rgb else "gray")
    session = Session(picture, Network(()))
    return Store(edits.set_network(session, Network((Convolution(filters=filters),))))


def preset(name: str, depth: int = 1) -> Filter:
    found = load_presets()[name]
    return make_filter(found.title, found.matrix(), depth, name)


class Bench:
    """A kernel editor on a document, following it as its panel does."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store = store
        self.refused: list[Message] = []
        store.refused.connect(self.refused.append)
        self.editor = KernelEditor(store)
        self.grid = self.editor.weights.grid
        self.grid.set_settle(0)
        store.changed.connect(lambda old, new: self.follow())
        store.view_changed.connect(lambda old, new: self.follow())
        self.follow()
        show(qtbot, self.editor)

    def follow(self) -> None:
        self.editor.show_layer(0, self.layer)

    @property
    def layer(self) -> FilterLayer:
        layer = self.store.session.network[0]
        assert isinstance(layer, FilterLayer)
        return layer

    @property
    def chosen(self) -> Filter:
        return self.layer.filters[self.store.view.filter]

    @property
    def weights(self) -> FloatArray:
        return self.chosen.weights

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.layer.filters]

    def cell(self, row: int, column: int) -> QPoint:
        return self.grid.centre_of(row, column)

    def undo_all(self) -> int:
        """How many steps there are."""
        steps = 0
        while self.store.history.undo_label is not None:
            self.store.undo()
            steps += 1
        return steps

    def menu(self) -> QMenu:
        """The menu that is open."""
        (menu,) = (m for m in self.editor.findChildren(QMenu) if m.isVisible())
        return menu

    def choose_preset(self, name: str) -> None:
        """Open the menu of presets and choose one."""
        menu = self.editor.preset.button.menu()
        menu.aboutToShow.emit()
        actions = [action for group in menu.actions() for action in group.menu().actions()]
        next(action for action in actions if action.data() == name).trigger()


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


@pytest.fixture
def colour(qtbot: QtBot) -> Bench:
    """One filter for red, green and blue."""
    return Bench(qtbot, store_of(preset("sobel-vertical", 3), rgb=True))


# Weights.


def test_typing_a_weight_changes_the_document_and_forks_the_preset(bench: Bench) -> None:
    button = bench.editor.preset.button
    assert button.text() == "Sobel, vertical edges"
    click(bench.grid, bench.cell(1, 1))
    type_text("1/4")
    press(Key.Key_Return)
    assert bench.weights[0, 1, 1] == 0.25
    assert bench.chosen.preset == ""
    assert button.text() == "Custom (from Sobel, vertical edges)"
    assert bench.store.history.undo_label == "Change a weight"
    bench.store.undo()
    assert button.text() == "Sobel, vertical edges"
    assert bench.grid.value_at((1, 1)) == 0


def test_a_drag_is_one_step_and_shows_live(bench: Bench) -> None:
    start = bench.cell(0, 0)
    drag(bench.grid, start, *(start - QPoint(0, 4 * n) for n in range(1, 21)), release=False)
    assert bench.weights[0, 0, 0] == 1
    assert bench.grid.value_at((0, 0)) == 1
    drag(bench.grid, start, start)
    assert bench.undo_all() == 1


def test_two_drags_of_one_cell_are_two_steps(bench: Bench) -> None:
    start = bench.cell(0, 0)
    drag(bench.grid, start, start - QPoint(0, 20))
    drag(bench.grid, start, start - QPoint(0, 20))
    assert bench.weights[0, 0, 0] == 0
    assert bench.undo_all() == 2


def test_the_wheel_is_one_step_until_it_rests(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.grid.gesture_ended):
        wheel(bench.grid, bench.cell(1, 1), 1)
        wheel(bench.grid, bench.cell(1, 1), 1)
    wheel(bench.grid, bench.cell(1, 1), 1)
    assert bench.weights[0, 1, 1] == np.float32(0.3)
    assert bench.undo_all() == 2


def test_painting_with_the_tool_is_one_step(bench: Bench) -> None:
    tools = bench.editor.weights
    click(tools.paint_button)
    tools.paint_value.setFocus()
    tools.paint_value.selectAll()
    type_text("1/2")
    press(Key.Key_Return)
    drag(bench.grid, bench.cell(0, 0), bench.cell(0, 2), bench.cell(2, 2))
    assert bench.weights[0].tolist() == [[0.5, 0.5, 0.5], [-2, 0, 0.5], [-1, 0, 0.5]]
    assert bench.store.history.undo_label == "Paint weights"
    assert bench.undo_all() == 1


def test_alt_paints_the_value_in_the_field(bench: Bench) -> None:
    drag(bench.grid, bench.cell(0, 0), bench.cell(0, 1), modifiers=ALT)
    assert bench.weights[0, 0].tolist() == [1, 1, 1]


def test_a_wrong_text_shows_its_reason_under_the_grid(bench: Bench) -> None:
    click(bench.grid, bench.cell(0, 0))
    type_text("1/0")
    press(Key.Key_Return)
    assert bench.editor.weights.problem.isVisible()
    assert bench.editor.weights.problem.text() == "“1/0” divides by zero."
    press(Key.Key_Escape)
    assert not bench.editor.weights.problem.isVisible()
    assert bench.undo_all() == 0


def test_a_number_beyond_float32_is_refused(bench: Bench) -> None:
    click(bench.grid, bench.cell(0, 0))
    type_text("1e39")
    press(Key.Key_Return)
    assert "too large" in bench.editor.weights.problem.text()
    assert bench.undo_all() == 0


def test_the_line_under_the_grid_says_what_is_pointed_at(qtbot: QtBot, bench: Bench) -> None:
    bench.store.look(filter=2)
    qtbot.mouseMove(bench.grid, bench.cell(2, 1))
    assert bench.editor.weights.info.text == "Row 3, column 2: 1/9 ≈ 0.111111"
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_Right)
    assert bench.editor.weights.info.text.startswith("Row 1, column 2")


def test_facts_are_those_of_the_filter(qtbot: QtBot, bench: Bench) -> None:
    facts = bench.editor.weights.facts
    qtbot.waitUntil(lambda: facts.text == "Σ 0 · rank 1, separable · norm 3.464")
    assert "column (1, 2, 1) × row (−1, 0, 1)" in facts.toolTip()
    click(bench.grid, bench.cell(1, 1))
    type_text("1")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: facts.text == "Σ 1 · rank 2 · norm 3.606")


def test_hovering_a_weight_says_which(qtbot: QtBot, colour: Bench) -> None:
    said: list[object] = []
    colour.editor.cell_hovered.connect(said.append)
    qtbot.mouseMove(colour.grid, colour.cell(2, 1))
    assert said[-1] == (ALL_SLICES, 2, 1)
    colour.store.look(depth=1)
    qtbot.mouseMove(colour.grid, colour.cell(0, 1))
    assert said[-1] == (1, 0, 1)
    qtbot.mouseMove(colour.editor, QPoint(1, 1))
    colour.grid.leaveEvent(None)
    assert said[-1] is None


# Slices.


def test_a_gray_picture_needs_no_slices(bench: Bench) -> None:
    assert not bench.editor.slices.isVisible()


def test_all_slices_change_at_once(colour: Bench) -> None:
    assert colour.editor.slices.isVisible()
    assert colour.editor.slices.thumb(ALL_SLICES).isChecked()
    click(colour.grid, colour.cell(1, 1))
    type_text("5")
    press(Key.Key_Return)
    assert colour.weights[:, 1, 1].tolist() == [5, 5, 5]


def test_one_slice_changes_alone(colour: Bench) -> None:
    click(colour.editor.slices.thumb(1))
    assert colour.store.view.depth == 1
    click(colour.grid, colour.cell(1, 1))
    type_text("5")
    press(Key.Key_Return)
    assert colour.weights[:, 1, 1].tolist() == [0, 5, 0]
    assert colour.store.view.depth == 1


def test_all_slices_show_their_mean_and_a_drag_keeps_their_differences(colour: Bench) -> None:
    click(colour.editor.slices.thumb(0))
    click(colour.grid, colour.cell(1, 1))
    type_text("3")
    press(Key.Key_Return)
    click(colour.editor.slices.thumb(ALL_SLICES))
    assert colour.grid.value_at((1, 1)) == 1
    start = colour.cell(1, 1)
    drag(colour.grid, start, start - QPoint(0, 40))
    assert colour.weights[:, 1, 1].tolist() == pytest.approx([4, 1, 1])


def test_arrow_keys_go_from_slice_to_slice(colour: Bench) -> None:
    colour.editor.slices.thumb(ALL_SLICES).setFocus()
    press(Key.Key_Right, Key.Key_Right)
    assert colour.store.view.depth == 1
    assert keyboard() is colour.editor.slices.thumb(1)
    press(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert colour.store.view.depth == ALL_SLICES


def test_a_transform_of_one_slice_leaves_the_others(colour: Bench) -> None:
    click(colour.editor.slices.thumb(2))
    click(colour.editor.weights.tools.button("negate"))
    assert colour.weights[:, 1, 2].tolist() == [2, 2, -2]


def test_slices_are_named_after_the_colours_of_a_picture(colour: Bench) -> None:
    thumbs = [colour.editor.slices.thumb(depth) for depth in range(-1, 3)]
    assert [thumb.text() for thumb in thumbs] == ["all", "R", "G", "B"]
    assert [thumb.accessibleName() for thumb in thumbs][1] == "Slice R"


# Transforms.


@pytest.mark.parametrize("name", [name for name, item in TRANSFORMS.items() if not item.parameters])
def test_every_transform_has_a_button_that_does_it(bench: Bench, name: str) -> None:
    bench.choose_preset("random-normal")
    before = bench.weights
    click(bench.editor.weights.tools.button(name))
    assert np.array_equal(bench.weights, TRANSFORMS[name].function(before))
    assert bench.store.history.undo_label == TRANSFORMS[name].label
    bench.store.undo()
    assert bench.weights is before


def test_multiplying_asks_for_the_factor(qtbot: QtBot, bench: Bench) -> None:
    button = bench.editor.weights.tools.button("scale")
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, 0)))
    spin = menu.findChild(NumberSpin)
    spin.setFocus()
    spin.selectAll()
    type_text("1/2")
    (apply,) = menu.findChildren(QPushButton)
    click(apply)
    assert bench.weights[0, 1].tolist() == [-1, 0, 1]
    assert bench.store.history.undo_label == "Multiply"
    assert not menu.isVisible()


def test_what_cannot_be_done_says_why(bench: Bench) -> None:
    click(bench.editor.weights.tools.button("normalise-sum"))
    assert [str(message) for message in bench.refused] == [
        "The weights sum to 0, so no factor makes their sum 1."
    ]
    assert bench.undo_all() == 0


# Clipboard.


def test_copy_and_paste_through_a_spreadsheet(bench: Bench) -> None:
    clipboard = QGuiApplication.clipboard()
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_C, modifiers=CTRL)
    assert clipboard.text() == "-1\t0\t1\n-2\t0\t2\n-1\t0\t1"
    bench.store.look(filter=2)
    press(Key.Key_V, modifiers=CTRL)
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    assert bench.editor.preset.button.text() == "Custom"
    assert bench.store.history.undo_label == "Paste weights"


def test_copy_for_numpy_gives_the_very_weights(bench: Bench) -> None:
    bench.store.look(filter=2)
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_C, modifiers=CTRL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert np.array_equal(eval(text, {"np": np}), bench.weights[0])
    bench.store.look(filter=0)
    click(bench.editor.weights.paste_button)
    assert np.array_equal(bench.weights, bench.layer.filters[2].weights)


def test_a_pasted_kernel_of_another_size_resizes_the_layer(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("1 2 3 4 5")
    click(bench.editor.weights.paste_button)
    assert bench.layer.kernel_size == (1, 5)
    assert bench.weights[0, 0].tolist() == [1, 2, 3, 4, 5]
    assert bench.editor.size_choice.columns.text() == "5"
    bench.store.undo()
    assert bench.layer.kernel_size == (3, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello", "“hello” is not a number."),
        ("1 2\n3", "Row 2 "),
        ("1 2\n3 4\n\n5 6\n7 8", "The text has 2 slices; what is edited has 1."),
    ],
)
def test_a_text_that_is_no_kernel_is_refused_in_a_sentence(
    bench: Bench, text: str, reason: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    click(bench.editor.weights.paste_button)
    (message,) = bench.refused
    assert str(message).startswith(reason)
    assert bench.undo_all() == 0


def test_a_stack_is_copied_and_pasted_whole(colour: Bench) -> None:
    rng = np.random.default_rng(1)
    stack = rng.standard_normal((3, 3, 3)).astype(np.float32)
    colour.store.edit("x", filteredits.set_weights, 0, 0, stack)
    click(colour.editor.weights.copy_button)
    colour.store.undo()
    click(colour.editor.weights.paste_button)
    assert np.array_equal(colour.weights, stack)


# Presets.


def test_the_menu_offers_every_preset_in_groups_with_its_sentence(bench: Bench) -> None:
    menu = bench.editor.preset.button.menu()
    menu.aboutToShow.emit()
    offered = {}
    for group in menu.actions():
        assert group.menu().toolTipsVisible()
        for action in group.menu().actions():
            offered[action.data()] = (group.text(), action.text(), action.toolTip())
    wanted = {
        name: (item.group, item.title, f"<p>{item.sentence}</p>")
        for name, item in load_presets().items()
    }
    assert offered == wanted


def test_choosing_a_preset_gives_its_weights_and_its_name(bench: Bench) -> None:
    bench.choose_preset("laplacian-4")
    assert np.array_equal(bench.weights[0], load_presets()["laplacian-4"].matrix())
    assert bench.chosen.preset == "laplacian-4"
    assert bench.editor.name.text() == load_presets()["laplacian-4"].title
    assert bench.editor.preset.form() is None


def test_a_name_that_the_user_gave_stays(bench: Bench) -> None:
    bench.store.edit("x", filteredits.rename_filter, 0, 0, "My own")
    bench.choose_preset("laplacian-4")
    assert bench.chosen.name == "My own"


def test_settings_of_a_preset_are_live_and_one_step(bench: Bench) -> None:
    bench.choose_preset("gabor")
    form = bench.editor.preset.form()
    assert form is not None
    slider = form.control("orientation").number.slider  # type: ignore[attr-defined]
    drag(slider, at(slider, 0.5), at(slider, 0.6), at(slider, 0.75), release=False)
    angle = dict(bench.chosen.settings)["orientation"]
    assert angle == pytest.approx(90, abs=5)
    wanted = load_presets()["gabor"].matrix(orientation=angle)
    assert np.array_equal(bench.weights[0], wanted)
    drag(slider, at(slider, 0.75), at(slider, 0.75))
    assert bench.chosen.preset == "gabor"
    bench.store.undo()
    assert dict(bench.chosen.settings)["orientation"] == 0
    assert form.control("orientation").number.spin.text() == "0°"  # type: ignore[attr-defined]
    assert bench.undo_all() == 1


def test_settings_are_those_of_the_chosen_filter(bench: Bench) -> None:
    bench.choose_preset("gaussian")
    form = bench.editor.preset.form()
    assert form is not None
    sigma = form.control("sigma").number.spin  # type: ignore[attr-defined]
    sigma.setFocus()
    sigma.selectAll()
    type_text("2.5")
    press(Key.Key_Return)
    click(bench.editor.strip.thumb(1))
    assert not form.isVisible()
    bench.choose_preset("gaussian")
    assert sigma.text() == "1"
    click(bench.editor.strip.thumb(0))
    assert sigma.text() == "2.5"


def test_a_size_dragged_down_and_up_again_cuts_nothing_off_other_filters(bench: Bench) -> None:
    bench.choose_preset("gaussian")
    others = bench.layer.filters[1].weights
    form = bench.editor.preset.form()
    assert form is not None
    slider = form.control("size").number.slider  # type: ignore[attr-defined]
    place = 4 / 30
    drag(slider, at(slider, place), at(slider, 0), at(slider, place + 0.1), at(slider, place))
    assert bench.layer.kernel_size == (5, 5)
    assert np.array_equal(bench.layer.filters[1].weights, others)


def test_a_preset_for_one_slice_leaves_the_others(colour: Bench) -> None:
    click(colour.editor.slices.thumb(0))
    colour.choose_preset("box-3")
    assert np.allclose(colour.weights[0], 1 / 9)
    assert colour.weights[1:, 1, 2].tolist() == [2, 2]
    assert colour.chosen.preset == ""


# The row of filters.


def test_a_click_chooses_a_filter(bench: Bench) -> None:
    click(bench.editor.strip.thumb(1))
    assert bench.store.view.filter == 1
    assert bench.editor.heading.text() == "FILTER 2 OF 3"
    assert bench.editor.name.text() == "Sobel, horizontal edges"
    assert bench.grid.value_at((2, 1)) == 2
    assert [bench.editor.strip.thumb(n).isChecked() for n in range(3)] == [False, True, False]


def test_filters_are_added_duplicated_and_deleted(bench: Bench) -> None:
    strip = bench.editor.strip
    click(strip.thumb(0))
    press(Key.Key_D, modifiers=CTRL)
    assert bench.names == [bench.names[0]] * 2 + bench.names[2:]
    assert bench.store.view.filter == 1
    press(Key.Key_Delete)
    assert len(bench.names) == 3
    strip.add_filter()
    assert bench.store.view.filter == 3
    assert bench.weights[0].tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert bench.editor.preset.button.text() == "Identity"
    assert bench.undo_all() == 3


def test_the_last_filter_cannot_be_deleted(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(preset("box-3")))
    bench.editor.strip.thumb(0).setFocus()
    press(Key.Key_Delete)
    assert [str(message) for message in bench.refused] == ["A layer needs at least one filter."]


def test_thirty_two_filters_wrap_and_no_more_can_be_added(qtbot: QtBot) -> None:
    bench = Bench(qtbot, store_of(*(preset("box-3") for _ in range(MAX_FILTERS))))
    strip = bench.editor.strip
    thumbs = [strip.thumb(n) for n in range(MAX_FILTERS)]
    assert len({thumb.y() for thumb in thumbs}) > 3
    assert all(strip.rect().contains(thumb.geometry()) for thumb in thumbs)
    strip.add_filter()
    assert [str(message) for message in bench.refused] == ["A layer has at most 32 filters."]


def test_arrow_keys_choose_and_with_alt_they_move(bench: Bench) -> None:
    bench.editor.strip.thumb(0).setFocus()
    press(Key.Key_Right)
    assert bench.store.view.filter == 1
    assert keyboard() is bench.editor.strip.thumb(1)
    before = bench.names
    press(Key.Key_Right, modifiers=ALT)
    assert bench.names == [before[0], before[2], before[1]]
    assert bench.store.view.filter == 2
    press(Key.Key_Home)
    assert bench.store.view.filter == 0


def test_a_filter_is_dragged_to_another_place(bench: Bench) -> None:
    strip = bench.editor.strip
    before = bench.names
    thumb, last = strip.thumb(0), strip.thumb(2)
    target = thumb.mapFrom(strip, last.geometry().center() + QPoint(12, 0))
    drag(thumb, QPoint(10, 10), QPoint(40, 10), target)
    assert bench.names == [before[1], before[2], before[0]]
    assert bench.store.view.filter == 2
    assert bench.undo_all() == 1


def test_a_filter_dropped_where_it_was_stays(bench: Bench) -> None:
    thumb = bench.editor.strip.thumb(1)
    drag(thumb, QPoint(10, 10), QPoint(30, 10), QPoint(12, 10))
    assert bench.undo_all() == 0


@pytest.mark.parametrize("way", ["F2", "double click", "field"])
def test_a_filter_is_renamed(qtbot: QtBot, bench: Bench, way: str) -> None:
    thumb = bench.editor.strip.thumb(1)
    click(thumb)
    if way == "F2":
        press(Key.Key_F2)
    elif way == "double click":
        qtbot.mouseDClick(thumb, LEFT, NONE, thumb.rect().center())
    else:
        bench.editor.name.setFocus()
        bench.editor.name.selectAll()
    type_text("Edges")
    press(Key.Key_Return)
    assert bench.names[1] == "Edges"
    assert bench.store.history.undo_label == "Rename a filter"
    assert bench.editor.strip.thumb(1).accessibleName() == "Filter 2: Edges"


def test_escape_drops_a_name(bench: Bench) -> None:
    bench.editor.name.setFocus()
    type_text("x")
    press(Key.Key_Escape)
    assert bench.editor.name.text() == "Sobel, vertical edges"
    press(Key.Key_Tab)
    assert bench.undo_all() == 0


def test_the_context_menu_of_a_filter_acts_on_it(qtbot: QtBot, bench: Bench) -> None:
    strip = bench.editor.strip
    place = strip.thumb(1).geometry().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, strip.mapToGlobal(place))
    QApplication.sendEvent(strip, event)
    assert bench.store.view.filter == 1
    menu = bench.menu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Rename",
        "Duplicate",
        "Delete",
        "Move towards the front",
        "Move towards the end",
    ]
    before = bench.names
    menu.actions()[2].trigger()
    menu.close()
    assert bench.names == [before[0], before[2]]


# Size and bias.


def test_the_usual_sizes_are_one_click(bench: Bench) -> None:
    click(bench.editor.size_choice.usual.button("5"))
    assert bench.layer.kernel_size == (5, 5)
    assert bench.weights[0, 1:4, 1:4].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    click(bench.editor.size_choice.usual.button("3"))
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


def test_any_rectangle_can_be_typed(bench: Bench) -> None:
    choice = bench.editor.size_choice
    assert not choice.rows.isVisible()
    click(choice.usual.button("other"))
    choice.columns.setFocus()
    choice.columns.selectAll()
    type_text("31")
    press(Key.Key_Return)
    assert bench.layer.kernel_size == (3, 31)
    choice.rows.setFocus()
    choice.rows.selectAll()
    type_text("40")
    press(Key.Key_Return)
    assert choice.rows.reason == "Size must be between 1 and 31."
    assert bench.layer.kernel_size == (3, 31)
    press(Key.Key_Escape)
    assert choice.rows.text() == "3"


def test_stepping_the_size_down_and_up_keeps_the_weights(bench: Bench) -> None:
    choice = bench.editor.size_choice
    click(choice.usual.button("other"))
    choice.columns.setFocus()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


def test_the_bias_is_dragged_or_typed(bench: Bench) -> None:
    bias = bench.editor.bias
    drag(bias.slider, at(bias.slider, 0.5), at(bias.slider, 0.6), at(bias.slider, 0.75))
    assert bench.chosen.bias == pytest.approx(bias.value)
    assert bench.chosen.bias > 0
    bias.spin.setFocus()
    bias.spin.selectAll()
    type_text("-1/8")
    press(Key.Key_Return)
    assert bench.chosen.bias == -0.125
    assert bias.spin.text() == "−0.125"
    assert bench.undo_all() == 2
    assert bias.spin.text() == "0"


def test_everything_that_takes_the_keyboard_has_a_name(colour: Bench) -> None:
    for part in colour.editor.findChildren(QWidget):
        if part.focusPolicy() and part.isVisible() and not part.focusProxy():
            assert part.accessibleName(), type(part).__name__
