"""The properties panel on layers of every kind, as a user meets it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.layer.facts import LayerFacts
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.fieldcontrols import ListControl
from playground.gui.widgets.taborder import in_reading_order
from playground.gui.widgets.theme import apply_theme, theme
from playground.gui.widgets.wording import layer_title
from playground.kernels.presets import load_presets
from playground.layers import LAYERS, Activation, Convolution, InputNormalisation, Pooling
from tests.gui.hands import LEFT, NONE, Key, click, press, show, type_text

SHAPE = (3, 24, 24)


def convolution(*presets: str, depth: int = 1) -> Convolution:
    found = load_presets()
    return Convolution(
        filters=tuple(
            make_filter(found[name].title, found[name].matrix(), depth, name) for name in presets
        )
    )


def store_of(*layers: Layer, rgb: bool = False) -> Store:
    pixels = np.zeros((24, 24, 3) if rgb else (24, 24), np.uint8)
    picture = Picture("black", pixels, colour="rgb" if rgb else "gray")
    return Store(edits.set_network(Session(picture, Network(())), Network(layers)))


def stack() -> tuple[Layer, ...]:
    return convolution("sobel-vertical", "box-3"), Activation(), Pooling()


@pytest.fixture
def store() -> Store:
    return store_of(*stack())


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> PropertiesPanel:
    widget = PropertiesPanel(store)
    show(qtbot, widget, 284, 900)
    return widget


def visible_texts(panel: PropertiesPanel) -> str:
    return panel.title.text()


def test_a_convolution_shows_its_filters_and_its_window(panel: PropertiesPanel) -> None:
    assert panel.title.text() == "Convolution"
    assert panel.kernel.isVisible()
    form = panel.form()
    assert form is not None
    assert form.control("stride").isVisible()
    assert not panel.curve.isVisible()
    assert not panel.hint.isVisible()


def test_an_activation_shows_its_curve(store: Store, panel: PropertiesPanel) -> None:
    store.look(layer=1)
    assert panel.title.text() == "ReLU"
    assert panel.curve.isVisible()
    assert not panel.kernel.isVisible()
    form = panel.form()
    assert form is not None
    function = form.control("function")
    assert isinstance(function, ListControl)
    function.list.setFocus()
    press(Key.Key_Down)
    assert panel.title.text() == "Leaky ReLU"
    assert form.control("slope").isEnabled()
    store.edit("x", edits.set_field, 1, "function", "softmax")
    assert not panel.curve.isVisible()


def test_a_pooling_layer_shows_its_form(store: Store, panel: PropertiesPanel) -> None:
    store.look(layer=2)
    assert panel.title.text() == "Max pooling"
    form = panel.form()
    assert form is not None
    assert form.control("size").isVisible()
    store.edit("x", edits.set_field, 2, "mode", "global max")
    assert not form.control("size").isEnabled()


@pytest.mark.parametrize("kind", list(LAYERS))
def test_every_kind_of_layer_can_be_selected(qtbot: QtBot, kind: str) -> None:
    layer = LAYERS[kind].default(SHAPE, np.random.default_rng(0))
    panel = PropertiesPanel(store_of(layer, rgb=True))
    show(qtbot, panel, 284, 900)
    assert panel.title.toolTip() == layer_title(layer)
    assert panel.form() is not None


def test_the_input_and_an_empty_stack_get_a_hint(
    qtbot: QtBot, store: Store, panel: PropertiesPanel
) -> None:
    store.look(layer=INPUT)
    assert (panel.title.text(), panel.enabled.isVisible()) == ("Input", False)
    assert "draw or choose it at the left" in panel.hint.text()
    store.look(layer=0)
    assert panel.kernel.isVisible()
    for _ in range(3):
        store.edit("x", edits.delete_layer, 0)
    assert panel.title.text() == "No layer"
    assert panel.hint.isVisible()
    assert not panel.kernel.isVisible()
    store.undo()
    assert panel.title.text() == "Max pooling"


def test_a_panel_may_begin_with_the_input(qtbot: QtBot) -> None:
    store = store_of(*stack())
    store.look(layer=INPUT)
    panel = PropertiesPanel(store)
    show(qtbot, panel, 284, 900)
    assert panel.title.text() == "Input"
    assert not panel.kernel.isVisible()


def test_a_layer_is_switched_off_and_on(store: Store, panel: PropertiesPanel) -> None:
    store.look(layer=1)
    click(panel.enabled, QPoint(8, panel.enabled.height() // 2))
    assert not store.session.network[1].enabled
    assert store.history.undo_label == "Switch a layer off"
    store.undo()
    assert panel.enabled.isChecked()


def test_undo_of_another_layer_changes_nothing_here(store: Store, panel: PropertiesPanel) -> None:
    form = panel.form()
    store.edit("x", edits.set_field, 2, "size", (3, 3))
    store.undo()
    assert panel.form() is form
    assert panel.title.text() == "Convolution"


def test_the_curve_takes_the_range_of_its_histogram(store: Store, panel: PropertiesPanel) -> None:
    store.look(layer=1)
    panel.curve.show_histogram(np.array([1, 5, 2]), np.array([-1.0, 0.0, 1.0, 3.7]))
    assert panel.curve.reach == 4
    low = panel.curve.sizeHint().height()
    panel.curve.show_histogram(np.zeros(0, int), np.zeros(0))
    assert panel.curve.reach == 3
    assert panel.curve.sizeHint().height() < low


def curve_heights(panel: PropertiesPanel) -> list[float]:
    """How high above the bottom the curve lies at some columns of its picture."""
    image = panel.curve.grab().toImage()
    colour = theme().accent.name()
    heights = []
    for x in range(image.width() // 4, image.width() - 14, image.width() // 8):
        rows = [y for y in range(image.height()) if image.pixelColor(x, y).name() == colour]
        heights.append(image.height() - sum(rows) / len(rows))
    return heights


def test_the_curve_is_that_of_the_function(store: Store, panel: PropertiesPanel) -> None:
    store.look(layer=1)
    relu = curve_heights(panel)
    assert relu[0] == pytest.approx(relu[1], abs=1)
    assert relu[-1] > relu[1] + 20
    store.edit("x", edits.set_field, 1, "function", "abs")
    shape = curve_heights(panel)
    assert shape[0] > shape[2] + 10
    assert shape[-1] > shape[2] + 10


def test_a_hovered_weight_is_known_to_all(
    qtbot: QtBot, store: Store, panel: PropertiesPanel
) -> None:
    grid = panel.kernel.weights.grid
    qtbot.mouseMove(grid, grid.centre_of(1, 2))
    assert store.view.weight == (ALL_SLICES, 1, 2)


def test_another_language_builds_the_words_anew(store: Store, panel: PropertiesPanel) -> None:
    QCoreApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.title.text() == "Convolution"
    grid = panel.kernel.weights.grid
    panel.activateWindow()
    click(grid, grid.centre_of(0, 0))
    grid.setFocus()
    type_text("9")
    press(Key.Key_Return)
    weights = store.session.network[0].tensors()["weight"]
    assert weights[0, 0, 0, 0] == 9


def test_tab_goes_through_all_parts_as_the_eye_does(qtbot: QtBot) -> None:
    store = store_of(convolution("gaussian", "box-3", depth=3), rgb=True)
    panel = PropertiesPanel(store)
    show(qtbot, panel, 264, 1300)
    panel.more.set_open(True)
    kernel, form = panel.kernel, panel.kernel.preset.form()
    window, more = panel.form(), panel.more_form()
    assert form is not None
    assert window is not None
    assert more is not None
    wanted = [
        panel.enabled,
        kernel.name,
        kernel.copy_button,
        kernel.add_button,
        kernel.slices.thumb(ALL_SLICES),
        kernel.weights.grid,
        kernel.preset.button,
        kernel.weights.tools.button("rotate90"),
        kernel.weights.tools.more,
        kernel.size_choice.usual.button("5"),
        kernel.bias.slider,
        kernel.bias.spin,
        window.control("stride").focusProxy().focusProxy(),
        form.control("sigma").focusProxy().focusProxy(),
        panel.more.header,
        more.control("groups").focusProxy().focusProxy(),
        panel.figures.header,
    ]

    def visited() -> list[QWidget]:
        return [part for part in in_reading_order(panel) if part in wanted]

    qtbot.waitUntil(lambda: visited() == wanted)


def in_scroll_area(qtbot: QtBot, panel: PropertiesPanel, width: int) -> QScrollArea:
    """The panel as the window shows it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(16, 12, 16, 12)
    box.addWidget(panel)
    box.addStretch(1)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    show(qtbot, area, width, 660)
    return area


