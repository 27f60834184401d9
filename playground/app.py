"""The composition root: the only place that wires things together."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

# PySide reads the source of every module that is imported after it, to see whether it uses Qt; so
# what does without Qt is imported before.
import playground.engine.places.sampled
import playground.engine.trace.tracing
import playground.engine.view.shapechain  # noqa: F401
from playground.core.filters import make_filter
from playground.core.heap import share_heap
from playground.core.session import Network, Session
from playground.core.thread_turns import take_short_turns
from playground.core.undo_step import Label
from playground.kernels.presets import SHORT_TITLES, load_presets
from playground.layers import Activation, Convolution, Pooling
from playground.pictures.samples import DEFAULT, sample_picture

# isort: split
from PySide6.QtCore import QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from playground.engine.trace.cell_address import Cell
from playground.gui.shell.crashlog import crashes_logged
from playground.gui.shell.errorlog import ErrorLog, log_path
from playground.gui.shell.faults import Faults, in_turn
from playground.gui.shell.habits import autosave_folder, choose_habits
from playground.gui.shell.look import PREFERENCES, choose_look
from playground.gui.shell.mode import Shared
from playground.gui.shell.modes import MODES
from playground.gui.shell.scrolled import scroll_as
from playground.gui.shell.startpicture import is_other_file, opened, tell_of_picture
from playground.gui.shell.window import MainWindow
from playground.gui.state.autopin import AutoPin
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.garbage import GarbageCollection
from playground.gui.state.keptpin import KeptPin
from playground.gui.state.language import install_language
from playground.gui.state.latest import LatestWins
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.state.machine_settings import (
    AUTOSAVE,
    AUTOSAVE_FOLDER,
    AUTOSAVE_S,
    LANGUAGE,
    THEME,
    MachineSettings,
    Setting,
)
from playground.gui.state.pointing import Pointer
from playground.gui.state.recipewalk import RecipeWalk
from playground.gui.state.sliding import Sliding
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import OPENING, Store
from playground.gui.state.visit import Visit
from playground.gui.widgets import accessible, fonts
from playground.gui.widgets.icons import application_icon
from playground.gui.widgets.theme import apply_theme, present_application, without_sheet

if TYPE_CHECKING:
    from playground.gui.state.autosave import Autosave
    from playground.gui.train.state.run_folder_lock import LockedRunFolder
    from playground.gui.train.training import Training
    from playground.lessons.situation import Trained
    from playground.training.protocol.client_protocol import Client
    from playground.training.protocol.kept_training import KeptTraining
    from playground.training.protocol.state import TrainingState

PROGRAM = "convolution-playground"

SWITCH_S = 0.001
"""Seconds for which a thread that reads messages or computes maps may hold up the window's."""

FIRST_PIN = Cell(0, 0, 102, 151)
"""A place on an edge of the first picture, so that the arithmetic has something to show."""


def first_session() -> Session:
    """Four edge filters on a photo, ReLU, max pooling: what a new window shows."""
    presets = load_presets()
    filters = tuple(
        make_filter(title, presets[name].matrix(), 1, name) for name, title in SHORT_TITLES.items()
    )
    network = Network((Convolution(filters=filters), Activation(), Pooling()))
    return Session(sample_picture(DEFAULT), network)


def make_application() -> QApplication:
    """The QApplication with our fonts; the caller chooses the theme."""
    share_heap()
    sys.setswitchinterval(SWITCH_S)
    take_short_turns()
    QApplication.setApplicationName("Convolution Playground")
    QApplication.setOrganizationName(PROGRAM)
    QApplication.setDesktopFileName(PROGRAM)
    application = QApplication([PROGRAM])  # the name that panels know the window's entry by
    fonts.install()
    accessible.install()
    return application


def new_client(arrived: Callable[[], None]) -> Client:
    """The near end of a training process; imported when there is something to train."""
    from playground.training.protocol.client import TrainingClient

    return TrainingClient(arrived)


def training_folder() -> Path:
    """Where each window has a folder for the epochs of its training."""
    from platformdirs import user_cache_path

    return user_cache_path("convolution-playground") / "training"


