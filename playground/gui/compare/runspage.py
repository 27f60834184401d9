"""The page that compares runs: their curves on the same axes, and what they were made by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.gui.compare.comparer import Compared
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.runrows import RunRow, run_rows
from playground.gui.compare.sidemenu import Sources
from playground.gui.compare.takenruns import TakenRun, drawn
from playground.gui.state.comparison import Letter, RunChoice
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.runwords import run_name
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.menubutton import MenuButton, plain_text
from playground.gui.widgets.wording import sentence
from playground.training.protocol.runs import Run

LETTERS: tuple[Letter, Letter] = ("a", "b")


class RunButton(MenuButton):
    """Says which run A or B is, and takes that of a session's file that is dropped on it."""

    def __init__(
        self,
        name: str,
        fill: Callable[[QMenu], object],
        take: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(name, fill, parent)
        self._take = take

    def take_session(self, path: str) -> None:
        """Be the last run of a session's file."""
        self._take(path)


class RunsPage(QWidget):
    """A is drawn as in Train, B dashed and with its name; settings that differ are marked."""

    def __init__(
        self, store: Store, comparing: Comparing, sources: Sources, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._comparing = comparing
        self._sources = sources
        self._shown: tuple[object, ...] = ()
        names: dict[Letter, str] = {"a": self.tr("Run A"), "b": self.tr("Run B")}
        self.choices = {
            letter: RunButton(
                name, partial(self._fill, letter), partial(comparing.open_run, letter), self
            )
            for letter, name in names.items()
        }
        self.hint = QLabel(self.tr("The curves of A and B are drawn here."), self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(8, 8, 8, 8)
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.plots = (CurvePlot("accuracy", self), CurvePlot("loss", self))
        self.table = QTableWidget(0, 3, self)
        accuracy, loss = self.plots
        accuracy.set_view(store.view.compared_accuracy_plot)
        loss.set_view(store.view.compared_loss_plot)
        accuracy.looked.connect(lambda view: store.look(compared_accuracy_plot=view))
        loss.looked.connect(lambda view: store.look(compared_loss_plot=view))
        self._prepare_table()
        self._lay_out()
        comparing.updated.connect(self.show_compared)
        store.view_changed.connect(self._view_changed)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        """Show the parts of the curves that another document was looked at with."""
        accuracy, loss = self.plots
        if old.compared_accuracy_plot != new.compared_accuracy_plot:
            accuracy.set_view(new.compared_accuracy_plot)
        if old.compared_loss_plot != new.compared_loss_plot:
            loss.set_view(new.compared_loss_plot)

    def _prepare_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("What run A and run B were made by"))
        table.setHorizontalHeaderLabels(["", "A", "B"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        to_contents = QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(0, to_contents)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        choices, rest = QHBoxLayout(), QGridLayout()
        box.addLayout(choices)
        choices.setSpacing(8)
        for letter in LETTERS:
            name = QLabel(letter.upper(), self)
            name.setProperty("role", "title")
            choices.addWidget(name)
            choices.addWidget(self.choices[letter], 1)
        box.addWidget(self.sentence)
        box.addLayout(rest, 1)
        rest.setSpacing(8)
        for row, plot in enumerate(self.plots):
            card = QFrame(self)
            card.setProperty("card", True)
            rest.addWidget(card, row, 0)
            within = QVBoxLayout(card)
            within.setContentsMargins(0, 0, 0, 0)
            if row == 0:
                within.addWidget(self.hint)
            within.addWidget(plot)
        rest.addWidget(self.table, 0, 1, 2, 1)
        rest.setColumnStretch(0, 1)
        rest.setColumnStretch(1, 1)

    # What is chosen.

    def _fill(self, letter: Letter, menu: QMenu) -> None:
        """Offer the runs of this session, of the file that was read last, and of another one."""
        taken = self._taken(letter)
        notes = self._store.session.runs
        for run in self._comparing.runs:
            if not run.is_empty:
                words = run_name(run, notes.of(run.key).name)
                self._offer(menu, letter, RunChoice(run.key), words, taken)
        read = self._comparing.reader.last_read()
        if read is not None and any(not run.is_empty for run in read[1].training.runs):
            path, kept = read
            menu.addSection(_file_name(path))
            for run in kept.training.runs:
                if not run.is_empty:
                    words = run_name(run, kept.session.runs.of(run.key).name)
                    self._offer(menu, letter, RunChoice(run.key, path), words, taken)
        menu.addSeparator()
        for recent in self._sources.recent():
            action = menu.addAction(plain_text(_file_name(recent)))
            action.setToolTip(as_written(recent))
            action.triggered.connect(
                lambda _=False, path=recent: self._comparing.open_run(letter, path)
            )
        other = menu.addAction(self.tr("A run of another session's file…"))
        other.triggered.connect(lambda _=False: self._ask(letter))

    def _offer(
        self, menu: QMenu, letter: Letter, choice: RunChoice, words: str, taken: TakenRun
    ) -> None:
        action = menu.addAction(plain_text(words))
        action.setCheckable(True)
        action.setChecked(choice == taken.choice)
        action.triggered.connect(lambda _=False: self._choose(letter, choice))

    def _choose(self, letter: Letter, choice: RunChoice) -> None:
        self._comparing.choose(self._comparing.comparison.with_run(letter, choice))

    def _ask(self, letter: Letter) -> None:
        path = self._sources.ask_session()
        if path:
            self._comparing.open_run(letter, path)

    def _taken(self, letter: Letter) -> TakenRun:
        now = self._comparing.now
        return TakenRun() if now is None else now.runs[LETTERS.index(letter)]

    # What is shown.

    def show_compared(self, compared: Compared) -> None:
        """Show the runs of a comparison."""
        a, b = compared.runs
        shown = (a.run, a.name, a.refusal, b.run, b.name, b.refusal)
        if len(shown) == len(self._shown) and all(
            one is other or one == other for one, other in zip(shown, self._shown, strict=True)
        ):
            return
        self._shown = shown
        for letter, taken in zip(LETTERS, compared.runs, strict=True):
            self.choices[letter].show_choice(self._words(taken))
        refusals = [each.refusal for each in (a, b) if each.refusal is not None]
        self.sentence.setText("\n".join(map(sentence, refusals)) or self._what_is_missing(a, b))
        self.sentence.setVisible(bool(self.sentence.text()))
        runs: tuple[Run, ...] = ()
        names: dict[int, str] = {}
        for number, taken in ((2, b), (1, a)):
            if taken.run is not None:
                runs = (*runs, drawn(taken.run, number))
                names[-number] = f"{'AB'[number - 1]}: {self._words(taken)}"
        self.hint.setVisible(not runs)
        for plot in self.plots:
            plot.show_runs(runs, names)
        self._fill_table(run_rows(a.run, b.run) if runs else ())

    def _words(self, taken: TakenRun) -> str:
        if taken.run is None:
            return self.tr("None")
        words = run_name(taken.run, taken.name)
        path = taken.choice.path if taken.choice is not None else ""
        return f"{words} · {_file_name(path)}" if path else words

    def _what_is_missing(self, a: TakenRun, b: TakenRun) -> str:
        if a.run is None and b.run is None:
            return self.tr(
                "Nothing was trained in this session: train twice, or choose a run of a file."
            )
        if a.run is None or b.run is None:
            return self.tr("Choose another run, of this session or of another session's file.")
        return ""

    def _fill_table(self, rows: tuple[RunRow, ...]) -> None:
        table = self.table
        table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            label = f"≠ {row.label}" if row.differs else row.label
            for column, text in enumerate((label, row.a, row.b)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_written(text))
                if row.differs:
                    font = QFont(table.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                table.setItem(at, column, item)
        table.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "plots"):
            for plot in self.plots:
                plot.restyle()


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