CASES = {
    "sobel": lambda: store_of(*stack()),
    "settings": lambda: store_of(convolution("gabor", "sobel-vertical")),
    "many": lambda: store_of(convolution(*["curve"] * 32, depth=3), rgb=True),
    "large": lambda: store_of(
        Convolution(
            filters=(make_filter("x", np.ones((31, 31), np.float32)),),
            padding="explicit",
            stride=(1, 2),
        )
    ),
}


@pytest.mark.parametrize("scale", [1.0, 1.35])
@pytest.mark.parametrize("width", [264, 300])
@pytest.mark.parametrize("case", list(CASES))
def test_nothing_is_cut_off_on_a_classroom_projector(
    qtbot: QtBot, case: str, width: int, scale: float
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    panel = PropertiesPanel(CASES[case]())
    area = in_scroll_area(qtbot, panel, round(width * scale))
    apply_theme(application, "light", scale)

    def cut_off() -> list[str]:
        return [
            f"{type(part).__name__} {part.accessibleName()} {part.geometry()}"
            for part in panel.findChildren(QWidget)
            if part.isVisible() and not isinstance(part, QLineEdit)
            if part.geometry().right() >= part.parentWidget().width()
            or part.geometry().bottom() >= part.parentWidget().height()
            or part.width() < part.minimumSizeHint().width()
        ]

    try:
        qtbot.waitUntil(lambda: not cut_off() and not area.horizontalScrollBar().isVisible())
    except AssertionError:
        pytest.fail("\n".join(cut_off()) or "there is a horizontal scroll bar")
    finally:
        apply_theme(application, "light")


def test_a_dragged_cell_rebuilds_nothing(qtbot: QtBot) -> None:
    store = store_of(convolution(*["sobel-vertical"] * 8))
    panel = PropertiesPanel(store)
    show(qtbot, panel, 284, 900)
    grid = panel.kernel.weights.grid
    parts = set(panel.findChildren(QWidget))
    start = grid.centre_of(1, 1)
    qtbot.mousePress(grid, LEFT, NONE, start)
    for step in range(60):
        point = QPointF(start) - QPointF(0, 4 * (step + 1))
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, point, Qt.MouseButton.NoButton, LEFT, NONE
        )
        QApplication.sendEvent(grid, event)
    qtbot.mouseRelease(grid, LEFT, NONE, start)
    assert store.session.network[0].tensors()["weight"][0, 0, 1, 1] == np.float32(6)
    assert set(panel.findChildren(QWidget)) == parts


@pytest.mark.parametrize("left", [stack()[:2], stack()[:1], (*stack()[:2], Activation())])
def test_what_is_chosen_for_a_layer_that_is_gone_goes_with_it(
    store: Store, panel: PropertiesPanel, left: tuple[Layer, ...]
) -> None:
    """As from a list that was open while the layer was taken away."""
    store.look(layer=2)
    form = panel.form()
    assert form is not None
    store.commit(edits.set_network(store.session, Network(left)), "take the pooling away")
    before = store.session
    form.edited.emit("mode", "average", False)
    assert store.session is before


def test_numbers_of_channels_that_went_are_kept_and_it_is_said(qtbot: QtBot) -> None:
    normalisation = InputNormalisation(mean=(0.1, 0.2, 0.3))
    store = store_of(normalisation, rgb=True)
    facts = LayerFacts(store)
    show(qtbot, facts, 284, 300)
    assert facts.warning.isHidden()
    store.edit("gray", edits.set_colour, "gray")
    assert facts.warning.isVisible()
    assert "fewer channels than there are numbers (3)" in facts.warning.text()
    store.edit("rgb", edits.set_colour, "rgb")
    assert store.session.network[0] is normalisation
    assert facts.warning.isHidden()