class Program:
    """The wired parts; whoever holds it keeps them alive."""

    def __init__(
        self, session: Session, settings: QSettings, staged: bool = False, mode: str = ""
    ) -> None:
        """Build the window, in the first mode or in one; see `new_window` for what is `staged`."""
        self.asks_before_closing = False
        """Whether a window that closes asks about changes that are not saved."""

        self.garbage: GarbageCollection | None = None
        """Looks for garbage, once the program is complete."""

        self.settings = MachineSettings(settings)
        self.store = Store(session)
        self.evaluation = Evaluation(self.store)
        self.translators: tuple[QTranslator, ...] = ()
        self.pointer = Pointer(self.store, self.evaluation)
        self.sliding = Sliding(self.store, self.store)
        self.file = DocumentFile(self.store, self._kept_training, self.store)
        self.walk = StepWalk(self.store, self.store)
        self.visit = Visit(self.store, self.evaluation, self.file, self._enter, self._trained)
        self.lesson = LessonWalk(self.visit, self.store)
        self.recipe = RecipeWalk(self.visit, self.store)
        self.first_pin = AutoPin(self.store, self.evaluation, self.store)
        KeptPin(self.store, self.evaluation, self.store)
        self._training: Training | None = None
        self._folder: LockedRunFolder | None = None
        self._opened = itertools.count(1)
        self.autosave: Autosave | None = None
        self.settings.changed.connect(self._setting_changed)
        self.window = self.new_window(staged, mode)

    def new_window(self, staged: bool = False, mode: str = "") -> MainWindow:
        """Return another window around the same document and training, not shown yet.

        When `staged`, it has the maps alone until `window.complete()`.
        """
        shared = Shared(
            self.store,
            self.evaluation,
            self.pointer,
            self.sliding,
            self.file,
            self.walk,
            self.lesson,
            self.recipe,
            self.training,
            self.open_session,
            self.new_epochs_folder,
            lambda: self._training,
        )
        with without_sheet(present_application()):
            window = MainWindow(shared, self.settings, MODES, first_session, staged, mode)
        window.sessions.asks_before_closing = self.asks_before_closing
        window.closed.connect(self.stop)
        window.language_wanted.connect(self.change_language)
        return window

    def training(self) -> Training:
        """The parts of the Train mode, made when it is entered for the first time."""
        if self._training is None:
            self._training = self._new_training()
        return self._training

    def _new_training(self) -> Training:
        from playground.gui.train.data.loader import Data
        from playground.gui.train.state.inquiries import Inquiries
        from playground.gui.train.state.racerunner import RaceRunner
        from playground.gui.train.state.trainer import Trainer
        from playground.gui.train.training import Training

        data = Data(self.store)
        trainer = Trainer(self.store, data, new_client, self._run_folder().path)
        trainer.changed.connect(self._training_changed)
        trainer.changed.connect(self.visit.tell)
        race = RaceRunner(self.store, trainer, trainer)
        return Training(trainer, data, race, Inquiries(trainer, trainer))

    def open_session(self, session: Session, label: Label, training: TrainingState | None) -> None:
        """Let another document take the place of this one, with its training, as one step."""
        if self._training is None and training is None:
            self.store.commit(session, label)
            return
        from playground.training.protocol.state import TrainingState

        if self._training is None:
            self._training = self._new_training()
        trainer = self._training.trainer
        trainer.open(session, label, training or TrainingState())

    def _enter(self, session: Session, label: Label) -> None:
        """Let another document take the place of this one, with no training."""
        self.open_session(session, label, None)

    def _trained(self) -> Trained | None:
        """How far the training has come, if there is one."""
        if self._training is None:
            return None
        from playground.gui.shell.lessonruns import trained_so_far

        return trained_so_far(self._training.trainer.state)

    def _kept_training(self) -> KeptTraining:
        """The part of the training that goes into the session's file."""
        from playground.training.protocol.kept_training import NO_TRAINING, kept_training

        return (
            NO_TRAINING if self._training is None else kept_training(self._training.trainer.state)
        )

    def _run_folder(self) -> LockedRunFolder:
        from playground.gui.train.state.run_folder_lock import LockedRunFolder

        if self._folder is None:
            self._folder = LockedRunFolder(training_folder())
        return self._folder

    def new_epochs_folder(self) -> Path:
        """Name a new folder for the epochs of a training that is opened."""
        return self._run_folder().path / f"opened{next(self._opened)}"

    def _training_changed(self, old: TrainingState, new: TrainingState) -> None:
        if self.garbage is not None and new.setup is not None and new.setup is not old.setup:
            self.garbage.leave_alone_soon()

    def begin_autosave(self, folder: Path) -> None:
        """Keep copies against a crash from now on, and offer those that were left behind."""
        from playground.gui.shell.recovery import offer_left_behind
        from playground.gui.state.autosave import Autosave

        self.autosave = Autosave(self.store, self.file, folder)
        self._set_autosave_pace()
        self._follow_recovery()
        offer_left_behind(
            self.store, self.autosave, lambda path, of: self.window.open_copy(path, of)
        )

    def _set_autosave_pace(self) -> None:
        if self.autosave is not None:
            get = self.settings.get
            self.autosave.set_pace(get(AUTOSAVE), get(AUTOSAVE_S))

    def _setting_changed(self, setting: Setting[Any]) -> None:
        """Go by a setting that is no look from now on."""
        if setting is AUTOSAVE_FOLDER and self.autosave is not None:
            before, self.autosave = self.autosave, None
            self.window.sessions.recovered.disconnect(self._recovered)
            before.stop()
            before.deleteLater()
            self.begin_autosave(autosave_folder(self.settings))
        elif setting in (AUTOSAVE, AUTOSAVE_S):
            self._set_autosave_pace()
        else:
            choose_habits(self.settings)

    def _follow_recovery(self) -> None:
        if self.autosave is not None:
            self.window.sessions.recovered.connect(self._recovered)

    def _recovered(self, path: str) -> None:
        assert self.autosave is not None
        self.autosave.opened(Path(path))

    def stop(self) -> None:
        """End every thread and process; the window is closed."""
        try:
            if self._training is not None:
                self._training.trainer.stop_process()
                self._training.data.stop()
            if self._folder is not None:
                self._folder.release()
            self.evaluation.stop()
            self.file.stop()
            for worker in self.store.findChildren(LatestWins):
                worker.stop()  # a figure that was being written is there then
            self.lesson.stop()
            self.recipe.stop()
            if self.autosave is not None:
                self.autosave.stop()
        finally:
            self.finish_writing()

    def finish_writing(self) -> None:
        """Have on the disk what the program writes by itself, but for copies against a crash."""
        self.visit.record.finish()
        self.settings.finish()

    def change_language(self, code: str) -> None:
        """Put a window that speaks another language in the place of this one, document and all.

        Where none can be built, this one goes on in its own.
        """
        application = present_application()
        old, before = self.window, self.settings.get(LANGUAGE)
        self.settings.set(LANGUAGE, code)
        self.translators = install_language(application, code, self.translators)
        chooses = old.findChild(QDialog, PREFERENCES)
        with without_sheet(application):
            try:
                self.window = self.new_window(mode=old.mode)
            except Exception:
                for each in application.topLevelWidgets():
                    if isinstance(each, MainWindow) and each is not old:
                        each.deleteLater()  # what there is of it
                self.settings.set(LANGUAGE, before)
                self.translators = install_language(application, before, self.translators)
                raise
            old.closed.disconnect(self.stop)
            self._follow_recovery()
            self.window.take_messages(old)
            scroll_as(self.window, old)
            old.make_way()  # what is no more need not be styled again
        self.window.take_place(old)
        if chooses is not None:  # what is open, and a language was chosen in, stays open
            self.window.actions_["preferences"].trigger()
        old.close()
        old.deleteLater()
        self.evaluation.repeat()
        if self.garbage is not None:
            self.garbage.look_through_all_soon()


