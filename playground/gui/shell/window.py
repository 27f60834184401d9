"""The window: input left, flow in the middle, properties right, arithmetic below, status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.core.session import Session
from playground.gui.flow.view import FlowView
from playground.gui.shell.actions import Actions
from playground.gui.shell.statusline import StatusLine
from playground.gui.shell.topbar import TopBar
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.language import has_translations
from playground.gui.state.machine_settings import GEOMETRY, THEME, MachineSettings
from playground.gui.state.store import Store
from playground.gui.widgets.metrics import BOTTOM_HEIGHT
from playground.gui.widgets.theme import theme, wear
from playground.gui.widgets.wording import translated

if TYPE_CHECKING:
    from playground.gui.flow.enlarged import Enlarged
    from playground.gui.flow.stackmenu import StackMenu
    from playground.gui.input.panel import InputPanel
    from playground.gui.inspect.panel import BottomPanel
    from playground.gui.layer.display import DisplayPanel
    from playground.gui.layer.facts import FiguresPanel
    from playground.gui.layer.panel import PropertiesPanel
    from playground.gui.shell.explore import Surroundings
    from playground.gui.state.sliding import Sliding
    from playground.gui.train.mode import TrainMode
    from playground.gui.train.parts import TrainingParts
    from playground.gui.widgets.messagebar import MessageBar

NARROW = 1200
"""Window width under which the side panels make room for the maps."""

PROJECTED = 1.35
"""How much larger text is while presenting."""


class Window(QMainWindow):
    """Composes the panels; they share the store and never call one another."""

    closed = Signal()
    language_wanted = Signal(str)
    """The code of the language that the whole window should speak; the owner builds another."""

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        training: Callable[[], TrainingParts],
        settings: MachineSettings,
        staged: bool = False,
    ) -> None:
        """Build the window; when `staged`, with the maps alone until `complete` is called."""
        super().__init__()
        self.store = store
        self.evaluation = evaluation
        self._training = training
        self._settings = settings
        self._around: Surroundings | None = None
        self.train: TrainMode | None = None
        self.asks_before_closing = True
        self.setWindowTitle(self.tr("Convolution Playground"))
        self.actions_ = Actions(self)
        self.top_bar = TopBar(self.actions_, self)
        self.flow = FlowView(store, evaluation, self)
        self.status = StatusLine(evaluation, self)
        self._left = _side()
        self._right = _side()
        self._rights = QStackedWidget(self)
        self._rights.addWidget(self._right)
        self._middles = QStackedWidget(self)
        self._middles.addWidget(self.flow)
        self._bottoms = QStackedWidget(self)
        self._bottoms.setFixedHeight(BOTTOM_HEIGHT)
        self.setCentralWidget(self._composed())
        self.resize(1440, 900)
        self.flow.setFocus()
        if not staged:
            self.complete()

    def complete(self) -> None:
        """Build everything around the maps."""
        if self._around is not None:
            return
        from playground.gui.input.picturedrop import install_drop
        from playground.gui.shell.explore import Surroundings

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # With a style sheet, a widget is styled anew each time that it gets another parent.
        sheet = application.styleSheet()
        application.setStyleSheet("")
        self._around = around = Surroundings(
            self.store, self.evaluation, self.flow, self._middles, self
        )
        _fill(self._left, around.input_panel)
        _fill(self._right, around.properties, around.figures, around.display)
        self._bottoms.addWidget(around.bottom)
        self.top_bar.insert_menu(around.stacks)
        install_drop(self, around.input_panel.take_picture)
        application.setStyleSheet(sheet)
        self._connect()
        self._history_changed()
        self._overlay()
        self.evaluation.repeat()

    @property
    def is_complete(self) -> bool:
        """Whether the panels around the maps are built."""
        return self._around is not None

    @property
    def around(self) -> Surroundings:
        """The panels; only once they are built."""
        assert self._around is not None
        return self._around

    @property
    def input_panel(self) -> InputPanel:
        """The panel at the left."""
        return self.around.input_panel

    @property
    def properties(self) -> PropertiesPanel:
        """The settings of the selected layer."""
        return self.around.properties

    @property
    def figures(self) -> FiguresPanel:
        """The figures of the selected layer."""
        return self.around.figures

    @property
    def display(self) -> DisplayPanel:
        """How maps are shown."""
        return self.around.display

    @property
    def bottom(self) -> BottomPanel:
        """The area below the maps."""
        return self.around.bottom

    @property
    def sliding(self) -> Sliding:
        """The window that slides over the maps."""
        return self.around.sliding

    @property
    def stacks(self) -> StackMenu:
        """The menu of ready-made stacks."""
        return self.around.stacks

    @property
    def enlarged(self) -> Enlarged:
        """One map over the whole flow area."""
        return self.around.enlarged

    @property
    def messages(self) -> MessageBar:
        """The line that says what could not be done."""
        return self.around.messages

    def _composed(self) -> QWidget:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._middles, 1)
        middle.addWidget(self._bottoms)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addLayout(middle, 1)
        body.addWidget(self._rights)
        central = QWidget(self)
        self._whole = whole = QVBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addLayout(body, 1)
        whole.addWidget(self.status)
        return central

    def _connect(self) -> None:
        actions, store = self.actions_, self.store
        self.addActions(actions.all())
        actions.connect_to("open", self.input_panel.open_picture)
        actions.connect_to("paste", self.input_panel.paste_picture)
        actions.connect_to("quit", self.close)
        actions.connect_to("undo", store.undo)
        actions.connect_to("redo", store.redo)
        actions.connect_to("zoom_in", lambda: self._zoom(1.5))
        actions.connect_to("zoom_out", lambda: self._zoom(1 / 1.5))
        actions.connect_to("zoom_fit", lambda: self._zoom(0))
        actions.connect_to("enlarge", self._toggle_enlarged)
        actions.connect_to("theme", self._toggle_theme)
        actions.connect_to("present", self._toggle_present)
        actions.connect_to("language", self._change_language)
        actions.connect_to("about", self._show_about)
        actions["language"].setVisible(has_translations())
        QShortcut(QKeySequence("Esc"), self, self._escape)
        self.top_bar.modes.chosen.connect(self.show_mode)
        store.changed.connect(self._session_changed)

    def show_mode(self, name: str) -> None:
        """Explore or train: other panels around the same document."""
        self.top_bar.modes.set_value(name)
        training = name == "train"
        if training and self.train is None:
            self._build_train_mode()
        for stack in (self._middles, self._rights, self._bottoms):
            stack.setCurrentIndex(1 if training else 0)
        self.input_panel.set_compact(training)
        if self.train is not None:
            self.train.prediction.setVisible(training)

    @property
    def mode(self) -> str:
        """Explore or train."""
        return "train" if self._middles.currentIndex() == 1 else "explore"

    def _build_train_mode(self) -> None:
        from playground.gui.train.mode import train_mode

        parts = self._training()
        self.train = mode = train_mode(self.store, self.evaluation, parts.trainer, parts.data)
        self._middles.addWidget(mode.board)
        right = _side()
        _fill(right, mode.panel)
        self._rights.addWidget(right)
        self._bottoms.addWidget(mode.steps)
        self.input_panel.put_beneath(mode.prediction)
        parts.data.load()
        parts.trainer.prepare()
        self.evaluation.repeat()

    def _session_changed(self, old: Session, new: Session) -> None:
        self._history_changed()

    def _history_changed(self) -> None:
        history = self.store.history
        for name, label, text in (
            ("undo", history.undo_label, self.tr("Undo: {label}")),
            ("redo", history.redo_label, self.tr("Redo: {label}")),
        ):
            action = self.actions_[name]
            action.setEnabled(label is not None)
            plain = self.tr("Undo") if name == "undo" else self.tr("Redo")
            action.setText(text.format(label=translated("edit", label)) if label else plain)

    def _zoom(self, factor: float) -> None:
        grid = self.enlarged.grid if self.enlarged.isVisible() else self.flow.tile(-1, 0)
        grid.zoom_by(factor or 1e-6)

    def _toggle_enlarged(self) -> None:
        view = self.store.view
        if view.enlarged is not None:
            self.store.look(enlarged=None)
        elif view.pin is not None:
            self.store.look(enlarged=(view.pin.stage, view.pin.channel))
        else:
            self.store.look(enlarged=(view.layer, max(0, view.filter if view.layer >= 0 else 0)))

    def _escape(self) -> None:
        if self.store.view.enlarged is not None:
            self.store.look(enlarged=None)
        elif self.isFullScreen():
            self._toggle_present()
        elif self.store.view.detail is not None:
            self.store.look(detail=None)
        else:
            self.store.look(pin=None)

    def _toggle_theme(self) -> None:
        name = "dark" if theme().name == "light" else "light"
        self._settings.set(THEME, name)
        self._wear(name)

    def _toggle_present(self) -> None:
        presenting = not self.isFullScreen()
        self._left.setVisible(not presenting)
        if presenting:
            self.showFullScreen()
        else:
            self.showNormal()
        self._wear(theme().name)

    def _change_language(self) -> None:
        spoken = QLocale().language() == QLocale.Language.Chinese
        self.language_wanted.emit("en" if spoken else "zh_CN")

    def _show_about(self) -> None:
        from playground.gui.shell.about import About

        About(self).open()

    def _wear(self, name: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wear(application, name, PROJECTED if self.isFullScreen() else 1.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.actions_.repaint_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._left.setFixedWidth(216 if narrow else 256)
        self._rights.setFixedWidth(288 if narrow else 316)
        self._overlay()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._overlay()

    def _overlay(self) -> None:
        """Lay the enlarged map and the message over the flow area."""
        if self._around is None:
            return
        self._whole.activate()
        self.enlarged.setGeometry(self.flow.rect())
        width = min(640, self._middles.width() - 32)
        height = max(44, self.messages.heightForWidth(width))
        self.messages.setGeometry(
            (self._middles.width() - width) // 2,
            self._middles.height() - height - 16,
            width,
            height,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.train is not None and self.asks_before_closing and not self.train.may_leave(self):
            event.ignore()
            return
        self._settings.set(GEOMETRY, self.saveGeometry())
        if self._around is not None:
            self.input_panel.stop()
        self.flow.stop()
        super().closeEvent(event)
        self.closed.emit()


def _side() -> QScrollArea:
    """A column for panels, that scrolls when the window is low."""
    holder = QWidget()
    holder.setObjectName("Side")
    box = QVBoxLayout(holder)
    box.setContentsMargins(16, 12, 16, 12)
    box.setSpacing(12)
    box.addStretch(1)
    area = QScrollArea()
    area.setObjectName("Side")
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _fill(area: QScrollArea, *panels: QWidget) -> None:
    """Put panels into a column, one below the other."""
    holder = area.widget()
    box = holder.layout() if holder is not None else None
    assert isinstance(box, QVBoxLayout)
    for at, panel in enumerate(panels):
        box.insertWidget(at, panel)
