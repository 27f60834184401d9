"""The window: the input at the left, a mode's widgets around it, the status line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow

from playground.core.session import Session
from playground.gui.shell.actions import OF_MODE, Actions
from playground.gui.shell.ahead import Ahead
from playground.gui.shell.areas import Areas
from playground.gui.shell.enteredmodes import EnteredModes
from playground.gui.shell.escape import leave_one
from playground.gui.shell.exporting import Exporting
from playground.gui.shell.guide import Guide
from playground.gui.shell.look import Look
from playground.gui.shell.mirror import Mirror
from playground.gui.shell.mode import Mode, Panels, Shared
from playground.gui.shell.placing import place, show_in_place_of
from playground.gui.shell.presenting import Presenting
from playground.gui.shell.sessionactions import SessionActions
from playground.gui.shell.side import fill_side
from playground.gui.shell.speaking import Speaking
from playground.gui.shell.statusline import StatusLine
from playground.gui.shell.stepactions import StepActions
from playground.gui.shell.topbar import TopBar
from playground.gui.shell.undoactions import UndoActions
from playground.gui.state.language import has_translations
from playground.gui.state.latest import LatestWins
from playground.gui.state.machine_settings import GEOMETRY, MachineSettings
from playground.gui.widgets.taborder import move_focus
from playground.gui.widgets.theme import apply_theme, present_application, without_sheet

if TYPE_CHECKING:
    from playground.gui.input.panel import InputPanel
    from playground.gui.shell.commandsources import Reach
    from playground.gui.shell.firstcards import FirstCard
    from playground.gui.shell.firststeps import FirstSteps
    from playground.gui.shell.opening import Opening
    from playground.gui.shell.openingnetworks import OpeningNetworks
    from playground.gui.widgets.messagebar import MessageBar


class MainWindow(QMainWindow):
    """Shows one mode at a time; panels share the store and never call one another."""

    closed = Signal()
    mode_shown = Signal()
    language_wanted = Signal(str)
    """The code of the language that the whole window should be in; the owner builds another."""

    def __init__(
        self,
        shared: Shared,
        settings: MachineSettings,
        modes: Sequence[type[Mode]],
        new_session: Callable[[], Session],
        staged: bool = False,
        mode: str = "",
    ) -> None:
        """Build the window in a mode, or the first; when `staged`, its middle until `complete`."""
        super().__init__()
        self._shared = shared
        self._settings = settings
        self._input: InputPanel | None = None
        self._opening: Opening | None = None
        self._messages: MessageBar | None = None
        self._published: OpeningNetworks | None = None
        self.first_steps: FirstSteps | None = None
        self._makes_way = False
        self.ahead: Ahead | None = None
        self.actions_ = Actions(self)
        self.sessions = SessionActions(
            self, shared, settings, self.actions_, new_session, self.show_mode, self.open_file
        )
        self.look = Look(self.actions_, settings, self._apply_theme, shared.sliding, self)
        self.top_bar = TopBar(self.actions_, modes, self)
        self.areas = Areas(self.top_bar, shared.store, settings, self)
        self._modes = EnteredModes(modes, self._make_mode, self.areas)
        self._mode = self._modes.begin(mode or modes[0].name)
        self.top_bar.show_mode(self._mode.name)
        self.status = StatusLine(shared.evaluation, self)
        self.areas.add_status(self.status)
        self.setCentralWidget(self.areas)
        self.resize(1440, 900)
        self._mode.middle.setFocus()
        if not staged:
            self.complete()

    def complete(self) -> None:
        """Build everything around the middle."""
        if self._input is not None:
            return
        from playground.gui.flow.networkmenu import NetworkMenu
        from playground.gui.flow.stackmenu import StackMenu
        from playground.gui.flow.startmenu import StartMenu
        from playground.gui.input.panel import InputPanel
        from playground.gui.input.roomshare import RoomShare
        from playground.gui.shell.firststeps import FirstSteps
        from playground.gui.shell.learning import Learning
        from playground.gui.shell.messages import message_bar
        from playground.gui.shell.networkexport import NetworkExport
        from playground.gui.shell.opening import Opening
        from playground.gui.shell.openingnetworks import OpeningNetworks
        from playground.gui.shell.ownstacks import OwnStacks

        store, evaluation = self._shared.store, self._shared.evaluation
        with without_sheet(present_application()):
            self._input = InputPanel(store, self, evaluation, self._shared.pointer)
            self._input.camera.keep_choices_in(self._settings)
            fill_side(self.areas.left, self._input)
            RoomShare(self._input, self.areas.left)
            self._put_beneath(self._modes.complete(self._mode))
            stacks = StackMenu(store, self, self._keeps_input)
            self.top_bar.insert_menu(stacks)
            self._networks = NetworkMenu(store, self)
            self.top_bar.insert_menu(self._networks)
            self._published = OpeningNetworks(store, self, self._networks)
            shows_maps = partial(self.mode_with, "edits_kernels")
            self._examples = StartMenu(store, shows_maps, self)
            self.top_bar.insert_menu(self._examples)
            areas = self.areas
            self._learning = Learning(self._shared, self.top_bar, areas, self.show_mode, self)
            self._messages = message_bar(store, evaluation, areas.middles)
            areas.keep_in_reach(self._messages)
            self._opening = Opening(
                store,
                self._input,
                self.mode_with,
                lambda: self._mode,
                self.sessions.put,
                self._shared.epochs_folder,
                self._learning.openers,
                self,
            )
            self.sessions.add_recent(self.top_bar.menus)
            NetworkExport(store, self, self.actions_)
            OwnStacks(store, self, stacks, self.open_file)
            self.first_steps = FirstSteps(
                self.areas,
                store,
                self._settings,
                self.actions_,
                self._first_cards,
                self._learning.lessons,
                self._examples,
                shows_maps,
            )
            self._connect(self._input)
            self._show(self._mode)
        evaluation.repeat()

    @property
    def is_complete(self) -> bool:
        """Whether the panels around the middle are built."""
        return self._input is not None

    def look_ahead(self) -> Ahead:
        """Make ready what opens files, and modes not entered yet, while nobody needs the time."""
        from playground.gui.shell.opening import read_ahead

        modes = self._modes
        ahead = (kind.ahead() for name, kind in modes.kinds.items() if name not in modes)
        self.ahead = Ahead((read_ahead(), *ahead), self, self._is_opening)
        return self.ahead

    def _is_opening(self) -> bool:
        """Whether something is on its way from a file to the maps."""
        is_reading = self._input is not None and self._input.is_reading
        return is_reading or self._shared.evaluation.is_busy

    # Modes.

    @property
    def mode(self) -> str:
        """The name of the mode that is shown."""
        return self._mode.name

    def show_mode(self, name: str) -> None:
        """Show another mode: other panels around the same document."""
        if name not in self._modes.kinds:  # of a step or session that another version has kept
            return
        self.complete()
        is_new = name not in self._modes
        if is_new:
            try:
                with without_sheet(present_application()):
                    self._put_beneath(self._modes.enter(name))
            except Exception:
                self.top_bar.show_mode(self.mode)  # a click has chosen the other
                raise
        self.top_bar.show_mode(name)
        if name == self.mode:
            return
        if self.first_steps is not None:
            self.first_steps.close()
        self._mode.left()
        self._show(self._modes[name])
        if is_new:
            self._shared.evaluation.repeat()

    def _make_mode(self, kind: type[Mode]) -> Mode:
        mode = kind(self._shared, self)
        mode.input_wanted.connect(self._open_input)
        mode.mode_wanted.connect(self.show_mode)
        return mode

    def _open_input(self, tab: str) -> None:
        """Open the input over the maps, at one of its pages."""
        if self._input is not None:
            self.areas.open_input()
            self._input.choose_tab(tab)

    def _first_cards(self) -> tuple[FirstCard, ...]:
        """The cards that there are to begin with."""
        from playground.gui.shell.firstcards import first_cards

        last = next(iter(self.sessions.recent()), "")
        return tuple(first_cards(last, self._read_handwriting, self.open_file, self._examples.load))

    def _read_handwriting(self) -> None:
        """Load the network that reads digits, and open an empty sheet to draw one."""
        from playground.gui.shell.firstcards import HANDWRITING

        self._networks.load(HANDWRITING)
        self._open_input("draw")

    def _put_beneath(self, panels: Panels) -> None:
        if panels.beneath is not None and self._input is not None:
            self._input.put_under_picture(panels.beneath)

    def _show(self, mode: Mode) -> None:
        self._mode = mode
        self._shared.store.look(mode=mode.name)
        self.areas.show_mode(mode, self._modes.panels(mode.name))
        has_beneath = self._modes.show_beneath(mode.name)
        if self._input is not None:
            self._input.set_compact(has_beneath)
        self._arrange()
        for action in OF_MODE:
            self.actions_[action].setEnabled(action in mode.actions())
        mode.entered()
        self.mode_shown.emit()

    def _connect(self, input_panel: InputPanel) -> None:
        actions = self.actions_
        self.addActions(actions.all())
        Guide(
            self,
            actions,
            self._reach,
            self._settings,
            self.language_wanted.emit,
            lambda: self._presenting,
        )
        actions.connect_to("open", input_panel.open_picture)
        actions.connect_to("paste", input_panel.paste_picture)
        actions.connect_to("camera", input_panel.camera.toggle)
        actions.connect_to("quit", self.close)
        UndoActions(self._shared.store, actions, self)
        actions.connect_to("zoom_in", lambda: self._zoom(1.5))
        actions.connect_to("zoom_out", lambda: self._zoom(1 / 1.5))
        actions.connect_to("zoom_fit", lambda: self._zoom(0))
        for name in OF_MODE:
            actions.connect_to(name, partial(self._do_mode_action, name))
        self.areas.take(actions)
        self._presenting = Presenting(self._shared, self, actions)
        self._steps = StepActions(
            self._shared, self._presenting, actions, self.show_mode, lambda: self._mode, self
        )
        self._speaking = Speaking(self._shared, self._presenting, self._settings, self)
        self._mirror = Mirror(
            self._shared, self._presenting, self._settings, actions, lambda: self._mode, self
        )
        self.mode_shown.connect(self._mirror.show_mode)
        self.mode_shown.connect(self._steps.follow_mode)
        Exporting(self._shared, self, actions)
        actions.connect_to("present", self._toggle_present)
        actions.connect_to("language", self._change_language)
        actions["language"].setVisible(has_translations())
        QShortcut(QKeySequence("Esc"), self, self._escape)
        self.top_bar.modes.chosen.connect(self.show_mode)

    def open_file(self, path: str) -> None:
        """Open the file of a kernel, a stack or a network, as if it were dropped."""
        assert self._opening is not None
        self._opening.open_file(path)

    def open_copy(self, path: Path, kept_from: str) -> None:
        """Open a copy that was kept against a crash, of changes to the file `kept_from`."""
        assert self._opening is not None
        self._opening.open_copy(path, kept_from)

    def mode_with(self, flag: str) -> Mode:
        """Show a mode that has a flag of Mode set, and return it."""
        if not getattr(self._mode, flag):
            kinds = self._modes.kinds.items()
            self.show_mode(next(name for name, kind in kinds if getattr(kind, flag)))
        return self._mode

    def _reach(self) -> Reach:
        """The parts and functions of the window that the palette finds commands in."""
        from playground.gui.shell.commandsources import Reach

        return Reach(
            self,
            self._shared.store,
            self.actions_,
            self._modes.kinds,
            show_mode=self.show_mode,
            take_preset=lambda name: self.mode_with("edits_kernels").take_preset(name),
            shown_mode=lambda: self.mode,
            first_cards=self._first_cards,
            recent=self.sessions.recent,
            open_file=self.open_file,
        )

    def _keeps_input(self) -> bool:
        return self._mode.keeps_input()

    def _do_mode_action(self, name: str) -> None:
        """Let the mode do an action; it is off where the mode has none such."""
        self._mode.actions()[name]()

    def _zoom(self, factor: float) -> None:
        grid = self._mode.zoomed() or (self._input.grid if self._input is not None else None)
        if grid is not None:
            grid.zoom_by(factor or 1e-6)

    def _escape(self) -> None:
        leave_one(self._shared.store, self.first_steps)

    def _toggle_present(self) -> None:
        self._presenting.toggle(self._mode)

    def _change_language(self) -> None:
        spoken = QLocale().language() == QLocale.Language.Chinese
        self.language_wanted.emit("en" if spoken else "zh_CN")

    def _apply_theme(self, name: str) -> None:
        apply_theme(present_application(), name)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go through the whole window as it is seen."""
        return move_focus(self.areas.covering or self, forward)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.actions_.repaint_icons()
            self.look.tick()
        elif event.type() == QEvent.Type.WindowStateChange and not self._makes_way:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._makes_way:
            self._arrange()

    def _arrange(self) -> None:
        """Share the width out among the areas."""
        self.areas.arrange(self, self._mode)
        if self._input is not None:
            self._input.set_on_sheet(self.areas.has_input_sheet)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_complete and not self._makes_way:  # else there is nothing to lose yet
            if not self._may_close():
                event.ignore()
                return
            self._presenting.end()
            self._mirror.end()
            self._mode.left()
        self._settings.set(GEOMETRY, self.saveGeometry())
        self.hide()  # what works or writes in the background may take seconds to end
        self._stop_workers()
        self.closed.emit()

    def _may_close(self) -> bool:
        """Whether nothing is lost by it, or the user said so."""
        if not self._learning.may_close():
            return False
        asks = [self.sessions.may_close, *(mode.may_close for mode in self._modes.values())]
        if not self._shared.lesson.visit.is_there:  # else it is left before what goes on in it ends
            asks.append(asks.pop(0))
        return all(may_close() for may_close in asks)

    def place(self) -> None:
        """Be where and as large as when it was closed last, as far as the screens allow."""
        place(self, self._settings.get(GEOMETRY))

    def take_messages(self, other: MainWindow) -> None:
        """Show the messages that another window shows."""
        if self._messages is not None and other._messages is not None:
            self._messages.take_over(other._messages)

    def take_place(self, other: MainWindow) -> None:
        """Come up where another window is, as large."""
        show_in_place_of(self, other)
        self.sessions.take_over(other.sessions)
        if self._published is not None and other._published is not None:
            self._published.take_over(other._published)
        self._steps.ink.take_over(other._steps.ink)
        self._speaking.take_over(other._speaking)
        self._learning.take_over(other._learning)
        self._mirror.take_over(other._mirror)
        self._presenting.take_over(other._presenting, self._mode)
        was_open = other.first_steps is not None and other.first_steps.is_open
        if self.first_steps is not None and was_open:
            self.first_steps.open()

    def make_way(self) -> None:
        """Be empty but for the bar at the top, whose menu another language was chosen in.

        No mode is asked when it is closed: another window goes on with all of this.
        """
        self._makes_way = True
        if self._opening is not None:
            self._opening.give_way()
        self._presenting.give_way()
        self._speaking.give_way()
        self._mirror.give_way()
        if self.first_steps is not None:
            self.first_steps.leave()
        self._stop_workers()
        self.areas.make_way()

    def _stop_workers(self) -> None:
        """End what works behind; who makes way does not wait for it."""
        if self._input is not None:
            self._input.camera.freeze()  # what it shows is the document's from now on
            self._input.loader.give_way()
        for worker in self.findChildren(LatestWins):
            if self._makes_way:
                worker.give_up()
            else:
                worker.stop()