def build(session: Session, settings: QSettings, mode: str = "") -> Program:
    """Wire a whole window around a session, in the first mode or in one."""
    program = Program(session, settings, mode=mode)
    choose_habits(program.settings)
    return program


def run(picture: str | None = None) -> int:
    """Open the window and stay until it is closed."""
    session, notes, refusal = opened(first_session(), picture)
    application = make_application()
    log = ErrorLog(log_path())
    faults = Faults(log)
    faults.install()

    def look_for_garbage() -> None:
        program.garbage = GarbageCollection(application)

    def begin() -> None:
        if picture is None and program.window.first_steps is not None:
            program.window.first_steps.open_at_start()
        elif picture is not None and is_other_file(picture):
            program.window.open_file(picture)

    def tell() -> None:
        tell_of_picture(program.store, notes)
        if refusal is not None:
            program.store.refuse(refusal, OPENING)

    def keep_copies() -> None:
        program.begin_autosave(autosave_folder(program.settings))

    def tell_of_earlier_fault() -> None:
        if faults.latest is not None:  # nothing showed it then
            program.store.refused.emit(faults.latest)

    def when_complete() -> None:
        tell_of_earlier_fault()
        in_turn(look_for_garbage, program.first_pin.pin, begin, tell, keep_copies)

    with crashes_logged(log):
        program = start(application, session, QSettings(), when_complete)
        faults.reported.connect(program.store.refused)  # before anything else can fail
        if session.picture.name == DEFAULT:
            program.store.look(pin=FIRST_PIN)
        try:
            return application.exec()
        finally:  # Ctrl+C ends it without closing the window
            program.finish_writing()


def start(
    application: QApplication,
    session: Session,
    settings: QSettings,
    when_complete: Callable[[], None] = lambda: None,
) -> Program:
    """Show the maps first, then build the panels around them."""
    kept = MachineSettings(settings)
    translators = install_language(application, kept.get(LANGUAGE))
    choose_look(kept)
    program = Program(session, settings, staged=True)
    program.asks_before_closing = program.window.sessions.asks_before_closing = True
    program.translators = translators
    # Widgets that are styled once they are all there are styled once only.
    apply_theme(application, kept.get(THEME))
    program.window.place()
    program.window.show()

    def maps_are_there(_shown: object) -> None:
        program.window.repaint()  # a timer would come before the paint that the maps asked for
        QTimer.singleShot(0, complete)

    def complete() -> None:
        in_turn(
            lambda: choose_habits(program.settings),
            lambda: application.setWindowIcon(application_icon()),
            program.window.complete,
            when_complete,
            look_ahead,
        )

    def look_ahead() -> None:
        ahead = program.window.look_ahead()
        if program.garbage is not None:
            ahead.done.connect(program.garbage.leave_alone_imported)

    program.evaluation.updated.connect(maps_are_there, Qt.ConnectionType.SingleShotConnection)
    return program
